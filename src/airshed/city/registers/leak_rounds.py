"""Rounds of leak detection of a source, half a year each: when they were done and how many leaks they found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from airshed.city.registers.firms import LAST_DAY, happens, later
from airshed.city.registers.stories import EVER, Fact, Story, Value

HALVES = (
    (date(2018, 1, 1), date(2018, 6, 30)),
    (date(2018, 7, 1), date(2018, 12, 31)),
    (date(2019, 1, 1), date(2019, 6, 30)),
    (date(2019, 7, 1), date(2019, 12, 31)),
)
DONE_AFTER = (-90, -45, -20, -1, 0, 1, 12)
"""Days after its due day on which a round is done."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a source.

    Attributes:
        number: within the year.
        begins: its first day.
        due: its last day.
        done: when all points were tested; None = not.
        leaks: how many leaks it found.
    """

    number: int
    begins: date
    due: date
    done: date | None
    leaks: int


def rounds_of(seed: int, source: str) -> Sequence[Round]:
    """Return the rounds of a source in order; the same arguments give the same rounds."""
    draw = Random(f"airshed leak rounds {seed} {source}")  # noqa: S311 - a simulator, not a secret
    found = []
    for place, (begins, due) in enumerate(HALVES):
        done = later(due, draw.choice(DONE_AFTER)) if happens(draw, 0.8) else None
        found.append(Round(place % 2 + 1, begins, due, done, draw.randint(1, 8)))
    return tuple(found)


def current(rounds: Sequence[Round]) -> dict[str, Fact]:
    """Return the round that counts, day by day: of those begun of the last year, one not done, else the last."""
    turns = sorted({day for r in rounds for day in (r.begins, r.done) if day is not None and day <= LAST_DAY})
    due: list[tuple[date, Value]] = [(EVER, None)]
    done: list[tuple[date, Value]] = [(EVER, None)]
    for day in turns:
        begun = [r for r in rounds if r.begins <= day]
        last = max(begun, key=lambda r: (r.due.year, r.done is None or r.done > day, r.begins))
        due.append((day, last.due))
        done.append((day, last.done if last.done and last.done <= day else None))
    return {"ldar_round_due": Story(tuple(due)), "ldar_round_done_date": Story(tuple(done))}
