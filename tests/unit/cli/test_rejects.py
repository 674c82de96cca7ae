"""What imports refuse: the lines of an import, and `airshed lake rejects`."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from airshed.cli.refusals import refusal
from airshed.lake.importing import import_files
from airshed.lake.reasons import REASONS

Airshed = Callable[..., Any]
LONG = "not at all a number, " * 12 + "as everyone can see"
HEADER = "station,time,PM2.5,CO(mg/m³)\n"
BAD = f'1A,2019-03-16 08:00,"{LONG}",1\n1A,2019-03-16 09:00,x,1\n1A,2019-03-16 10:00,1,900\n1A,then,1,1\n'


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def refused(home: Path, tmp_path: Path) -> Path:
    """Return a home with four refusals of one file, and a newer one of another."""
    for year, path in (
        (2020, _file(tmp_path, "a.csv", HEADER + BAD)),
        (2021, _file(tmp_path, "b.csv", HEADER + ",,,")),
    ):
        moment = datetime(year, 1, 1)
        import_files(home, [path], now=moment, by="x", ceilings={}, progress=lambda *_: None)
    return home


def test_the_newest_refusals_come_first(airshed: Airshed, refused: Path) -> None:
    told = airshed("lake", "rejects", "--home", refused, "--json").json
    assert told["total"] == len(told["rejects"])
    files = [row["file"] for row in told["rejects"]]
    assert files == sorted(files, reverse=True)
    assert {"a.csv", "b.csv"} == {*files}
    assert told["rejects"][-1] == {
        "file": "a.csv",
        "row": 5,
        "column": "time",
        "value": "then",
        "reason": "bad_time",
        "expected": "YYYY-MM-DD HH:00",
        "known_at": "2020-01-01 00:00:00",
    }


def test_only_of_one_file_and_only_so_many(airshed: Airshed, refused: Path) -> None:
    told = airshed("lake", "rejects", "--home", refused, "--file", "elsewhere/a.csv", "--limit", 2, "--json").json
    assert [row["row"] for row in told["rejects"]] == [2, 3]
    answer = airshed("lake", "rejects", "--home", refused, "--file", "a.csv", "--limit", 2)
    assert len(answer.out.splitlines()) == 3
    assert answer.out.splitlines()[-1].startswith(f"{told['total']} in all, the newest 2")
    assert airshed("lake", "rejects", "--home", refused, "--limit", 0).code == 2


@pytest.mark.parametrize("columns", [None, "40"])
def test_a_sentence_is_never_cut(
    airshed: Airshed, refused: Path, columns: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    lines = airshed("lake", "rejects", "--home", refused).out.splitlines()
    assert any(f'a.csv, row 2, column "PM2.5", value "{LONG}": not a number; should be' in line for line in lines)


@pytest.mark.parametrize("file", [(), ("--file", "a.csv")])
def test_nothing_refused_is_said(airshed: Airshed, home: Path, file: tuple[str, ...]) -> None:
    assert airshed("lake", "rejects", "--home", home, *file).out == "nothing was refused\n"
    assert airshed("lake", "rejects", "--home", home, *file, "--json").json == {"total": 0, "rejects": []}


def test_an_import_tells_reasons_with_an_example(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    lines = airshed("air", "import", _file(tmp_path, "a.csv", HEADER + BAD), "--home", home).out.splitlines()
    right = "should be a number like 0.1 µg/m³"
    assert f'not a number: 2 in column "PM2.5", for example a.csv, row 2, value "{LONG}"; {right}' in lines
    (co,) = [line for line in lines if "CO(mg/m³)" in line]
    assert co.startswith('above what is plausible: 1 in column "CO(mg/m³)", for example a.csv, row 4, value "900"')
    assert co.endswith("mg/m³; if the unit is µg/m³, name the column CO(µg/m³)")
    assert lines[-1] == "all of them: airshed lake rejects"
    assert not re.search("[，。；：（）“”…]", "".join(lines))


def test_an_import_in_chinese_is_chinese(
    airshed: Airshed, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    text = HEADER + "1A,2019-03-16 08:00,1,1\n1A,2019-03-16 08:00,2,1\n2A,2019-03-16 08:00,x,1\n"
    lines = airshed("air", "import", _file(tmp_path, "a.csv", text), "--home", home).out.splitlines()
    (conflict,) = [line for line in lines if "互相矛盾" in line]
    assert conflict.endswith("对照第 2、3 行的 PM2.5")
    assert "不是数字：列“PM2.5”1 处，例如 a.csv 第 4 行，值“x”；应为数字，如 0.1 µg/m³" in lines
    assert lines[-1] == "查看全部：airshed lake rejects"
    assert not re.search(r"\b(row|rows|of|in|to|and|more|value)\b", "".join(lines))


def test_many_columns_are_summed_up(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    stations = [f"{n}A" for n in range(1001, 1031)]
    text = ",".join(["date", "hour", "type", *stations]) + "\n20190316,8,PM2.5" + ",x" * 30 + "\n"
    path = _file(tmp_path, "china_sites_20190316.csv", text)
    lines = airshed("air", "import", path, "--home", home).out.splitlines()
    assert sum("not a number" in line for line in lines) == 20
    assert "10 more pairs of reason and column, 10 refusals in all" in lines


def test_refused_rows_of_a_list_have_a_line_of_their_own(airshed: Airshed, home: Path, tmp_path: Path) -> None:
    _file(tmp_path, "stations.csv", "station,city,lon\n1A,甲,200\n2A,甲,100\n,甲,100\n")
    hours = _file(tmp_path, "a.csv", HEADER + "2A,2019-03-16 08:00,1,1\n,2019-03-16 08:00,1,1\n")
    listed = [tmp_path / "stations.csv", hours]
    answer = airshed("air", "import", *listed, "--home", home)
    assert "read 2, stored 1, unchanged 0, rejected 1" in answer.out
    assert "rows of lists of stations rejected: 2" in answer.out
    assert answer.out.count('no station code: 1 in column "station"') == 2
    assert "should be -180 to 180" in answer.out
    again = airshed("air", "import", *listed, "--home", home, "--json").json
    assert (again["rejected"], again["stations_rejected"]) == (1, 2)


@pytest.mark.parametrize(
    ("reason", "expected", "zh", "en"),
    [
        ("duplicate", "row 7", "保留第 7 行", "row 7 is kept"),
        ("conflict", "rows 7, 9: ", "对照第 7、9 行", "compare rows 7, 9"),
        ("conflict", "rows 7, 9: rain_mm, no2", "NO2", "NO2"),
        ("no_station", "1001A", "应如 1001A", "should be like 1001A"),
        ("unknown_station", "airshed air stations import", "先导入站点名单", "import the list of stations first"),
        ("wrong_unit", "µg/m³, mg/m³", "应为 µg/m³、mg/m³", "should be µg/m³, mg/m³"),
        ("not_full_hour", "", REASONS["not_full_hour"].zh, REASONS["not_full_hour"].en),
    ],
)
def test_what_would_be_right_is_worded(
    reason: str, expected: str, zh: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"file": "a.csv", "row": 2, "column": "c", "value": "", "reason": reason, "expected": expected}
    row["known_at"] = datetime(2020, 1, 1)
    for language, words in (("zh", zh), ("en", en)):
        monkeypatch.setenv("AIRSHED_LANG", language)
        assert words in refusal(row)


def test_a_value_cannot_steer_the_terminal() -> None:
    row = {"file": "a.csv", "row": 2, "column": "c", "value": "\x1b[2J\nx", "reason": "negative", "expected": ""}
    told = refusal(row | {"known_at": datetime(2020, 1, 1)})
    assert told.isprintable()
