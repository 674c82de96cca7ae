"""Confirmations: after each report a department says that its rows are complete; a few forget it for good."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from airshed.city.registers.offices import books_of
from airshed.city.registers.reports import Book, reports

AFTER = timedelta(days=2, hours=1)
"""So long after its report a department looks through its rows."""
FORGETFUL = 0.06
FORGETS_FROM = date(2019, 6, 1)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A department that says its rows of a register are complete.

    Attributes:
        moment: when. [city wall time]
        register: which.
        department: who.
    """

    moment: datetime
    register: str
    department: str


def confirmations_of(seed: int, until: date) -> tuple[Confirmed, ...]:
    """Return the confirmations of all registers before a day, in order of time."""
    found = (said for book in books_of(seed) for said in _of(seed, book, until) if said.moment.date() < until)
    return tuple(sorted(found, key=lambda said: (said.moment, said.register, said.department)))


def _of(seed: int, book: Book, until: date) -> Iterator[Confirmed]:
    """Yield those of a register: every department that has reported so far, after each round of reports."""
    draw = Random(f"airshed confirmations {seed} {book.name}")  # noqa: S311 - a simulator, not a secret
    forgetful: dict[str, bool] = {}
    given = list(reports(book, until=until))
    for moment in book.moments:
        for department in sorted({report.by_department for report in given if report.moment.date() <= moment.date()}):
            if department not in forgetful:
                forgetful[department] = draw.random() < FORGETFUL
            if moment.date() < FORGETS_FROM or not forgetful[department]:
                yield Confirmed(moment + AFTER, book.name, department)
