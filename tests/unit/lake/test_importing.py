"""Imports: counts, corrections, refusals, files of one command."""

import io
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from airshed.lake.engines import count
from airshed.lake.importing import ImportRefused
from airshed.vocab import POLLUTANTS

HEAD = "station,time,PM2.5,CO\n"


def codes(error: pytest.ExceptionInfo[ImportRefused]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def test_values_become_exact_steps(lake: Any) -> None:
    lake.take("station,time,PM2.5,PM10,SO2,NO2,CO,O3\n1A,2019-03-16 08:00,35.1,70,0.3,4.20,0.6,100\n")
    assert lake.hours(*POLLUTANTS) == [("1A", "03-16 08", 351, 700, 3, 42, 600, 1000)]


def test_a_second_import_changes_nothing(lake: Any) -> None:
    text = HEAD + "1A,2019-03-16 08:00,35,0.6\n1A,2019-03-16 09:00,,\n1A,2019-03-16 09:30,1,1\n"
    assert lake.take(text).rejected == 1
    again = lake.take(text, now=lake.now + timedelta(hours=1))
    assert (again.read, again.stored, again.unchanged, again.rejected) == (3, 0, 2, 1)
    assert count(lake.home, "ambient_hours") == 2
    assert count(lake.home, "rejects") == 1


def test_a_corrected_value_is_a_revision_and_the_first_stays_readable(lake: Any) -> None:
    lake.take(HEAD + "1A,2019-03-16 08:00,35,0.6\n")
    later = lake.now + timedelta(days=1)
    assert lake.take(HEAD + "1A,2019-03-16 08:00,36,0.6\n", now=later).stored == 1
    assert lake.hours("pm25", "revision") == [("1A", "03-16 08", 360, 1)]
    assert lake.hours("pm25", "revision", known_at=lake.now) == [("1A", "03-16 08", 350, 0)]
    assert lake.hours("pm25", known_at=lake.now - timedelta(seconds=1)) == []
    assert lake.take(HEAD + "1A,2019-03-16 08:00,35,0.6\n", now=later + timedelta(days=1)).stored == 1
    assert lake.hours("pm25", "revision") == [("1A", "03-16 08", 350, 2)]


def test_an_absent_column_keeps_the_value_and_an_empty_cell_withdraws_it(lake: Any) -> None:
    lake.take(HEAD + "1A,2019-03-16 08:00,35,0.6\n")
    assert lake.take("station,time,O3\n1A,2019-03-16 08:00,80\n").stored == 1
    assert lake.hours("pm25", "co", "o3") == [("1A", "03-16 08", 350, 600, 800)]
    assert lake.take("station,time,PM2.5\n1A,2019-03-16 08:00,\n").stored == 1
    assert lake.hours("pm25", "co", "o3") == [("1A", "03-16 08", None, 600, 800)]


def test_a_later_file_of_one_command_corrects_an_earlier_one_in_place(lake: Any) -> None:
    first = HEAD + "1A,2019-03-16 08:00,35,0.6\n2A,2019-03-16 08:00,1,1\n"
    second = "station,time,PM2.5\n1A,2019-03-16 08:00,36\n"
    third = "station,time,O3\n1A,2019-03-16 08:00,80\n"
    summary = lake.take(first, second, third, second)
    assert (summary.read, summary.stored, summary.unchanged) == (5, 4, 1)
    assert lake.hours("pm25", "co", "o3", "revision")[0] == ("1A", "03-16 08", 360, 600, 800, 0)
    assert count(lake.home, "ambient_hours") == 2


def test_everything_wrong_is_refused_with_its_place(lake: Any) -> None:
    rows = (
        "1A,2019-03-16 24:00,35,0.6",
        "1A,2019-03-16 01:00,abc,0.6oo5",
        "1A,2019-03-16 02:30,1,1",
        "1A,2030-03-16 02:00,1,1",
        "1A,2019-02-30 02:00,1,1",
        ",2019-02-20 02:00,1,1",
        "2A,2019-02-20 02:00,-3,600",
    )
    summary = lake.take(HEAD + "\n".join(rows) + "\n")
    assert summary.rejects.select("row", "column", "value", "reason").sort("row", "column").rows() == [
        (3, "CO", "0.6oo5", "not_a_number"),
        (3, "PM2.5", "abc", "not_a_number"),
        (4, "time", "2019-03-16 02:30", "not_full_hour"),
        (5, "time", "2030-03-16 02:00", "future"),
        (6, "time", "2019-02-30 02:00", "bad_time"),
        (7, "station", "", "no_station"),
        (8, "CO", "600", "above_ceiling"),
        (8, "PM2.5", "-3", "negative"),
    ]
    assert (summary.read, summary.stored, summary.rejected) == (7, 1, 6)
    assert lake.hours("pm25", "co") == [("1A", "03-17 00", 350, 600)]
    hint = summary.rejects.filter(value="600").row(0, named=True)
    assert hint["expected"] == "≤ 150 mg/m³; µg/m³? → CO(µg/m³)"
    assert hint["file"] == "0.csv"
    assert hint["by"] == "tester"
    assert hint["known_at"] == lake.now


def test_equal_rows_count_once_and_contradicting_rows_not_at_all(lake: Any) -> None:
    rows = (
        "1A,2019-03-16 01:00,1,1",
        "2A,2019-03-16 01:00,1,1",
        "1A,2019-03-16T01:00:00,1.0,1.000",
        "2A,2019-03-16 01:00,2,1",
        "3A,2019-03-16 01:00,-1,1",
        "3A,2019-03-16 01:00,1,1",
    )
    summary = lake.take(HEAD + "\n".join(rows))
    assert summary.rejects.select("row", "reason", "expected").sort("row").rows() == [
        (3, "conflict", "rows 3, 5: pm25"),
        (4, "duplicate", "row 2"),
        (5, "conflict", "rows 3, 5: pm25"),
        (6, "negative", "≥ 0 µg/m³"),
        (7, "conflict", "rows 6, 7: pm25"),
    ]
    assert lake.hours() == [("1A", "03-16 01")]


def test_stations_are_checked_once_there_is_a_list(lake: Any) -> None:
    text = HEAD + "1A,2019-03-16 08:00,1,1\n9A,2019-03-16 08:00,1,1\ncity:甲,2019-03-16 08:00,1,1\n"
    first = lake.take(text)
    assert first.stored == 3
    assert [note.code for note in first.notes] == ["lake.note.no_stations"]
    lake.take_stations("station,city\n1A,甲\n")
    again = lake.take(text)
    assert (again.unchanged, again.rejected) == (2, 1)
    assert again.rejects["reason"].to_list() == ["unknown_station"]
    assert again.notes == ()


def test_units_are_converted_exactly_or_refused(lake: Any) -> None:
    head = "station,time,pm25_mg_m3,CO（µg/m³）,O3(ppb)\n"
    summary = lake.take(head + "1A,2019-03-16 08:00,0.0351,601,\n1A,2019-03-16 09:00,,,30\n")
    assert lake.hours("pm25", "co", "o3") == [("1A", "03-16 08", 351, 601, None)]
    assert summary.rejects.select("row", "column", "reason").rows() == [(3, "O3(ppb)", "wrong_unit")]


def test_a_column_in_a_wrong_unit_withdraws_nothing(lake: Any) -> None:
    lake.take("station,time,O3\n1A,2019-03-16 08:00,80\n")
    lake.take("station,time,O3(ppb),CO\n1A,2019-03-16 08:00,,0.5\n")
    assert lake.hours("o3", "co") == [("1A", "03-16 08", 800, 500)]


def test_weather_goes_to_its_own_table_as_it_is(lake: Any) -> None:
    head = "station,time,temperature_c,气压(hPa),wind_from_deg,pm25\n"
    summary = lake.take(head + "W1,2019-03-16 08:00,-12.345,901.2,360,\nW1,2019-03-16 09:00,1,1,361,5\n")
    assert (summary.read, summary.stored, summary.rejected) == (2, 1, 1)
    columns = ("temperature_c", "pressure_hpa", "wind_from_deg", "rain_mm")
    assert lake.table("weather_hours").select(*columns).rows() == [(-12.345, 901.2, 360.0, None)]
    assert lake.take(head + "W1,2019-03-16 08:00,-12.345,901.2,360,\n").unchanged == 1
    assert lake.take("station,time,rain_mm\nW1,2019-03-16 08:00,0.2\n").stored == 1
    assert lake.hours("pm25") == [("W1", "03-16 08", None)]


def test_a_weather_station_needs_no_list(lake: Any) -> None:
    lake.take_stations("station,city\n1A,甲\n")
    assert lake.take("station,time,temperature_c\nW1,2019-03-16 08:00,1\n").stored == 1


def test_a_folder_stands_for_its_files_and_its_list_comes_first(lake: Any) -> None:
    lake.write("year/b.csv", HEAD + "1A,2019-03-16 08:00,35,0.6\n9A,2019-03-16 08:00,35,0.6\n")
    lake.write("year/z.csv", "station,name,city\n1A,甲,乙\n")
    lake.write("year/README.md", "read me")
    lake.write("year/other.csv", "a,b\n1,2\n")
    summary = lake.take(lake.folder / "year")
    assert (summary.read, summary.stored, summary.rejected, summary.stations) == (2, 1, 1, 1)
    assert [(n.code, Path(n.where).name) for n in summary.notes] == [("lake.note.not_recognised", "other.csv")]


def test_a_list_beside_the_file_is_taken_when_there_is_none(lake: Any) -> None:
    lake.write("year/stations.csv", "station,city\n1A,甲\n")
    file = lake.write("year/b.csv", HEAD + "9A,2019-03-16 08:00,35,0.6\n")
    summary = lake.take(file)
    assert [note.code for note in summary.notes] == ["lake.note.list_beside"]
    assert (summary.stations, summary.rejected) == (1, 1)
    assert lake.take(file).notes == ()


def test_a_list_alone_can_be_imported_as_a_file(lake: Any) -> None:
    summary = lake.take("station,city\n1A,甲\n")
    assert (summary.read, summary.stations) == (0, 1)


def test_bad_files_are_all_named_and_nothing_of_the_good_ones_is_stored(lake: Any) -> None:
    good = HEAD + "1A,2019-03-16 08:00,35,0.6\n"
    cut = HEAD + "1A,2019-03-16 08:00,35,0.6\n1A,2019-03-16 09:0\n"
    strange = "foo,bar\n1,2\n"
    with pytest.raises(ImportRefused) as refusal:
        lake.take(good, cut, strange, "", lake.folder / "none.csv")
    found = {fault.code: fault for fault in refusal.value.faults}
    assert set(found) == {"lake.broken_line", "lake.unknown_layout", "lake.empty_file", "lake.no_file"}
    assert found["lake.broken_line"].where.endswith("1.csv: line 3")
    assert (found["lake.broken_line"].value, found["lake.broken_line"].expected) == ("2", "4")
    assert found["lake.unknown_layout"].value == "foo, bar"
    assert "tidy" in found["lake.unknown_layout"].expected
    assert not re.search(r"(?:[a-z]+ ){2,}[a-z]+", found["lake.unknown_layout"].expected), "heads alone"
    assert count(lake.home, "ambient_hours") == 0


def test_damage_within_a_parquet_file_is_a_fault_of_the_file(lake: Any) -> None:
    buffer = io.BytesIO()
    hours = [datetime(2019, 3, 1) + timedelta(hours=i) for i in range(5000)]
    frame = pl.DataFrame({"station": "1A", "time": hours, "PM2.5": [i * 7 % 997 for i in range(5000)]})
    frame.write_parquet(buffer, compression="zstd")
    content = bytearray(buffer.getvalue())
    content[4 : len(content) // 2] = bytes(len(content) // 2 - 4)
    for bad in (bytes(content), _lists()):
        with pytest.raises(ImportRefused) as refusal:
            lake.take(lake.write("a.parquet", bad))
        assert codes(refusal) == ["lake.unreadable"]


def _lists() -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame({"station": ["1A"], "time": ["2019-03-16 08:00"], "PM2.5": [[1]]}).write_parquet(buffer)
    return buffer.getvalue()


def test_most_of_a_column_above_the_ceiling_casts_doubt_on_all_of_it(lake: Any) -> None:
    values = [100, *range(500, 520)]
    rows = "".join(f"1A,2019-03-{i + 1:02} 08:00,{co},5\n" for i, co in enumerate(values))
    summary = lake.take("station,time,CO,O3\n" + rows)
    assert summary.rejected == 21
    assert summary.rejects.sort("row")["reason"].to_list() == ["doubtful_unit", *["above_ceiling"] * 20]
    assert lake.take("station,time,CO(µg/m³),O3\n" + rows).stored == 21


def test_folders_without_anything_to_import_are_named(lake: Any) -> None:
    lake.write("empty/notes.md", "x")
    lake.write("strange/a.csv", "foo,bar\n1,2\n")
    with pytest.raises(ImportRefused) as refusal:
        lake.take(lake.folder / "empty")
    assert codes(refusal) == ["lake.empty_folder"]
    with pytest.raises(ImportRefused) as refusal:
        lake.take(lake.folder / "strange")
    assert codes(refusal) == ["lake.nothing_known"]


def test_columns_that_are_not_used_are_told(lake: Any) -> None:
    summary = lake.take("station,time,AQI,PM2.5,PM2.5_24h,备注\n1A,2019-03-16 08:00,50,35,30,x\n")
    assert (summary.notes[0].code, summary.notes[0].value) == ("lake.note.columns_left_out", "备注")


def test_a_header_without_rows_is_an_import_of_nothing(lake: Any) -> None:
    assert lake.take(HEAD).read == 0


def test_progress_is_told_per_file_and_ends_complete(lake: Any) -> None:
    from airshed.lake.importing import import_files  # noqa: PLC0415 - only here with a progress of its own

    told: list[tuple[int, int, str]] = []
    paths = [lake.write(f"{i}.csv", HEAD + f"1A,2019-03-16 0{i}:00,1,1\n") for i in range(3)]
    import_files(lake.home, paths, now=lake.now, by="x", ceilings={}, progress=lambda *step: told.append(step))
    assert told == [(0, 4, "0.csv"), (1, 4, "1.csv"), (2, 4, "2.csv"), (3, 4, "lake"), (4, 4, "lake")]


def test_without_ceilings_only_what_cannot_be_stored_is_refused(lake: Any) -> None:
    from airshed.lake.importing import import_files  # noqa: PLC0415 - only here without ceilings

    path = lake.write("a.csv", HEAD + "1A,2019-03-16 08:00,99999,1\n1A,2019-03-16 09:00,999999999,1\n")
    summary = import_files(lake.home, [path], now=lake.now, by="x", ceilings={}, progress=lambda *_: None)
    assert (summary.stored, summary.rejected) == (1, 1)


@pytest.mark.full
def test_the_national_month_is_stored_whole_and_repeats_unchanged(lake: Any, shared: Path) -> None:
    month = shared / "data" / "cnemc_national_2019_03"
    first = lake.take(month)
    assert (first.read, first.stored, first.rejected) == (1_061_921, 1_061_921, 0)
    again = lake.take(month)
    assert (again.stored, again.unchanged) == (0, 1_061_921)
    assert count(lake.home, "ambient_hours") == 1_061_921
