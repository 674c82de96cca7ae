import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.ingest.feeding import AT, MN, PEER, fed, frame, frames_of, readings, table, took
from tests.unit.telemetry.journals import Hasty

from airshed.ingest.devices import Device, publish
from airshed.ingest.progress import JournalLost, progress_of
from airshed.ingest.taking import take
from airshed.ingest.words import words
from airshed.lake import store
from airshed.lake.engines import count, revisions, scan
from airshed.lake.listing import LakeBusy, files
from airshed.lake.store import lock
from airshed.lake.tables import INGESTED
from airshed.telemetry.journal.files import HEAD, listed
from airshed.telemetry.journal.reading import JournalDamaged
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.protocols.hj212.building import framed

SO2 = "a21026-Avg={},a21026-Flag=N"


def test_a_frame_becomes_a_row_and_its_factors_readings(tmp_path: Path) -> None:
    content = "a21026-Min=1.5,a21026-Avg=2.25,a21026-Max=3,a21026-Cou=0.1,a21026-ZsMin=4,a21026-ZsAvg=5,a21026-ZsMax=6"
    (taken,) = took(tmp_path, [frame(f"{content},a21026-Flag=N;02-Avg=9;a19001-Avg=—,a19001-Flag=D")])
    assert (taken.frames, taken.rejected, taken.readings, taken.corrected, taken.more) == (1, 0, 2, 0, False)
    seven = datetime(2026, 11, 30, 7)
    assert readings(tmp_path) == [
        (MN, "hour", "a19001", seven, None, None, None, None, None, None, None, "D"),
        (MN, "hour", "a21026", seven, 2.25, 1.5, 3.0, 0.1, 5.0, 4.0, 6.0, "N"),
    ]
    assert readings(tmp_path, "qn", "frame", "received_at", "revision", "month", "known_at")[1] == (
        *("20261130080000000", 1, AT, 0, 202611, AT),
    )
    (row,) = scan(tmp_path, "device_frames").collect().rows(named=True)
    assert {key: row[key] for key in ("frame", "received_at", "peer", "mn", "st", "cn", "at", "edition", "check")} == {
        "frame": 1,
        "received_at": AT,
        "peer": PEER,
        "mn": MN,
        "st": "31",
        "cn": "2061",
        "at": seven,
        "edition": "2017",
        "check": "gb",
    }
    assert (row["version_bits"], row["backfilled"], row["readings"], row["reason"]) == (1, False, 2, None)
    assert row["content"] is None
    assert row["deviations"].split() == ["not_a_number:a19001-Avg=—", "old_code:02"]


@pytest.mark.parametrize(
    ("cn", "period", "field"), [("2011", "real", "Rtd"), ("2051", "minute", "Avg"), ("2031", "day", "Avg")]
)
def test_periods_by_command(tmp_path: Path, cn: str, period: str, field: str) -> None:
    took(tmp_path, [frame(f"a21026-{field}=2.5", cn=cn)])
    assert readings(tmp_path, "period", "value", "mark") == [(period, 2.5, None)]


def test_what_is_no_reading_is_kept_as_text_and_rejects_with_their_reason(tmp_path: Path) -> None:
    wrong = frame(SO2.format(1))[:-4] + b"0000"
    raws = [
        frame("SB1-RS=1", cn="2021"),
        wrong,
        frame(SO2.format(2), data_time="2026"),
        frame(SO2.format(2), data_time="18991231000000"),
        frame(SO2.format(2), mn=""),
        b"##0005PW=secret;",
        b"\x00\xff",
    ]
    took(tmp_path, raws)
    found = frames_of(tmp_path, "readings", "reason", "content")
    assert [(count, reason) for count, reason, _ in found] == [
        *[(0, None)] * 5,
        (0, "truncated"),
        (0, "unknown_protocol"),
    ]
    assert found[0][2] == "DataTime=20261130070000;SB1-RS=1"
    assert found[5][2] == "##0005PW=***;"
    odd = [text or "" for (text,) in frames_of(tmp_path, "deviations")]
    assert "crc_mismatch:0000/" in odd[1]
    assert "data_time_form:2026" in odd[2]
    assert "year_beyond:1899" in odd[3]
    assert "mn_empty" in odd[4]
    assert readings(tmp_path) == []
    for code in ("year_beyond", "unknown_protocol", "mn_empty"):
        assert len(words(code)) == 2


