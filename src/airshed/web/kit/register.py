"""A register declared: what its rows are called, found, listed and proved by. Registers are found by listing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from airshed.declared import declared
from airshed.errors import Fault
from airshed.web.kit.columns import Column, Type, Words
from airshed.web.kit.fields import column_of
from airshed.web.words import say

PACKAGE = "airshed.web.registers"
COMMON = ("department", "area", "grid", "from_date", "to_date", "source", "note")
"""Columns of every register, after its own."""
POINT = ("lon", "lat")
CRS = "crs"
"""Column that names the system of an outline's coordinates."""
GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        "sources": ("污染源", "sources"),
        "energy": ("能源与取暖", "energy and heating"),
        "transport": ("车、机、油", "vehicles, machines and fuel"),
        "land": ("扬尘与农业", "dust and farming"),
        "management": ("管理与凭据", "management and papers"),
    }
)
"""How registers are grouped where they are listed, in this order."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a photo or document of a row is for.

    Attributes:
        name: its code; evidence counts them as `files_NAME`.
        words: in Chinese and English.
        photo: whether it must be a photo.
    """

    name: str
    words: Words
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """Columns of evidence that come from the last row of a register that belongs to this one.

    Attributes:
        register: the register of the rows.
        reference: its column that holds the key of this one.
        order: its column of days; the last one not after the day asked counts.
        columns: column of evidence to its column, or to an expression over its columns.
        where: which of its rows count, as an expression in SQL over its columns; empty = all.
        by: which of them is the last, as expressions in SQL over its columns; empty = that of the last day.

    Expressions may ask for `as_of`, the day asked.
    """

    register: str
    reference: str
    order: str
    columns: Mapping[str, str]
    where: str = ""
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """Columns of evidence that are counted or summed over the rows of a register that belong to this one.

    Attributes:
        register: the register of the rows, those that hold on the day asked.
        reference: its column that holds the key of this one.
        columns: column of evidence to an aggregate in SQL over its columns and the day asked, `as_of`; 0 without rows.
    """

    register: str
    reference: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Columns of evidence that come from the row this one names, as it holds on the day asked.

    Attributes:
        reference: the column that holds its key.
        columns: column of evidence to an expression in SQL over the columns of that row.
    """

    reference: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Made:
    """A table of evidence that is made of registers: what of a list one clause asks for, or registers held together.

    Attributes:
        name: as plans call it.
        words: its name in Chinese and English.
        sql: a question in SQL to registers, as they held on the day; its `code` is the key of a row.
        rows: the register whose keys these are.
        whole: whether it asks for rows of all days, for what was so on days that it names itself.
    """

    name: str
    words: Words
    sql: str
    rows: str
    whole: bool = False

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The registers it asks."""
        return tuple(sorted({*re.findall(r"\w+", self.sql)} & {*registers()}))


@dataclass(frozen=True, slots=True)
class Closing:
    """How a row is settled in the field: the day of it, and what must prove it.

    Attributes:
        column: of the day on which it was settled.
        words: what is done, such as "拆除".
        proofs: purposes that must each have a proof.
        due: column of the day by which it should be settled; empty where rows name none.
    """

    column: str
    words: Words
    proofs: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True)
