"""What may befall a running installation, recognised by its exception; the rest is a defect of the software."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from airshed.errors import AirshedError

FULL, BUSY, MISSING, READ_ONLY, DAMAGED, AWAY = "full", "busy", "missing", "read_only", "damaged", "away"
SETTINGS, EVIDENCE = "settings", "evidence"
TROUBLES = (FULL, BUSY, MISSING, READ_ONLY, DAMAGED, AWAY, SETTINGS, EVIDENCE)

_SYSTEM: Mapping[int, str] = MappingProxyType(
    {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL, errno.EROFS: READ_ONLY, errno.EACCES: READ_ONLY}
)
_SQLITE: Mapping[int, str] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: BUSY,
        sqlite3.SQLITE_LOCKED: BUSY,
        sqlite3.SQLITE_READONLY: READ_ONLY,
        sqlite3.SQLITE_IOERR: FULL,
        sqlite3.SQLITE_FULL: FULL,
        sqlite3.SQLITE_CANTOPEN: MISSING,
        sqlite3.SQLITE_CORRUPT: DAMAGED,
        sqlite3.SQLITE_NOTADB: DAMAGED,
    }
)
_POSTGRES: Mapping[str, str] = MappingProxyType(
    {
        "08": AWAY,  # connection
        "28": AWAY,  # password
        "3D": MISSING,
        "53100": FULL,
        "53": AWAY,  # too many connections, out of memory
        "55P03": BUSY,
        "57": AWAY,  # shutting down
        "25006": READ_ONLY,
        "58": FULL,  # input and output
        "XX001": DAMAGED,
        "XX002": DAMAGED,
    }
)


def trouble_of(error: BaseException) -> str | None:
    """Return which of `TROUBLES` an exception, or what it was raised for, tells of; None where it is our mistake."""
    errors = list(_chain(error))
    for each in errors:
        if isinstance(each, sqlite3.Error):
            return _of_sqlite(each)
        if type(each).__module__.startswith("psycopg"):
            return _of_postgres(each)
        if isinstance(each, OSError) and (known := _SYSTEM.get(each.errno or 0)):
            return known
    codes = [fault.code for each in errors if isinstance(each, AirshedError) for fault in each.faults]
    if not codes:
        return None
    return SETTINGS if codes[0].startswith("env.") else EVIDENCE


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it was raised for, the first cause last."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _of_sqlite(error: sqlite3.Error) -> str | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if "no such table" in str(error) or "no such column" in str(error):
        return DAMAGED  # of another version, or another database under its name
    return _SQLITE.get(code)


def _of_postgres(error: Any) -> str | None:  # noqa: ANN401 - of a library that need not be there
    state = getattr(error, "sqlstate", None)
    if state is None:
        return AWAY if type(error).__name__ == "OperationalError" else None
    return next((_POSTGRES[state[:n]] for n in (5, 2) if state[:n] in _POSTGRES), None)
