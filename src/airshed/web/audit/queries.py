"""Reading the chain: its head, whether it is whole, and whether rows are those of an entry."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection

from airshed.web.audit.chain import (
    GENESIS,
    DetailRefused,
    Head,
    Progress,
    Verdict,
    digest_of,
    digest_rows,
    entry_hash,
    moment,
)
from airshed.web.audit.triggers import NAMES

CHUNK = 10_000
_SELECT = (
    'SELECT number, at, "by", action, object, detail, digest, previous, hash '
    "FROM audit_entry WHERE number > %s ORDER BY number LIMIT %s"
)
_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND tgenabled <> 'D'",
}
BEFORE_ALL = -(2**63)

Row = tuple[Any, ...]


def head() -> Head:
    """Return the last entry."""
    entries = apps.get_model("audit", "Entry").objects.order_by("-number")
    number, digest, at = entries.values_list("number", "hash", "at").first() or (0, GENESIS, None)
    return Head(number, digest, at)


def hash_at(number: int) -> str | None:
    """Return the hash of an entry, or None if it is not there."""
    entries = apps.get_model("audit", "Entry").objects.filter(number=number)
    found: str | None = entries.values_list("hash", flat=True).first()
    return found


def missing_triggers() -> tuple[str, ...]:
    """Return the triggers that should guard the table and do not."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return tuple(name for name in NAMES if name not in there)


def rows_match(number: int, rows: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether rows are those that one entry was written for, in their order."""
    detail = apps.get_model("audit", "Entry").objects.values_list("detail", flat=True).get(number=number)
    told, found = json.loads(detail), digest_rows(rows)
    return (told.get("rows"), told.get("rows_digest")) == (found.count, found.digest)


def verify(progress: Progress | None = None) -> Verdict:
    """Walk the chain from the first entry to the last; every hash is computed again.

    Args:
        progress: called with entries done and entries there are.
    """
    done, number, previous = 0, 0, GENESIS
    try:
        total = _count()
        for chunk in _chunks():
            for row in chunk:
                wrong = _wrong(row, number + 1, previous)
                if wrong:
                    return _verdict(total, row, number + 1, wrong)
                number, previous = row[0], row[-1]
            done += len(chunk)
            if progress:
                progress(done, max(total, done), "")
    except DatabaseError:
        return _unreadable(number)
    return Verdict(done, ok=True)


def _count() -> int:
    return int(apps.get_model("audit", "Entry").objects.count())


def _chunks(after: int = BEFORE_ALL, size: int = CHUNK) -> Iterator[list[Row]]:
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_SELECT, (after, size))
            chunk = cursor.fetchall()
            if chunk:
                yield chunk
                after = chunk[-1][0]
            if len(chunk) < size:
                return


def _wrong(row: Row, expected: int, previous: str) -> str:
    """Return why a row is not the next entry, or nothing."""
    number = row[0]
    if number != expected:
        return "missing" if number > expected else "extra"
    if not _is_whole(row, number):
        return "changed"
    return "" if row[7] == previous else "unlinked"


def _is_whole(row: Row, number: int) -> bool:
    _, at, by, action, object_, detail, digest, previous, stored = row
    try:
        if digest_of(detail.encode("ascii")) != digest:
            return False
        made = entry_hash(
            number=number, at=moment(at), by=by, action=action, object=object_, digest=digest, previous=previous
        )
    except (AttributeError, TypeError, ValueError, DetailRefused):  # not what a column should hold
        return False
    return bool(made == stored)


def _verdict(total: int, row: Row, expected: int, reason: str) -> Verdict:
    """Return what is wrong; an entry that was written under another number is told from a changed one."""
    if reason == "extra":
        return Verdict(total, ok=False, first_bad=row[0], reason=reason)
    if reason == "changed":
        written_as = next((k for k in range(1, max(total, row[0]) + 1) if _is_whole(row, k)), None)
        if written_as:
            return Verdict(total, ok=False, first_bad=expected, reason="moved", other=written_as)
    return Verdict(total, ok=False, first_bad=expected, reason=reason)


def _unreadable(after: int) -> Verdict:
    """Return the first entry that the database cannot give; what a chunk could not is asked for one by one."""
    number = after
    try:
        for (row,) in _chunks(after or BEFORE_ALL, 1):
            number = row[0]
    except DatabaseError:
        pass
    return Verdict(number, ok=False, first_bad=number + 1, reason="unreadable")
