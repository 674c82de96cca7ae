"""The hours of a place's stations looked through, and what is wrong with them. Answers are kept while the data stay."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from airshed.air import answers
from airshed.air.answers import Question
from airshed.air.quality import HOUR, HOURS_A_DAY, Run, StationDay, frozen_runs, quality
from airshed.air.validity import Point
from airshed.calendar import Period
from airshed.lake.engines import LakeEngine, revisions, scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import AMBIENT_HOURS, REJECTS
from airshed.plan.places import LAST_DAY
from airshed.vocab import POLLUTANTS
from airshed.web import ambient
from airshed.web.ambient import Place

KEPT = 16
ALL = ""
"""Pollutant of a fault that is of all of them."""
CODES = tuple(POLLUTANTS)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on something counts, as settings `frozen_hours` and `late_hours` say.

    Attributes:
        frozen: equal values on end that count as frozen. [h]
        late: an hour stored later than this after its end is late. [h]
    """

    frozen: int
    late: int


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong with the hours of a station, or with what was imported.

    Attributes:
        kind: `silent` (nothing came), `missing` (one pollutant), `frozen`, `late` or `refused`.
        station: its code, empty where files are meant.
        pollutant: its code, or `ALL`.
        count: hourly values it touches; cells of files where they were refused.
        first: end of the first hour, of the longest gap where there are several.
        last: end of the last one.
        runs: in how many parts.
        value: the value of the longest run, in whole steps; hours of the longest delay; or the reason of a refusal.
        by: who imported what was refused.
    """

    kind: str
    station: str
    pollutant: str
    count: int
    first: datetime | None = None
    last: datetime | None = None
    runs: int = 1
    value: int | str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        days: a row for each station and day on which it is expected.
        stations: code to name, in order.
        faults: the worst first; what came late is there after all, so it comes last.
        refused: reason to refused cells of what was imported in the period.
    """

    days: tuple[StationDay, ...]
    stations: Mapping[str, str]
    faults: tuple[Found, ...]
    refused: Mapping[str, int]


def check(home: Path, place: Place, period: Period, thresholds: Thresholds) -> Checked:
    """Look through the hours of a place over a period of days that are over.

    Raises:
        UnknownPlace: no station stands for the place.
    """
    return _check(home, place, period, thresholds, version(home))


