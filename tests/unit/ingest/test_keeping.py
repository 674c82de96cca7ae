import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.ingest.feeding import AT, MN, fed, frame, frames_of, readings, table, took

from airshed.ingest.keeping import MANY, OWN, forget, tidy
from airshed.ingest.progress import progress_of
from airshed.ingest.reading import hours_of, months_between
from airshed.ingest.worker import Worker
from airshed.lake.compacting import clear, mergeable
from airshed.lake.engines import count, revisions, scan
from airshed.lake.listing import LOG, DataFile, files, lake
from airshed.lake.tables import INGESTED, OUTLET_READINGS


def batches(home: Path, many: int, *, first: int = 0) -> None:
    """Take frames of minutes one by one, every third of which corrects the one before."""
    for n in range(first, first + many):
        minute = datetime(2026, 11, 30) + timedelta(minutes=n - (n % 3 == 2))
        text = f"{minute:%Y%m%d%H%M%S}"
        took(home, [frame(f"a21026-Avg={n}", cn="2051", qn=f"{text}{n:03}", data_time=text)])


def test_small_files_become_few_and_nothing_changes(tmp_path: Path) -> None:
    batches(tmp_path, 9)
    before, all_of_them = readings(tmp_path), revisions(tmp_path, "outlet_readings").collect().height
    early = scan(tmp_path, "outlet_readings", known_at=AT).collect().height
    assert tidy(tmp_path, now=AT) == ()
    assert set(tidy(tmp_path, now=AT, all_of_them=True)) == {table.name for table in OWN}
    assert [len(files(tmp_path, t)) for t in (OUTLET_READINGS, INGESTED)] == [2, 1]
    assert (readings(tmp_path), revisions(tmp_path, "outlet_readings").collect().height) == (before, all_of_them)
    assert scan(tmp_path, "outlet_readings", known_at=AT).collect().height == early
    assert progress_of(tmp_path) == (9, 10, 0)
    assert count(tmp_path, "ingested") == 1
    batches(tmp_path, 3, first=9)
    assert progress_of(tmp_path) == (12, 13, 3)
    assert count(tmp_path, "device_frames") == 12


def test_many_files_of_a_month_are_merged_without_being_asked(tmp_path: Path) -> None:
    batches(tmp_path, MANY + 2)
    assert "device_frames" in tidy(tmp_path, now=AT)
    assert len(files(tmp_path, INGESTED)) == 1
    assert count(tmp_path, "device_frames") == MANY + 2


def test_the_log_of_a_table_is_cleared_and_readers_and_writers_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches(tmp_path, 5)
    log = lake(tmp_path) / "outlet_readings" / LOG
    root = __import__("deltalake").DeltaTable(log.parent)
    root.alter.set_table_properties({"delta.logRetentionDuration": "interval 0 seconds"})
    before, seen = readings(tmp_path), files(tmp_path, OUTLET_READINGS)
    monkeypatch.setattr("airshed.lake.compacting.BRIEF_HOURS", 0)
    __import__("time").sleep(0.01)  # entries of this very moment stay
    clear(tmp_path, OUTLET_READINGS, now=AT)
    assert len(list(log.glob("*.json"))) == 1
    assert (readings(tmp_path), files(tmp_path, OUTLET_READINGS)) == (before, seen)
    batches(tmp_path, 4, first=5)
    assert count(tmp_path, "device_frames") == 9


def test_a_version_that_somebody_is_pinned_to_is_not_cleared(tmp_path: Path) -> None:
    batches(tmp_path, 2)
    log = lake(tmp_path) / "outlet_readings" / LOG
    (lake(tmp_path) / "pending.json").write_text('{"outlet_readings": 1}', encoding="utf-8")
    before = sorted(log.iterdir())
    clear(tmp_path, OUTLET_READINGS, now=AT)
    assert sorted(log.iterdir()) == before


def test_who_reads_meanwhile_sees_all_of_it_always(tmp_path: Path) -> None:
    batches(tmp_path, 12)
    expected, seen, ended = readings(tmp_path), [], threading.Event()

    def reading() -> None:
        while not ended.is_set():
            seen.append(readings(tmp_path) == expected)

    reader = threading.Thread(target=reading)
    reader.start()
    for _ in range(5):
        tidy(tmp_path, now=AT, all_of_them=True)
    ended.set()
    reader.join()
    assert seen
    assert all(seen)


def test_large_files_are_left_alone(tmp_path: Path) -> None:
    def sizes(*rows: int) -> list[list[int]]:
        found = [DataFile(tmp_path / str(n), many, 1, 202611, {}, {}) for n, many in enumerate(rows)]
        return [[file.rows for file in group] for group in mergeable(found)]

    assert sizes(10, 20, 400_000) == [[10, 20, 400_000]]
    assert sizes(10, 20, 600_000) == [[10, 20]]
    assert sizes(300_000, 100_000, 1_200_000) == [[100_000, 300_000, 1_200_000]]
    assert sizes(1_200_000, 1_000_000) == []
    assert sizes(2_000_000, 5) == []


COMMANDS = ("2011", "2051", "2061", "2031")


