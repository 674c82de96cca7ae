"""What the devices of a home would have sent before anybody listened, put into its journal as if it had come then."""

from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from airshed.cli.telemetry.played import City
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.simulating.device import Player
from airshed.telemetry.simulating.faults import faults_of
from airshed.telemetry.simulating.past import past_frames
from airshed.web import env

if TYPE_CHECKING:
    from airshed.telemetry.simulating.telling import Period

GROUP = 2000
"""Frames that are made durable together."""
REAL_TIME = timedelta(hours=2)
"""Real-time data are received of so long before now."""


def receive_past(home: Path, city: City, *, until: datetime, seed: int) -> int:
    """Write to a journal that is empty what devices have sent since their first day; return how many frames.

    Args:
        home: the home.
        city: its devices.
        until: the present moment. [city wall time]
        seed: of what goes wrong.

    Raises:
        JournalBusy: a gateway writes it.
        JournalFull: there is no space.
    """
    with Journal(env.journal(home)) as journal:
        if journal.head.number:
            return 0
        frames = past_frames(_players(city, until), truth=city.truth, faults=faults_of("usual", seed=seed), to_at=until)
        while group := list(islice(frames, GROUP)):
            journal.append(group)
            journal.commit()
        return journal.head.number


def _players(city: City, until: datetime) -> list[Player]:
    players = []
    for row in city.rows:
        first = datetime.combine(row["from_date"], datetime.min.time())
        since: dict[Period, datetime] = {"hour": first, "real": max(first, until - REAL_TIME)}
        players.append(city.player(row, since))
    return players
