"""Index reports of given concentrations: the daily and the real-time report of HJ 633, and what feeds the latter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import narwhals as nw

from airshed.air.frames import Frame, FrameMaker
from airshed.air.index import Source, level_of, report_items, with_aqi, with_sub_indices
from airshed.air.rounding import half_even_number
from airshed.air.ruleset import Ruleset
from airshed.vocab import ITEMS, POLLUTANTS

DAILY, REALTIME, ITEMS_ONLY = "daily", "realtime", "iaqi"
SCOPES = (DAILY, REALTIME, ITEMS_ONLY)
FINEST = 1_000_000
"""Concentrations are taken to a millionth of their unit; finer ones are refused by `finest_steps`."""

Concentrations = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Report:
    """An index report.

    Attributes:
        concentrations: the items that went in, after rounding where the edition rounds first, in the item's unit.
        iaqi: item to sub-index, None where the edition gives it none.
        aqi: None when there is no sub-index or the edition withholds it.
        level: the edition's row of the level, with category and colour; None with the AQI.
        primary: primary pollutants (首要污染物), None with the AQI.
        exceeding: exceeding pollutants (超标污染物), None with the AQI or where the edition has no such term.
    """

    concentrations: Concentrations
    iaqi: Mapping[str, int | None]
    aqi: int | None
    level: Mapping[str, Any] | None
    primary: tuple[str, ...] | None
    exceeding: tuple[str, ...] | None


def fitting_scope(items: Iterable[str], *, ruleset: Ruleset) -> str:
    """Return the report that fits the items when none was named.

    Real-time when all are hourly, or when only that report has them all (its fallbacks among them); else daily.
    """
    given = set(items)
    if not given or all(ITEMS[item].period == "hour" for item in given):
        return REALTIME if given else DAILY
    fallbacks = {row["use"] for row in ruleset.rows("fallbacks")}
    fits_day = given <= set(report_items(ruleset, DAILY))
    return REALTIME if not fits_day and given <= {*report_items(ruleset, REALTIME), *fallbacks} else DAILY


def index_reports(
    rows: Sequence[Concentrations],
    *,
    ruleset: Ruleset,
    scope: str,
    make: FrameMaker,
) -> list[Report]:
    """Return the report of each row of concentrations.

    Args:
        rows: item to concentration in its unit, missing items left out.
        ruleset: the edition and its options.
        scope: `daily`, `realtime`, or `iaqi` for all items given.
        make: makes a frame from columns.
    """
    used = [_rounded_first(row, ruleset) for row in rows]
    given = sorted({item for row in rows for item in row})
    if not given:
        empty = Report({}, {}, None, None, None, None)
        return [empty for _ in rows]
    columns: dict[str, list[Any]] = {item: [_steps(row.get(item)) for row in used] for item in given}
    frame = make({"row": list(range(len(rows))), **columns})
    sources = {item: Source(item, FINEST) for item in given}
    indexed = with_sub_indices(_integers(frame, given), ruleset=ruleset, sources=sources)
    items = tuple(given) if scope == ITEMS_ONLY else report_items(ruleset, scope)
    graded = with_aqi(indexed, ruleset=ruleset, items=items)
    result = sorted(graded.collect().iter_rows(named=True), key=lambda row: int(row["row"]))
    return [_report(row, line, ruleset) for row, line in zip(used, result, strict=True)]


def _integers(frame: Frame, columns: Iterable[str]) -> Frame:
    return frame.with_columns(*(nw.col(c).cast(nw.Int64) for c in columns))


def _rounded_first(row: Concentrations, ruleset: Ruleset) -> Concentrations:
    if not ruleset.value("round_first"):
        return row
    decimals = {line["pollutant"]: int(line["decimals"]) for line in ruleset.index.tables["decimals"]}
    return MappingProxyType({i: half_even_number(v, decimals[ITEMS[i].pollutant]) for i, v in row.items()})


def _steps(value: Fraction | None) -> int | None:
    return None if value is None else int(half_even_number(value * FINEST, 0))


def _report(row: Concentrations, line: Mapping[str, Any], ruleset: Ruleset) -> Report:
    aqi = None if line["aqi"] is None else int(line["aqi"])
    exceeding = _codes(line["exceeding"]) if ruleset.value("exceeding_published") else None
    return Report(
        concentrations=row,
        iaqi={item: None if line[f"iaqi_{item}"] is None else int(line[f"iaqi_{item}"]) for item in row},
        aqi=aqi,
        level=level_of(aqi, ruleset),
        primary=_codes(line["primary"]),
        exceeding=exceeding,
    )


def _codes(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(code for code in text.split(",") if code)


def realtime_concentrations(
    rows: Iterable[Mapping[str, Any]], *, at: datetime, stations: Sequence[str], ruleset: Ruleset
) -> dict[str, Fraction]:
    """Return the items of a place at an hour: hour values, running 24 h means and 8 h ozone, averaged over its points.

    Args:
        rows: `station`, `hour_end` and the six pollutants in whole steps, of at least the 24 hours that end at `at`.
        at: end of the hour.
        stations: the points that should report; an item needs the share `city_min_share` of them.
        ruleset: minimum hours of day and 8 h means (GB 3095 table 4).
    """
    by_station: dict[str, list[Mapping[str, Any]]] = {station: [] for station in stations}
    for row in rows:
        if row["station"] in by_station and at - timedelta(hours=24) < row["hour_end"] <= at:
            by_station[row["station"]].append(row)
    items: dict[str, Fraction] = {}
    for item in ITEMS.values():
        values = [v for v in (_running(by_station[s], item.code, at, ruleset) for s in stations) if v is not None]
        if values and Fraction(len(values), len(stations)) >= Fraction(ruleset.share("city_min_share")):
            items[item.code] = sum(values, Fraction(0)) / len(values)
    return items


def _running(rows: Iterable[Mapping[str, Any]], item: str, at: datetime, ruleset: Ruleset) -> Fraction | None:
    period, code = ITEMS[item].period, ITEMS[item].pollutant
    hours, least = {
        "hour": (1, 1),
        "8h": (8, ruleset.number("o3_8h_min_hours")),
        "day": (24, ruleset.number("day_min_hours")),
    }[period]
    values = [row[code] for row in rows if row["hour_end"] > at - timedelta(hours=hours) and row[code] is not None]
    return Fraction(sum(values), len(values) * POLLUTANTS[code].scale) if len(values) >= least else None
