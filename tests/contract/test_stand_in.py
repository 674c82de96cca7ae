"""The first city's plan on real air: it has no national station, so the two of Xilinhot stand in, and it says so."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from airshed.cli.air.importing import ceilings_of
from airshed.lake.importing import import_files
from airshed.web.env import make_home

PLACES = """
erenhot:
  zh: 锡林浩特两个国控点代替(二连浩特没有国控点)
  en: two national stations of Xilinhot stand in (Erenhot has none)
  stand_in: true
  stations:
    - {station: 2202A, from_date: 2019-01-01}
    - {station: 2203A, from_date: 2019-01-01}
"""


NAMED = "station,name,city,lon,lat\n2202A,a,stand,116.1,43.9\n2203A,b,stand,116.1,43.9\n"
"""The same stations as a city of the list, for the other way to the same figures."""
NOW = datetime(2026, 1, 1)
YEAR_END = ("--as-of", "2019-12-31", "--json")


@pytest.fixture(scope="module")
def real_home(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stand-in")
    home = make_home(folder / "home")
    (folder / "stations.csv").write_text(NAMED, encoding="utf-8")
    hours = shared / "data" / "cnemc_hourly_2019" / "inner_mongolia_2019.parquet"
    import_files(
        home,
        [folder / "stations.csv", hours],
        now=NOW,
        by="test",
        ceilings=ceilings_of(home),
        progress=lambda *_: None,
    )
    (home / "places.yaml").write_text(PLACES, encoding="utf-8")
    return home


def _goals(answer: dict[str, Any]) -> dict[str, Any]:
    return {clause["id"]: clause["indicators"][0] for clause in answer["clauses"] if clause["id"].startswith("G")}


def test_what_stands_in_is_labelled(real_home: Path, airshed: Callable[..., Any]) -> None:
    answer = airshed("plan", "status", "erenhot/2019", "--home", real_home, *YEAR_END).json
    assert answer["place"]["stand_in"] is True
    assert answer["synthetic"] is False
    assert sum(answer["counts"].values()) == 152
    assert "stand in" in airshed("plan", "status", "erenhot/2019", "--home", real_home).out


def test_the_goals_agree_with_the_evaluation_of_the_same_stations(real_home: Path, airshed: Callable[..., Any]) -> None:
    """`air evaluate` of the year is the other way to the same figures."""
    evaluated = airshed("air", "evaluate", "--place", "city:stand", "--year", 2019, "--home", real_home, "--json").json
    goals = _goals(airshed("plan", "status", "erenhot/2019", "--home", real_home, *YEAR_END).json)
    pm25 = evaluated["pollutants"]["pm25"]
    assert float(goals["G1-01"]["value"]) == pm25["mean"] > 0
    assert goals["G1-01"]["coverage"] == pm25["coverage"]
    assert float(goals["G2-01"]["value"]) == pytest.approx(evaluated["good_days_ratio"], abs=5e-5)


def test_few_days_and_a_base_year_without_data_are_no_data(real_home: Path, airshed: Callable[..., Any]) -> None:
    """The archive lacks days: fewer than the 324 a yearly mean needs; and it has no 2018 to compare with."""
    goals = _goals(airshed("plan", "status", "erenhot/2019", "--home", real_home, *YEAR_END).json)
    assert (goals["G1-01"]["status"], goals["G1-01"]["gap"]) == ("no_data", "few")
    assert goals["G2-01"]["status"] == "no_data"
