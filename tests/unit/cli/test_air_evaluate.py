"""`airshed air evaluate` over years: equal to the second reading, stable shape, limits by day, parts, comparison."""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air import reference
from tests.unit.air.homes import home_with
from tests.unit.air.making import CLEAN, Value, day_rows, hour_of

from airshed.rules.load import PACKAGED
from airshed.vocab import POLLUTANTS

Airshed = Callable[..., Any]
STATIONS = [
    *({"station": s, "name": s, "city": "甲"} for s in ("A1", "A2", "A3")),
    {"station": "B1", "name": "B1", "city": "乙"},
    {"station": "C1", "name": "C1", "city": "丙"},
]
KEYS = {
    "place",
    "year",
    "dust",
    "days_valid",
    "good_days",
    "good_days_ratio",
    "pollutants",
    "composite",
    "editions",
    "options",
}


def dates(number: int) -> Iterator[date]:
    day = date(number, 1, 1)
    while day.year == number:
        yield day
        day += timedelta(1)


def _value(rng: random.Random, pollutant: str) -> int | None:
    if rng.random() < 0.04:
        return None
    scale = POLLUTANTS[pollutant].scale
    return rng.randrange(0, 220) * scale // (100 if pollutant == "co" else 2)


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home: 甲 has three points and chance hours of 2019, 乙 clean 2018 and 2019, 丙 clean 2019 to limits."""
    rng = random.Random(20)
    rows: list[dict[str, Any]] = [
        {"station": s, "hour_end": hour_of(day, h), **{p: _value(rng, p) for p in POLLUTANTS}}
        for s in ("A1", "A2", "A3")
        for day in dates(2019)
        if rng.random() > 0.05
        for h in range(1, 25)
        if rng.random() > 0.03
    ]
    gases: dict[str, Value] = {**CLEAN, "so2": 40, "no2": 30, "co": "1.2", "o3": 100}  # type: ignore[dict-item]
    rows += [r for number in (2018, 2019) for day in dates(number) for r in day_rows("B1", day, gases)]
    edge: dict[str, Value] = {"pm25": 35, "pm10": 70, "so2": 60, "no2": 40, "co": 4, "o3": 160}
    rows += [r for day in dates(2019) for r in day_rows("C1", day, edge)]
    return home_with(tmp_path_factory.mktemp("years"), STATIONS, rows)


@pytest.fixture
def ask(airshed: Airshed, years: Path) -> Callable[..., Any]:
    def call(place: str, *words: object) -> Any:
        answer = airshed("air", "evaluate", "--place", place, *words, "--home", years, "--json")
        assert answer.code == 0, answer.out
        return answer.json

    return call


def test_the_stable_shape(ask: Any) -> None:
    found = ask("city:乙", "--year", 2019)
    assert set(found) >= KEYS
    assert (found["place"], found["year"], found["dust"]) == ("city:乙", 2019, "keep")
    assert list(found["pollutants"]) == ["pm25", "pm10", "so2", "no2", "co", "o3"]
    for code, row in found["pollutants"].items():
        assert {"mean", "percentile", "coverage", "attained"} <= set(row)
        assert (row["mean"] is None) == (code in {"co", "o3"})
        assert set(row["percentile"]) == {"p", "value"}
        assert row["percentile"]["p"] == reference.RANKS[code]
        assert row["coverage"] == {"valid": 365, "expected": 365}
        assert row["attained"] is True
    assert found["pollutants"]["co"]["percentile"]["value"] == 1.2
    assert found["pollutants"]["pm25"]["mean"] == 20
    assert (found["days_valid"], found["good_days"], found["good_days_ratio"]) == (365, 365, 1)
    assert isinstance(found["composite"], float)
    assert found["editions"] == {
        "ambient": "gb3095-2012-amendment-2018",
        "index": "hj633-2012",
        "evaluation": "hj663-2013",
    }
    defaults = {
        "valid_day": "all",
        "completeness": "ignore",
        "city_min_share": 0.75,
        "include_reference": False,
        "ozone_windows": "8-24",
        "ozone_min_windows": 14,
        "ozone_valid_if_exceeding": True,
        "dust_good_days": "keep",
        "composite_weights": "equal",
        "annual_decimals": "extra",
        "day_min_hours": 20,
        "year_min_days": 324,
    }
    assert {name: found["options"][name] for name in defaults} == defaults


def test_every_chosen_option_is_echoed(ask: Any) -> None:
    words = (
        "--valid-day",
        "any",
        "--completeness",
        "5.3.1",
        "--option",
        "city_min_share=0.5",
        "--option",
        "ozone_windows=1-24",
    )
    found = ask("city:乙", "--period", "2019-03", *words)["options"]
    assert (found["valid_day"], found["completeness"]) == ("any", "5.3.1")
    assert (found["city_min_share"], found["ozone_windows"]) == (0.5, "1-24")


@pytest.fixture(scope="session")
def by_hand(years: Path) -> list[reference.Day]:
    """Return the days of 甲 in 2019, from the rows of the lake, by the second reading."""
    from airshed.lake.engines import scan  # noqa: PLC0415 - the second reading needs the rows alone

    rows = scan(years, "ambient_hours").collect().to_dicts()
    stations = reference.by_station(row for row in rows if row["station"].startswith("A"))
    spans = {s: (min(hours), max(hours)) for s, hours in stations.items()}
    days = []
    for day in dates(2019):
        active = [s for s, (first, last) in spans.items() if first <= hour_of(day, 24) and last >= hour_of(day, 1)]
        days.append(reference.place_day([reference.station_day(stations[s], day) for s in active]))
    return days


def test_days_of_a_year_equal_the_second_reading(ask: Any, by_hand: list[reference.Day]) -> None:
    found = ask("city:甲", "--year", 2019, "--daily")["days"]
    assert len(found) == 365
    missing = 0
    for seen, expected in zip(found, by_hand, strict=True):
        assert {c: seen[c] for c in expected} == {c: None if v is None else float(v) for c, v in expected.items()}
        index = reference.day_index(expected, "2012")
        assert (seen["aqi"], seen["primary"], seen["valid"]) == (index.aqi, index.primary, index.complete)
        missing += not index.complete
    assert missing > 5


def test_a_year_equals_the_second_reading(ask: Any, by_hand: list[reference.Day]) -> None:
    found = ask("city:甲", "--year", 2019)
    indices = [index for day in by_hand if (index := reference.day_index(day, "2012")).complete]
    good = sum(index.aqi is not None and index.aqi <= 100 for index in indices)
    assert (found["days_valid"], found["good_days"]) == (len(indices), good)
    assert found["good_days_ratio"] == pytest.approx(good / len(indices), abs=1e-12)
    singles = {}
    for code in POLLUTANTS:
        column, decimals = ("o3_8h" if code == "o3" else code), (2 if code == "co" else 1)
        values = [value for day in by_hand if (value := day[column]) is not None]
        percentile = reference.half_even(reference.percentile(values, reference.RANKS[code]), decimals)
        mean = reference.half_even(reference.mean(values), decimals)
        row = found["pollutants"][code]
        assert row["percentile"]["value"] == float(percentile)
        assert row["coverage"]["valid"] == len(values)
        limits = reference.YEAR_LIMITS["gb3095-2012-amendment-2018"] | {"co": 4, "o3": 160}
        if code in {"co", "o3"}:
            assert row["mean"] is None
            singles[code] = reference.half_even(percentile / limits[code], 3)
        else:
            assert row["mean"] == float(mean)
            singles[code] = reference.half_even(mean / limits[code], 3)
    assert found["composite"] == float(reference.half_even(sum(singles.values(), Fraction(0)), 2))


def test_at_every_limit_the_year_is_attained(ask: Any) -> None:
    found = ask("city:丙", "--year", 2019)
    assert {row["attained"] for row in found["pollutants"].values()} == {True}
    assert found["composite"] == 6


@pytest.mark.parametrize(
    ("words", "not_attained"),
    [
        (("--edition", "ambient=gb3095-2026-transition"), {"pm25", "pm10"}),
        (("--edition", "ambient=gb3095-2026-final"), {"pm25", "pm10", "so2", "no2"}),
        (("--edition", "ambient=gb3095-2012"), set()),
    ],
)
def test_what_another_standard_would_say(ask: Any, words: tuple[str, str], not_attained: set[str]) -> None:
    found = ask("city:丙", "--year", 2019, *words)
    assert {code for code, row in found["pollutants"].items() if not row["attained"]} == not_attained
    assert found["editions"]["ambient"] == words[1].partition("=")[2]


def test_a_shadowed_limit_changes_what_is_attained(airshed: Airshed, years: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(years, home)
    text = (PACKAGED / "ambient" / "gb3095-2012.yaml").read_text(encoding="utf-8")
    changed = text.replace("pm25, period: year, grade: 2, value: 35", "pm25, period: year, grade: 2, value: 34")
    assert changed != text
    (home / "rules" / "ambient").mkdir(parents=True)
    (home / "rules" / "ambient" / "gb3095-2012.yaml").write_text(changed, encoding="utf-8")
    found = airshed("air", "evaluate", "--place", "city:丙", "--year", 2019, "--home", home, "--json").json
    assert [code for code, row in found["pollutants"].items() if not row["attained"]] == ["pm25"]


def test_months_and_seasons(ask: Any) -> None:
    found = ask("city:乙", "--year", 2019, "--by-part", "month")
    assert [(part["from"], part["to"]) for part in found["periods"]][1] == ("2019-02-01", "2019-02-28")
    assert len(found["periods"]) == 12
    assert all(set(part) >= KEYS and part["year"] is None for part in found["periods"])
    assert {part["pollutants"]["pm25"]["attained"] for part in found["periods"]} == {None}
    whole = ask("city:甲", "--period", "2019-03")
    parts = ask("city:甲", "--from", "2019-03-01", "--to", "2019-05-31", "--by-part", "month")["periods"]
    assert parts[0] == whole
    seasons = ask("city:乙", "--from", "2018-12-01", "--to", "2019-11-30", "--by-part", "season")["periods"]
    assert [part["from"] for part in seasons] == ["2018-12-01", "2019-03-01", "2019-06-01", "2019-09-01"]
    assert seasons[0] == ask("city:乙", "--period", "2018-winter")
    assert [part["days_valid"] for part in seasons] == [90, 92, 92, 91]
    assert ask("city:乙", "--year", 2019, "--by-part", "season")["left_out"] == [
        {"from": "2019-01-01", "to": "2019-02-28"},
        {"from": "2019-12-01", "to": "2019-12-31"},
    ]


def test_same_period_of_two_years_at_one_state(ask: Any) -> None:
    """June: 2018 at 273 K, 2019 at 298.15 K; the base year's gases are brought to the state of the later."""
    found = ask("city:乙", "--period", "2019-06", "--base-year", 2018)
    ratio = Fraction(273) / Fraction("298.15")
    base = {code: row["mean"] for code, row in found["base"]["pollutants"].items()}
    assert (base["so2"], base["no2"], base["pm25"], base["pm10"]) == (round(40 * ratio), round(30 * ratio), 20, 40)
    assert found["base"]["from"] == "2018-06-01"
    assert found["options"]["reference_kelvin"] == "298.15"
    assert found["pollutants"]["so2"]["mean"] == 40
    change = found["change"]["pollutants"]
    assert change["so2"]["mean"] == pytest.approx(40 / 37 - 1)
    assert change["pm25"]["mean"] == 0
    assert change["co"] == {"mean": None, "percentile": pytest.approx(1.2 / 1.1 - 1)}
    plain = ask("city:乙", "--period", "2019-06", "--base-year", 2018, "--option", "reference_kelvin=as-reported")
    assert plain["change"]["pollutants"]["so2"]["mean"] == 0
    at_273 = ask("city:乙", "--period", "2019-06", "--base-year", 2018, "--option", "reference_kelvin=273")
    assert at_273["base"]["pollutants"]["so2"]["mean"] == 40
    assert at_273["pollutants"]["so2"]["mean"] == round(40 / ratio)


