"""Devices as they are published: what changed, what was taken back, and how factors are written."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from airshed.ingest.devices import (
    OUTLET,
    STATION,
    Device,
    Kind,
    Wanted,
    check_factors,
    count_unpublished,
    devices_of,
    factors_of,
    known_factors,
    publish,
    usual_unit,
    written_factors,
)
from airshed.lake.engines import count, revisions
from airshed.lake.tables import DEVICES

NOW = datetime(2019, 10, 8, 9)
LATER = NOW + timedelta(days=3)
ONE = Device("99010000000000000000A001", date(2019, 10, 1), None, "outlet", "PK-001", ("flue_gas", "voc"), "a21026")
TWO = Device("99010000000000000000A002", date(2019, 10, 1), None, "station", "9901A", (), "a34004", hourly=False)


def numbers(home: Path, *, on: date | None = None, known_at: datetime | None = None) -> list[str]:
    return devices_of(home, on=on, known_at=known_at)["mn"].to_list()


def test_what_is_published_is_there_and_once_is_enough(home: Path) -> None:
    assert devices_of(home).is_empty()
    assert count_unpublished(home, [ONE, TWO]) == 2
    assert publish(home, [ONE, TWO], now=NOW) == 2
    assert publish(home, [TWO, ONE], now=LATER) == 0
    assert count_unpublished(home, [ONE, TWO]) == 0
    assert devices_of(home).rows(named=True)[0] == {
        "mn": ONE.mn, "from_date": date(2019, 10, 1), "to_date": None, "kind": "outlet", "place": "PK-001",
        "topics": "flue_gas,voc", "factors": "a21026", "real_time_s": None, "minute_min": None, "hourly": True,
        "edition": None,
    }  # fmt: skip
    assert revisions(home, "devices").collect()["revision"].to_list() == [0, 0]


def test_a_changed_device_is_a_revision_and_what_was_known_before_comes_back(home: Path) -> None:
    publish(home, [ONE, TWO], now=NOW)
    changed = replace(ONE, factors="a21026,a34013", to_date=date(2019, 11, 1))
    assert publish(home, [changed, TWO], now=LATER) == 1
    assert devices_of(home)["factors"].to_list() == ["a21026,a34013", "a34004"]
    assert devices_of(home, known_at=NOW)["factors"].to_list() == ["a21026", "a34004"]
    assert numbers(home, known_at=NOW - timedelta(seconds=1)) == []


def test_a_device_holds_from_its_first_day_to_the_day_before_its_last(home: Path) -> None:
    publish(home, [replace(ONE, to_date=date(2019, 10, 5)), TWO], now=NOW)
    days = {day: ONE.mn in numbers(home, on=date(2019, 9, 30) + timedelta(days=day)) for day in (0, 1, 4, 5)}
    assert days == {0: False, 1: True, 4: True, 5: False}


def test_a_device_that_is_no_more_in_the_register_holds_on_no_day_and_can_come_back(home: Path) -> None:
    publish(home, [ONE, TWO], now=NOW)
    assert count_unpublished(home, [TWO]) == 1
    assert publish(home, [TWO], now=LATER) == 1
    assert (numbers(home), numbers(home, known_at=NOW)) == ([TWO.mn], [ONE.mn, TWO.mn])
    assert publish(home, [TWO], now=LATER) == 0
    assert publish(home, [ONE, TWO], now=LATER + timedelta(days=1)) == 1
    assert numbers(home) == [ONE.mn, TWO.mn]
    assert count(home, "devices") == 2


def test_a_first_day_put_right_moves_the_device(home: Path) -> None:
    publish(home, [ONE], now=NOW)
    publish(home, [replace(ONE, from_date=date(2019, 10, 4))], now=LATER)
    assert devices_of(home).select("mn", "from_date").rows() == [(ONE.mn, date(2019, 10, 4))]
    assert revisions(home, "devices").collect().height == 3


def test_one_number_reports_for_one_place_after_another(home: Path) -> None:
    moved = replace(ONE, from_date=date(2019, 11, 1), place="PK-002")
    publish(home, [replace(ONE, to_date=date(2019, 11, 1)), moved], now=NOW)
    assert devices_of(home, on=date(2019, 10, 31))["place"].to_list() == ["PK-001"]
    assert devices_of(home, on=date(2019, 11, 1))["place"].to_list() == ["PK-002"]
    assert DEVICES.key == ("mn", "from_date")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a21026,a21002,a00000=m3/h", "a00000=m3/h,a21002=mg/m3,a21026=mg/m3"),
        (" 02 ， A34013；S01、", "a19001=%,a21026=mg/m3,a34013=mg/m3"),
        ("a00000=m3/s", "a00000=m3/s"),
        ("a34004=ng/m3,a34002=ug/m³,a05024", "a05024=µg/m3,a34002=µg/m3,a34004=ng/m3"),
        ("a21026=μg/m3", "a21026=µg/m3"),
        ("a01013=Pa", "a01013=Pa"),
        ("a01010", "a01010"),
        ("", ""),
    ],
)
def test_factors_are_read_as_people_write_them_and_written_in_one_way(text: str, written: str) -> None:
    assert list(check_factors(text, "factors")) == []
    assert written_factors(factors_of(text)) == written
    assert factors_of(written) == tuple(sorted(factors_of(text)))


def test_what_nobody_knows_is_told_with_what_is_known() -> None:
    faults = list(check_factors("a21026,x1,a00000=m3,02,a01010=1", "factors"))
    assert [(f.code, f.where, f.value) for f in faults] == [
        ("telemetry.unknown_code", "factors", "x1"),
        ("telemetry.unknown_unit", "factors", "a00000=m3"),
        ("telemetry.factor_twice", "factors", "a21026"),
        ("telemetry.unknown_unit", "factors", "a01010=1"),
    ]
    assert "a34013 烟尘" in faults[0].expected
    assert faults[1].expected == "m3/s, m3/h"
    assert factors_of("a21026,x1") == (Wanted("a21026", "mg/m3"),)


@pytest.mark.parametrize("kind", [OUTLET, STATION])
def test_every_factor_is_read_back_in_its_usual_unit(kind: Kind) -> None:
    everything = tuple(Wanted(code, usual_unit(factor, kind)) for code, factor in sorted(known_factors().items()))
    text = written_factors(everything)
    assert factors_of(",".join(code for code, _ in everything), kind) == everything
    assert factors_of(text) == factors_of(text, STATION) == everything  # the table says it of each


def test_stations_send_gases_in_another_unit_than_stacks() -> None:
    assert factors_of("a21026,a21005,a34004") == (("a21026", "mg/m3"), ("a21005", "mg/m3"), ("a34004", "µg/m3"))
    assert factors_of("a21026,a21004,a21005,a05024", STATION) == (
        ("a21026", "µg/m3"),
        ("a21004", "µg/m3"),
        ("a21005", "mg/m3"),
        ("a05024", "µg/m3"),
    )
    assert factors_of("a21026=mg/m3", STATION) == (("a21026", "mg/m3"),)
