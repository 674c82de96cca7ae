"""The form of a row, made from its columns: what is asked, what was given, what is wrong with it. It never saves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from airshed.errors import Fault
from airshed.web.accounts.models import Department
from airshed.web.accounts.wording import fault_text
from airshed.web.kit.columns import FLAG_WORDS, Column, Type, in_language
from airshed.web.kit.pages.related import list_offered
from airshed.web.kit.pages.shown import Reader, label_of
from airshed.web.kit.parsing import Refused, plain
from airshed.web.kit.reaching import fixed
from airshed.web.kit.register import COMMON, POINT
from airshed.web.words import say

OFFERED = 500
"""So many rows of another register are offered to choose from; more are typed."""
LONG = 200
"""A text that may have so many signs gets several lines."""
WHY = "why"
WHY_LONGEST = 200
KINDS = {Type.DATE: "date", Type.NUMBER: "number", Type.COUNT: "number"}


@dataclass(frozen=True, slots=True)
class Input:
    """A field of the form.

    Attributes:
        column: what it is of.
        label: of the column.
        help: what to enter.
        kind: of the element: text, long, date, number, choice, or fixed for what cannot be chosen.
        value: as it stands in the element.
        shown: the value in words.
        choices: code, words, whether chosen.
        offered: values to pick from, with what they are called.
        step: between numbers.
        faults: what is wrong with it, in words.
    """

    column: Column
    label: str
    help: str
    kind: str
    value: str
    shown: str = ""
    choices: tuple[tuple[str, str, bool], ...] = ()
    offered: tuple[tuple[str, str], ...] = ()
    step: str = ""
    faults: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit as it reads."""
        return say(*self.column.unit_words)

    @property
    def mode(self) -> str:
        """Which keys a phone shows."""
        return {Type.COUNT: "numeric", Type.NUMBER: "decimal"}.get(self.column.type, "")

    @property
    def example(self) -> str:
        """What may be typed, where a free value is asked for."""
        return self.column.example if self.kind in {"text", "long"} else ""


@dataclass(frozen=True)
class Entry:
    """What somebody gave for a row.

    Attributes:
        values: by column, as parsed; those that were refused are not there.
        texts: by column, as typed.
        faults: what is wrong, `where` being a column, or empty.
        why: the reason.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    why: str = ""


def typed(value: Any) -> str:  # noqa: ANN401 - a value of any column
    """Return a value as it stands in an element of a form, and as `Column.parse` takes it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return plain(value) if isinstance(value, Decimal) else str(value)


def asked_columns(reader: Reader, *, key: bool, state: str) -> tuple[Column, ...]:
    """Return the columns somebody may write of a row.

    Args:
        reader: who writes.
        key: whether also those that name it, which never change.
        state: of the row.
    """
    bound = fixed(reader.register, reader.user, state)
    left_out = reader.hide | {*bound} | (frozenset() if key else {*reader.register.key})
    return tuple(column for column in reader.register.columns if column.name not in left_out)


def entry_of(reader: Reader, given: Mapping[str, str], *, key: bool, state: str, names: Iterable[str] = ()) -> Entry:
    """Return what was given for a row, whatever is wrong with it.

    Args:
        reader: who writes.
        given: what the form sent.
        key: whether the row is new.
        state: of the row.
        names: only these columns; none = all that were sent.
    """
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    wanted = {*names}
    for column in asked_columns(reader, key=key, state=state):
        if column.name not in given or (wanted and column.name not in wanted):
            continue
        texts[column.name] = given[column.name]
        try:
            values[column.name] = column.parse(given[column.name])
        except Refused as refusal:
            faults.append(refusal.fault)
    why = given.get(WHY, "").replace("\0", "").strip()[:WHY_LONGEST]
    bound = {name: value or None for name, value in fixed(reader.register, reader.user, state).items()}
    return Entry(values | bound if key else values, texts, tuple(faults), why)


def with_reason(entry: Entry) -> Entry:
    """Return an entry that is faulty without a reason."""
    return entry if entry.why else replace(entry, faults=(*entry.faults, Fault("rows.no_reason", WHY)))


