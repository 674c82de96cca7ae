"""Names of cities are found however a list spells them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HOUR = "station,time,pm25\nA,2019-03-01 01:00,35\n"


@pytest.mark.parametrize(("listed", "asked"), [("甲", "甲"), ("甲", "甲市"), ("甲市", "甲"), ("甲市", "甲市")])
def test_with_and_without_shi(home: Path, airshed: Callable[..., Any], listed: str, asked: str) -> None:
    (home / "hours.csv").write_text(HOUR, encoding="utf-8")
    (home / "list.csv").write_text(f"station,name,city\nA,一,{listed}\n", encoding="utf-8")
    airshed("air", "import", home / "list.csv", home / "hours.csv", "--home", home)
    answer = airshed("air", "evaluate", "--place", f"city:{asked}", "--period", "2019-03", "--home", home, "--json")
    assert answer.code == 0
    assert answer.json["place"] == f"city:{listed}"


def test_another_name_is_refused(home: Path, airshed: Callable[..., Any]) -> None:
    (home / "list.csv").write_text("station,name,city\nA,一,甲市\n", encoding="utf-8")
    airshed("air", "stations", "import", home / "list.csv", "--home", home)
    answer = airshed("air", "evaluate", "--place", "city:乙", "--period", "2019-03", "--home", home, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "air.unknown_place"
