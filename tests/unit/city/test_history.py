"""The history: deterministic, whole, and knowing nothing of how it will be judged."""

import ast
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

import airshed.city
from airshed.city.history import WEATHER_COLUMNS, History, history
from airshed.vocab import POLLUTANTS

DIGEST = "badb82137a112e82"
SEEING = ("2018-01-15 09:00", "2018-07-20 14:00", "2019-04-04 00:00", "2019-11-20 08:00")
MODULES = sorted(Path(airshed.city.__file__).parent.glob("*.py"))


def _short(seed: int) -> History:
    return history(seed=seed, from_date=date(2019, 3, 1), until=datetime(2019, 3, 8, 5))


def test_the_same_seed_gives_the_same_digits_and_another_seed_others() -> None:
    one, again, other = _short(1), _short(1), _short(2)
    assert one.storms == again.storms
    for name in ("air", "corrected", "weather"):
        assert getattr(one, name).equals(getattr(again, name))
    assert not one.air.equals(other.air)
    assert not one.weather.equals(other.weather)


def test_a_few_values_are_those_they_always_were(past: History) -> None:
    seen = pl.col("hour_end").dt.strftime("%Y-%m-%d %H:%M").is_in(SEEING)
    text = past.air.filter(seen).write_csv() + past.weather.filter(seen).write_csv() + str(past.storms[0])
    assert sha256(text.encode()).hexdigest()[:16] == DIGEST, text


def test_every_hour_until_the_end_is_there_once_for_each_station(past: History) -> None:
    hours = 24 * (date(2019, 11, 20) - date(2018, 1, 1)).days + 8
    assert past.air.height == hours * len(past.stations)
    assert past.air.select("station", "hour_end").is_unique().all()
    assert (past.air["hour_end"].min(), past.air["hour_end"].max()) == (datetime(2018, 1, 1, 1), past.until)
    assert past.weather["hour_end"].to_list() == past.air["hour_end"].unique(maintain_order=True).to_list()
    assert past.weather.null_count().row(0) == (0,) * (2 + len(WEATHER_COLUMNS))


def test_it_ends_within_a_day_too() -> None:
    assert _short(1).air.height == 2 * (7 * 24 + 5)


def test_there_are_two_assessed_stations_and_one_of_them_has_the_weather(past: History) -> None:
    assert [station.kind for station in past.stations] == ["assessed"] * 2
    assert past.weather["station"].unique().to_list() == [s.code for s in past.stations if s.weather]


def test_values_are_whole_and_positive_and_co_has_one_decimal(past: History) -> None:
    for code in POLLUTANTS:
        steps = past.air[code].drop_nulls() * (10 if code == "co" else 1)
        assert ((steps - steps.round()).abs() < 1e-9).all()
        assert (steps >= 1).all()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_knows_a_statistic(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {name for name in names if name.startswith("airshed")}
    assert ours <= {"airshed.calendar", "airshed.vocab", "airshed.errors", *(f"airshed.city.{m.stem}" for m in MODULES)}
    others = {"collections.abc", "dataclasses", "datetime", "functools", "math", "polars", "random", "types", "typing"}
    assert names - ours <= others, "statistics among them would be knowledge of how the truth is judged"
