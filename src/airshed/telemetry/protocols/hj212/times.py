"""Moments of frames: wall time of the place, as the standard writes it."""

import re
from datetime import datetime
from typing import Literal

from airshed.telemetry.protocols.hj212.tables import commands

Kind = Literal["start", "instant"]

SECONDS = re.compile(r"\d{14}", re.ASCII)
DIGITS = re.compile(r"\d{14}(?:\d{3})?", re.ASCII)
FORMAT = "%Y%m%d%H%M%S"
SECOND_DIGITS = 14
LAST_HOUR = "23"  # 24 is no hour here, whatever ISO 8601 says


def moment_of(text: str | None) -> datetime | None:
    """Return the moment of a text of 14 digits, or of 17 with milliseconds; None if it is no moment."""
    if text is None or not DIGITS.fullmatch(text) or text[8:10] > LAST_HOUR:
        return None
    try:
        return datetime.fromisoformat(f"{text[:8]}T{text[8:SECOND_DIGITS]}.{text[SECOND_DIGITS:] or '000'}")
    except ValueError:
        return None


def time_kind(command: str | None) -> Kind | None:
    """Return whether DataTime of a command starts an interval or is a moment; None if it has none.

    Data of minutes, hours, days and run times carry the **start** of their interval.
    """
    found = commands().get(command or "")
    if found is None or not found.time:
        return None
    return "start" if found.time == "start" else "instant"


def written(moment: datetime) -> str:
    """Return a moment as DataTime is written, in seconds."""
    return moment.strftime(FORMAT)


def numbered(moment: datetime) -> str:
    """Return a moment as QN is written, in milliseconds."""
    return f"{written(moment)}{moment.microsecond // 1000:03d}"
