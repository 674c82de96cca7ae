"""Confirmed days of posts as a table of evidence."""

from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from airshed.web.diary.models import TABLE, Day
from airshed.web.diary.queries import list_seen
from airshed.web.kit.given import Given

_SCHEMA = {"code": pl.String(), "post": pl.String(), "day_date": pl.Date(), "confirmed": pl.Boolean()}


def rows(
    home: Path,  # noqa: ARG001 - as every table is asked
    *,
    as_of: date | None,
    known_at: datetime | None,
    version: object,  # noqa: ARG001 - as above
) -> pl.DataFrame:
    """Return the days that were confirmed; see `kit.given`. There are few, so nothing is kept."""
    days = Day.objects.order_by("post__code", "day")
    if as_of is not None:
        days = days.filter(day__lte=as_of, confirmed_at__lte=datetime.combine(as_of, time.max))
    if known_at is not None:
        days = days.filter(confirmed_at__lte=known_at)
    found = [(f"{post}|{day}", post, day, True) for post, day in days.values_list("post__code", "day")]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")


def _keys(user: Any) -> frozenset[str]:  # noqa: ANN401 - a user
    days = Day.objects.filter(post__in=list_seen(user)).values_list("post__code", "day")
    return frozenset(f"{post}|{day}" for post, day in days)


TABLES = (
    Given(
        TABLE,
        ("驻地督办日志", "resident supervision diary"),
        MappingProxyType(
            {
                "code": ("编号", "number"),
                "post": ("驻点", "post"),
                "day_date": ("日期", "day"),
                "confirmed": ("已确认", "confirmed"),
            }
        ),
        rows,
        _keys,
        address=lambda code: f"/diary/{code.replace('|', '/')}/",
    ),
)
