"""Points to cities and regions: exact means, rounded once, with enough points; editions by day; dust."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.air import reference
from tests.unit.air.making import CLEAN, Value, day_rows, frame_of, hour_of, one_day, points, rows_of, rulebook

from airshed.air.places import place_days, point_days, region_days, with_particles_of
from airshed.air.ruleset import Rulebook
from airshed.air.validity import DustHours, Point, without_dust
from airshed.calendar import Period
from airshed.lake.engines import made

DAY = date(2019, 3, 16)
Rows = Sequence[dict[str, Any]]


def city_day(
    rows: Rows, *stations: str, day: date = DAY, rules: Rulebook | None = None, dust: Sequence[DustHours] = ()
) -> dict[str, Any]:
    period = one_day(day)
    ruleset = (rules or rulebook()).on(day)
    asked: Any = {"points": points(*stations, period=period), "period": period, "ruleset": ruleset, "make": made}
    days = place_days(frame_of(rows), **asked)
    if dust:
        clean = place_days(without_dust(frame_of(rows), events=dust), **asked)
        days = with_particles_of(days, clean) if ruleset.value("dust_good_days") == "keep" else clean
    found = rows_of(days)
    assert len(found) == 1
    return found[0]


def cities_of(
    cities: Sequence[Mapping[str, Sequence[Value]]], day: date = DAY, rules: Rulebook | None = None
) -> list[dict[str, Any]]:
    """Return the days of cities whose points have constant values: for each, pollutant to value by point."""
    period, spots, rows = one_day(day), [], []
    for k, values in enumerate(cities):
        for n in range(len(next(iter(values.values())))):
            name = f"{k:02}-{n}"
            spots += points(name, place=f"city:{k:02}", period=period)
            rows += day_rows(name, day, {**CLEAN, **{p: v[n] for p, v in values.items()}})
    ruleset = (rules or rulebook()).on(day)
    found = rows_of(place_days(frame_of(rows), points=spots, period=period, ruleset=ruleset, make=made))
    return sorted(found, key=lambda row: str(row["place"]))


def city_of(values: Mapping[str, Sequence[Value]], day: date = DAY, **options: str) -> dict[str, Any]:
    return cities_of([values], day, rulebook(**options))[0]


def test_the_city_is_rounded_once_half_to_even() -> None:
    cases: list[tuple[Sequence[Value], int]] = [
        ([35, 36], 36),
        ([34, 35], 34),
        ([35, 35, 36], 35),
        (["35.4", "35.6"], 36),
        (["34.5"], 34),
        (["35.5"], 36),
        (["35.5", "35.4"], 35),
    ]
    found = cities_of([{"pm25": values} for values, _ in cases])
    assert [row["pm25"] for row in found] == [expected for _, expected in cases]


def test_points_are_not_rounded_before_the_city() -> None:
    """34.6, 34.6 and 34.2 give 34.47, so 34; rounded before, 35, 35 and 34 would give 35. CO alike."""
    cities: list[Mapping[str, Sequence[Value]]] = [
        {"pm25": ["34.6", "34.6", "34.2"]},
        {"pm25": ["35.5", "35.4", "35.4"]},
        {"co": ["0.54", "0.54", "0.57"]},
        {"co": ["0.54", "0.56"]},
        {"co": ["0.64", "0.66"]},
    ]
    found = cities_of(cities)
    assert [row["pm25"] for row in found[:2]] == [34, 35]
    assert [row["co"] for row in found[2:]] == [6, 6, 6]


def test_three_quarters_of_the_points() -> None:
    cases = [(1, 1, 20), (1, 2, None), (2, 3, None), (3, 4, 20), (4, 5, 20), (3, 5, None), (6, 8, 20)]
    found = cities_of([{"pm25": [20] * there + [None] * (of - there)} for there, of, _ in cases])
    assert [row["pm25"] for row in found] == [expected for *_, expected in cases]
    assert [row["points"] for row in found] == [of for _, of, _ in cases]
    assert [row["valid"] for row in found] == [expected is not None for *_, expected in cases]
    assert {row["pm10"] for row in found} == {40}


def test_the_share_of_points_is_an_option() -> None:
    assert city_of({"pm25": [20, None]}, city_min_share="0.5")["pm25"] == 20
    assert city_of({"pm25": [20, 20, None]}, city_min_share="0.667")["pm25"] is None
    assert city_of({"pm25": [None, None]}, city_min_share="0")["pm25"] is None


def test_a_point_without_any_row_is_missed() -> None:
    rows = day_rows("A", DAY, CLEAN)
    assert city_day(rows, "A")["pm25"] == 20
    assert city_day(rows, "A", "B")["pm25"] is None


def test_a_point_counts_on_its_own_days_only() -> None:
    period = Period(DAY, DAY + timedelta(3))
    rows = [row for d in range(3) for row in day_rows("A", DAY + timedelta(d), CLEAN)]
    rows += day_rows("B", DAY + timedelta(1), {**CLEAN, "pm25": 40})
    span = [
        Point("A", "city:甲", date(2015, 1, 1), date(2025, 1, 1)),
        Point("B", "city:甲", DAY + timedelta(1), DAY + timedelta(2)),
    ]
    found = rows_of(place_days(frame_of(rows), points=span, period=period, ruleset=rulebook().on(DAY), make=made))
    days = {row["date"]: (row["points"], row["pm25"]) for row in found}
    assert days == {DAY: (1, 20), DAY + timedelta(1): (2, 30), DAY + timedelta(2): (1, 20)}


def test_every_expected_day_has_a_row() -> None:
    period = Period(DAY, DAY + timedelta(2))
    rows = day_rows("A", DAY, CLEAN)
    spots, ruleset = points("A", period=period), rulebook().on(DAY)
    found = rows_of(place_days(frame_of(rows), points=spots, period=period, ruleset=ruleset, make=made))
    assert {row["date"]: (row["pm25"], row["aqi"], row["valid"], row["good"]) for row in found} == {
        DAY: (20, 40, True, True),
        DAY + timedelta(1): (None, None, False, False),
    }


def test_ozone_of_a_city_is_the_mean_of_the_points_maxima() -> None:
    morning: Sequence[Value] = [100] * 8 + [20] * 16
    evening: Sequence[Value] = [20] * 16 + [180] * 8
    rows = day_rows("A", DAY, {**CLEAN, "o3": morning}) + day_rows("B", DAY, {**CLEAN, "o3": evening})
    found = city_day(rows, "A", "B")
    assert (found["o3_8h"], found["o3_1h"]) == (140, 140)


def _wave(k: int, m: int) -> list[int | None]:
    return [None if (n + k) % 13 == 0 else (n * (k + 2) * m) % 170 for n in range(24)]


def test_equal_to_the_second_reading() -> None:
    names = [f"A{n}" for n in range(5)]
    rows = [
        row
        for k, name in enumerate(names)
        for d in (0, 1)
        for row in day_rows(name, DAY + timedelta(d), {p: _wave(k, m) for m, p in enumerate(CLEAN, 2)})
    ]
    found = city_day(rows, *names, day=DAY + timedelta(1))
    stations = reference.by_station(rows)
    days = [reference.station_day(stations[name], DAY + timedelta(1)) for name in names]
    expected = reference.place_day(days)
    assert {c: None if found[c] is None else Fraction(found[c], 10 if c == "co" else 1) for c in expected} == expected
    index = reference.day_index(expected, "2012")
    assert (found["aqi"], [p for p in (found["primary"] or "").split(",") if p]) == (index.aqi, index.primary)


def test_valid_days() -> None:
    missing = ("pm10", "co", "o3")
    clean: list[Mapping[str, Sequence[Value]]] = [{p: [None]} for p in missing]
    polluted: list[Mapping[str, Sequence[Value]]] = [{p: [None], "pm25": [200]} for p in missing]
    before, after = (cities_of([*clean, *polluted], day) for day in (date(2026, 2, 28), date(2026, 3, 1)))
    assert [(row["valid"], row["aqi"]) for row in before] == [(False, a) for a in (30, 40, 40, 250, 250, 250)]
    assert [(row["valid"], row["aqi"]) for row in after] == [(False, None)] * 3 + [(True, 250)] * 3


@pytest.mark.parametrize(("rule", "valid"), [("all", [False, False]), ("5.3.1", [False, True]), ("any", [True, True])])
def test_the_rule_of_valid_days_is_an_option(rule: str, valid: list[bool]) -> None:
    cities: list[Mapping[str, Sequence[Value]]] = [{"pm25": [v], "so2": [None]} for v in (20, 200)]
    found = cities_of(cities, rules=rulebook(valid_day=rule, completeness="ignore"))
    assert [row["valid"] for row in found] == valid
    assert [row["good"] for row in found] == [valid[0], False]


def test_a_pollutant_that_is_not_monitored_spoils_no_day() -> None:
    rows = day_rows("A", DAY, {**CLEAN, "co": None})
    rules = replace(rulebook(), exempt=frozenset({"co"}))
    assert city_day(rows, "A")["valid"] is False
    assert city_day(rows, "A", rules=rules)["valid"] is True
    later = date(2026, 3, 1)
    rows = day_rows("A", later, {**CLEAN, "co": None})
    assert city_day(rows, "A", day=later)["aqi"] is None
    found = city_day(rows, "A", day=later, rules=rules)
    assert (found["aqi"], found["valid"], found["good"]) == (40, True, True)


def test_a_good_day_is_valid_with_an_index_up_to_100() -> None:
    cities: list[Mapping[str, Sequence[Value]]] = [{"pm25": [v]} for v in (60, 61, 75, 76)]
    cities.append({"pm25": [20], "no2": [None]})
    before, after = (cities_of(cities, day) for day in (date(2026, 2, 28), date(2026, 3, 1)))
    assert [row["good"] for row in before] == [True, True, True, False, False]
    assert [row["good"] for row in after] == [True, False, False, False, False]


def test_dust_takes_particles_out_and_leaves_index_and_good_days() -> None:
    rows = day_rows("A", DAY, {**CLEAN, "pm10": [40] * 20 + [1000] * 4, "pm25": [20] * 20 + [100] * 4})
    event = DustHours(frozenset({"A"}), hour_of(DAY, 21), hour_of(DAY, 25), pm25_affected=False)
    kept, left = city_day(rows, "A"), city_day(rows, "A", dust=[event])
    assert (kept["pm10"], kept["pm25"]) == (200, 33)
    assert (left["pm10"], left["pm25"]) == (40, 33)
    assert (kept["aqi"], kept["good"], kept["primary"]) == (125, False, "pm10")
    assert (left["aqi"], left["good"], left["primary"]) == (125, False, "pm10")
    both = city_day(rows, "A", dust=[replace(event, pm25_affected=True)])
    assert (both["pm10"], both["pm25"]) == (40, 20)
    out = city_day(rows, "A", dust=[event], rules=rulebook(dust_good_days="exclude"))
    assert (out["pm10"], out["aqi"], out["good"]) == (40, 48, True)


@pytest.mark.parametrize(("first", "expected"), [(21, 40), (20, None)])
def test_a_day_left_with_fewer_than_20_hours_has_no_particles(first: int, expected: int | None) -> None:
    rows = day_rows("A", DAY, {**CLEAN, "pm10": [40] * (first - 1) + [1000] * (25 - first)})
    event = DustHours(frozenset({"A"}), hour_of(DAY, first), hour_of(DAY, 25), pm25_affected=True)
    found = city_day(rows, "A", dust=[event])
    assert (found["pm10"], found["pm25"]) == (expected, None if expected is None else 20)
    assert (found["so2"], found["aqi"] is not None, found["valid"]) == (5, True, True)


def test_dust_touches_its_own_points_and_hours_only() -> None:
    rows = [r for s in "AB" for r in day_rows(s, DAY, {**CLEAN, "pm10": [40] * 22 + [640, 640]})]
    event = DustHours(frozenset({"A"}), hour_of(DAY, 23), hour_of(DAY, 24), pm25_affected=False)
    exact = Fraction(40 * 22 + 640, 23)
    assert city_day(rows, "A", "B", dust=[event])["pm10"] == reference.half_even((exact + 90) / 2)
    other = replace(event, stations=frozenset({"C"}))
    assert city_day(rows, "A", "B", dust=[other])["pm10"] == 90


def test_gases_at_another_state_are_an_exact_ratio() -> None:
    before = date(2018, 8, 31)
    values: dict[str, Sequence[Value]] = {
        "so2": [100],
        "no2": [40],
        "co": ["1.0"],
        "o3": [160],
        "pm25": [75],
        "pm10": [150],
    }
    found = city_of(values, before, reference_kelvin="298.15")
    ratio = Fraction(273) / Fraction("298.15")
    for column, value in {"so2": 100, "no2": 40, "o3_8h": 160, "o3_1h": 160}.items():
        assert found[column] == reference.half_even(value * ratio)
    assert found["co"] == 10 * reference.half_even(ratio, 1)
    assert (found["pm25"], found["pm10"]) == (75, 150)
    plain = city_of(values, before)
    assert (plain["so2"], plain["o3_8h"]) == (100, 160)
    after = city_of(values, date(2018, 9, 1), reference_kelvin="298.15")
    assert (after["so2"], after["o3_8h"]) == (100, 160)
    back = city_of(values, date(2018, 9, 1), reference_kelvin="273")
    assert back["so2"] == reference.half_even(100 / ratio)


@pytest.mark.parametrize(
    ("values", "expected"), [([35, 36], 36), ([20, 21, 21], 21), ([20, 21, None], None), ([20, 20, 21, None], 20)]
)
def test_a_region_is_the_mean_of_its_cities_rounded_days(values: Sequence[int | None], expected: int | None) -> None:
    period = one_day(DAY)
    spots = [Point(f"S{n}", f"city:{n}", DAY, DAY + timedelta(1)) for n in range(len(values))]
    rows = [r for n, v in enumerate(values) for r in day_rows(f"S{n}", DAY, {**CLEAN, "pm25": v})]
    ruleset = rulebook().on(DAY)
    cities = place_days(frame_of(rows), points=spots, period=period, ruleset=ruleset, make=made)
    found = rows_of(region_days(cities, region="region:R", ruleset=ruleset))
    assert [(r["place"], r["pm25"], r["points"]) for r in found] == [("region:R", expected, len(values))]


def test_points_by_themselves() -> None:
    rows = day_rows("A", DAY, CLEAN) + day_rows("B", DAY, {**CLEAN, "pm25": "75.5"})
    found = {r["place"]: r for r in rows_of(point_days(frame_of(rows), ruleset=rulebook().on(DAY)))}
    assert (found["A"]["pm25"], found["A"]["aqi"]) == (20, 40)
    assert (found["B"]["pm25"], found["B"]["aqi"], found["B"]["primary"]) == (76, 102, "pm25")


@pytest.mark.parametrize(
    ("day", "ambient", "index", "aqi"),
    [
        (date(2018, 8, 31), "gb3095-2012", "hj633-2012", 94),
        (date(2018, 9, 1), "gb3095-2012-amendment-2018", "hj633-2012", 94),
        (date(2026, 2, 28), "gb3095-2012-amendment-2018", "hj633-2012", 94),
        (date(2026, 3, 1), "gb3095-2026-transition", "hj633-2026", 110),
        (date(2030, 12, 31), "gb3095-2026-transition", "hj633-2026", 110),
        (date(2031, 1, 1), "gb3095-2026-final", "hj633-2026", 110),
    ],
)
def test_the_edition_of_the_day(day: date, ambient: str, index: str, aqi: int) -> None:
    ruleset = rulebook().on(day)
    assert (ruleset.ambient.name, ruleset.index.name) == (ambient, index)
    assert ruleset.evaluation.name == ("hj663-2013" if day < date(2026, 3, 1) else "hj663-2026")
    assert city_of({"pm25": [70]}, day)["aqi"] == aqi
