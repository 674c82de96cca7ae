"""`airshed air aqi`: worked examples, tables, stable shape, faults all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from airshed.vocab import ITEMS

Airshed = Callable[..., Any]
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "aqi.yaml").read_text(encoding="utf-8"))["cases"]
KEYS = ["edition", "options", "iaqi", "aqi", "level", "category", "primary", "exceeding"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_worked_example(airshed: Airshed, case: dict[str, Any]) -> None:
    assert set(case) <= {"name", "edition", "scope", "options", "input", "output", "source"}
    words = [f"{item}={value}" for item, value in case["input"].items()]
    options = [w for name, value in case.get("options", {}).items() for w in ("--option", f"{name}={value}")]
    answer = airshed("air", "aqi", *words, "--edition", case["edition"], "--scope", case["scope"], *options, "--json")
    assert answer.code == 0, answer.out
    found = answer.json
    for key, expected in case["output"].items():
        seen = {item: found["iaqi"][item] for item in expected} if key == "iaqi" else found[key]
        assert seen == expected, key


def test_worked_examples_have_names_and_sources() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert all(case["source"] and case["output"] for case in CASES)


def test_the_shape_is_stable(airshed: Airshed) -> None:
    found = airshed("air", "aqi", "pm25_24h=75", "o3_8h=160", "--edition", "2012", "--json").json
    assert list(found) == KEYS
    assert found["edition"] == "hj633-2012"
    assert found["options"]["scope"] == "daily"
    assert found["options"]["completeness"] == "ignore"
    assert found["options"]["round_first"] is False
    assert found["iaqi"] == {"pm25_24h": 100, "o3_8h": 100}
    assert (found["aqi"], found["level"], found["category"]) == (100, 2, "良")
    assert found["primary"] == ["pm25", "o3"]
    assert found["exceeding"] == []


def test_the_edition_of_today_unless_named(airshed: Airshed, home: Path) -> None:
    (home / "settings.toml").write_text(f"clock_offset_s = {-20 * 365 * 86400}\n", encoding="utf-8")
    refused = airshed("air", "aqi", "pm25_24h=75", "--home", home, "--json")
    assert (refused.code, refused.json["errors"][0]["code"]) == (2, "rules.no_edition")
    named = airshed("air", "aqi", "pm25_24h=75", "--home", home, "--edition", "hj633-2012", "--json")
    assert named.json["aqi"] == 100
    assert airshed("air", "aqi", "pm25_24h=75", "--json").json["edition"] == "hj633-2026"


def test_a_missing_value_is_null(airshed: Airshed) -> None:
    for nothing in ("", "NA", "na", "-", "—", "null"):
        found = airshed("air", "aqi", "pm25_24h=40", f"co_24h={nothing}", "--edition", "2012", "--json").json
        assert (found["iaqi"], found["aqi"]) == ({"pm25_24h": 57}, 57)
    found = airshed("air", "aqi", "pm25_24h=NA", "--edition", "2012", "--json").json
    assert [found[key] for key in KEYS[2:]] == [{}, None, None, None, None, None]


def test_not_monitored(airshed: Airshed) -> None:
    words = ["so2_24h=5", "no2_24h=18", "o3_8h=53", "pm10_24h=17", "pm25_24h=9", "--edition", "2026", "--json"]
    assert airshed("air", "aqi", *words).json["aqi"] is None
    found = airshed("air", "aqi", *words, "--not-monitored", "co").json
    assert (found["aqi"], found["options"]["not_monitored"]) == (27, ["co"])
    assert airshed("air", "aqi", *words, "--not-monitored", "so2,co").json["aqi"] == 27
    assert airshed("air", "aqi", *words, "--not-monitored", "so2").json["aqi"] is None


def test_a_table_answers_row_by_row(airshed: Airshed, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "id,edition,scope,round_first,completeness,so2_24h,so2_1h,co_24h,pm25_24h,note\n"
        "a,2012,iaqi,no,ignore,,,2.2,,x\n"
        "b,2026,daily,yes,apply 5.3.1,,,2.25,60.5,\n"
        "c,2026,daily,yes,ignore,,,2.25,60.5,\n"
        ",2012,realtime,,,300,900,,,\n"
        "e,2026,iaqi,no,,,,,60.5,\n",
        encoding="utf-8-sig",
    )
    found = airshed("air", "aqi", "--table", table, "--json").json
    assert [row["id"] for row in found] == ["a", "b", "c", "4", "e"]
    assert all(list(row) == ["id", *KEYS] for row in found)
    assert [row["aqi"] for row in found] == [55, None, 100, 124, 101]
    assert [row["edition"][-4:] for row in found] == ["2012", "2026", "2026", "2012", "2026"]
    assert [row["options"]["scope"] for row in found] == ["iaqi", "daily", "daily", "realtime", "iaqi"]
    assert found[1]["iaqi"] == {"co_24h": 55, "pm25_24h": 100}
    assert found[0]["exceeding"] == []
    assert found[2]["exceeding"] is None


def test_options_of_the_command_hold_for_rows_that_say_nothing(airshed: Airshed, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,edition,completeness,pm25_24h\na,,,60.5\nb,2012,,60.5\nc,,5.3.1,59.5\n", encoding="utf-8")
    words = ("--edition", "2026", "--scope", "daily", "--completeness", "ignore", "--no-round-first")
    found = airshed("air", "aqi", "--table", table, *words, "--json").json
    assert [row["aqi"] for row in found] == [101, 82, None]


def test_a_long_table(airshed: Airshed, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = [f"{n},{('2012', '2026')[n % 2]},{n % 700}" for n in range(5000)]
    table.write_text("\n".join(["id,edition,pm25_24h", *rows]) + "\n", encoding="utf-8")
    found = airshed("air", "aqi", "--table", table, "--scope", "iaqi", "--json").json
    assert len(found) == 5000
    assert [row["aqi"] for row in found[60:62]] == [82, 101]


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.code == 2, answer.out
    found = answer.json
    assert list(found) == ["errors"]
    assert all(list(e) == ["code", "where", "value", "expected"] for e in found["errors"])
    return [(e["code"], e["value"]) for e in found["errors"]]


@pytest.mark.parametrize(
    "value",
    ["nan", "inf", "-inf", "1e400", "1e-400", "-1", "1000000", "abc", "1_000", "１２", "0x10", "0.0000001", "sNaN"],
)
def test_absurd_concentrations_are_refused(airshed: Airshed, value: str) -> None:
    code = "air.too_precise" if value in {"1e-400", "0.0000001"} else "air.concentration"
    assert faults(airshed("air", "aqi", f"pm25_24h={value}", "--edition", "2012", "--json")) == [(code, value)]


def test_everything_wrong_is_said_at_once(airshed: Airshed) -> None:
    words = ["x=1", "y", "pm25_24h=nan", "so2_1h=-4", "co_24h=1", "co_24h=2", "--edition", "2012", "--scope", "weekly"]
    more = ["--option", "foo=1", "--option", "bar", "--option", "round_first=maybe", "--not-monitored", "co,pm1"]
    found = faults(airshed("air", "aqi", *words, *more, "--json"))
    assert ("air.value_pair", "y") in found
    assert ("air.item", "1") in found
    assert ("air.concentration", "nan") in found
    assert ("air.concentration", "-4") in found
    assert ("air.repeated", "co_24h") in found
    assert ("air.option", "1") in found
    assert ("air.pair", "bar") in found
    assert ("air.option_value", "maybe") in found
    assert ("air.not_monitored", "pm1") in found


def test_everything_wrong_in_a_table_is_said_with_its_row(airshed: Airshed, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "id,edition,scope,completeness,pm25_24h,so2_1h\n"
        "1,2012,daily,,nan,1\n"
        "2,1999,weekly,sometimes,inf,\n"
        "3,2026,,,1,-4\n",
        encoding="utf-8",
    )
    answer = airshed("air", "aqi", "--table", table, "--json")
    assert set(faults(answer)) == {
        ("air.concentration", "nan"),
        ("air.concentration", "inf"),
        ("air.concentration", "-4"),
        ("air.scope", "weekly"),
        ("air.option_value", "sometimes"),
        ("rules.unknown_edition", "1999"),
    }
    assert [e["where"].split(": ")[0] for e in answer.json["errors"]] == [
        "table.csv:2",
        *["table.csv:3"] * 4,
        "table.csv:4",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "air.table"),
        (b"id,pm25_24h\n", "air.empty_table"),
        (b"id,pm2.5\n1,2\n", "air.table"),
        (b"id,pm25_24h\n1,2,3\n", "air.table_row"),
        (b"pm25_24h,pm25_24h\n1,2\n", "air.repeated"),
        ("id,pm25_24h,备注\n1,2,好\n".encode("gb18030"), "air.table_encoding"),
    ],
)
def test_tables_that_are_none(airshed: Airshed, tmp_path: Path, content: bytes, code: str) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(content)
    assert [c for c, _ in faults(airshed("air", "aqi", "--table", table, "--json"))] == [code]


def test_no_values_no_file_or_both(airshed: Airshed, tmp_path: Path) -> None:
    assert [c for c, _ in faults(airshed("air", "aqi", "--json"))] == ["air.no_values"]
    assert [c for c, _ in faults(airshed("air", "aqi", "--table", tmp_path / "none.csv", "--json"))] == ["cli.no_file"]
    both = airshed("air", "aqi", "pm25_24h=1", "--table", tmp_path / "none.csv", "--json")
    assert [c for c, _ in faults(both)] == ["air.table_and_values"]
    assert faults(airshed("air", "aqi", "pm25_24h=1", "--edition", "1999", "--json")) == [
        ("rules.unknown_edition", "1999")
    ]


def test_text_says_what_json_says(airshed: Airshed) -> None:
    answer = airshed("air", "aqi", "pm25_24h=75", "o3_8h=160", "--edition", "2012")
    assert "AQI 100" in answer.out
    assert "hj633-2012" in answer.out
    assert "PM2.5, O3" in answer.out
    withheld = airshed("air", "aqi", "pm25_24h=20", "--edition", "2026").out
    assert "withheld" in withheld


def test_a_breakpoint_shadowed_in_the_home_changes_the_index(airshed: Airshed, home: Path, own_edition: Any) -> None:
    own_edition("index/hj633-2026", ("[0, 35, 60, 115,", "[0, 35, 70, 115,"))
    words = ("air", "aqi", "pm25_24h=70", "--scope", "iaqi", "--edition", "2026", "--json")
    assert airshed(*words).json["aqi"] == 110
    assert airshed(*words, "--home", home).json["aqi"] == 100


def test_items_are_named_in_the_help(airshed: Airshed) -> None:
    text = airshed("air", "aqi", "--help").out
    assert all(item in text for item in ITEMS)
