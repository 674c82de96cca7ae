"""Days to periods: means, percentiles, attainment, good days, composite index, ranks."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.air import reference
from tests.unit.air.making import days_frame, rows_of, rulebook

from airshed.air.evaluation import Evaluation, change, evaluations, month_counts, period_sums, ranked
from airshed.air.shapes import parts_of
from airshed.calendar import Period, month, season, year

Y2019 = year(2019)
USUAL = {"pm25": 30, "pm10": 60, "so2": 12, "no2": 25, "co": 8, "o3_8h": 120, "o3_1h": 140}
Values = Callable[[date], Mapping[str, int | None]]


def days_of(period: Period) -> list[date]:
    return [period.from_date + timedelta(n) for n in range(period.days)]


def rows(period: Period, values: Values | None = None, place: str = "city:甲") -> list[dict[str, Any]]:
    """Return a period of days: the usual ones, with what `values` says of each; good up to AQI 100."""
    result = []
    for day in days_of(period):
        row: dict[str, Any] = {**USUAL, **(values(day) if values else {})}
        aqi = row.get("aqi", 80)
        result.append({"place": place, "date": day, "aqi": aqi, "valid": True, "good": aqi <= 100, **row})
    return result


def evaluated(table: list[dict[str, Any]], period: Period, **options: str) -> list[Evaluation]:
    ruleset = rulebook(**options).on(period.last_date)
    frame = days_frame(table)
    sums, months = rows_of(period_sums(frame, ruleset=ruleset)), rows_of(month_counts(frame))
    return evaluations(sums, months, period=period, ruleset=ruleset)


def one(values: Values | None = None, period: Period = Y2019, **options: str) -> Evaluation:
    return evaluated(rows(period, values), period, **options)[0]


def test_means_and_percentiles_of_an_even_year() -> None:
    found = one().pollutants
    assert {p: s.mean for p, s in found.items()} == {
        "pm25": 30,
        "pm10": 60,
        "so2": 12,
        "no2": 25,
        "co": None,
        "o3": None,
    }
    assert {p: s.p for p, s in found.items()} == {"pm25": 95, "pm10": 95, "so2": 98, "no2": 98, "co": 95, "o3": 90}
    assert found["co"].percentile == Fraction("0.8")
    assert found["o3"].percentile == 120
    assert {(s.valid, s.expected, s.attained, s.reason) for s in found.values()} == {(365, 365, True, None)}


@pytest.mark.parametrize(
    ("count", "extra", "day"),
    [(146, "30.4", 30), (183, "30.5", 31), (164, "30.4", 30), (182, "30.5", 30), (0, "30", 30)],
)
def test_a_mean_keeps_one_decimal_more_than_a_day(count: int, extra: str, day: int) -> None:
    """`count` days of 31 and the others of 30: 30 + count / 365, half to even."""

    def values(d: date) -> dict[str, int]:
        return {"pm25": 31 if (d - Y2019.from_date).days < count else 30}

    exact = 30 + Fraction(count, 365)
    assert one(values).pollutants["pm25"].mean == reference.half_even(exact, 1) == Fraction(extra)
    assert one(values, annual_decimals="day").pollutants["pm25"].mean == reference.half_even(exact) == day


def test_percentiles_by_rank_of_any_number_of_days() -> None:
    rng = random.Random(5)
    counts = [1, 2, 3, 10, 11, 20, 21, 40, 50, 51, 99, 100, 101, 250, 323, 324, 364, 365]
    table, expected = [], {}
    for count in counts:
        chosen = set(rng.sample(days_of(Y2019), count))
        drawn = {c: {d: rng.randrange(0, 700) for d in chosen} for c in ("pm25", "pm10", "so2", "no2", "co", "o3_8h")}
        table += [
            {**row, **{c: series.get(row["date"]) for c, series in drawn.items()}}
            for row in rows(Y2019, place=f"city:{count:03}")
        ]
        for column, series in drawn.items():
            pollutant, digit = column.partition("_")[0], 10 if column == "co" else 1
            exact = reference.percentile([Fraction(v, digit) for v in series.values()], reference.RANKS[pollutant])
            expected[f"city:{count:03}", pollutant] = reference.half_even(exact, 2 if column == "co" else 1)
    found = {(e.place, p): s.percentile for e in evaluated(table, Y2019) for p, s in e.pollutants.items()}
    assert found == expected


def test_one_and_two_days() -> None:
    period = Period(date(2019, 5, 1), date(2019, 5, 3))
    first = one(period=Period(period.from_date, date(2019, 5, 2))).pollutants["pm25"]
    assert (first.mean, first.percentile, first.valid, first.expected) == (Fraction(30), Fraction(30), 1, 1)
    second = one(lambda d: {"pm25": 10 * d.day}, period).pollutants["pm25"]
    assert (second.mean, second.percentile) == (Fraction(15), Fraction("19.5"))


@pytest.mark.parametrize(("missing", "attained", "reason"), [(41, True, None), (42, None, "few_days")])
def test_a_year_needs_324_days(*, missing: int, attained: bool | None, reason: str | None) -> None:
    """No month falls below its own minimum: 43 days can be missed so."""
    spare = [d for d in days_of(Y2019) if d.day > (25 if d.month == 2 else 27)]
    assert len(spare) == 43
    gone = set(spare[:missing])
    found = one(lambda d: {"so2": None} if d in gone else {}).pollutants["so2"]
    assert (found.valid, found.mean) == (365 - missing, Fraction(12))
    assert (found.attained, found.reason) == (attained, reason)


@pytest.mark.parametrize(
    ("number", "days", "attained"),
    [(4, 27, True), (4, 26, None), (12, 27, True), (12, 26, None), (2, 25, True), (2, 24, None)],
)
@pytest.mark.parametrize("pollutant", ["pm25", "co", "o3"])
def test_a_month_needs_27_days_february_25(*, pollutant: str, number: int, days: int, attained: bool | None) -> None:
    column = "o3_8h" if pollutant == "o3" else pollutant
    found = one(lambda d: {column: None} if d.month == number and d.day > days else {}).pollutants
    assert found[pollutant].attained is attained
    assert found[pollutant].reason == (None if attained else "few_days_in_month")
    assert found[pollutant].percentile is not None
    assert {s.attained for p, s in found.items() if p != pollutant} == {True}


def test_whether_percentiles_alone_need_the_days_of_a_mean_is_an_option() -> None:
    def values(d: date) -> dict[str, int | None]:
        return {"co": None, "o3_8h": None, "pm25": None} if d.month > 6 else {}

    assert {p: one(values).pollutants[p].reason for p in ("co", "o3", "pm25")} == dict.fromkeys(
        ("co", "o3", "pm25"), "few_days"
    )
    found = one(values, percentile_counts_as_mean="false").pollutants
    assert [found[p].attained for p in ("co", "o3", "pm25")] == [True, True, None]
    nothing = one(lambda _: {"co": None}, percentile_counts_as_mean="false").pollutants["co"]
    assert (nothing.attained, nothing.reason) == (None, "no_days")


@pytest.mark.parametrize(("days", "attained"), [(25, True), (24, None)])
def test_february_of_a_leap_year_needs_25_too(*, days: int, attained: bool | None) -> None:
    found = one(lambda d: {"pm25": None} if d.month == 2 and d.day > days else {}, year(2020))
    assert found.pollutants["pm25"].attained is attained


def test_a_month_without_any_day_is_short_even_when_the_year_is_not() -> None:
    found = one(lambda d: {"pm25": None} if d.month == 2 else {}).pollutants["pm25"]
    assert (found.valid, found.attained, found.reason) == (337, None, "few_days_in_month")


def test_no_day_at_all_is_never_attained() -> None:
    found = one(lambda _: {"pm25": None}).pollutants["pm25"]
    assert (found.mean, found.percentile, found.valid, found.attained, found.reason) == (None, None, 0, None, "no_days")
    empty = Evaluation.empty("city:甲", Y2019, ruleset=rulebook().on(Y2019.last_date))
    assert {(s.mean, s.percentile, s.valid, s.expected, s.attained) for s in empty.pollutants.values()} == {
        (None, None, 0, 365, None)
    }
    assert (empty.days_valid, empty.good_days, empty.good_days_ratio, empty.composite) == (0, 0, None, None)


@pytest.mark.parametrize("days", [Y2019, year(2018), year(2026), year(2031)], ids=lambda p: str(p.from_date.year))
@pytest.mark.parametrize("pollutant", ["so2", "no2", "pm10", "pm25"])
def test_means_are_held_against_the_limits_of_the_year(days: Period, pollutant: str) -> None:
    limit = reference.YEAR_LIMITS[rulebook().on(days.last_date).ambient.name][pollutant]
    at, above = (one(lambda _, v=v: {pollutant: v}, days).pollutants[pollutant] for v in (limit, limit + 1))  # type: ignore[misc]
    assert (at.mean, at.attained) == (Fraction(limit), True)
    assert (above.mean, above.attained) == (Fraction(limit + 1), False)


@pytest.mark.parametrize("days", [Y2019, year(2026), year(2031)], ids=lambda p: str(p.from_date.year))
@pytest.mark.parametrize("pollutant", ["so2", "no2", "pm10", "pm25", "co", "o3"])
def test_percentiles_are_held_against_the_limits_of_the_day(days: Period, pollutant: str) -> None:
    """A tenth of the days is at the limit, or one digit above it; the mean stays low."""
    column, digit = ("o3_8h" if pollutant == "o3" else pollutant), (10 if pollutant == "co" else 1)
    limit = reference.DAY_LIMITS[rulebook().on(days.last_date).ambient.name][pollutant] * digit
    for value, attained in ((limit, True), (limit + 1, False)):
        found = one(lambda d, v=value: {column: v if d.day % 5 == 0 else 1}, days).pollutants[pollutant]  # type: ignore[misc]
        assert found.percentile == Fraction(value, digit)
        assert found.attained is attained


def test_a_month_a_season_or_a_part_has_no_limit() -> None:
    found = one(period=month(2019, 3)).pollutants
    assert {(s.attained, s.reason) for s in found.values()} == {(None, "no_limit")}
    short = one(lambda d: {"pm25": None} if d.day > 26 else {}, month(2019, 3)).pollutants["pm25"]
    assert (short.mean, short.attained, short.reason) == (Fraction(30), None, "few_days_in_month")
    part = one(lambda d: {"pm25": None} if d.day > 5 else {}, Period(date(2019, 3, 2), date(2019, 3, 31))).pollutants
    assert part["pm25"].reason == "no_limit"


def test_good_and_heavy_days_are_shares_of_valid_days() -> None:
    def values(d: date) -> dict[str, Any]:
        aqi = {1: 100, 2: 101, 3: 200, 4: 201, 5: 301}.get(d.day, 50) if d.month == 1 else 80
        return {"aqi": aqi, "valid": d.month != 12, "good": aqi <= 100 and d.month != 12}

    found = one(values)
    assert (found.days_valid, found.good_days, found.heavy_days) == (334, 330, 2)
    assert found.good_days_ratio == Fraction(330, 334)


def test_composite_index_is_the_sum_of_six() -> None:
    """30/35, 60/70, 12/60, 25/40, 0.8/4, 120/160, each to three decimals, the sum to two."""
    found = one()
    singles = (Fraction(n, d) for n, d in ((30, 35), (60, 70), (12, 60), (25, 40), (1, 5), (120, 160)))
    assert found.composite == reference.half_even(sum((reference.half_even(s, 3) for s in singles), Fraction(0)), 2)
    assert found.composite == Fraction("3.49")
    assert found.main_pollutants == ("pm10", "pm25")


def test_composite_index_by_the_limits_of_2026_and_with_weights() -> None:
    later = year(2027)
    assert one(period=later).composite == Fraction("3.78")
    weighted = one(period=later, composite_weights="2026").composite
    assert weighted == Fraction("7.15")


def test_no_composite_index_with_a_pollutant_missing() -> None:
    found = one(lambda _: {"co": None})
    assert (found.composite, found.main_pollutants) == (None, ())


def test_equal_values_share_a_rank_and_the_next_is_skipped() -> None:
    base = one()
    cities = {"a": "3.10", "b": "2.05", "c": "3.10", "d": "4", "e": None}
    results = [replace(base, place=p, composite=None if v is None else Fraction(v)) for p, v in cities.items()]
    random.Random(3).shuffle(results)
    assert [(n, e.place) for n, e in ranked(results)] == [(1, "b"), (2, "a"), (2, "c"), (4, "d"), (None, "e")]
    assert ranked([]) == []


def test_places_are_kept_apart_and_in_order() -> None:
    table = [r for n, place in enumerate(("b", "a", "c")) for r in rows(Y2019, lambda _, n=n: {"pm25": n}, place)]  # type: ignore[misc]
    random.Random(1).shuffle(table)
    found = [(e.place, e.pollutants["pm25"].mean) for e in evaluated(table, Y2019)]
    assert found == [("a", Fraction(1)), ("b", Fraction(0)), ("c", Fraction(2))]


def test_change_is_relative_to_the_base() -> None:
    assert change(Fraction(33), Fraction(30)) == Fraction(1, 10)
    assert change(None, Fraction(30)) is None
    assert change(Fraction(3), None) is None
    assert change(Fraction(3), Fraction(0)) is None


def test_parts_of_a_period() -> None:
    assert parts_of(Y2019, "month")[0] == [month(2019, n) for n in range(1, 13)]
    whole = Period(date(2018, 12, 1), date(2019, 12, 1))
    assert parts_of(whole, "season")[0] == [
        season(2018, "winter"),
        *(season(2019, s) for s in ("spring", "summer", "autumn")),
    ]
    seasons, left_out = parts_of(Y2019, "season")
    assert seasons == [season(2019, s) for s in ("spring", "summer", "autumn")]
    assert left_out == [Period(date(2019, 1, 1), date(2019, 3, 1)), Period(date(2019, 12, 1), date(2020, 1, 1))]
    assert parts_of(month(2019, 4), "season") == ([], [month(2019, 4)])
    cut = Period(date(2019, 1, 15), date(2019, 2, 3))
    assert parts_of(cut, "month")[0] == [
        Period(date(2019, 1, 15), date(2019, 2, 1)),
        Period(date(2019, 2, 1), date(2019, 2, 3)),
    ]


def test_the_minimum_of_days_is_an_option() -> None:
    def values(d: date) -> dict[str, int | None]:
        return {"pm25": None} if d.month == 4 and d.day > 26 else {}

    assert one(values).pollutants["pm25"].attained is None
    assert one(values, month_min_days="26").pollutants["pm25"].attained is True
    assert one(values, month_min_days="26", year_min_days="362").pollutants["pm25"].reason == "few_days"
