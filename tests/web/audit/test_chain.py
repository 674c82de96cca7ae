import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.web.audit.helpers import AT, INSERT, Log

from airshed.web import audit
from airshed.web.audit.chain import DetailRefused, canonical
from airshed.web.audit.models import Entry, EntryFixed
from airshed.web.audit.operations import EntryRefused
from airshed.web.audit.words import REASONS, reason_texts

OK = {"by": "a", "action": "x.y", "object": "o", "detail": {}, "at": AT}


def test_a_whole_chain_is_whole_and_its_head_is_the_last_entry(log: Log) -> None:
    seen: list[tuple[int, int, str]] = []
    verdict = audit.verify(lambda *told: seen.append(told))
    assert (verdict.ok, verdict.entries, verdict.first_bad) == (True, 5, None)
    assert seen == [(5, 5, "")]
    assert audit.head().number == 5
    assert audit.head().hash == Entry.objects.get(number=5).hash


def test_the_hash_needs_nothing_but_sha256_and_json(log: Log) -> None:
    entry = Entry.objects.get(number=2)
    content = {
        "action": "ruling.approved", "at": "2019-11-20T09:00:00.000000", "by": "王芳", "number": 2, "object": "R-1",
        "digest": sha256(entry.detail.encode()).hexdigest(), "previous": Entry.objects.get(number=1).hash,
    }  # fmt: skip
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    assert entry.hash == sha256(text.encode()).hexdigest()
    assert json.loads(entry.detail) == {"n": 1, "why": "依据"}


FORGED = {
    "detail": "UPDATE audit_entry SET detail = '{}' WHERE number = 3",
    "by": "UPDATE audit_entry SET \"by\" = 'somebody else' WHERE number = 3",
    "at": "UPDATE audit_entry SET at = '2019-11-20 10:00:01' WHERE number = 3",
    "hash": "UPDATE audit_entry SET hash = 'x' WHERE number = 3",
    "not text": "UPDATE audit_entry SET detail = x'ff' WHERE number = 3",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_changed_entry_is_found(log: Log, how: str) -> None:
    log.forge(FORGED[how])
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad, verdict.reason, verdict.entries) == (False, 3, "changed", 5)


@pytest.mark.parametrize("number", [1, 3])
def test_a_deleted_entry_is_found(log: Log, number: int) -> None:
    log.forge(f"DELETE FROM audit_entry WHERE number = {number}")  # noqa: S608 - numbers of this test
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, number, "missing")


def test_a_swapped_pair_is_found_and_both_are_named(log: Log) -> None:
    log.forge(*(f"UPDATE audit_entry SET number = {b} WHERE number = {a}" for a, b in ((3, 99), (4, 3), (99, 4))))  # noqa: S608 - numbers of this test
    verdict = audit.verify()
    assert (verdict.first_bad, verdict.reason, verdict.other) == (3, "moved", 4)


def test_an_entry_whose_hash_was_made_anew_breaks_the_next(log: Log) -> None:
    log.forge("UPDATE audit_entry SET object = 'R-x' WHERE number = 3")
    later = Entry.objects.filter(number__gt=3).values_list("number", "hash", "previous")
    kept = list(later)
    log.rehash(3)
    for number, digest, previous in kept:
        log.forge(f"UPDATE audit_entry SET hash = '{digest}', previous = '{previous}' WHERE number = {number}")  # noqa: S608 - numbers of this test
    verdict = audit.verify()
    assert (verdict.first_bad, verdict.reason) == (4, "unlinked")


def test_an_entry_before_the_first_is_found(log: Log) -> None:
    log.forge('INSERT INTO audit_entry SELECT 0, at, "by", action, object, detail, digest, previous, hash '
              "FROM audit_entry WHERE number = 1")  # fmt: skip
    verdict = audit.verify()
    assert (verdict.first_bad, verdict.reason) == (0, "extra")


def test_an_entry_the_database_cannot_read_is_found(log: Log) -> None:
    log.forge("UPDATE audit_entry SET object = CAST(x'ff' AS TEXT) WHERE number = 4")
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, 4, "unreadable")


def test_every_reason_has_words_in_both_languages() -> None:
    for reason in REASONS:
        assert all("3" in text or "7" in text for text in reason_texts(reason, 3, 7))


