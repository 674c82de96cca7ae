"""Frozen figures computed again, at real homes: equal, or different for a reason."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.air.homes import with_hours
from tests.unit.air.making import RULEBOOK
from tests.unit.plan.frozen import (
    AS_OF,
    FROZEN,
    LATER,
    PLAN,
    TEXT,
    again,
    freeze,
    frozen_home,
    rows_on,
    rule,
    store,
    write_plan,
)

from airshed.lake.compacting import compact
from airshed.lake.listing import files
from airshed.lake.tables import AMBIENT_HOURS
from airshed.plan.evidence import tables_of
from airshed.plan.figures import Frozen, frozen_figure, frozen_rows
from airshed.plan.load import load_plan
from airshed.plan.rebuild import Rebuilt, rebuild, rebuilt_shape
from airshed.plan.state import Asking, plan_state
from airshed.rules.load import PACKAGED
from airshed.web.bridge import asking_of


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return frozen_home(tmp_path)


def told(found: Rebuilt) -> set[tuple[str, str]]:
    return {(d.what, d.reason) for d in found.differences}


def correct(home: Path, day: date, number: int, value: int) -> None:
    """Import the hours of a day at S1 once more, with one PM2.5 corrected."""
    rows = rows_on(day, stations=("S1",))
    rows[number - 1]["pm25"] = value * 10
    with_hours(home, rows, now=LATER)


def test_the_same_evidence_gives_the_same_figure(home: Path) -> None:
    frozen = freeze(home)
    assert (frozen.value, frozen.status, frozen.unit, frozen.intact) == ("30.0", "on_track", "ug_m3", True)
    found = again(home, frozen)
    assert (found.equal, found.then_equal, found.differences) == (True, True, ())
    assert freeze(home) == frozen


def test_compaction_changes_nothing(home: Path) -> None:
    with_hours(home, rows_on(AS_OF, pm25=31), now=FROZEN)
    frozen = freeze(home)
    with_hours(home, rows_on(date(2019, 1, 11)), now=LATER)  # a later day is none of its evidence
    assert compact(home, now=LATER)["ambient_hours"][0] > 1
    assert again(home, frozen).equal


def test_a_corrected_hour_is_named(home: Path) -> None:
    frozen = freeze(home)
    correct(home, date(2019, 1, 4), 7, 126)
    found = again(home, frozen)
    assert (found.equal, found.then_equal) == (False, True)
    assert told(found) == {("value", "corrected"), ("inputs", "corrected")}  # 32 on one of ten days: 30.2
    value, inputs = found.differences
    assert (value.was, value.now) == ("30.0", "30.2")
    [row] = inputs.rows
    assert (row["station"], row["hour_end"], row["column"]) == ("S1", "2019-01-04T07:00", "pm25")
    assert (row["was"], row["now"], row["unit"]) == ("30", "126", "ug_m3")
    assert (row["known_at"], bool(row["batch"]), inputs.count) == ("2019-02-03T08:00:00", True, 1)


def test_a_corrected_hour_shows_even_where_the_digits_stay(home: Path) -> None:
    frozen = freeze(home)
    correct(home, date(2019, 1, 4), 7, 31)
    compact(home, now=LATER)
    found = again(home, frozen)
    assert (told(found), found.then_equal) == ({("inputs", "corrected")}, True)
    assert [(row["was"], row["now"]) for row in found.differences[0].rows] == [("30", "31")]
    assert found.now is not None
    assert (found.now.value, found.now.id == frozen.id) == (frozen.value, False)


def test_hours_that_came_late_are_named_up_to_twenty(home: Path) -> None:
    frozen = freeze(home)
    with_hours(home, rows_on(date(2018, 12, 31), stations=("S1",)), now=LATER)  # 8 h means of 1 January reach into it
    found = again(home, frozen)
    assert told(found) == {("inputs", "corrected")}
    [inputs] = found.differences
    assert (len(inputs.rows), inputs.count) == (20, 23 * 6 + 6)
    assert {(row["was"], row["station"]) for row in inputs.rows} == {(None, "S1")}


def test_a_value_altered_behind_the_lake_is_altered(home: Path) -> None:
    frozen = freeze(home)
    [path] = [file.path for file in files(home, AMBIENT_HOURS) if file.month == 201901]
    frame = pl.read_parquet(path, glob=False)
    hour = (pl.col("station") == "S1") & (pl.col("hour_end") == pl.datetime(2019, 1, 4, 7))
    frame.with_columns(pm25=pl.when(hour).then(pl.lit(1260, pl.Int32)).otherwise("pm25")).write_parquet(path)
    _patch_size(home, path)
    found = again(home, frozen)
    assert (found.equal, found.then_equal) == (False, False)
    assert told(found) == {("value", "altered"), ("inputs", "altered")}


def _patch_size(home: Path, path: Path) -> None:
    """Write a file's new size into the log, as somebody would who knows the lake."""
    for log in (home / "lake" / "ambient_hours" / "_delta_log").glob("*.json"):
        entries = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        for entry in entries:
            if path.name in entry.get("add", {}).get("path", ""):
                entry["add"]["size"] = path.stat().st_size
        log.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        {"value": "29.0"},
        {"status": "met"},
        {"indicator": "C-01b"},
        {"as_of": date(2019, 1, 9)},
        {"content": "{"},
        {"content": '{"value": "29.0"}'},
        {"digest": "0" * 64},
    ],
)
def test_a_figure_whose_row_was_altered_says_so(home: Path, change: dict[str, Any]) -> None:
    frozen = freeze(home)
    asking = asking_of(home, RULEBOOK)
    state = plan_state(load_plan(home, PLAN), asking, as_of=AS_OF, known_at=FROZEN, only=["C-01"])
    [row] = frozen_rows([state.clauses[0].indicators[0].figure], counted_at=FROZEN, by="test")
    store(home, [{**row, **change}], now=LATER)
    found = again(home, frozen)
    assert (found.equal, found.then_equal, found.frozen.intact) == (False, False, False)
    assert ("figure", "altered") in told(found)


