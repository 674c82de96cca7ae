"""Data quality and refused rows in the browser: numbers, faults, filters, files, rights."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.web.conftest import STRANGER, Site
from tests.web.test_shell import _english, _seen

from airshed.calendar import Period
from airshed.lake.importing import import_files
from airshed.web import ambient, env
from airshed.web.accounts.models import Department, User
from airshed.web.audit.models import Entry
from airshed.web.quality import checking, rejects
from airshed.web.quality.checking import Thresholds
from airshed.web.quality.stations import list_stations

Clients = Callable[..., Client]
TODAY = date(2019, 3, 11)
SPAN = "place=city:测试市&from=2019-03-01&to=2019-03-10"
STATIONS = "station,name,city,from_date\nX1,北站,测试市,2019-01-01\nX2,南站,测试市,2019-03-03\n"
BAD = "station,hour_end,pm25\nX1,2019-03-05 01:00,-4\nX1,2019-03-05 02:00,=1+1\nX1,2019-03-05 03:00,abc\n"


@dataclass(frozen=True)
class Town:
    """A home with ten days of two stations.

    X1 is silent on 2 March, lacks SO2 for three hours, and stands still at 30 µg/m³ of PM2.5 for nine hours on the
    4th; X2 begins on the 3rd. A file with three refused cells came on the 6th.
    """

    home: Path
    place: ambient.Place


def _rows() -> Iterator[str]:
    yield "station,hour_end,pm25,pm10,so2,no2,co,o3"
    for number in range(1, 241):
        at = datetime(2019, 3, 1) + timedelta(hours=number)
        last = at - timedelta(hours=1)
        for station in ("X1", "X2"):
            if (station, last.day) == ("X1", 2) or (station == "X2" and last.day < 3):
                continue
            pm25 = 30 if (station, last.day) == ("X1", 4) and 5 <= last.hour < 14 else 20 + number % 7
            so2 = "" if (station, last.day) == ("X1", 7) and last.hour < 3 else 3 + number % 5
            tail = f"{60 + number % 9},{so2},{12 + number % 3},{0.5 + number % 4 / 10:.1f},{50 + number % 24}"
            yield f"{station},{at:%Y-%m-%d %H:%M},{pm25},{tail}"


def _bring(home: Path, name: str, text: str, *, now: datetime, by: str) -> None:
    path = home / "files" / name
    path.write_text(text, encoding="utf-8")
    import_files(home, [path], now=now, by=by, ceilings={}, progress=lambda *_: None)


@pytest.fixture
def town(site: Site, monkeypatch: pytest.MonkeyPatch) -> Town:
    lines = list(_rows())
    early = [line for line in lines[1:] if line.split(",")[1] <= "2019-03-08 00:00"]
    late = [line for line in lines[1:] if line.split(",")[1] > "2019-03-08 00:00"]
    _bring(site.home, "stations.csv", STATIONS, now=datetime(2019, 3, 8, 1), by="zhang")
    _bring(site.home, "early.csv", "\n".join([lines[0], *early]) + "\n", now=datetime(2019, 3, 8, 1), by="zhang")
    _bring(site.home, "bad.csv", BAD, now=datetime(2019, 3, 8, 2), by="li")
    _bring(site.home, "late.csv", "\n".join([lines[0], *late]) + "\n", now=datetime(2019, 3, 11, 1), by="zhang")
    offset = -int((env.now(None) - datetime(2019, 3, 11, 8)).total_seconds())
    settings = {"clock_offset_s": offset, "late_hours": 100, "frozen_hours": 6}
    (site.home / env.SETTINGS_FILE).write_text(env.settings_text(settings), encoding="utf-8")
    Department.objects.filter(code="ecology").update(coordinates=True)
    leader = User.objects.get(username="leader")
    return Town(site.home, ambient.get_place(site.home, "city:测试市", user=leader))


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", _seen(answer))


def _found(town: Town, **limits: int) -> checking.Checked:
    given = Thresholds(**{"frozen": 6, "late": 100, **limits})
    return checking.check(town.home, town.place, Period(date(2019, 3, 1), date(2019, 3, 11)), given)


def test_hours_are_counted_by_station_and_day(town: Town) -> None:
    found = _found(town)
    days = {(day.station, day.date.day): day for day in found.days}
    assert len(days) == 10 + 8  # X2 is expected from 3 March on
    assert (days["X1", 2].valid, days["X1", 2].expected, days["X1", 2].missing) == (0, 144, 144)
    assert days["X1", 4].frozen == 9
    assert days["X1", 7].missing == 3
    total = checking.day_total(found.days)
    assert (total["expected"], total["missing"], total["frozen"]) == (18 * 144, 147, 9)


def test_stations_are_listed_with_their_days_and_their_last_hour(town: Town, client_of: Clients) -> None:
    text = "station,name,city,from_date,to_date,lon,lat\nX3,老站,测试市,2018-01-01,2019-03-11,104.5,41.05\n"
    _bring(town.home, "more.csv", text, now=datetime(2019, 3, 11, 2), by="zhang")
    found = {row["code"]: row for row in list_stations(town.home, on=TODAY, user=User.objects.get(username="plant"))}
    assert [(code, row["state"]) for code, row in found.items()] == [
        ("X1", "in_use"),
        ("X2", "in_use"),
        ("X3", "ended"),
    ]
    assert (found["X1"]["last_hour"], found["X3"]["last_hour"]) == (datetime(2019, 3, 11), None)
    assert found["X3"]["point"] == "104.50000, 41.05000"
    day_before = list_stations(town.home, on=date(2019, 3, 2), user=User.objects.get(username="leader"))
    assert [row["state"] for row in day_before] == ["in_use", "to_come", "in_use"]
    assert "老站" in _text(client_of("inspector").get("/quality/stations/"))
    assert client_of("auditor").get("/quality/stations/").status_code == 404


def test_late_is_measured_from_the_first_storing(town: Town) -> None:
    assert sum(day.late for day in _found(town).days if day.station == "X2") == 20  # up to 3 March 20:00
    assert _found(town, late=200).faults[-1].kind != "late"
    fix = "station,hour_end,pm25\nX2,2019-03-09 05:00,77\n"
    _bring(town.home, "fix.csv", fix, now=datetime(2019, 5, 1), by="zhang")
    assert sum(day.late for day in _found(town).days if day.station == "X2") == 20


def test_faults_come_worst_first_with_their_hours(town: Town) -> None:
    faults = [(f.kind, f.station, f.pollutant, f.count, f.runs) for f in _found(town).faults]
    assert faults[:2] == [("silent", "X1", "", 144, 1), ("frozen", "X1", "pm25", 9, 1)]
    assert ("missing", "X1", "so2", 3, 1) in faults
    assert [kind for kind, *_ in faults][-2:] == ["late", "late"]
    refused = {f.value: f.count for f in _found(town).faults if f.kind == "refused"}
    assert refused == {"negative": 1, "not_a_number": 2}


def test_the_page_says_what_to_do_and_whom_to_ask(town: Town, client_of: Clients) -> None:
    seen = _text(client_of("officer").get(f"/quality/?{SPAN}"))
    for words in (
        "整点位无数据",
        "查供电、网络和数据传输",
        "30 µg/m³",
        "2019-03-04 06:00 – 2019-03-04 14:00",
        "导入人：li",
    ):
        assert words in seen
    assert "2445 / 2592 个小时值" in seen
    assert "经市生态环境局" in seen
    assert "为什么是这个数" in seen


def test_the_default_is_the_last_thirty_days(town: Town, client_of: Clients) -> None:
    page = client_of("officer").get("/quality/").content.decode()
    assert 'name="from" value="2019-02-09"' in page
    assert 'name="to" value="2019-03-10"' in page


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("place=nowhere", 404, ""),
        ("from=x", 200, "不是日期，应如 2019-11-01"),
        ("from=2019-03-09&to=2019-03-01", 200, "开始日期在结束日期之后"),
        ("from=2001-01-01", 200, "最多看 366 天"),
        ("to=9999-99-99", 200, "不是日期"),
        ("from=2030-01-01&to=2031-01-01", 200, "还没有过完"),
        ("place=station:X2&from=2019-01-01&to=2019-01-05", 200, "没有发现问题"),
        ("from=%00&csv=x&to=%F0%9F%8C%AA", 200, "不是日期"),
    ],
)
def test_rubbish_is_told(town: Town, client_of: Clients, query: str, status: int, told: str) -> None:
    answer = client_of("officer").get(f"/quality/?{query}")
    assert answer.status_code == status
    assert status == 404 or told in _text(answer)


def test_files_hold_all_and_are_recorded(town: Town, client_of: Clients) -> None:
    client = client_of("officer")
    answer = client.get(f"/quality/export/?{SPAN}&what=days&format=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["测试市 2019-03-01 – 2019-03-10"]
    assert ["X1", "北站", "2019-03-02", "144", "0", "144", "0", "0"] in rows
    answer = client.get(f"/quality/export/?{SPAN}&what=faults&format=xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert any(row[0] == "整点位无数据" for row in sheet)
    entry = Entry.objects.filter(action="quality.exported").order_by("number").last()
    assert entry is not None
    assert json.loads(entry.detail)["what"] == "faults"
    for query in ("what=x", "format=exe", "place=nowhere"):
        assert client.get(f"/quality/export/?{query}").status_code == 404
    table = client.get(f"/quality/?{SPAN}&csv=chart-quality")
    assert table.content.decode("utf-8-sig").count("\r\n") == 19


def test_refused_rows_are_listed_filtered_and_handed_out(
    town: Town, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of("officer")
    seen = _text(client.get("/quality/rejects/"))
    assert "共 3 行" in seen
    assert "负值" in seen
    assert "bad.csv" in seen
    for query, count in (
        ("reason=negative", 1),
        ("file=bad", 3),
        ("file=BAD[", 0),
        ("from=2019-03-09", 0),
        ("to=2019-03-08", 3),
        ("from=x&to=&reason=%00&page=-1", 3),
        ("page=99999999999999", 3),
    ):
        assert len(re.findall(r'<th scope="row">', client.get(f"/quality/rejects/?{query}").content.decode())) == count
    text = client.get("/quality/rejects/export/?format=csv&reason=not_a_number").content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "-4" not in text
    sheet = client.get("/quality/rejects/export/?format=xlsx").content
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()) == 5
    assert Entry.objects.filter(action="rejects.exported").count() == 2
    assert client.get("/quality/rejects/export/?format=x").status_code == 404
    monkeypatch.setattr(rejects, "PER_PAGE", 2)
    rejects._rows.cache_clear()  # noqa: SLF001 - of another page size
    page = client.get("/quality/rejects/?page=2").content.decode()
    assert page.count('<th scope="row">') == 1
    assert 'rel="prev"' in page
    assert 'rel="next"' not in page


def test_rights(town: Town, client_of: Clients) -> None:
    for address in ("/quality/", "/quality/rejects/", "/quality/export/"):
        assert client_of(STRANGER).get(address).status_code == 302
        assert client_of("auditor").get(address).status_code == 404
    for name in ("administrator", "inspector", "grid_lead", "plant"):
        client = client_of(name)
        page = client.get(f"/quality/?{SPAN}")
        assert page.status_code == 200
        assert "问题 XLSX" not in _text(page)
        for address in (f"/quality/export/?{SPAN}", "/quality/rejects/", "/quality/rejects/export/"):
            assert client.get(address).status_code == 404, name
        assert "/quality/rejects/" not in page.content.decode()
    assert client_of("officer_elsewhere").get("/quality/rejects/").status_code == 404
    assert client_of("leader").get("/quality/rejects/").status_code == 200
    assert client_of("officer_elsewhere").get(f"/quality/export/?{SPAN}").status_code == 200


def test_an_empty_home_says_who_does_what(site: Site, client_of: Clients) -> None:
    assert "还没有点位" in _text(client_of("leader").get("/quality/"))
    assert "没有拒收的记录" in _text(client_of("leader").get("/quality/rejects/"))
    assert client_of("leader").get("/quality/export/").status_code == 404


def test_pages_are_in_one_language_and_ask_little(town: Town, client_of: Clients) -> None:
    for address in (f"/quality/?{SPAN}", "/quality/rejects/"):
        seen = _seen(client_of("officer", language="en").get(address))
        for name in ("测试市", "北站", "南站", "简体中文", "市生态环境局"):
            seen = seen.replace(name, "")
        assert re.findall(r"[\u4e00-\u9fff]+", seen) == [], address
        seen = _seen(client_of("officer").get(address))
        known = {"PM", "SO", "CO", "NO", "XLSX", "CSV", "PNG", "zhang", "li", "abc", "bad", "csv", "mg", "pm"}
        known |= {"frozen_hours", "late_hours"}
        assert [w for w in _english(seen) if w not in known] == [], address
        client = client_of("officer")
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 30, address
