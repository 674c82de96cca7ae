"""What happens when something fails between the lake and the database: what is told stays true."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from tests.web.accounts.helpers import entries
from tests.web.uploads.conftest import GOOD, HEAD, Desk, now_of

from airshed.web.uploads import operations, work

WORSE = HEAD + "1A,2019-03-16 08:00,99,\n"


@contextmanager
def nothing_recorded() -> Iterator[None]:
    """Let every audit entry fail, as on a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER full")


def test_an_upload_whose_mark_failed_after_the_lake_was_written_is_told_as_stored(desk: Desk) -> None:
    shown = desk.bring(("a.csv", GOOD))
    desk.press(shown.pk, "store")
    with nothing_recorded(), pytest.raises(DatabaseError):
        work.work_on(desk.home, shown.pk)
    assert len(desk.hours()) == 2
    found = desk.work(shown.pk)
    assert (found.state, found.counts["stored"]) == ("stored", 2)
    assert len(entries("upload.stored")) == 1
    desk.press(found.pk, "undo")
    assert desk.work(found.pk).counts["undone"] == 2


def test_an_undo_whose_mark_failed_after_the_lake_was_written_tells_what_it_took_back(desk: Desk) -> None:
    first = desk.bring(("a.csv", GOOD))
    operations.agree(first, by="officer", at=now_of(desk.home) - timedelta(hours=1))
    desk.work(first.pk)
    wrong = desk.store(desk.bring(("b.csv", WORSE)).pk)
    desk.press(wrong.pk, "undo")
    with nothing_recorded(), pytest.raises(DatabaseError):
        work.work_on(desk.home, wrong.pk)
    found = desk.work(wrong.pk)
    assert found.state == "undone"
    assert (found.counts["undone"], found.counts["kept"]) == (1, 0)
