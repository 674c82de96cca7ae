"""All vectors of the shared facts through the real command."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.vocab import ITEMS

CODES = {"PM2.5": "pm25", "PM10": "pm10", "SO2": "so2", "NO2": "no2", "CO": "co", "O3": "o3"}


def _lines(shared: Path) -> list[dict[str, str]]:
    with (shared / "facts" / "aqi_vectors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> int | None:
    return None if text == "NA" else int(text)


def _listed(text: str) -> list[str] | None:
    return None if text == "NA" else [CODES[name] for name in text.split("|") if name]


def test_every_vector(shared: Path, airshed: Callable[..., Any]) -> None:
    answer = airshed("air", "aqi", "--table", shared / "facts" / "aqi_vectors.csv", "--json")
    assert answer.code == 0
    lines = _lines(shared)
    assert [row["id"] for row in answer.json] == [line["id"] for line in lines]
    assert len(lines) == 49
    for line, found in zip(lines, answer.json, strict=True):
        expected = dict(pair.split("=") for pair in line["exp_iaqi"].split(";"))
        assert found["iaqi"] == {item: _number(value) for item, value in expected.items()}, line["id"]
        assert found["edition"] == f"hj633-{line['edition']}"
        assert found["options"]["scope"] == line["scope"]
        if line["exp_aqi"]:
            assert found["aqi"] == _number(line["exp_aqi"]), line["id"]
            assert found["level"] == _number(line["exp_level"]), line["id"]
            assert found["category"] == (None if line["exp_category"] == "NA" else line["exp_category"]), line["id"]
            assert found["primary"] == _listed(line["exp_primary"]), line["id"]
        if line["exp_aqi"] and line["edition"] == "2012":
            assert found["exceeding"] == _listed(line["exp_exceeding_2012"]), line["id"]
        if line["edition"] == "2026":
            assert found["exceeding"] is None, line["id"]


@pytest.mark.parametrize("form", ["values", "table"])
def test_values_and_table_agree(shared: Path, airshed: Callable[..., Any], form: str, tmp_path: Path) -> None:
    line = next(line for line in _lines(shared) if line["id"] == "P42")
    values = {item: line[item] for item in ITEMS if line[item]}
    if form == "values":
        words = [f"{item}={value}" for item, value in values.items()]
    else:
        table = tmp_path / "one.csv"
        table.write_text(f"{','.join(values)}\n{','.join(values.values())}\n", encoding="utf-8")
        words = ["--table", str(table)]
    found = airshed("air", "aqi", *words, "--edition", "2026", "--json").json
    one = found if form == "values" else found[0]
    assert (one["aqi"], one["iaqi"]["pm25_24h"], one["options"]["scope"]) == (27, 13, "daily")
