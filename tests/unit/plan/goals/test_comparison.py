"""The same days of two years: each expectation is worked out by hand from constant days."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Any

from tests.unit.plan.goals.looking import Span, question_of, sources_of

from airshed.calendar import Period
from airshed.plan.goals.comparison import Comparison, Side, comparison, comparison_shape
from airshed.plan.goals.days import Asked, measure_of
from airshed.plan.question import Sources

PLAIN: list[Span] = [("S1", "2018-01-01", "2018-01-10", 40), ("S1", "2019-01-01", "2019-01-10", 30)]


def compared(sources: Sources, as_of: str, *, base_year: int, **indicator: Any) -> Comparison:
    question = question_of(sources, as_of, **indicator)
    measure = measure_of(question, sources, sources.rules)
    assert measure is not None
    period = Period(question.period.from_date, question.as_of + timedelta(days=1))
    return comparison(Asked(question, sources, sources.rules, measure), period, base_year=base_year)


def days(found: Comparison) -> dict[str, int]:
    return {reason: len(out) for reason, out in found.left_out.items()}


def test_without_gaps_plain_and_fair_are_the_same() -> None:
    found = compared(sources_of(PLAIN), "2019-01-10", base_year=2018)
    assert found.plain == found.fair
    assert (found.plain.now, found.plain.base) == (Side(Fraction(30), 10), Side(Fraction(40), 10))
    assert (found.plain.change, found.plain.relative) == (Fraction(-10), Fraction(-1, 4))
    assert (found.left_out, found.stations, found.others) == ({}, ("S1",), {})


def test_days_missing_in_one_year_count_in_neither() -> None:
    spans = [
        ("S1", "2018-01-01", "2018-01-10", 40),
        ("S1", "2018-01-03", "2018-01-04", 100),
        ("S1", "2019-01-01", "2019-01-02", 30),
        ("S1", "2019-01-05", "2019-01-10", 60),
    ]
    found = compared(sources_of(spans), "2019-01-10", base_year=2018)
    assert found.plain.now == Side(Fraction(2 * 30 + 6 * 60, 8), 8)
    assert found.plain.base == Side(Fraction(8 * 40 + 2 * 100, 10), 10)
    assert found.fair is not None
    assert (found.fair.now, found.fair.base) == (found.plain.now, Side(Fraction(40), 8))
    assert found.left_out == {"missing_now": ((1, 3), (1, 4))}


def test_days_missing_in_the_base_year_or_in_both_are_named() -> None:
    spans = [("S1", "2018-01-02", "2018-01-08", 40), ("S1", "2019-01-01", "2019-01-09", 30)]
    found = compared(sources_of(spans), "2019-01-10", base_year=2018)
    assert found.left_out == {"missing_base": ((1, 1), (1, 9)), "missing_both": ((1, 10),)}


LEAP = [
    ("S1", "2019-02-27", "2019-03-02", 20),
    ("S1", "2020-02-27", "2020-02-27", 10),
    ("S1", "2020-02-28", "2020-02-28", 20),
    ("S1", "2020-02-29", "2020-02-29", 90),
    ("S1", "2020-03-01", "2020-03-01", 30),
    ("S1", "2020-03-02", "2020-03-02", 40),
    ("S1", "2021-02-27", "2021-03-02", 20),
]


def test_a_leap_day_of_this_year_has_no_partner() -> None:
    found = compared(sources_of(LEAP, plan_year=2020), "2020-03-02", base_year=2019)
    assert found.plain.now == Side(Fraction(10 + 20 + 90 + 30 + 40, 5), 5)
    assert found.plain.base == Side(Fraction(20), 4)
    assert found.fair is not None
    assert (found.fair.now, found.fair.base) == (Side(Fraction(10 + 20 + 30 + 40, 4), 4), Side(Fraction(20), 4))
    assert found.left_out["leap_day"] == ((2, 29),)
    assert days(found) == {"leap_day": 1, "missing_both": 31 + 26}


def test_a_leap_day_of_the_base_year_has_no_partner() -> None:
    found = compared(sources_of(LEAP, plan_year=2021), "2021-03-02", base_year=2020)
    assert found.plain.base == Side(Fraction(190, 5), 5)
    assert found.fair is not None
    assert found.fair.base == Side(Fraction(100, 4), 4)
    assert days(found)["leap_day"] == 1


JOINED: list[Span] = [
    ("S1", "2018-01-01", "2018-01-10", 40),
    ("S2", "2018-01-06", "2018-01-10", 80),
    ("S1", "2019-01-01", "2019-01-10", 40),
    ("S2", "2019-01-01", "2019-01-10", 80),
]


def _joined(stations: Sequence[tuple[str, str, str | None]]) -> Comparison:
    return compared(sources_of(JOINED, stations=stations), "2019-01-10", base_year=2018)


def test_a_station_that_joined_in_between_is_left_out() -> None:
    found = _joined([("S1", "2018-01-01", None), ("S2", "2018-01-06", None)])
    assert found.plain.base == Side(Fraction(5 * 40 + 5 * 60, 10), 10)
    assert found.plain.now == Side(Fraction(60), 10)
    assert found.plain.relative == Fraction(1, 5)
    assert found.fair is not None
    assert found.fair.now == found.fair.base == Side(Fraction(40), 10)
    assert found.fair.change == 0
    assert (found.stations, found.others) == (("S1",), {"S2": "[2018-01-06,)"})


def test_a_station_in_two_spans_without_a_break_stays() -> None:
    found = _joined([("S1", "2018-01-01", "2018-06-01"), ("S1", "2018-06-01", None)])
    assert (found.stations, found.others) == (("S1",), {})


def test_without_a_common_station_there_is_no_fair_comparison() -> None:
    found = _joined([("S1", "2018-01-01", "2019-01-01"), ("S2", "2019-01-01", None)])
    assert found.plain.now == Side(Fraction(80), 10)
    assert found.plain.base == Side(Fraction(40), 10)
    assert (found.fair, found.stations) == (None, ())
    assert found.others == {"S1": "[2018-01-01,2019-01-01)", "S2": "[2019-01-01,)"}
    assert comparison_shape(found)["fair"] is None


def test_good_days_are_compared_over_the_same_days() -> None:
    spans = [
        ("S1", "2018-01-01", "2018-01-10", 40),
        ("S1", "2018-01-01", "2018-01-02", 100),
        ("S1", "2019-01-01", "2019-01-07", 40),
        ("S1", "2019-01-07", "2019-01-07", 100),
    ]
    target = {"op": ">=", "value": 300, "unit": "days"}
    found = compared(sources_of(spans), "2019-01-10", base_year=2018, statistic="good_days", target=target)
    assert (found.plain.now, found.plain.base) == (Side(Fraction(6), 7), Side(Fraction(8), 10))
    assert found.fair is not None
    assert (found.fair.now, found.fair.base) == (Side(Fraction(6), 7), Side(Fraction(5), 7))
    share = {"op": ">=", "value": "0.8", "unit": "share"}
    found = compared(sources_of(spans), "2019-01-10", base_year=2018, statistic="good_days_ratio", target=share)
    assert found.fair is not None
    assert (found.fair.now.value, found.fair.base.value) == (Fraction(6, 7), Fraction(5, 7))


def test_a_base_year_without_data_has_no_value() -> None:
    found = compared(sources_of(PLAIN[1:]), "2019-01-10", base_year=2018)
    assert found.plain.base == Side(None, 0)
    assert (found.plain.change, found.plain.relative) == (None, None)
    shape = comparison_shape(found)
    assert shape["plain"] == {
        "now": "30.00",
        "base": None,
        "change": None,
        "relative": None,
        "valid_now": 10,
        "valid_base": 0,
    }
    assert shape["left_out"]["missing_base"][:2] == ["01-01", "01-02"]
    assert (shape["from"], shape["to"], shape["base_from"], shape["base_to"]) == (
        "2019-01-01",
        "2019-01-10",
        "2018-01-01",
        "2018-01-10",
    )
