"""The instruments of the invented network: what they miss, what they get wrong, and what is put right later."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from airshed.city.air import TrueHour
from airshed.vocab import POLLUTANTS

Shown = Mapping[str, float | None]
Kind = Literal["down", "frozen", "wrong"]
EVERY = ""  # every station, or every analyser

MISSING = 0.003  # share of readings that are never published
SILENT = 0.001  # share of hours in which a station says nothing
NEW_STATE_FROM = datetime(2018, 9, 1, 1)  # noqa: DTZ001 - city wall time
"""First hour of which the network publishes gases at 298.15 K (GB 3095-2012, amendment of 2018)."""
OLD_STATE = 298.15 / 273  # before that they were published at 273 K: so many times the number for the same air
EXCESS = 1.6  # an analyser out of calibration reads so many times too high


@dataclass(frozen=True, slots=True)
class Incident:
    """Something wrong with instruments.

    Attributes:
        kind: `down`: no reading; `frozen`: the last reading again and again; `wrong`: out of calibration.
        from_hour: end of the first hour concerned. [city wall time]
        to_hour: end of the first hour after it.
        station: code, or `EVERY`.
        code: pollutant, or `EVERY`.
        corrected_at: when the right values were published; None = never. [city wall time]
    """

    kind: Kind
    from_hour: datetime
    to_hour: datetime
    station: str = EVERY
    code: str = EVERY
    corrected_at: datetime | None = None

    def concerns(self, hour: TrueHour, code: str) -> bool:
        """Return whether it concerns a reading."""
        there = self.station in {EVERY, hour.station} and self.code in {EVERY, code}
        return there and self.from_hour <= hour.hour_end < self.to_hour


@dataclass(frozen=True, slots=True)
class Reading:
    """What is published of an hour at a station, in whole µg/m³ and CO in 0.1 mg/m³.

    Attributes:
        station: code.
        hour_end: end of the hour. [city wall time]
        shown: as first published; None = no reading.
        corrected: as published again; None = never was.
        corrected_at: when it was. [city wall time]
    """

    station: str
    hour_end: datetime
    shown: Shown
    corrected: Shown | None = None
    corrected_at: datetime | None = None


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _days(first: str, days: int) -> tuple[datetime, datetime]:
    start = _at(first)
    return start + timedelta(hours=1), start + timedelta(days=days, hours=1)


INCIDENTS: tuple[Incident, ...] = (
    Incident("down", *_days("2018-01-17", 2), station="9902A", code="so2"),
    Incident("frozen", _at("2018-02-09T19:00"), _at("2018-02-10T12:00"), station="9901A", code="so2"),
    Incident("down", *_days("2018-05-22", 2), station="9901A", code="o3"),
    Incident("down", *_days("2018-07-10", 3), station="9902A"),
    Incident("down", _at("2018-09-05T22:00"), _at("2018-09-06T10:00")),
    Incident("wrong", *_days("2018-11-12", 7), station="9901A", code="no2", corrected_at=_at("2018-12-20T10:30")),
    Incident("down", *_days("2019-01-23", 2), station="9901A", code="co"),
    Incident("frozen", _at("2019-03-26T02:00"), _at("2019-03-26T20:00"), station="9902A", code="o3"),
    Incident("down", *_days("2019-05-13", 1), station="9902A", code="pm25"),
    Incident("down", *_days("2019-08-06", 3), station="9901A"),
    Incident("down", _at("2019-06-18T01:00"), _at("2019-06-18T15:00")),
    Incident("wrong", *_days("2019-09-03", 8), station="9902A", code="no2", corrected_at=_at("2019-10-15T10:30")),
    Incident("down", *_days("2019-10-29", 2), station="9902A", code="pm10"),
)
"""What went wrong in the years of the demo; other years have missing hours only."""


def readings(hours: Iterable[TrueHour], *, seed: int) -> Iterator[Reading]:
    """Yield what is published of each hour and station; the same arguments give the same digits."""
    draw = Random(f"airshed instruments {seed}")  # noqa: S311 - a simulator, not a secret
    last: dict[str, dict[str, float]] = {}
    for hour in hours:
        silent = draw.random() < SILENT
        missed = {code for code in hour.air if draw.random() < MISSING or silent}
        now = [i for i in INCIDENTS if i.from_hour <= hour.hour_end < i.to_hour]
        before = last.setdefault(hour.station, {})
        stated = {code: value * _state(code, hour.hour_end) for code, value in hour.air.items()}
        right = {code: None if code in missed else rounded(code, value) for code, value in stated.items()}
        shown = {code: _shown(code, value, hour, now, before) for code, value in right.items()}
        before.update({code: value for code, value in shown.items() if value is not None})
        wrong = next((i for i in now if i.kind == "wrong" and i.concerns(hour, i.code)), None)
        if wrong is None:
            yield Reading(hour.station, hour.hour_end, shown)
        else:
            again = {**shown, wrong.code: right[wrong.code]}
            yield Reading(hour.station, hour.hour_end, shown, again, wrong.corrected_at)


def _state(code: str, hour_end: datetime) -> float:
    return OLD_STATE if POLLUTANTS[code].gas and hour_end < NEW_STATE_FROM else 1.0


def _shown(
    code: str, right: float | None, hour: TrueHour, now: Iterable[Incident], before: Mapping[str, float]
) -> float | None:
    kinds = {i.kind for i in now if i.concerns(hour, code)}
    if right is None or "down" in kinds:
        return None
    if "frozen" in kinds:
        return before.get(code, right)
    return rounded(code, hour.air[code] * EXCESS) if "wrong" in kinds else right


def rounded(code: str, value: float) -> float:
    """Return a value as instruments publish it: CO in 0.1 mg/m³, the others in whole µg/m³, never 0."""
    return max(0.1, round(value, 1)) if code == "co" else max(1.0, float(round(value)))
