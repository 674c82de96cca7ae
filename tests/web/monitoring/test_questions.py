"""Requests to devices by page: who may ask, what is checked, what is recorded, and what came of it."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.monitoring import sending
from tests.web.monitoring.town import GOOD, NOW, SILENT
from tests.web.test_shell import _seen

from airshed.errors import Fault
from airshed.telemetry.asking import Step, note, waiting
from airshed.web.audit.models import Entry

Clients = Callable[..., Client]


@pytest.fixture(autouse=True)
def receiving(furnished: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the gateway have told that it runs, by a clock that stands."""
    said = {"at": NOW.isoformat(), "port": 9212, "frames": 1, "connections": 1, "trouble": "", "devices": {}}
    (furnished.home / "journal" / "state.json").write_text(json.dumps(said), encoding="utf-8")
    monkeypatch.setattr("airshed.web.env.now", lambda _: NOW)


@pytest.mark.parametrize(
    ("name", "status"),
    [("officer", 302), ("leader", 404), ("officer_elsewhere", 404), ("inspector", 404), ("grid_lead", 404),
     ("plant", 404), ("administrator", 404), ("auditor", 404)],
)  # fmt: skip
def test_only_the_department_of_the_outlet_asks(furnished: Site, client_of: Clients, name: str, status: int) -> None:
    answer = client_of(name).post(f"/monitoring/{GOOD}/ask/", {"what": "read_time"})
    assert answer.status_code == status
    asked = waiting(furnished.home / "journal")
    assert len(asked) == Entry.objects.filter(action="device.asked").count() == (1 if status == 302 else 0)


@pytest.mark.parametrize(
    ("given", "what", "values"),
    [
        ({"what": "read_seconds"}, "read_interval", {"seconds": "1"}),
        ({"what": "set_seconds", "number": "60"}, "set_interval", {"seconds": "60"}),
        ({"what": "set_minutes", "number": "10"}, "set_interval", {"minutes": "10"}),
        ({"what": "set_time"}, "set_time", {}),
        (
            {"what": "read_hour", "begin": "2019-03-01", "end": "2019-03-02"},
            "read",
            {"period": "hour", "begin": "2019-03-01T00:00:00", "end": "2019-03-02T23:59:59"},
        ),
    ],
)
def test_what_is_asked_is_left_for_the_gateway(
    furnished: Site, client_of: Clients, given: dict[str, str], what: str, values: dict[str, str]
) -> None:
    client_of("officer").post(f"/monitoring/{GOOD}/ask/", given)
    (request,) = waiting(furnished.home / "journal")
    assert (request.mn, request.what, request.values, request.by) == (GOOD, what, values, "officer")
    (entry,) = Entry.objects.filter(action="device.asked", object=GOOD)
    assert json.loads(entry.detail) == {"request": what, **values}


def test_without_a_gateway_nothing_is_asked(furnished: Site, client_of: Clients) -> None:
    (furnished.home / "journal" / "state.json").unlink()
    answer = client_of("officer").post(f"/monitoring/{GOOD}/ask/", {"what": "read_time"}, follow=True)
    assert "网关没有运行，请先" in _seen(answer)
    assert "网关没有运行，现在不能" in _seen(answer)
    assert str(furnished.home) not in answer.content.decode()
    assert f"/monitoring/{GOOD}/ask/" not in answer.content.decode()
    assert waiting(furnished.home / "journal") == ()
    assert not Entry.objects.filter(action="device.asked").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"what": "format_disk"}, "format_disk"),
        ({"what": "set_seconds", "number": "29"}, "30 … 3600"),
        ({"what": "set_seconds", "number": "٣٠"}, "30 … 3600"),
        ({"what": "set_minutes", "number": "7"}, "1, 2, 3"),
        ({"what": "read_hour", "begin": "2019-03-02", "end": "2019-03-01"}, "2019-03-01"),
        ({"what": "read_hour", "begin": "2019-01-01", "end": "2019-03-01"}, "31 d"),
        ({"what": "read_hour", "begin": "x", "end": ""}, "2019-11-01"),
    ],
)
def test_what_is_not_allowed_is_told_and_not_sent(
    furnished: Site, client_of: Clients, given: dict[str, str], said: str
) -> None:
    answer = client_of("officer").post(f"/monitoring/{GOOD}/ask/", given, follow=True)
    assert said in _seen(answer)
    assert waiting(furnished.home / "journal") == ()
    assert not Entry.objects.filter(action="device.asked").exists()