def inputs_of(
    reader: Reader, stored: Mapping[str, Any], entry: Entry, *, key: bool, state: str
) -> list[tuple[str, list[Input]]]:
    """Return the fields of the form in groups: of the register itself, its place, those of every register.

    Args:
        reader: who writes.
        stored: the values of the row, or of a new one what is known already.
        entry: what was given; it stands in the fields instead.
        key: whether the row is new.
        state: of the row.
    """
    faults: dict[str, list[str]] = {}
    for fault in entry.faults:
        faults.setdefault(fault.where, []).append(text_of(reader, fault))
    groups: dict[str, list[Input]] = {}
    for one in _inputs(reader, stored, entry, key=key, state=state):
        name = one.column.name
        title = (
            say("位置", "Place") if name in POINT else say("归口与有效期", "Whose, and when") if name in COMMON else ""
        )
        groups.setdefault(title, []).append(replace(one, faults=tuple(faults.get(name, ()))))
    return list(groups.items())


def text_of(reader: Reader, fault: Fault) -> str:
    """Return a fault in words, the column or the purpose of a photo called as the reader knows it."""
    first, _, rest = fault.where.rpartition(" ")
    column = reader.register.column.get(rest)
    purpose = next((say(*p.words) for p in reader.register.purposes if p.name == rest), fault.where)
    where = f"{first} {column.label(reader.language)}".strip() if column else purpose
    return fault_text(replace(fault, where=where))


def others(reader: Reader, entry: Entry, *, key: bool, state: str) -> list[str]:
    """Return what is wrong that no field of the form tells."""
    told = {column.name for column in asked_columns(reader, key=key, state=state)} | {WHY}
    return [text_of(reader, fault) for fault in entry.faults if fault.where not in told]


def _inputs(reader: Reader, stored: Mapping[str, Any], entry: Entry, *, key: bool, state: str) -> Iterator[Input]:
    asked = {column.name for column in asked_columns(reader, key=key, state=state)}
    bound = fixed(reader.register, reader.user, state)
    for column in reader.register.columns:
        value = stored.get(column.name)
        if column.name not in asked:
            shown = reader.text(column, bound[column.name] if key and column.name in bound else value)
            if shown:
                yield Input(column, label_of(column, reader.language), "", "fixed", "", shown)
            continue
        yield input_of(reader, column, entry.texts.get(column.name, typed(value)))


def input_of(reader: Reader, column: Column, text: str) -> Input:
    """Return the field of a column, as a text stands in it."""
    language = reader.language
    blank = ("", say("请选择", "choose") if column.required else say("不清楚", "not known"), not text)
    choices: tuple[tuple[str, str, bool], ...] = ()
    offered: tuple[tuple[str, str], ...] = ()
    if column.type is Type.FLAG:
        flags = [("1" if flag else "0", in_language(words, language)) for flag, words in FLAG_WORDS.items()]
        choices = (*((code, word, code == text) for code, word in flags), blank)
    elif column.type is Type.CODE:
        choices = (blank, *((c, in_language(words, language), c == text) for c, words in column.choices.items()))
    elif column.name == "department":
        choices = (("", say("请选择", "choose"), not text), *_departments(text))
    elif column.type is Type.REFERENCE:
        offered = tuple(list_offered(reader.register, reader.user, column.name, OFFERED))
    kind = "choice" if choices else KINDS.get(column.type, "long" if column.longest > LONG else "text")
    return Input(
        column,
        label_of(column, language),
        in_language(column.help, language),
        kind,
        text,
        choices=choices,
        offered=offered,
        step=_step(column),
    )


def _departments(text: str) -> list[tuple[str, str, bool]]:
    return [(d.code, say(d.zh, d.en or d.zh), d.code == text) for d in Department.objects.filter(closed=False)]


def _step(column: Column) -> str:
    if column.type is Type.COUNT:
        return "1"
    if column.type is not Type.NUMBER or column.decimals is None:
        return "any"
    return plain(Decimal(1).scaleb(-column.decimals))


def day_given(text: str, where: str) -> date | Fault:
    """Return the day somebody typed, or what is wrong with it."""
    try:
        value = Column(where, where, where, type=Type.DATE, required=True).parse(text)
    except Refused as refusal:
        return refusal.fault
    return value if isinstance(value, date) else Fault("registers.required", where)
