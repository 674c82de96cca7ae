"""How good the hourly data of stations are: hours there, hours that came late, values that stood still, refusals."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from airshed.calendar import Period, day_of
from airshed.vocab import POLLUTANTS

HOUR = timedelta(hours=1)
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Run:
    """Hours on end with the same value: hour ends from `from_hour` (inclusive) to `to_hour` (exclusive)."""

    station: str
    pollutant: str
    from_hour: datetime
    to_hour: datetime
    steps: int

    @property
    def hours(self) -> int:
        """How many hours it lasts."""
        return (self.to_hour - self.from_hour) // HOUR


@dataclass(frozen=True, slots=True)
class StationDay:
    """A station on a day.

    Attributes:
        station: its code.
        date: the day.
        valid: hours with a value, over all pollutants asked for.
        expected: hours there should be.
        frozen: hours inside a run of equal values.
        late: hours stored later than allowed; 0 where nothing was asked.
    """

    station: str
    date: date
    valid: int
    expected: int
    frozen: int
    late: int

    @property
    def missing(self) -> int:
        """Hours without a value."""
        return self.expected - self.valid


def frozen_runs(rows: Iterable[Mapping[str, Any]], *, pollutants: Sequence[str], least: int) -> list[Run]:
    """Return runs of at least `least` equal values above zero in hours on end, by station, pollutant and time.

    Args:
        rows: `station`, `hour_end` and the pollutants in whole steps, one row per station and hour.
        pollutants: which of them.
        least: hours from which a run counts. [h]
    """
    ordered = sorted(rows, key=lambda row: (row["station"], row["hour_end"]))
    runs: list[Run] = []
    for pollutant in pollutants:
        open_run: Run | None = None
        for row in ordered:
            value, hour = row[pollutant], row["hour_end"]
            joins = (
                open_run is not None
                and open_run.station == row["station"]
                and open_run.to_hour == hour
                and open_run.steps == value
            )
            if joins and open_run is not None:
                open_run = Run(open_run.station, pollutant, open_run.from_hour, hour + HOUR, open_run.steps)
                continue
            runs += [open_run] if open_run and open_run.hours >= least else []
            open_run = Run(row["station"], pollutant, hour, hour + HOUR, value) if value else None
        runs += [open_run] if open_run and open_run.hours >= least else []
    return sorted(runs, key=lambda run: (run.station, list(POLLUTANTS).index(run.pollutant), run.from_hour))


def quality(  # noqa: PLR0913 - each says what counts
    rows: Sequence[Mapping[str, Any]],
    *,
    stations: Sequence[str],
    period: Period,
    pollutants: Sequence[str],
    frozen_hours: int,
    late_after: timedelta | None = None,
) -> list[StationDay]:
    """Return a row for each station and day of a period, also where nothing came.

    Args:
        rows: `station`, `hour_end`, `known_at` and the pollutants in whole steps, one row per station and hour.
        stations: those expected on every day.
        period: the days.
        pollutants: those expected in every hour.
        frozen_hours: equal values on end that count as frozen. [h]
        late_after: an hour stored later than this after its end is late; None asks nothing of it.
    """
    valid: Counter[tuple[str, date]] = Counter()
    late: Counter[tuple[str, date]] = Counter()
    for row in rows:
        key = (row["station"], day_of(row["hour_end"]))
        valid[key] += sum(row[pollutant] is not None for pollutant in pollutants)
        late[key] += late_after is not None and row["known_at"] - row["hour_end"] > late_after
    frozen: Counter[tuple[str, date]] = Counter()
    for run in frozen_runs(rows, pollutants=pollutants, least=frozen_hours):
        for n in range(run.hours):
            frozen[run.station, day_of(run.from_hour + HOUR * n)] += 1
    days = [period.from_date + timedelta(days=n) for n in range(period.days)]
    expected = HOURS_A_DAY * len(pollutants)
    return [StationDay(s, day, valid[s, day], expected, frozen[s, day], late[s, day]) for s in stations for day in days]


def refusals(rejects: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many cells were refused by reason, the most first; table `rejects` knows the cell, not the hour."""
    counts = Counter(str(row["reason"]) for row in rejects)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
