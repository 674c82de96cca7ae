"""Devices that are listed and expected, and have sent no data for too long."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from airshed.ingest.devices import OUTLET
from airshed.plan.evidence import KEY, Tables
from airshed.web.cases.found import Found, whereabouts
from airshed.web.cases.source import DEVICE_STATES, Source

NEVER = "never"
OWNED = ("department", "enterprise", "area", "grid", "lon", "lat")


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each device that is silent; once data come again, the next silence is another cause."""
    states = tables(DEVICE_STATES, as_of=on)
    if states is None:
        return
    silent = states.filter("silent").collect()
    outlets = tables("outlets", as_of=on)
    if outlets is not None:
        known = outlets.collect_schema().names()
        owners = outlets.select(pl.col(KEY).alias("place"), *(name for name in OWNED if name in known)).collect()
        silent = silent.join(owners.with_columns(kind=pl.lit(OUTLET)), on=["kind", "place"], how="left")
    for row in silent.sort(KEY).iter_rows(named=True):
        yield _found(row)


def _found(row: dict[str, Any]) -> Found:
    last = f"{row['data_at']:%Y-%m-%d %H:%M:%S}" if row["data_at"] else ""
    since = (f"{last[:16]} 之后没有数据", f"no data since {last[:16]}") if last else ("从未来过数据", "never sent data")
    place = row["place"] or row[KEY]
    return Found(
        cause=f"silent_devices:{row[KEY]}/{last or NEVER}",
        source=SOURCE.name,
        zh=f"监控设备 {row[KEY]}（{place}）{since[0]}",
        en=f"Device {row[KEY]} at {place}: {since[1]}",
        object=f"outlets/{place}" if row["kind"] == OUTLET else "",
        evidence={"device": row[KEY], "last_data": last},
        **whereabouts(row),
    )


SHOWS = {"device": ("设备编号", "number of the device"), "last_data": ("最近收到数据", "last data received")}
SOURCE = Source("silent_devices", ("监控设备无数据", "silent devices"), find, shows=SHOWS)
