"""Killed with -9 while telling, taking, sending, settling: nothing is lost, and a repeat carries the same id."""

import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.notices.conftest import NOW, HttpSink, MailSink, counts, set_up, states, told, wish

from airshed.web.notices import delivering, stepping
from airshed.web.notices.delivering import LEASE
from airshed.web.notices.models import Notice

SCRIPT = Path(__file__).with_name("killed.py")


def killed(home: Path, point: str, at: datetime = NOW) -> None:
    """Let a process be killed at a point."""
    connection.close()
    words = [sys.executable, str(SCRIPT), str(home), point, at.isoformat()]
    done = subprocess.run(
        words, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def all_sent(home: Path) -> None:
    """Go rounds until long after the lease."""
    for at in (NOW, NOW + LEASE - timedelta(seconds=1), NOW + LEASE, NOW + LEASE + timedelta(minutes=1)):
        delivering.go_round(home, clock=lambda at=at: at)  # type: ignore[misc]


def test_killed_while_telling_nothing_was_told_and_telling_again_tells_once(site: Site) -> None:
    killed(site.home, "telling")
    assert counts() == (0, 0, 0)
    assert told("told") == ("officer",)


@pytest.mark.parametrize(("point", "repeats"), [("taken", 0), ("sent", 1), ("settled", 0)])
def test_killed_while_delivering_everything_arrives(
    site: Site, mail: MailSink, program: HttpSink, point: str, repeats: int
) -> None:
    set_up(site.home, notice_mail=mail.url, notice_webhook=program.url)
    for name in ("officer", "leader"):
        wish(site, name)
    for n in range(3):
        told(f"event {n}", "officer", "leader")
    killed(site.home, point)
    all_sent(site.home)
    assert set(states()) == {"sent"}
    assert Notice.objects.count() == 6
    ids = [*mail.ids, *(asked.json["id"] for asked in program.asked)]
    assert len(set(ids)) == 6 + 3
    assert len(ids) == 9 + repeats


def test_a_digest_whose_sender_was_killed_is_repeated_as_it_was(site: Site, mail: MailSink) -> None:
    set_up(site.home, notice_mail=mail.url)
    wish(site, "officer", digest_hour=10)
    morning = NOW.replace(hour=9)
    told("a", at=morning)
    told("b", at=morning)
    killed(site.home, "sent")
    told("c", at=morning)
    all_sent(site.home)
    first, other, again = mail.mails
    assert first["Message-ID"] == again["Message-ID"]
    assert first.get_content() == again.get_content()
    assert other["Message-ID"] != first["Message-ID"]
    assert set(states()) == {"sent"}


def test_killed_while_stepping_up_it_is_done_once_afterwards(site: Site) -> None:
    told("a", urgent=True, step_up_to=["leader"], step_up_hours=1)
    late = NOW + timedelta(hours=1)
    killed(site.home, "stepping", late)
    assert not Notice.objects.filter(stepped_up=True).exists()
    assert stepping.step_up(now=late) == 1
    assert stepping.step_up(now=late) == 0
    assert Notice.objects.filter(stepped_up=True).count() == 1
    assert len(entries("notice.stepped_up")) == 1
