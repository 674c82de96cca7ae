"""Readings and devices put straight into the lake, as the worker and the register would."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from airshed.ingest.devices import Device, publish
from airshed.lake.store import writing
from airshed.lake.tables import OUTLET_READINGS

MN = "99010000000000000000A001"
CONNECTED = date(2019, 10, 1)
KNOWN = datetime(2019, 12, 31)
HOUR = timedelta(hours=1)


def device(mn: str = MN, *, factors: str = "a21026,a34013", **more: Any) -> Device:
    """Return a device of an outlet that is expected to send hours of two factors."""
    whole = {"from_date": CONNECTED, "to_date": None, "kind": "outlet", "place": "PK-001", "topics": ("flue_gas",)}
    return Device(mn, factors=factors, **{**whole, **more})


def list_devices(home: Path, *devices: Device, now: datetime = datetime(2019, 10, 1)) -> None:
    """Publish devices."""
    publish(home, devices, now=now)


def hour(at: datetime, factor: str = "a21026", value: float | None = 1.0, mark: str | None = "N", **more: Any) -> Any:
    """Return an hour of a device by its start."""
    return {"mn": MN, "period": "hour", "factor": factor, "at": at, "value": value, "mark": mark, **more}


def hours(from_at: datetime, to_at: datetime, factors: str = "a21026,a34013", **more: Any) -> list[Any]:
    """Return whole hours of some factors."""
    starts = [from_at + HOUR * n for n in range((to_at - from_at) // HOUR)]
    return [hour(at, factor, **more) for at in starts for factor in factors.split(",")]


def store(home: Path, rows: Iterable[Mapping[str, Any]], *, known_at: datetime = KNOWN, revision: int = 0) -> None:
    """Store readings."""
    frame = pl.DataFrame(
        [
            {"month": row["at"].year * 100 + row["at"].month, "known_at": known_at, "revision": revision, **row}
            for row in rows
        ],
        schema_overrides=OUTLET_READINGS.schema,
    )
    missing = [pl.lit(None, t).alias(c) for c, t in OUTLET_READINGS.schema.items() if c not in frame.columns]
    with writing(home, now=known_at) as writer:
        writer.append(OUTLET_READINGS, frame.with_columns(missing).select(OUTLET_READINGS.schema.names()))