@pytest.mark.parametrize("merged", [False, True])
def test_what_was_received_long_ago_goes_whatever_time_it_tells_of(tmp_path: Path, merged: bool) -> None:  # noqa: FBT001 - a case
    moments = (AT - timedelta(days=91), AT - timedelta(days=90), AT)
    for n, (moment, told) in enumerate(zip(moments, ("20270115", "20170115", "20240115"), strict=True)):
        raws = [frame(f"a21026-Avg={n}", cn=cn, data_time=f"{told}000000") for cn in COMMANDS]
        fed(tmp_path, raws, at=moment)
        took(tmp_path, now=moment)
    if merged:
        tidy(tmp_path, now=AT, all_of_them=True)
    before = {"real": (AT - timedelta(days=90)).date(), "minute": (AT - timedelta(days=91)).date()}
    assert forget(tmp_path, before=before, now=AT) == 1
    assert {(period, at.year) for period, at in readings(tmp_path, "period", "at")} == {
        *(("real", 2017), ("real", 2024)),
        *((period, year) for period in ("minute", "hour", "day") for year in (2017, 2024, 2027)),
    }
    assert forget(tmp_path, before=before, now=AT) == 0
    assert frames_of(tmp_path, "cn") == [(cn,) for cn in (*COMMANDS[1:], *COMMANDS, *COMMANDS)]


@pytest.mark.parametrize("merged", [False, True])
def test_a_value_that_was_corrected_later_goes_with_its_correction(tmp_path: Path, merged: bool) -> None:  # noqa: FBT001 - a case
    for n, day in enumerate((0, 50, 100)):
        moment = AT + timedelta(days=day)
        raws = [frame(f"a21026-Rtd={n}", cn="2011", qn=f"2026113008000000{n}")]
        fed(tmp_path, [*raws, frame(f"a21026-Rtd={n}", cn="2011", mn=f"other{n}")], at=moment)
        took(tmp_path, now=moment)
    if merged:
        tidy(tmp_path, now=AT, all_of_them=True)
    today = AT.date()
    assert forget(tmp_path, before={"real": today + timedelta(days=60)}, now=AT) == 2
    assert readings(tmp_path, "mn", "value", "revision") == [(MN, 2.0, 2), ("other2", 2.0, 0)]
    assert frames_of(tmp_path, "frame", "mn") == [(1, MN), (3, MN), (5, MN), (6, "other2")]  # readings point at them
    assert count(tmp_path, "outlet_readings") == 2
    assert forget(tmp_path, before={"real": today + timedelta(days=101)}, now=AT) == 4
    assert count(tmp_path, "outlet_readings") == 0
    assert frames_of(tmp_path, "frame") == [(6,)]  # by which the journal is known again
    took(tmp_path, [frame("a21026-Rtd=1", cn="2011")])


def test_frames_without_readings_go_as_those_of_real_time_and_ranks_with_their_readings(tmp_path: Path) -> None:
    wrong = frame("a21026-Avg=1")[:-4] + b"0000"
    for day in (0, 50):
        raws = [frame("a21026-Rtd=1", cn="2011", qn=f"20261130080000{n:03}", mn=f"{day:024}") for n in range(2)]
        fed(tmp_path, [b"junk", wrong, frame("SB1-RS=1", cn="2021"), frame("a21026-Avg=1")], at=AT + timedelta(day))
        for raw in raws:
            fed(tmp_path, [raw], at=AT + timedelta(day))
            took(tmp_path)
    assert table(tmp_path, "outlet_ranks").height == 2
    forget(tmp_path, before={"minute": AT.date() + timedelta(days=40)}, now=AT)
    assert (count(tmp_path, "device_frames"), count(tmp_path, "outlet_ranks")) == (12, 2)
    forget(tmp_path, before={"real": AT.date() + timedelta(days=40)}, now=AT)
    assert frames_of(tmp_path, "frame") == [(n,) for n in (4, *range(7, 13))]
    assert table(tmp_path, "outlet_ranks")["frame"].to_list() == [12]


def test_a_worker_keeps_the_past_that_it_receives_today(tmp_path: Path) -> None:
    texts = [f"{year}0302140000" for year in range(2017, 2025)]
    fed(tmp_path, [frame("a21026-Rtd=1", cn=cn, data_time=text) for text in texts for cn in ("2011", "2051", "2061")])
    Worker(tmp_path, lambda: AT, keep_days={"real": 90, "minute": 730}).round()
    assert count(tmp_path, "outlet_readings") == 3 * len(texts)


def test_hours_of_a_device(tmp_path: Path) -> None:
    raws = [
        frame(f"a21026-Avg={n};a19001-Avg=9", data_time=f"20261130{n:02}0000", cn=cn)
        for n in range(4)
        for cn in ("2061", "2051")
    ]
    took(tmp_path, [*raws, frame("a21026-Avg=7", mn="Y" * 24)])
    found = hours_of(tmp_path, mn=MN, from_at=datetime(2026, 11, 30, 1), to_at=datetime(2026, 11, 30, 3))
    assert found.select("factor", "value").rows() == [
        *(("a19001", 9.0), ("a19001", 9.0)),
        *(("a21026", 1.0), ("a21026", 2.0)),
    ]
    assert months_between(datetime(2026, 11, 30), datetime(2027, 2, 1)) == [202611, 202612, 202701, 202702]
    assert hours_of(tmp_path, mn="nobody", from_at=AT, to_at=AT + timedelta(1)).is_empty()
    assert table(tmp_path, "devices").is_empty()
