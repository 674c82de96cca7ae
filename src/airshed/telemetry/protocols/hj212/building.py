"""Frames that are sent: a header and a content as bytes, and answers to what came."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from airshed.errors import AirshedError, Fault
from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212 import sm4
from airshed.telemetry.protocols.hj212.content import Item
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.telemetry.protocols.hj212.editions import Edition
from airshed.telemetry.protocols.hj212.framing import LONGEST_SEGMENT
from airshed.telemetry.protocols.hj212.header import VERSION_SHIFT, Header
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.protocols.hj212.tables import commands

BITS: Mapping[Edition, int] = MappingProxyType({"2005": 0, "2017": 1, "2025": 2})
ANSWER = 1
PACKETS = 2
INTERACTION = "91"
READY = 1
DONE = 1
FORBIDDEN = frozenset(";,=&\r\n")
REPLIES: Mapping[str, str] = MappingProxyType({"upload": "9014", "notice": "9013"})
"""Command of the answer by the kind of command that is answered."""


class BadFrame(AirshedError):
    """What was to be sent is not allowed in a frame."""


def flag(edition: Edition, *, answer: bool = False, packets: bool = False) -> int:
    """Return Flag of an edition [0 to 255]."""
    return BITS[edition] << VERSION_SHIFT | answer * ANSWER | packets * PACKETS


def framed(segment: bytes) -> bytes:
    """Return a data segment as a frame, with CR LF.

    Raises:
        BadFrame: it is longer than any receiver takes.
    """
    if len(segment) > LONGEST_SEGMENT:
        raise BadFrame(Fault("telemetry.segment_too_long", "CP", str(len(segment)), str(LONGEST_SEGMENT)))
    return b"##%04d%s%04X\r\n" % (len(segment), segment, crc(segment))


def sealed(frame: bytes, *, key: Key) -> bytes:
    """Return a plain frame, with CR LF or without, encrypted: its length and its check stay those of the plain one.

    Raises:
        Sm4Missing: SM4 cannot be used.
    """
    before, opened, after = frame.partition(b"CP=&&")
    content, closed, behind = after.rpartition(b"&&")
    return before + opened + sm4.encrypted(content, key=key) + closed + behind


def encoded(header: Header, content: str = "") -> bytes:
    """Return a frame of a header and a content, in the order of the standard; keys that are None are left out.

    Raises:
        BadFrame: a text of the header has a sign that parts keys.
    """
    named = zip(("QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "RF"), header, strict=True)
    sent = [(key, text) for key, text in named if text is not None]
    for key, text in sent:
        if FORBIDDEN.intersection(text):
            raise BadFrame(Fault("telemetry.bad_text", key, text, "; , = & CR LF"))
    before = ";".join(f"{key}={text}" for key, text in sent)
    return framed(f"{before};CP=&&{content}&&".encode())


def content_of(items: Sequence[Item]) -> str:
    """Return a content: items of one factor that follow each other are parted by `,`, all others by `;`."""
    text, before = "", None
    for factor, field, value in items:
        sign = "" if before is None else "," if field and factor == before else ";"
        text += f"{sign}{factor}-{field}={value}" if field else f"{sign}{factor}={value}"
        before = factor if field else ""
    return text


def answered(message: Hj212Message, command: str, *, content: str = "") -> bytes | None:
    """Return an answer to a message, with its QN, PW and MN.

    None if its check is wrong, or if it has no QN or texts that cannot be sent back; the device then sends again.
    Answers are of system 91, want no answer, and carry no numbers of packets, whatever was answered.
    """
    header = message.header
    echoed = (header.qn, header.pw, header.mn)
    if not header.qn or message.check == "none" or FORBIDDEN.intersection("".join(filter(None, echoed))):
        return None
    bits = (header.version_bits or 0) << VERSION_SHIFT
    answer = Header(qn=header.qn, st=INTERACTION, cn=command, pw=header.pw, mn=header.mn, flag=str(bits))
    try:
        return encoded(answer, content)
    except BadFrame:  # with what it sent back it is longer than a frame may be
        return None


def reply(message: Hj212Message) -> bytes | None:
    """Return what a platform answers: 9014 to data, 9013 to notices and heartbeats.

    None where no answer is wanted, or where none can be given (see `answered`).
    """
    command = commands().get(message.command or "")
    if command is None or not message.header.wants_answer:
        return None
    code = REPLIES.get(command.kind)
    return answered(message, code) if code else None


def ready(message: Hj212Message, *, result: int = READY) -> bytes | None:
    """Return what a device answers to a request before it does it: 9011."""
    return answered(message, "9011", content=f"QnRtn={result}")


def executed(message: Hj212Message, *, result: int = DONE) -> bytes | None:
    """Return what a device answers when a request is done: 9012."""
    return answered(message, "9012", content=f"ExeRtn={result}")
