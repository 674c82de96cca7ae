"""Stories: what holds of a thing from which day on, in truth and as an office tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

EVER = date.min
"""First day of what was never otherwise."""

Value = str | bool | date | Decimal | int | None
Kind = Literal["typed_wrong", "late", "missing", "duplicate", "cheated"]


@dataclass(frozen=True, slots=True)
class Story:
    """A value that changes: the days from which on each holds, in order; nothing before the first."""

    steps: tuple[tuple[date, Value], ...]

    def on(self, day: date) -> Value:
        """Return what holds on a day."""
        value: Value = None
        for first, step in self.steps:
            if first > day:
                break
            value = step
        return value


Fact = Value | Story
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with its key, as it is and as it is told; two of one key are the thing in two periods.

    Attributes:
        key: what the register names it by.
        true: what is so; None = there is no such thing.
        true_from: first day of it.
        told: what the office tells; None = nothing.
        told_from: first day on which the office knows of it.
        turns: the days on which something told changes.
    """

    key: str
    true: Facts | None
    true_from: date
    told: Facts | None
    told_from: date
    turns: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find the days on which something told changes."""
        stories = [fact for fact in (self.told or {}).values() if isinstance(fact, Story)]
        object.__setattr__(self, "turns", tuple(first for story in stories for first, _ in story.steps))


@dataclass(frozen=True, slots=True)
class Slip:
    """A difference between truth and what is told that was put there on purpose.

    Attributes:
        register: where.
        key: of what.
        kind: `typed_wrong`, `late` (known, told much later), `missing` (never told), `duplicate` (told twice under
            different keys), `cheated` (told knowing better).
        column: of which value; empty = of the whole row.
        of: the key that is the right one, or whose proof was used again.
        put_right: first day on which the right value is told; None = never.
    """

    register: str
    key: str
    kind: Kind
    column: str = ""
    of: str = ""
    put_right: date | None = None


def facts_on(facts: Facts, day: date) -> dict[str, Value]:
    """Return what holds on a day."""
    return {name: fact.on(day) if isinstance(fact, Story) else fact for name, fact in facts.items()}


def event(day: date | None, *, known: date | None = None) -> Fact:
    """Return the day of something that happens, known from that day on or from another; None = it never happens."""
    return None if day is None else Story(((known or day, day),))


def since(day: date | None, value: Value, *, before: Value = None) -> Fact:
    """Return a value that holds from a day on, and what holds before; None = that day never comes."""
    return before if day is None else Story(((EVER, before), (day, value)))


def day_of(fact: Fact) -> date | None:
    """Return the day that a fact comes to in the end; None where it is no day."""
    value = fact.steps[-1][1] if isinstance(fact, Story) and fact.steps else fact
    return value if isinstance(value, date) else None


def delayed(fact: Fact, days: int) -> Fact:
    """Return a story that is told so many days late; what was never otherwise stays as it is."""
    if not isinstance(fact, Story):
        return fact
    late = timedelta(days=days)
    return Story(tuple((first if first == EVER else first + late, value) for first, value in fact.steps))


def mistyped(fact: Fact, shown: Value, *, put_right: date | None) -> Story:
    """Return a fact told wrong from when it is first told until it is put right; None = never."""
    first, right = _last(fact)
    if put_right is None:
        return Story(((first, shown),))
    return Story(((first, shown), (max(put_right, first), right)))


def _last(fact: Fact) -> tuple[date, Value]:
    return fact.steps[-1] if isinstance(fact, Story) else (EVER, fact)


def told_with(true: Facts, changes: Mapping[str, Fact]) -> Facts:
    """Return what is told: the truth with changes.

    Raises:
        KeyError: a change of a column there is not.
    """
    for name in changes:
        true[name]
    return {**true, **changes}


def in_two_periods(thing: Thing, turn: date, changes: Mapping[str, Fact]) -> tuple[Thing, Thing]:
    """Return a thing that is told as it is in two periods: closed on a day, and with changes from that day on."""
    true = thing.true or {}
    first = told_with(true, {"to_date": event(turn)})
    second = told_with(true, {"from_date": turn, **changes})
    return (
        Thing(thing.key, first, thing.true_from, first, thing.told_from),
        Thing(thing.key, second, turn, second, turn),
    )
