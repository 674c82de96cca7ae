"""How much of what devices were to send is there and valid, as a table of evidence."""

from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl
from django.urls import reverse

from airshed.ingest import rates
from airshed.lake.listing import files
from airshed.lake.tables import DEVICES
from airshed.plan.evidence import KEY
from airshed.web import env
from airshed.web.accounts.queries import visible
from airshed.web.devices.publishing import REGISTER
from airshed.web.kit.given import Given
from airshed.web.kit.register import registers


def rows(
    home: Path,
    *,
    as_of: date | None,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - months are kept by what they were counted from
) -> pl.DataFrame | None:
    """Return valid and expected hours by device, month and topic; None where no device was ever published."""
    if not files(home, DEVICES):
        return None
    found = rates.device_rates(home, as_of=as_of, now=env.now(home), known_at=known_at)
    return found.select(pl.col("device").alias(KEY), *found.columns)


def _moves(home: Path) -> tuple[object, ...]:
    return rates.rates_version(home, now=env.now(home))


def _keys(user: Any) -> frozenset[str]:  # noqa: ANN401 - a user
    model = registers()[REGISTER].model
    return frozenset(visible(model.objects.all(), user=user).values_list("code", flat=True))


TABLES = (
    Given(
        rates.TABLE,
        ("在线设备数据传输", "data transfer of online devices"),
        MappingProxyType(
            {
                "code": ("设备编号（MN）", "device number (MN)"),
                "device": ("设备", "device"),
                "topic": ("用途", "about"),
                "month_date": ("月份", "month"),
                "valid_hours": ("有效小时", "valid hours"),
                "expected_hours": ("应有小时", "expected hours"),
            }
        ),
        rows,
        _keys,
        reads=(REGISTER,),
        address=lambda code: reverse("monitoring:device", args=(code,)),
        moves=_moves,
    ),
)
