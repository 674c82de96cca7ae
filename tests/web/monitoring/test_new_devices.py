"""Devices of which no usable value came yet: they await their data or their frames are odd; none is normal."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.monitoring import sending
from tests.web.monitoring.town import NOW, listed
from tests.web.test_shell import _seen

from airshed.ingest.devices import publish
from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212.building import encoded, sealed
from airshed.telemetry.protocols.hj212.header import Header
from airshed.web.devices.states import list_lines

Clients = Callable[..., Client]
NEW = f"{9:024d}"
LISTED = datetime(2019, 3, 11)
AHEAD = sending.hour_frame(NEW, NOW.replace(minute=0) + timedelta(days=10), sending.USUAL)
HOUR = sending.hour_frame(NEW, datetime(2019, 3, 11, 1), sending.USUAL)
SEALED = sealed(HOUR, key=Key(bytes(range(16))))
GREETING = encoded(Header(qn="20190311015500000", st="31", cn="2081", pw="secret", mn=NEW, flag="5"), "")[:-2]


def _state(site: Site, now: datetime, frames: Sequence[bytes] = ()) -> str:
    publish(site.home, [listed(site.home, NEW, place="PK-1", from_date=LISTED.date())], now=NOW)
    if frames:
        sending.brought(site.home, [(now, frame) for frame in frames])
    (line,) = list_lines(site.home, user=site.users["officer"], now=now)
    return line.state


@pytest.mark.parametrize(
    ("hours", "frames", "state"),
    [
        (4, (), "awaiting"),
        (4.1, (), "never"),
        (2, (GREETING,), "awaiting"),
        (2, (sending.spoiled(HOUR),), "odd"),
        (2, (SEALED,), "odd"),
        (6, (SEALED,), "odd"),
        (2, (AHEAD,), "odd"),
        (2, (HOUR,), "normal"),
    ],
)
def test_without_a_usable_value_nothing_is_normal(
    furnished: Site, hours: float, frames: Sequence[bytes], state: str
) -> None:
    assert _state(furnished, LISTED + timedelta(hours=hours), frames) == state


def test_who_awaits_data_is_told_so_and_is_not_online(
    furnished: Site, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = LISTED + timedelta(hours=2)
    monkeypatch.setattr("airshed.web.env.now", lambda _: now)
    said = {"at": now.isoformat(), "port": 1, "frames": 0, "connections": 0, "trouble": "", "devices": {}}
    (furnished.home / "journal" / "state.json").write_text(json.dumps(said), encoding="utf-8")
    assert _state(furnished, now) == "awaiting"
    for language, online, words in (
        ("zh-hans", "在线 0 台", "等待首次上报"),
        ("en", "Online 0", "awaiting first data"),
    ):
        client = client_of("officer", language=language)
        for address in ("/monitoring/", f"/monitoring/{NEW}/", "/monitoring/?state=awaiting"):
            assert words in _seen(client.get(address)), address
        assert online in " ".join(_seen(client.get("/monitoring/")).split())
        assert words in client.get("/monitoring/?format=csv").content.decode()
        assert NEW in client.get("/monitoring/?state=awaiting").content.decode()
        assert NEW not in client.get("/monitoring/?state=normal").content.decode()
