"""Writing entries: one at a time, under a lock that is held until the caller's transaction ends."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection, transaction

from airshed.errors import AirshedError, Fault
from airshed.web.audit.chain import GENESIS, Rows, canonical, digest_of, digest_rows, entry_hash, moment, storable

MOST_DETAIL = 64 * 1024  # bytes; more rows than that go in as a digest
LENGTHS = {"by": 150, "object": 255}
ACTION = re.compile(r"[a-z][a-z0-9_.]{1,63}")
LOCK_KEY = 0x41756469  # "Audi", any number nobody else takes
LOCK_SECONDS = 10
BUSY = frozenset({5, 6})  # SQLITE_BUSY, SQLITE_LOCKED
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL

LOCKS = {
    # Takes the write lock before anything is read, whatever kind of transaction the caller began; changes nothing.
    "sqlite": ("DELETE FROM audit_entry WHERE 0",),
    "postgresql": (
        f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'",
        f"SELECT pg_advisory_xact_lock({LOCK_KEY})",
        "SET LOCAL lock_timeout TO DEFAULT",
    ),
}


class AuditBusy(AirshedError):
    """Somebody else writes and does not stop; nothing was written."""


class EntryRefused(AirshedError):
    """What should be recorded is not an entry: no user, no such action, too long a detail."""


def record(*, by: str, action: str, object: str, detail: Mapping[str, Any], at: datetime) -> None:  # noqa: A002
    """Append an entry to the chain, within the caller's transaction.

    Call it last: whoever else wants to record waits until that transaction ends. What is rolled back leaves no gap.

    Args:
        by: name of the user who acts.
        action: dotted code such as `ruling.approved`.
        object: what it was done to.
        detail: what else there is to know, without personal data; many rows go through `record_rows`.
        at: wall time of the city, without a zone.

    Raises:
        AuditBusy: the database is held by somebody else.
        EntryRefused: user or action are missing, or the detail is longer than 64 KiB.
    """
    written = canonical(dict(detail))
    _check(by=by, action=action, at=at, size=len(written))
    names = {"by": storable(by, LENGTHS["by"]), "object": storable(object, LENGTHS["object"])}
    with _busy_told(), transaction.atomic():
        _lock()
        _append(written.decode("ascii"), action=action, at=at, **names)


def record_rows(  # noqa: PLR0913 - an entry, and its rows
    *,
    by: str,
    action: str,
    object: str,  # noqa: A002 - its column
    rows: Iterable[Mapping[str, Any]],
    at: datetime,
    detail: Mapping[str, Any] | None = None,
) -> Rows:
    """Append one entry for many rows: their count and a digest over them. `queries.rows_match` proves them later.

    Raises:
        AuditBusy: the database is held by somebody else.
        EntryRefused: as `record`.
    """
    found = digest_rows(rows)
    told = {**(detail or {}), "rows": found.count, "rows_digest": found.digest}
    record(by=by, action=action, object=object, detail=told, at=at)
    return found


def _check(*, by: str, action: str, at: datetime, size: int) -> None:
    faults = []
    if not by.strip():
        faults.append(Fault("audit.entry", "by", by, "a user's name"))
    if not ACTION.fullmatch(action):
        faults.append(Fault("audit.entry", "action", action, "like ruling.approved"))
    if at.tzinfo is not None:
        faults.append(Fault("audit.entry", "at", at.isoformat(), "wall time without a zone"))
    if size > MOST_DETAIL:
        faults.append(Fault("audit.entry", "detail", f"{size} bytes", f"{MOST_DETAIL} bytes at most, else record_rows"))
    if faults:
        raise EntryRefused(*faults)


def _lock() -> None:
    with connection.cursor() as cursor:
        for statement in LOCKS[connection.vendor]:
            cursor.execute(statement)


def _append(detail: str, **columns: Any) -> None:  # noqa: ANN401 - the columns of an entry
    model = apps.get_model("audit", "Entry")
    number, previous = model.objects.order_by("-number").values_list("number", "hash").first() or (0, GENESIS)
    linked = {**columns, "number": number + 1, "digest": digest_of(detail.encode("ascii")), "previous": previous}
    made = entry_hash(**{**linked, "at": moment(columns["at"])})
    model(detail=detail, hash=made, **linked).save_base(force_insert=True)


@contextmanager
def _busy_told() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        cause = error.__cause__
        code = getattr(cause, "sqlite_errorcode", None)
        if (code is not None and code & 0xFF in BUSY) or getattr(cause, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            name = str(connection.settings_dict["NAME"])
            raise AuditBusy(Fault("audit.busy", name, str(error).strip(), f"{LOCK_SECONDS} s")) from error
        raise
