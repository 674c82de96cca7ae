"""Dust events in the lake."""

from datetime import datetime, timedelta
from typing import Any

import polars as pl

from airshed.lake.engines import count
from airshed.lake.records import append_records
from airshed.lake.tables import DUST_EVENTS


def events(**changes: Any) -> pl.DataFrame:
    row = {
        "event": "E1",
        "place": "city:甲",
        "from_hour": datetime(2019, 3, 16, 8),
        "to_hour": datetime(2019, 3, 16, 20),
        "status": "proposed",
        "evidence": "",
        "edition": "2016-120",
        "pm25_affected": False,
        "by": "tester",
    }
    schema = {name: dtype for name, dtype in DUST_EVENTS.schema.items() if name not in {"revision", "known_at"}}
    return pl.DataFrame([row | changes], schema=schema)


def test_an_event_and_its_changes_are_revisions(lake: Any) -> None:
    assert append_records(lake.home, DUST_EVENTS, events(), now=lake.now) == 1
    assert append_records(lake.home, DUST_EVENTS, events(), now=lake.now) == 0
    later = lake.now + timedelta(hours=1)
    assert append_records(lake.home, DUST_EVENTS, events(status="confirmed", evidence="卫星"), now=later) == 1
    assert lake.table("dust_events").select("event", "status", "evidence", "revision").rows() == [
        ("E1", "confirmed", "卫星", 1)
    ]
    assert lake.table("dust_events", known_at=lake.now)["status"].to_list() == ["proposed"]
    assert append_records(lake.home, DUST_EVENTS, events(event="E2"), now=later) == 1
    assert count(lake.home, "dust_events") == 2
