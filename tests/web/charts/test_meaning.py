"""What single charts promise: sums, days, the standard's rounding, the goal's allowance, criteria of dust."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.charts.samples import PLACE, City

from airshed.air import answers
from airshed.air.ruleset import Rulebook
from airshed.calendar import Period, year
from airshed.lake.tables import AMBIENT_HOURS, WEATHER_HOURS
from airshed.rules.load import load_editions
from airshed.vocab import POLLUTANTS
from airshed.web.charts import calendar, days, devices, dust, goal, hours, months, quality, rose, years
from airshed.web.charts.levels import level_number, pollutant_level

START = datetime(2019, 1, 1, 1)
WIND = st.tuples(
    st.one_of(st.none(), st.integers(0, 5000)),
    st.one_of(st.none(), st.floats(0, 720, allow_nan=False)),
    st.one_of(st.none(), st.floats(0, 30, allow_nan=False)),
)
RULES = Rulebook(load_editions(None))


def _rose(rows: Sequence[tuple[int | None, float | None, float | None]], mode: Any) -> rose.Input:
    stamps = [{"station": "A", "hour_end": START + timedelta(hours=n)} for n in range(len(rows))]
    air = [{**s, "pm10": row[0]} for s, row in zip(stamps, rows, strict=True)]
    wind = [{**s, "wind_from_deg": row[1], "wind_speed_m_s": row[2]} for s, row in zip(stamps, rows, strict=True)]
    frames = (pl.DataFrame(air, schema=AMBIENT_HOURS.schema), pl.DataFrame(wind, schema=WEATHER_HOURS.schema))
    return rose.Input(*frames, "pm10", "city:A", mode=mode)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(WIND, max_size=40), mode=st.sampled_from(["hours", "weighted"]))
def test_a_rose_counts_every_hour_with_a_wind_once_and_its_shares_add_up(rows: list[Any], mode: str) -> None:
    table = rose.draw(_rose(rows, mode), language="en").table
    counted = sum(c is not None and s is not None and (s < 0.5 or d is not None) for c, d, s in rows)
    assert table["hours"].sum() == counted
    if table["share"].null_count() == 0:
        assert table["share"].sum() == pytest.approx(100)
    else:
        total = sum(c or 0 for c, d, s in rows if s is not None and (s < 0.5 or d is not None))
        assert counted == 0 or (mode == "weighted" and total == 0)


def test_a_rose_knows_sectors_classes_and_calm() -> None:
    rows = [(100, 348.8, 1.0), (300, 11.2, 1.0), (200, 11.3, 2.0), (200, 200.0, 0.4), (400, None, 0.4), (90, None, 3.0)]
    table = rose.draw(_rose(rows, "hours"), language="en").table.filter(pl.col("hours") > 0)
    assert table.to_dicts() == [
        {"sector": "calm", "speed": "calm", "hours": 2, "share": 40.0, "mean": 30.0},
        {"sector": "N", "speed": "0.5–2", "hours": 2, "share": 40.0, "mean": 20.0},
        {"sector": "NNE", "speed": "2–4", "hours": 1, "share": 20.0, "mean": 20.0},
    ]


@settings(max_examples=40, deadline=None)
@given(first=st.dates(date(2014, 1, 1), date(2028, 12, 31)), count=st.integers(1, 400), every=st.integers(1, 5))
def test_a_calendar_covers_each_day_once(first: date, count: int, every: int) -> None:
    shape = [
        {"date": str(first + timedelta(days=n)), "aqi": 40 + n % 300, "primary": [], "valid": n % every == 0}
        for n in range(count)
    ]
    head = {"place": "city:A", "from": shape[0]["date"], "to": shape[-1]["date"], "dust": "keep", "editions": {}}
    chart = calendar.draw(calendar.Input({**head, "days": shape}, RULES), language="zh")
    known, absent = (trace for trace in chart.figure.to_plotly_json()["data"] if trace["type"] == "heatmap")
    cells = [
        (x, y)
        for trace in (known, absent)
        for y, line in enumerate(trace["z"])
        for x, value in enumerate(line)
        if value is not None
    ]
    assert len(cells) == len(set(cells)) == count == chart.table["date"].n_unique()
    texts = [text for trace in (known, absent) for line in trace["text"] for text in line if text]
    assert len(texts) == count
    assert sum(value is not None for line in absent["z"] for value in line) == chart.table["kind"].null_count()


@pytest.mark.parametrize("pollutant", sorted(POLLUTANTS))
def test_the_value_to_date_at_the_end_of_a_year_is_that_of_the_evaluation(city: City, pollutant: str) -> None:
    table = years.draw(years.Input([city.days(year(2018))], pollutant, city.rules), language="en").table
    (found,) = answers.evaluate(city.engine, answers.Question(PLACE, year(2018)), city.rules)
    statistic = found.pollutants[pollutant]
    wanted = statistic.mean if statistic.mean is not None else statistic.percentile
    assert wanted is not None
    assert table["to_date"].drop_nulls()[-1] == float(wanted)
    assert table["good_days"].drop_nulls()[-1] == found.good_days
    assert table["valid"][-1] == found.days_valid


def test_years_lie_on_the_same_days(inputs: Mapping[str, Any]) -> None:
    table = years.draw(inputs["years"], language="en").table
    assert table.filter(pl.col("date") == date(2019, 3, 1))["day"].item() == date(2000, 3, 1)
    assert table.group_by("year").len().sort("year").rows() == [(2018, 365), (2019, 323)]


def test_months_say_how_many_days_are_valid_and_hatch_those_with_too_few(inputs: Mapping[str, Any]) -> None:
    given = inputs["months"]
    few = [dict(shape) for shape in given.months]
    few[0] = {**few[0], "pollutants": {**few[0]["pollutants"]}}
    pm25 = few[0]["pollutants"]["pm25"]
    few[0]["pollutants"]["pm25"] = {**pm25, "coverage": {"valid": 9, "expected": 31}, "reason": "few_days_in_month"}
    chart = months.draw(replace(given, months=few), language="en")
    bars = [trace for trace in chart.figure.to_plotly_json()["data"] if trace["type"] == "bar"]
    assert [(bar["name"], bar["marker"]["pattern"]["shape"], len(bar["x"])) for bar in bars] == [
        ("enough valid days", "", 10),
        ("too few valid days", "/", 1),
    ]
    assert bars[1]["text"] == ["9/31"]


def test_the_goal_shows_target_allowance_and_the_base_year_made_fair(inputs: Mapping[str, Any]) -> None:
    given = inputs["goal"]
    chart = goal.draw(given, language="en")
    need, left = given.outlook["need"]["average"], given.outlook["days"]["left"]
    assert chart.notes[0] == f"{left} days left may average {need} µg/m³"
    ahead = chart.table.filter(pl.col("allowed").is_not_null())
    assert ahead["date"].to_list() == [date(2019, 11, 20), date(2019, 12, 31)]
    assert set(ahead["allowed"]) == {float(need)}
    fair = given.history["points"][-1]
    last = chart.table.filter(pl.col("date") == date.fromisoformat(fair["as_of"])).to_dicts()[0]
    now, base = _fair_by_hand(given)
    assert (last["fair"], last["base_fair"]) == (pytest.approx(now, abs=0.051), pytest.approx(base, abs=0.051))
    assert set(chart.table["target"].drop_nulls()) == {35.0}


def _fair_by_hand(given: goal.Input) -> tuple[float, float]:
    assert given.base is not None
    assert given.days is not None
    base = {day["date"][5:]: day["pm25"] for day in given.base["days"]}
    pairs = [(day["pm25"], base[day["date"][5:]]) for day in given.days["days"]]
    both = [(now, then) for now, then in pairs if now is not None and then is not None]
    return sum(now for now, _ in both) / len(both), sum(then for _, then in both) / len(both)


def test_the_way_to_a_share_is_in_percent(inputs: Mapping[str, Any]) -> None:
    given = inputs["goal"]
    points = [
        {**point, "indicators": [{**i, "unit": "share", "value": "0.914", "target": {"op": ">", "value": "0.9"}}
                                 for i in point["indicators"] if i["id"] == given.indicator]}
        for point in given.history["points"]
    ]  # fmt: skip
    shares = replace(given, history={**given.history, "points": points}, outlook=None, days=None, base=None)
    chart = goal.draw(shares, language="zh")
    assert chart.table["value"].unique().to_list() == [91.4]
    assert chart.table["target"].unique().to_list() == [90.0]
    assert "（%）" in chart.columns["value"]


def test_a_goal_of_days_says_how_many_must_be_good(inputs: Mapping[str, Any]) -> None:
    given = inputs["goal"]
    outlook = {**given.outlook, "need": {"good_days": 37, "of": 41}}
    chart = goal.draw(replace(given, outlook=outlook), language="zh")
    assert chart.notes[0] == "余下 41 天须有 37 个优良天"
    assert chart.table["allowed"].null_count() == chart.table.height


def test_a_dust_event_shows_its_criteria_and_the_days_with_and_without_it(inputs: Mapping[str, Any]) -> None:
    given = inputs["dust"]
    chart = dust.draw(given, language="en")
    texts = [note["text"] for note in chart.figure.to_plotly_json()["layout"]["annotations"]]
    assert {"before", "event", "after"} <= set(texts)
    before = chart.table.filter(
        pl.col("row") == "hour",
        pl.col("at") >= given.event["from_hour"] - timedelta(hours=6),
        pl.col("at") < given.event["from_hour"],
    )["pm10"].mean()
    assert isinstance(before, float)
    assert f"starts at {max(2 * before, 150):.0f}" in texts
    assert f"ends at {before * 1.1:.0f}" in texts
    kept = chart.table.filter(pl.col("row") == "day")
    left_out = chart.table.filter(pl.col("row") == "day_without")
    assert kept["at"].to_list() == left_out["at"].to_list()
    assert left_out["pm10"].null_count() > kept["pm10"].null_count()


def test_hours_shade_proposed_and_confirmed_dust_apart_and_mark_what_is_doubtful(inputs: Mapping[str, Any]) -> None:
    drawn = hours.draw(inputs["hours"], language="zh").figure.to_plotly_json()
    shades = [shape["line"]["dash"] for shape in drawn["layout"]["shapes"] if shape["type"] == "rect"]
    assert sorted(shades) == ["dot", "solid"]
    named = {trace["name"] for trace in drawn["data"]}
    assert {"沙尘（已认定）", "沙尘（拟议）", "数值不变", "负值"} <= named
    limits = [note["text"] for note in drawn["layout"]["annotations"]]
    assert limits == ["PM10 日均二级限值 150"]


def test_a_limit_far_above_the_values_is_told_not_drawn(inputs: Mapping[str, Any]) -> None:
    chart = hours.draw(inputs["hours.units"], language="en")
    assert "CO limit (hour) 10 mg/m³ is above the plot" in chart.notes
    assert {trace.get("yaxis") for trace in chart.figure.to_plotly_json()["data"]} >= {"y", "y2"}


def test_days_carry_letters_while_there_is_room(inputs: Mapping[str, Any]) -> None:
    for key, place in (("days.month", "outside"), ("days", "none")):
        bars = days.draw(inputs[key], language="en").figure.to_plotly_json()["data"]
        assert {bar["textposition"] for bar in bars if "textposition" in bar} == {place}


def test_quality_tells_refusals_and_marks_frozen_hours(inputs: Mapping[str, Any]) -> None:
    chart = quality.draw(inputs["quality"], language="zh")
    assert "导入时拒收（单元格）：负值 2" in chart.notes
    assert chart.table["frozen"].sum() > 0
    assert "数值不变" in {trace.get("name") for trace in chart.figure.to_plotly_json()["data"]}
    assert chart.table.height == 2 * Period(date(2018, 12, 1), date(2019, 3, 1)).days


@pytest.mark.parametrize(
    ("column", "value", "level"),
    [("pm25", 0.0, 1), ("pm25", 35.0, 1), ("pm25", 36.0, 2), ("pm25", 351.0, 6), ("o3_8h", 801.0, 6), ("co", 2.1, 2)],
)
def test_a_concentration_has_the_level_of_its_own_steps(column: str, value: float, level: int) -> None:
    assert pollutant_level(column, value, date(2019, 1, 1), RULES) == level


def test_levels_are_those_of_the_edition_of_the_day() -> None:
    assert [level_number(aqi, date(2019, 1, 1), RULES) for aqi in (0, 50, 51, 300, 301, 500)] == [1, 1, 2, 5, 6, 6]
    assert level_number(None, date(2019, 1, 1), RULES) is None


def test_the_line_of_a_device_breaks_at_a_gap_and_each_point_knows_its_frame(inputs: Mapping[str, Any]) -> None:
    chart = devices.draw(inputs["devices"], language="en")
    sulphur, converted, nitrogen, warmth = (
        t for t in chart.figure.to_plotly_json()["data"] if t.get("mode") == "lines"
    )
    assert [n for n, value in enumerate(sulphur["y"]) if value is None] == [21, 38]  # a gap, and a value with a mark
    assert sulphur["x"][21] == "2019-03-01 21:00"
    assert (sulphur["y"][21], sulphur["connectgaps"]) == (None, False)
    assert sulphur["customdata"][20:23] == [21, None, 25]
    assert (sulphur["name"], converted["name"]) == ("sulphur dioxide", "sulphur dioxide (converted)")
    assert converted["y"][:2] == [30.25, 31.25]
    assert (sulphur["yaxis"], nitrogen["yaxis"], warmth["yaxis"]) == ("y", "y", "y2")
    shapes = chart.figure.to_plotly_json()["layout"]["shapes"]
    assert [shape["y0"] for shape in shapes if shape["type"] == "line"] == [33.0]
    spans = [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"]
    assert spans == 2 * [("2019-03-02 16:00", "2019-03-02 17:00")]
    assert any("above the plot" in note for note in chart.notes)
