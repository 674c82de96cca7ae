"""Columns of registers as data: name, words, type and limits; they parse what people give, and show what was kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from airshed.web.cells import MASK
from airshed.web.kit.parsing import (
    FULL_TO_HALF,
    Cell,
    Odd,
    Refused,
    count_of,
    day_of,
    flag_of,
    folded,
    number_of,
    plain,
    shown,
    text_of,
    trimmed,
)

Words = tuple[str, str]
"""A text in Chinese and in English."""

Value = str | bool | date | Decimal | int | None
"""What a column keeps; None is blank, and the unknown of a flag."""

FLAG_WORDS: Mapping[bool, Words] = {True: ("是", "yes"), False: ("否", "no")}
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Between these days are, unless the column says otherwise: nobody means the year 219."""
LONGEST, LONGEST_CELL = 1000, 32_000
"""Of a text, unless the column says more; of what a cell of a spreadsheet holds. [signs]"""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    FLAG = "flag"
    DATE = "date"
    NUMBER = "number"
    COUNT = "count"
    REFERENCE = "reference"
    OUTLINE = "outline"

    @property
    def is_text(self) -> bool:
        """Whether spreadsheets must keep its signs as typed."""
        return self in {Type.TEXT, Type.REFERENCE, Type.CODE, Type.OUTLINE}


TYPE_WORDS: Mapping[Type, Words] = {
    Type.TEXT: ("文本", "text"),
    Type.CODE: ("选项", "choice"),
    Type.FLAG: ("是/否", "yes/no"),
    Type.DATE: ("日期", "date"),
    Type.NUMBER: ("数值", "number"),
    Type.COUNT: ("整数", "whole number"),
    Type.REFERENCE: ("编号", "reference"),
    Type.OUTLINE: ("面（GeoJSON）", "outline (GeoJSON)"),
}


UNIT_WORDS: Mapping[str, Words] = {
    "yuan": ("元", "yuan"),
    "tce": ("吨标准煤", "tce"),
    "ha": ("公顷", "ha"),
    "m2": ("m²", "m²"),
    "m3": ("m³", "m³"),
}
"""Units that read otherwise than their code."""


def is_english(language: str) -> bool:
    """Return whether a language is English; Chinese is the other."""
    return language.lower().startswith("en")


