"""The frame behind a reading: its line of the journal, checked, and what it says."""

from pathlib import Path
from typing import NamedTuple

from airshed.telemetry.discover import protocols
from airshed.telemetry.journal.files import JOURNAL
from airshed.telemetry.journal.reading import frames
from airshed.telemetry.journal.records import Record
from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.protocol import Protocol
from airshed.telemetry.reading import Message, Reject


class Behind(NamedTuple):
    """A frame as it lies in the journal.

    Attributes:
        record: its line, whose hash was found to be right.
        protocol: which protocol it is read by; None where none knows it.
        parts: the messages in it, or why there are none.
    """

    record: Record
    protocol: Protocol | None
    parts: tuple[Message | Reject, ...]


def frame_behind(home: Path, *, number: int, keys: Keys = NO_KEYS) -> Behind | None:
    """Return the frame of a number, read anew from its bytes; None where the journal has none.

    Keys open what is encrypted.

    Raises:
        JournalDamaged: the line is not as it was written.
    """
    if number < 1:
        return None
    record = next(frames(home / JOURNAL, first=number), None)
    if record is None or record.number != number:
        return None
    raw = record.frame.raw
    protocol = next((known for known in protocols().values() if known.claims(raw)), None)
    if protocol is None:
        return Behind(record, None, (Reject(raw, "unknown_protocol"),))
    pieces = protocol.split(raw, ended=True).pieces
    return Behind(record, protocol, tuple(protocol.decode(piece, keys=keys) for piece in pieces))
