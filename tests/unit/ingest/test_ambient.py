from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.ingest.feeding import AT, MN, frame, frames_of, readings, table, took

from airshed.ingest.ambient import Refused, hours_missed, steps_of, units_of
from airshed.ingest.devices import Device, publish
from airshed.ingest.worker import Worker
from airshed.lake.engines import revisions
from airshed.lake.importing import import_files
from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import STATIONS

ALL = "a34004-Avg=35;a34002-Avg=70.25;a21026-Avg=8.05;a21004-Avg=20.15;a21005-Avg=0.4565;a05024-Avg=101.35"


def station(place: str = "1001A", **more: Any) -> Device:
    return Device(
        **{"mn": MN, "from_date": date(2026, 11, 1), "to_date": None, "kind": "station", "place": place, **more}
    )


def listed(home: Path, *devices: Device, stations: tuple[str, ...] = ("1001A",)) -> None:
    rows = record_rows(STATIONS, [{"station": code, "name": code, "city": "C"} for code in stations])
    append_records(home, STATIONS, rows, now=AT)
    publish(home, devices or [station()], now=AT)


def hours(home: Path) -> list[tuple[Any, ...]]:
    wanted = ("station", "hour_end", "pm25", "pm10", "so2", "no2", "co", "o3")
    return table(home, "ambient_hours").sort("station", "hour_end").select(wanted).rows()


def hour(content: str = ALL, **more: Any) -> bytes:
    return frame(content, st="22", **more)


def test_an_hour_is_named_by_its_end_and_rounded_half_to_even(tmp_path: Path) -> None:
    listed(tmp_path)
    (taken,) = took(tmp_path, [hour()])
    assert taken.hours == 1
    assert hours(tmp_path) == [("1001A", datetime(2026, 11, 30, 8), 350, 702, 80, 202, 456, 1014)]
    assert len(readings(tmp_path)) == 6


@pytest.mark.parametrize(
    ("start", "end", "month"),
    [
        ("20261130230000", datetime(2026, 12, 1), 202611),
        ("20261201000000", datetime(2026, 12, 1, 1), 202612),
        ("20261231230000", datetime(2027, 1, 1), 202612),
        ("20270228230000", datetime(2027, 3, 1), 202702),
    ],
)
def test_borders_of_days_months_and_years(tmp_path: Path, start: str, end: datetime, month: int) -> None:
    listed(tmp_path)
    took(tmp_path, [hour("a34004-Avg=1", data_time=start)])
    assert table(tmp_path, "ambient_hours").select("hour_end", "month").rows() == [(end, month)]


@pytest.mark.parametrize(
    ("text", "pollutant", "unit", "steps"),
    [
        ("0.25", "pm25", "µg/m3", 2),
        ("0.35", "pm25", "µg/m3", 4),
        ("2.6450000000000000001", "co", "mg/m3", 2645),
        ("2.6445", "co", "mg/m3", 2644),
        ("2.64450000000000000001", "co", "mg/m3", 2645),
        ("35000", "pm25", "ng/m3", 350),
        ("0.035", "pm25", "mg/m3", 350),
        ("456.5", "co", "ug/m3", 456),
        ("-1", "pm25", "µg/m3", Refused("negative", "-1")),
        ("", "pm25", "µg/m3", Refused("no_number", "")),
        ("NaN", "pm25", "µg/m3", Refused("no_number", "NaN")),
        ("1", "pm25", "ppb", Refused("unknown_unit", "ppb")),
        ("9" * 12, "pm25", "µg/m3", Refused("above_ceiling", "9" * 12)),
    ],
)
def test_steps_are_exact(text: str, pollutant: str, unit: str, steps: object) -> None:
    assert steps_of(text, pollutant=pollutant, unit=unit) == steps


def test_units_are_those_of_the_device(tmp_path: Path) -> None:
    assert units_of("a34004=ng/m3, 04=µg/m3") == {
        "a34004": "ng/m3",
        "a34002": "µg/m3",
        "a21026": "µg/m3",
        "a21004": "µg/m3",
        "a21005": "µg/m3",
        "a05024": "µg/m3",
    }
    listed(tmp_path, station(factors="a34004=ng/m3"))
    took(tmp_path, [hour("a34004-Avg=35000;a34002-Avg=70")])
    assert hours(tmp_path)[0][2:4] == (350, 700)


def test_marks_of_what_is_not_valid_empty_the_hour(tmp_path: Path) -> None:
    listed(tmp_path)
    took(tmp_path, [hour("a34004-Avg=35,a34004-Flag=N;a34002-Avg=70,a34002-Flag=D")])
    assert hours(tmp_path)[0][2:4] == (350, None)
    took(tmp_path, [hour("a34004-Avg=35,a34004-Flag=C", qn="20261130090000000")])
    assert hours(tmp_path)[0][2:4] == (None, None)


