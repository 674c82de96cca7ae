"""The worked examples of days, each a city of one home, through `airshed air evaluate --daily`."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.unit.air.homes import home_with
from tests.unit.air.making import Value, day_rows

FILE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "days.yaml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = FILE["cases"]
KNOWN = {"name", "date", "points", "before", "options", "output", "source"}


def _hours(text: str) -> list[Value]:
    """Return the 24 values of `20*30 4*-`."""
    pairs = [part.partition("*") for part in text.split()]
    values: list[Value] = [None if value == "-" else value for times, _, value in pairs for _ in range(int(times))]
    assert len(values) == 24, text
    return values


def _rows(case: dict[str, Any], number: int) -> Iterator[dict[str, Any]]:
    for back, points in ((1, case.get("before", ())), (0, case["points"])):
        day: date = case["date"] - timedelta(back)
        for n, point in enumerate(points):
            values = {pollutant: _hours(str(text)) for pollutant, text in (FILE["usual"] | point).items()}
            yield from day_rows(f"{number}-{n}", day, values)


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with a city for each example, named by its number; every point is listed for its day."""
    stations = [
        {
            "station": f"{number}-{n}",
            "name": "点",
            "city": f"例{number}",
            "from_date": str(case["date"] - timedelta(1)),
            "to_date": str(case["date"] + timedelta(1)),
        }
        for number, case in enumerate(CASES)
        for n in range(len(case["points"]))
    ]
    rows = [row for number, case in enumerate(CASES) for row in _rows(case, number)]
    return home_with(tmp_path_factory.mktemp("examples"), stations, rows)


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: str(CASES[n]["name"]))
def test_worked_example(airshed: Callable[..., Any], cities: Path, number: int) -> None:
    case = CASES[number]
    assert set(case) <= KNOWN
    assert case["source"]
    options = [w for name, value in case.get("options", {}).items() for w in ("--option", f"{name}={value}")]
    span = ("--from", case["date"], "--to", case["date"], *options, "--daily", "--home", cities, "--json")
    answer = airshed("air", "evaluate", "--place", f"city:例{number}", *span)
    assert answer.code == 0, answer.out
    day = answer.json["days"][0]
    assert {key: day[key] for key in case["output"]} == case["output"]
