"""What of releases depends on the database, on PostgreSQL: of two at once one is told what stands."""

import threading
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections
from tests.web.accounts.postgres.conftest import home

from airshed.web import audit
from airshed.web.releases import operations
from airshed.web.releases.making import Content
from airshed.web.releases.models import Publication, Release
from airshed.web.releases.operations import ReleaseRefused, Seen

__all__ = ["home"]
pytestmark = pytest.mark.postgres
AT = datetime(2019, 11, 20, 8)
LEADER = SimpleNamespace(username="leader", get_full_name=lambda: "王某")


def approved() -> Release:
    given = {"part": "now", "plan": "erenhot/2019", "place": "place:erenhot", "from_date": date(2019, 11, 20)}
    made: Release = Release.objects.create(**given, state="approved", by="officer", made_at=AT)
    return made


def at_once(place: Path, *seen: Seen) -> list[str]:
    """Release in threads at once; return `done` or the code of the refusal, sorted."""
    barrier, found = threading.Barrier(len(seen)), list[str]()

    def run(one: Seen) -> None:
        barrier.wait(10)
        try:
            operations.let_out(place, one, user=LEADER, at=AT)
            found.append("done")
        except ReleaseRefused as refusal:
            found.append(refusal.faults[0].code)
        finally:
            connection.close()

    connections.close_all()
    threads = [threading.Thread(target=run, args=(one,)) for one in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


@pytest.fixture(autouse=True)
def _content(monkeypatch: pytest.MonkeyPatch) -> None:
    def content(*_given: Any, **_more: Any) -> Content:
        return Content({"part": "now", "place": {"zh": "某地"}}, {"zh": {"now": "<svg/>"}})

    monkeypatch.setattr(operations, "frozen_content", content)


def test_the_same_release_twice_is_released_once(home: Path) -> None:
    made = approved()
    assert at_once(home, Seen(made.pk, 1), Seen(made.pk, 1)) == ["done", "releases.changed"]
    stored = Publication.objects.get()
    assert stored.intact
    assert stored.drawings == {"zh": {"now": "<svg/>"}}
    assert audit.verify().ok


def test_of_two_for_one_place_one_stands(home: Path) -> None:
    first, second = approved(), approved()
    told = at_once(home, Seen(first.pk, 1), Seen(second.pk, 1))
    assert told in (["done", "releases.changed"], ["done", "done"])  # the second replaces what stands already
    assert Release.objects.filter(state="released").count() == 1
    assert Publication.objects.count() == told.count("done")
