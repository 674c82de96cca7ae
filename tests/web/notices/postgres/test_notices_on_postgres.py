"""What of notices depends on the database, on PostgreSQL: of several at once each thing is told and sent once."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from tests.web.accounts.postgres.conftest import home
from tests.web.notices.conftest import HttpSink, set_up

from airshed.web.accounts.models import User
from airshed.web.notices import delivering, stepping
from airshed.web.notices.models import Delivery, Event, Notice, Preference
from airshed.web.notices.operations import Words, tell

__all__ = ["home"]
pytestmark = pytest.mark.postgres
AT = datetime(2019, 11, 20, 8)
NAMES = ("first", "second", "third")
WORDS = Words("新的交办", "New case")


@pytest.fixture
def people(home: Path) -> Path:
    """Return a home with some people."""
    for name in NAMES:
        User.objects.create(username=name, role="leader")
    return home


def at_once(*works: Callable[[], object]) -> None:
    """Do works in threads at once."""
    barrier, broken = threading.Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[], object]) -> None:
        barrier.wait(10)
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told by the test
            broken.append(error)
        finally:
            connection.close()

    connections.close_all()
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []


def test_the_same_event_told_at_once_is_there_once(people: Path) -> None:
    set_up(people, notice_webhook="json://127.0.0.1:1/a")

    def work() -> None:
        with transaction.atomic():
            tell(key="a", kind="x", to=NAMES, words=WORDS, at=AT)

    at_once(*[work] * 4)
    assert (Event.objects.count(), Notice.objects.count(), Delivery.objects.count()) == (1, 3, 3)


def test_several_rounds_at_once_send_each_message_once(people: Path, program: HttpSink) -> None:
    set_up(people, notice_webhook=program.url)
    for n in range(12):
        tell(key=f"event {n}", kind="x", to=NAMES, words=WORDS, at=AT)
    at_once(*[lambda: delivering.go_round(people, clock=lambda: AT)] * 4)
    assert len(program.asked) == 12
    assert {asked.json["event"] for asked in program.asked} == {f"event {n}" for n in range(12)}
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_several_rounds_at_once_make_one_digest(people: Path) -> None:
    set_up(people, notice_mail="mailto://127.0.0.1:1?from=a@b.cn&mode=insecure")
    user = User.objects.get(username="first")
    Preference.objects.create(user=user, kinds=["mail"], address="a@b.cn", digest_hour=8)
    for n in range(5):
        tell(key=f"event {n}", kind="x", to=["first"], words=WORDS, at=AT)
    at_once(*[lambda: delivering.go_round(people, clock=lambda: AT)] * 4)
    assert set(Delivery.objects.values_list("attempts", flat=True)) == {1}
    assert len(set(Delivery.objects.values_list("message", flat=True))) == 1


def test_several_at_once_step_up_once(people: Path) -> None:
    tell(key="a", kind="x", to=["first"], words=WORDS, at=AT, urgent=True, step_up_to=["second"], step_up_hours=0)
    counts: list[int] = []
    at_once(*[lambda: counts.append(stepping.step_up(now=AT))] * 4)
    assert sorted(counts) == [0, 0, 0, 1]
    assert Notice.objects.filter(stepped_up=True).count() == 1
