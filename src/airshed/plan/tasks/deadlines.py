"""Deadlines as task lists write them: 2019年12月31日, 2019-12-31, 2019年底前, 12月底前, 长期坚持."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

HALVES, QUARTERS = {"上": 6, "下": 12}, {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
YEAR_END = (12, 31)
_BEFORE = r"(?:以前|之前|前)?"
_DONE = r"(?:完成|完毕|到位)?"
_YEAR = r"(?:((?:19|20|21)\d{2})\s*年?\s*)?"
_FULL = re.compile(r"((?:19|20|21)\d{2})(?:\s*年\s*|[-/.])(\d{1,2})(?:\s*月\s*|[-/.])(\d{1,2})\s*日?(?: 00:00:00)?")
_DIGITS = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_YEAR_END = re.compile(_YEAR + r"(?:年?年?[底末]|全年|当年)|((?:19|20|21)\d{2})\s*年?")
_MONTH = re.compile(_YEAR + r"(\d{1,2})\s*月(?:份)?[底末]?|((?:19|20|21)\d{2})-(\d{1,2})")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_PART = re.compile(_YEAR + r"(?:(上|下)半年|第?([一二三四1-4])季度)[底末]?")
_NONE = re.compile(
    r"|[-—–/]+|无|长期|长期坚持|长期推进|持续|持续推进|持续实施|常态化|常态化推进|全年推进|none|ongoing|n/a"
)


class UnreadableDate(ValueError):
    """The text is no deadline that can be read."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as read.

    Attributes:
        day: the last day, itself in time; None = the text says there is none.
        read: whether the text leaves room and was read so: 2019年底前 as 12-31, or a year taken from the plan.
    """

    day: date | None
    read: bool = False


def deadline_in(value: str | date, *, year: int) -> Deadline:
    """Return the deadline of a cell.

    Args:
        value: a day, or text.
        year: of the plan, where the text names none.

    Raises:
        UnreadableDate: it is no deadline.
    """
    if isinstance(value, date):
        return Deadline(value)
    text = " ".join(unicodedata.normalize("NFKC", value).split()).lower()
    if _NONE.fullmatch(text):
        return Deadline(None, read=bool(text.strip("-—–/无")))
    if match := _FULL.fullmatch(text) or _DIGITS.fullmatch(text):
        return Deadline(_day(*map(int, match.groups())))
    return Deadline(_loose(re.sub(_BEFORE + _DONE + "$", "", text).strip(), year), read=True)


def _loose(text: str, year: int) -> date:
    """Return the last day of what leaves room: a day of the plan's year, the end of a year, month or quarter."""
    if match := _FULL.fullmatch(text):
        day = _day(*map(int, match.groups()))
    elif match := _DAY_OF_MONTH.fullmatch(text):
        day = _day(year, int(match[1]), int(match[2]))
    elif match := _YEAR_END.fullmatch(text):
        day = _day(int(match[1] or match[2] or year), *YEAR_END)
    elif match := _MONTH.fullmatch(text):
        day = _last(int(match[1] or match[3] or year), int(match[2] or match[4]))
    elif match := _PART.fullmatch(text):
        day = _last(int(match[1] or year), HALVES[match[2]] if match[2] else QUARTERS[match[3]])
    else:
        raise UnreadableDate(text)
    return day


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate(f"{year}-{month}-{day}") from None


def _last(year: int, month: int) -> date:
    return _day(year, month, calendar.monthrange(year, month)[1] if month in range(1, 13) else 0)
