"""How far the official columns follow from the official one-hour values, and why where they do not.

The network publishes, beside one-hour values, the hour's AQI, running means and ozone maxima. Each is computed again
from the one-hour values and compared. A difference is counted under the first cause, a rule of `causes`, that explains
it; what none explains is kept row by row.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import narwhals as nw

from airshed.air.causes import AQI_CAUSES, MAXIMUM_CAUSES, MEAN_CAUSES, AqiHour, MaximumDay, MeanSeries
from airshed.air.frames import Frame
from airshed.air.index import Source, report_items, with_aqi, with_sub_indices
from airshed.air.places import day_decimals
from airshed.air.ruleset import Ruleset
from airshed.calendar import day_of, hour_number
from airshed.vocab import ITEMS, POLLUTANTS

HOUR = timedelta(hours=1)
DAY_MEANS = ("pm25", "pm10", "so2", "no2", "co")
MEAN_FIELDS: Mapping[str, tuple[str, int]] = {**{f"{p}_24h": (p, 24) for p in DAY_MEANS}, "o3_8h": ("o3", 8)}
"""Running means to their pollutant and window. [h]"""
FIELDS = ("aqi", "primary", "level", *MEAN_FIELDS, "o3_8h_24h")
OZONE_FIRST_FULL = 8


@dataclass(frozen=True, slots=True)
class Difference:
    """An official value that no cause explains."""

    column: str
    station: str
    hour_end: datetime
    official: int | str
    computed: int | str | None


@dataclass(slots=True)
class Agreement:
    """How one official column compares: cells compared, cells equal, differences by cause, those without one."""

    column: str
    compared: int = 0
    equal: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    unexplained: list[Difference] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of compared cells that are equal."""
        return self.equal / self.compared if self.compared else 0.0


def agreements(table: nw.DataFrame[Any], indexed: nw.DataFrame[Any], *, ruleset: Ruleset) -> list[Agreement]:
    """Compare every official column of a table with what its one-hour values give.

    Args:
        table: `station`, `hour_end`, the six pollutants in whole steps, and `official_<field>` for any of `FIELDS`;
            concentrations in the last digit of a day's value, the primary pollutants as codes joined by commas.
        indexed: `with_hour_index` of the same table.
        ruleset: edition of the hours.
    """
    given = [f for f in FIELDS if f"official_{f}" in table.columns]
    results = {name: Agreement(name) for name in given}
    for name in ("aqi", "primary", "level"):
        if name in results:
            _compare_index(indexed, results[name], ruleset)
    for station, series in _stations(table):
        for name, (pollutant, _) in MEAN_FIELDS.items():
            if name in results:
                _compare_means(station, series, _digit(pollutant, ruleset), results[name])
        if "o3_8h_24h" in results:
            _compare_maxima(station, series, _digit("o3", ruleset), results["o3_8h_24h"])
    return list(results.values())


def with_hour_index(table: Frame, *, ruleset: Ruleset) -> Frame:
    """Add the sub-indices, AQI and primary pollutants of the one-hour values (the practice since about 2014)."""
    hourly = {ITEMS[item].pollutant: item for item in report_items(ruleset, "realtime") if item.endswith("_1h")}
    sources = {item: Source(pollutant, POLLUTANTS[pollutant].scale) for pollutant, item in hourly.items()}
    indexed = with_sub_indices(table, ruleset=ruleset, sources=sources)
    return with_aqi(indexed, ruleset=ruleset, items=tuple(sources))


def _digit(pollutant: str, ruleset: Ruleset) -> int:
    """Return how many steps make the last digit of a published mean."""
    column = "o3_8h" if pollutant == "o3" else pollutant
    return POLLUTANTS[pollutant].scale // int(10 ** day_decimals(ruleset, column))


def _compare_index(indexed: nw.DataFrame[Any], result: Agreement, ruleset: Ruleset) -> None:
    name = result.column
    levels = [(row["upto"], row["level"]) for row in ruleset.rows("levels")]
    table = next(row for row in ruleset.rows("breakpoints") if row["item"] == "so2_1h")
    so2_table = (int(table["values"][-1] * POLLUTANTS["so2"].scale), int(table["iaqi"][-1]))
    for row in indexed.filter(~nw.col(f"official_{name}").is_null()).iter_rows(named=True):
        computed = row["aqi"]
        if computed is None:
            result.causes["nothing_to_compute_from"] += 1
            continue
        result.compared += 1
        if name == "level":
            computed = next(level for upto, level in levels if upto is None or row["aqi"] <= upto)
        elif name == "primary":
            computed = row["primary"]
        if computed == row[f"official_{name}"]:
            result.equal += 1
            continue
        hour = AqiHour(official=row[f"official_{name}"], computed=computed, row=row, so2_table=so2_table)
        cause = next((c.__name__ for c in AQI_CAUSES if name == "aqi" and c(hour)), None)
        if cause:
            result.causes[cause] += 1
        else:
            result.unexplained.append(
                Difference(name, row["station"], row["hour_end"], row[f"official_{name}"], computed)
            )


