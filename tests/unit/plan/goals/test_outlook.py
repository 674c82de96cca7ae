"""Looking ahead: each expectation is worked out by hand from constant days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from tests.unit.plan.goals.looking import Span, question_of, sources_of

from airshed.calendar import Period
from airshed.lake.tables import DUST_EVENTS
from airshed.plan.evidence import tables_of
from airshed.plan.finding import Aim
from airshed.plan.goals.outlook import Days, Outlook, outlook, outlook_shape
from airshed.plan.kinds.air import KIND

TEN: list[Span] = [("S1", "2019-12-12", "2019-12-21", 40)]
"""Ten valid days, ten days left: 400 so far."""
OLDER = (("S1", "2014-01-01", None),)


def ahead(spans: Sequence[Span], as_of: str, **more: Any) -> Outlook:
    frames = {k: more.pop(k) for k in ("stations", "plan_year", "dust_events") if k in more}
    sources = sources_of(spans, **frames)
    found = outlook(question_of(sources, as_of, **more), sources)
    assert found is not None
    return found


def at_most(value: int, op: str = "<=") -> dict[str, Any]:
    return {"op": op, "value": value, "unit": "ug_m3"}


def test_what_the_rest_may_average() -> None:
    found = ahead(TEN, "2019-12-21")
    assert found.days == Days(total=365, gone=355, valid=10, left=10)
    assert (found.so_far, found.value) == (Fraction(400), Fraction(40))
    assert found.need == Fraction(35 * 20 - 400, 10) == 30
    assert found.reach == "open"
    assert found.highest == (date(2019, 12, 21), Fraction(40))


def test_it_is_shown_rounded_down() -> None:
    found = ahead([("S1", "2019-12-15", "2019-12-24", 40)], "2019-12-24")
    assert found.need == Fraction(35 * 17 - 400, 7)  # 27.857…
    assert outlook_shape(found)["need"] == {"op": "<=", "average": "27.8"}


@pytest.mark.parametrize(
    ("target", "need", "reach"),
    [
        (at_most(100), Fraction(160), "safe"),
        (at_most(40), Fraction(40), "open"),  # as high as the highest day on record
        (at_most(20), Fraction(0), "open"),
        (at_most(20, "<"), Fraction(0), "out_of_reach"),
        (at_most(19), Fraction(-2), "out_of_reach"),
        (at_most(35, ">="), None, None),
        ({"op": "<=", "unit": "ug_m3"}, None, None),
    ],
)
def test_how_a_mean_stands(target: dict[str, Any], need: Fraction | None, reach: str | None) -> None:
    found = ahead(TEN, "2019-12-21", target=target)
    assert (found.need, found.reach) == (need, reach)


@pytest.mark.parametrize(("most", "reach"), [(40, "met"), (39, "missed")])
def test_a_year_that_is_over_has_no_rest(most: int, reach: str) -> None:
    found = ahead(TEN, "2019-12-31", target=at_most(most))
    assert (found.days.left, found.need, found.chance, found.reach) == (0, None, None, reach)


def test_a_year_that_has_not_begun_lies_all_ahead() -> None:
    found = ahead([("S1", "2018-01-01", "2018-12-31", 30)], "2018-12-20")
    assert (found.days, found.value, found.need) == (Days(365, 0, 0, 365), None, Fraction(35))
    assert found.compared is None
    assert found.chance is not None
    assert [(r.year, r.value, r.met) for r in found.chance.years] == [(2018, Fraction(30), True)]


TEN_GOOD: list[Span] = [("S1", "2019-12-12", "2019-12-21", 40), ("S1", "2019-12-12", "2019-12-13", 100)]
"""Eight good days of ten valid ones, ten left."""


@pytest.mark.parametrize(
    ("statistic", "op", "value", "need", "reach"),
    [
        ("good_days", ">=", "15", 7, "open"),
        ("good_days", ">", "15", 8, "open"),
        ("good_days", ">=", "18", 10, "open"),
        ("good_days", ">=", "19", 11, "out_of_reach"),
        ("good_days", ">=", "8", 0, "certain"),
        ("good_days", ">", "8", 1, "open"),
        ("good_days_ratio", ">=", "0.8", 8, "open"),
        ("good_days_ratio", ">", "0.8", 9, "open"),
        ("good_days_ratio", ">=", "0.9", 10, "open"),
        ("good_days_ratio", ">", "0.9", 11, "out_of_reach"),
        ("good_days_ratio", ">=", "0.41", 1, "open"),  # 0.41 × 20 = 8.2
        ("good_days_ratio", ">=", "0.4", 0, "certain"),
    ],
)
def test_how_many_days_must_be_good(statistic: str, op: str, value: str, need: int, reach: str) -> None:
    unit = "days" if statistic == "good_days" else "share"
    found = ahead(TEN_GOOD, "2019-12-21", statistic=statistic, target={"op": op, "value": value, "unit": unit})
    assert (found.so_far, found.need, found.reach) == (Fraction(8), Fraction(need), reach)
    assert outlook_shape(found)["need"] == {"good_days": need, "of": 10}


RESTS: list[Span] = [
    *TEN,
    ("S1", "2018-12-22", "2018-12-31", 20),
    ("S1", "2017-12-22", "2017-12-31", 31),
    ("S1", "2016-12-22", "2016-12-31", 30),
    ("S1", "2014-12-22", "2014-12-26", 10),
]


def test_the_probability_from_the_rest_of_earlier_years() -> None:
    chance = ahead(RESTS, "2019-12-21", stations=OLDER).chance
    assert chance is not None
    assert (chance.met, chance.of, chance.probability, chance.absent) == (2, 3, Fraction(2, 3), (2015,))
    assert [(r.year, r.valid, r.expected, r.enough, r.value, r.met) for r in chance.years] == [
        (2018, 10, 10, True, Fraction(30), True),
        (2017, 10, 10, True, Fraction("35.5"), False),
        (2016, 10, 10, True, Fraction(35), True),
        (2014, 5, 10, False, None, None),
    ]


def test_fewer_than_three_years_are_no_probability() -> None:
    found = ahead(RESTS, "2019-12-21", stations=(("S1", "2017-01-01", None),))
    assert found.chance is not None
    assert (found.chance.met, found.chance.of, found.chance.probability) == (1, 2, None)
    shape = outlook_shape(found)["chance"]
    assert (shape["probability"], shape["too_few"], shape["met"], shape["of"]) == (None, True, 1, 2)


def test_a_rest_is_judged_as_the_standard_rounds() -> None:
    spans = [*TEN, ("S1", "2018-12-22", "2018-12-31", 30), ("S1", "2018-12-31", "2018-12-31", 31)]
    chance = ahead(spans, "2019-12-21").chance  # (400 + 301) / 20 = 35.05, half to even 35.0
    assert chance is not None
    assert [(r.value, r.met) for r in chance.years] == [(Fraction(35), True)]


def test_a_leap_day_of_an_earlier_year_is_left_out() -> None:
    spans = [
        ("S1", "2019-02-01", "2019-02-27", 20),
        ("S1", "2016-01-01", "2016-12-31", 20),
        ("S1", "2016-02-29", "2016-02-29", 900),
    ]
    chance = ahead(spans, "2019-02-27", stations=(("S1", "2016-01-01", None),)).chance
    assert chance is not None
    assert [(r.year, r.valid, r.expected, r.value) for r in chance.years] == [(2016, 307, 307, Fraction(20))]
    assert chance.absent == (2018, 2017)


def test_a_relative_goal_has_the_whole_base_year_as_its_mark() -> None:
    spans = [*TEN, ("S1", "2018-12-12", "2018-12-21", 50), ("S1", "2018-12-22", "2018-12-31", 20)]
    found = ahead(spans, "2019-12-21", target={"op": "<", "base_year": 2018, "unit": "ug_m3"})
    assert found.aim == Aim("<", Fraction(35), "ug_m3", "base 2018")  # not 50, that of the same days
    assert (found.mark_valid, found.need) == (20, Fraction(30))
    assert found.chance is not None
    assert [(r.value, r.met) for r in found.chance.years] == [(Fraction(30), True)]
    assert found.compared is not None
    assert found.compared.plain.base.value == 50


def test_a_base_year_without_data_leaves_no_mark() -> None:
    found = ahead(TEN, "2019-12-21", target={"op": "<", "base_year": 2018, "unit": "ug_m3"})
    assert (found.need, found.reach, found.chance, found.mark_valid) == (None, None, None, 0)
    assert outlook_shape(found)["target"] == {"op": "<", "value": None, "basis": "base 2018", "valid": 0}


def _event(name: str, day: int, status: str) -> dict[str, Any]:
    return {
        "event": name,
        "place": "city:small",
        "from_hour": datetime(2019, 12, day, 1),
        "to_hour": datetime(2019, 12, day + 1, 1),
        "status": status,
        "pm25_affected": True,
    }


def test_with_and_without_dust() -> None:
    events = [_event("D-1", 20, "confirmed"), _event("D-2", 21, "proposed"), _event("D-3", 19, "rejected")]
    dust = pl.DataFrame(events, schema={k: v for k, v in DUST_EVENTS.schema.items() if k in events[0]})
    spans = [*TEN, ("S1", "2019-12-20", "2019-12-20", 400), ("S1", "2019-12-21", "2019-12-21", 200)]
    found = ahead(spans, "2019-12-21", dust_events=dust)
    assert [(line.dust, line.value, line.valid, line.dust_days) for line in found.dust] == [
        ("keep", Fraction(92), 10, 0),  # (8 × 40 + 400 + 200) / 10
        ("exclude", Fraction("57.8"), 9, 1),  # (8 × 40 + 200) / 9
        ("exclude-proposed", Fraction(40), 8, 2),
    ]
    assert found.so_far == 920
    clean = ahead(spans, "2019-12-21", dust_events=dust, dust="exclude")
    assert (clean.so_far, clean.days.valid, clean.dust) == (Fraction(520), 9, found.dust)


def test_without_events_dust_changes_nothing() -> None:
    lines = ahead(TEN, "2019-12-21").dust
    assert {(line.value, line.valid, line.dust_days) for line in lines} == {(Fraction(40), 10, 0)}


@pytest.mark.parametrize("as_of", ["2019-12-12", "2019-12-21", "2019-12-31"])
@pytest.mark.parametrize("statistic", ["mean", "good_days", "good_days_ratio"])
def test_the_value_so_far_is_that_of_the_indicator(as_of: str, statistic: str) -> None:
    unit = {"mean": "ug_m3", "good_days": "days"}.get(statistic, "share")
    sources = sources_of([*TEN_GOOD, ("S1", "2019-12-15", "2019-12-15", 77)])
    question = question_of(sources, as_of, statistic=statistic, target={"op": "<=", "value": "0.5", "unit": unit})
    found = outlook(question, sources)
    assert found is not None
    finding = KIND.find(question, sources)
    assert (found.value, found.days.valid, found.measure.decimals) == (finding.value, finding.valid, finding.decimals)


def test_there_is_none_where_days_do_not_add_up_or_nothing_is_there() -> None:
    sources = sources_of(TEN)
    question = question_of(sources, "2019-12-21")
    assert outlook(question, sources) is not None
    for statistic in ("percentile", "attained"):
        assert outlook(question_of(sources, "2019-12-21", statistic=statistic), sources) is None
    carbon = question.indicator.model_copy(update={"pollutant": "co"})  # the standard has no mean of it
    assert outlook(replace(question, indicator=carbon), sources) is None
    winter = Period(date(2019, 11, 1), date(2020, 4, 1))
    assert outlook(replace(question, period=winter), sources) is None
    assert outlook(question, replace(sources, places={})) is None
    assert outlook(question, replace(sources, tables=tables_of({}))) is None


def test_the_shape_holds_text_and_whole_numbers() -> None:
    shape = outlook_shape(ahead(RESTS, "2019-12-21", stations=OLDER))
    assert shape["days"] == {"total": 365, "gone": 355, "valid": 10, "left": 10}
    assert shape["target"] == {"op": "<=", "value": "35", "basis": "text", "valid": None}
    assert (shape["statistic"], shape["unit"], shape["so_far"], shape["value"]) == ("mean", "ug_m3", "400", "40.0")
    assert shape["highest"] == {"date": "2019-12-21", "value": "40"}
    assert (shape["chance"]["probability"], shape["chance"]["absent"]) == ("0.67", [2015])
    assert shape["chance"]["years"][1] == {
        "year": 2017,
        "valid": 10,
        "expected": 10,
        "enough": True,
        "value": "35.5",
        "met": False,
    }
    assert shape["dust"][0] == {"dust": "keep", "value": "40.0", "valid": 10, "dust_days": 0}
