"""From a piece of a stream to a message."""

import re
from typing import NamedTuple

from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212 import sm4
from airshed.telemetry.protocols.hj212.crc import Kind, crc, kind
from airshed.telemetry.protocols.hj212.editions import BITS_2025, Edition
from airshed.telemetry.protocols.hj212.header import BY_THE_BOOK, Header, header_of
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.reading import Deviation, Reject

OPENED = b"CP=&&"
CLOSED = "&&"
WRITTEN = re.compile(rb"[A-Za-z0-9]+(-[A-Za-z]+)?=|\Z")
"""How a content begins that is not encrypted."""


class Read(NamedTuple):
    """A segment that was read."""

    header: Header
    content: str
    odd: tuple[Deviation, ...]
    sealed: bool = False


def decode(piece: Piece, *, key: bytes | None = None, site: Edition | None = None) -> Hj212Message | Reject:
    """Return the message of a piece, or why there is none.

    Args:
        piece: as `split` gives it.
        key: of SM4, 16 bytes, for content that is encrypted.
        site: the edition that is configured for the device; it overrules what Flag says.
    """
    raw, reason, glued = piece
    if reason:
        return Reject(raw, reason)
    segment, sent = raw[6:-4], int(raw[-4:], 16)
    right = sent == crc(segment)
    if right and not glued and segment.isascii():
        text = segment.decode()
        match = BY_THE_BOOK.match(text)
        if match is not None and match.end() < len(text):
            return Hj212Message(raw, Header(*match.groups()), text[match.end() : -2], "gb", (), False, site)  # noqa: FBT003
    return _decode_other(piece, "gb" if right else kind(segment, sent), key, site)


def _decode_other(piece: Piece, check: Kind, key: bytes | None, site: Edition | None) -> Hj212Message | Reject:
    """Return the message of a frame that is not by the book."""
    raw, _, glued = piece
    segment = raw[6:-4]
    odd: tuple[Deviation, ...] = (Deviation("glued"),) if glued else ()
    if check != "gb" and key is not None:
        opened = _opened(segment, sent=int(raw[-4:], 16), key=key)
        if opened is not None:
            segment, more = opened
            check, odd = "gb", odd + more
    header, content, more, sealed = _read(segment, check)
    if header.cn is None and not content:
        return Reject(raw, "no_header")
    return Hj212Message(raw, header, content, check, odd + more, sealed, site)


def _read(segment: bytes, check: Kind) -> Read:
    """Return header and content of a segment; the content of an encrypted one is empty."""
    try:
        text = segment.decode()
    except UnicodeDecodeError:
        return _read_other(segment)
    header, content, odd = header_of(text)
    if content.endswith(CLOSED):
        content = content[:-2]
    else:
        odd = (*odd, Deviation("content_not_closed"))
    if check == "none" and content and header.version_bits == BITS_2025 and "=" not in content:
        return Read(header, "", (*odd, Deviation("encrypted")), sealed=True)
    return Read(header, content, odd)


def _read_other(segment: bytes) -> Read:
    """Return header and content of a segment that is not UTF-8: Chinese of another encoding, or a cipher."""
    before, _, after = segment.partition(OPENED)
    header, _, odd = header_of((before + OPENED).decode("gb18030", "replace"))
    if header.version_bits == BITS_2025 and not WRITTEN.match(after):
        return Read(header, "", (*odd, Deviation("encrypted")), sealed=True)
    try:
        text, code = segment.decode("gb18030"), "not_utf8"
    except UnicodeDecodeError:
        text, code = segment.decode("utf-8", "replace"), "not_text"
    header, content, odd = header_of(text)
    return Read(header, content.removesuffix(CLOSED), (*odd, Deviation(code)))


def _opened(segment: bytes, *, sent: int, key: bytes) -> tuple[bytes, tuple[Deviation, ...]] | None:
    """Return the plain segment, if the key makes its check right: that is computed before encryption."""
    before, opened, after = segment.partition(OPENED)
    if not opened:
        return None
    for form, cipher in sm4.ciphers(after.removesuffix(b"&&")):
        plain = before + opened + sm4.decrypted(cipher, key=key) + b"&&"
        if crc(plain) == sent:
            return plain, () if form == "bytes" else (Deviation("cipher_as_text", form),)
    return None
