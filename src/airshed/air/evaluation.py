"""Days to a period: means, percentiles, attainment, good days, composite index (HJ 663).

`period_sums` runs on any engine; the few rows it leaves are finished here in exact fractions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import narwhals as nw

from airshed.air.frames import Frame
from airshed.air.places import day_decimals
from airshed.air.rounding import half_even_number
from airshed.air.ruleset import Ruleset
from airshed.calendar import Period, month, year
from airshed.vocab import POLLUTANTS

COLUMNS: Mapping[str, str] = {**{p: p for p in POLLUTANTS if p != "o3"}, "o3": "o3_8h"}
"""Pollutant to the day column that is evaluated; for ozone the daily maximum 8 h mean."""
FEBRUARY = 2
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Statistic:
    """A pollutant over a period at a place.

    Attributes:
        mean: rounded mean in the pollutant's unit, None where the standard has none (CO, O3) or there are no days.
        p: the percentile's rank, None where the standard has none.
        percentile: its rounded value.
        valid: days with a valid value.
        expected: days of the period.
        attained: whether mean and percentile are within their limits; None where that cannot be said.
        reason: why `attained` is None: `no_days`, `few_days`, `few_days_in_month`, `no_limit`.
        decimals: to how many decimals mean and percentile are rounded.
    """

    mean: Fraction | None
    p: int | None
    percentile: Fraction | None
    valid: int
    expected: int
    attained: bool | None
    reason: str | None
    decimals: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A place over a period."""

    place: str
    period: Period
    pollutants: Mapping[str, Statistic]
    days_valid: int
    good_days: int
    heavy_days: int
    composite: Fraction | None
    main_pollutants: tuple[str, ...]

    @classmethod
    def empty(cls, place: str, period: Period, *, ruleset: Ruleset) -> "Evaluation":
        """Return the evaluation of a period without any day: nothing is known, and nothing is attained."""
        row = {"place": place, "days_valid": 0, "good_days": 0, "heavy_days": 0, **{f"{p}_n": 0 for p in POLLUTANTS}}
        return evaluations([row], [], period=period, ruleset=ruleset)[0]

    @property
    def good_days_ratio(self) -> Fraction | None:
        """Share of valid days with AQI of level 1 or 2 (优良天数比例)."""
        return Fraction(self.good_days, self.days_valid) if self.days_valid else None


def percentile_ranks(ruleset: Ruleset) -> dict[str, int]:
    """Return pollutant to the rank of its percentile in percent."""
    return {row["pollutant"]: int(row["p"]) for row in ruleset.rows("annual_items") if row["statistic"] == "percentile"}


def period_sums(days: Frame, *, ruleset: Ruleset, by: Sequence[str] = ("place",)) -> Frame:
    """Return one row per place: counts, sums and percentiles of its days.

    Args:
        days: as `places.place_days` returns them, of one period.
        ruleset: for the percentiles' ranks.
        by: columns whose values make one row: the place, and what tells several periods apart.

    Returns:
        `place`, per pollutant `<p>_n`, `<p>_sum`, `<p>_q` (percentile by linear interpolation between ranks
        1 + (n - 1) p, HJ 663 annex A), `days_valid`, `good_days`, `heavy_days`.
    """
    ranks = percentile_ranks(ruleset)
    flag = {"days_valid": "valid", "good_days": "good", "heavy_days": "heavy"}
    heavy = nw.col("valid") & (nw.col("aqi") > ruleset.number("heavy_day_above"))
    df = days.with_columns(heavy=heavy)
    return df.group_by(*by).agg(
        *(nw.col(column).count().cast(nw.Int64).alias(f"{p}_n") for p, column in COLUMNS.items()),
        *(nw.col(column).sum().alias(f"{p}_sum") for p, column in COLUMNS.items()),
        *(nw.col(COLUMNS[p]).quantile(rank / PERCENT, "linear").alias(f"{p}_q") for p, rank in ranks.items()),
        *(
            nw.when(nw.col(column)).then(1).otherwise(0).sum().cast(nw.Int64).alias(name)
            for name, column in flag.items()
        ),
    )


