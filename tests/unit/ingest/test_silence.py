from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.ingest.feeding import AT, MN, fed, frame, took

from airshed.ingest.devices import Device, publish
from airshed.ingest.keeping import tidy
from airshed.ingest.silence import device_states
from airshed.ingest.summaries import last_values


def receive(home: Path, value: int, data_time: str, *, at: datetime = AT) -> None:
    """Take an hour of a device that was received at a moment."""
    fed(home, [frame(f"a21026-Avg={value},a21026-Flag=N", data_time=data_time, qn=f"2026113008000000{value}")], at=at)
    took(home, now=at)


def last(home: Path, *, now: datetime = AT) -> list[tuple[datetime, float]]:
    return last_values(home, now=now).select("at", "value").rows()


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("ahead", ["20261215000000", "20271215000000", "20261130090001"])
def test_a_time_that_has_not_come_hides_no_later_value(tmp_path: Path, ahead: str, merged: bool) -> None:  # noqa: FBT001 - a case
    receive(tmp_path, 1, ahead)
    assert last(tmp_path) == []
    receive(tmp_path, 2, "20261130070000", at=AT + timedelta(minutes=1))
    if merged:
        tidy(tmp_path, now=AT, all_of_them=True)
    assert last(tmp_path) == [(datetime(2026, 11, 30, 7), 2.0)]
    receive(tmp_path, 3, "20261130090000", at=AT + timedelta(minutes=2))  # a clock that is an hour fast
    assert last(tmp_path) == [(datetime(2026, 11, 30, 9), 3.0)]


@pytest.mark.parametrize("data_time", ["20260630070000", "20200101000000", "20271215000000", "20990101000000"])
def test_a_device_whose_clock_is_wrong_by_months_is_not_silent(tmp_path: Path, data_time: str) -> None:
    since = date(2026, 11, 1)
    publish(tmp_path, [Device(MN, since, None, "outlet", "P", ("flue_gas",), "a21026")], now=AT)

    def state(now: datetime) -> tuple[datetime | None, bool]:
        return device_states(tmp_path, now=now, hours=1).select("data_at", "silent").row(0)

    assert state(AT) == (None, True)
    receive(tmp_path, 1, data_time)
    assert state(AT) == (AT, False)
    assert state(AT + timedelta(hours=3)) == (AT, True)