class Watch:
    """Rows that somebody should look at, because what they say does not add up.

    Attributes:
        where: which, as an expression in SQL over columns and over `derived` that ask for no proofs; the database
            answers it, so it keeps to what SQLite and PostgreSQL share.
        words: what is the matter with them.
        shows: columns of `derived` that are shown beside them, with their words and unit.
    """

    where: str
    words: Words
    shows: Mapping[str, tuple[Words, str]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Register:
    """A register: everything shown, checked, imported and computed of it follows from this and its model.

    Attributes:
        name: as plans, addresses and files call it.
        model: of its rows.
        words: its name in Chinese and English.
        about: what it holds and what a complete one is, in a sentence.
        group: where it is listed; of `GROUPS`.
        key: columns that name a row for good.
        listed: columns of its list, the key first.
        filters: columns the list is filtered by.
        search: columns that a fragment is searched in.
        alike: columns that two rows of one thing share: a name, a credit code, others that must be equal.
        past: columns of days that cannot lie ahead.
        sequence: pairs of columns of days, of which the second is not before the first.
        one_of: columns of which a row fills exactly one.
        checks: column to what finds out what is wrong with its text, given with the name of the column.
        purposes: what photos and documents are for.
        derived: columns of evidence by SQL expression over its columns, `files_PURPOSE`, what `latest`, `counted` and
            `names` give, and the day asked, `as_of`.
        latest: columns of evidence from the last of the rows that belong to it.
        counted: columns of evidence from all of the rows that belong to it.
        names: columns of evidence from rows it refers to.
        labels: what readers call columns of evidence that nobody enters.
        makes: other tables of evidence that are made of it.
        watch: rows that do not add up, listed for whoever answers for them.
        tallies: pairs of columns by which its rows are counted above its list.
        closing: how a row is settled in the field.
        tag: columns printed on a label to be fixed to the thing, the first of them also as a QR code.
        part_of: the register whose rows these belong to, shown with them; empty where it stands alone.
        source: the public text behind it.
        expected: who could say how many rows a complete one has.
        after: is done at a home once a change of rows is stored, with the moment of it; what it raises undoes nothing.
    """

    name: str
    model: Any
    words: Words
    about: Words
    group: str
    listed: tuple[str, ...]
    key: tuple[str, ...] = ("code",)
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ("code", "name")
    alike: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    sequence: tuple[tuple[str, str], ...] = ()
    one_of: tuple[str, ...] = ()
    checks: Mapping[str, Callable[[str, str], Iterable[Fault]]] = field(default_factory=lambda: MappingProxyType({}))
    purposes: tuple[Purpose, ...] = ()
    derived: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    latest: tuple[Latest, ...] = ()
    counted: tuple[Counted, ...] = ()
    names: tuple[Named, ...] = ()
    labels: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    makes: tuple[Made, ...] = ()
    watch: Watch | None = None
    tallies: tuple[tuple[str, str], ...] = ()
    closing: Closing | None = None
    tag: tuple[str, ...] = ()
    part_of: str = ""
    source: str = ""
    expected: Words = ("", "")
    after: Callable[[Path, datetime], None] | None = None

    @property
    def title(self) -> str:
        """Its name in the language of the reader."""
        return say(*self.words)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns in the order of its model: its own, its point, those of every register."""
        names = [f.name for f in self.model._meta.concrete_fields if hasattr(f, "said")]  # noqa: SLF001 - Django's own
        own = [name for name in names if name not in {*COMMON, *POINT}]
        ordered = [*own, *(name for name in POINT if name in names), *COMMON]
        return tuple(column_of(self.model._meta.get_field(name), key=name in self.key) for name in ordered)  # noqa: SLF001

    @cached_property
    def column(self) -> Mapping[str, Column]:
        """Its columns by name."""
        return {column.name: column for column in self.columns}

    @property
    def placed(self) -> bool:
        """Whether its rows have a point on the map."""
        return POINT[0] in self.column

    @cached_property
    def outlined(self) -> str:
        """The column that holds an outline on the map; empty where its rows have none."""
        return next((column.name for column in self.columns if column.type is Type.OUTLINE), "")

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Column to the register whose key it holds."""
        return {column.name: column.register for column in self.columns if column.register}

    @cached_property
    def reads(self) -> frozenset[str]:
        """The registers that its evidence is made of, its own among them."""
        parts: tuple[Latest | Counted, ...] = (*self.latest, *self.counted)
        return frozenset({self.name, *self.references.values(), *(part.register for part in parts)})

    @cached_property
    def parts(self) -> "tuple[Register, ...]":
        """Registers whose rows belong to rows of this one."""
        return tuple(register for register in registers().values() if register.part_of == self.name)

    def key_of(self, row: Any) -> str:  # noqa: ANN401 - a row, or its values by column
        """Return the key of a row as one text."""
        given = row if isinstance(row, Mapping) else {name: getattr(row, name) for name in self.key}
        return KEY_SIGN.join(str(given[name]) for name in self.key)

    def named(self, row: Any) -> str:  # noqa: ANN401 - as above
        """Return the name of a row for logs, which hold nothing personal: its key, or its number."""
        personal = any(self.column[name].personal for name in self.key)
        return f"#{row.pk}" if personal else self.key_of(row)


KEY_SIGN = "|"
"""Between the parts of a key of several columns."""


@cache
def registers() -> Mapping[str, Register]:
    """Return all registers by name.

    Raises:
        ImportError: a module of the package is broken, or declares no register; it is named.
    """
    return declared(PACKAGE, "REGISTER", Register, but=("apps", "models", "migrations"))


@cache
def made_tables() -> Mapping[str, Made]:
    """Return the tables of evidence that are made of registers, by name."""
    return MappingProxyType({table.name: table for register in registers().values() for table in register.makes})


def holder(name: str) -> Register | None:
    """Return the register whose rows are those of a table of evidence; None where it is made of no register."""
    return registers().get(made_tables()[name].rows if name in made_tables() else name)


def ordered(names: Sequence[str] | None = None) -> tuple[Register, ...]:
    """Return registers, each before those that refer to it, else by name."""
    known, done = registers(), {}
    waiting = sorted(known if names is None else names)
    while waiting:
        ready = [n for n in waiting if not ({*known[n].references.values()} - {n}) & {*waiting}]
        for name in ready or waiting:
            done[name] = known[name]
        waiting = [n for n in waiting if n not in done]
    return tuple(done.values())
