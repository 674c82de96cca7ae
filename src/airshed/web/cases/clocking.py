"""The clock of a case as its columns: when it ends, warns, steps up, and moves the case by itself."""

from datetime import date, timedelta

from airshed.enforcement import clocks
from airshed.enforcement.clocks import Clock, Light
from airshed.flows.flow import Flow
from airshed.web.cases.casework import Casework
from airshed.web.cases.models import Case

TRIGGERS = {"rectify": "summon", "receive": "summon", "promise": "escalate"}
"""Term that runs out, and the move that follows when it has for long enough; see `casework`."""
INSPECTED = "escalate"
"""The move that follows on too many failed verifications."""


def clock_of(case: Case) -> Clock | None:
    """Return the clock of a case; None where none runs."""
    return Clock(case.due, case.left) if case.due else None


def is_over(case: Case, *, on: date) -> bool:
    """Whether the clock of a case has run out by a day; one that stands still, or none, has not."""
    return case.due is not None and case.left is None and on > case.due


def start_clock(case: Case, flow: Flow, *, on: date, work: Casework, deadline: date | None = None) -> None:
    """Start the clock of the state a case is in, from a day, or until a deadline; at an end none runs.

    Raises:
        ClockRefused: the deadline is over.
        NoHolidays: the holidays of a year on the way are not known.
    """
    case.level, case.left = 0, None
    term = flow.state[case.state].term
    if not term:
        case.due = case.warn = case.next_step = case.trigger = None
        case.trigger_move = ""
        return
    if deadline:
        clock = clocks.until(deadline, on=on, days=work.days)
    else:
        clock = clocks.started(on, work.terms[term, case.grade][0], days=work.days)
    keep_clock(case, flow, clock, work=work)


def keep_clock(case: Case, flow: Flow, clock: Clock, *, work: Casework) -> None:
    """Store a clock in the columns of a case, with the days on which something follows from it.

    Raises:
        NoHolidays: as above.
    """
    term = flow.state[case.state].term
    case.due, case.left = clock.due, clock.left
    case.warn = _warns(clock, work.terms[term, case.grade][1], work)
    case.next_step = next_step(case.level, clock, work=work)
    case.trigger_move = _trigger_move(case, flow, work=work)
    case.trigger = trigger_of(case, clock, work=work)


def _trigger_move(case: Case, flow: Flow, *, work: Casework) -> str:
    """Return the move that the clock makes by itself from where a case is; whoever failed too often is inspected."""
    usual = TRIGGERS.get(flow.state[case.state].term, "")
    wanted = [INSPECTED, usual] if usual and case.fails >= work.inspection_fails else [usual]
    return next((name for name in wanted if name in flow.move and case.state in flow.move[name].sources), "")


def trigger_of(case: Case, clock: Clock, *, work: Casework) -> date | None:
    """Return the first day on which the clock moves a case by itself; None where it does not.

    Where the holidays on the way are not known yet it is the first day in question, and is looked at again then.
    """
    limits = {
        "summon": (work.interview_after, work.interview_fails),
        "escalate": (work.inspection_after, work.inspection_fails),
    }
    if case.trigger_move not in limits:
        return None
    after, fails = limits[case.trigger_move]
    if case.fails >= fails:
        entered: date = case.entered_at.date()
        return entered + timedelta(days=1)
    return work.days.after_or_unknown(clock.due, after)


def _warns(clock: Clock, warn: int, work: Casework) -> date:
    """Return the first day with so few work days left, itself among them, that the clock warns."""
    day = clock.due
    while clocks.light(Clock(clock.due), on=day - timedelta(days=1), warn=warn, days=work.days) is Light.warning:
        day -= timedelta(days=1)
    return day


def next_step(level: int, clock: Clock, *, work: Casework) -> date | None:
    """Return the first day on which a clock steps up from a level; None where it is the last. As `trigger_of`."""
    return work.days.after_or_unknown(clock.due, 1 + level * work.every) if level < work.most else None
