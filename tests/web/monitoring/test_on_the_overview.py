"""The line of the overview about devices: how many want a look, for who may see them, and nothing for who may not."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Site
from tests.web.monitoring import sending
from tests.web.monitoring.town import NOW, ODD, OVER, listed
from tests.web.overview.test_overview import MOST_QUERIES, PAGES, text_of

from airshed.ingest.devices import publish
from airshed.web.devices.states import list_lines
from airshed.web.overview.devices import get_devices

Clients = Callable[..., Client]
NEW = f"{9:024d}"
LINES = {
    "administrator": "监控设备 7 台：超限 1、无数据 1、从未上报 1、报文异常 1 08:30",
    "leader": "监控设备 7 台：超限 1、无数据 1、从未上报 1、报文异常 1 08:30",
    "officer": "监控设备 4 台：超限 1、报文异常 1 08:30",
    "officer_elsewhere": "监控设备 4 台：无数据 1、从未上报 1 08:30",
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the clock stand."""
    monkeypatch.setattr("airshed.web.env.now", lambda _: NOW)


@pytest.mark.parametrize("name", LINES)
def test_the_overview_tells_of_the_devices_somebody_may_see(furnished: Site, client_of: Clients, name: str) -> None:
    for address in PAGES:
        answer = client_of(name).get(address)
        assert LINES[name] in text_of(answer), address
        assert 'href="/monitoring/"' in answer.content.decode()
    lines = list_lines(furnished.home, user=furnished.users[name], now=NOW)
    assert LINES[name].startswith(f"监控设备 {len(lines)} 台")


def test_who_sees_no_devices_is_told_nothing(furnished: Site, site: Site) -> None:
    assert get_devices(furnished.home, user=furnished.users["auditor"], now=NOW) is None


def test_a_home_without_devices_has_no_line(site: Site, client_of: Clients) -> None:
    assert "监控设备" not in text_of(client_of("leader").get("/overview/part/"))


def test_where_nothing_wants_a_look_that_is_said_unless_nothing_is_received_either(furnished: Site) -> None:
    at = NOW.replace(hour=8, minute=0)
    mended = (
        (NOW, sending.hour_frame(OVER, at, sending.USUAL)),
        *[(NOW, sending.hour_frame(ODD, at, sending.USUAL))] * 60,
    )
    sending.brought(furnished.home, mended)
    told = get_devices(furnished.home, user=furnished.users["officer"], now=NOW)
    assert told
    assert told["told"] == "网关没有运行"
    said = {"at": NOW.isoformat(), "port": 9212, "frames": 1, "connections": 1, "trouble": "", "devices": {}}
    (furnished.home / "journal" / "state.json").write_text(json.dumps(said), encoding="utf-8")
    told = get_devices(furnished.home, user=furnished.users["officer"], now=NOW)
    assert told
    assert told["told"] == "没有超限、无数据或异常的"
    publish(furnished.home, [listed(furnished.home, NEW, place="PK-1", from_date=NOW.date())], now=NOW)
    told = get_devices(furnished.home, user=furnished.users["officer"], now=NOW.replace(hour=2))
    assert told
    assert told["told"] == "等待首次上报 1"


def test_the_line_is_in_the_language_of_the_reader(furnished: Site, client_of: Clients) -> None:
    seen = text_of(client_of("leader", language="en").get("/overview/part/"))
    assert "Devices 7: over a limit 1, silent 1, never sent 1, odd frames 1 08:30" in seen


@pytest.mark.parametrize("address", PAGES)
def test_the_overview_asks_the_database_little(furnished: Site, client_of: Clients, address: str) -> None:
    client = client_of("leader")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES
