"""Sub-indices, AQI, primary and exceeding pollutants (HJ 633), from any edition's tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import narwhals as nw

from airshed.air.frames import Frame
from airshed.air.rounding import round_up
from airshed.air.ruleset import Ruleset
from airshed.vocab import ITEMS

PARTICLES = frozenset({"pm25", "pm10"})
BEYOND = "beyond_"
LISTED = ("pm10", "pm25", "so2", "no2", "co", "o3")
"""Order in which tied pollutants are listed, as the national publication does: particles first, then gases."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item's concentration stands: a whole-number column and how many of its steps make one unit."""

    column: str
    scale: int


def report_items(ruleset: Ruleset, scope: str) -> tuple[str, ...]:
    """Return the items of the daily or the real-time report, PM items as the option `realtime_pm` says."""
    rows = [row for row in ruleset.rows("reports") if row["scope"] == scope]
    items = tuple(rows[0]["items"]) if rows else ()
    if scope != "realtime":
        return items
    period = ruleset.value("realtime_pm")
    return tuple(f"{ITEMS[i].pollutant}_{period}" if ITEMS[i].pollutant in PARTICLES else i for i in items)


def with_sub_indices(frame: Frame, *, ruleset: Ruleset, sources: Mapping[str, Source]) -> Frame:
    """Add `iaqi_<item>` for each item of `sources`, rounded up exactly; null where there is no value or no sub-index.

    An item that the edition replaces by another past its table gets `beyond_<item>` too: whether its value lies there.

    Reference: HJ 633-2012 clause 6.2, HJ 633-2026 clause 4.2.6; the tables are the edition's `breakpoints`.
    """
    tables = {row["item"]: row for row in ruleset.rows("breakpoints")}
    columns = [
        (_sub_index(source, tables[item]) if _has_sub_index(item, tables, ruleset) else nw.lit(None, nw.Int64)).alias(
            f"iaqi_{item}"
        )
        for item, source in sources.items()
    ]
    beyond = [
        (nw.col(sources[item].column).cast(nw.Int64) > _last(tables[item], sources[item])).alias(f"{BEYOND}{item}")
        for item in (row["item"] for row in ruleset.rows("fallbacks"))
        if item in sources
    ]
    return frame.with_columns(*columns, *beyond)


def _last(table: Mapping[str, Any], source: Source) -> int:
    return int(Decimal(str(table["values"][-1])) * source.scale)


def _has_sub_index(item: str, tables: Mapping[str, Any], ruleset: Ruleset) -> bool:
    """Whether the edition gives the item a sub-index; hourly particles have one where a report lists them."""
    particle_hour = ITEMS[item].period == "hour" and ITEMS[item].pollutant in PARTICLES
    return item in tables and (not particle_hour or item in report_items(ruleset, "realtime"))


def _sub_index(source: Source, table: Mapping[str, Any]) -> nw.Expr:
    value = nw.col(source.column).cast(nw.Int64)
    steps = [Decimal(str(v)) * source.scale for v in table["values"]]
    fine = 1 if all(s == int(s) for s in steps) else 10 ** max(-int(s.as_tuple().exponent) for s in steps)
    points = [int(s * fine) for s in steps]
    value, levels = value * fine if fine > 1 else value, list(table["iaqi"])
    above = {"cap": levels[-1], "hold": levels[-1], "none": None}[table["above"]]
    index: nw.Expr = nw.lit(above, nw.Int64)
    for (low, high), (from_, to) in reversed(list(zip(pairwise(points), pairwise(levels), strict=True))):
        run, rise = high - low, to - from_
        inside = round_up(value * rise + (from_ * run - low * rise), run)
        index = nw.when(value <= high).then(inside).otherwise(index)
    return nw.when(value >= 0).then(index)


