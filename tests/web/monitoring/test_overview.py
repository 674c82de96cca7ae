"""The devices in the browser: states, values against limits, filters, files, and who sees which."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import CAST, Site
from tests.web.conftest import STRANGER as NOBODY
from tests.web.monitoring import sending
from tests.web.monitoring.town import GOOD, MARKED, NEVER, NOW, ODD, OVER, SILENT, STATION
from tests.web.test_shell import _english, _seen

from airshed.ingest.showing import gateway
from airshed.ingest.summaries import heard
from airshed.web.accounts.models import Department
from airshed.web.audit.models import Entry
from airshed.web.devices.states import list_lines
from airshed.web.devices.words import in_order
from airshed.web.monitoring.overview import rate_of
from airshed.web.written import MADE_UP, SYNTHETIC

Clients = Callable[..., Client]
SEES = {
    "administrator": {GOOD, SILENT, NEVER, OVER, MARKED, ODD, STATION},
    "leader": {GOOD, SILENT, NEVER, OVER, MARKED, ODD, STATION},
    "officer": {GOOD, OVER, ODD, STATION},
    "officer_elsewhere": {SILENT, NEVER, MARKED, STATION},
    "inspector": {GOOD, OVER, ODD, STATION},
    "grid_lead": {GOOD, OVER, ODD, STATION},
    "plant": {GOOD, OVER, ODD, STATION},
    "auditor": None,
}


def test_each_device_is_in_the_state_its_frames_say(furnished: Site) -> None:
    lines = {line.device.mn: line for line in list_lines(furnished.home, user=furnished.users["leader"], now=NOW)}
    assert {mn: line.state for mn, line in lines.items()} == {
        GOOD: "normal",
        SILENT: "silent",
        NEVER: "never",
        OVER: "over",
        MARKED: "marked",
        ODD: "odd",
        STATION: "normal",
    }
    over = {value.name: value for value in lines[OVER].values}
    assert (over["二氧化硫"].text, over["二氧化硫"].limit, over["二氧化硫"].over) == ("120 mg/m³", "100", True)
    assert not over["烟尘（颗粒物）"].over


def test_a_device_that_tells_of_times_to_come_alone_is_heard_and_has_no_values(furnished: Site) -> None:
    ahead = NOW.replace(minute=0) + timedelta(days=10)
    sending.brought(furnished.home, [(NOW, sending.hour_frame(NEVER, ahead, sending.USUAL))])
    lines = {line.device.mn: line for line in list_lines(furnished.home, user=furnished.users["leader"], now=NOW)}
    assert (lines[NEVER].state, lines[NEVER].data_at, lines[NEVER].values) == ("odd", NOW, ())


def test_a_value_at_its_limit_is_not_over_and_a_marked_one_is_not_judged(furnished: Site) -> None:
    at = NOW.replace(hour=8, minute=0)
    sending.brought(
        furnished.home,
        [
            (NOW, sending.hour_frame(GOOD, at, {**sending.USUAL, "a21026": 100.0})),
            (NOW, sending.hour_frame(OVER, at, {**sending.USUAL, "a21026": 500.0}, mark="C")),
        ],
    )
    lines = {line.device.mn: line for line in list_lines(furnished.home, user=furnished.users["leader"], now=NOW)}
    assert (lines[GOOD].state, lines[OVER].state) == ("normal", "marked")


@pytest.mark.parametrize(("late", "state"), [(timedelta(), "normal"), (timedelta(seconds=1), "silent")])
def test_a_device_is_silent_once_its_last_data_are_older_than_the_setting(
    furnished: Site, late: timedelta, state: str
) -> None:
    last = NOW - timedelta(minutes=20)  # the correction
    now = last + timedelta(hours=4) + late
    lines = {line.device.mn: line for line in list_lines(furnished.home, user=furnished.users["leader"], now=now)}
    assert lines[GOOD].state == state


@pytest.mark.parametrize("name", [*CAST, NOBODY])
def test_everybody_sees_the_devices_of_their_outlets_and_no_others(
    furnished: Site, client_of: Clients, name: str
) -> None:
    client, wanted = client_of(name), SEES.get(name)
    answer = client.get("/monitoring/")
    if wanted is None:
        assert answer.status_code == (302 if name == NOBODY else 404)
        wanted = set()
    else:
        assert answer.status_code == 200
        assert set(re.findall(r"/monitoring/(\d{24})/", answer.content.decode())) == wanted
    for mn in SEES["leader"] or ():
        for page in ("", "log/", f"frames/{_last_frame(furnished, mn)}/"):
            if page.startswith("frames/0"):
                continue
            status = client.get(f"/monitoring/{mn}/{page}").status_code
            assert status == (200 if mn in wanted else 302 if name == NOBODY else 404), (mn, page)


def _last_frame(site: Site, mn: str) -> int:
    rows = heard(site.home, now=NOW)
    return max(rows.filter(rows["mn"] == mn)["last_frame"].to_list(), default=0)


def test_who_asks_for_the_device_of_others_is_recorded(furnished: Site, client_of: Clients) -> None:
    assert client_of("plant").get(f"/monitoring/{SILENT}/").status_code == 404
    (entry,) = Entry.objects.filter(action="foreign_id", by="plant")
    assert SILENT in json.dumps(entry.detail)
    assert client_of("plant").get("/monitoring/NOBODYSNUMBER/").status_code == 404
    assert Entry.objects.filter(action="foreign_id", by="plant").count() == 1


def test_a_frame_of_others_is_not_shown_under_the_own_device(furnished: Site, client_of: Clients) -> None:
    number = _last_frame(furnished, SILENT)
    assert client_of("plant").get(f"/monitoring/{GOOD}/frames/{number}/").status_code == 404
    assert client_of("leader").get(f"/monitoring/{SILENT}/frames/{number}/").status_code == 200


def test_lists_are_narrowed_by_state_enterprise_area_and_text(furnished: Site, client_of: Clients) -> None:
    client = client_of("leader")

    def listed(query: str) -> set[str]:
        return set(re.findall(r"/monitoring/(\d{24})/", client.get(f"/monitoring/?{query}").content.decode()))

    assert listed("state=over") == {OVER}
    assert listed("enterprise=E2") == {SILENT, NEVER, MARKED}
    assert listed("area=A1") == {GOOD, OVER, ODD}
    assert listed("q=窑尾&state=never") == {NEVER}
    assert listed("q=" + GOOD) == {GOOD}
    assert listed("state=nonsense") == SEES["leader"]


def test_the_list_is_taken_away_by_who_may_and_that_is_recorded(furnished: Site, client_of: Clients) -> None:
    answer = client_of("officer").get("/monitoring/?format=csv")
    text = answer.content.decode("utf-8-sig")
    assert text.count("\r\n") == 1 + 4
    assert "二氧化硫 120 mg/m³ / 100" in text
    rows = {row["设备编号（MN）"]: row for row in csv.DictReader(io.StringIO(text))}
    rate = rate_of(furnished.home, OVER, now=NOW)
    assert rate
    told = [rows[OVER][name] for name in ("本月有效率（%）", "有效小时", "应有小时", "有效率截至")]
    assert told == [rate["share"], f"{rate['valid']}", f"{rate['expected']}", "2019-03-11 08:00"]
    assert rows[OVER]["标记"] == ""
    elsewhere = client_of("officer_elsewhere").get("/monitoring/?format=csv&state=marked").content.decode("utf-8-sig")
    (marked,) = csv.DictReader(io.StringIO(elsewhere))
    assert marked["标记"].startswith("烟尘（颗粒物） C 校准; 二氧化硫 C 校准")
    assert Entry.objects.filter(action="monitoring.exported", by="officer").count() == 1
    for name in ("plant", "grid_lead", "administrator", "auditor"):
        assert client_of(name).get("/monitoring/?format=csv").status_code == 404


def test_the_gateway_is_told_to_run_or_not(furnished: Site, client_of: Clients) -> None:
    assert "网关没有运行" in _seen(client_of("leader").get("/monitoring/"))
    said = {"port": 9212, "frames": 77, "connections": 2, "trouble": "", "devices": {GOOD: {"connected": True}}}
    path, told = furnished.home / "journal" / "state.json", NOW - timedelta(seconds=15)
    path.write_text(json.dumps({**said, "at": told.isoformat()}), encoding="utf-8")
    assert gateway(furnished.home, now=NOW) == (True, told, 9212, 77, 2, "", frozenset({GOOD}))
    assert not gateway(furnished.home, now=NOW + timedelta(milliseconds=1)).running
    path.write_text("{", encoding="utf-8")
    assert not gateway(furnished.home, now=NOW).running


def test_nothing_is_online_without_a_gateway_and_no_red_tile_is_of_nothing(
    furnished: Site, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airshed.web.env.now", lambda _: NOW)

    def online() -> str:
        return re.sub(r"\s+", " ", _seen(client_of("leader").get("/monitoring/")))

    assert "在线 0 台" in online()
    said = {"at": NOW.isoformat(), "port": 1, "frames": 0, "connections": 0, "trouble": "", "devices": {}}
    (furnished.home / "journal" / "state.json").write_text(json.dumps(said), encoding="utf-8")
    assert "在线 5 台" in online()
    classes = {name: f'<div class="monitoring-{name}' for name in ("over", "silent")}
    own = client_of("plant").get("/monitoring/").content.decode()
    assert classes["over"] in own
    assert classes["silent"] not in own


def test_a_few_odd_frames_do_not_make_a_device_odd(furnished: Site) -> None:
    at = NOW.replace(hour=7, minute=0)
    bad = sending.spoiled(sending.hour_frame(GOOD, at, sending.USUAL, qn=NOW))

    def state() -> tuple[str, int]:
        lines = list_lines(furnished.home, user=furnished.users["leader"], now=NOW)
        return next((line.state, line.odd) for line in lines if line.device.mn == GOOD)

    sending.brought(furnished.home, [(NOW, bad)] * 2)
    assert state() == ("normal", 2)
    sending.brought(furnished.home, [(NOW, bad)])
    assert state() == ("odd", 3)
    sending.brought(furnished.home, [(NOW, sending.hour_frame(GOOD, at, sending.USUAL))] * 60)
    assert state() == ("normal", 3)


def test_names_are_in_the_order_of_their_numbers() -> None:
    assert sorted(["10号锅炉", "2号锅炉", "锅炉", "2号", "A10", "A9"], key=in_order) == [
        "2号", "2号锅炉", "10号锅炉", "A9", "A10", "锅炉",
    ]  # fmt: skip


def test_pages_are_in_one_language(furnished: Site, client_of: Clients) -> None:
    number = _last_frame(furnished, GOOD)
    for page in ("", "unknown/", f"{GOOD}/", f"{GOOD}/log/", f"{GOOD}/frames/{number}/"):
        seen = _seen(client_of("administrator", language="en").get(f"/monitoring/{page}"))
        for own in ("简体中文", "一号锅炉排气筒", "二号锅炉排气筒", "窑尾", "东方热力", "草原水泥", "表2"):
            seen = seen.replace(own, "")
        assert re.findall(r"[\u3400-\u9fff]+", seen) == [], page
        known = {"MN", "HJ", "CSV", "PW", "CRC", "QN", "DataTime", "gb", "mg", "PNG", "GB", "device_silence_hours"}
        known |= {"airshed", "telemetry", "serve", "Avg", "Flag", "ST", "CN", "CP", "Zs", "SHA", "Rtd"}
        words = set(_english(_seen(client_of("administrator").get(f"/monitoring/{page}"))))
        assert {w for w in words if w not in known and not re.fullmatch(r"a\d+|PK|[a-z]", w)} <= {"secret"}, page


def test_pages_ask_sql_a_bounded_number_of_times(furnished: Site, client_of: Clients) -> None:
    client = client_of("leader")
    for page in ("", f"{GOOD}/", f"{GOOD}/log/", "unknown/"):
        client.get(f"/monitoring/{page}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/monitoring/{page}").status_code == 200
        assert len(asked) <= 20, page


def test_without_devices_the_page_says_what_to_do(site: Site, client_of: Clients) -> None:
    Department.objects.filter(pk="ecology").update(coordinates=True)
    for name in ("officer", "plant", "leader"):
        assert "还没有登记监控设备" in _seen(client_of(name).get("/monitoring/"))


def test_made_up_data_say_so_on_every_page_and_in_the_file(furnished: Site, client_of: Clients) -> None:
    frames = client_of("leader").get(f"/monitoring/{GOOD}/log/").content.decode()
    frame = re.findall(rf"/monitoring/{GOOD}/frames/\d+/", frames)[0]
    pages = ["/monitoring/", f"/monitoring/{GOOD}/", f"/monitoring/{GOOD}/log/", frame, "/monitoring/unknown/"]

    def silent() -> list[str]:
        return [page for page in pages if "合成数据：" not in client_of("leader").get(page).content.decode()]

    def first_line() -> str:
        told: str = client_of("leader").get("/monitoring/?format=csv").content.decode("utf-8-sig")
        return told.splitlines()[0]

    assert (silent(), first_line() == MADE_UP[0]) == (pages, False)
    (furnished.home / SYNTHETIC).mkdir(parents=True)
    assert (silent(), first_line()) == ([], MADE_UP[0])
