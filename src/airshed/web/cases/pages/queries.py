"""What the list of cases shows, as plain values in the language of the reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count

from airshed.flows import flows
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.cases.models import GRADES, STEPS, Case
from airshed.web.cases.pages.asking import ALL, CLOSED, OPEN, Asked, narrowed, paged, place_after
from airshed.web.cases.pages.duties import duties
from airshed.web.cases.pages.wording import (
    LIGHTS,
    NONE,
    Words,
    department_names,
    grade_text,
    light_of,
    light_text,
    matter_of,
    source_text,
    state_text,
    step_text,
)
from airshed.web.words import say

PAGE = 50
KEPT = ("person", "whose", "since", "until", "outcome")
"""What an address may filter by that the form has no field for: it is kept when the form is sent."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list, in words.

    Attributes:
        code: its number.
        matter: what it is about.
        state: where it stands.
        light: how its clock stands; empty where none runs.
        light_text: the same as a word.
        due: last day of its clock.
        unit: whose work it is.
        person: who holds it, or which enterprise.
        grade: its grade.
        place: area and grid.
        level: how often it was stepped up.
        reopened: how often it was reopened.
    """

    code: str
    matter: str
    state: str
    light: str
    light_text: str
    due: date | None
    unit: str
    person: str
    grade: str
    place: str
    level: int
    reopened: int


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether somebody may see any case."""
    return may(user, Record.case, Action.view)


def may_open(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether somebody may open a case by hand."""
    return reach(user, Record.case, Action.edit, "found") is not Scope.none


def cases_asked(asked: Asked, *, user: Any, on: date, action: Action = Action.view, step: bool = True) -> Any:  # noqa: ANN401
    """Return the cases that a user asks for, in no order."""
    rows = visible(Case.objects.all(), user=user, action=action)
    if asked.whose:
        rows = rows.filter(pk__in=duties(user, asked.whose).values("pk"))
    return narrowed(rows, asked, on=on, step=step)


def list_cases(asked: Asked, *, user: Any, on: date) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a page of the list of cases.

    Args:
        asked: what is asked for.
        user: who asks.
        on: today.
    """
    departments = department_names()
    counts = dict(cases_asked(asked, user=user, on=on, step=False).order_by().values_list("step").annotate(Count("pk")))
    rows = [*paged(cases_asked(asked, user=user, on=on), asked)[: PAGE + 1]]
    bare = not counts and not any(asked.filters()) and not visible(Case.objects.all(), user=user).exists()
    return {
        "asked": asked,
        "query": asked.query(),
        "lines": lines_of(rows[:PAGE], departments, on=on),
        "next": f"{asked.query()}&after={place_after(rows[PAGE - 1], asked)}" if len(rows) > PAGE else "",
        "total": _total(counts, asked.step),
        "steps": [
            (step, text, _total(counts, step), asked.query(step=step), step == asked.step)
            for step, text in (
                (OPEN, say("未办结", "open")),
                *((s, step_text(s)) for s in STEPS),
                (ALL, say("全部", "all")),
            )
        ],
        "chips": [(chip_text(name, value, departments), _without(asked, name)) for name, value in asked.filters()],
        "kept": [
            *((n, getattr(asked, n)) for n in KEPT if getattr(asked, n)),
            *([("step", asked.step)] if asked.step != OPEN else []),
        ],
        "choices": choices_of(departments, user=user),
        "bare": bare,
        "may_open": may_open(user),
        "may_export": may(user, Record.case, Action.export),
        "today": on,
    }


def _total(counts: Mapping[str, int], step: str) -> int:
    if step == ALL:
        return sum(counts.values())
    return sum(n for name, n in counts.items() if name != CLOSED) if step == OPEN else counts.get(step, 0)


def _without(asked: Asked, name: str) -> str:
    return replace(asked, **{name: ""}).query()


def lines_of(cases: list[Case], departments: Mapping[str, str], *, on: date) -> list[Line]:
    """Return cases as lines of a list."""
    return [_line(case, departments, on) for case in cases]


def _line(case: Case, departments: Mapping[str, str], on: date) -> Line:
    light = light_of(case, on=on)
    return Line(
        code=case.code,
        matter=matter_of(case),
        state=state_text(flows()[case.flow], case.state),
        light=light,
        light_text=light_text(light),
        due=case.due,
        unit=departments.get(case.unit_id or case.department_id or "", ""),
        person=case.person or case.enterprise,
        grade=grade_text(case.grade),
        place=" · ".join(filter(None, (case.area, case.grid))),
        level=case.level,
        reopened=case.reopened,
    )


def choices_of(departments: Mapping[str, str], *, user: Any) -> dict[str, list[tuple[str, str]]]:  # noqa: ANN401 - as above
    """Return code and words of what a list can be filtered by."""
    seen = visible(Case.objects.all(), user=user)
    sources = seen.order_by().values_list("source", flat=True).distinct()
    return {
        "flow": [(name, say(*flow.words)) for name, flow in flows().items()],
        "light": [(light, say(*words)) for light, words in LIGHTS.items()],
        "grade": [(code, str(words)) for code, words in GRADES.items()],
        "department": [*departments.items()],
        "source": sorted((source, source_text(source)) for source in sources),
    }


def chip_text(name: str, value: str, departments: Mapping[str, str]) -> str:
    """Return a filter in words."""
    words: Mapping[str, Callable[[str], str]] = {
        "flow": lambda code: say(*flows()[code].words),
        "light": light_text,
        "grade": grade_text,
        "source": source_text,
        "office": lambda code: departments.get(code, code),
        "unit": lambda code: departments.get(code, code),
        "whose": lambda code: say(*WHOSE[code]),
        "outcome": lambda code: say(*OUTCOMES[code]),
    }
    text = say("（无）", "(none)") if value == NONE else words.get(name, str)(value)
    return f"{say(*FILTERS[name])}{say('：', ': ')}{text}"


WHOSE: Mapping[str, Words] = {
    "mine": ("待我办理", "for me to do"),
    "department": ("本部门待办", "for my department"),
    "supervised": ("我督办的", "that I look after"),
}
OUTCOMES: Mapping[str, Words] = {
    "on_time": ("未超期", "on time"),
    "overdue": ("曾超期", "late at some step"),
    "reopened": ("重开", "reopened"),
    "closed": ("已办结", "closed"),
}
FILTERS: Mapping[str, Words] = {
    "flow": ("类别", "kind"),
    "light": ("时限", "clock"),
    "office": ("经办部门", "office"),
    "unit": ("责任部门", "whose work"),
    "person": ("责任人", "held by"),
    "source": ("来源", "source"),
    "grade": ("等级", "grade"),
    "area": ("片区", "area"),
    "grid": ("网格", "grid"),
    "q": ("查找", "search"),
    "whose": ("待办", "to do"),
    "since": ("立案自", "opened since"),
    "until": ("立案至", "opened until"),
    "outcome": ("办理情况", "outcome"),
}
