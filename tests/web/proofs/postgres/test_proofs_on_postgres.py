"""Proofs on PostgreSQL: the same photo sent twice at once, twins, and what the evidence counts."""

from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from tests.web.proofs.conftest import AT, in_parts, jpeg, scene

from airshed.web.audit.models import Entry
from airshed.web.proofs import operations, queries
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Belonging
from airshed.web.proofs.verifying import verify

pytestmark = pytest.mark.postgres


def seal(home: Path, content: bytes, *, purpose: str = "before") -> Proof:
    about: dict[str, Any] = {"register": "boilers", "key": "GL-003", "purpose": purpose, "by": "officer", "at": AT}
    return operations.seal(home, name="a.jpg", chunks=in_parts(content), scope=Belonging(), **about)


def test_a_photo_sent_twice_at_once_is_one_proof(home: Path) -> None:
    content, ready, found = jpeg(scene(1)), Barrier(4), []

    def send() -> None:
        ready.wait(timeout=30)
        found.append(seal(home, content).pk)
        connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == 4
    assert len(set(found)) == Proof.objects.count() == Entry.objects.filter(action="proof.sealed").count() == 1


def test_twins_counts_and_digests_are_as_on_sqlite(home: Path) -> None:
    first, second = seal(home, jpeg(scene(1))), seal(home, jpeg(scene(1), quality=40), purpose="after")
    assert [twin.proof.pk for twin in queries.twins(second)] == [first.pk]
    operations.withdraw(first, by="officer", at=AT + timedelta(hours=1), why="x")
    assert [row.purpose for row in queries.count_by_purpose("boilers")] == ["after"]
    assert [row.count for row in queries.count_by_purpose("boilers", known_at=AT, as_of=date(2019, 11, 19))] == [1, 1]
    assert queries.count_by_purpose("boilers", known_at=AT, as_of=date(2019, 11, 18)) == []
    assert verify(home, now=AT).ok
