"""A preview says what the import then does, stores nothing, and an import can be held to it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.lake.conftest import CEILINGS

from airshed.lake.engines import count
from airshed.lake.importing import ImportRefused, ImportSummary, LakeMoved, import_files, preview_files
from airshed.lake.store import lock
from airshed.lake.tables import TABLES

HEAD = "station,time,PM2.5,CO\n"
STORED = HEAD + "1A,2019-03-16 08:00,35,0.6\n1A,2019-03-16 09:00,36,0.6\n"
MIXED = HEAD + (
    "1A,2019-03-16 08:00,37,0.6\n1A,2019-03-16 09:00,36,0.6\n1A,2019-04-01 10:00,40,\n1A,2019-03-16 11:00,x,1\n"
)


def shown(lake: Any, *paths: Path, now: Any = None) -> ImportSummary:
    return preview_files(lake.home, paths, now=now or lake.now, by="t", ceilings=CEILINGS, progress=lambda *_: None)


def held(lake: Any, *paths: Path, expected: str, now: Any = None) -> ImportSummary:
    return import_files(
        lake.home, paths, now=now or lake.now, by="t", ceilings=CEILINGS, progress=lambda *_: None, expected=expected
    )


def parts(summary: ImportSummary) -> tuple[Any, ...]:
    left_out = ("batches", "rejects")  # named by the moment
    return tuple(getattr(summary, name) for name in summary.__slots__ if name not in left_out)


def test_a_preview_stores_nothing_and_the_import_does_what_it_said(lake: Any) -> None:
    lake.take(STORED)
    path = lake.write("m.csv", MIXED)
    before = {name: count(lake.home, name) for name in TABLES}
    preview = shown(lake, path)
    assert (preview.read, preview.stored, preview.corrected, preview.unchanged, preview.rejected) == (4, 2, 1, 1, 1)
    assert {name: count(lake.home, name) for name in TABLES} == before
    later = lake.now + timedelta(minutes=5)
    stored = held(lake, path, expected=preview.digest, now=later)
    assert parts(stored) == parts(preview)
    assert stored.rejects.drop("batch", "known_at").equals(preview.rejects.drop("batch", "known_at"))
    assert count(lake.home, "ambient_hours") == 3


def test_files_and_corrections_are_told(lake: Any) -> None:
    lake.take(STORED)
    preview = shown(lake, lake.write("m.csv", MIXED))
    (file,) = preview.files
    assert (file.name, file.layout, file.kind, file.read, file.refused, file.stations) == (
        "m.csv", "tidy", "hours", 4, 1, 1,
    )  # fmt: skip
    assert (str(file.first)[:13], str(file.last)[:13]) == ("2019-03-16 08", "2019-04-01 10")
    (change,) = preview.corrections
    assert (change.table, change.station, change.column, change.old, change.new) == (
        "ambient_hours", "1A", "pm25", "350", "370",
    )  # fmt: skip


def test_a_list_of_stations_among_the_files_is_told(lake: Any) -> None:
    stations = lake.write("stations.csv", "station,name,city\n1A,甲,示例市\n")
    preview = shown(lake, stations, lake.write("h.csv", STORED))
    assert [f.kind for f in preview.files] == ["stations", "hours"]
    assert preview.stations == 1
    assert held(lake, stations, lake.folder / "h.csv", expected=preview.digest).batches == preview.batches


def test_an_import_that_would_do_something_else_is_refused(lake: Any) -> None:
    path = lake.write("m.csv", MIXED)
    preview = shown(lake, path)
    lake.take(HEAD + "1A,2019-03-16 08:00,35,0.6\n")
    before = lake.table().sort("hour_end")
    with pytest.raises(LakeMoved):
        held(lake, path, expected=preview.digest)
    assert lake.table().sort("hour_end").equals(before)
    assert held(lake, path, expected=shown(lake, path).digest).corrected == 1


def test_data_of_other_hours_do_not_disturb(lake: Any) -> None:
    path = lake.write("m.csv", MIXED)
    preview = shown(lake, path)
    lake.take(HEAD + "1A,2018-03-16 08:00,35,0.6\n")
    assert held(lake, path, expected=preview.digest).stored == preview.stored


def test_an_hour_that_was_still_to_come_moves_the_import(lake: Any) -> None:
    path = lake.write("f.csv", HEAD + f"1A,{lake.now + timedelta(hours=1):%Y-%m-%d %H:%M},35,0.6\n")
    preview = shown(lake, path)
    assert preview.rejected == 1
    with pytest.raises(LakeMoved):
        held(lake, path, expected=preview.digest, now=lake.now + timedelta(hours=2))


def test_a_preview_waits_for_nobody(lake: Any) -> None:
    lake.take(STORED)
    path = lake.write("m.csv", MIXED)
    with lock(lake.home, now=lake.now):
        assert shown(lake, path).read == 4


def test_a_preview_refuses_what_the_import_refuses(lake: Any) -> None:
    path = lake.write("x.csv", "a,b\n1,2\n")
    with pytest.raises(ImportRefused) as preview:
        shown(lake, path)
    with pytest.raises(ImportRefused) as stored:
        held(lake, path, expected="")
    assert preview.value.faults == stored.value.faults
