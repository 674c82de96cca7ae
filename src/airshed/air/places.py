"""Station-days to the days of a place: a point, a city, a region; rounded, with AQI (HJ 663, HJ 633).

A city's value is the mean of its points' exact values; a region's is the mean of its cities' rounded ones.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from fractions import Fraction
from typing import Any

import narwhals as nw

from airshed.air.averages import denominators, station_days
from airshed.air.conversion import state_ratio
from airshed.air.frames import Frame, FrameMaker
from airshed.air.index import Source, report_items, with_aqi, with_sub_indices
from airshed.air.rounding import half_even
from airshed.air.ruleset import Ruleset
from airshed.air.validity import Point, expected_station_days
from airshed.calendar import Period
from airshed.vocab import ITEMS, POLLUTANTS

DAY_ITEMS: Mapping[str, str] = {
    "pm25": "pm25_24h",
    "pm10": "pm10_24h",
    "so2": "so2_24h",
    "no2": "no2_24h",
    "co": "co_24h",
    "o3_8h": "o3_8h",
    "o3_1h": "o3_1h",
}
"""Day columns and the index items they feed."""
PARTICLES = ("pm25", "pm10")


def day_decimals(ruleset: Ruleset, column: str) -> int:
    """Return how many decimals a daily value keeps (HJ 633-2026 4.2.2)."""
    return ruleset.decimals(ITEMS[DAY_ITEMS[column]].pollutant)


def place_days(hours: Frame, *, points: Sequence[Point], period: Period, ruleset: Ruleset, make: FrameMaker) -> Frame:
    """Return one row per place and expected day: rounded values, AQI, primary pollutants, validity.

    Args:
        hours: `station`, `hour_end` and the six pollutants in whole steps, one row per station and hour.
        points: the points of the places and the days they should report.
        period: days under one set of editions.
        ruleset: those editions.
        make: makes a frame of the engine of `hours` from columns.

    Returns:
        `place`, `date`, the columns of `DAY_ITEMS` in last digits (`day_decimals`), `points`, `iaqi_<item>`, `aqi`,
        `primary`, `exceeding`, `complete`, `valid`, `good`.
    """
    midnight = time(0)
    first = datetime.combine(period.from_date, midnight) - timedelta(days=1)
    last = datetime.combine(period.to_date, midnight)
    near = hours.filter(nw.col("hour_end") > nw.lit(first), nw.col("hour_end") <= nw.lit(last))
    expected = make(expected_station_days(points, period=period)).with_columns(
        nw.col("station", "place").cast(nw.String), nw.col("date").cast(nw.Date)
    )
    return with_day_index(_place_values(near, expected, ruleset), ruleset=ruleset)


def with_particles_of(days: Frame, clean: Frame) -> Frame:
    """Return days with the particle values of `clean`: means leave dust out, AQI and good days keep it.

    That is how the national bulletins treat dust; the option `dust_good_days` says otherwise.
    """
    other = clean.select("place", "date", *(nw.col(c).alias(f"_{c}") for c in PARTICLES))
    joined = days.join(other, on=["place", "date"], how="left")
    return joined.with_columns(*(nw.col(f"_{c}").alias(c) for c in PARTICLES)).drop(*(f"_{c}" for c in PARTICLES))


def _place_values(hours: Frame, expected: Frame, ruleset: Ruleset) -> Frame:
    """Return the rounded day values of places, null where too few of the expected points are valid."""
    joined = expected.join(station_days(hours, ruleset=ruleset), on=["station", "date"], how="left")
    grouped = joined.group_by("place", "date").agg(
        *(nw.col(c).sum().alias(c) for c in DAY_ITEMS),
        *(nw.col(c).count().cast(nw.Int64).alias(f"{c}_n") for c in DAY_ITEMS),
        points=nw.len().cast(nw.Int64),
    )
    share = ruleset.share("city_min_share")
    values = (nw.when(_enough(c, share)).then(_rounded(c, ruleset, nw.col(f"{c}_n"))).alias(c) for c in DAY_ITEMS)
    return grouped.with_columns(*values).select("place", "date", *DAY_ITEMS, "points")


def _enough(column: str, share: Any) -> nw.Expr:  # noqa: ANN401 - any exact number
    least = Fraction(share)
    count = nw.col(f"{column}_n")
    return (count > 0) & (count * least.denominator >= nw.col("points") * least.numerator)


def _rounded(column: str, ruleset: Ruleset, count: nw.Expr | int) -> nw.Expr:
    """Return the mean of `count` exact values whose sum is the column, rounded to the day's last digit."""
    pollutant = POLLUTANTS[ITEMS[DAY_ITEMS[column]].pollutant]
    ratio = state_ratio(ruleset, pollutant=pollutant.code)
    exact = nw.col(column) * ratio.numerator if ratio != 1 else nw.col(column)
    per_digit = pollutant.scale // 10 ** day_decimals(ruleset, column)
    return half_even(exact, count * (denominators(ruleset)[column] * ratio.denominator * per_digit))


def point_days(hours: Frame, *, ruleset: Ruleset) -> Frame:
    """Return the days of every point by itself, as `place_days` does for places, only for days that have rows."""
    exact = station_days(hours, ruleset=ruleset)
    values = exact.with_columns(*(_rounded(c, ruleset, 1).alias(c) for c in DAY_ITEMS))
    return with_day_index(values.select(nw.col("station").alias("place"), "date", *DAY_ITEMS), ruleset=ruleset)


def region_days(city_days: Frame, *, region: str, ruleset: Ruleset) -> Frame:
    """Return the days of a region: per day the mean of its cities' rounded values, where enough cities are valid."""
    grouped = city_days.group_by("date").agg(
        *(nw.col(c).sum().alias(c) for c in DAY_ITEMS),
        *(nw.col(c).count().cast(nw.Int64).alias(f"{c}_n") for c in DAY_ITEMS),
        points=nw.len().cast(nw.Int64),
    )
    share = ruleset.share("region_min_share")
    values = grouped.with_columns(
        *(nw.when(_enough(c, share)).then(half_even(nw.col(c), nw.col(f"{c}_n"))).alias(c) for c in DAY_ITEMS),
        place=nw.lit(region),
    ).select("place", "date", *DAY_ITEMS, "points")
    return with_day_index(values, ruleset=ruleset)


def with_day_index(days: Frame, *, ruleset: Ruleset) -> Frame:
    """Add sub-indices, AQI, primary and exceeding pollutants, `valid` and `good` to rounded days."""
    sources = {item: Source(column, 10 ** day_decimals(ruleset, column)) for column, item in DAY_ITEMS.items()}
    indexed = with_sub_indices(days, ruleset=ruleset, sources=sources)
    graded = with_aqi(indexed, ruleset=ruleset, items=report_items(ruleset, "daily"))
    index = nw.col("index")
    rule = {
        "all": nw.col("complete"),
        "5.3.1": nw.col("complete") | (index > ruleset.number("publish_incomplete_above")),
        "any": ~index.is_null(),
    }[str(ruleset.value("valid_day"))]
    good = index <= ruleset.number("good_day_upto")
    return graded.with_columns(
        valid=nw.when(rule).then(nw.lit(value=True)).otherwise(nw.lit(value=False)),
        good=nw.when(rule & good).then(nw.lit(value=True)).otherwise(nw.lit(value=False)),
    )