def test_the_same_again_changes_nothing_and_other_values_correct(tmp_path: Path) -> None:
    listed(tmp_path)
    took(tmp_path, [hour()])
    assert took(tmp_path, [hour(), hour(qn="20261130083000000")])[0].hours == 0
    took(tmp_path, [hour("a34004-Avg=36", qn="20261130090000000")])
    assert hours(tmp_path) == [("1001A", datetime(2026, 11, 30, 8), 360, 702, 80, 202, 456, 1014)]
    assert revisions(tmp_path, "ambient_hours").collect()["revision"].sort().to_list() == [0, 1]


def test_what_cannot_be_is_not_stored_and_told(tmp_path: Path) -> None:
    listed(tmp_path)
    took(tmp_path, [hour("a34004-Avg=99999;a34002-Avg=-3;a21005-Avg=—;a05024-Avg=10")])
    assert hours(tmp_path) == [("1001A", datetime(2026, 11, 30, 8), None, None, None, None, None, 100)]
    (text,) = frames_of(tmp_path, "deviations")[0]
    assert {"above_ceiling:a34004=99999", "negative:a34002=-3", "no_number:a21005=—"} < set(text.split())


def test_a_station_that_is_not_listed_is_told_and_counts_once_it_is(tmp_path: Path) -> None:
    listed(tmp_path, stations=("2002A",))
    took(tmp_path, [hour()])
    assert hours(tmp_path) == []
    assert frames_of(tmp_path, "deviations")[0][0].split()[-1] == "unknown_station:1001A"
    worker = Worker(tmp_path, lambda: AT)
    worker.round()
    assert hours(tmp_path) == []
    listed(tmp_path, stations=("1001A", "2002A"))
    worker.round()
    assert hours(tmp_path) == [("1001A", datetime(2026, 11, 30, 8), 350, 702, 80, 202, 456, 1014)]


def test_other_devices_other_days_and_other_periods_are_no_hours_of_the_air(tmp_path: Path) -> None:
    listed(tmp_path, station(to_date=date(2026, 11, 30)), station("1001A", mn="X" * 24, kind="outlet"))
    took(tmp_path, [hour(), hour(mn="X" * 24), hour(mn="Y" * 24), hour(cn="2011", data_time="20261101000000")])
    assert hours(tmp_path) == []
    took(tmp_path, [hour(data_time="20261129230000")])
    assert [row[1] for row in hours(tmp_path)] == [datetime(2026, 11, 30)]


def test_a_device_listed_later_adds_hours_and_changes_none(tmp_path: Path) -> None:
    listed(tmp_path, station(mn="Z" * 24))
    took(tmp_path, [hour(), hour("a34004-Avg=1", data_time="20261130080000")])
    assert hours(tmp_path) == []
    file = tmp_path / "official.csv"
    file.write_text("station,time,PM2.5\n1001A,2026-11-30 08:00,40\n", encoding="utf-8")
    import_files(tmp_path, [file], now=AT + timedelta(hours=1), by="t", ceilings={}, progress=lambda *_: None)
    publish(tmp_path, [station()], now=AT)
    Worker(tmp_path, lambda: AT + timedelta(hours=2)).round()
    nine = datetime(2026, 11, 30, 9)
    assert hours(tmp_path) == [
        ("1001A", datetime(2026, 11, 30, 8), 400, None, None, None, None, None),
        ("1001A", nine, 10, None, None, None, None, None),
    ]
    assert hours_missed(tmp_path, now=AT).is_empty()
    assert table(tmp_path, "ambient_hours").filter(pl.col("hour_end") == nine)["revision"].to_list() == [0]


@pytest.mark.parametrize("text", ["station,time,PM2.5\n1001A,2026-11-30 08:00,\n", None])
def test_an_hour_that_was_emptied_stays_empty_when_a_worker_starts(tmp_path: Path, text: str | None) -> None:
    listed(tmp_path)
    took(tmp_path, [hour("a34004-Avg=35")])
    if text is None:
        took(tmp_path, [hour("a34004-Avg=35,a34004-Flag=D", qn="20261130090000000")])
    else:
        file = tmp_path / "official.csv"
        file.write_text(text, encoding="utf-8")
        import_files(tmp_path, [file], now=AT + timedelta(hours=1), by="t", ceilings={}, progress=lambda *_: None)
    assert hours(tmp_path)[0][2] is None
    Worker(tmp_path, lambda: AT + timedelta(hours=2)).round()
    assert hours(tmp_path) == [("1001A", datetime(2026, 11, 30, 8), *[None] * 6)]
