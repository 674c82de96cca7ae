"""One device in the browser: curves, values, frames behind them, corrections, log, strangers, evidence packs."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from html import unescape
from typing import Any, get_args

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.monitoring import sending, town
from tests.web.monitoring.town import GOOD, MARKED, NEVER, NOW, ODD, OVER, SILENT, STRANGER, listed
from tests.web.test_shell import _seen

from airshed.ingest.behind import frame_behind
from airshed.ingest.devices import Device, publish
from airshed.ingest.showing import frames_of, series, unknown
from airshed.telemetry.journal.pack_verify import READINGS
from airshed.telemetry.journal.packing import packed
from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212 import crc
from airshed.telemetry.protocols.hj212.building import framed, sealed
from airshed.telemetry.protocols.hj212.masking import MASK
from airshed.telemetry.protocols.hj212.words import CHECKS
from airshed.web.accounts.models import Department
from airshed.web.audit.models import Entry
from airshed.web.devices.words import kind_of, name_of, sought, usual_first

Clients = Callable[..., Client]
WEEK = "from=2019-03-09&to=2019-03-11"


def _chart(answer: Any) -> dict[str, Any]:
    text = re.search(
        r'<script type="application/json" id="chart-devices">(.*?)</script>', answer.content.decode(), re.DOTALL
    )
    assert text
    found: dict[str, Any] = json.loads(text[1])
    return found


def test_curves_show_what_was_sent_with_limits_and_gaps(furnished: Site, client_of: Clients) -> None:
    chart = _chart(client_of("leader").get(f"/monitoring/{GOOD}/?{WEEK}"))
    lines = {trace["name"]: trace for trace in chart["data"] if trace.get("mode") == "lines"}
    assert set(lines) == {"烟尘（颗粒物）", "二氧化硫", "氮氧化物"}
    sulphur = lines["二氧化硫"]
    assert sulphur["y"].count(None) == 1
    values = [value for value in sulphur["y"] if value is not None]
    assert len(values) == 45
    assert values.count(44.0) == 1
    whole = series(furnished.home, mn=GOOD, period="hour", factors=["a21026"], from_at=NOW - timedelta(3), to_at=NOW)
    assert values == whole["value"].to_list()


def test_a_value_with_a_mark_leaves_the_line_and_stands_as_a_sign(furnished: Site, client_of: Clients) -> None:
    chart = _chart(client_of("leader").get(f"/monitoring/{MARKED}/?{WEEK}&factor=a21026"))
    (line,) = (trace for trace in chart["data"] if trace["name"] == "二氧化硫")
    (sign,) = (trace for trace in chart["data"] if trace["name"] == "C 校准" and trace["y"] != [None])
    assert (line["x"][-1], line["y"][-1]) == (sign["x"][0], None)
    assert sign["y"] == [40.0]
    assert line["y"].count(None) == 1


def test_an_air_station_shows_particles_first_and_gases_in_the_unit_of_air(furnished: Site, client_of: Clients) -> None:
    sent = {"a21026": 12, "a21004": 21, "a21005": 0.4, "a05024": 80, "a34002": 60, "a34004": 35}
    at = NOW.replace(hour=7, minute=0)
    sending.brought(furnished.home, [(NOW, sending.hour_frame(town.STATION, at, sent, st="22", qn=NOW))])
    client = client_of("leader")
    chart = _chart(client.get(f"/monitoring/{town.STATION}/?{WEEK}"))
    names = [trace["name"] for trace in chart["data"] if trace["mode"].startswith("lines")]
    assert names == [name_of(code).zh for code in ("a34004", "a34002")]
    row = _seen(client.get(f"/monitoring/?q={town.STATION}"))
    told = ("35 µg/m³", "60 µg/m³", "12 µg/m³", "21 µg/m³", "0.4 mg/m³", "80 µg/m³")
    places = [row.index(text) for text in told]
    assert places == sorted(places)


def test_of_voc_the_pollutant_comes_first_not_the_flow(furnished: Site, client_of: Clients) -> None:
    at = NOW.replace(hour=7, minute=0)
    sent = {"a00000": 9.0, "a01011": 11.6, "a01012": 64.3, "a24088": 12.5}
    sending.brought(furnished.home, [(NOW, sending.hour_frame(NEVER, at, sent))])
    client = client_of("leader")
    row = _seen(client.get(f"/monitoring/?q={NEVER}"))
    assert "非甲烷总烃 12.5 mg/m³" in re.sub(r"\s+", " ", row)
    assert "废气流量" not in row
    page = client.get(f"/monitoring/{NEVER}/?{WEEK}")
    assert [trace["name"] for trace in _chart(page)["data"] if trace["mode"].startswith("lines")] == ["非甲烷总烃"]
    offered = re.findall(r'name="factor" value="(\w+)"', page.content.decode())
    assert offered == ["a24088", "a00000", "a01011", "a01012"]


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        (("a00000", "a21003", "a21004", "a21005", "a25002"), ["a21003", "a21004", "a21005"]),
        (("a00000", "a24088", "a21003", "a34013"), ["a34013", "a24088"]),
        (("a00000", "a19001", "a01011"), []),
    ],
)
def test_what_is_sought_of_an_outlet(sent: tuple[str, ...], wanted: list[str]) -> None:
    assert sought(sent, "outlet") == wanted
    assert usual_first(sent, "outlet")[: len(wanted)] == wanted
    assert sorted(usual_first(sent, "outlet")) == sorted(sent)


@pytest.mark.parametrize(
    ("systems", "kind"), [({"22"}, "station"), ({"22", "91"}, "station"), ({"22", "31"}, "outlet"), (set(), "outlet")]
)
def test_who_is_not_listed_is_what_its_frames_say(systems: set[str], kind: str) -> None:
    assert kind_of(None, systems) == kind
    assert kind_of({"kind": "outlet"}, systems) == "outlet"


def test_an_unlisted_air_station_has_the_units_of_air_until_it_is_listed(furnished: Site, client_of: Clients) -> None:
    mn, at = "9" * 24, NOW.replace(hour=7, minute=0)
    frame = sending.hour_frame(mn, at, {"a34004": 35, "a21026": 12, "a21004": 21}, st="22", qn=NOW)
    sending.brought(furnished.home, [(NOW, frame)])
    client = client_of("leader")
    page = client.get(f"/monitoring/{mn}/?{WEEK}&factor=a21026")
    assert "二氧化硫 (µg/m³)" in _seen(page)
    assert "当作空气站" in _seen(page)
    assert re.findall(r'name="factor" value="(\w+)"', page.content.decode()) == ["a34004", "a21026", "a21004"]
    number = frames_of(furnished.home, mn=mn, on=NOW.date())["frame"][0]
    assert "12 µg/m³" in _seen(client.get(f"/monitoring/{mn}/frames/{number}/"))
    other = frames_of(furnished.home, mn=STRANGER, on=NOW.date())["frame"][0]
    assert "40.0 mg/m³" in _seen(client.get(f"/monitoring/{STRANGER}/frames/{other}/"))
    publish(furnished.home, [listed(furnished.home, mn, place="PK-1")], now=NOW)
    assert "二氧化硫 (mg/m³)" in _seen(client.get(f"/monitoring/{mn}/?{WEEK}&factor=a21026"))


def test_a_frame_says_in_words_which_check_it_carries(furnished: Site, client_of: Clients) -> None:
    assert {*CHECKS} == {*get_args(crc.Kind)}
    frame = sending.hour_frame(GOOD, NOW.replace(hour=7, minute=0), sending.USUAL, qn=NOW)
    value = crc.modbus(frame[6:-4])
    swapped = (value & 0xFF) << 8 | value >> 8
    checks = {"标准折叠式": frame[-4:], "通用 Modbus": b"%04X" % value, "高低字节颠倒": b"%04X" % swapped}
    sending.brought(furnished.home, [(NOW, frame[:-4] + check) for check in checks.values()])
    last = frames_of(furnished.home, mn=GOOD, on=NOW.date())["frame"].to_list()[:3]
    client = client_of("leader")
    for said, number in zip(checks, reversed(last), strict=True):
        assert said in _seen(client.get(f"/monitoring/{GOOD}/frames/{number}/")), said
    (odd, *_) = frames_of(furnished.home, mn=ODD, on=NOW.date(), odd=True)["frame"]
    assert "与已知的算法都不符" in _seen(client.get(f"/monitoring/{ODD}/frames/{odd}/"))


def test_a_page_leads_to_its_forms_from_its_top(furnished: Site, client_of: Clients) -> None:
    for name, wanted in (("officer", ["ask", "pack", "values"]), ("leader", ["pack", "values"]), ("plant", ["values"])):
        text = client_of(name).get(f"/monitoring/{GOOD}/?{WEEK}").content.decode()
        top = text[: text.index("<form class")]
        assert re.findall(r'href="#head-(\w+)"', top) == wanted
        assert all(f'id="head-{one}"' in text for one in wanted)
    log = client_of("leader").get(f"/monitoring/{GOOD}/log/?on=2019-03-11").content.decode()
    assert log.index('href="#head-days"') < log.index("<table") < log.index('id="head-days"')
    unknown = client_of("leader").get("/monitoring/unknown/").content.decode()
    assert unknown.index('href="#head-unread"') < unknown.index("<table") < unknown.index('id="head-unread"')


def test_forms_stand_before_the_table_of_values(furnished: Site, client_of: Clients) -> None:
    text = client_of("officer").get(f"/monitoring/{GOOD}/?{WEEK}").content.decode()
    assert text.index('id="head-ask"') < text.index('id="head-pack"') < text.index('id="head-values"')


def test_the_table_marks_what_is_over_marked_and_corrected(furnished: Site, client_of: Clients) -> None:
    client = client_of("leader")
    text = _seen(client.get(f"/monitoring/{OVER}/?{WEEK}"))
    assert text.count("超限") >= 2
    assert "120" in text
    assert "更正过" in _seen(client.get(f"/monitoring/{GOOD}/?{WEEK}"))
    assert "C 校准" in _seen(client.get(f"/monitoring/{MARKED}/?{WEEK}"))
    answer = client.get(f"/monitoring/{GOOD}/?{WEEK}&period=hour&factor=a19001&from=bad")
    assert "不是日期" in _seen(answer)


def test_the_frame_behind_a_value_is_shown_as_received(furnished: Site, client_of: Clients) -> None:
    rows = series(furnished.home, mn=GOOD, period="hour", factors=["a21026"], from_at=NOW - timedelta(2), to_at=NOW)
    number = rows.filter(rows["value"] == 44.0)["frame"][0]
    behind = frame_behind(furnished.home, number=number)
    assert behind
    masked, whole = (
        client_of(name).get(f"/monitoring/{GOOD}/frames/{number}/") for name in ("officer", "administrator")
    )
    for answer in (masked, whole):
        assert behind.record.hash in answer.content.decode()
        assert "10.1.2.3:5000" in _seen(answer)
        assert "a21026-Avg=44.0" in _seen(answer)
    assert f"PW={MASK}" in _seen(masked)
    assert "secret" not in masked.content.decode()
    assert "PW=secret" in _seen(whole)


def test_what_is_encrypted_is_told_in_words_and_shown_plain_once_there_is_a_key(
    furnished: Site, client_of: Clients
) -> None:
    pytest.importorskip("cryptography", reason="the extra sm4 is not installed")
    key = Key(bytes(range(160, 176)))
    plain = sending.hour_frame(GOOD, NOW - timedelta(hours=1), {"a21026": 33.25}).replace(b"Flag=5", b"Flag=9")
    sending.brought(furnished.home, [(NOW, sealed(framed(plain[6:-4])[:-2], key=key))])
    row = frames_of(furnished.home, mn=GOOD, on=NOW.date(), odd=True).to_dicts()[0]
    client = client_of("officer")
    page, log = f"/monitoring/{GOOD}/frames/{row['frame']}/", f"/monitoring/{GOOD}/log/?on={NOW.date()}&odd=1"
    for text in (_seen(client.get(page)), _seen(client.get(log))):
        assert "内容已加密，没有该 MN 的密钥" in text
        assert "33.25" not in text
    file = furnished.home / "sm4.keys"
    with (furnished.home / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write('\nsm4_key_file = "sm4.keys"\n')
    file.write_text(f"{GOOD} {bytes(reversed(key)).hex()}", encoding="ascii")
    assert "密钥不符" in _seen(client.get(page))
    file.write_text(f"{GOOD} {key.hex()}", encoding="ascii")
    shown = client.get(page)
    assert "33.25" in _seen(shown)
    assert key.hex() not in shown.content.decode()


def test_a_corrected_value_shows_the_first_one_too(furnished: Site, client_of: Clients) -> None:
    rows = series(furnished.home, mn=GOOD, period="hour", factors=["a21026"], from_at=NOW - timedelta(2), to_at=NOW)
    number = rows.filter(rows["value"] == 44.0)["frame"][0]
    text = _seen(client_of("leader").get(f"/monitoring/{GOOD}/frames/{number}/"))
    part = text[text.index("这些值更正过") :]
    assert re.search(r"二氧化硫\s+40\b.*二氧化硫\s+44\b.*采用", part, re.DOTALL)


def test_a_deviation_is_told_in_words_in_log_and_frame(furnished: Site, client_of: Clients) -> None:
    client = client_of("leader")
    row, *others = frames_of(furnished.home, mn=ODD, on=NOW.date(), odd=True).to_dicts()
    assert len(others) == 2
    text = _seen(client.get(f"/monitoring/{ODD}/log/?on=2019-03-11&odd=1"))
    assert "CRC 不符" in text
    assert "3 个数据包" in re.sub(r"\s+", " ", text)
    assert "CRC 不符" in _seen(client.get(f"/monitoring/{ODD}/frames/{row['frame']}/"))
    assert "没有异常" in _seen(client.get(f"/monitoring/{GOOD}/log/?on=2019-03-11&odd=1"))


def test_the_log_counts_the_frames_of_the_day_and_pages(furnished: Site, client_of: Clients) -> None:
    start = datetime(2019, 3, 10, 3)
    beats = [(start + timedelta(seconds=n), sending.hour_frame(GOOD, start, {}, cn="9015")) for n in range(150)]
    sending.brought(furnished.home, beats)
    client = client_of("leader")
    for page, count in ((1, 100), (2, 71), (9, 71)):
        text = client.get(f"/monitoring/{GOOD}/log/?on=2019-03-10&page={page}").content.decode()
        assert len(re.findall(rf"/monitoring/{GOOD}/frames/\d+/", text)) == count
    assert "心跳包" in _seen(client.get(f"/monitoring/{GOOD}/log/?on=2019-03-10"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31", "soon"])
def test_days_beyond_all_days_are_none(client_of: Clients, day: str) -> None:
    client = client_of("leader")
    for address in (f"{GOOD}/log/?on={day}", f"{GOOD}/?from={day}&to={day}", f"unknown/?on={day}"):
        assert client.get(f"/monitoring/{address}").status_code == 200, address


def test_the_log_tells_the_year_of_data_of_another_year(furnished: Site, client_of: Clients) -> None:
    old = sending.hour_frame(GOOD, datetime(2018, 12, 31, 23), sending.USUAL)
    sending.brought(furnished.home, [(NOW, old)])
    text = _seen(client_of("leader").get(f"/monitoring/{GOOD}/log/?on=2019-03-11"))
    assert "2018-12-31 23:00:00" in text
    assert re.search(r"(?<!2019-)03-11 07:00:00", text)


def test_a_device_that_moved_shows_each_owner_their_own_days(furnished: Site, client_of: Clients) -> None:
    moved = date(2019, 3, 11)
    first = Device(GOOD, town.CONNECTED, moved, "outlet", "PK-1")
    others = [listed(furnished.home, mn) for mn in town.PLACES if mn != GOOD]
    publish(furnished.home, [first, listed(furnished.home, GOOD, place="PK-2", from_date=moved), *others], now=NOW)
    seen = {}
    for name in ("plant", "officer_elsewhere", "leader"):
        chart = _chart(client_of(name).get(f"/monitoring/{GOOD}/?{WEEK}"))
        line = next(t for t in chart["data"] if t["name"] == "二氧化硫")
        seen[name] = [x for x, y in zip(line["x"], line["y"], strict=True) if y is not None]
    assert max(seen["plant"]) < "2019-03-11" <= min(seen["officer_elsewhere"])
    assert [*seen["plant"], *seen["officer_elsewhere"]] == seen["leader"]
    late = frames_of(furnished.home, mn=GOOD, on=moved)["frame"][0]
    assert client_of("plant").get(f"/monitoring/{GOOD}/frames/{late}/").status_code == 404
    assert client_of("officer_elsewhere").get(f"/monitoring/{GOOD}/frames/{late}/").status_code == 200
    assert "没有收到" in _seen(client_of("plant").get(f"/monitoring/{GOOD}/log/?on=2019-03-11"))


def test_strangers_are_told_to_who_reaches_all(furnished: Site, client_of: Clients) -> None:
    (row,) = unknown(furnished.home, now=NOW).to_dicts()
    assert (row["mn"], row["frames"], row["systems"], row["peers"]) == (STRANGER, 1, ["31"], ["10.1.2.3"])
    assert row["first_at"] == row["last_at"] == NOW - timedelta(minutes=10)
    text = _seen(client_of("administrator").get("/monitoring/unknown/?on=2019-03-11"))
    assert STRANGER in text
    assert "不完整" in text
    for name in ("officer", "plant", "inspector", "grid_lead", "auditor"):
        assert client_of(name).get("/monitoring/unknown/").status_code == 404
        assert client_of(name).get(f"/monitoring/{STRANGER}/").status_code == 404
    assert client_of("leader").get(f"/monitoring/{STRANGER}/").status_code == 200


def test_a_stranger_is_one_no_more_from_the_first_day_of_its_listing(furnished: Site) -> None:
    kept = [listed(furnished.home, mn) for mn in town.PLACES]
    publish(furnished.home, [*kept, listed(furnished.home, STRANGER, place="PK-1", from_date=NOW.date())], now=NOW)
    assert STRANGER not in unknown(furnished.home, now=NOW)["mn"].to_list()
    late = listed(furnished.home, STRANGER, place="PK-1", from_date=NOW.date() + timedelta(1))
    publish(furnished.home, [*kept, late], now=NOW)
    assert STRANGER in unknown(furnished.home, now=NOW)["mn"].to_list()


def test_a_frame_that_names_nobody_is_shown_to_who_reaches_all(furnished: Site, client_of: Clients) -> None:
    (row,) = frames_of(furnished.home, mn=None, on=NOW.date()).to_dicts()
    assert "not a frame" in _seen(client_of("leader").get(f"/monitoring/unknown/frames/{row['frame']}/"))
    assert client_of("officer").get(f"/monitoring/unknown/frames/{row['frame']}/").status_code == 404
    assert client_of("leader").get("/monitoring/unknown/frames/999999/").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [("leader", 200), ("officer", 200), ("inspector", 200), ("officer_elsewhere", 404), ("grid_lead", 404),
     ("plant", 404), ("administrator", 404), ("auditor", 404)],
)  # fmt: skip
def test_packs_are_taken_by_who_may_use_them_as_proof(
    furnished: Site, client_of: Clients, name: str, status: int
) -> None:
    asked = {"from": "2019-03-10", "to": "2019-03-11"}
    answer = client_of(name).post(f"/monitoring/{GOOD}/pack/", asked)
    assert answer.status_code == status
    entries = Entry.objects.filter(action="device.packed")
    assert entries.count() == (1 if status == 200 else 0)
    if status == 200:
        file = furnished.home / "pack.zip"
        file.write_bytes(answer.content)
        assert zipfile.is_zipfile(io.BytesIO(answer.content))
        lines = packed(file)[READINGS].decode().splitlines()
        days = [frames_of(furnished.home, mn=GOOD, on=date(2019, 3, day)).height for day in (10, 11)]
        kept = json.loads(entries[0].detail)
        assert len(lines) == sum(days) == kept["frames"]
        assert kept["file_digest"] == sha256(answer.content).hexdigest()


def test_a_pack_without_frames_or_of_too_many_days_is_refused_in_words(furnished: Site, client_of: Clients) -> None:
    client = client_of("leader")
    for first, last, said in (
        ("2019-02-01", "2019-02-02", "没有"),
        ("2019-03-01", "2019-03-31", "最多 7 天"),
        ("2019-03-11", "2019-03-10", "开始不晚于结束"),
        ("", "x", "开始不晚于结束"),
    ):
        answer = client.post(f"/monitoring/{SILENT}/pack/", {"from": first, "to": last}, follow=True)
        assert said in _seen(answer), said
    assert not Entry.objects.filter(action="device.packed").exists()


def test_a_stranger_is_listed_by_a_form_that_is_filled_in_and_its_kept_frames_count(
    furnished: Site, client_of: Clients
) -> None:
    Department.objects.filter(pk="ecology").update(coordinates=True)
    client = client_of("officer")
    page = client.get("/monitoring/unknown/").content.decode()
    (link,) = re.findall(r'href="(/registers/monitors/new/[^"]*)"', page)
    form = client.get(unescape(link)).content.decode()
    given = {"code": STRANGER, "from_date": "2019-03-11", "factors": "a19001,a21002,a21026,a34013"}
    for name, value in given.items():
        assert re.search(rf'name="{name}"[^>]*(value="{value}"|>\s*{value})', form), name
    answer = client.post("/registers/monitors/new/", {**given, "outlet": "PK-1", "department": "ecology"})
    assert answer.status_code == 302
    assert STRANGER not in unknown(furnished.home, now=NOW)["mn"].to_list()
    assert "40" in _seen(client_of("plant").get(f"/monitoring/{STRANGER}/?{WEEK}"))
