"""A message of HJ 212: its parts as they were sent, and what follows from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212 import crc, times
from airshed.telemetry.protocols.hj212.checks import deviations_of
from airshed.telemetry.protocols.hj212.content import Item, Parts, factors_of, items_of, keys_of, parts_of, readings_of
from airshed.telemetry.protocols.hj212.editions import Edition, Spoken, edition_of
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.masking import without_keys
from airshed.telemetry.reading import Deviation, Reading


class Sent(NamedTuple):
    """What was sent.

    Attributes:
        raw: bytes of the frame, without CR LF.
        header: texts of the header.
        content: text between `CP=&&` and `&&`, opened if it was encrypted.
        check: which check was sent; of the plain segment.
        odd: what was noticed while it was read.
        sealed: whether the content is encrypted and was not opened.
        site: the edition that is configured for the device, if any.
        key: that opened the content; None if it was plain, or is sealed.
    """

    raw: bytes
    header: Header
    content: str
    check: crc.Kind
    odd: tuple[Deviation, ...] = ()
    sealed: bool = False
    site: Edition | None = None
    key: Key | None = None


class Hj212Message(Sent):
    """A frame that was read: what was sent, and what follows from it."""

    @property
    def device(self) -> str | None:
        """MN."""
        return self.header.mn

    @property
    def command(self) -> str | None:
        """CN."""
        return self.header.cn

    @property
    def declared(self) -> int:
        """Length of the data segment that the frame declares [bytes]."""
        return int(self.raw[2:6])

    @property
    def actual(self) -> int:
        """Length of the data segment [bytes]."""
        return len(self.raw) - 10

    @cached_property
    def parts(self) -> Parts:
        """Its content in parts; none while it is sealed."""
        return parts_of(self.content)

    @cached_property
    def items(self) -> Sequence[Item]:
        """Factor, field and text of every part, in order; for a key the field is empty."""
        return items_of(self.parts)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """What belongs to no factor, by key."""
        return keys_of(self.parts)

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Values of factors; none while the content is sealed."""
        return readings_of(self.parts)

    @cached_property
    def data_time(self) -> str | None:
        """DataTime as it was sent."""
        return self.keys.get("DataTime")

    @cached_property
    def data_at(self) -> datetime | None:
        """DataTime as a moment; None if there is none, or if it is none."""
        return times.moment_of(self.data_time)

    @property
    def time_kind(self) -> times.Kind | None:
        """Whether DataTime starts an interval or is a moment."""
        return times.time_kind(self.command)

    @property
    def backfilled(self) -> bool:
        """Whether it is data that were kept back and are sent later: RF=1."""
        return "1" in (self.header.rf, self.keys.get("RF"))

    @cached_property
    def factors(self) -> tuple[str, ...]:
        """Codes of its factors, each once, in order."""
        return factors_of(self.parts.names)

    @cached_property
    def spoken(self) -> Spoken:
        """Its edition, and how that is known."""
        return edition_of(self.header, data_time=self.data_time, factors=self.factors, site=self.site)

    @cached_property
    def deviations(self) -> Sequence[Deviation]:
        """What the standard does not allow."""
        return deviations_of(self)

    def shape(self) -> dict[str, Any]:
        """Return the stable shape that programs read; what was not sent is None."""
        header, spoken = self.header, self.spoken
        return {
            "version_bits": header.version_bits,
            "edition": spoken.edition,
            "edition_reason": spoken.reason,
            "crc": self.check,
            "len_ok": self.declared == self.actual,
            "len_declared": self.declared,
            "len_actual": self.actual,
            "qn": header.qn,
            "st": header.st,
            "cn": header.cn,
            "mn": header.mn,
            "pw": header.pw,
            "flag": header.flag_number,
            "answer_wanted": header.wants_answer,
            "pnum": header.pnum,
            "pno": header.pno,
            "backfilled": self.backfilled,
            "data_time": self.data_time,
            "data_time_is": self.time_kind,
            "keys": without_keys(self.keys),
            "readings": [reading._asdict() for reading in self.readings],
            "deviations": [deviation._asdict() for deviation in self.deviations],
        }
