"""The register of monitors is in the lake whatever way it changed, and no trouble with the lake undoes a change."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.web.conftest import Site
from tests.web.devices.conftest import ACT, MN, enter_monitor

from airshed.ingest.devices import EVER, devices_of
from airshed.lake.store import writing
from airshed.web.bridge import tables_of_home
from airshed.web.checks import examine
from airshed.web.jobs import devices as job
from airshed.web.kit.bringing import imports
from airshed.web.kit.bringing.lists import Whose
from airshed.web.kit.operations import (
    Act,
    change_row,
    change_rows,
    confirm_rows,
    continue_row,
    end_row,
    merge_row,
    unmerge_row,
)
from airshed.web.kit.register import registers
from airshed.web.kit.values import RowFaulty

LATER = Act("officer", datetime(2019, 11, 4, 9, 0), "seen on the spot")
NOW = datetime(2019, 11, 20, 9)
OTHER = "99010000000000000000A002"
REGISTER = registers()["monitors"]


def published(home: Path, *columns: str, known_at: datetime | None = None) -> list[Any]:
    frame = devices_of(home, known_at=known_at).select(*(columns or ("mn",)))
    return frame.rows() if len(columns) > 1 else frame.to_series().to_list()


# --- what is published ---


def test_a_monitor_that_is_entered_is_in_the_lake_as_workers_need_it(site: Site, outlet: str) -> None:
    enter_monitor(factors="02, a00000=m3/h", voc=True, real_time_s=30, minute_min=10, edition="2017")
    (row,) = devices_of(site.home).rows(named=True)
    assert row == {
        "mn": MN, "from_date": date(2019, 10, 1), "to_date": None, "kind": "outlet", "place": outlet,
        "topics": "flue_gas,voc", "factors": "a00000=m3/h,a21026=mg/m3", "real_time_s": 30, "minute_min": 10,
        "hourly": True, "edition": "2017",
    }  # fmt: skip


def test_a_station_may_have_a_monitor_and_days_may_be_unknown(site: Site, outlet: str) -> None:
    enter_monitor(outlet=None, station="9901A", factors="a34004", from_date=None, hourly=False, flue_gas=None)
    found = published(site.home, "kind", "place", "from_date", "topics", "hourly", "edition")
    assert found == [("station", "9901A", EVER, "", False, None)]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"station": "9901A"}, ["rows.one_of"]),
        ({"outlet": None}, ["rows.one_of"]),
        ({"factors": "a21026,zzz"}, ["telemetry.unknown_code"]),
        ({"factors": "a21026=kg"}, ["telemetry.unknown_unit"]),
        ({"factors": "a21026,02"}, ["telemetry.factor_twice"]),
    ],
)
def test_a_monitor_that_makes_no_sense_is_refused_and_not_published(
    site: Site, outlet: str, values: Any, codes: list[str]
) -> None:
    with pytest.raises(RowFaulty) as refused:
        enter_monitor(**values)
    assert [fault.code for fault in refused.value.faults] == codes
    assert published(site.home) == []


# --- every way a register changes ---


def test_changing_continuing_ending_and_confirming_are_published(site: Site, outlet: str) -> None:
    draft = enter_monitor(state="draft")
    assert published(site.home) == []
    confirm_rows(REGISTER, [draft], act=ACT)
    assert published(site.home) == [MN]
    row = change_row(REGISTER, REGISTER.model.objects.get(), {"factors": "a34013"}, act=LATER)
    assert published(site.home, "factors", "mn") == [("a34013=mg/m3", MN)]
    change_rows(REGISTER, [row], {"hourly": False}, act=LATER)
    row.refresh_from_db()
    after = continue_row(REGISTER, row, {"outlet": None, "station": "9901A"}, on=date(2019, 11, 1), act=LATER)
    assert published(site.home, "from_date", "to_date", "kind", "hourly") == [
        (date(2019, 10, 1), date(2019, 11, 1), "outlet", False),
        (date(2019, 11, 1), None, "station", False),
    ]
    end_row(REGISTER, after, on=date(2019, 11, 3), act=LATER)
    assert published(site.home, "to_date", "kind")[-1] == (date(2019, 11, 3), "station")


def test_what_was_merged_is_no_device_until_it_is_taken_apart(site: Site, outlet: str) -> None:
    one, other = enter_monitor(), enter_monitor(OTHER)
    merge_row(REGISTER, other, one, act=LATER)
    assert published(site.home) == [MN]
    assert published(site.home, known_at=ACT.at) == [MN, OTHER]
    unmerge_row(REGISTER, REGISTER.model.objects.get(code=OTHER), act=LATER)
    assert published(site.home) == [MN, OTHER]


def test_an_import_is_published_and_so_is_taking_it_back(site: Site, outlet: str) -> None:
    text = f"MN,排放口,监测因子,归口部门,起始日期\n{MN},{outlet},a21026,ecology,2019-10-01\n"
    batch = imports.receive(
        site.home, REGISTER, "list.csv", [text.encode()], by="officer", department="ecology", at=ACT.at, why="new"
    )
    whose = Whose("ecology", only=True)
    imports.read(site.home, batch, whose=whose)
    imports.agree(batch, by="officer")
    assert published(site.home) == []
    imports.store(site.home, batch, whose=whose, now=ACT.at)
    assert published(site.home) == [MN]
    imports.undo(batch, by="officer", now=LATER.at)
    assert published(site.home) == []


def test_the_form_publishes_with_the_clock_of_the_home(
    site: Site, outlet: str, client_of: Callable[..., Client]
) -> None:
    given = {"code": MN, "outlet": outlet, "factors": "a21026", "department": "ecology", "why": "new"}
    answer = client_of("officer").post("/registers/monitors/new/", given)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert published(site.home) == [MN]


def test_a_change_that_is_undone_by_the_database_is_not_published(site: Site, outlet: str) -> None:
    with transaction.atomic():
        enter_monitor()
        transaction.set_rollback(True)
    assert published(site.home) == []


def test_known_at_is_the_moment_of_the_change(site: Site, outlet: str) -> None:
    enter_monitor()
    change_row(REGISTER, REGISTER.model.objects.get(), {"factors": "a34013"}, act=LATER)
    moments = (ACT.at - timedelta(seconds=1), ACT.at, LATER.at)
    assert [published(site.home, "factors", known_at=at) for at in moments] == [[], ["a21026=mg/m3"], ["a34013=mg/m3"]]


# --- the lake cannot be written ---


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody who writes."""
    monkeypatch.setattr("airshed.lake.store.WAIT_S", 0.0)