def version(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever an answer may."""
    return (tuple(file.path.name for file in files(home, REJECTS)), ambient.version(home))


@lru_cache(maxsize=KEPT)
def _check(home: Path, place: Place, period: Period, thresholds: Thresholds, version: object) -> Checked:  # noqa: ARG001 - names the answer
    points = _points(home, place, period)
    stations = sorted({point.station for point in points})
    with unreadable_told(home):
        rows = _rows(home, stations, period)
        rejects = _rejects(home, period)
        names = dict(scan(home, "stations").select("station", "name").collect().rows())
    days = quality(
        rows,
        stations=stations,
        period=period,
        pollutants=CODES,
        frozen_hours=thresholds.frozen,
        late_after=timedelta(hours=thresholds.late),
    )
    expected = {
        (point.station, day.date) for point in points for day in days if point.from_date <= day.date < point.to_date
    }
    kept = tuple(day for day in days if (day.station, day.date) in expected)
    runs = frozen_runs(rows, pollutants=CODES, least=thresholds.frozen)
    faults = [*_missing(rows, kept), *_frozen(runs), *_late(rows, thresholds), *_refused(rejects)]
    return Checked(
        kept,
        {station: names.get(station) or station for station in stations},
        tuple(sorted(faults, key=lambda f: (f.kind == "late", -f.count, f.kind, f.station, f.pollutant))),
        _cells(rejects),
    )


def _points(home: Path, place: Place, period: Period) -> list[Point]:
    """Return the stations of a place; one without a last day in the list is expected though it has fallen silent."""
    with unreadable_told(home):
        rows = scan(home, "stations").filter(pl.col("to_date").is_null()).select("station").collect()
    in_use = set(rows.to_series().to_list())
    points = answers.points_of(LakeEngine(home), Question(place.question, period, points=place.points))
    if place.points:
        return points
    return [Point(p.station, p.place, p.from_date, LAST_DAY if p.station in in_use else p.to_date) for p in points]


def _rows(home: Path, stations: Sequence[str], period: Period) -> list[dict[str, Any]]:
    """Return an hour a row with its last values and the moment its first were stored."""
    begin, end = (datetime.combine(day, time()) for day in (period.from_date, period.to_date))
    months = {span.from_date.year * 100 + span.from_date.month for span in period.months()}
    inside = (pl.col("hour_end") > begin) & (pl.col("hour_end") <= end) & pl.col("station").is_in(stations)
    found = revisions(home, AMBIENT_HOURS.name, months=months).filter(inside).sort("revision")
    folded = found.group_by("station", "hour_end").agg(pl.col(CODES).last(), pl.col("known_at").first())
    given = pl.any_horizontal(pl.col(code).is_not_null() for code in CODES)
    rows: list[dict[str, Any]] = folded.filter(given).sort("station", "hour_end").collect().to_dicts()
    return rows


def _rejects(home: Path, period: Period) -> list[dict[str, Any]]:
    begin, end = (datetime.combine(day, time()) for day in (period.from_date, period.to_date))
    inside = (pl.col("known_at") >= begin) & (pl.col("known_at") < end)
    kept = scan(home, REJECTS.name).filter(inside).group_by("reason", "by").agg(pl.len().alias("cells"))
    rows: list[dict[str, Any]] = kept.sort("reason", "by").collect().to_dicts()
    return rows


def _missing(rows: Sequence[Mapping[str, Any]], days: Sequence[StationDay]) -> Iterator[Found]:
    """Yield for each station the hours without anything, and those that lack one pollutant only."""
    seen = {(row["station"], row["hour_end"]): row for row in rows}
    for station in dict.fromkeys(day.station for day in days):
        hours = [at for day in days if day.station == station for at in _hours(day)]
        yield from _gaps("silent", station, ALL, [at for at in hours if (station, at) not in seen], len(CODES))
        there = [(at, seen[station, at]) for at in hours if (station, at) in seen]
        for code in CODES:
            yield from _gaps("missing", station, code, [at for at, row in there if row[code] is None], 1)


def _hours(day: StationDay) -> Iterator[datetime]:
    begin = datetime.combine(day.date, time())
    yield from (begin + HOUR * n for n in range(1, HOURS_A_DAY + 1))


def _gaps(kind: str, station: str, pollutant: str, hours: Sequence[datetime], values: int) -> Iterator[Found]:
    """Yield the gaps that hours make, if any, with the longest of them."""
    spans: list[tuple[datetime, datetime]] = []
    for at in hours:
        if spans and spans[-1][1] + HOUR == at:
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    if spans:
        first, last = max(spans, key=lambda span: span[1] - span[0])
        yield Found(kind, station, pollutant, len(hours) * values, first, last, len(spans))


def _frozen(runs: Sequence[Run]) -> Iterator[Found]:
    """Yield for each station and pollutant the hours in runs, with the longest run and its value."""
    for station, pollutant in dict.fromkeys((run.station, run.pollutant) for run in runs):
        own = [run for run in runs if (run.station, run.pollutant) == (station, pollutant)]
        longest, count = max(own, key=lambda run: run.hours), sum(run.hours for run in own)
        ends = (longest.from_hour, longest.to_hour - HOUR)
        yield Found("frozen", station, pollutant, count, *ends, runs=len(own), value=longest.steps)


def _late(rows: Sequence[Mapping[str, Any]], thresholds: Thresholds) -> Iterator[Found]:
    late: dict[str, list[tuple[datetime, timedelta, int]]] = {}
    for row in rows:
        delay = row["known_at"] - row["hour_end"]
        if delay > timedelta(hours=thresholds.late):
            values = sum(row[code] is not None for code in CODES)
            late.setdefault(row["station"], []).append((row["hour_end"], delay, values))
    for station, found in late.items():
        longest = max(delay for _, delay, _ in found)
        ends = [at for at, _, _ in found]
        count = sum(values for _, _, values in found)
        yield Found("late", station, ALL, count, min(ends), max(ends), len(found), longest // HOUR)


def _refused(rejects: Sequence[Mapping[str, Any]]) -> Iterator[Found]:
    for reason, cells in _cells(rejects).items():
        by = tuple(sorted({row["by"] for row in rejects if row["reason"] == reason and row["by"]}))
        yield Found("refused", "", ALL, cells, value=reason, by=by)


def _cells(rejects: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return reason to refused cells, the most first."""
    counts: Counter[str] = Counter()
    for row in rejects:
        counts[row["reason"]] += row["cells"]
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def day_total(days: Sequence[StationDay]) -> dict[str, int]:
    """Return valid, expected, missing, frozen and late of all days together."""
    names = ("valid", "expected", "missing", "frozen", "late")
    return {name: sum(getattr(day, name) for day in days) for name in names}
