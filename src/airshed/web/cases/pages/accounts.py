"""Accounts of the work in cases: found, ended, on time, late, reopened; by department, grid or person, each a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Coalesce
from django.urls import reverse

from airshed.flows import flows
from airshed.web.cases.pages.asking import ALL, OUTCOMES, Asked, outcome
from airshed.web.cases.pages.queries import OUTCOMES as OUTCOME_WORDS
from airshed.web.cases.pages.queries import cases_asked
from airshed.web.cases.pages.wording import NONE, Words, department_names
from airshed.web.words import say

BY: Mapping[str, Words] = MappingProxyType(
    {
        "unit": ("部门", "department"),
        "grid": ("网格", "grid"),
        "person": ("责任人", "person"),
    }
)
FIVE_STEP = "five_step"
COUNTED = ("found", "closed", "on_time", "overdue", "reopened")


@dataclass(frozen=True, slots=True)
class Account:
    """The work of one: a number with its list for each of `COUNTED`, and the share that was on time, in percent."""

    name: str
    numbers: tuple[tuple[int, str], ...]
    share: str


def list_accounts(by: str, *, since: date, until: date, flow: str, user: Any, on: date) -> dict[str, Any]:  # noqa: ANN401, PLR0913
    """Return the accounts of cases that were opened in a period.

    A case is late once one of its clocks has run out, also where it was moved on afterwards; else it is on time. Both
    together are all that were found.

    Args:
        by: `unit` (where there is none yet, the office), `grid` or `person`.
        since: first day.
        until: last day.
        flow: name of the flow; empty = all.
        user: who asks.
        on: today.
    """
    asked = Asked(step=ALL, flow=flow, since=f"{since}", until=f"{until}")
    key = Coalesce(F("unit_id"), F("department_id")) if by == "unit" else F(by)
    counts = {name: Count("pk", filter=outcome(name, on)) for name in OUTCOMES}
    rows = cases_asked(asked, user=user, on=on).order_by().annotate(key=key).values("key")
    counted = [*rows.annotate(found=Count("pk"), **counts).order_by("-found", "key")]
    departments = department_names() if by == "unit" else {}
    sums = {name: sum(row[name] for row in counted) for name in COUNTED}
    return {
        "by": by,
        "ways": [(name, say(*words), name == by) for name, words in BY.items()],
        "heads": [say("立案", "found"), *(say(*OUTCOME_WORDS[name]) for name in COUNTED[1:])],
        "rows": [_account(row, asked, by, departments) for row in counted],
        "sum": Account(say("合计", "together"), _numbers(sums, asked), _share(sums)),
        "since": since,
        "until": until,
        "flow": flow,
        "flows": [(name, say(*one.words)) for name, one in flows().items()],
    }


def _account(row: Mapping[str, Any], asked: Asked, by: str, departments: Mapping[str, str]) -> Account:
    key = row["key"] or ""
    name = departments.get(key, key) or say("（无）", "(none)")
    return Account(name, _numbers(row, asked, **{by: key or NONE}), _share(row))


def _numbers(row: Mapping[str, Any], asked: Asked, **more: str) -> tuple[tuple[int, str], ...]:
    address = reverse("cases:list")
    return tuple(
        (row[name], f"{address}?{asked.query(**more, **({'outcome': name} if name != 'found' else {}))}")
        for name in COUNTED
    )


def _share(row: Mapping[str, Any]) -> str:
    return f"{100 * row['on_time'] / row['found']:.0f} %" if row["found"] else "—"
