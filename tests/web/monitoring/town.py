"""A small town of devices: outlets of two enterprises, an air station, frames in a journal, their rows in the lake."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.web.monitoring.sending import HOUR, USUAL, brought, hour_frame, spoiled

from airshed.ingest.devices import Device, publish
from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import STATIONS
from airshed.web import env
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers

NOW = datetime(2019, 3, 11, 8, 30)
CONNECTED = date(2019, 1, 1)
GOOD, SILENT, NEVER, OVER, MARKED, ODD, STATION, STRANGER = (f"{n:024d}" for n in range(1, 9))
OUTLETS = (
    ("PK-1", "一号锅炉排气筒", "E1", "A1", "G1", "ecology", {"pm": 30, "so2": 100, "nox": 150}),
    ("PK-2", "窑尾", "E2", "A2", "G2", "housing", {"so2": 50}),
    ("PK-3", "二号锅炉排气筒", "E1", "A1", "G1", "ecology", {"pm": 30, "so2": 100, "nox": 150}),
)
PLACES = {GOOD: "PK-1", SILENT: "PK-2", NEVER: "PK-2", OVER: "PK-3", MARKED: "PK-2", ODD: "PK-1"}
LATER = 3
"""So many frames of the town are taken in a batch of their own."""


def listed(home: Path, mn: str, *, kind: Any = "outlet", place: str = "", from_date: date = CONNECTED) -> Device:
    """Return a device that sends hours and real-time data."""
    return Device(mn, from_date, None, kind, place or PLACES.get(mn, ""), ("flue_gas",), "a34013,a21026,a21002", 60)


def furnish(home: Path, sent: Sequence[tuple[datetime, bytes]] | None = None) -> None:
    """Enter outlets and enterprises, list devices, bring frames, and set the clock."""
    act = Act(by="zhang", at=NOW - timedelta(days=30))
    for code, name in (("E1", "东方热力"), ("E2", "草原水泥")):
        values = {"code": code, "name": name, "department": "ecology", "area": "A1"}
        enter_row(registers()["enterprises"], values, act=act)
    for code, name, enterprise, area, grid, department, limits in OUTLETS:
        said = {"code": code, "name": name, "enterprise": enterprise, "area": area, "grid": grid}
        bounds: dict[str, Any] = {f"limit_{limit}_mg_m3": value for limit, value in limits.items()}
        values = {**said, "department": department, "limit_source": "GB 13271-2014 表2", **bounds}
        enter_row(registers()["outlets"], values, act=act)
    devices = [listed(home, mn) for mn in PLACES]
    publish(home, [*devices, listed(home, STATION, kind="station", place="X1")], now=NOW)
    append_records(home, STATIONS, record_rows(STATIONS, [{"station": "X1", "name": "北站"}]), now=NOW)
    if frames := frames_of_town() if sent is None else sent:
        brought(home, frames[:-LATER])
        brought(home, frames[-LATER:])
    offset = -int((env.now(None) - NOW).total_seconds())
    (home / env.SETTINGS_FILE).write_text(env.settings_text({"clock_offset_s": offset}), encoding="utf-8")


def frames_of_town() -> list[tuple[datetime, bytes]]:
    """Return what was received, in order: hours of the last days, a correction, a stranger, rubbish."""
    sent: list[tuple[datetime, bytes]] = []
    for back in range(48, 0, -1):
        at = datetime(2019, 3, 11, 8) - HOUR * back
        received = at + HOUR + timedelta(seconds=5)
        for mn in (GOOD, OVER, MARKED, ODD, *((SILENT,) if back > 20 else ())):
            if mn == GOOD and 30 < back < 34:
                continue  # a gap of three hours
            values: dict[str, Any] = dict(USUAL)
            if mn == OVER and back == 1:
                values["a21026"] = (90.0, 120.0)
            mark = "C" if mn == MARKED and back == 1 else "N"
            frame = hour_frame(mn, at, values, mark=mark)
            sent.append((received, spoiled(frame) if mn == ODD and back in {2, 3, 4} else frame))
        sent.append((received, hour_frame(STATION, at, {"a34004": 35}, st="22")))
    corrected = hour_frame(GOOD, datetime(2019, 3, 11, 5), {**USUAL, "a21026": 44.0}, qn=NOW)
    sent.append((NOW - timedelta(minutes=20), corrected))
    sent.append((NOW - timedelta(minutes=10), hour_frame(STRANGER, datetime(2019, 3, 11, 7), USUAL)))
    sent.append((NOW - timedelta(minutes=9), b"##0012not a frame"))
    return sent