def test_a_year_across_the_change_of_state_can_be_brought_to_one(ask: Any) -> None:
    plain = ask("city:乙", "--year", 2018)["pollutants"]["so2"]["mean"]
    one = ask("city:乙", "--year", 2018, "--option", "reference_kelvin=298.15")["pollutants"]["so2"]["mean"]
    assert plain == 40
    assert one == float(reference.half_even(Fraction(243 * 37 + 122 * 40, 365), 1))


def test_a_comparison_with_a_year_without_data(ask: Any) -> None:
    found = ask("city:丙", "--year", 2019, "--base-year", 2018)
    assert {row["attained"] for row in found["base"]["pollutants"].values()} == {None}
    assert found["base"]["composite"] is None
    assert found["change"]["composite"] is None
    assert {value for row in found["change"]["pollutants"].values() for value in row.values()} == {None}


def test_text_names_value_limit_and_rules(airshed: Airshed, years: Path) -> None:
    for words in ((), ("--daily",), ("--by-part", "month"), ("--base-year", "2018")):
        answer = airshed("air", "evaluate", "--place", "city:乙", "--year", "2019", *words, "--home", years)
        assert answer.code == 0
        assert "city:乙" in answer.out
    assert "hj663-2013" in airshed("air", "evaluate", "--place", "city:乙", "--year", "2019", "--home", years).out
