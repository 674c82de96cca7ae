"""The arithmetic of the audit chain: canonical bytes, digests and hashes. Knows no database.

An entry's hash covers its number, moment, person, action, object, the digest of its detail and the hash before it, as
JSON with sorted keys, without spaces, in ASCII. Whoever has a copy can check it with nothing but SHA-256.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeVar

from airshed.errors import AirshedError, Fault

GENESIS = "0" * 64
REPLACEMENT = "\ufffd"

Progress = Callable[[int, int, str], None]
Row = TypeVar("Row", bound=Mapping[str, Any])


class DetailRefused(AirshedError):
    """A detail holds something that JSON cannot say."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry; number 0 and the genesis hash where there is none.

    Attributes:
        number: its number, which is also how many entries there are.
        hash: its hash.
        at: its moment.
    """

    number: int
    hash: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found.

    Attributes:
        entries: how many entries are there.
        ok: whether the chain is whole.
        first_bad: number of the first entry that is wrong or missing.
        reason: why, one of `words.REASONS`; empty if it is whole.
        other: where a moved entry was written, or the number an anchor speaks of.
    """

    entries: int
    ok: bool
    first_bad: int | None = None
    reason: str = ""
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Many rows as one digest.

    Attributes:
        count: how many.
        digest: SHA-256 over their canonical JSON, a line each, in order.
    """

    count: int
    digest: str


def canonical(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can say
    """Return the one way of writing a value.

    Raises:
        DetailRefused: it cannot be written.
    """
    try:
        return _write(value).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise DetailRefused(Fault("audit.detail", "detail", str(error), "JSON")) from None


def _plain(value: object) -> object:
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain).encode


def digest_of(content: bytes) -> str:
    """Return SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


class Passing:
    """Rows that pass by on their way into a file, as one digest."""

    def __init__(self) -> None:
        """Begin with none."""
        self._running, self._count = sha256(), 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield rows, each counted as it passes."""
        for row in rows:
            self._running.update(canonical(row) + b"\n")
            self._count += 1
            yield row

    @property
    def found(self) -> Rows:
        """Those that have passed."""
        return Rows(self._count, self._running.hexdigest())


def digest_rows(rows: Iterable[Mapping[str, Any]]) -> Rows:
    """Return many rows as one digest; they are read once and not kept."""
    passing = Passing()
    for _ in passing.through(rows):
        pass
    return passing.found


def moment(value: Any) -> str:  # noqa: ANN401 - what a database gives
    """Return a moment as the hash knows it: to the microsecond, with a T, without a zone."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="microseconds")
    text = str(value).replace(" ", "T")
    return text if "." in text else f"{text}.000000"


def entry_hash(  # noqa: PLR0913 - the columns of an entry
    *,
    number: int,
    at: str,
    by: str,
    action: str,
    object: str,  # noqa: A002 - its column
    digest: str,
    previous: str,
) -> str:
    """Return the hash of an entry; `at` as `moment` writes it."""
    content = {
        "number": number,
        "at": at,
        "by": by,
        "action": action,
        "object": object,
        "digest": digest,
        "previous": previous,
    }
    return sha256(_write(content).encode("ascii")).hexdigest()


def storable(text: str, most: int) -> str:
    """Return text that every database keeps: one line, printable, at most so many characters."""
    clean = "".join(c if c.isprintable() else REPLACEMENT for c in text[: most + 1])
    return clean if len(clean) <= most else clean[: most - 1] + "…"
