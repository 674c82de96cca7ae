"""What the devices of a home measure, when they are played: stacks and air of the invented city."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from airshed.city.history import History, history
from airshed.city.stacks.chances import chance, salt_of
from airshed.city.stacks.intervals import told_intervals, told_moments
from airshed.city.stacks.lines import clock_s, sends_at
from airshed.city.stacks.stack import Stack, stack_of
from airshed.ingest.devices import STATION, devices_of, factors_of
from airshed.telemetry.simulating.answers import State
from airshed.telemetry.simulating.device import Player
from airshed.telemetry.simulating.telling import HOUR, Measured, Period, Speech

POLLUTANTS: Mapping[str, str] = MappingProxyType(
    {"a34004": "pm25", "a34002": "pm10", "a21026": "so2", "a21004": "no2", "a21005": "co", "a05024": "o3"}
)
PASSWORD = "123456"  # noqa: S105 - of devices that do not exist
AIR, VOC, FLUE_GAS = "22", "27", "31"
"""Kinds of systems (HJ 212-2017, table 5)."""
NMHC = "a24088"
FROM_MG: Mapping[str, float] = MappingProxyType({"mg/m3": 1.0, "µg/m3": 1e3, "ng/m3": 1e6})
UNREADABLE = "D"
TIMEOUT_S = 10.0
"""HJ 212-2017, table 1, for radio nets."""
SPREAD = 0.04  # of a mean that shorter times of a station differ by
AHEAD = timedelta(days=30)
"""The air is made so far into the future, and again when that is reached."""
Row = Mapping[str, Any]


class CityTruth:
    """What devices measure, of which the lake says where they are."""

    def __init__(
        self, rows: Iterable[Row], *, seed: int, from_date: date, until: datetime, past: History | None = None
    ) -> None:
        """Remember the devices.

        Args:
            rows: of the lake's table `devices`.
            seed: of the city.
            from_date: first day of the city's air.
            until: a moment until which air is asked for, first of all. [city wall time]
            past: the city until that moment, where somebody has made it already.
        """
        self._rows = {row["mn"]: row for row in rows}
        self._seed, self._from_date, self._until = seed, from_date, until
        self._stacks: dict[str, Stack] = {}
        self._air = _by_hour(past) if past else {}

    def measured(
        self, mn: str, period: Period, *, from_at: datetime, to_at: datetime, step: timedelta
    ) -> Sequence[Measured]:
        """Return what a device measures, as `Truth` says."""
        row = self._rows[mn]
        if row["kind"] == STATION:
            return self._of_air(row, period, from_at, to_at, step)
        stack = self._stack(mn)
        if period == "real":
            told = told_moments(stack, from_at=from_at, to_at=to_at, seconds=step // timedelta(seconds=1))
        else:
            told = told_intervals(stack, from_at=from_at, to_at=to_at, minutes=step // timedelta(minutes=1))
        return [Measured(at, mark, numbers) for at, mark, numbers in told]

    def sends_at(self, mn: str, at: datetime) -> datetime | None:
        """Return when a device sends what it measured at a moment."""
        return sends_at(self.salt(mn), at)

    def salt(self, mn: str) -> int:
        """Return what stands for a device in everything that is drawn."""
        return salt_of("airshed stacks", self._seed, mn)

    def _stack(self, mn: str) -> Stack:
        if mn not in self._stacks:
            wanted = factors_of(self._rows[mn]["factors"])
            self._stacks[mn] = stack_of(self._seed, mn, [f"{code}={unit}" for code, unit in wanted])
        return self._stacks[mn]

    def _of_air(
        self, row: Row, period: Period, from_at: datetime, to_at: datetime, step: timedelta
    ) -> Sequence[Measured]:
        midnight = from_at.replace(hour=0, minute=0, second=0, microsecond=0)
        first, last = (-(-(at - midnight) // step) for at in (from_at, to_at))
        wanted = [(code, unit) for code, unit in factors_of(row["factors"]) if code in POLLUTANTS]
        moments = [midnight + number * step for number in range(first, last)]
        return [self._of_hour(row, period, at, wanted) for at in moments]

    def _of_hour(self, row: Row, period: Period, at: datetime, wanted: Sequence[tuple[str, str]]) -> Measured:
        """Return the published air of the hour of a moment; of shorter times than hours it differs a little."""
        begins = at.replace(minute=0, second=0, microsecond=0)
        air = self._published(row["place"], begins + HOUR)
        numbers, marks = [], {}
        for code, unit in wanted:
            value = air.get(POLLUTANTS[code])
            if value is None:
                marks[code] = UNREADABLE
            elif period != "hour":
                place = int((at - datetime.min) / timedelta(seconds=1))  # noqa: DTZ901 - city wall time
                value *= 1 + SPREAD * (chance(self.salt(row["mn"]), code, place) - 0.5)
            numbers.append((code, "mean", _told(code, value or 0.0, unit)))
        return Measured(at, "N", tuple(numbers), marks)

    def make_air(self) -> None:
        """Make the air of stations, if there are any; it takes seconds, and later nobody waits for it."""
        if any(row["kind"] == STATION for row in self._rows.values()):
            self._published("", self._until)

    def _published(self, station: str, hour_end: datetime) -> Mapping[str, Any]:
        if not self._air or hour_end > self._until:
            self._until = max(self._until, hour_end) + AHEAD
            past = history(seed=self._seed, from_date=self._from_date, until=self._until)
            self._air = _by_hour(past)
        return self._air.get((station, hour_end), {})


def _by_hour(past: History) -> Mapping[tuple[str, datetime], Mapping[str, Any]]:
    """Return the published air of stations by hour."""
    return {(row["station"], row["hour_end"]): row for row in past.air.iter_rows(named=True)}


def _told(code: str, value: float, unit: str) -> str:
    """Return a value, which is in µg/m³ and of CO in mg/m³, as a station tells it."""
    number = value * FROM_MG[unit] / (1.0 if POLLUTANTS[code] == "co" else 1e3)
    return f"{number:.{3 if unit == 'mg/m3' else 1}f}"


class City:
    """The devices of a home on a day, and the truth behind them."""

    def __init__(self, home: Path, *, seed: int, now: datetime, from_date: date, past: History | None = None) -> None:
        """Read the lake.

        Args:
            home: the home.
            seed: of the city.
            now: devices of this day. [city wall time]
            from_date: first day of the city's air.
            past: the city until now, where somebody has made it already.

        Raises:
            LakeDamaged: the table of devices cannot be read.
        """
        self.rows: Sequence[Row] = devices_of(home, on=now.date()).to_dicts()
        self.truth = CityTruth(self.rows, seed=seed, from_date=from_date, until=now, past=past)

    @cached_property
    def numbers(self) -> list[str]:
        """Numbers of the devices."""
        return [row["mn"] for row in self.rows]

    def player(self, row: Row, since: dict[Period, datetime], *, timeout_s: float = TIMEOUT_S) -> Player:
        """Return a device, to be played from some moments on, by period; it waits so long for an answer [s]."""
        codes = {code for code, _ in factors_of(row["factors"])}
        system = AIR if row["kind"] == STATION else VOC if NMHC in codes else FLUE_GAS
        expected = {"real": row["real_time_s"], "minute": row["minute_min"], "hour": row["hourly"]}
        kept = {period: at for period, at in since.items() if expected[period]}
        minutes = ((kept["minute"], row["minute_min"]),) if "minute" in kept else ()
        clock = timedelta(seconds=clock_s(self.truth.salt(row["mn"])))
        speech = Speech(row["mn"], system, PASSWORD, row["edition"] or "2017")
        state = State(PASSWORD, row["real_time_s"], minutes, timeout_s=timeout_s, clock=clock)
        return Player(speech, row["mn"], state, kept)