def test_a_ruling_entered_since_reads_differently(home: Path) -> None:
    frozen = freeze(home)
    rule(home)
    found = again(home, frozen)
    assert (found.equal, found.then_equal) == (False, True)
    assert told(found) == {("status", "reading"), ("target", "reading"), ("reading", "reading")}
    assert [d.rulings for d in found.differences if d.what == "reading"] == [("R-1",)]
    target = next(d for d in found.differences if d.what == "target")
    assert (target.was, target.now) == (["<=", "35", "text"], ["<=", "20", "ruling R-1"])


def test_a_ruling_known_when_it_was_frozen_is_part_of_it(home: Path) -> None:
    rule(home, now=FROZEN)
    assert again(home, freeze(home)).equal


def test_a_ruling_over_another_clause_changes_nothing(home: Path) -> None:
    frozen = freeze(home)
    rule(home, clause="C-02", decision=">= 0.5 share")
    assert again(home, frozen).equal


def test_a_plan_that_was_edited_reads_differently(home: Path) -> None:
    frozen = freeze(home)
    write_plan(home, TEXT.replace("value: 35", "value: 36"))
    found = again(home, frozen)
    assert told(found) == {("target", "reading"), ("reading", "reading")}
    assert not found.then_equal


def test_another_edition_of_the_home_is_another_rule(home: Path) -> None:
    frozen = freeze(home)
    text = (PACKAGED / "evaluation" / "hj663-2013.yaml").read_text(encoding="utf-8")
    path = home / "rules" / "evaluation" / "hj663-2013.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("value: extra", "value: day"), encoding="utf-8")
    found = again(home, frozen)
    assert told(found) == {("value", "edition"), ("editions", "edition")}
    assert [(d.was, d.now) for d in found.differences if d.what == "value"] == [("30.0", "30")]
    path.write_text(text + "# a remark\n", encoding="utf-8")
    assert again(home, frozen).equal


def test_other_stations_read_the_plan_differently(home: Path) -> None:
    frozen = freeze(home)
    places = home / "places.yaml"
    places.write_text(places.read_text(encoding="utf-8").replace("station: S2", "station: S3"), encoding="utf-8")
    found = again(home, frozen)
    assert ("inputs", "reading") in told(found)
    assert {reason for _, reason in told(found)} == {"reading"}


def test_what_is_gone_is_said(home: Path) -> None:
    frozen = freeze(home)
    asking = asking_of(home, RULEBOOK)
    found = rebuild(frozen, None, asking)
    assert (told(found), found.now, found.then) == ({("reading", "gone")}, None, None)
    write_plan(home, TEXT.replace("C-01", "C-09"))
    assert told(again(home, frozen)) == {("reading", "gone")}
    write_plan(home, TEXT)
    found = rebuild(frozen, load_plan(home, PLAN), replace(asking, tables=tables_of({})))
    assert ("inputs", "gone") in told(found)
    assert {reason for _, reason in told(found)} == {"gone"}


BOILERS = pl.DataFrame({"code": ["a", "b"], "removed_date": [date(2019, 1, 5), None]})


def _of_register(home: Path, before: pl.DataFrame, after: pl.DataFrame) -> Rebuilt:
    """Return a figure of a register that held other rows later."""
    late = after.with_columns(known_at=pl.lit(LATER)).filter(~pl.col("code").is_in(before["code"].to_list()))
    rows = pl.concat([before.with_columns(known_at=pl.lit(FROZEN)), late])
    plan, asking = load_plan(home, PLAN), Asking(tables_of({"boilers": rows}), RULEBOOK, {})
    state = plan_state(plan, asking, as_of=AS_OF, known_at=FROZEN, only=["C-02"])
    [row] = frozen_rows([state.clauses[0].indicators[0].figure], counted_at=FROZEN, by="test")
    return rebuild(_frozen(row), plan, asking)


def _frozen(row: dict[str, Any]) -> Frozen:
    frame = pl.DataFrame([{**row, "known_at": FROZEN}])
    return frozen_figure(tables_of({"figures": frame}), row["figure"])


def test_registers_are_compared_by_digest_and_rows(home: Path) -> None:
    assert _of_register(home, BOILERS, BOILERS).equal
    found = _of_register(home, BOILERS.head(1), BOILERS)
    assert {reason for _, reason in told(found)} == {"corrected"}
    [inputs] = [d for d in found.differences if d.what == "inputs"]
    assert (inputs.was["rows"], inputs.now["rows"], inputs.rows, inputs.count) == (1, 2, (), None)


def test_the_shape_names_figure_and_differences(home: Path) -> None:
    frozen = freeze(home)
    assert rebuilt_shape(again(home, frozen)) | {"figure": {}, "now": {}} == {
        "id": frozen.id,
        "equal": True,
        "then_equal": True,
        "figure": {},
        "now": {},
        "differences": [],
    }
    correct(home, date(2019, 1, 4), 7, 31)
    shape = rebuilt_shape(again(home, frozen))
    assert shape["figure"]["counted_at"] == "2019-02-02T08:00:00"
    [difference] = shape["differences"]
    assert sorted(difference) == ["count", "now", "reason", "rows", "was", "what"]