def test_requests_stand_in_the_log_by_time_with_who_asked(furnished: Site, client_of: Clients) -> None:
    client, journal = client_of("officer"), furnished.home / "journal"
    client.post(f"/monitoring/{GOOD}/ask/", {"what": "set_seconds", "number": "60"})
    (request,) = waiting(journal)
    note(journal, request, (Step("sent", NOW), Step("no_answer", NOW)))
    sending.brought(furnished.home, [(NOW + timedelta(minutes=1), sending.hour_frame(GOOD, NOW, {}, cn="9015"))])
    log = f"/monitoring/{GOOD}/log/?on=2019-03-11"
    text = client.get(log).content.decode()
    times = [text.index(said) for said in ("08:31:00", "设置实时数据间隔（秒）、60", "08:10:00", "08:00:05")]
    assert times == sorted(times)
    told = re.sub(r"\s+", " ", _seen(client.get(log)))
    assert "officer · 设备没有应答" in told
    assert "1 个请求" in told
    assert f"/monitoring/{GOOD}/requests/{request.id}/" in text
    for name, seen in (("leader", True), ("administrator", True), ("inspector", False), ("plant", False)):
        answer = client_of(name).get(log)
        assert ("设置实时数据间隔" in _seen(answer)) == seen, name
        assert "/requests/" not in answer.content.decode()
    assert "设置实时数据间隔" not in _seen(client.get(f"{log}&odd=1"))
    assert "设置实时数据间隔" not in _seen(client.get(f"/monitoring/{GOOD}/log/?on=2019-03-10"))


def test_answers_are_shown_as_they_come(furnished: Site, client_of: Clients) -> None:
    client, journal = client_of("officer"), furnished.home / "journal"
    page = client.post(f"/monitoring/{GOOD}/ask/", {"what": "set_seconds", "number": "60"}).headers["Location"]
    (request,) = waiting(journal)
    first = client.get(page)
    assert "等待网关发出" in _seen(first)
    assert 'hx-trigger="every 1s"' in first.content.decode()
    steps = (Step("sent", NOW), Step("ready", NOW + timedelta(seconds=1), "QnRtn=1 准备执行", "QnRtn=1 ready"))
    note(journal, request, steps)
    assert "QnRtn=1 准备执行" in _seen(client.get(page))
    note(journal, request, (*steps, Step("done", NOW + timedelta(seconds=2), "ExeRtn=1 执行成功", "ExeRtn=1 done")))
    note(journal, request, (Step("data", NOW, "QN=1;PW=s3cret;MN=2", "QN=1;PW=s3cret;MN=2"), *steps))
    assert "s3cret" not in client.get(page).content.decode()
    note(journal, request, (*steps, Step("done", NOW + timedelta(seconds=2), "ExeRtn=1 执行成功", "ExeRtn=1 done")))
    note(journal, request, (Step("impossible", NOW, fault=Fault("telemetry.no_key", GOOD, "", "sm4_key_file")),))
    assert f"设备 {GOOD} 的数据包已加密，没有能打开的密钥" in _seen(client.get(page))
    note(journal, request, (*steps, Step("done", NOW + timedelta(seconds=2), "ExeRtn=1 执行成功", "ExeRtn=1 done")))
    last = client.get(page)
    assert "执行完毕" in _seen(last)
    assert "every 1s" not in last.content.decode()
    assert "设置实时数据间隔（秒）、60" in _seen(client.get(f"/monitoring/{GOOD}/"))
    assert client_of("leader").get(page).status_code == 404
    assert client_of("officer_elsewhere").get(page.replace(GOOD, SILENT)).status_code == 404
