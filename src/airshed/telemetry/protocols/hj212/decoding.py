"""From a piece of a stream to a message."""

import re
from typing import NamedTuple

from airshed.telemetry.keys import NO_KEYS, Key, Keys
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
UNWRITTEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no content has: one check in 256 is right by chance, and a cipher may begin like a name, but it is no text."""
CIPHER = re.compile(r"[0-9A-Fa-f]{32}|\{0[xX]")
"""How a cipher begins that is sent as text."""


class Read(NamedTuple):
    """A segment that was read."""

    header: Header
    content: str
    odd: tuple[Deviation, ...]
    sealed: bool = False


class Opened(NamedTuple):
    """A segment that was encrypted, and by which key it was opened."""

    segment: bytes
    key: Key
    odd: tuple[Deviation, ...]


def decode(piece: Piece, *, keys: Keys = NO_KEYS, site: Edition | None = None) -> Hj212Message | Reject:
    """Return the message of a piece, or why there is none.

    Args:
        piece: as `split` gives it.
        keys: of SM4, for content that is encrypted; where SM4 cannot be used it is as if there were none.
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
    return _decode_other(piece, "gb" if right else kind(segment, sent), keys, site)


def _decode_other(piece: Piece, check: Kind, keys: Keys, site: Edition | None) -> Hj212Message | Reject:
    """Return the message of a frame that is not by the book."""
    raw, _, glued = piece
    segment = raw[6:-4]
    odd: tuple[Deviation, ...] = (Deviation("glued"),) if glued else ()
    try:
        opened = _opened(segment, check, sent=int(raw[-4:], 16), keys=keys) if keys else None
    except sm4.Sm4Missing:
        opened, keys = None, NO_KEYS  # nothing that can be used opens it
    if opened is not None:
        segment, check, odd = opened.segment, "gb", odd + opened.odd
    header, content, more, sealed = _read(segment, check)
    if header.cn is None and not content:
        return Reject(raw, "no_header")
    if sealed:
        more = (*more, Deviation("key_unfit" if keys.of(header.mn) else "encrypted"))
    return Hj212Message(raw, header, content, check, odd + more, sealed, site, opened.key if opened else None)


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
    unread = "=" not in content or CIPHER.match(content)
    if check == "none" and content and header.version_bits == BITS_2025 and unread:
        return Read(header, "", odd, sealed=True)
    return Read(header, content, odd)


def _read_other(segment: bytes) -> Read:
    """Return header and content of a segment that is not UTF-8: Chinese of another encoding, or a cipher."""
    before, _, after = segment.partition(OPENED)
    header, _, odd = header_of((before + OPENED).decode("gb18030", "replace"))
    if header.version_bits == BITS_2025 and not _is_text(after):
        return Read(header, "", odd, sealed=True)
    try:
        text, code = segment.decode("gb18030"), "not_utf8"
    except UnicodeDecodeError:
        text, code = segment.decode("utf-8", "replace"), "not_text"
    header, content, odd = header_of(text)
    return Read(header, content.removesuffix(CLOSED), (*odd, Deviation(code)))


def _is_text(content: bytes) -> bool:
    return WRITTEN.match(content) is not None and not UNWRITTEN.search(content)


def _opened(segment: bytes, check: Kind, *, sent: int, keys: Keys) -> Opened | None:
    """Return the plain segment, if a key makes it text, and its check right: that is computed before encryption."""
    before, opened, after = segment.partition(OPENED)
    after = after.removesuffix(b"&&")
    if not opened or (check == "gb" and _is_text(after)):
        return None
    header, *_ = header_of((before + OPENED).decode("gb18030", "replace"))
    for key in keys.of(header.mn):
        for form, cipher in sm4.ciphers(after):
            content = sm4.decrypted(cipher, key=key)
            plain = before + opened + content + b"&&"
            if crc(plain) == sent and _is_text(content):
                return Opened(plain, key, () if form == "bytes" else (Deviation("cipher_as_text", form),))
    return None
