"""Local days and periods.

An hour is named by its end; hours 01 to 24 make a day, so 00:00 is hour 24 of the day before. City time is
Asia/Shanghai wall time, eight hours ahead of UTC all year.
"""

import calendar
import contextlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from chinese_calendar import constants  # type: ignore[import-untyped]

from airshed.errors import AirshedError, Fault

CITY_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")
SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (12, 15)}
SATURDAY = 5


class UnknownPeriod(AirshedError):
    """The text names no day, month, season or year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `from_date` (inclusive) to `to_date` (exclusive)."""

    from_date: date
    to_date: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.to_date - self.from_date).days

    @property
    def last_date(self) -> date:
        """The last day."""
        return self.to_date - timedelta(days=1)

    def months(self) -> Iterator["Period"]:
        """Yield the period month by month, cut at its ends."""
        start = self.from_date
        while start < self.to_date:
            end = min(month(start.year, start.month).to_date, self.to_date)
            yield Period(start, end)
            start = end

    def same_days(self, year: int) -> "Period":
        """Return the same days of the year in which the period would start in `year`.

        In a year without one, 29 February is 28 February as a first day, and as a day after the last it is 1 March.
        """
        shift = year - self.from_date.year
        return Period(_in_year(self.from_date, shift, leap_day=(2, 28)), _in_year(self.to_date, shift, leap_day=(3, 1)))


def _in_year(day: date, shift: int, *, leap_day: tuple[int, int]) -> date:
    try:
        return day.replace(year=day.year + shift)
    except ValueError:
        return date(day.year + shift, *leap_day)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number + 1, 1, 1))


def month(year_number: int, number: int) -> Period:
    """Return a calendar month; months past 12 run on into the next year."""
    over, index = divmod(number - 1, 12)
    first = date(year_number + over, index + 1, 1)
    return Period(first, first + timedelta(days=calendar.monthrange(first.year, first.month)[1]))


def season(year_number: int, name: str) -> Period:
    """Return a season: spring March-May, summer, autumn, winter December-February of the next year."""
    first, last = SEASONS[name]
    return Period(month(year_number, first).from_date, month(year_number, last).from_date)


def yearly(year_number: int, first: tuple[int, int], last: tuple[int, int]) -> Period:
    """Return the days from `first` to `last` (month, day), both included, of the span that begins in a year.

    It runs into the next year where `last` comes before `first`, as a heating season does.

    Raises:
        ValueError: there is no such day.
    """
    start = date(year_number, *first)
    end = date(year_number + (last < first), *last)
    return Period(start, end + timedelta(days=1))


def parse_period(text: str) -> Period:
    """Return the period of `2019`, `2019-03`, `2019-03-16` or `2019-winter`.

    Raises:
        UnknownPeriod: the text is none of these, or the day does not exist.
    """
    match = re.fullmatch(
        r"((?:19|20|21)\d{2})(?:-(?:(spring|summer|autumn|winter)|(0[1-9]|1[0-2])(?:-(\d{2}))?))?", text
    )
    with contextlib.suppress(ValueError, OverflowError):  # a day or year that does not exist
        if match:
            return _period_of(int(match[1]), *match.groups()[1:])
    expected = "2019, 2019-03, 2019-03-16 or 2019-spring, -summer, -autumn, -winter"
    raise UnknownPeriod(Fault("calendar.period", "period", text, expected))


def _period_of(number: int, name: str | None, month_number: str | None, day_number: str | None) -> Period:
    if name:
        return season(number, name)
    if month_number is None:
        return year(number)
    if day_number is None:
        return month(number, int(month_number))
    day = date(number, int(month_number), int(day_number))
    return Period(day, day + timedelta(days=1))


def day_of(hour_end: datetime) -> date:
    """Return the local day of an hour named by its end."""
    return (hour_end - timedelta(hours=1)).date()


def hour_number(hour_end: datetime) -> int:
    """Return 1 to 24, the number of the hour in its day."""
    return (hour_end - timedelta(hours=1)).hour + 1


class NoHolidays(AirshedError):
    """The holidays of a year are not known, so its work days are not either."""


@dataclass(frozen=True)
class WorkDays:
    """The work days of the years whose holidays are known.

    Attributes:
        days: all work days, in order.
        years: the years they cover, whole.
    """

    days: tuple[date, ...]
    years: frozenset[int]

    def is_work_day(self, day: date) -> bool:
        """Return whether a day is worked.

        Raises:
            NoHolidays: the holidays of its year are not known.
        """
        self._check(day)
        index = bisect_left(self.days, day)
        return index < len(self.days) and self.days[index] == day

    def after(self, day: date, number: int) -> date:
        """Return the n-th work day after a day, which is not counted itself.

        Raises:
            NoHolidays: as above, of any year on the way.
        """
        self._check(day)
        index = bisect_right(self.days, day) + number - 1
        if index >= len(self.days):
            self._refuse(self.days[-1].year + 1)
        found = self.days[index]
        for number_of_year in range(day.year, found.year + 1):
            self._check(date(number_of_year, 1, 1))
        return found

    def after_or_unknown(self, day: date, number: int) -> date:
        """Return the n-th work day after a day, or the first day of which nobody can tell yet whether it is one."""
        try:
            return self.after(day, number)
        except NoHolidays:
            return next(date(y, 1, 1) for y in range(day.year, date.max.year) if y not in self.years)

    def between(self, first: date, last: date) -> int:
        """Return how many work days lie after `first`, up to and including `last`; 0 where it is not later.

        Raises:
            NoHolidays: as above.
        """
        if last <= first:
            return 0
        for number_of_year in range(first.year, last.year + 1):
            self._check(date(number_of_year, 1, 1))
        return bisect_right(self.days, last) - bisect_right(self.days, first)

    def _check(self, day: date) -> None:
        if day.year not in self.years:
            self._refuse(day.year)

    def _refuse(self, number: int) -> None:
        known = f"{min(self.years)} … {max(self.years)}"
        raise NoHolidays(Fault("calendar.no_holidays", "holidays", str(number), known))


def work_days(more: Mapping[int, "Holidays"] | None = None) -> WorkDays:
    """Return the work days of all years whose holidays were announced, as the packaged calendar has them.

    Args:
        more: holidays of further years, or of years known otherwise here.

    Source: the yearly notices of the State Council's office on holidays, as `chinesecalendar` gathers them.
    """
    return _work_days(tuple(sorted((more or {}).items())))


@dataclass(frozen=True, slots=True, order=True)
class Holidays:
    """What a yearly notice says.

    Attributes:
        off: days that are free, though they may be weekdays.
        worked: days of weekends that are worked in their place.
    """

    off: tuple[date, ...]
    worked: tuple[date, ...]


@lru_cache(maxsize=8)
def _work_days(more: tuple[tuple[int, Holidays], ...]) -> WorkDays:
    announced = {
        number: Holidays(
            tuple(day for day in constants.holidays if day.year == number),
            tuple(day for day in constants.workdays if day.year == number),
        )
        for number in {day.year for day in constants.holidays}
    }
    known = announced | dict(more)
    found = []
    for number, told in sorted(known.items()):
        off, worked = {*told.off}, {*told.worked}
        span = year(number)
        days = (span.from_date + timedelta(days=n) for n in range(span.days))
        found += [day for day in days if day in worked or (day.weekday() < SATURDAY and day not in off)]
    return WorkDays(tuple(found), frozenset(known))