ORM: dict[str, Callable[[], Any]] = {
    "save": lambda: Entry.objects.get(number=1).save(),
    "save a new one": lambda: Entry(number=6).save(),
    "delete": lambda: Entry.objects.get(number=1).delete(),
    "update many": lambda: Entry.objects.filter(number=1).update(by="x"),
    "delete many": lambda: Entry.objects.all().delete(),
    "base manager": lambda: Entry._base_manager.all().delete(),  # noqa: SLF001
    "create": lambda: Entry.objects.create(number=6),
    "get or create": lambda: Entry.objects.get_or_create(number=6),
    "bulk create": lambda: Entry.objects.bulk_create([]),
    "bulk update": lambda: Entry.objects.bulk_update([], ["by"]),
}


@pytest.mark.parametrize("way", ORM)
def test_the_orm_refuses(log: Log, way: str) -> None:
    with pytest.raises(EntryFixed):
        ORM[way]()
    assert audit.verify() == audit.Verdict(5, ok=True)


RAW = {
    "update": "UPDATE audit_entry SET detail = '{}' WHERE number = 3",
    "delete": "DELETE FROM audit_entry WHERE number = 5",
    "replace": "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE number = 5",
    "gap": INSERT.format(number=7, previous="hash"),
    "fork": INSERT.format(number=6, previous="previous"),
}


@pytest.mark.parametrize("how", RAW)
def test_the_database_refuses_whatever_program_asks(log: Log, how: str) -> None:
    connection.close()
    base = sqlite3.connect(log.home / "db.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|continue the chain"):
        base.execute(RAW[how])
    base.close()
    assert audit.verify() == audit.Verdict(5, ok=True)


def test_saving_past_the_model_is_refused_by_the_database(log: Log) -> None:
    entry = Entry.objects.get(number=2)
    entry.by = "x"
    with pytest.raises((IntegrityError, EntryFixed)):
        entry.save_base(force_update=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry(number=9, at=AT).save_base(force_insert=True)
    assert audit.verify() == audit.Verdict(5, ok=True)


def test_what_is_rolled_back_leaves_no_gap(log: Log) -> None:
    with transaction.atomic():
        log.add(5)
        transaction.set_rollback(True)
    log.add(6)
    assert audit.verify() == audit.Verdict(6, ok=True)


def test_many_rows_are_one_entry_and_can_be_proved(log: Log) -> None:
    rows = [{"code": f"E{n}", "on": date(2019, 1, 1), "value": Decimal("1.50")} for n in range(1000)]
    found = audit.record_rows(by="a", action="register.exported", object="boilers", rows=iter(rows), at=AT)
    assert found.count == 1000
    number = audit.head().number
    assert number == 6
    assert audit.rows_match(number, rows)
    assert not audit.rows_match(number, rows[::-1])
    assert not audit.rows_match(number, rows[:-1])
    assert audit.verify().ok


def test_hostile_text_is_kept_without_breaking_the_chain(log: Log) -> None:
    text = "\0\ud800\x1b[31m" + "长" * 1_000_000
    audit.record(by=text, action="x.y", object=text, detail={text[:100]: text[:100]}, at=AT)
    entry = Entry.objects.get(number=6)
    assert (len(entry.by), len(entry.object)) == (150, 255)
    assert entry.by.isprintable()
    assert audit.verify().ok


@pytest.mark.parametrize(
    ("change", "where"),
    [({"by": " "}, "by"), ({"action": "Nein!"}, "action"), ({"at": datetime(2019, 1, 1, tzinfo=UTC)}, "at"),
     ({"detail": {"x": "x" * 70_000}}, "detail")],
)  # fmt: skip
def test_what_is_no_entry_is_refused(log: Log, change: dict[str, Any], where: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        audit.record(**{**OK, **change})
    assert [fault.where for fault in refused.value.faults] == [where]
    assert audit.head().number == 5


@pytest.mark.parametrize("detail", [{"x": float("nan")}, {"x": object()}, {1: 1, "1": 2}])
def test_what_json_cannot_say_is_refused(detail: dict[Any, Any]) -> None:
    with pytest.raises(DetailRefused):
        canonical(detail)
