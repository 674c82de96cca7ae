"""Sub-indices and index of both editions against the tables typed in anew, step by step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from tests.unit.air import reference
from tests.unit.air.making import RULEBOOK, rulebook

from airshed.air.index import level_of, report_items
from airshed.air.reports import Report, fitting_scope, index_reports
from airshed.air.ruleset import Ruleset
from airshed.lake.engines import made
from airshed.vocab import ITEMS

DAYS = {"2012": date(2026, 2, 28), "2026": date(2026, 3, 1)}
LEVELS = [
    (0, 1, "优", "绿色", "#00e400"),
    (50, 1, "优", "绿色", "#00e400"),
    (51, 2, "良", "黄色", "#ffff00"),
    (100, 2, "良", "黄色", "#ffff00"),
    (101, 3, "轻度污染", "橙色", "#ff7e00"),
    (150, 3, "轻度污染", "橙色", "#ff7e00"),
    (151, 4, "中度污染", "红色", "#ff0000"),
    (200, 4, "中度污染", "红色", "#ff0000"),
    (201, 5, "重度污染", "紫色", "#99004c"),
    (300, 5, "重度污染", "紫色", "#99004c"),
    (301, 6, "严重污染", "褐红色", "#7e0023"),
    (500, 6, "严重污染", "褐红色", "#7e0023"),
]
GOOD = {"so2_24h": 10, "no2_24h": 20, "co_24h": 1, "o3_8h": 50, "pm10_24h": 30, "pm25_24h": 20}


def rules(edition: str, **options: str) -> Ruleset:
    return rulebook(**options).on(DAYS[edition])


def report(items: Mapping[str, object], ruleset: Ruleset, scope: str = "daily") -> Report:
    rows = [{item: Fraction(str(value)) for item, value in items.items()}]
    return index_reports(rows, ruleset=ruleset, scope=scope, make=made)[0]


@pytest.mark.parametrize(("edition", "item"), [(e, i) for e in reference.BREAKPOINTS for i in reference.BREAKPOINTS[e]])
def test_below_at_and_above_every_breakpoint(edition: str, item: str) -> None:
    points = reference.BREAKPOINTS[edition][item]
    nudges = (Fraction(-1, 10**6), Fraction(-1, 10), Fraction(0), Fraction(1, 10**6), Fraction(1, 10), Fraction(1))
    values = sorted({p + n for p, n in product(points, nudges) if p + n >= 0} | {Fraction(100_000)})
    ruleset = rules(edition, round_first="false")
    found = index_reports([{item: v} for v in values], ruleset=ruleset, scope="iaqi", make=made)
    assert [r.iaqi[item] for r in found] == [reference.sub_index(item, v, edition) for v in values]
    at = [r.iaqi[item] for v, r in zip(values, found, strict=True) if v in points]
    assert at == list(reference.STEPS[: len(points)])


@pytest.mark.parametrize("edition", ["2012", "2026"])
@pytest.mark.parametrize(
    ("item", "above", "in_2012", "in_2026"),
    [
        ("so2_1h", "800.1", None, 200),
        ("o3_8h", "800.1", None, 300),
        ("so2_24h", "2621", 500, 500),
        ("o3_1h", "1201", 500, 500),
        ("pm25_24h", "501", 500, 500),
        ("pm10_24h", "9999", 500, 500),
        ("co_24h", "60.1", 500, 500),
        ("co_1h", "151", 500, 500),
        ("no2_1h", "3841", 500, 500),
        ("no2_24h", "941", 500, 500),
    ],
)
def test_above_the_table(edition: str, item: str, above: str, in_2012: int | None, in_2026: int | None) -> None:
    found = report({item: above}, rules(edition, round_first="false"), "iaqi")
    assert found.iaqi == {item: in_2012 if edition == "2012" else in_2026}


def test_one_hour_particles_of_2012_have_no_sub_index_unless_asked_for() -> None:
    for item in ("pm25_1h", "pm10_1h"):
        assert report({item: 75}, rules("2012"), "iaqi").iaqi == {item: None}
        found = report({item: 75}, rules("2012", realtime_pm="1h"), "iaqi").iaqi[item]
        assert found == reference.sub_index(item.replace("1h", "24h"), Fraction(75), "2012")


@pytest.mark.parametrize(("so2_1h", "aqi"), [("800", 200), ("800.1", 124), (None, 5)])
def test_beyond_800_the_hour_of_so2_gives_way_to_the_day_and_only_then(so2_1h: str | None, aqi: int) -> None:
    items = {"so2_24h": 300, "no2_1h": 10, **({} if so2_1h is None else {"so2_1h": so2_1h})}
    assert report(items, rules("2012"), "realtime").aqi == aqi


def test_rows_of_one_call_do_not_touch_each_other() -> None:
    rows = [
        {"so2_24h": Fraction(300), "no2_1h": Fraction(10)},
        {"so2_24h": Fraction(300), "so2_1h": Fraction(900)},
        {"pm25_24h": Fraction(10)},
        {},
    ]
    found = index_reports(rows, ruleset=rules("2012"), scope="realtime", make=made)
    assert [r.aqi for r in found] == [5, 124, 15, None]
    assert [set(r.iaqi) for r in found] == [set(row) for row in rows]


def test_beyond_800_the_eight_hours_of_ozone_give_way_to_the_hour() -> None:
    assert report({"o3_8h": 850, "o3_1h": 900}, rules("2012")).aqi == 350
    assert report({"o3_8h": 850}, rules("2012")).aqi is None
    assert report({"o3_8h": 850, "o3_1h": 900}, rules("2026", completeness="ignore")).aqi == 300


@pytest.mark.parametrize(
    ("edition", "scope", "items"),
    [
        ("2012", "daily", "so2_24h no2_24h co_24h o3_1h o3_8h pm10_24h pm25_24h"),
        ("2012", "realtime", "so2_1h no2_1h co_1h o3_1h o3_8h pm10_24h pm25_24h"),
        ("2026", "daily", "so2_24h no2_24h co_24h o3_8h pm10_24h pm25_24h"),
        ("2026", "realtime", "so2_1h no2_1h co_1h o3_1h pm10_1h pm25_1h"),
    ],
)
def test_items_of_the_reports(edition: str, scope: str, items: str) -> None:
    assert set(report_items(rules(edition), scope)) == set(items.split())


@pytest.mark.parametrize("edition", ["2012", "2026"])
@pytest.mark.parametrize("reading", ["1h", "24h"])
def test_either_reading_of_particles_in_the_real_time_report(edition: str, reading: str) -> None:
    ruleset = rules(edition, realtime_pm=reading, completeness="ignore")
    assert {f"pm25_{reading}", f"pm10_{reading}"} < set(report_items(ruleset, "realtime"))
    found = report({"pm25_24h": 115, "pm25_1h": 35, "no2_1h": 10}, ruleset, "realtime")
    assert found.aqi == (50 if reading == "1h" else 150)
    assert found.primary == (() if reading == "1h" else ("pm25",))


def test_ozone_of_one_hour_counts_in_the_day_of_2012_only() -> None:
    items = {**GOOD, "o3_8h": 120, "o3_1h": 210}
    assert (report(items, rules("2012")).aqi, report(items, rules("2026")).aqi) == (105, 67)


def test_ties_are_listed_particles_first_then_gases() -> None:
    items = {"so2_24h": 150, "no2_24h": 80, "co_24h": 4, "o3_8h": 160, "pm10_24h": 150, "pm25_24h": 75}
    found = report(items, rules("2012"))
    assert found.primary == ("pm10", "pm25", "so2", "no2", "co", "o3")
    assert found.aqi == 100
    assert found.exceeding == ()


def test_no_primary_pollutant_up_to_50() -> None:
    assert report({**GOOD, "pm25_24h": 35}, rules("2026")).primary == ()
    assert report({**GOOD, "pm25_24h": 36}, rules("2026")).primary == ("pm25",)


def test_exceeding_is_above_100_and_a_term_of_2012_only() -> None:
    items = {**GOOD, "pm25_24h": 80, "pm10_24h": 151, "so2_24h": 150}
    assert report(items, rules("2012")).exceeding == ("pm10", "pm25")
    assert report(items, rules("2026")).exceeding is None
    assert report(GOOD, rules("2012")).exceeding == ()


@pytest.mark.parametrize(("pm25", "aqi"), [(59, 98), (60, 100), (61, 101)])
@pytest.mark.parametrize("missing", ["pm10_24h", "co_24h", "o3_8h"])
def test_an_incomplete_index_of_2026_is_withheld_up_to_100(pm25: int, aqi: int, missing: str) -> None:
    items = {**{k: v for k, v in GOOD.items() if k != missing}, "pm25_24h": pm25}
    found = report(items, rules("2026"))
    assert (found.aqi, found.level, found.primary) == (
        (aqi, found.level, ("pm25",)) if aqi > 100 else (None, None, None)
    )
    assert found.iaqi["pm25_24h"] == aqi
    assert report(items, rules("2026", completeness="ignore")).aqi == aqi
    assert report({**items, missing: 1}, rules("2026")).aqi == aqi


@pytest.mark.parametrize(("missing", "exempt", "aqi"), [("co", "co", 60), ("co", "so2", None), ("pm25", "pm25", 38)])
def test_a_pollutant_that_is_not_monitored_withholds_nothing(missing: str, exempt: str, aqi: int | None) -> None:
    items = {k: v for k, v in {**GOOD, "pm25_24h": 40}.items() if ITEMS[k].pollutant != missing}
    ruleset = replace(rulebook(), exempt=frozenset({exempt})).on(DAYS["2026"])
    found = report({**items, "no2_24h": 30}, ruleset)
    assert found.aqi == aqi


def test_the_rule_of_2026_can_be_asked_of_2012() -> None:
    items = {"pm25_24h": 75}
    assert report(items, rules("2012")).aqi == 100
    assert report(items, rules("2012", completeness="5.3.1")).aqi is None
    assert report({"pm25_24h": 76}, rules("2012", completeness="5.3.1")).aqi == 102


@pytest.mark.parametrize(("value", "first", "later"), [("60.5", 100, 101), ("61.5", 102, 103), ("59.5", 100, 99)])
def test_2026_rounds_concentrations_half_to_even_first(value: str, first: int, later: int) -> None:
    items = {**GOOD, "pm25_24h": value}
    assert report(items, rules("2026")).aqi == first
    exact = reference.sub_index("pm25_24h", Fraction(value), "2026")
    assert report(items, rules("2026", round_first="false")).aqi == exact
    assert abs(later - (exact or 0)) <= 1


def test_co_keeps_one_decimal_and_others_none() -> None:
    found = report({**GOOD, "co_24h": "2.25", "so2_24h": "50.5"}, rules("2026"))
    assert found.concentrations["co_24h"] == Fraction("2.2")
    assert found.concentrations["so2_24h"] == 50
    assert (found.iaqi["co_24h"], found.iaqi["so2_24h"]) == (55, 50)


def test_the_scale_of_2026_starts_at_1_that_of_2012_at_0() -> None:
    nothing = dict.fromkeys(GOOD, 0)
    assert (report(nothing, rules("2012")).aqi, report(nothing, rules("2026")).aqi) == (0, 1)


@pytest.mark.parametrize("edition", ["2012", "2026"])
@pytest.mark.parametrize("expected", LEVELS)
def test_levels(edition: str, expected: tuple[int, int, str, str, str]) -> None:
    row = level_of(expected[0], rules(edition))
    assert row is not None
    assert (row["level"], row["category_zh"], row["colour_zh"], row["rgb"]) == expected[1:]
    assert level_of(None, rules(edition)) is None


@pytest.mark.parametrize(
    ("edition", "items", "scope"),
    [
        ("2012", "pm25_24h o3_8h", "daily"),
        ("2012", "so2_1h o3_1h", "realtime"),
        ("2012", "so2_1h pm25_24h", "realtime"),
        ("2012", "so2_1h so2_24h pm25_24h", "realtime"),
        ("2012", "o3_8h o3_1h pm25_24h", "daily"),
        ("2026", "pm25_1h so2_1h", "realtime"),
        ("2026", "o3_8h o3_1h", "daily"),
        ("2026", "", "daily"),
    ],
)
def test_the_report_that_fits_the_items(edition: str, items: str, scope: str) -> None:
    assert fitting_scope(items.split(), ruleset=rules(edition)) == scope


def test_every_edition_has_its_day() -> None:
    assert RULEBOOK.on(DAYS["2012"]).index.name == "hj633-2012"
    assert RULEBOOK.on(DAYS["2026"]).index.name == "hj633-2026"