def in_language(words: Words, language: str) -> str:
    """Return a text in a language."""
    return words[1] if is_english(language) else words[0]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register.

    Attributes:
        name: in tables, files for programs and the interface for programs.
        zh: its label in Chinese.
        en: its label in English.
        type: what it holds.
        required: a row must have it.
        unit: of a number.
        choices: code to its words, for codes.
        help: what it means, in Chinese and English.
        example: a value as typed.
        also: other words for its head that lists in use have.
        longest: of a text [signs].
        decimals: most places after the point; None is any.
        digits: most digits before the point; None is any.
        least: the smallest number or first day allowed.
        most: the largest number or last day allowed.
        pattern: a regular expression for the whole text.
        personal: data of a person, masked by role.
        register: the register a reference names.
        source: where the column comes from: a form, a clause.
    """

    name: str
    zh: str
    en: str
    type: Type = Type.TEXT
    required: bool = False
    unit: str = ""
    choices: Mapping[str, Words] = field(default_factory=dict, hash=False)
    help: Words = ("", "")
    example: str = ""
    also: Sequence[str] = field(default=(), hash=False)
    longest: int = LONGEST
    decimals: int | None = None
    digits: int | None = None
    least: Decimal | int | date | None = None
    most: Decimal | int | date | None = None
    pattern: str = ""
    personal: bool = False
    register: str = ""
    source: str = ""

    def label(self, language: str) -> str:
        """Return the label in a language."""
        return in_language((self.zh, self.en), language)

    @property
    def unit_words(self) -> Words:
        """The unit as it reads."""
        return UNIT_WORDS.get(self.unit, (self.unit, self.unit))

    def unit_in(self, language: str) -> str:
        """Return the unit as it reads in a language."""
        return in_language(self.unit_words, language)

    def head(self, language: str) -> str:
        """Return the head in spreadsheets: label, unit in brackets, a star where required."""
        unit = self.unit_in(language)
        brackets = f" ({unit})" if is_english(language) else f"（{unit}）"
        return f"{self.label(language)}{brackets if self.unit else ''}{'*' if self.required else ''}"

    def parse(self, cell: Cell, *, from_1904: bool = False) -> Value:
        """Return the value of a text or cell; None for a blank one.

        Args:
            cell: a text from a form or file, or what a program or spreadsheet gives.
            from_1904: the spreadsheet counts days from 1904.

        Raises:
            Refused: with one fault, `where` being the name of the column.
        """
        try:
            return self._given(self._parsed(cell, from_1904=from_1904))
        except Refused as refusal:
            fault = refusal.fault
            raise Refused(fault.code, fault.value, fault.expected, where=self.name) from None

    def text(self, value: Value, language: str) -> str:
        """Return a value as people read it: codes and flags in words, days as 2019-11-06, numbers exactly."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return in_language(FLAG_WORDS[value], language)
        if isinstance(value, Decimal):
            return plain(value)
        if self.type is Type.CODE and value in self.choices:
            return in_language(self.choices[str(value)], language)
        if self.type is Type.OUTLINE:
            from airshed.web.kit.shapes import said_of  # noqa: PLC0415 - geometry loads when needed

            return in_language(said_of(str(value)), language)
        return str(value)

    def written(self, value: Value, language: str) -> str:
        """Return a value as a file holds it, that is read back: as people read it, but an outline whole."""
        return str(value) if self.type is Type.OUTLINE and value is not None else self.text(value, language)

    def _given(self, value: Value) -> Value:
        if value is None and self.required:
            raise Refused("registers.required")
        return value

    def _parsed(self, cell: Cell, *, from_1904: bool) -> Value:  # noqa: PLR0911 - one a type
        if cell is None or (isinstance(cell, str) and not trimmed(cell)):
            return None
        if isinstance(cell, Odd):
            raise Refused(cell.code, cell.shown)
        if cell == MASK:
            raise Refused("registers.masked", MASK)
        match self.type:
            case Type.FLAG:
                return flag_of(cell)
            case Type.CODE:
                return self._code(cell)
            case Type.DATE:
                return self._within(day_of(cell, from_1904=from_1904), FIRST_DAY, LAST_DAY)
            case Type.COUNT:
                return self._within(count_of(cell))
            case Type.NUMBER:
                return self._fine(number_of(cell))
            case Type.OUTLINE:
                from airshed.web.kit.shapes import text_in  # noqa: PLC0415 - geometry loads when needed

                return text_in(text_of(cell))
            case _:
                return self._text(text_of(cell))

    def _code(self, cell: Cell) -> str:
        found = _by_word(tuple((code, *words) for code, words in self.choices.items())).get(folded(text_of(cell)))
        if found is None:
            known = ", ".join(f"{code} {zh}" if code != zh else zh for code, (zh, _) in self.choices.items())
            raise Refused("registers.not_a_choice", shown(cell), known)
        return found

    def _text(self, text: str) -> str:
        if self.pattern and not re.fullmatch(self.pattern, text):
            text = text.translate(FULL_TO_HALF)
            if not re.fullmatch(self.pattern, text):
                raise Refused("registers.pattern", text, self.example or self.pattern)
        longest = min(self.longest, LONGEST_CELL)
        if len(text) > longest:
            raise Refused("registers.too_long", f"{text[:40]}… ({len(text)})", str(longest))
        return text

    def _fine(self, number: Decimal) -> Value:
        exponent = number.as_tuple().exponent
        if self.decimals is not None and isinstance(exponent, int) and -exponent > self.decimals:
            raise Refused("registers.too_fine", plain(number), str(self.decimals))
        if self.digits is not None and number.adjusted() >= self.digits:
            raise Refused("registers.too_many_digits", plain(number), str(self.digits))
        return self._within(number)

    def _within(self, value: Decimal | int | date, first: date | None = None, last: date | None = None) -> Value:
        least: Any = first if self.least is None else self.least
        most: Any = last if self.most is None else self.most
        if (least is not None and value < least) or (most is not None and value > most):
            limits = " … ".join("" if limit is None else str(limit) for limit in (least, most)).strip()
            raise Refused("registers.out_of_range", str(value), limits)
        return value


@cache
def _by_word(choices: tuple[tuple[str, str, str], ...]) -> Mapping[str, str]:
    """Return every word for a choice, folded, to its code; codes come before labels."""
    found: dict[str, str] = {}
    for place in range(3):
        for words in choices:
            found.setdefault(folded(words[place]), words[0])
    return found
