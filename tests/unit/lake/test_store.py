"""The store: one writer, all tables at once, nothing half there."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from airshed.lake import listing, store
from airshed.lake.compacting import compact
from airshed.lake.contents import contents
from airshed.lake.engines import LakeEngine, count
from airshed.lake.listing import LakeBusy, LakeDamaged, files
from airshed.lake.store import BadHome, NoSpace, lock, writing
from airshed.lake.tables import AMBIENT_HOURS, REJECTS

HEAD = "station,time,PM2.5\n"
BAD = "1A,2019-03-16 09:30,1\n"
SCRIPT = """
import datetime, pathlib, sys
from airshed.lake import importing, store
{before}
importing.import_files(
    pathlib.Path(sys.argv[1]), [pathlib.Path(sys.argv[2])],
    now=datetime.datetime(2020, 1, 2), by="other", ceilings={{}}, progress=lambda *_: None,
)
"""


def start(lake: Any, file: Path, before: str = "") -> subprocess.Popen[str]:
    script = SCRIPT.format(before=textwrap.dedent(before))
    words = [sys.executable, "-c", script, str(lake.home), str(file)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def state(lake: Any) -> dict[str, int]:
    return {name: count(lake.home, name) for name in ("ambient_hours", "rejects", "stations", "weather_hours")}


def test_a_second_process_waits_and_is_then_refused_and_told_who_writes(
    lake: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lake.write("a.csv", HEAD + "1A,2019-03-16 08:00,1\n")
    go = lake.folder / "go"
    with start(
        lake,
        file,
        f"""
        keep = store.Writer.append
        def slow(self, table, rows):
            print("in", flush=True)
            while not pathlib.Path({str(go)!r}).exists():
                __import__("time").sleep(0.01)
            keep(self, table, rows)
        store.Writer.append = slow
        """,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        with monkeypatch.context() as patch:
            patch.setattr(store, "WAIT_S", 0.1)
            with pytest.raises(LakeBusy) as refusal:
                lake.take(file)
        (fault,) = refusal.value.faults
        assert fault.code == "lake.busy"
        assert fault.value == f"pid {other.pid}, since 2020-01-02 00:00:00"
        assert count(lake.home, "ambient_hours") == 0
        go.touch()
        monkeypatch.setattr(store, "WAIT_S", 60)
        assert lake.take(file).unchanged == 1  # it has waited
        assert other.wait() == 0, other.stderr
    assert count(lake.home, "ambient_hours") == 1


@pytest.mark.parametrize("commits", [0, 1, 2])
def test_a_killed_import_leaves_nothing_and_the_next_one_works(lake: Any, commits: int) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n0A,2019-03-16 08:30,1\n")
    before = state(lake)
    file = lake.write("a.csv", HEAD + "1A,2019-03-16 08:00,1\n" + BAD)
    killed = start(
        lake,
        file,
        f"""
        keep, done = store.Writer.append, []
        def deadly(self, table, rows):
            if len(done) == {commits}:
                __import__("os")._exit(9)
            keep(self, table, rows)
            done.append(table.name)
        store.Writer.append = deadly
        unlink = store.Path.unlink
        store.Path.unlink = lambda *a, **k: __import__("os")._exit(9) if len(done) == 2 else unlink(*a, **k)
        """,
    )
    _, error = killed.communicate()
    assert killed.returncode == 9, error
    assert (lake.home / "lake" / "pending.json").exists()
    assert state(lake) == before
    summary = lake.take(file)
    assert (summary.stored, summary.rejected) == (1, 1)
    assert state(lake) == {**before, "ambient_hours": 2, "rejects": 2}
    assert not (lake.home / "lake" / "pending.json").exists()


def test_an_import_that_fails_half_way_is_taken_back(lake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    before, found = state(lake), sorted((lake.home / "lake").rglob("*.parquet"))
    keep = store.Writer.append

    def failing(self: store.Writer, table: Any, rows: Any) -> None:
        if table is AMBIENT_HOURS:
            raise KeyboardInterrupt
        keep(self, table, rows)

    with monkeypatch.context() as patch:
        patch.setattr(store.Writer, "append", failing)
        with pytest.raises(KeyboardInterrupt):
            lake.take(HEAD + "1A,2019-03-16 08:00,1\n" + BAD)
    assert state(lake) == before
    assert sorted((lake.home / "lake").rglob("*.parquet")) == found
    assert lake.take(HEAD + "1A,2019-03-16 08:00,1\n" + BAD).stored == 1


@pytest.mark.parametrize("limit", [0, 2_000, 20_000])
def test_no_space_is_said_and_nothing_is_half_applied(lake: Any, limit: int) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    before = state(lake)
    rows = "".join(
        f"{s}A,2019-03-{d:02} {h:02}:00,{(s * d * h) % 997}\n"
        for s in range(1, 91)
        for d in range(1, 29)
        for h in range(24)
    )
    file = lake.write("a.csv", HEAD + rows + BAD)
    limited = start(
        lake, file, f"__import__('resource').setrlimit(__import__('resource').RLIMIT_FSIZE, ({limit}, {limit}))"
    )
    _, error = limited.communicate()
    assert limited.returncode == 1
    assert "NoSpace" in error
    assert "lake.no_space" in error
    assert "panicked" not in error
    assert state(lake) == before
    summary = lake.take(file)
    assert summary.stored == 90 * 28 * 24
    assert state(lake) == {**before, "ambient_hours": 90 * 28 * 24 + 1, "rejects": 1}


def test_no_space_carries_code_and_place(lake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("polars.DataFrame.write_parquet", full)
    with pytest.raises(NoSpace) as refusal:
        lake.take(HEAD + "1A,2019-03-16 08:00,1\n")
    assert [(f.code, f.where) for f in refusal.value.faults] == [("lake.no_space", str(lake.home / "lake"))]
    assert state(lake) == dict.fromkeys(state(lake), 0)
    assert not list((lake.home / "lake").rglob("*.parquet"))


def test_readers_stay_on_the_pinned_version_while_somebody_writes(lake: Any) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    rows = lake.table().with_columns(station=lake.table()["station"] + "x")
    with writing(lake.home, now=lake.now) as writer:
        writer.append(AMBIENT_HOURS, rows)
        assert count(lake.home, "ambient_hours") == 1
        assert json.loads((lake.home / "lake" / "pending.json").read_text())["stations"] is None
    assert count(lake.home, "ambient_hours") == 2


def test_rows_that_do_not_fit_the_contract_are_a_mistake_of_ours(lake: Any) -> None:
    with pytest.raises(ValueError, match="rejects"), writing(lake.home, now=lake.now) as writer:
        writer.append(REJECTS, lake.table("stations"))


@pytest.mark.parametrize("name", ["家 里", "it's #1", "a+b&c?", "{a}*"])
def test_homes_of_many_names(lake: Any, tmp_path: Path, name: str) -> None:

    lake = replace(lake, home=tmp_path / name)
    lake.take(HEAD + "1A,2019-03-16 08:00,1\n")
    assert lake.hours("pm25") == [("1A", "03-16 08", 10)]
    assert lake.take(HEAD + "1A,2019-03-16 08:00,1\n").unchanged == 1


def test_a_home_the_store_cannot_take_is_refused_with_a_word(tmp_path: Path) -> None:
    with pytest.raises(BadHome), writing(tmp_path / "a[1]", now=None):  # type: ignore[arg-type]
        pass


def test_the_lock_is_free_again_after_use(lake: Any) -> None:
    for _ in range(2):
        with lock(lake.home, now=lake.now):
            pass


def test_compaction_merges_files_and_keeps_every_revision(lake: Any) -> None:
    for day in range(1, 5):
        lake.take(HEAD + f"1A,2019-03-16 0{day}:00,{day}\n1A,2019-04-16 01:00,{day}\n" + f"1A,2019-03-16 0{day}:30,1\n")
    before, early = lake.table().sort("station", "hour_end"), lake.hours("pm25", known_at=lake.now)
    held = contents(lake.home)["ambient_hours"]
    counts = compact(lake.home, now=lake.now)
    assert counts == {"ambient_hours": (held.files, 3), "rejects": (4, 1)}
    assert lake.table().sort("station", "hour_end").equals(before)
    assert lake.hours("pm25", known_at=lake.now) == early
    assert contents(lake.home)["ambient_hours"].corrections == held.corrections == 3
    assert compact(lake.home, now=lake.now) == {"ambient_hours": (3, 3), "rejects": (1, 1)}


def test_replaced_files_outlive_their_readers_and_orphans_go(lake: Any) -> None:
    for hour in (1, 2):
        lake.take(HEAD + f"1A,2019-03-16 0{hour}:00,1\n")
    folder = lake.home / "lake" / "ambient_hours" / "month=201903"
    orphan = folder / "left-over.parquet"
    orphan.write_bytes(b"x")
    long_ago = time.time() - 3 * 86400
    for path in folder.iterdir():
        os.utime(path, (long_ago, long_ago))
    reader = lake.table  # a reader that listed the files just before
    listed = [f.path for f in files(lake.home, AMBIENT_HOURS)]
    compact(lake.home, now=lake.now)
    assert all(path.exists() for path in listed)
    assert not orphan.exists()
    assert reader().height == 2


def test_a_log_is_opened_again_only_when_it_changes(lake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lake.take(HEAD + "1A,2019-03-16 01:00,1\n")
    before = files(lake.home, AMBIENT_HOURS)
    with monkeypatch.context() as patch:
        patch.setattr(listing, "opened", lambda root: pytest.fail(f"{root} is opened"))
        assert files(lake.home, AMBIENT_HOURS) == before
    lake.take(HEAD + "1A,2019-03-16 02:00,1\n")
    assert sum(f.rows for f in files(lake.home, AMBIENT_HOURS)) == 2
    before[0].path.write_bytes(b"")
    with pytest.raises(LakeDamaged):
        files(lake.home, AMBIENT_HOURS)


@pytest.mark.parametrize("held", [0, 1])
@pytest.mark.parametrize("ends", [True, False])
def test_a_reader_never_sees_an_import_that_fails_meanwhile(
    lake: Any, monkeypatch: pytest.MonkeyPatch, held: int, *, ends: bool
) -> None:
    if held:
        lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    other = replace(lake, home=lake.home.parent / "other")
    other.take(HEAD + "1A,2019-03-16 08:00,1\n")
    rows, seen = other.table(), listing.seen
    writer = contextlib.ExitStack()
    writer.enter_context(writing(lake.home, now=lake.now)).append(AMBIENT_HOURS, rows)
    (lake.home / "lake" / "pending.json").rename(lake.home / "lake" / "hidden")  # as before the pins are set

    def failing(*words: Any) -> Any:
        found = seen(*words)
        if (lake.home / "lake" / "hidden").exists():
            (lake.home / "lake" / "hidden").rename(lake.home / "lake" / "pending.json")
            if ends:
                writer.__exit__(KeyError, KeyError(), None)
        return found

    monkeypatch.setattr(listing, "seen", failing)
    found = files(lake.home, AMBIENT_HOURS)
    assert sum(f.rows for f in found) == held
    assert all(f.path.exists() for f in found)
    if not ends:
        writer.__exit__(KeyError, KeyError(), None)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"stations": "x"}', b"\xff"])
def test_broken_pins_are_told_to_readers_and_writers(lake: Any, text: str | bytes) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    pins = lake.home / "lake" / "pending.json"
    pins.write_bytes(text.encode() if isinstance(text, str) else text)
    for use in (lake.table, lambda: lake.take(HEAD + "1A,2019-03-16 08:00,1\n")):
        with pytest.raises(LakeDamaged) as refusal:
            use()
        assert [(f.code, f.where) for f in refusal.value.faults] == [("lake.broken_pins", str(pins))]
    assert pins.exists()


def _without_log(table: Path, _: Path) -> None:
    shutil.rmtree(table / "_delta_log")


def _with_an_empty_log(table: Path, _: Path) -> None:
    for entry in (table / "_delta_log").iterdir():
        entry.unlink()


def _without_a_file(_: Path, file: Path) -> None:
    file.unlink()


def _with_a_cut_file(_: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_without_log, "lake.no_log"),
        (_with_an_empty_log, "lake.no_log"),
        (_without_a_file, "lake.lost_file"),
        (_with_a_cut_file, "lake.damaged_file"),
    ],
)
def test_damage_is_told_and_no_new_history_begun(lake: Any, damage: Any, code: str) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    table = lake.home / "lake" / "ambient_hours"
    (file,) = table.rglob("*.parquet")
    damage(table, file)
    for use in (lake.table, lambda: lake.take(HEAD + "1A,2019-03-16 08:00,1\n")):
        with pytest.raises(LakeDamaged) as refusal:
            use()
        assert [f.code for f in refusal.value.faults] == [code]
    with pytest.raises(LakeDamaged):
        compact(lake.home, now=lake.now)


def test_a_file_damaged_inside_is_named_by_who_asks(lake: Any) -> None:
    lake.take(HEAD + "0A,2019-03-16 08:00,1\n")
    (file,) = (lake.home / "lake" / "ambient_hours").rglob("*.parquet")
    file.write_bytes(b"x" * file.stat().st_size)
    engine = LakeEngine(lake.home)
    uses = (
        lambda: engine.collect(engine.table("ambient_hours")),
        lambda: engine.hold(engine.table("ambient_hours")),
        lambda: lake.take(HEAD + "0A,2019-03-16 08:00,2\n"),
    )
    for use in uses:
        with pytest.raises(LakeDamaged) as refusal:
            use()
        assert [(f.code, f.where) for f in refusal.value.faults] == [("lake.damaged_file", str(file))]
