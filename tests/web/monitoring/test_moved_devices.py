"""A device that moved from one outlet to another: each department has its own days of it, and asks it of no others."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.monitoring import sending
from tests.web.monitoring.town import CONNECTED, GOOD, NEVER, NOW, PLACES, STATION, listed
from tests.web.test_shell import _seen

from airshed.ingest.devices import publish
from airshed.ingest.showing import frames_of
from airshed.telemetry.asking import Step, ask, note, requests_of, waiting
from airshed.web.audit.models import Entry
from airshed.web.devices.states import list_lines
from airshed.web.overview.devices import get_devices

Clients = Callable[..., Client]
MOVED = date(2019, 3, 10)
FORMER, OWNER = "officer_elsewhere", "officer"
PAGE = f"/monitoring/{GOOD}/"


def _moved(site: Site, on: date, mn: str = GOOD) -> None:
    new = listed(site.home, mn, place="PK-1", from_date=on)
    places = [replace(new, from_date=CONNECTED, to_date=on, place="PK-2"), new]
    others = [listed(site.home, one) for one in PLACES if one != mn]
    publish(site.home, [*others, *places, listed(site.home, STATION, kind="station", place="X1")], now=NOW)


@pytest.fixture(autouse=True)
def moved(furnished: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a device stand at an outlet of housing until a day, then at one of ecology; the gateway runs."""
    monkeypatch.setattr("airshed.web.env.now", lambda _: NOW)
    said = {"at": NOW.isoformat(), "port": 9212, "frames": 1, "connections": 1, "trouble": "", "devices": {}}
    (furnished.home / "journal" / "state.json").write_text(json.dumps(said), encoding="utf-8")
    _moved(furnished, MOVED)


def _asked(site: Site, at: datetime, begin: str, end: str, said: str = "") -> str:
    journal, values = site.home / "journal", {"period": "hour", "begin": begin, "end": end}
    id_ = ask(journal, mn=GOOD, what="read", values=values, by="somebody", at=at)
    (request,) = (one for one, _ in requests_of(journal, GOOD) if one.id == id_)
    note(journal, request, (Step("data", at, said, said), Step("done", at)))
    return id_


def test_a_device_counts_for_who_has_it_today(furnished: Site, client_of: Clients) -> None:
    def places(name: str) -> list[str]:
        lines = list_lines(furnished.home, user=furnished.users[name], now=NOW)
        return [line.device.title for line in lines if line.device.mn == GOOD]

    def counted(name: str) -> int:
        told = get_devices(furnished.home, user=furnished.users[name], now=NOW)
        return told["count"] if told else 0

    assert {name: places(name) for name in (OWNER, FORMER, "leader")} == {
        OWNER: ["一号锅炉排气筒"],
        FORMER: [],
        "leader": ["一号锅炉排气筒"],
    }
    assert {name: counted(name) for name in (OWNER, FORMER, "leader")} == {OWNER: 4, FORMER: 4, "leader": 7}
    for address in ("/monitoring/", "/monitoring/?format=csv"):
        assert GOOD in client_of(OWNER).get(address).content.decode(), address
        assert GOOD not in client_of(FORMER).get(address).content.decode(), address


def test_who_had_a_device_sees_the_days_that_were_theirs(furnished: Site, client_of: Clients) -> None:
    client = client_of(FORMER)
    page = client.get(f"{PAGE}?from=2019-03-09&to=2019-03-11").content.decode()
    assert "窑尾" in page
    assert re.findall(r'<th scope="row">(03-\d\d|2019-03-\d\d)', page)
    assert not re.findall(r'<th scope="row">(?:2019-)?03-1[01]', page)
    assert "本月小时有效率" not in page
    for on, status in ((date(2019, 3, 9), 200), (date(2019, 3, 11), 404)):
        number = frames_of(furnished.home, mn=GOOD, on=on)["frame"][0]
        assert client.get(f"{PAGE}frames/{number}/").status_code == status, on
    assert "/frames/" in client.get(f"{PAGE}log/?on=2019-03-09").content.decode()
    assert "/frames/" not in client.get(f"{PAGE}log/?on=2019-03-11").content.decode()


def test_who_had_a_device_asks_it_no_more(furnished: Site, client_of: Clients) -> None:
    client = client_of(FORMER)
    assert f"{PAGE}ask/" not in client.get(PAGE).content.decode()
    for given in ({"what": "read_time"}, {"what": "read_hour", "begin": "2019-03-08", "end": "2019-03-08"}):
        assert client.post(f"{PAGE}ask/", given).status_code == 404
    assert waiting(furnished.home / "journal") == ()
    assert Entry.objects.filter(action="foreign_id", by=FORMER).count() == 2


@pytest.mark.parametrize(("begin", "end", "sent"), [(10, 11, 1), (9, 10, 0), (8, 8, 0)])
def test_stored_data_are_read_of_the_days_of_who_asks(
    furnished: Site, client_of: Clients, begin: int, end: int, sent: int
) -> None:
    given = {"what": "read_hour", "begin": f"2019-03-{begin:02d}", "end": f"2019-03-{end:02d}"}
    answer = client_of(OWNER).post(f"{PAGE}ask/", given, follow=True)
    assert ("超出范围，应为 2019-03-10 –" in _seen(answer)) == (not sent)
    assert len(waiting(furnished.home / "journal")) == sent


def test_requests_are_shown_to_who_had_the_device_then(furnished: Site, client_of: Clients) -> None:
    before, after = datetime(2019, 3, 9, 9), datetime(2019, 3, 10, 9)
    old = _asked(furnished, before, "2019-03-09T00:00:00", "2019-03-09T08:59:59", "a21026-Avg=33.3")
    new = _asked(furnished, after, "2019-03-10T00:00:00", "2019-03-10T08:59:59", "a21026-Avg=55.5")
    back = _asked(furnished, after + timedelta(hours=1), "2019-03-09T00:00:00", "2019-03-10T08:59:59")

    def opened(name: str) -> list[int]:
        return [client_of(name).get(f"{PAGE}requests/{one}/").status_code for one in (old, new, back)]

    assert (opened(OWNER), opened(FORMER)) == ([404, 200, 404], [404, 404, 404])
    listed_ = client_of(OWNER).get(PAGE).content.decode()
    assert [one in listed_ for one in (old, new, back)] == [False, True, False]
    for name, on, seen in ((OWNER, 9, 0), (OWNER, 10, 1), (FORMER, 9, 1), (FORMER, 10, 0), ("leader", 10, 2)):
        log = client_of(name).get(f"{PAGE}log/?on=2019-03-{on:02d}").content.decode()
        assert log.count("向设备发请求") == seen, (name, on)
        assert ("/requests/" in log) == (name == OWNER and seen > 0), (name, on)


@pytest.mark.parametrize("name", [OWNER, "leader"])
def test_what_came_of_the_other_outlet_is_not_judged_at_this_one(furnished: Site, name: str) -> None:
    _moved(furnished, NOW.date(), NEVER)
    at = datetime(2019, 3, 10, 23)
    bad = sending.spoiled(sending.hour_frame(NEVER, at, sending.USUAL))
    late = sending.hour_frame(NEVER, at, {"a21026": 500.0})
    sending.brought(furnished.home, [(at, bad), (at, bad), (at, bad), (NOW.replace(hour=0), late)])
    lines = list_lines(furnished.home, user=furnished.users[name], now=NOW.replace(hour=0))
    line = next(line for line in lines if line.device.mn == NEVER)
    assert (line.state, line.data_at, line.values, line.odd) == ("awaiting", NOW.replace(hour=0), (), 0)