def test_all_frames_of_others_are_kept_once(shared: Path, tmp_path: Path) -> None:
    with (shared / "facts" / "hj212_frames.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (taken,) = took(tmp_path, [row["frame"].encode() for row in rows])
    assert (taken.frames, taken.rejected, taken.done) == (40, 1, 40)
    found = frames_of(tmp_path, "frame", "reason", "readings", "check")
    assert [number for number, *_ in found] == list(range(1, 41))
    assert [reason for _, reason, *_ in found if reason] == ["bad_length_field"]
    assert sum(count for _, _, count, _ in found) >= taken.readings == count(tmp_path, "outlet_readings") == 188
    assert {count for _, _, count, check in found if check == "none"} == {0}
    assert took(tmp_path)[0].frames == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CN=2061;PW=123456;", "CN=2061,PW=s3cret,"),
        ("PW=123456", "PW=s3cret,s3cret"),
        ("PW=123456", "PW=1;PW=s3cret"),
        ("PW=123456", "PW=1,,s3cret"),
        ("PW=123456", "PWD=s3cret"),
        ("PW=123456", "pw=ab&s3cret"),
        ("PW=123456", "xPW=ab&s3cret"),
        ("DataTime", "NewPW=s3cret;DataTime"),
        ("DataTime", "newpw=a,s3cret;DataTime"),
        ("DataTime", "NewPW=a&s3cret;DataTime"),
        ("DataTime", "NewPW=s3cret;;DataTime"),
        ("DataTime", "NewPW=s3cret=s3cret,;DataTime"),
        ("DataTime=20261130070000;a21026-Avg=1,a21026-Flag=N", "NewPW=s3cret"),
    ],
)
def test_passwords_are_not_stored(tmp_path: Path, old: str, new: str) -> None:
    text = frame(SO2.format(1))[6:-4].decode()
    assert old in text
    raw = framed(text.replace(old, new).encode()).removesuffix(b"\r\n")
    took(tmp_path, [raw, raw[:-6], raw[6:]])
    rows = table(tmp_path, "device_frames")
    assert rows.height == 3
    assert "s3cret" not in str(rows.to_dicts())


# --- again and again ---


def test_what_is_sent_again_changes_nothing_and_other_numbers_correct(tmp_path: Path) -> None:
    first = frame(SO2.format(1))
    took(tmp_path, [first] * 100)
    assert count(tmp_path, "device_frames") == 100
    assert revisions(tmp_path, "outlet_readings").collect().height == 1
    took(tmp_path, [frame(SO2.format("1.0"), qn="20261130090000000")])
    assert readings(tmp_path, "value", "revision", "frame") == [(1.0, 0, 1)]
    took(tmp_path, [frame(SO2.format(2), qn="20261130093000000")], now=AT + timedelta(hours=1))
    assert readings(tmp_path, "value", "revision", "frame") == [(2.0, 1, 102)]
    assert scan(tmp_path, "outlet_readings", known_at=AT).collect()["value"].to_list() == [1.0]
    took(tmp_path, [first])
    assert readings(tmp_path, "value", "revision") == [(2.0, 1)]


def test_what_said_the_same_later_counts_though_it_changed_nothing(tmp_path: Path) -> None:
    for qn, value in (("20261130080000000", 1), ("20261130100000000", 1), ("20261130090000000", 2)):
        took(tmp_path, [frame(SO2.format(value), qn=qn)])
    assert readings(tmp_path, "value", "revision") == [(1.0, 0)]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
@pytest.mark.parametrize("qn", [None, "2026", "20261130080000000", "99999999999999999", "20261201080001000"])
def test_without_a_later_moment_of_sending_the_greater_bytes_count(
    tmp_path: Path, order: tuple[int, int], qn: str | None
) -> None:
    for value in order:
        took(tmp_path, [frame(SO2.format(value), qn=qn)])
    assert readings(tmp_path, "value") == [(2.0,)]


def test_a_moment_of_sending_counts_more_than_none(tmp_path: Path) -> None:
    for qn, value in (("20261130080000000", 1), (None, 2), ("1617936069734", 3)):
        took(tmp_path, [frame(SO2.format(value), qn=qn)])
    assert readings(tmp_path, "value") == [(1.0,)]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("none", ["99999999999999999", "20261301080000000", "20261201080001000", "20991231000000000"])
def test_what_is_no_moment_or_one_to_come_counts_less_than_a_moment(tmp_path: Path, none: str, kept: bool) -> None:  # noqa: FBT001 - a case
    raws = [frame(SO2.format(9), qn=none), frame(SO2.format(1), qn="20261130090000000")]
    if kept:  # in one batch
        took(tmp_path, raws)
    else:
        took(tmp_path, raws[:1])
        took(tmp_path, raws[1:])
    assert readings(tmp_path, "value") == [(1.0,)]
    took(tmp_path, raws[:1])
    assert readings(tmp_path, "value") == [(1.0,)]
    fed(tmp_path, [frame(SO2.format(5), qn="20261201080001000")], at=AT + timedelta(days=1))
    took(tmp_path)
    assert readings(tmp_path, "value") == [(5.0,)]


# --- parts ---


def cut(number: int, text: str, **more: Any) -> bytes:
    return frame(text, part=(number, 2), qn=f"2026113008000000{number}", **more)


def test_parts_are_there_at_once_and_what_was_cut_when_all_are_there(tmp_path: Path) -> None:
    took(tmp_path, [cut(2, "a21026-Avg=2;a19001-Avg=9")])
    assert readings(tmp_path, "factor", "value", "low") == [("a19001", 9.0, None), ("a21026", 2.0, None)]
    took(tmp_path, [cut(1, "a34013-Avg=5;a21026-Min=1")])
    whole = [("a19001", 9.0, None), ("a21026", 2.0, 1.0), ("a34013", 5.0, None)]
    assert readings(tmp_path, "factor", "value", "low") == whole
    took(tmp_path, [cut(1, "a34013-Avg=5;a21026-Min=1"), cut(2, "a21026-Avg=2;a19001-Avg=9")])
    assert readings(tmp_path, "factor", "value", "low") == whole


def test_reading_begins_again_where_a_part_waits_and_not_for_ever(tmp_path: Path) -> None:
    took(tmp_path, [frame(SO2.format(1)), cut(1, "a21026-Min=1", cn="2051"), frame(SO2.format(1))])
    assert progress_of(tmp_path) == (3, 2, 0)
    fed(tmp_path, [frame(SO2.format(1))], at=AT + timedelta(minutes=9))
    take(tmp_path, now=AT)
    assert progress_of(tmp_path)[:2] == (4, 2)
    fed(tmp_path, [frame(SO2.format(1))], at=AT + timedelta(minutes=11))
    take(tmp_path, now=AT)
    assert progress_of(tmp_path)[:2] == (5, 6)


# --- the journal ---


def test_without_a_journal_nothing_is_written(tmp_path: Path) -> None:
    assert take(tmp_path, now=AT).frames == 0
    assert not (tmp_path / "lake").exists()


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    took(tmp_path, [frame(SO2.format(1))])
    before = sorted((tmp_path / "lake").rglob("*"))
    assert took(tmp_path)[0].frames == 0
    assert sorted((tmp_path / "lake").rglob("*")) == before


def test_only_what_is_durable_is_read(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal", disk=Hasty()) as journal:
        journal.append([Frame(frame(SO2.format(1)), AT, PEER)])
        assert take(tmp_path, now=AT).frames == 0
        journal.commit()
        head = (tmp_path / "journal" / HEAD).read_bytes()
        journal.append([Frame(frame(SO2.format(2)), AT, PEER)])
        journal.commit()
    (tmp_path / "journal" / HEAD).write_bytes(head)  # as after a crash before the head was told
    assert take(tmp_path, now=AT).done == 1


def test_what_is_before_damage_is_stored_and_the_damage_told(tmp_path: Path) -> None:
    fed(tmp_path, [frame(SO2.format(n)) for n in range(5)])
    (file,) = listed(tmp_path / "journal")
    lines = file.path.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"192.0.2.7", b"192.0.2.8")
    file.path.write_bytes(b"".join(lines))
    assert take(tmp_path, now=AT).done == 3
    for _ in range(2):
        with pytest.raises(JournalDamaged):
            take(tmp_path, now=AT)
    assert progress_of(tmp_path).done == 3


@pytest.mark.parametrize("other", [0, 1, 3])
def test_another_journal_is_not_taken_for_the_one_that_was_read(tmp_path: Path, other: int) -> None:
    took(tmp_path, [frame(SO2.format(n)) for n in range(2)])
    (tmp_path / "journal").rename(tmp_path / "away")
    if other:
        fed(tmp_path, [frame(SO2.format(9))] * other, at=AT + timedelta(days=1))
    with pytest.raises(JournalLost) as refusal:
        take(tmp_path, now=AT)
    assert [(f.code, f.value) for f in refusal.value.faults] == [("telemetry.journal_lost", "2")]


def test_what_is_missing_before_the_head_is_damage(tmp_path: Path) -> None:
    fed(tmp_path, [frame(SO2.format(n)) for n in range(3)])
    assert take(tmp_path, now=AT, most=1).done == 1
    (file,) = listed(tmp_path / "journal")
    file.path.write_bytes(b"".join(file.path.read_bytes().splitlines(keepends=True)[:2]))
    with pytest.raises(JournalDamaged):
        take(tmp_path, now=AT)


def test_frames_without_a_head_are_damage(tmp_path: Path) -> None:
    fed(tmp_path, [frame(SO2.format(1))])
    (tmp_path / "journal" / HEAD).unlink()
    with pytest.raises(JournalDamaged):
        take(tmp_path, now=AT)


