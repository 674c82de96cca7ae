"""What an edition of the evaluation rule looks like."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from airshed.errors import Fault
from airshed.rules.schema import (
    SHARE,
    Amount,
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
    covers_pollutants,
    one_of,
    repeated,
)

Statistic = Annotated[str, one_of(("mean", "percentile"))]


class AnnualItem(Row):
    """A statistic of the year that attainment asks of a pollutant; `p` is the percentile of its days."""

    pollutant: PollutantCode
    statistic: Statistic
    p: int | None = None


class CompositeItem(AnnualItem):
    """The statistic of a pollutant in the composite index, and the period whose grade 2 limit divides it."""

    limit_period: Annotated[str, one_of(("year", "day", "8h"))]


class Weight(Row):
    """The weight of a pollutant in the composite index, in one set of weights."""

    set: Annotated[str, one_of(("equal", "2026"))]
    pollutant: PollutantCode
    weight: Amount


class EvaluationFile(EditionFile):
    """An edition of the evaluation rule."""

    annual_items: Several[AnnualItem] = ()
    decimals: Several[Rounding] = ()
    composite_items: Several[CompositeItem] = ()
    weights: Several[Weight] = ()


def _check(file: EvaluationFile) -> Iterator[Fault]:
    yield from repeated(file.annual_items, table="annual_items", key=("pollutant", "statistic"))
    yield from repeated(file.decimals, table="decimals", key=("pollutant",))
    yield from repeated(file.composite_items, table="composite_items", key=("pollutant",))
    yield from repeated(file.weights, table="weights", key=("set", "pollutant"))
    yield from _check_percentiles(file.annual_items, table="annual_items")
    yield from _check_percentiles(file.composite_items, table="composite_items")


def _check_percentiles(rows: Sequence[AnnualItem], *, table: str) -> Iterator[Fault]:
    for index, row in enumerate(rows):
        where = f"{table}[{index}].p"
        if row.statistic == "mean" and row.p is not None:
            yield Fault("rules.range", where, str(row.p), "null")
        if row.statistic == "percentile" and not (row.p is not None and 0 < row.p <= 100):  # noqa: PLR2004 - per cent
            yield Fault("rules.range", where, str(row.p), "1..100")


def _check_whole(tables: Tables) -> Iterator[Fault]:
    yield from covers_pollutants(tables["decimals"], where="decimals")
    composite = {row["pollutant"] for row in tables["composite_items"]}
    choice = next(row for row in tables["parameters"] if row["name"] == "composite_weights")
    for name in choice["known"] or (choice["value"],):
        missing = sorted(composite - {row["pollutant"] for row in tables["weights"] if row["set"] == name})
        if missing:
            yield Fault("rules.missing_key", "weights", "", f"set {name}: {', '.join(missing)}")


FAMILY = Family(
    name="evaluation",
    zh="日、年评价的统计量、有效性、修约和综合指数",
    en="statistics, validity, rounding and the composite index of days and years",
    model=EvaluationFile,
    parameters={
        "ozone_windows": Word(("8-24", "1-24")),
        "ozone_min_windows": Count("windows", high=24),
        "ozone_valid_if_exceeding": Flag(),
        "o3_1h_valid": Word(("with_8h", "any")),
        "percentile_method": Word(("linear",)),
        "percentile_counts_as_mean": Flag(),
        "city_value": Word(("mean_of_points",)),
        "city_min_share": SHARE,
        "region_min_share": SHARE,
        "include_reference": Flag(),
        "annual_decimals": Word(("extra", "day")),
        "multiple_decimals": Count("decimals", high=6),
        "rate_decimals": Count("decimals", high=6),
        "composite_weights": Word(("equal", "2026")),
        "composite_single_decimals": Count("decimals", high=6),
        "composite_decimals": Count("decimals", high=6),
        "ties_share_rank": Flag(),
        "good_day_upto": Count("iaqi", high=500),
        "heavy_day_above": Count("iaqi", high=500),
        "dust_good_days": Word(("keep", "exclude")),
        "running_mean_years": Count("years", high=100),
    },
    optional=frozenset({"running_mean_years"}),
    required=("annual_items", "decimals", "composite_items", "weights"),
    check=_check,
    check_whole=_check_whole,
)
