"""Parts of messages: each counts by itself as it comes, and what was cut in two counts when all parts are there.

Parts have whole factors as a rule, with DataTime repeated, so nothing waits that can be shown. Only a factor that has
values in several parts needs all of them: it then counts for more than what the parts say of it alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from airshed.telemetry.protocols.hj212 import times
from airshed.telemetry.protocols.hj212.joining import HELD, Key, joined, place_of
from airshed.telemetry.protocols.hj212.message import Hj212Message

QN_DIGITS = 17
AHEAD = timedelta(days=1)
"""So far may a moment of sending be ahead of the moment of receiving."""
PATIENCE = timedelta(minutes=10)
"""So long do parts wait for others, by the minutes in which frames were received."""


class Rank(NamedTuple):
    """What a message counts for: of two that say different things of one moment, the greater one is right.

    Attributes:
        qn: moment of sending by the clock of the device, as `moment_told` gives it.
        whole: whether it was joined from parts.
        raw: its bytes; of joined parts those of the greatest.
        rest: QN and bytes of the other parts, the greatest first.
    """

    qn: str
    whole: bool
    raw: bytes
    rest: tuple[tuple[str, bytes], ...] = ()


def rank_of(message: Hj212Message, *, whole: bool = False) -> Rank:
    """Return what a message counts for; its QN is one of `counted`."""
    return Rank(message.header.qn or "", whole, message.raw)


def moment_told(qn: str | None, received_at: datetime) -> str:
    """Return QN where it is a moment of 17 digits that had come when the frame was received; empty otherwise."""
    at = times.moment_of(qn) if qn and len(qn) == QN_DIGITS else None
    return qn if qn and at and at <= received_at + AHEAD else ""


def counted(message: Hj212Message, received_at: datetime) -> Hj212Message:
    """Return a message without a QN that does not count, or as it is."""
    if message.header.qn is None or moment_told(message.header.qn, received_at):
        return message
    return message._replace(header=message.header._replace(qn=None))


class Whole(NamedTuple):
    """A message that was joined.

    Attributes:
        message: its content; header and bytes are those of the greatest part.
        factors: those that have values in several parts; the others count already.
        rank: what it counts for.
        frames: numbers of the frames of its parts, in the order of `rank`.
    """

    message: Hj212Message
    factors: frozenset[str]
    rank: Rank
    frames: tuple[int, ...]

    @property
    def told(self) -> str:
        """The frames with their QN, as table `outlet_ranks` keeps them."""
        qns = (self.rank.qn, *(qn for qn, _ in self.rank.rest))
        return " ".join(f"{frame}={qn}" for frame, qn in zip(self.frames, qns, strict=True))


class Part(NamedTuple):
    """A part that waits.

    Attributes:
        message: what it says.
        frame: number of its frame.
    """

    message: Hj212Message
    frame: int


class Group(NamedTuple):
    """Parts of one message.

    Attributes:
        first: number of the first frame among them.
        minute: in which that was received.
        parts: the greatest that came, by their numbers.
    """

    first: int
    minute: datetime
    parts: Mapping[int, Part]


@dataclass(slots=True)
class Parts:
    """Parts that wait for others, or for better ones.

    Attributes:
        held: parts by what they have in common.
    """

    held: dict[Key, Group] = field(default_factory=dict)

    def copy(self) -> "Parts":
        """Return the same, to be changed by itself."""
        return Parts(dict(self.held))

    def oldest(self) -> int | None:
        """Return the number of the first frame that waits; None if none does."""
        return min((group.first for group in self.held.values()), default=None)

    def joined(self, message: Hj212Message, *, number: int, received_at: datetime) -> Whole | None:
        """Return what is whole with a part, if it says more than the parts did; the part waits otherwise."""
        self.forget(received_at)
        place = place_of(message)
        if place is None:
            return None
        (key, at), message = place, counted(message, received_at)
        group = self.held.pop(key, Group(number, minute_of(received_at), {}))
        before = group.parts.get(at)
        better = before is None or rank_of(message) > rank_of(before.message)
        bare = message._replace()  # without what was worked out of it, which is ten times as large
        parts = {**group.parts, at: Part(bare, number)} if better else group.parts
        whole = _whole(parts) if better and len(parts) == key.pnum else None
        if whole or not better or len(parts) < key.pnum:
            self.held[key] = group._replace(parts=parts)
        if len(self.held) > HELD:
            del self.held[next(iter(self.held))]
        return whole

    def forget(self, received_at: datetime) -> None:
        """Let go of parts that have waited too long when a frame is received; they count as they are."""
        oldest = minute_of(received_at) - PATIENCE
        for key in [key for key, group in self.held.items() if group.minute < oldest]:
            del self.held[key]


def _whole(parts: Mapping[int, Part]) -> Whole | None:
    times = Counter(factor for part in parts.values() for factor in part.message.factors)
    cut = frozenset(factor for factor, count in times.items() if count > 1)
    if not cut:
        return None
    (message,) = joined(part.message for part in parts.values()).whole
    ranked = sorted(((rank_of(part.message), part.frame) for part in parts.values()), reverse=True)
    rank = rank_of_parts([(rank.qn, rank.raw) for rank, _ in ranked])
    message = message._replace(raw=rank.raw, header=message.header._replace(qn=rank.qn or None))
    return Whole(message, cut, rank, tuple(frame for _, frame in ranked))


def rank_of_parts(parts: Sequence[tuple[str, bytes]]) -> Rank:
    """Return what a message counts for that was joined from parts, given by QN and bytes, the greatest first."""
    (qn, raw), *rest = parts
    return Rank(qn, whole=True, raw=raw, rest=tuple(rest))


def minute_of(moment: datetime) -> datetime:
    """Return the minute of a moment."""
    return moment.replace(second=0, microsecond=0)
