"""Frames that devices send, and the way they take into the lake; knows no Django."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.ingest.taking import take
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.protocols.hj212.building import encoded
from airshed.telemetry.protocols.hj212.header import Header

HOUR = timedelta(hours=1)
USUAL = {"a34013": 11.5, "a21026": 40.0, "a21002": 88.0, "a19001": 9.5}


def hour_frame(  # noqa: PLR0913 - what an hour says
    mn: str,
    at: datetime,
    values: Mapping[str, Any],
    *,
    mark: str = "N",
    st: str = "31",
    cn: str = "2061",
    qn: datetime | None = None,
) -> bytes:
    """Return a frame of data; a value may be given with its converted one."""
    parts = []
    for factor, given in values.items():
        value, converted = given if isinstance(given, tuple) else (given, None)
        name = "Rtd" if cn == "2011" else "Avg"
        zs = "" if converted is None else f",{factor}-Zs{name}={converted}"
        parts.append(f"{factor}-{name}={value}{zs},{factor}-Flag={mark}")
    sent = (qn or at + HOUR).strftime("%Y%m%d%H%M%S") + "000"
    header = Header(qn=sent, st=st, cn=cn, pw="secret", mn=mn, flag="5")
    return encoded(header, f"DataTime={at:%Y%m%d%H%M%S};" + ";".join(parts))[:-2]


def spoiled(frame: bytes) -> bytes:
    """Return a frame with a wrong check."""
    return frame[:-4] + (b"0000" if frame[-4:] != b"0000" else b"1111")


def brought(home: Path, sent: Iterable[tuple[datetime, bytes]]) -> None:
    """Write frames to the journal, and let the worker take them."""
    given = [Frame(raw, at, "10.1.2.3:5000") for at, raw in sent]
    with Journal(home / "journal") as journal:
        journal.append(given)
        journal.commit()
    take(home, now=given[-1].received_at)
