"""Values from what people type or a spreadsheet holds. What is not clear is refused, never guessed."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from airshed.errors import AirshedError, Fault

FULL_TO_HALF = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
"""Full-width signs to the usual ones."""
LETTERS_TO_HALF = {full: half for full, half in FULL_TO_HALF.items() if chr(half).isalnum()}
BLANKS = " \t\r\n\v\f\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
EXACT = 10**15
"""From here on a spreadsheet does not keep all digits of a number."""
MOST_DIGITS = 28
LONGEST_OUTLINE = 500_000
"""Most signs of an outline: some 20,000 corners."""
YES = frozenset("1 是 √ ✓ ✔ ☑ y yes true t 有 对 已".split())  # noqa: SIM905 - a list of words reads better
NO = frozenset("0 否 × ✗ ✘ x n no false f 无 没有 错 未 ☒".split())  # noqa: SIM905 - as above
UNKNOWN = frozenset("未知 不详 不清楚 不明 unknown ?".split())  # noqa: SIM905 - as above
_EDGES = re.compile(f"^[{BLANKS}]+|[{BLANKS}]+$")
_BREAKS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_EXPONENT = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?[eE][+-]?[0-9]{1,3}")
_NO_WORDS = re.compile("[\x20-\x7e\uff01-\uff5e\n]+")
_LOST = re.compile(r"[0-9](\.[0-9]+)?[eE]\+[0-9]{2,3}|[0-9]\.[0-9]+[eE][0-9]{1,3}")
_DAY = re.compile(
    r"([0-9]{4}) ?([-/.年]) ?([0-9]{1,2}) ?([-/.月]) ?([0-9]{1,2}) ?日?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"
)
_TIMED = re.compile(r"[0-9]{4}[-/.年].*[0-9]{1,2}:[0-9]{2}")
_DIGITS_DAY = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_SERIAL_DAY, LAST_SERIAL_DAY = date(1950, 1, 1), date(2100, 1, 1)
"""Between these a number in a column of days is a day; `2019` alone is not the 11th of July 1905."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that holds nothing that could be taken: a percentage, a formula that failed or was never computed.

    Attributes:
        code: of the fault it is.
        shown: what the cell says.
    """

    code: str
    shown: str


Cell = str | bool | int | float | Decimal | date | datetime | time | Odd | None
"""What a form, a program or a spreadsheet gives."""


class Refused(AirshedError):
    """A value that a column does not take: one fault."""

    def __init__(self, code: str, value: str = "", expected: str = "", *, where: str = "") -> None:
        """Keep the fault."""
        super().__init__(Fault(code, where, value[:200], expected))

    @property
    def fault(self) -> Fault:
        """The one fault."""
        return self.faults[0]


def trimmed(text: str) -> str:
    """Return a text without blanks of any kind around it, its lines ended as we do."""
    return _EDGES.sub("", _BREAKS.sub("\n", text)) if text else text


def half(text: str) -> str:
    """Return a text with the usual signs for full-width ones, without blanks around it."""
    return trimmed(text.translate(FULL_TO_HALF))


def folded(text: str) -> str:
    """Return a text as words are compared: no blanks, half width, small letters."""
    return re.sub(f"[{BLANKS}]", "", unicodedata.normalize("NFKC", text)).casefold()


def plain(number: Decimal) -> str:
    """Return a number exactly, without exponent and needless zeros."""
    shown = format(number, "f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown


def shown(cell: Cell) -> str:
    """Return a cell as a fault shows it."""
    if isinstance(cell, Odd):
        return cell.shown
    if isinstance(cell, Decimal):
        return plain(cell) if cell.is_finite() and abs(cell.adjusted()) < MOST_DIGITS else str(cell)
    return "" if cell is None else str(cell)


def _halved(text: str) -> str:
    """Return a text with half-width letters and digits; other signs too, unless it is words in Chinese."""
    if text.isascii():
        return text
    return trimmed(text.translate(FULL_TO_HALF if _NO_WORDS.fullmatch(text) else LETTERS_TO_HALF))


def text_of(cell: Cell) -> str:
    """Return a cell as text: a whole number is its digits.

    Raises:
        Refused: digits were lost, or the spreadsheet made a date of it.
    """
    if isinstance(cell, str):
        text = _halved(trimmed(cell))
        if _LOST.fullmatch(text):
            raise Refused("registers.digits_lost", text)
        if _CONTROL.search(text):
            raise Refused("registers.control_sign", repr(text))
        return text
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, date | time):
        raise Refused("registers.date_in_text", str(cell))
    number = _decimal(cell)
    if abs(number) >= EXACT:
        raise Refused("registers.digits_lost", str(cell))
    return plain(number)


def flag_of(cell: Cell) -> bool | None:
    """Return yes, no, or None for unknown.

    Raises:
        Refused: it says neither.
    """
    if isinstance(cell, bool):
        return cell
    word = folded(cell) if isinstance(cell, str) else shown(cell)
    if word in YES or word == "1.0":
        return True
    if word in NO or word == "0.0":
        return False
    if word in UNKNOWN:
        return None
    raise Refused("registers.no_flag", shown(cell))


def number_of(cell: Cell) -> Decimal:
    """Return an exact number.

    Raises:
        Refused: it is a percentage, a date, has an exponent or a comma that may be a decimal one, or is no number.
    """
    if isinstance(cell, str):
        return _number_in(cell)
    if isinstance(cell, bool):
        raise Refused("registers.no_number", str(cell).upper())
    if isinstance(cell, date | time):
        raise Refused("registers.date_in_number", str(cell))
    return _decimal(cell)


def _number_in(cell: str) -> Decimal:
    text = half(cell).replace("−", "-")
    if _NUMBER.fullmatch(text):
        if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
            raise Refused("registers.too_many_digits", text, str(MOST_DIGITS))
        return _normal(Decimal(text))
    if _THOUSANDS.fullmatch(text):
        return _normal(Decimal(text.replace(",", "")))
    if text.endswith(("%", "‰")):
        raise Refused("registers.percent", text)
    if _EXPONENT.fullmatch(text):
        raise Refused("registers.exponent", text)
    if "," in text and _NUMBER.fullmatch(text.replace(",", "").replace(".", "", 1)):
        raise Refused("registers.ambiguous_comma", text)
    raise Refused("registers.no_number", text)


def _decimal(cell: Cell) -> Decimal:
    """Return a number of a program or a spreadsheet, which keeps 15 digits of a float."""
    if isinstance(cell, Odd):
        raise Refused(cell.code, cell.shown)
    number = Decimal(format(cell, ".15g")) if isinstance(cell, float) else Decimal(cell)  # type: ignore[arg-type]
    if not number.is_finite():
        raise Refused("registers.no_number", str(cell))
    if len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise Refused("registers.too_many_digits", str(cell), str(MOST_DIGITS))
    return _normal(number)


def _normal(number: Decimal) -> Decimal:
    return Decimal(plain(number))


def count_of(cell: Cell) -> int:
    """Return a whole number.

    Raises:
        Refused: as `number_of`, or it has a fraction.
    """
    number = number_of(cell)
    if number != number.to_integral_value():
        raise Refused("registers.no_count", plain(number))
    return int(number)


def day_of(cell: Cell, *, from_1904: bool = False) -> date:
    """Return a day; a number is one only as year, month, day, or as a spreadsheet counts days.

    Args:
        cell: what was given.
        from_1904: the spreadsheet counts days from 1904.

    Raises:
        Refused: it is no day, there is no such day, or it has a time of day.
    """
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise Refused("registers.time_of_day", str(cell))
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _day_in(half(cell))
    if isinstance(cell, bool | time):
        raise Refused("registers.no_date", str(cell))
    return _day_counted(_decimal(cell), from_1904=from_1904)


def _day_in(text: str) -> date:
    if found := _DAY.fullmatch(text):
        year, first, month, second, day = found.groups()
        if first == second or (first, second) == ("年", "月"):
            return _existing(text, year, month, day)
    if found := _DIGITS_DAY.fullmatch(text):
        return _existing(text, *found.groups())
    raise Refused("registers.time_of_day" if _TIMED.match(text) else "registers.no_date", text)


def _existing(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Refused("registers.no_such_day", text) from None


def _day_counted(number: Decimal, *, from_1904: bool) -> date:
    text = plain(number)
    if found := _DIGITS_DAY.fullmatch(text):
        return _existing(text, *found.groups())
    epoch = EPOCH_1904 if from_1904 else EPOCH_1900
    first, last = (FIRST_SERIAL_DAY - epoch).days, (LAST_SERIAL_DAY - epoch).days
    if not first <= number < last:
        raise Refused("registers.no_date", text)
    if number != number.to_integral_value():
        raise Refused("registers.time_of_day", text)
    return epoch + timedelta(days=int(number))
