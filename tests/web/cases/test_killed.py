"""Killed with -9 while clocks are swept: nothing is stepped up, moved or told twice, and nothing is left out."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.conftest import Site

from airshed.web import audit
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.sweep import sweep_clocks
from airshed.web.notices.models import Event, Notice

SCRIPT = Path(__file__).with_name("killed.py")
OVER, LATE = datetime(2019, 9, 30, 1), datetime(2019, 10, 31, 1)
MANY = 5


def killed(home: Path, point: str, at: datetime) -> None:
    """Let a process that sweeps be killed at a point."""
    connection.close()
    words = [sys.executable, str(SCRIPT), str(home), point, at.isoformat()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == -signal.SIGKILL, done.stderr


def steps() -> list[list[int]]:
    """Return the levels that the log of each case has."""
    logs = [case.log.filter(move="step_up").order_by("number") for case in Case.objects.order_by("pk")]
    return [[row.values["level"] for row in log] for log in logs]


@pytest.mark.parametrize("point", ["_log_all", "_store", "record_rows"])
def test_killed_while_stepping_up_each_is_stepped_up_once(site: Site, point: str) -> None:
    for number in range(MANY):
        open_case(site.home, replace(FOUND, cause=f"lead {number}"), mover=the_clock(AT))
    killed(site.home, point, OVER)
    assert steps() == [[1], [1], [], [], []]
    assert [case.level for case in Case.objects.order_by("pk")] == [1, 1, 0, 0, 0]
    assert sweep_clocks(site.home, mover=the_clock(OVER)).stepped == MANY - 2
    assert sweep_clocks(site.home, mover=the_clock(OVER)).stepped == 0
    assert steps() == [[1]] * MANY
    assert audit.verify().ok


@pytest.mark.parametrize("point", ["tell_turn", "record"])
def test_killed_while_moving_each_is_moved_and_told_once(site: Site, moves: Moves, point: str) -> None:
    cases = [open_case(site.home, replace(FOUND, cause=f"lead {n}"), mover=the_clock(AT))[0] for n in range(3)]
    for case in cases:
        moves(case.code, "confirm", "inspector", finding="x", files=())
        moves(case.code, "assign", "officer", unit="housing", duty="x", files=())
        moves(case.code, "receive", "officer_elsewhere", files=())
    killed(site.home, point, LATE)
    assert sorted(Case.objects.values_list("state", flat=True)) == ["rectifying", "rectifying", "summoned"]
    assert Event.objects.filter(kind="case.summoned").count() == 1
    assert sweep_clocks(site.home, mover=the_clock(LATE)).moved == 2
    assert sweep_clocks(site.home, mover=the_clock(LATE)).moved == 0
    assert {*Case.objects.values_list("state", flat=True)} == {"summoned"}
    assert [case.log.filter(move="summon").count() for case in cases] == [1, 1, 1]
    told = Notice.objects.filter(event__kind="case.summoned").values_list("event", "user")
    assert Event.objects.filter(kind="case.summoned").count() == 3
    assert len(told) == len({*told}) == 3
    assert audit.verify().ok
