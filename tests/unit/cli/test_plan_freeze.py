"""`airshed plan freeze` and `rebuild`, and how an outlook reads."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.air.homes import with_hours
from tests.unit.plan.frozen import AS_OF, FROZEN, LATER, PLAN, TEXT, frozen_home, rows_on, write_plan
from tests.unit.plan.goals.looking import question_of, sources_of

from airshed.cli.plan.showing_outlook import outlook_lines
from airshed.lake.engines import scan
from airshed.plan.goals.outlook import outlook, outlook_shape

Airshed = Callable[..., Any]
COMMAND = ("airshed", "plan", "rebuild")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return frozen_home(tmp_path)


@pytest.fixture
def asked(home: Path) -> tuple[object, ...]:
    """Return the words that freeze the state of the tenth of January as it was known when it was first frozen."""
    return ("plan", "freeze", PLAN, "--as-of", AS_OF, "--known-at", FROZEN.isoformat(), "--home", home, "--by", "王")


def test_every_indicator_is_frozen_once(airshed: Airshed, home: Path, asked: tuple[object, ...]) -> None:
    first = airshed(*asked, "--json")
    assert (first.code, [row["indicator"] for row in first.json]) == (0, ["C-01a", "C-01b", "C-02"])
    assert first.json[0]["id"] == f"F-{first.json[0]['digest'][:16]}"
    assert (first.json[0]["value"], first.json[0]["unit"], first.json[0]["status"]) == ("30.0", "ug_m3", "on_track")
    assert airshed(*asked, "--json").json == first.json
    rows = scan(home, "figures").collect()
    assert (rows.height, set(rows["by"]), set(rows["revision"])) == (3, {"王"}, {0})
    assert set(rows["counted_at"]) == {FROZEN}


def test_without_a_moment_the_present_one_counts(airshed: Airshed, home: Path, asked: tuple[object, ...]) -> None:
    frozen = airshed(*asked, "--json").json
    later = airshed("plan", "freeze", PLAN, "--as-of", AS_OF, "--home", home, "--json").json
    assert later == frozen  # nothing came in between
    assert scan(home, "figures").collect().height == 3


@pytest.mark.parametrize(
    ("only", "found"), [(["C-01b"], ["C-01b"]), (["C-01"], ["C-01a", "C-01b"]), (["C-02", "C-01a"], ["C-01a", "C-02"])]
)
def test_only_some(airshed: Airshed, asked: tuple[object, ...], only: list[str], found: list[str]) -> None:
    words = [word for name in only for word in ("--only", name)]
    assert [row["indicator"] for row in airshed(*asked, *words, "--json").json] == found


def test_what_is_asked_wrongly_is_told(airshed: Airshed, home: Path, asked: tuple[object, ...]) -> None:
    unknown = airshed(*asked, "--only", "X-1", "--only", "X-2", "--json")
    assert (unknown.code, [e["value"] for e in unknown.json["errors"]]) == (2, ["X-1", "X-2"])
    late = airshed("plan", "freeze", PLAN, "--known-at", "2190-01-01T08:00", "--home", home)
    assert (late.code, "lies in the future" in late.err) == (2, True)
    assert airshed("plan", "freeze", "no/2019", "--home", home).code == 2
    assert scan(home, "figures").collect().is_empty()


def test_an_unknown_figure_is_refused(airshed: Airshed, home: Path, asked: tuple[object, ...]) -> None:
    assert "airshed plan freeze" in airshed("plan", "rebuild", "F-0", "--home", home).err
    known = airshed(*asked, "--json").json[0]["id"]
    answer = airshed("plan", "rebuild", known[:-1], "--home", home, "--json")
    assert (answer.code, known in answer.json["errors"][0]["expected"]) == (2, True)


def test_a_figure_is_rebuilt_until_an_hour_is_corrected(
    airshed: Airshed, home: Path, asked: tuple[object, ...]
) -> None:
    number = airshed(*asked, "--json").json[0]["id"]
    again = ("plan", "rebuild", number, "--home", home)
    same = airshed(*again, "--json")
    assert (same.code, same.json["equal"], same.json["differences"], same.json["id"]) == (0, True, [], number)
    airshed("lake", "compact", "--home", home)
    assert "it is the same" in airshed(*again).out
    rows = rows_on(date(2019, 1, 4), stations=("S1",))
    rows[6]["pm25"] = 310
    with_hours(home, rows, now=LATER)
    other = airshed(*again, "--json")
    assert (other.code, other.json["equal"], other.json["then_equal"]) == (1, False, True)
    [difference] = other.json["differences"]
    assert (difference["reason"], difference["rows"][0]["now"]) == ("corrected", "31")
    out = airshed(*again).out
    assert "S1 2019-01-04 07:00 PM2.5: 30 µg/m³ → 31 µg/m³, stored 2019-02-03 08:00:00" in out
    assert f"the value is still {other.json['figure']['value']} µg/m³" in out


def test_chinese_output_has_no_english_word(
    airshed: Airshed, home: Path, asked: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = airshed(*asked, "--json").json[0]["id"]
    write_plan(home, TEXT.replace("value: 35", "value: 20"))
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    out = airshed(*asked).out + airshed("plan", "rebuild", number, "--home", home).out
    assert "重算就不一致" in out
    assert not set(re.findall(r"[a-z_]{3,}", re.sub(r"F?-?[0-9a-f]{12,}", "", out))) - {*COMMAND, "small"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("as_of", "indicator"),
    [
        ("2019-12-21", {}),
        ("2019-12-21", {"target": {"op": "<", "base_year": 2018, "unit": "ug_m3"}}),
        ("2019-12-21", {"target": {"op": "<=", "value": 1, "unit": "ug_m3"}}),
        ("2019-12-31", {}),
        ("2018-12-31", {}),
        ("2019-12-21", {"statistic": "good_days", "target": {"op": ">=", "value": 300, "unit": "days"}}),
        ("2019-12-21", {"statistic": "good_days_ratio", "target": {"op": ">=", "value": "0.8", "unit": "share"}}),
    ],
)
def test_an_outlook_reads_in_both_languages(
    language: str, as_of: str, indicator: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_LANG", language)
    spans = [("S1", "2019-12-12", "2019-12-21", 40), ("S1", "2018-12-15", "2018-12-31", 30)]
    sources = sources_of(spans, stations=(("S1", "2017-01-01", None), ("S2", "2019-06-01", None)))
    found = outlook(question_of(sources, as_of, **indicator), sources)
    assert found is not None
    lines = list(outlook_lines(outlook_shape(found)))
    assert lines[0].startswith("展望：全年 365 天" if language == "zh" else "outlook: 365 days")
    text = "\n".join(lines)
    assert "None" not in text
    if language == "zh":
        english = [word for word in text.replace("µg/m³", "").split() if word.isascii() and word.isalpha()]
        assert not english


def test_an_outlook_says_what_the_rest_may_average(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    sources = sources_of([("S1", "2019-12-12", "2019-12-21", 40), ("S1", "2018-12-22", "2018-12-31", 30)])
    found = outlook(question_of(sources, "2019-12-21"), sources)
    assert found is not None
    limit = "the 10 days left, all being valid, must average ≤ 30.0 µg/m³: still open"
    assert list(outlook_lines(outlook_shape(found)))[:5] == [
        "outlook: 365 days, 355 gone (10 valid), 10 left",
        "so far 40.0 µg/m³, target ≤ 35 µg/m³",
        f"{limit}; highest day on record 40 µg/m³ (2019-12-21)",
        "with the rest of earlier years behind this one: 1 of 1 would meet it (too few for a probability)",
        "  2018: 10 of 10 days valid, the year would be 35.0 µg/m³, met",
    ]
