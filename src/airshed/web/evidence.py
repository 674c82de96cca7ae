"""Rows of registers as tables of evidence: the one place that knows both the ORM and dataframes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
from django.db.models import Value

from airshed.plan.evidence import CONFIRMATIONS, CONFIRMED, KEY, cut
from airshed.tables import SMALL
from airshed.web.kit.columns import Column, Type
from airshed.web.kit.given import given_tables
from airshed.web.kit.known import merged_keys, stored
from airshed.web.kit.models import Confirmation, Stamp
from airshed.web.kit.register import Counted, Latest, Made, Named, Register, made_tables, registers
from airshed.web.kit.rows import CONFIRMED as STATE
from airshed.web.proofs.queries import changes, list_counted

KEPT = 128
"""Tables kept: each register as it is now, and at some moments before."""
_TYPES: Mapping[Type, Any] = {
    Type.FLAG: pl.Boolean(),
    Type.DATE: pl.Date(),
    Type.NUMBER: pl.Float64(),
    Type.COUNT: pl.Int64(),
}
_KEY = "_key"
"""The key of a row as one text, whatever its columns; `code` where a register has no column of that name."""
_DAY = "as_of"
"""The day asked, for expressions; the last there is where all rows are asked for."""


class Changes(NamedTuple):
    """How often a register changed: its rows, and their proofs."""

    rows: int
    proofs: int


Stamps = Mapping[str, Changes]
Version = tuple[tuple[str, Changes], ...]
"""Registers and how often they changed; the same while what is made of them is."""


def stamps() -> Stamps:
    """Return how often each register or given table changed, rows or proofs; one that nobody keeps is not there."""
    rows = Stamp.objects.order_by().values_list("register", "number")
    parts = rows.annotate(proofs=Value(0)).union(changes().annotate(proofs=Value(1)), all=True)  # one question
    found: dict[str, Changes] = {}
    for name, number, of_proofs in sorted(parts, key=itemgetter(2)):
        if not of_proofs:
            found[name] = Changes(number, 0)
        elif name in found:
            found[name] = found[name]._replace(proofs=number)
    return found


def version_of(name: str, known: Stamps) -> Version:
    """Return what changes whenever the table of evidence of a register may, or one made of registers."""
    if name in made_tables():
        return tuple(sorted({part for read in made_tables()[name].reads for part in version_of(read, known)}))
    reads = (name, *given_tables()[name].reads) if name in given_tables() else registers()[name].reads
    return tuple(sorted((part, known[part]) for part in reads if part in known))


def table_of(
    home: Path, name: str, *, as_of: date | None, known_at: datetime | None, known: Stamps
) -> pl.LazyFrame | None:
    """Return a register, a given table, or when registers were confirmed, as evidence; None where nobody keeps it.

    Rows are the confirmed ones that were not merged into another, as they held on a day and as they were known at a
    moment. A key that was merged is the key it was merged into wherever it is referred to.

    Args:
        home: the home.
        name: of the register or of the given table, or `confirmations`.
        as_of: the day; None = all rows with their days.
        known_at: the moment; None = now. [city wall time]
        known: how often registers changed, as `stamps` returned it.
    """
    if name == CONFIRMATIONS:
        return _confirmations(home, as_of=as_of, known_at=known_at, known=known).lazy()
    if name in made_tables():
        return _made(home, made_tables()[name], as_of=as_of, known_at=known_at, known=known)
    if name in given_tables() and (name in known or given_tables()[name].moves):
        rows = given_tables()[name].rows(home, as_of=as_of, known_at=known_at, version=version_of(name, known))
        return None if rows is None else rows.lazy()
    if name not in registers() or name not in known:
        return None
    return _kept(home, registers()[name], as_of=as_of, known_at=known_at, known=known)


def _kept(
    home: Path, register: Register, *, as_of: date | None, known_at: datetime | None, known: Stamps
) -> pl.LazyFrame:
    """Return a register as a table of evidence, without rows where nobody keeps it."""
    name = register.name
    version = version_of(name, known)
    held = cut(_rows(home, name, known_at, version).lazy(), as_of=as_of, known_at=None)
    held = _with_proofs(home, register, held, as_of=as_of, known_at=known_at, version=version)
    others: tuple[Latest | Counted | Named, ...] = (*register.latest, *register.counted, *register.names)
    for more in others:
        other = register.references[more.reference] if isinstance(more, Named) else more.register
        part = _kept(home, registers()[other], as_of=as_of, known_at=known_at, known=known)
        held = _with_more(held, more, part, as_of=as_of)
    made = [pl.sql_expr(expression).alias(column) for column, expression in register.derived.items()]
    return held.with_columns(_day(as_of)).with_columns(made).drop(_KEY, _DAY)


def _made(
    home: Path, table: Made, *, as_of: date | None, known_at: datetime | None, known: Stamps
) -> pl.LazyFrame | None:
    """Return a table made of registers; None where one of them is kept by nobody."""
    day = None if table.whole else as_of
    parts = {name: table_of(home, name, as_of=day, known_at=known_at, known=known) for name in table.reads}
    if any(part is None for part in parts.values()):
        return None
    return pl.SQLContext(parts).execute(table.sql)


@lru_cache(maxsize=KEPT)
def _rows(
    home: Path,
    name: str,
    known_at: datetime | None,
    version: Version,
) -> pl.DataFrame:
    register = registers()[name]
    names = [column.name for column in register.columns]
    rows = stored(register, known_at).order_by("id")  # the primary key of a version is another
    fields = ["department_id" if n == "department" else n for n in names]
    schema = {column.name: _dtype(column) for column in register.columns}
    frame = _frame(rows.filter(merged_into=None, state=STATE).values_list(*fields), schema).lazy()
    frame = frame.with_columns(pl.col(pl.String).replace("", None))
    moved = {
        column: _moved(home, other, known_at, dict(version).get(other)) for column, other in register.references.items()
    }
    frame = frame.with_columns(pl.col(column).replace(keys) for column, keys in moved.items() if keys)
    key = pl.concat_str(register.key, separator="|")
    frame = frame.with_columns(key.alias(name) for name in ((_KEY,) if KEY in schema else (_KEY, KEY)))
    return frame.collect(engine=SMALL)


@lru_cache(maxsize=KEPT)
def _moved(
    home: Path,  # noqa: ARG001 - names the answer
    name: str,
    known_at: datetime | None,
    changes: Changes | None,  # noqa: ARG001 - as above
) -> Mapping[str, str]:
    return merged_keys(registers()[name], known_at)


def _dtype(column: Column) -> Any:  # noqa: ANN401 - a type of Polars
    return _TYPES.get(column.type, pl.String())


def _frame(rows: Iterable[tuple[Any, ...]], schema: Mapping[str, Any]) -> pl.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    series = [
        pl.Series(name, [None if v is None else float(v) for v in values] if dtype == pl.Float64() else values, dtype)
        for (name, dtype), values in zip(schema.items(), columns, strict=True)
    ]
    return pl.DataFrame(series)


def _with_proofs(  # noqa: PLR0913 - whose, as of when, as known when
    home: Path,
    register: Register,
    frame: pl.LazyFrame,
    *,
    as_of: date | None,
    known_at: datetime | None,
    version: Version,
) -> pl.LazyFrame:
    """Add by purpose how many photos or documents a row has, and the digest of one: `files_NAME`, `file_NAME`."""
    if not register.purposes:
        return frame
    changes = dict(version).get(register.name)
    if changes is None or not changes.proofs:
        none = {"files": pl.lit(0, pl.Int64()), "file": pl.lit(None, pl.String())}
        return frame.with_columns(
            e.alias(f"{n}_{purpose.name}") for purpose in register.purposes for n, e in none.items()
        )
    counted = _proofs(home, register.name, known_at, version)
    if as_of is not None:
        counted = counted.filter(pl.col("day") <= datetime.combine(as_of, time.max))
    own = {purpose.name: pl.col("purpose") == purpose.name for purpose in register.purposes}
    numbers = [is_own.sum().cast(pl.Int64()).alias(f"files_{name}") for name, is_own in own.items()]
    digests = [pl.col("sha256").filter(is_own).min().alias(f"file_{name}") for name, is_own in own.items()]
    columns = [column for pair in zip(numbers, digests, strict=True) for column in pair]
    found = counted.lazy().group_by(_KEY).agg(columns)
    joined = frame.join(found, on=_KEY, how="left", maintain_order="left")
    return joined.with_columns(pl.col(f"files_{name}").fill_null(0) for name in own)


@lru_cache(maxsize=KEPT)
def _proofs(
    home: Path,
    name: str,
    known_at: datetime | None,
    version: Version,
) -> pl.DataFrame:
    """Return the proofs of a register that count, each under the key that its row stood for at the moment."""
    schema = {_KEY: pl.String(), "purpose": pl.String(), "day": pl.Datetime("us"), "sha256": pl.String()}
    found = pl.DataFrame(list_counted(name, known_at=known_at), schema=schema, orient="row")
    return found.with_columns(pl.col(_KEY).replace(_moved(home, name, known_at, dict(version).get(name))))


def _day(as_of: date | None) -> pl.Expr:
    return pl.lit(as_of or date.max, pl.Date()).alias(_DAY)


def _with_more(
    frame: pl.LazyFrame, more: Latest | Counted | Named, part: pl.LazyFrame, *, as_of: date | None
) -> pl.LazyFrame:
    """Add the columns that rows of another register give, joined by the key of the row or of the one it names."""
    columns = [pl.sql_expr(text).alias(name) for name, text in more.columns.items()]
    part = part.with_columns(_day(as_of))
    if isinstance(more, Named):
        found = part.select(pl.col(KEY).alias(more.reference), *columns).unique(more.reference, keep="last")
        return frame.join(found, on=more.reference, how="left", maintain_order="left")
    key = pl.col(more.reference).alias(_KEY)
    if isinstance(more, Counted):
        counts = part.group_by(key).agg(columns)
        joined = frame.join(counts, on=_KEY, how="left", maintain_order="left")
        return joined.with_columns(pl.col(name).fill_null(0) for name in more.columns)
    held = part.filter(pl.col(more.order) <= pl.col(_DAY))
    held = held.filter(pl.sql_expr(more.where)) if more.where else held
    by = [pl.sql_expr(text) for text in more.by or (more.order,)]
    last = held.sort(by, maintain_order=True).group_by(key).last().select(_KEY, *columns)
    return frame.join(last, on=_KEY, how="left", maintain_order="left")


def _confirmations(home: Path, *, as_of: date | None, known_at: datetime | None, known: Stamps) -> pl.DataFrame:
    """Return for each register the day on which the last of its departments confirmed it.

    Its departments are those with rows that hold on the day; where there are none, whoever said so counts.
    """
    latest: dict[str, dict[str, date]] = {}
    for name, department, day, at in _said(home, tuple(sorted(known.items()))):
        if (as_of is None or day <= as_of) and (known_at is None or at <= known_at):
            own = latest.setdefault(name, {})
            own[department] = max(day, own.get(department, day))
    rows = []
    for name in sorted({*latest} & {*registers()} & {*known}):
        said = latest[name]
        owners = _owners(home, name, as_of=as_of, known_at=known_at, known=known)
        days = [said.get(owner) for owner in owners] or [max(said.values())]
        if None not in days:
            rows.append((name, min(day for day in days if day is not None)))
    return pl.DataFrame(rows, schema=CONFIRMED, orient="row")


def owners_of(
    home: Path, name: str, *, as_of: date | None, known_at: datetime | None = None, known: Stamps
) -> pl.DataFrame:
    """Return the rows of a register on a day: what each is called, and the department that answers for it."""
    held = cut(_rows(home, name, known_at, version_of(name, known)).lazy(), as_of=as_of, known_at=None)
    return held.select(KEY, "department").collect(engine=SMALL)


def _owners(home: Path, name: str, *, as_of: date | None, known_at: datetime | None, known: Stamps) -> set[str]:
    """Return the departments with rows of a register that hold on a day."""
    spans = _spans(home, name, known_at, version_of(name, known))
    if as_of is None:
        return {department for department, _, _ in spans}
    return {owner for owner, first, end in spans if (first or as_of) <= as_of and (end is None or as_of < end)}


@lru_cache(maxsize=KEPT)
def _spans(
    home: Path,  # noqa: ARG001 - names the answer
    name: str,
    known_at: datetime | None,
    version: Version,  # noqa: ARG001 - as above
) -> tuple[tuple[str, date | None, date | None], ...]:
    """Return from when to when departments had rows of a register, each such span once."""
    rows = stored(registers()[name], known_at).filter(merged_into=None, state=STATE).exclude(department=None)
    return tuple(rows.order_by().values_list("department_id", "from_date", "to_date").distinct())


@lru_cache(maxsize=KEPT)
def _said(home: Path, version: object) -> tuple[tuple[str, str, date, datetime], ...]:  # noqa: ARG001 - name the answer
    columns = ("register", "department_id", "confirmed_date", "at")
    return tuple(Confirmation.objects.order_by("pk").values_list(*columns))
