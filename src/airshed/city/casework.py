"""What the offices of the invented city do with a case: when they survey, hand over, put right, verify, or let it lie.

The city has its own document of the five steps, with the terms below; who keeps to it and who does not is drawn by the
case. What the clock does by itself follows from that, and is told here too, so that there is a truth to compare with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from airshed.calendar import WorkDays

TERMS = {
    "lead": {"general": 5, "serious": 3, "major": 1},
    "confirmed": {"general": 3, "serious": 2, "major": 1},
    "issued": {"general": 2, "serious": 1, "major": 1},
    "rectifying": {"general": 15, "serious": 10, "major": 5},
    "rectified": {"general": 5, "serious": 5, "major": 3},
    "verified": {"general": 5, "serious": 5, "major": 5},
    "summoned": {"general": 5, "serious": 5, "major": 3},
    "interviewed": {"general": 10, "serious": 7, "major": 5},
    "inspection": {"general": 10, "serious": 10, "major": 7},
    "inspected": {"general": 10, "serious": 7, "major": 5},
}
"""By where a case stands and its grade, how long that may take. [work days]"""
PATIENCE = 10
"""So many work days past its term who does nothing is summoned, and after the interview inspected specially."""
FAILS = 2
"""So many failed verifications, and the unit is summoned the next night."""
EVERY, MOST = 5, 3
"""Work days between two steps up, and how many steps there are."""
CLOCK = "jobs"
_INSPECTOR, _OFFICE, _UNIT, _LEADER = "inspector", "office", "unit", "leader"
_LATE, _LONG = 0.1, 8
"""How often something is done past its term, and by how many work days at most."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done with a case.

    Attributes:
        day: on which.
        move: what.
        by: `inspector`, `office`, `unit`, `leader`, or `jobs` for what the clock does in the night to the day.
        state: where the case stood.
        due: the last day it had there.
    """

    day: date
    move: str
    by: str
    state: str
    due: date


@dataclass(slots=True)
class _Way:
    """A case on its way: where it stands since when, and who draws what happens."""

    draw: Random
    days: WorkDays
    grade: str
    state: str
    since: date
    fails: int = 0

    @property
    def due(self) -> date:
        return self.days.after(self.since, TERMS[self.state][self.grade])

    def go(self, move: str, by: str, to: str, lag: int) -> Act:
        """Do something so many work days later."""
        return self.go_on(self.days.after(self.since, lag), move, by, to)

    def go_on(self, day: date, move: str, by: str, to: str) -> Act:
        act = Act(day, move, by, self.state, self.due)
        self.state, self.since = to, day
        return act

    def lag(self, late: float = _LATE) -> int:
        """Return after how many work days something is done, mostly within its term."""
        term = TERMS[self.state][self.grade]
        if self.draw.random() < late:
            return term + self.draw.randint(1, _LONG)
        return self.draw.randint(1, term)

    def chance(self, share: float) -> bool:
        return self.draw.random() < share


@lru_cache(maxsize=10_000)
def course(  # noqa: PLR0913 - what is drawn, and from where on
    seed: str, days: WorkDays, *, grade: str, since: date, state: str = "lead", fails: int = 0
) -> tuple[Act, ...]:
    """Return all that is done with a case from a day on, to its end, if nobody else does anything.

    Args:
        seed: what its chances are drawn by; the same case has the same chances.
        days: work days.
        grade: `general`, `serious` or `major`.
        since: when it came to the state.
        state: `lead`, or `rectifying` where it came back.
        fails: how often verification failed before.
    """
    way = _Way(Random(seed), days, grade, state, since, fails)  # noqa: S311 - an invented city
    return tuple(_acts(way))


def _acts(way: _Way) -> Iterator[Act]:
    if way.state == "lead":
        yield from _found(way)
    while way.state not in {"closed", "dismissed"}:
        yield _NEXT[way.state](way)


def _found(way: _Way) -> Iterator[Act]:
    """Survey it, hand it over, and find who takes it."""
    if way.chance(0.07):
        yield way.go("dismiss", _INSPECTOR, "dismissed", way.lag())
        return
    yield way.go("confirm", _INSPECTOR, "confirmed", way.lag())
    yield way.go("assign", _OFFICE, "issued", way.lag())
    if way.chance(0.05):
        yield way.go("refuse", _UNIT, "confirmed", 1)
        yield way.go("assign", _OFFICE, "issued", way.lag())
    elif way.chance(0.05):
        yield way.go("transfer", _UNIT, "issued", 1)


def _receive(way: _Way) -> Act:
    return _silent(way, "summon", "summoned") if way.chance(0.05) else way.go("receive", _UNIT, "rectifying", way.lag())


def _put_right(way: _Way) -> Act:
    if way.fails >= FAILS:
        return way.go_on(way.since + timedelta(days=1), "summon", CLOCK, "summoned")
    return _silent(way, "summon", "summoned") if way.chance(0.08) else way.go("report", _UNIT, "rectified", way.lag())


def _verify(way: _Way) -> Act:
    if way.fails < FAILS and way.chance(0.15):
        way.fails += 1
        return way.go("fail", _INSPECTOR, "rectifying", way.lag())
    return way.go("pass", _INSPECTOR, "verified", way.lag())


def _close(way: _Way) -> Act:
    return way.go("close", _OFFICE, "closed", way.lag())


def _interview(way: _Way) -> Act:
    return way.go("interview", _LEADER, "interviewed", way.lag())


def _keep_promise(way: _Way) -> Act:
    if way.chance(0.2):
        return _silent(way, "escalate", "inspection")
    return way.go("report", _UNIT, "rectified", way.lag(late=0))


def _inspect(way: _Way) -> Act:
    return way.go("inspect", _LEADER, "inspected", way.lag())


def _put_right_at_last(way: _Way) -> Act:
    return way.go("report", _UNIT, "rectified", way.lag(late=0))


def _silent(way: _Way, move: str, to: str) -> Act:
    """Do nothing until the clock does."""
    return way.go_on(way.days.after(way.due, PATIENCE), move, CLOCK, to)


_NEXT = {
    "issued": _receive,
    "rectifying": _put_right,
    "rectified": _verify,
    "verified": _close,
    "summoned": _interview,
    "interviewed": _keep_promise,
    "inspection": _inspect,
    "inspected": _put_right_at_last,
}


def steps_up(act: Act, days: WorkDays, *, until: date | None = None) -> int:
    """Return how often a case was stepped up before something was done, or by a night if it is not done yet."""
    last = act.day - timedelta(days=1) if act.by == CLOCK else act.day
    late = days.between(act.due, min(last, until or last))
    return min(MOST, 1 + (late - 1) // EVERY) if late else 0
