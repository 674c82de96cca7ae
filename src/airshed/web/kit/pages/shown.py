"""Values of rows as a page shows them: in words, references and departments by name, personal ones masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language

from airshed.web.accounts.models import Department
from airshed.web.cells import MASK
from airshed.web.kit.columns import Column, Type
from airshed.web.kit.reaching import hidden
from airshed.web.kit.register import Register
from airshed.web.words import CHINESE, say

NUMBERS = frozenset({Type.NUMBER, Type.COUNT})


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row.

    Attributes:
        name: of its column.
        label: of its column.
        text: the value in words; empty where it is not known.
        unit: of a number.
        number: whether it is one, to be written to the right.
        link: of a reference, the address of the row it names.
        code: of a reference, what is stored.
    """

    name: str
    label: str
    text: str
    unit: str = ""
    number: bool = False
    link: str = ""
    code: str = ""


def label_of(column: Column, language: str) -> str:
    """Return what a column is called where it begins a line."""
    return str(capfirst(column.label(language)))


@dataclass(frozen=True)
class Reader:
    """Who reads a register, and what of it.

    Attributes:
        register: the register.
        user: who reads.
        language: of the reader.
        hide: columns whose values are masked.
        departments: code to name.
    """

    register: Register
    user: Any
    language: str = CHINESE
    hide: frozenset[str] = frozenset()
    departments: Mapping[str, str] = field(default_factory=dict)

    def text(self, column: Column, value: Any) -> str:  # noqa: ANN401 - a value of any column
        """Return a value in words; of a masked one only that there is one."""
        if value is None or value == "":
            return ""
        if column.name in self.hide:
            return MASK
        if column.name == "department":
            return self.departments.get(str(value), str(value))
        return column.text(value, self.language)

    def cell(self, column: Column, values: Mapping[str, Any]) -> Cell:
        """Return a value of a row."""
        text = self.text(column, values.get(column.name))
        unit = column.unit_in(self.language) if text else ""
        return Cell(column.name, label_of(column, self.language), text, unit, column.type in NUMBERS)

    def cells(self, values: Mapping[str, Any], names: Sequence[str] | None = None) -> list[Cell]:
        """Return the values of a row, of all columns or of some."""
        columns = self.register.columns if names is None else [self.register.column[name] for name in names]
        return [self.cell(column, values) for column in columns]

    def named(self, values: Mapping[str, Any], number: int) -> str:
        """Return what a row is called: its key and name; its number where the key is not for the reader."""
        key = [name for name in self.register.key if name not in self.hide]
        texts = [self.text(self.register.column[name], values.get(name)) for name in key]
        if len(key) < len(self.register.key):
            texts.append(f"#{number}")
        if "name" in self.register.column and "name" not in key:
            texts.append(self.text(self.register.column["name"], values.get("name")))
        return " ".join(filter(None, texts))


def reader_of(register: Register, user: Any) -> Reader:  # noqa: ANN401 - a user
    """Return who reads a register, with what it takes to word its rows."""
    departments = {d.code: say(d.zh, d.en or d.zh) for d in Department.objects.all()}
    return Reader(register, user, get_language() or CHINESE, hidden(register, user), departments)
