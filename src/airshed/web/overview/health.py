"""How the data come in: hours of each station, silent stations, refused rows, jobs and backups."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from airshed.lake.engines import scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import REJECTS
from airshed.vocab import POLLUTANTS
from airshed.web import ambient, heartbeat
from airshed.web.backup import made
from airshed.web.overview.devices import get_devices
from airshed.web.overview.words import age_words, led
from airshed.web.silence import expected_stations, recent_silence
from airshed.web.words import say

HOURS = 24
LOOKED = timedelta(days=7)
"""Refused rows are counted so far back."""
OLD = timedelta(days=2)
"""The latest backup is told to be old from then on."""
KEPT = 16
SHOWN = 8
"""Stations that are listed, those that lack most first."""


def get_health(home: Path, *, user: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return how the data came in by a moment.

    Args:
        home: the home.
        user: who asks; what devices send is told of those that he may see.
        now: the home's clock. [city wall time]

    Raises:
        LakeDamaged: the lake cannot be read.
        PlacesBroken: `places.yaml` cannot be used.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    silent = {one.station: one.since for one in recent_silence(home, now=now).stations}
    rows = [
        {
            "station": station,
            "name": name or station,
            "latest": _latest(last or silent.get(station), now),
            "received": received,
            "expected": HOURS,
            "silent": station in silent,
            "behind": received < HOURS,
        }
        for station, name, last, received in _received(home, hour, ambient.version(home))
    ]
    rows.sort(key=lambda row: (row["received"], row["station"]))
    latest, devices = next(iter(made(home)), None), get_devices(home, user=user, now=now)
    return {
        "stations": rows[:SHOWN],
        "more": max(len(rows) - SHOWN, 0),
        "received": sum(row["received"] for row in rows),
        "expected": HOURS * len(rows),
        "count": len(rows),
        "silent": len(silent),
        "refused": _refused(home, now),
        "jobs": heartbeat.alive(home),
        "backup": f"{latest:%m-%d %H:%M}" if latest else "",
        "backup_old": latest is not None and now - latest > OLD,
        "link": led("/quality/"),
        "devices": devices,
        "why": (*_why(hour), *([devices["why"]] if devices else [])),
    }


def _why(hour: datetime) -> tuple[tuple[str, str], ...]:
    return (
        (
            say("应有", "expected"),
            say(
                "在用点位每小时一行，至本整点的 24 小时",
                "an hourly row of each station in use, the last 24 full hours",
            ),
        ),
        (
            say("实有", "received"),
            say("六项污染物中至少一项有值的小时", "hours with a value of at least one of six pollutants"),
        ),
        (say("截至", "as of"), f"{hour:%Y-%m-%d %H:%M}"),
        (say("拒收", "refused"), say("近 7 天入库时被拒收的行", "rows refused when stored, last 7 days")),
    )


def _latest(at: datetime | None, now: datetime) -> Mapping[str, str]:
    if at is None:
        return {"at": "—", "age": say("近三个月没有", "none in three months")}
    return {"at": f"{at:%m-%d %H:%M}", "age": age_words(now - at)}


@lru_cache(maxsize=KEPT)
def _received(home: Path, hour: datetime, version: object) -> tuple[tuple[str, str, datetime | None, int], ...]:  # noqa: ARG001 - names the answer
    """Return code, name, last hour and hours received of each station expected, of the 24 hours up to one."""
    expected = expected_stations(home, on=hour.date())
    with unreadable_told(home):
        frame = ambient.get_hours(home, [*expected], first=hour - timedelta(hours=HOURS - 1), last=hour)
    given = frame.filter(pl.any_horizontal(pl.col(code).is_not_null() for code in POLLUTANTS))
    counted = given.group_by("station").agg(pl.col("hour_end").max(), pl.len())
    found = {station: (last, count) for station, last, count in counted.iter_rows()}
    return tuple((code, name, *found.get(code, (None, 0))) for code, name in sorted(expected.items()))


def _refused(home: Path, now: datetime) -> int:
    names = tuple(file.path.name for file in files(home, REJECTS))
    return _counted(home, now.replace(minute=0, second=0, microsecond=0), names) if names else 0


@lru_cache(maxsize=KEPT)
def _counted(home: Path, hour: datetime, version: object) -> int:  # noqa: ARG001 - names the answer
    with unreadable_told(home):
        recent = scan(home, REJECTS.name).filter(pl.col("known_at") >= hour - LOOKED)
        rows: int = recent.select("digest", "row").unique().select(pl.len()).collect().item()
    return rows
