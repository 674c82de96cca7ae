"""What the devices of a home would have sent before anybody listened, put into its journal as if it had come then."""

import shutil
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
    """Write what devices have sent since their first day to the journal of a home without one; return how many frames.

    The journal is there when it is whole; what an interrupted run has left is made anew.

    Args:
        home: the home.
        city: its devices.
        until: the present moment. [city wall time]
        seed: of what goes wrong.

    Raises:
        JournalFull: there is no space.
    """
    whole, making = env.journal(home), env.journal(home).with_suffix(".making")
    if whole.exists() or not city.rows:
        return 0
    shutil.rmtree(making, ignore_errors=True)
    with Journal(making) as journal:
        frames = past_frames(_players(city, until), truth=city.truth, faults=faults_of("usual", seed=seed), to_at=until)
        while group := list(islice(frames, GROUP)):
            journal.append(group)
            journal.commit()
        number = journal.head.number
    making.rename(whole)
    return number


def _players(city: City, until: datetime) -> list[Player]:
    players = []
    for row in city.rows:
        first = datetime.combine(row["from_date"], datetime.min.time())
        since: dict[Period, datetime] = {"hour": first, "real": max(first, until - REAL_TIME)}
        players.append(city.player(row, since))
    return players