@dataclass(frozen=True, slots=True)
class _Series:
    """The hours of a station without gaps: lists of one length."""

    hours: Sequence[datetime]
    columns: Mapping[str, Sequence[int | None]]


def _stations(table: nw.DataFrame[Any]) -> Iterator[tuple[str, _Series]]:
    """Yield each station's hours in order, an hour without a row filled with nulls."""
    ordered = table.sort("station", "hour_end")
    stations, hours = ordered.get_column("station").to_list(), ordered.get_column("hour_end").to_list()
    wanted = [
        c for c in ordered.columns if c in POLLUTANTS or c.removeprefix("official_") in {*MEAN_FIELDS, "o3_8h_24h"}
    ]
    columns = {c: ordered.get_column(c).to_list() for c in wanted}
    start = 0
    while start < len(stations):
        end = start
        while end < len(stations) and stations[end] == stations[start]:
            end += 1
        length = int((hours[end - 1] - hours[start]) / HOUR) + 1
        places = [int((hours[i] - hours[start]) / HOUR) for i in range(start, end)]
        filled: dict[str, Sequence[int | None]] = {}
        for name, values in columns.items():
            line: list[int | None] = [None] * length
            for place, value in zip(places, values[start:end], strict=True):
                line[place] = value
            filled[name] = line
        yield stations[start], _Series([hours[start] + HOUR * n for n in range(length)], filled)
        start = end


def _compare_means(station: str, series: _Series, digit: int, result: Agreement) -> None:
    pollutant, length = MEAN_FIELDS[result.column]
    means = MeanSeries(
        values=series.columns[pollutant],
        official=series.columns[f"official_{result.column}"],
        length=length,
        digit=digit,
        ends=_window_ends(series.hours, length),
    )
    different = [t for t in means.sums if means.computed(t) != means.official[t]]
    result.compared += len(means.sums)
    result.equal += len(means.sums) - len(different)
    left = set(different)
    for t in different:
        if t not in left:
            continue
        explained: set[int] = set()
        for cause in MEAN_CAUSES:
            explained = cause(means, t) & left
            if explained:
                result.causes[cause.__name__] += len(explained)
                break
        if not explained:
            official = means.official[t]
            result.unexplained.append(
                Difference(
                    result.column, station, series.hours[t], -1 if official is None else official, means.computed(t)
                )
            )
        left -= explained | {t}


def _window_ends(hours: Sequence[datetime], length: int) -> frozenset[int]:
    """Return the positions whose window is looked at: all for 24 h means, hours 08 to 24 for 8 h ozone."""
    if length != OZONE_FIRST_FULL:
        return frozenset(range(len(hours)))
    return frozenset(i for i, hour in enumerate(hours) if hour_number(hour) >= OZONE_FIRST_FULL)


def _compare_maxima(station: str, series: _Series, digit: int, result: Agreement) -> None:
    """Compare the running ozone maxima of each day while no hour of the day so far is missing."""
    ozone, official = series.columns["o3"], series.columns["official_o3_8h_24h"]
    eight: Sequence[int | None] = series.columns.get("official_o3_8h", [None] * len(ozone))
    for start, length in _days(series.hours):
        values = [ozone[start + n] for n in range(length)]
        if None in values:
            values = values[: values.index(None)]
        day = MaximumDay([v for v in values if v is not None], [eight[start + n] for n in range(length)], digit)
        for n in range(len(day.values)):
            published = official[start + n]
            if published is None:
                continue
            result.compared += 1
            if day.computed(n) == published:
                result.equal += 1
                continue
            cause = next((c.__name__ for c in MAXIMUM_CAUSES if c(day, n, published)), None)
            if cause:
                result.causes[cause] += 1
            else:
                where = series.hours[start + n]
                result.unexplained.append(Difference("o3_8h_24h", station, where, published, day.computed(n)))


def _days(hours: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    """Yield position of hour 01 and number of hours of each day that begins in the series."""
    seen: dict[date, list[int]] = {}
    for position, hour in enumerate(hours):
        seen.setdefault(day_of(hour), []).append(position)
    for positions in seen.values():
        if hour_number(hours[positions[0]]) == 1:
            yield positions[0], len(positions)