def month_counts(days: Frame, *, by: Sequence[str] = ("place",)) -> Frame:
    """Return `place`, `month_number` and the valid days of each pollutant `<p>_n`, month by month."""
    df = days.with_columns(month_number=nw.col("date").dt.year() * PERCENT + nw.col("date").dt.month())
    counts = (nw.col(column).count().cast(nw.Int64).alias(f"{p}_n") for p, column in COLUMNS.items())
    return df.group_by(*by, "month_number").agg(*counts)


@dataclass(frozen=True, slots=True)
class MinimumDays:
    """How many valid days a period needs (GB 3095 table 4): in all, and in each full month by YYYYMM."""

    in_all: int
    by_month: Mapping[int, int]

    def shortfall(self, days: int, months: Mapping[int, int]) -> str | None:
        """Return why days and days by month do not suffice, or None."""
        if not days:
            return "no_days"
        if days < self.in_all:
            return "few_days"
        if any(months.get(number, 0) < least for number, least in self.by_month.items()):
            return "few_days_in_month"
        return None


def minimum_days(period: Period, *, ruleset: Ruleset) -> MinimumDays:
    """Return the minimum of valid days of a period: the year's for a calendar year, the months' for each full month."""
    by_month = {}
    for part in period.months():
        first = part.from_date
        if part == month(first.year, first.month):
            name = "february_min_days" if first.month == FEBRUARY else "month_min_days"
            by_month[first.year * PERCENT + first.month] = ruleset.number(name)
    in_all = ruleset.number("year_min_days") if _is_year(period) else 0
    return MinimumDays(in_all, by_month)


def _is_year(period: Period) -> bool:
    return period == year(period.from_date.year)


@dataclass(frozen=True, slots=True)
class _Standard:
    """What the editions ask of a pollutant, looked up once for all places.

    Attributes:
        digit: last digits of a day's value in one unit.
        decimals: of the period's values.
        has_mean: whether the mean is evaluated.
        rank: of the percentile, or None.
        year: limit of the year's mean, where the standard has one.
        day: limit of the percentile, where the standard has one.
    """

    digit: int
    decimals: int
    has_mean: bool
    rank: int | None
    year: Fraction | None
    day: Fraction | None

    @classmethod
    def of(cls, pollutant: str, ruleset: Ruleset) -> "_Standard":
        """Return the standard of one pollutant."""
        decimals = day_decimals(ruleset, COLUMNS[pollutant])
        year, day = (ruleset.limit(pollutant, span) for span in ("year", "8h" if pollutant == "o3" else "day"))
        items = {item["statistic"] for item in ruleset.rows("annual_items") if item["pollutant"] == pollutant}
        return cls(
            digit=10**decimals,
            decimals=decimals + (1 if ruleset.value("annual_decimals") == "extra" else 0),
            has_mean="mean" in items,
            rank=percentile_ranks(ruleset).get(pollutant),
            year=None if year is None else Fraction(year),
            day=None if day is None else Fraction(day),
        )


def evaluations(
    sums: Iterable[Mapping[str, Any]], months: Iterable[Mapping[str, Any]], *, period: Period, ruleset: Ruleset
) -> list[Evaluation]:
    """Finish the rows of `period_sums` and `month_counts`, as mappings, into evaluations sorted by place."""
    least = minimum_days(period, ruleset=ruleset)
    standards = {pollutant: _Standard.of(pollutant, ruleset) for pollutant in POLLUTANTS}
    by_place: dict[str, list[Mapping[str, Any]]] = {}
    for row in months:
        by_place.setdefault(row["place"], []).append(row)
    results = []
    for row in sorted(sums, key=lambda row: str(row["place"])):
        statistics = {}
        for pollutant, standard in standards.items():
            counts = {m["month_number"]: m[f"{pollutant}_n"] for m in by_place.get(row["place"], ())}
            counted = standard.has_mean or bool(ruleset.value("percentile_counts_as_mean"))
            short = (least if counted else MinimumDays(0, {})).shortfall(row[f"{pollutant}_n"], counts)
            statistics[pollutant] = _statistic(pollutant, row, short, period=period, standard=standard)
        results.append(_evaluation(row, statistics, period=period, ruleset=ruleset))
    return results