# --- the lake ---


def test_a_busy_lake_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    took(tmp_path, [frame(SO2.format(1))])
    fed(tmp_path, [frame(SO2.format(2), qn="20261130090000000")])
    monkeypatch.setattr(store, "WAIT_S", 0.0)
    with lock(tmp_path, now=AT), pytest.raises(LakeBusy):
        take(tmp_path, now=AT)
    assert take(tmp_path, now=AT).readings == 1
    assert readings(tmp_path, "value", "revision") == [(2.0, 1)]


STEPS = ("write_parquet", "append", "settle", "unlink")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_disk_that_fails_anywhere_leaves_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, nth: int
) -> None:
    took(tmp_path, [frame(SO2.format(1))])
    fed(tmp_path, [frame(SO2.format(2), qn="20261130090000000")])
    places = {"write_parquet": "polars.DataFrame.write_parquet", "unlink": "pathlib.Path.unlink"}
    place = places.get(step, f"airshed.lake.store.Writer.{step}")
    holder, _, name = place.rpartition(".")
    owner: Any = {"polars.DataFrame": __import__("polars").DataFrame, "pathlib.Path": Path}.get(holder, store.Writer)
    keep, calls = getattr(owner, name), []

    def failing(*words_: Any, **more: Any) -> Any:
        calls.append(name)
        if len(calls) == nth:
            raise OSError(5, "input/output error")
        return keep(*words_, **more)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing)
        try:
            done = take(tmp_path, now=AT).done
        except OSError:
            done = 1
    assert progress_of(tmp_path).done in {done, 2}
    assert count(tmp_path, "device_frames") == progress_of(tmp_path).done
    took(tmp_path)
    assert (count(tmp_path, "device_frames"), readings(tmp_path, "value", "revision")) == (2, [(2.0, 1)])


def test_of_two_workers_one_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fed(tmp_path, [frame(SO2.format(1))])
    waited = store.writing

    def later(*words_: Any, **more: Any) -> Any:
        monkeypatch.undo()
        take(tmp_path, now=AT)
        return waited(*words_, **more)

    monkeypatch.setattr("airshed.ingest.taking.writing", later)
    assert take(tmp_path, now=AT).frames == 0
    assert count(tmp_path, "device_frames") == 1
    assert len(files(tmp_path, INGESTED)) == 1


def test_the_edition_of_a_device_is_the_one_that_is_configured(tmp_path: Path) -> None:
    device = Device(MN, date(2026, 1, 1), None, "outlet", "P-1", edition="2025")
    publish(tmp_path, [device], now=AT)
    took(tmp_path, [frame(SO2.format(1))])
    assert frames_of(tmp_path, "edition") == [("2025",)]


def test_months_follow_the_moment(tmp_path: Path) -> None:
    times = ("20261130235959", "20261201000000", "20270101000000")
    took(tmp_path, [frame("a21026-Rtd=1", cn="2011", data_time=text) for text in times])
    assert sorted(table(tmp_path, "outlet_readings")["month"].to_list()) == [202611, 202612, 202701]


@pytest.mark.parametrize(("bound", "most", "frames"), [("MOST_BYTES", 400, [3, 3, 1]), ("MOST_ITEMS", 4, [2, 2, 2, 1])])
def test_a_batch_ends_with_the_frame_that_reaches_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, frames: list[int]
) -> None:
    monkeypatch.setattr(f"airshed.ingest.taking.{bound}", most)
    raws = [frame(f"a21026-Avg={n};a34013-Avg=1", data_time=f"202611300{n}0000") for n in range(7)]
    assert 2 * len(raws[0]) < 400 <= 3 * len(raws[0])
    found = took(tmp_path, raws)
    assert [taken.frames for taken in found] == frames
    assert [taken.more for taken in found] == [*[True] * (len(frames) - 1), False]
    assert count(tmp_path, "outlet_readings") == 14
    assert frames_of(tmp_path, "frame") == [(n,) for n in range(1, 8)]


def test_deviations_count_for_the_bound_and_of_one_frame_only_some_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airshed.ingest.rows.MOST_ODD", 3)
    monkeypatch.setattr("airshed.ingest.taking.MOST_ITEMS", 8)
    raws = [frame(";".join(f"x{n}={n}" for n in range(9)), cn="2021")] * 3
    assert [taken.frames for taken in took(tmp_path, raws)] == [2, 1]
    odd = str(frames_of(tmp_path, "deviations")[0][0]).split()
    assert len(odd) == 4
    assert odd[3].startswith("more_deviations:")
    assert len(words("more_deviations")) == 2
