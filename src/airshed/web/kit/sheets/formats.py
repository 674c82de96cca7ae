"""What a number is, as its format in a workbook says: a number, a day, a percentage."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import IO

from airshed.web.kit.parsing import EPOCH_1900, EPOCH_1904, Cell, Odd, plain
from airshed.web.kit.sheets.found import FileBroken
from airshed.web.kit.sheets.markup import elements

EXACT_DIGITS = 15
SECONDS = 86_400
FIRST_TRUE_SERIAL = 61  # before it the system of 1900 has a day that never was
LAST_SERIAL = 2_958_465
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENTS = frozenset([9, 10])
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General', re.IGNORECASE)
_DATE_SIGNS = re.compile("[ymdhs年月日]", re.IGNORECASE)


class Kind(Enum):
    """What a number is."""

    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"


def kinds_in(stream: IO[bytes]) -> list[Kind]:
    """Return the kind of each cell style of a workbook's styles."""
    custom: dict[int, str] = {}
    found: list[Kind] = []
    inside = False
    for name, attributes in elements(stream):
        if name == "numFmt":
            custom[_number(attributes)] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "cellStyles", "dxfs"}:
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            found.append(kind_numbered(_number(attributes), custom))
    return found


def _number(attributes: Mapping[str, str]) -> int:
    number = attributes.get("numFmtId", "0")
    return int(number) if number.isdecimal() and len(number) < len("100000") else 0


def kind_of(code: str) -> Kind:
    """Return what a format code makes of a number."""
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return Kind.PERCENT
    return Kind.DATE if _DATE_SIGNS.search(bare) else Kind.NUMBER


def kind_numbered(identifier: int, custom: Mapping[int, str]) -> Kind:
    """Return what a format makes of a number, by the number of the format."""
    if identifier in custom:
        return kind_of(custom[identifier])
    if identifier in _PERCENTS:
        return Kind.PERCENT
    return Kind.DATE if identifier in _DATES else Kind.NUMBER


def number_in(text: str) -> Decimal:
    """Return a number of a workbook, which keeps 15 digits of it and writes 17.

    Raises:
        FileBroken: it is none.
    """
    try:
        return Decimal(text) if len(text) <= EXACT_DIGITS else Decimal(format(float(text), f".{EXACT_DIGITS}g"))
    except (InvalidOperation, ValueError):
        raise FileBroken("registers.file_damaged", text[:40]) from None


def cell_of(text: str, kind: Kind, *, from_1904: bool) -> Cell:
    """Return a number as its format shows it."""
    number = number_in(text)
    if kind is Kind.PERCENT and number.is_finite():
        return Odd("registers.percent", f"{plain(number * 100) if abs(number) < 10**EXACT_DIGITS else text}%")
    if kind is Kind.DATE:
        first = 0 if from_1904 else FIRST_TRUE_SERIAL
        if number.is_finite() and first <= number <= LAST_SERIAL:
            return _moment(number, from_1904=from_1904)
    return number


def _moment(number: Decimal, *, from_1904: bool) -> date | datetime:
    epoch = EPOCH_1904 if from_1904 else EPOCH_1900
    seconds = int((number % 1 * SECONDS).to_integral_value())
    day = epoch + timedelta(days=int(number))
    if not seconds:
        return day
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001 - what the cell shows
