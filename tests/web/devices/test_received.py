"""What the devices of the demo city sent, through journal and worker, is what they measured: value by value."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import polars as pl
import pytest
from django.db import connection

from airshed.cli.demo import FROM_DATE, SEED, TODAY
from airshed.cli.telemetry.played import City
from airshed.lake.engines import revisions, scan
from airshed.telemetry.journal.reading import verify
from airshed.web import env
from airshed.web.accounts.models import User
from airshed.web.accounts.roles import Role
from airshed.web.demo import SCOPES
from airshed.web.devices.reaching import devices_seen
from airshed.web.django import setup

UNTIL = TODAY.replace(tzinfo=None)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def hours(demo_city: Path) -> pl.DataFrame:
    return scan(demo_city, "outlet_readings").filter(period="hour").collect()


def test_all_frames_of_the_journal_were_brought_in(demo_city: Path) -> None:
    verdict = verify(env.journal(demo_city))
    assert verdict.first_fault is None
    assert verdict.frames > 30_000
    frames = scan(demo_city, "device_frames").select("frame").collect()
    assert frames["frame"].sort().to_list() == list(range(1, verdict.frames + 1))
    assert scan(demo_city, "ingested").collect()["done"].to_list() == [verdict.frames]


def test_every_hour_is_what_its_device_told(demo_city: Path, hours: pl.DataFrame) -> None:
    city = City(demo_city, seed=SEED, now=UNTIL, from_date=FROM_DATE)
    assert len(city.rows) > 20
    for row in city.rows:
        first = datetime.combine(max(row["from_date"], date(2019, 10, 1)), time())
        told = city.truth.measured(row["mn"], "hour", from_at=first, to_at=UNTIL, step=HOUR)
        true = {(code, one.at): text for one in told for code, field, text in one.numbers if field == "mean"}
        mine = hours.filter(mn=row["mn"]).select("factor", "at", "value").rows()
        assert [(code, at) for code, at, value in mine if float(true[code, at]) != value] == [], row["mn"]
        assert len(mine) > 0.8 * len(true), row["mn"]  # some lines were down


def test_hours_of_stations_are_those_that_the_network_published(demo_city: Path) -> None:
    """They came twice, in files and by HJ 212: nothing of them changed."""
    batches = set(scan(demo_city, "device_frames").select("batch").collect()["batch"])
    assert batches
    assert batches.isdisjoint(revisions(demo_city, "ambient_hours").select("batch").collect()["batch"])


def test_the_plant_of_the_demo_sees_devices_of_its_own(demo_city: Path) -> None:
    setup(demo_city)
    user = User(username="plant", role=Role.plant.value, **SCOPES["plant"])
    seen = devices_seen(demo_city, user, on=UNTIL.date())
    outlets = [device.outlet for device in seen.values() if device.outlet is not None]
    connection.close()
    assert {outlet.enterprise for outlet in outlets} == {SCOPES["plant"]["enterprise"]}
    assert len(outlets) > 1
    assert sum(device.row is not None and device.row["kind"] == "station" for device in seen.values()) == 2
