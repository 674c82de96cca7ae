"""What is found in the invented city, and what its offices and the clock do about it, day by day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db import transaction

from airshed.calendar import WorkDays
from airshed.city.casework import CLOCK, Act, course
from airshed.city.registers.proofs import paper
from airshed.flows import five_step
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.operations import OPENED, Mover, Step, move_case
from airshed.web.holidays import work_days_of
from airshed.web.leads import look_after_clocks, look_for_cases

FIRST, MONDAY, OFFICE = date(2019, 10, 14), 0, "ecology"
"""The first day of cases; the day of the week on which leads are looked for; the department that stands in."""
NIGHT, MORNING = time(1), time(9)
STARTS = (OPENED, "reopen", "resurvey")
"""Moves with which a case begins, or begins again."""
ROLES: Mapping[str, str] = MappingProxyType(
    {"inspector": "inspector", "office": "officer", "unit": "officer", "leader": "leader"}
)
ELSEWHERE = "city_management"
"""Where a unit passes a case on to."""
Advance = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Start:
    """How a case began, or began again.

    Attributes:
        code: of the case.
        cause: of the case.
        grade: of the case.
        since: the day.
        state: where it stood.
        fails: how often verification had failed before.
        number: of the row of its log.
    """

    code: str
    cause: str
    grade: str
    since: date
    state: str
    fails: int
    number: int


def handle_cases(home: Path, *, seed: int, until: datetime, advance: Advance) -> dict[str, int]:
    """Go through the days that nobody has gone through yet, up to a moment; return how many cases there are.

    A day is one transaction, so that one that was interrupted is gone through again.

    Args:
        home: the demo's home.
        seed: of the city.
        until: the moment. [city wall time]
        advance: told how far the work is, of how much, and at what.
    """
    last = CaseEntry.objects.order_by("-at").values_list("at", flat=True).first()
    first = last.date() + timedelta(days=1) if last else FIRST
    span = (until.date() - FIRST).days + 1
    for number in range((first - FIRST).days, span):
        day = FIRST + timedelta(days=number)
        advance(number, span, str(day))
        with transaction.atomic():
            _night(home, day, looks=day.weekday() == MONDAY or day == until.date())
            if datetime.combine(day, MORNING) <= until:
                _work_through(home, day, seed)
    ours = Case.objects.filter(flow=five_step.FLOW.name)
    return {"cases": ours.count(), "open": ours.filter(closed_at=None).count()}


def _night(home: Path, day: date, *, looks: bool) -> None:
    now = datetime.combine(day, NIGHT)
    if looks:
        look_for_cases(home, now=now)
    look_after_clocks(home, now=now)


def _work_through(home: Path, day: date, seed: int) -> None:
    """Do what offices do on a day, one after another."""
    days, at = work_days_of(home), datetime.combine(day, MORNING)
    if not days.is_work_day(day):
        return
    for start in starts(open_only=True):
        for act in acts_of(start, days, seed):
            if act.day == day and act.by != CLOCK:
                at += timedelta(seconds=30)
                _do(home, start.code, act, at)


def starts(*, open_only: bool = False) -> Iterator[Start]:
    """Yield how each case began last, or each time it did."""
    rows = CaseEntry.objects.filter(case__flow=five_step.FLOW.name, move__in=[*STARTS, "fail"])
    if open_only:
        rows = rows.filter(case__closed_at=None)
    fails: dict[str, int] = {}
    found: dict[tuple[str, int], Start] = {}
    told = rows.order_by("case", "number").values_list(
        "case__code", "case__cause", "case__grade", "at", "target", "move", "number"
    )
    for code, cause, grade, at, state, move, number in told:
        if move == "fail":
            fails[code] = fails.get(code, 0) + 1
        else:
            fails |= {code: 0} if move == "reopen" else {}
            named = (code, 0 if open_only else number)
            found[named] = Start(code, cause, grade, at.date(), state, fails.get(code, 0), number)
    yield from found.values()


def acts_of(start: Start, days: WorkDays, seed: int) -> tuple[Act, ...]:
    """Return all that the city does with a case from there on."""
    own = f"{seed} {start.cause} {start.number}"
    return course(own, days, grade=start.grade, since=start.since, state=start.state, fails=start.fails)


def _do(home: Path, code: str, act: Act, at: datetime) -> None:
    case = Case.objects.only("department_id", "unit_id", "area").get(code=code)
    values, proved = _brought(case, act)
    files = ((f"{act.move}-{code}.pdf", [paper(f"{code} {act.move} {act.day}: invented")]),) if proved else ()
    move_case(home, code, Step(act.move, values, files), mover=Mover(_who(case, act.by), ROLES[act.by], at))


def _who(case: Case, by: str) -> str:
    place = {"inspector": case.area or "city", "unit": case.unit_id or OFFICE, "leader": "government"}
    return f"{by}-{place.get(by, case.department_id or OFFICE)}"


def _brought(case: Case, act: Act) -> tuple[dict[str, Any], bool]:
    """Return what comes with a move, and whether a paper does."""
    values: Mapping[str, dict[str, Any]] = {
        "confirm": {"finding": "现场查看，问题属实（合成数据）"},
        "dismiss": {"why": "现场查看，问题已不存在（合成数据）"},
        "assign": {
            "unit": case.department_id or OFFICE,
            "duty": "大气污染防治法及本市方案规定的整改义务（合成数据）",
            "demand": "按期整改并报送凭据（合成数据）",
        },
        "refuse": {"why": "不属于本部门职责（合成数据）"},
        "transfer": {"unit": ELSEWHERE, "why": "由属地单位办理（合成数据）"},
        "report": {"measure": "已按要求整改（合成数据）"},
        "pass": {"finding": "现场核查，整改到位（合成数据）"},
        "fail": {"why": "现场核查，整改不到位（合成数据）"},
        "interview": {"minutes": "已约谈责任单位负责人（合成数据）", "commitment": "限期整改到位（合成数据）"},
        "inspect": {"report": "已开展专项督察（合成数据）"},
    }
    return values.get(act.move, {}), act.move in {"report", "pass"}
