"""Encrypted content of HJ 212-2025: SM4, block by block, without padding; an incomplete last block stays plain.

Only what stands between `CP=&&` and `&&` is encrypted, and the check is that of the plain segment. The standard prints
ciphers as `{0xNN,...}`; some devices send them so, or as plain hexadecimal digits, and not as bytes.

SM4 itself is that of the package `cryptography`, which is an extra: `airshed[sm4]`.
"""

import re
from collections.abc import Iterator
from typing import Literal

from airshed.errors import AirshedError, Fault
from airshed.telemetry.keys import SIZE

BLOCK = SIZE  # bytes
BRACED = re.compile(rb"\{((?:0[xX][0-9A-Fa-f]{2}[, ]*)+)\}", re.DOTALL)
DIGITS = re.compile(rb"[0-9A-Fa-f]+")

Form = Literal["bytes", "braces", "digits"]


class Sm4Missing(AirshedError):
    """SM4 cannot be used: its package is not installed, or its OpenSSL has no SM4."""


class BadKey(AirshedError):
    """A key is not of 16 bytes."""


def check_there() -> None:
    """Look whether SM4 can be used.

    Raises:
        Sm4Missing: it cannot.
    """
    encrypted(b"", key=bytes(BLOCK))


def encrypted(content: bytes, *, key: bytes) -> bytes:
    """Return a content encrypted; its length stays.

    Raises:
        BadKey: the key is not of 16 bytes.
        Sm4Missing: SM4 cannot be used.
    """
    return _blocks(content, key, opening=False)


def decrypted(content: bytes, *, key: bytes) -> bytes:
    """Return a content opened; raises as `encrypted`."""
    return _blocks(content, key, opening=True)


def ciphers(content: bytes) -> Iterator[tuple[Form, bytes]]:
    """Yield the ciphers that a content may be, in each form in which it can be read."""
    yield "bytes", content
    braced = BRACED.match(content)
    if braced:
        digits = re.sub(rb"0[xX]|[, ]", b"", braced[1])
        yield "braces", bytes.fromhex(digits.decode()) + content[braced.end() :]
    for plain in range(BLOCK):
        part = content[: len(content) - plain]
        if part and len(part) % (2 * BLOCK) == 0 and DIGITS.fullmatch(part):
            yield "digits", bytes.fromhex(part.decode()) + content[len(part) :]


def checked_key(key: bytes) -> bytes:
    """Return a key of 16 bytes.

    Raises:
        BadKey: it is of another length.
    """
    if len(key) != BLOCK:
        raise BadKey(Fault("telemetry.bad_key", "SM4", str(len(key)), str(BLOCK)))
    return key


def _blocks(content: bytes, key: bytes, *, opening: bool) -> bytes:
    checked_key(key)
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415
    except ImportError:
        raise Sm4Missing(Fault("telemetry.no_sm4", "SM4", "cryptography", "pip install 'airshed[sm4]'")) from None
    whole = len(content) // BLOCK * BLOCK
    try:
        cipher = Cipher(algorithms.SM4(key), modes.ECB())  # noqa: S305 - the mode of the standard
        turn = cipher.decryptor() if opening else cipher.encryptor()
    except UnsupportedAlgorithm:
        raise Sm4Missing(Fault("telemetry.no_sm4", "SM4", "cryptography", "OpenSSL + SM4")) from None
    return turn.update(content[:whole]) + turn.finalize() + content[whole:]
