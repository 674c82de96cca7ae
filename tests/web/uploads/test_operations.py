"""What is kept and for how long, and silence that is noted once."""

import os
import time
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.unit.air.homes import with_hours, with_stations
from tests.unit.air.making import day_rows
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.uploads.conftest import GOOD, Desk, now_of

from airshed.web.uploads import alarm, keeping, operations
from airshed.web.uploads.models import Silence

NOW = datetime(2026, 3, 5, 8)


def test_what_was_not_stored_goes_after_its_days_and_what_was_stays(desk: Desk) -> None:
    stored = desk.store(desk.bring(("a.csv", GOOD)).pk)
    waiting = desk.bring(("b.csv", GOOD + "1A,2019-03-16 11:00,1,1\n"))
    refused = desk.bring(("c.csv", "x\n"))
    now = now_of(desk.home)
    for path in keeping.digests_on_disk(desk.home):
        os.utime(path, (0, 0))
    operations.clean(desk.home, now=now + timedelta(days=29))
    assert [u.files.get().kept for u in (stored, waiting, refused)] == [True] * 3
    operations.clean(desk.home, now=now + timedelta(days=31))
    for upload in (stored, waiting, refused):
        upload.refresh_from_db()
    assert (waiting.state, waiting.step) == ("refused", "discarded")
    assert [u.files.get().kept for u in (stored, waiting, refused)] == [True, False, False]
    assert not keeping.rejects_of(desk.home, waiting.pk).exists()
    assert "its bytes were removed" in desk.page(refused.pk)
    assert desk.client.get(f"/uploads/{refused.pk}/files/{refused.files.get().pk}/").status_code == 404


def test_bytes_that_a_stored_upload_shares_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = desk.store(desk.bring(("a.csv", GOOD)).pk)
    again = desk.bring(("a.csv", GOOD))
    desk.press(again.pk, "discard")
    monkeypatch.setattr(keeping, "DAY_S", -1)
    operations.clean(desk.home, now=now_of(desk.home) + timedelta(days=40))
    assert keeping.path_of(desk.home, stored.files.get().sha256).exists()


def test_bytes_of_nobody_are_swept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keeping.keep(desk.home, "a.csv", [b"x"], most=10)
    operations.clean(desk.home, now=now_of(desk.home))
    assert keeping.path_of(desk.home, kept.sha256).exists()  # an upload may just be coming
    monkeypatch.setattr(keeping, "DAY_S", -1)
    operations.clean(desk.home, now=now_of(desk.home))
    assert not keeping.path_of(desk.home, kept.sha256).exists()
    assert time.time() > 0


# --- silence ---


@pytest.fixture
def heard(coordinating: Site) -> Site:
    home = coordinating.home
    with_stations(home, [{"station": s, "name": f"点{s}", "city": "甲"} for s in ("S1", "S2")], now=NOW)
    rows = [row for s in ("S1", "S2") for row in day_rows(s, date(2026, 3, 4), {"pm25": 35})]
    with_hours(home, rows, now=NOW)
    return coordinating


def open_ones() -> list[str]:
    return sorted(Silence.objects.filter(ended_at=None).values_list("station", flat=True))


def test_silence_is_noted_when_it_begins_and_when_it_ends(heard: Site) -> None:
    alarm.watch(heard.home, now=NOW)
    assert (open_ones(), entries("data.silent")) == ([], [])
    rows = day_rows("S1", date(2026, 3, 5), {"pm25": 35})
    with_hours(heard.home, rows, now=NOW + timedelta(days=1))
    for minute in range(3):
        alarm.watch(heard.home, now=NOW + timedelta(days=1, minutes=minute))
    assert open_ones() == ["S2"]
    (entry,) = entries("data.silent")
    assert (entry["all"], entry["stations"]) == (False, ["S2"])
    alarm.watch(heard.home, now=NOW + timedelta(days=3))
    assert open_ones() == ["", "S1", "S2"]
    back = [row for s in ("S1", "S2") for row in day_rows(s, date(2026, 3, 7), {"pm25": 35})]
    with_hours(heard.home, back, now=NOW + timedelta(days=3))
    alarm.watch(heard.home, now=NOW + timedelta(days=3))
    assert open_ones() == []
    (entry,) = entries("data.resumed")
    assert (entry["all"], entry["stations"]) == (True, ["S1", "S2"])
    assert Silence.objects.get(station="S2").ended_at == NOW + timedelta(days=3)


def test_a_home_without_data_gives_no_alarm(coordinating: Site) -> None:
    alarm.watch(coordinating.home, now=NOW)
    assert open_ones() == []


@pytest.mark.parametrize(
    ("name", "warned"),
    [("leader", True), ("officer", True), ("administrator", True), ("plant", False), ("inspector", False),
     ("grid_lead", False), ("auditor", False)],
)  # fmt: skip
def test_the_banner_is_for_who_works_with_all_data(heard: Site, client_of: Any, name: str, warned: bool) -> None:  # noqa: FBT001 - a table
    offset = round((NOW + timedelta(days=2) - now_of(heard.home)).total_seconds())
    (heard.home / "settings.toml").write_text(f"clock_offset_s = {offset}\n", encoding="utf-8")
    page = client_of(name, language="en").get("/start/").content.decode()
    assert ("No air data since 2026-03-05 00:00" in page) == warned
