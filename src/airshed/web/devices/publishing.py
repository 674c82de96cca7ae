"""Monitors published to the lake, where the worker that takes frames finds them without a database.

That is done once a change is stored; where it cannot be done then, the jobs do it within a minute, and `airshed doctor`
tells.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError
from airshed.ingest import devices
from airshed.ingest.devices import EVER, OUTLET, STATION, TOPICS, Device, factors_of, written_factors
from airshed.web.kit.register import registers
from airshed.web.kit.rows import CONFIRMED

REGISTER = "monitors"
LOG = logging.getLogger(__name__)


def publish_devices(home: Path, at: datetime) -> None:
    """Publish the monitors as they are now; where the lake cannot be written, that is logged and waits for the jobs."""
    try:
        publish_now(home, now=at)
    except (AirshedError, OSError) as error:
        LOG.warning("devices.not_published", extra={"error": str(error)})


def publish_now(home: Path, *, now: datetime) -> int:
    """Publish the monitors as they are now; return in how many rows the lake was not up to date.

    Raises:
        LakeBusy: another process writes; nothing was stored.
        NoSpace: the disk is full; nothing was stored.
        LakeDamaged: the lake cannot be read.
    """
    return devices.publish(home, list_devices(), now=now)


def count_waiting(home: Path) -> int:
    """Return in how many rows the lake is not up to date."""
    return devices.count_unpublished(home, list_devices())


def list_devices() -> Iterator[Device]:
    """Yield the devices of the register: its confirmed rows that were not merged into another."""
    rows = registers()[REGISTER].model.objects.filter(state=CONFIRMED, merged_into=None)
    yield from (_device(row) for row in rows.order_by("code", "from_date"))


def _device(row: Any) -> Device:  # noqa: ANN401 - a row
    kind = OUTLET if row.outlet else STATION
    return Device(
        mn=row.code,
        from_date=row.from_date or EVER,
        to_date=row.to_date,
        kind=kind,
        place=row.outlet or row.station,
        topics=tuple(name for name in TOPICS if getattr(row, name)),
        factors=written_factors(factors_of(row.factors, kind)),
        real_time_s=row.real_time_s,
        minute_min=row.minute_min,
        hourly=row.hourly is not False,
        edition=row.edition or None,
    )