def _evaluation(
    row: Mapping[str, Any], statistics: Mapping[str, Statistic], *, period: Period, ruleset: Ruleset
) -> Evaluation:
    singles = single_indices(statistics, ruleset)
    composite = None
    if singles is not None:
        total = sum((_weight(ruleset, p) * value for p, value in singles.items()), Fraction(0))
        composite = half_even_number(total, ruleset.number("composite_decimals"))
    return Evaluation(
        place=str(row["place"]),
        period=period,
        pollutants=statistics,
        days_valid=int(row["days_valid"]),
        good_days=int(row["good_days"]),
        heavy_days=int(row["heavy_days"]),
        composite=composite,
        main_pollutants=tuple(p for p in singles if singles[p] == max(singles.values())) if singles else (),
    )


def _statistic(
    pollutant: str, row: Mapping[str, Any], short: str | None, *, period: Period, standard: _Standard
) -> Statistic:
    count, digit = int(row[f"{pollutant}_n"]), standard.digit
    mean = percentile = None
    if count and standard.has_mean:
        mean = half_even_number(Fraction(int(row[f"{pollutant}_sum"]), count * digit), standard.decimals)
    if count and standard.rank is not None:
        steps = round(row[f"{pollutant}_q"] * PERCENT)
        percentile = half_even_number(Fraction(steps, PERCENT * digit), standard.decimals)
    attained, reason = _attained(mean, percentile, period=period, standard=standard)
    return Statistic(
        mean=mean,
        p=standard.rank,
        percentile=percentile,
        valid=count,
        expected=period.days,
        attained=None if short else attained,
        reason=short or reason,
        decimals=standard.decimals,
    )


def _attained(
    mean: Fraction | None, percentile: Fraction | None, *, period: Period, standard: _Standard
) -> tuple[bool | None, str | None]:
    """Compare rounded values with the class 2 limits: means with the year's, percentiles with the day's."""
    pairs = ((mean, standard.year), (percentile, standard.day))
    within = [value <= limit for value, limit in pairs if value is not None and limit is not None]
    return (all(within), None) if within and _is_year(period) else (None, "no_limit")


def single_indices(statistics: Mapping[str, Statistic], ruleset: Ruleset) -> dict[str, Fraction] | None:
    """Return each pollutant's index, its value over its limit, or None when a pollutant has no value.

    Which statistic over which limit is the edition's table `composite_items` (城市环境空气质量排名技术规定).
    """
    indices = {}
    for item in ruleset.rows("composite_items"):
        statistic = statistics[item["pollutant"]]
        value = statistic.mean if item["statistic"] == "mean" else statistic.percentile
        limit = ruleset.limit(item["pollutant"], item["limit_period"])
        if value is None or limit is None:
            return None
        single = half_even_number(value / Fraction(limit), ruleset.number("composite_single_decimals"))
        indices[item["pollutant"]] = single
    return indices


def _weight(ruleset: Ruleset, pollutant: str) -> Fraction:
    wanted = str(ruleset.value("composite_weights"))
    for row in ruleset.rows("weights"):
        if str(row["set"]) == wanted and row["pollutant"] == pollutant:
            return Fraction(row["weight"])
    return Fraction(1)


def ranked(results: Sequence[Evaluation]) -> list[tuple[int | None, Evaluation]]:
    """Return evaluations from the lowest composite index up; equal values share a rank, those without come last."""
    known = sorted((r for r in results if r.composite is not None), key=lambda r: (r.composite or 0, r.place))
    order: list[tuple[int | None, Evaluation]] = []
    for position, result in enumerate(known, start=1):
        same = order and order[-1][1].composite == result.composite
        order.append((order[-1][0] if same else position, result))
    return [*order, *((None, r) for r in results if r.composite is None)]


def change(value: Fraction | None, base: Fraction | None) -> Fraction | None:
    """Return the relative change from the base value, as a fraction of 1; None where there is no base."""
    return None if value is None or not base else (value - base) / base
