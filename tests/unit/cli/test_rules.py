"""`airshed rules`: list, show, check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airshed.rules.load import PACKAGED

Airshed = Callable[..., Any]
HEAD = ("family", "name", "effective", "expires", "scope", "from", "shadows", "doubts")
FULL = (*HEAD, "amends", "path", "source", "tables", "options", "doubts")


@pytest.fixture
def own(home: Path) -> Callable[..., Path]:
    """Return a function that puts a changed copy of a packaged edition into the home."""

    def put(name: str, *pairs: tuple[str, str], to: str | None = None) -> Path:
        text = (PACKAGED / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = home / "rules" / f"{to or name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_list_names_every_edition(airshed: Airshed) -> None:
    answer = airshed("rules", "list", "--json")
    assert answer.code == 0
    editions = answer.json["editions"]
    assert all(tuple(edition) == HEAD for edition in editions)
    assert {e["from"] for e in editions} == {"packaged"}
    by_name = {e["name"]: e for e in editions}
    assert (by_name["hj633-2012"]["effective"], by_name["hj633-2012"]["expires"]) == ("2013-01-01", "2026-03-01")
    assert by_name["2024-6"]["scope"] == "key_regions"
    assert by_name["2016-120"]["doubts"] == 7
    assert by_name["gb3095-2026-final"]["expires"] is None


def test_list_as_text_has_a_line_each(airshed: Airshed) -> None:
    answer = airshed("rules", "list")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["family", "edition", "from", "until", "scope", "where", "doubts"]
    assert len(lines) == 1 + len(list(PACKAGED.glob("*/*.yaml")))
    assert any(line.split() == ["alerts", "2024-6", "2024-01-01", "key_regions", "packaged", "3"] for line in lines)


def test_list_tells_your_own_from_the_packaged(airshed: Airshed, home: Path, own: Callable[..., Path]) -> None:
    own("index/hj633-2012")
    own("index/hj633-2026", ("name: hj633-2026", "name: city-2030"), ("2026-03-01", "2030-01-01"), to="index/city-2030")
    editions = {e["name"]: e for e in airshed("rules", "list", "--home", home, "--json").json["editions"]}
    assert (editions["hj633-2012"]["from"], editions["hj633-2012"]["shadows"]) == ("home", True)
    assert (editions["city-2030"]["from"], editions["city-2030"]["shadows"]) == ("home", False)
    assert editions["hj633-2026"]["from"] == "packaged"
    text = airshed("rules", "list", "--home", home).out
    assert "home (shadows)" in text


def test_show_prints_values_with_clause_source_certainty_and_day(airshed: Airshed) -> None:
    answer = airshed("rules", "show", "hj633-2012")
    assert answer.code == 0
    assert "HJ 633-2012" in answer.out
    assert "2026-11-24" in answer.out
    line = next(line for line in answer.out.splitlines() if line.startswith("so2_1h  "))
    assert line.split("  ") == ["so2_1h", *line.split("  ")[1:]]
    assert "0 150 500 650 800" in line
    assert "Table 1, note 2" in line
    assert line.split()[-1] == "P"
    assert "practice gives them 500" in answer.out


def test_show_as_json_has_tables_options_and_doubts(airshed: Airshed) -> None:
    edition = airshed("rules", "show", "2016-120", "--json").json
    assert tuple(edition) == tuple(dict.fromkeys(FULL))
    assert edition["source"]["checked"] == "2026-11-24"
    assert edition["options"]["end_within"] == {"value": 0.1, "known": None}
    row = next(row for row in edition["tables"]["parameters"] if row["name"] == "start_above")
    assert (row["value"], row["unit"], row["sure"], row["checked"]) == (150, "ug_m3", "U", "2026-11-24")
    assert {doubt["where"] for doubt in edition["doubts"]} >= {"parameters.start_above", "excluded[0]"}


def test_show_numbers_keep_their_digits(airshed: Airshed) -> None:
    limits = airshed("rules", "show", "gb3095-2012", "--json").json["tables"]["limits"]
    values = {(r["pollutant"], r["period"], r["grade"]): r["value"] for r in limits}
    assert values["bap", "day", 2] == 0.0025
    assert values["pm25", "year", 2] == 35
    alerts = airshed("rules", "show", "2017-86", "--json").json["tables"]["tiers"]
    assert alerts[2]["any"] == [
        [{"aqi_above": 200, "aqi_from": None, "hours": 72}, {"aqi_above": 300, "aqi_from": None, "hours": None}]
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("index", "--on", "2026-02-28"), "hj633-2012"),
        (("index", "--on", "2026-03-01"), "hj633-2026"),
        (("alerts", "--on", "2024-01-01"), "2018-875"),
        (("alerts", "--on", "2024-01-01", "--scope", "key_regions"), "2024-6"),
        (("index/2012",), "hj633-2012"),
        (("ambient/gb3095-2012",), "gb3095-2012"),
    ],
)
def test_show_finds_an_edition_by_day_or_year(airshed: Airshed, words: tuple[str, ...], name: str) -> None:
    assert airshed("rules", "show", *words, "--json").json["name"] == name


def test_show_of_a_family_without_a_day_is_of_today(airshed: Airshed) -> None:
    assert airshed("rules", "show", "dust", "--json").json["name"] == "2016-120"


def test_show_reads_the_home(airshed: Airshed, home: Path, own: Callable[..., Path]) -> None:
    path = own("index/hj633-2012", ("[0, 35, 75, 115, 150, 250, 350, 500]", "[0, 35, '74.5', 115, 150, 250, 350, 500]"))
    edition = airshed("rules", "show", "hj633-2012", "--home", home, "--json").json
    row = next(row for row in edition["tables"]["breakpoints"] if row["item"] == "pm25_24h")
    assert row["values"][:3] == [0, 35, 74.5]
    assert edition["path"] == str(path)


@pytest.mark.parametrize(
    ("words", "code", "known"),
    [
        (("nothing",), "rules.unknown_edition", "hj633-2012"),
        (("index/1999",), "rules.unknown_edition", "hj633-2012, hj633-2026"),
        (("ambient/2026",), "rules.ambiguous_edition", "gb3095-2026-transition, gb3095-2026-final"),
        (("weather/2026",), "rules.unknown_family", "alerts, ambient, casework, dust"),
        (("index", "--on", "2012-12-31"), "rules.no_edition", "hj633-2012 2013-01-01.."),
        (("index", "--on", "2026-02-30"), "cli.usage", "airshed rules show --help"),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(
    airshed: Airshed, words: tuple[str, ...], code: str, known: str
) -> None:
    answer = airshed("rules", "show", *words, "--json")
    assert answer.code == 2
    [fault] = answer.json["errors"]
    assert fault["code"] == code
    assert known in fault["expected"]


def test_check_says_yes(airshed: Airshed, home: Path, own: Callable[..., Path]) -> None:
    own("index/hj633-2012")
    answer = airshed("rules", "check", "--home", home, "--json")
    assert answer.code == 0
    assert answer.json == {"ok": True, "editions": len(list(PACKAGED.glob("*/*.yaml"))), "faults": []}
    assert "1 of them your own" in airshed("rules", "check", "--home", home).out


def test_check_says_no_with_every_fault(airshed: Airshed, home: Path, own: Callable[..., Path]) -> None:
    index = own("index/hj633-2012", ("[0, 40, 80, 180,", "[0, 40, 80, 80,"), ("item: so2_24h", "item: so2"))
    dust = own("dust/2016-120", ("value: 2\n", "value: 2.5\n"))
    answer = airshed("rules", "check", "--home", home, "--json")
    assert answer.code == 1
    assert not answer.json["ok"]
    faults = [(fault["code"], fault["where"]) for fault in answer.json["faults"]]
    assert ("rules.float", f"{dust}: parameters[0].value") in faults
    assert ("rules.unknown_value", f"{index}: breakpoints[0].item") in faults
    text = airshed("rules", "check", "--home", home)
    assert text.code == 1
    assert f"{dust}: parameters[0].value" in text.out
    assert 'write it in quotes: "2.5"' in text.out
    assert f"{len(faults)} faults" in text.out


def test_check_speaks_chinese(
    airshed: Airshed, home: Path, own: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    own("dust/2016-120", ("value: 2\n", "value: 2.5\n"))
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    assert "小数要加引号" in airshed("rules", "check", "--home", home).out


def test_other_commands_refuse_broken_rules(airshed: Airshed, home: Path, own: Callable[..., Path]) -> None:
    own("dust/2016-120", ("family: dust", "family: dust\nfamily: dust"))
    answer = airshed("rules", "list", "--home", home, "--json")
    assert answer.code == 2
    assert [fault["code"] for fault in answer.json["errors"]] == ["rules.duplicate_key"]


def test_a_home_that_is_not_there_is_bad_usage(airshed: Airshed, tmp_path: Path) -> None:
    answer = airshed("rules", "check", "--home", tmp_path / "none", "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "env.no_home"


def test_the_reference_page_is_what_list_prints(airshed: Airshed) -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"
    written = "airshed rules list --markdown > docs/reference/rules.md"
    assert airshed("rules", "list", "--markdown").out == page.read_text(encoding="utf-8"), f"run: {written}"
