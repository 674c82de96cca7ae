"""What an edition of the air quality index looks like."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator

from airshed.errors import Fault
from airshed.rules.edition import Sure
from airshed.rules.schema import (
    Amount,
    ConcentrationUnit,
    Count,
    EditionFile,
    Family,
    Flag,
    PollutantCode,
    Rounding,
    Row,
    Several,
    Tables,
    Word,
    ascending,
    covers_pollutants,
    one_of,
    refuse,
    repeated,
)
from airshed.vocab import ITEMS, POLLUTANTS

ItemCode = Annotated[str, one_of(ITEMS)]
Colour = Annotated[
    str, AfterValidator(lambda v: v if re.fullmatch("#[0-9a-f]{6}", v) else refuse("rules.not_colour", "#00e400"))
]


class Breakpoints(Row):
    """The concentrations at which the sub-index of an item takes its steps.

    `above` says what a value beyond the last step gets: `cap` and `hold` the last step, `none` no sub-index.
    """

    item: ItemCode
    iaqi: Several[int]
    values: Several[Amount]
    unit: ConcentrationUnit
    above: Annotated[str, one_of(("cap", "none", "hold"))]
    above_sure: Sure | None = None


class Report(Row):
    """The items that a kind of report takes the largest sub-index of."""

    scope: Annotated[str, one_of(("daily", "realtime"))]
    items: Several[ItemCode]


class Fallback(Row):
    """The item to report in the place of one that has no sub-index."""

    item: ItemCode
    use: ItemCode


class Level(Row):
    """A level of the index, up to and including `upto`."""

    level: int
    upto: int | None
    level_zh: str
    category_zh: str
    category_en: str
    colour_zh: str
    colour_en: str
    rgb: Colour
    cmyk: Several[int]


class Group(Row):
    """People to be warned when a pollutant's sub-index is above 100."""

    pollutant: PollutantCode
    zh: Several[str]
    en: Several[str]


class IndexFile(EditionFile):
    """An edition of the air quality index."""

    breakpoints: Several[Breakpoints] = ()
    reports: Several[Report] = ()
    fallbacks: Several[Fallback] = ()
    levels: Several[Level] = ()
    groups: Several[Group] = ()
    decimals: Several[Rounding] = ()


def _check(file: IndexFile) -> Iterator[Fault]:
    yield from repeated(file.breakpoints, table="breakpoints", key=("item",))
    yield from repeated(file.reports, table="reports", key=("scope",))
    yield from repeated(file.fallbacks, table="fallbacks", key=("item",))
    yield from repeated(file.groups, table="groups", key=("pollutant",))
    yield from repeated(file.decimals, table="decimals", key=("pollutant",))
    for index, row in enumerate(file.breakpoints):
        yield from _check_steps(row, where=f"breakpoints[{index}]")
    for index, report in enumerate(file.reports):
        for item, count in Counter(report.items).items():
            if count > 1:
                yield Fault("rules.duplicate_row", f"reports[{index}].items", item, "item")
    if "levels" in file.given():
        yield from _check_levels(file.levels)


def _check_steps(row: Breakpoints, *, where: str) -> Iterator[Fault]:
    unit = POLLUTANTS[ITEMS[row.item].pollutant].unit
    if row.unit != unit:
        yield Fault("rules.unit", f"{where}.unit", row.unit, unit)
    if len(row.iaqi) < len(("first", "last")):
        yield Fault("rules.length", f"{where}.iaqi", str(len(row.iaqi)), ">= 2")
    if len(row.values) != len(row.iaqi):
        yield Fault("rules.length", f"{where}.values", str(len(row.values)), f"{len(row.iaqi)} (iaqi)")
    for name, first in (("iaqi", row.iaqi[:1]), ("values", row.values[:1])):
        if first and first[0] != 0:
            yield Fault("rules.range", f"{where}.{name}[0]", str(first[0]), "0")
    yield from ascending(row.iaqi, where=f"{where}.iaqi")
    yield from ascending(row.values, where=f"{where}.values")


def _check_levels(levels: Sequence[Level]) -> Iterator[Fault]:
    numbers = [row.level for row in levels]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        yield Fault("rules.not_ascending", "levels", ", ".join(map(str, numbers)), "1, 2, 3, ...")
    uptos = [row.upto for row in levels[:-1]]
    for index, upto in enumerate(uptos):
        if upto is None:
            yield Fault("rules.missing_key", f"levels[{index}].upto", "null", "upto")
    yield from ascending([upto for upto in uptos if upto is not None], where="levels.upto")
    if levels and levels[-1].upto is not None:
        yield Fault("rules.range", f"levels[{len(levels) - 1}].upto", str(levels[-1].upto), "null")


def _check_whole(tables: Tables) -> Iterator[Fault]:
    known = {row["item"] for row in tables["breakpoints"]}
    listed = ", ".join(sorted(known))
    for index, row in enumerate(tables["reports"]):
        for position, item in enumerate(row["items"]):
            if item not in known:
                yield Fault("rules.unknown_value", f"reports[{index}].items[{position}]", item, listed)
    for index, row in enumerate(tables.get("fallbacks", ())):
        for key in ("item", "use"):
            if row[key] not in known:
                yield Fault("rules.unknown_value", f"fallbacks[{index}].{key}", row[key], listed)
    missing = sorted({"daily", "realtime"} - {row["scope"] for row in tables["reports"]})
    if missing:
        yield Fault("rules.missing_key", "reports", "", f"scope: {', '.join(missing)}")
    yield from covers_pollutants(tables["decimals"], where="decimals")


FAMILY = Family(
    name="index",
    zh="空气质量指数的分指数表、报告项目和级别",
    en="breakpoints, reports and levels of the air quality index",
    model=IndexFile,
    parameters={
        "round_first": Flag(),
        "realtime_pm": Word(("24h", "1h")),
        "completeness": Word(("ignore", "5.3.1")),
        "valid_day": Word(("all", "5.3.1", "any")),
        "exceeding_published": Flag(),
        "lowest_index": Count("iaqi", high=1),
        "primary_above": Count("iaqi", high=500),
        "exceeding_above": Count("iaqi", high=500),
        "publish_incomplete_above": Count("iaqi", high=500),
        "unmonitored_years": Count("years", high=100),
        "realtime_lag_hours": Count("hours", high=24),
        "daily_by_hour": Count("hour_of_day", high=24),
        "forecast_days": Count("days", high=366),
        "forecast_by_hour": Count("hour_of_day", high=24),
    },
    optional=frozenset({"unmonitored_years", "daily_by_hour", "forecast_days", "forecast_by_hour"}),
    required=("breakpoints", "reports", "levels", "decimals"),
    check=_check,
    check_whole=_check_whole,
)