def with_aqi(frame: Frame, *, ruleset: Ruleset, items: Sequence[str]) -> Frame:
    """Add `index`, `aqi`, `primary`, `exceeding` and `complete` from the `iaqi_` columns of the report's items.

    Args:
        frame: with `iaqi_<item>` for each of `items` and of their fallbacks.
        ruleset: the edition; its `exempt` pollutants do not hold up publication (HJ 633-2026 5.3.2).
        items: of the report; an item beyond its table is replaced by its fallback where the edition names one.

    Returns:
        `index` null when there is no sub-index; `aqi` null too when the edition's completeness rule withholds it;
        `primary` and `exceeding` as codes joined by commas, empty when there are none, null with the AQI; `complete`
        whether every pollutant of the report that is not exempt has a sub-index. The columns `beyond_<item>` are gone.
    """
    fallback = {row["item"]: row["use"] for row in ruleset.rows("fallbacks")}
    wanted = [p for p in LISTED if any(ITEMS[item].pollutant == p for item in items)]
    columns = frame.collect_schema().names()
    df = frame.with_columns(*(_pollutant_index(p, items, fallback, columns).alias(f"_iaqi_{p}") for p in wanted))
    needed = [p for p in wanted if p not in ruleset.exempt]
    df = df.with_columns(
        index=_at_least(nw.max_horizontal(*(f"_iaqi_{p}" for p in wanted)), ruleset.number("lowest_index")),
        complete=nw.all_horizontal(*(~nw.col(f"_iaqi_{p}").is_null() for p in needed), ignore_nulls=True),
    )
    shown = nw.col("complete") | (nw.col("index") > ruleset.number("publish_incomplete_above"))
    withheld = nw.when(shown).then(nw.col("index"))
    df = df.with_columns(aqi=nw.col("index") if ruleset.value("completeness") == "ignore" else withheld)
    above = nw.col("aqi") > ruleset.number("primary_above")
    primary = _joined(wanted, {p: above & (nw.col(f"_iaqi_{p}") == nw.col("aqi")) for p in wanted})
    limit = ruleset.number("exceeding_above")
    exceeding = _joined(wanted, {p: nw.col(f"_iaqi_{p}") > limit for p in wanted})
    known = ~nw.col("aqi").is_null()
    return df.with_columns(primary=nw.when(known).then(primary), exceeding=nw.when(known).then(exceeding)).drop(
        *(f"_iaqi_{p}" for p in wanted), *(c for c in columns if c.startswith(BEYOND))
    )


def _at_least(index: nw.Expr, lowest: int) -> nw.Expr:
    """Return the index, or the scale's lowest value where it is below (the scale of 2026 starts at 1, 4.1.1)."""
    return nw.when(index < lowest).then(lowest).otherwise(index)


def _pollutant_index(
    pollutant: str, items: Sequence[str], fallback: Mapping[str, str], columns: Sequence[str]
) -> nw.Expr:
    """Return the larger sub-index of a pollutant's items; a fallback counts only where its item is beyond its table."""
    terms = []
    for item in items:
        if ITEMS[item].pollutant != pollutant or f"iaqi_{item}" not in columns:
            continue
        term = nw.col(f"iaqi_{item}")
        substitute = fallback.get(item)
        if substitute and f"iaqi_{substitute}" in columns and substitute not in items:
            term = nw.when(nw.col(f"{BEYOND}{item}")).then(nw.col(f"iaqi_{substitute}")).otherwise(term)
        terms.append(term)
    if not terms:
        return nw.lit(None, nw.Int64)
    return terms[0] if len(terms) == 1 else nw.max_horizontal(*terms)


def _joined(pollutants: Sequence[str], conditions: Mapping[str, nw.Expr]) -> nw.Expr:
    parts = [nw.when(conditions[p]).then(nw.lit(p)) for p in pollutants]
    return nw.concat_str(*parts, separator=",", ignore_nulls=True)


def level_of(aqi: int | None, ruleset: Ruleset) -> Mapping[str, Any] | None:
    """Return the row of `levels` an AQI falls in (HJ 633 table 2)."""
    if aqi is None:
        return None
    return next(row for row in ruleset.rows("levels") if row["upto"] is None or aqi <= row["upto"])