@pytest.mark.usefixtures("soon")
def test_a_busy_lake_undoes_no_change_and_the_jobs_publish_it_later(
    site: Site, outlet: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert examine(site.home, "devices", now=NOW).ok
    with writing(site.home, now=NOW), caplog.at_level(logging.WARNING, "airshed.web.devices"):
        enter_monitor()
    assert [record.message for record in caplog.records] == ["devices.not_published"]
    assert REGISTER.model.objects.get().code == MN
    assert published(site.home) == []
    told = examine(site.home, "devices", now=NOW)
    assert (told.ok, told.detail.en) == (False, "1 are not yet in the table of devices")
    with writing(site.home, now=NOW):
        job.work(site.home)
    assert published(site.home) == []
    job.work(site.home)
    assert published(site.home) == [MN]
    assert examine(site.home, "devices", now=NOW).detail.en == "1, as in the register"
    version = tables_of_home(site.home)("devices")
    job.work(site.home)
    assert version is not None
    assert devices_of(site.home).height == 1


def test_a_lake_that_cannot_be_written_undoes_no_change(site: Site, outlet: str) -> None:
    folder = site.home / "lake" / "devices"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where a table should be", encoding="utf-8")
    enter_monitor()
    assert REGISTER.model.objects.get().code == MN
    folder.unlink()
    job.work(site.home)
    assert published(site.home) == [MN]
