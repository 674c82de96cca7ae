"""Frames for tests; synthetic where nothing else is said."""

from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.building import framed
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.message import Hj212Message

MN = "010000A8900016F000169DC0"
HEADER = f"QN=20240123101501421;ST=31;CN=2011;PW=123456;MN={MN};Flag=5"
CONTENT = "DataTime=20240123101500;a21026-Rtd=26.873,a21026-Flag=N;a19001-Rtd=9.1,a19001-Flag=N"


def frame(content: str = CONTENT, *, header: str = HEADER) -> bytes:
    """Return a frame without CR LF."""
    return framed(f"{header};CP=&&{content}&&".encode()).removesuffix(b"\r\n")


def framed_as(segment: bytes, *, check: str | None = None, length: int | None = None) -> bytes:
    """Return a frame with a length and a check of one's own."""
    size = len(segment) if length is None else length
    return b"##%04d" % size + segment + (f"{crc(segment):04X}" if check is None else check).encode()


def message(raw: bytes, **chosen: object) -> Hj212Message:
    """Return the message of a frame; there must be exactly one."""
    (piece,) = split(raw, ended=True).pieces
    found = decode(piece, **chosen)  # type: ignore[arg-type]
    assert isinstance(found, Hj212Message), found
    return found


def told(raw: bytes, **chosen: object) -> dict[str, str]:
    """Return the deviations of a frame: code to what was found."""
    return dict(message(raw, **chosen).deviations)


def frames(pieces: tuple[Piece, ...]) -> list[bytes]:
    """Return the bytes of what is a frame."""
    return [piece.raw for piece in pieces if not piece.reason]
