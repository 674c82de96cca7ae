"""The monitors of the demo city are in its lake as its register has them, since the moments at which they were told."""

from datetime import date, datetime
from pathlib import Path

from django.db import connection

from airshed.city.registers.offices import slips_of, truth_of
from airshed.city.stations import STATIONS
from airshed.ingest.devices import devices_of, factors_of
from airshed.web.bridge import tables_of_home
from airshed.web.devices.publishing import count_waiting, list_devices
from airshed.web.django import setup

SEED, UNTIL = 13, date(2019, 11, 20)


def test_the_lake_has_the_devices_of_the_register(demo_city: Path) -> None:
    setup(demo_city)
    assert count_waiting(demo_city) == 0
    told = {device.mn: device for device in list_devices()}
    connection.close()
    listed = devices_of(demo_city)
    assert sorted(told) == listed["mn"].to_list()
    assert set(devices_of(demo_city, on=UNTIL).filter(kind="station")["place"]) <= {s.code for s in STATIONS}
    assert devices_of(demo_city, known_at=datetime(2019, 10, 9, 14)).is_empty()
    first = devices_of(demo_city, known_at=datetime(2019, 10, 9, 15)).height
    assert 0 < first < listed.height


def test_devices_are_those_there_are_but_for_what_is_told_wrong(demo_city: Path) -> None:
    slips = [slip for slip in slips_of(SEED) if slip.register == "monitors"]
    assert {slip.kind for slip in slips} == {"missing", "late", "typed_wrong", "cheated", "duplicate"}
    true = truth_of(SEED, UNTIL)["monitors"].rename({"code": "mn"})
    both = devices_of(demo_city).join(true, on="mn", suffix="_true")
    odd = {slip.key for slip in slips if slip.column == "factors"}
    for row in both.filter(~both["mn"].is_in(list(odd))).iter_rows(named=True):
        assert sorted(factors_of(row["factors"])) == sorted(factors_of(row["factors_true"], row["kind"])), row["mn"]
    untold = {slip.key for slip in slips if slip.kind == "missing"}
    assert set(true["mn"]) - set(devices_of(demo_city)["mn"]) <= untold
    (wrong,) = (slip for slip in slips if slip.kind == "duplicate")
    periods = devices_of(demo_city).filter(mn=wrong.key).select("from_date", "to_date").rows()
    assert periods == [(date(2019, 10, 1), date(2019, 11, 4))]
    assert devices_of(demo_city).filter(mn=wrong.of).height == 1


def test_terminals_are_not_played_and_stacks_sources_and_voc_are(demo_city: Path) -> None:
    topics = {topic for text in devices_of(demo_city)["topics"] for topic in text.split(",") if topic}
    assert topics == {"flue_gas", "key_source", "voc"}
    assert tables_of_home(demo_city)("device_rates", as_of=UNTIL) is not None
