"""Lists of stations."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from airshed.lake.importing import ImportRefused


def test_kind_comes_from_the_name_or_a_column(lake: Any) -> None:
    lake.take_stations("station,name,city,kind\n1A,甲(对照点),乙,\n2A,甲,乙,对照点\n3A,甲,乙,assessed\n4A,甲,乙,\n")
    assert lake.table("stations").sort("station")["kind"].to_list() == [
        "reference",
        "reference",
        "assessed",
        "assessed",
    ]


def test_the_list_of_the_network_says_yes_or_no(lake: Any) -> None:
    lake.take_stations("监测点编码,监测点名称,城市,经度,纬度,对照点\n1A,甲,乙,1,1,N\n2A,甲,乙,1,1,Y\n")
    assert lake.table("stations").sort("station")["kind"].to_list() == ["assessed", "reference"]


def test_columns_under_their_names(lake: Any) -> None:
    text = "点位编号,名称,城市,province_code,经度,纬度,from_date,to_date\n1A,甲,乙,内蒙古,116.1,43.9,2019-03-16,\n"
    lake.take_stations(text)
    assert lake.table("stations").drop("known_at", "batch").rows() == [
        ("1A", "甲", "乙", "内蒙古", 116.1, 43.9, "assessed", date(2019, 3, 16), None, 0)
    ]


def test_again_changes_nothing_and_a_change_is_a_revision(lake: Any) -> None:
    text = "station,name,city,region\n1A,甲,乙,丙\n2A,甲,乙,丙\n"
    assert lake.take_stations(text).stored == 2
    assert lake.take_stations(text).unchanged == 2
    later = lake.now + timedelta(days=1)
    summary = lake.take_stations("station,city\n1A,丁\n2A,乙\n", now=later)
    assert (summary.stored, summary.unchanged) == (1, 1)
    found = lake.table("stations").filter(station="1A").select("name", "city", "region", "kind", "revision")
    assert found.rows() == [("甲", "丁", "丙", "assessed", 1)]
    assert lake.table("stations", known_at=lake.now).filter(station="1A")["city"].to_list() == ["乙"]


def test_a_list_without_names_does_not_change_the_kind(lake: Any) -> None:
    lake.take_stations("station,name,city\n1A,甲(对照点),乙\n")
    assert lake.take_stations("station,city\n1A,乙\n").unchanged == 1
    assert lake.table("stations")["kind"].to_list() == ["reference"]


def test_a_name_without_a_word_on_the_kind_keeps_a_stated_one(lake: Any) -> None:
    lake.take_stations("station,name,city,kind\n1A,甲,乙,reference\n2A,甲,乙,assessed\n3A,甲,乙,reference\n")
    summary = lake.take_stations("station,name,city\n1A,甲,乙\n2A,甲(对照点),乙\n4A,甲,乙\n")
    assert (summary.stored, summary.unchanged) == (2, 1)
    kinds = lake.table("stations").sort("station")["kind"].to_list()
    assert kinds == ["reference", "reference", "reference", "assessed"]
    assert lake.take_stations("station,name,city,kind\n1A,甲,乙,assessed\n").stored == 1


def test_a_code_twice_keeps_the_last_of_a_city_and_none_of_two_cities(lake: Any) -> None:
    summary = lake.take_stations("station,name,city\n1A,旧,乙\n1A,新,乙\n2A,甲,乙\n2A,甲,丙\n3A,甲,乙\n")
    assert summary.rejects.select("row", "reason", "expected").sort("row").rows() == [
        (2, "duplicate", "row 3"),
        (4, "conflict", "rows 4, 5: city"),
        (5, "conflict", "rows 4, 5: city"),
    ]
    assert lake.table("stations").sort("station").select("station", "name").rows() == [("1A", "新"), ("3A", "甲")]
    assert (summary.read, summary.stored, summary.rejected) == (5, 2, 3)


def test_bad_cells_are_refused_with_their_place(lake: Any) -> None:
    head = "station,city,lon,lat,kind,from_date\n"
    rows = ",乙,1,1,,", "2A,,1,1,,", "3A,乙,181,x,,", "4A,乙,,,幽灵,", "5A,乙,,,,2019-02-30"
    summary = lake.take_stations(head + "\n".join(rows) + "\n6A,乙,—,,,\n")
    assert summary.rejects.select("row", "column", "value", "reason").sort("row", "column").rows() == [
        (2, "station", "", "no_station"),
        (3, "city", "", "no_city"),
        (4, "lat", "x", "bad_degrees"),
        (4, "lon", "181", "bad_degrees"),
        (5, "kind", "幽灵", "bad_kind"),
        (6, "from_date", "2019-02-30", "bad_date"),
    ]
    assert lake.table("stations")["station"].to_list() == ["6A"]


def test_hours_are_no_list(lake: Any) -> None:
    with pytest.raises(ImportRefused) as refusal:
        lake.take_stations("station,time,PM2.5\n1A,2019-03-16 08:00,1\n")
    (fault,) = refusal.value.faults
    assert fault.code == "lake.unknown_layout"
    assert fault.expected.startswith("stations: ")


def test_a_publication_file_is_a_list_too(lake: Any) -> None:
    head = "StationCode,Area,PositionName,TimePoint,Longitude,Latitude,AQI,PM2_5,O3,O3_24h\n"
    lake.take_stations(head + "1A,乙市,甲,2019-07-18T13:00:00,116.1,43.9,50,1,2,3\n")
    assert lake.table("stations").select("station", "name", "city", "lon").rows() == [("1A", "甲", "乙市", 116.1)]


def test_the_list_of_2020_has_one_code_twice(lake: Any, shared: Path) -> None:
    summary = lake.take_stations(shared / "data" / "cnemc_hourly_2019" / "stations.csv")
    assert (summary.read, summary.stored, summary.rejected) == (1641, 1640, 1)
    assert summary.rejects.select("row", "value", "reason", "expected").rows() == [
        (1632, "3207A", "duplicate", "row 1633")
    ]
    found = lake.table("stations")
    assert found.filter(kind="reference").height == 23
    assert found.filter(region="内蒙古").height == 48
    assert lake.take_stations(shared / "data" / "cnemc_hourly_2019" / "stations.csv").stored == 0
