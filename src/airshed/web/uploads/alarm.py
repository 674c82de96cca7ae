"""Silence noted when it begins and when it ends, so that it is not lost: an audit entry for each change."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.silence import silence
from airshed.web.uploads.models import JOBS, Silence

ALL = ""
"""Stands for all stations together."""
NAMED = 100
"""So many stations are named in an entry. """


def watch(home: Path, *, now: datetime) -> None:
    """Compare who is silent with who was; a home that never had data is not silent, and a broken one says so itself."""
    try:
        found = silence(home, now=now)
    except (AirshedError, OSError):
        return
    if found.latest is None:
        return
    quiet: dict[str, datetime | None] = {s.station: s.since for s in found.stations}
    if found.all_silent(now):
        quiet[ALL] = found.latest
    known = set(Silence.objects.filter(ended_at=None).values_list("station", flat=True))
    begun = {station: since for station, since in quiet.items() if station not in known}
    ended = known - quiet.keys()
    if begun or ended:
        with transaction.atomic():
            _note(begun, ended, now)


def _note(begun: Mapping[str, datetime | None], ended: set[str], now: datetime) -> None:
    Silence.objects.bulk_create(
        Silence(station=station, last_hour=since, noticed_at=now) for station, since in sorted(begun.items())
    )
    Silence.objects.filter(ended_at=None, station__in=ended).update(ended_at=now)
    for action, stations in (("data.silent", set(begun)), ("data.resumed", ended)):
        if stations:
            named = sorted(stations - {ALL})
            detail = {"all": ALL in stations, "count": len(named), "stations": named[:NAMED]}
            audit.record(by=JOBS, action=action, object="ambient_hours", detail=detail, at=now)
