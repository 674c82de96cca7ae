"""What each department leads and assists with, what is overdue there, and what is due next."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404, QueryDict

from airshed.plan.status import STATUSES
from airshed.web import plans, waiting
from airshed.web.board.asking import NONE
from airshed.web.board.queries import asked_state
from airshed.web.board.values import counts_of, head, names_of, rows_with
from airshed.web.words import say

DONE = ("met",)
MOST_DUE = 12
"""Due days listed."""


def list_departments(home: Path, plan: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the departments of a plan, each with how many clauses it leads by status, and how many it assists with.

    Raises:
        As `queries.asked_state`.
    """
    shape, asked = asked_state(home, plan, given, user=user)
    names, _ = names_of(shape)
    names = {NONE: say("还没有牵头部门", "Without a leading department"), **names}
    rows = rows_with(shape["clauses"], shape, on=asked.on)
    found = []
    for code, name in names.items():
        led = [row for row in rows if (row["department_id"] or NONE) == code]
        assists = sum(code in clause["assist"] for clause in shape["clauses"])
        if led or assists:
            found.append({"code": code, "name": name, "counts": counts_of(led), "leads": len(led), "assists": assists})
    seen = {row["code"] for row in found}
    idle = [name for code, name in names.items() if code not in seen and code != NONE]
    return {
        "plan": head(shape, on=asked.on, user=user),
        "asked": asked,
        "query": asked.day_query,
        "query_on": asked.day_query,
        "departments": found,
        "idle": say("、", ", ").join(idle),
    }


def get_department(home: Path, plan: str, code: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what a department leads and assists with by status, overdue and due next.

    Raises:
        Http404: the plan has no such department, or there is no such plan for this user.
        PlansBroken: plans cannot be read.
    """
    shape, asked = asked_state(home, plan, given, user=user)
    names, _ = names_of(shape)
    names[NONE] = say("还没有牵头部门的条款", "Clauses without a leading department")
    if code not in names:
        raise Http404
    led = [c for c in shape["clauses"] if (c["department"] or NONE) == code]
    helped = [c for c in shape["clauses"] if code in c["assist"]]
    read_by = plans.get_plan(home, plan, user=user)
    return {
        "plan": head(shape, on=asked.on, user=user),
        "asked": asked,
        "query": asked.day_query,
        "query_on": asked.day_query,
        "list_query": asked.query(department=code),
        "code": code,
        "name": names[code],
        "unassigned": code == NONE,
        "leads": _grouped(led, shape, on=asked.on),
        "leads_count": len(led),
        "assists": _grouped(helped, shape, on=asked.on),
        "assists_count": len(helped),
        "due": _due([*led, *helped], shape, on=asked.on),
        "waiting": [] if code == NONE else waiting.list_waiting_of(read_by, code, on=asked.on, user=user),
    }


def _grouped(clauses: list[Mapping[str, Any]], shape: Mapping[str, Any], *, on: date) -> list[dict[str, Any]]:
    rows = rows_with(clauses, shape, on=on)
    groups = counts_of(rows)
    return [{**group, "rows": [row for row in rows if row["status"] == group["status"]]} for group in groups]


def _due(clauses: list[Mapping[str, Any]], shape: Mapping[str, Any], *, on: date) -> list[dict[str, Any]]:
    """Return what is past its due day and not met, then what is due next; the earliest first."""
    found = []
    for clause, row in zip(clauses, rows_with(clauses, shape, on=on), strict=True):
        for indicator in clause["indicators"]:
            if indicator["status"] not in DONE:
                days = (date.fromisoformat(indicator["due"]) - on).days
                found.append({**row, "due": indicator["due"], "days": _days(days), "late": days < 0})
    found.sort(key=lambda row: (row["due"], STATUSES.index(row["status"])))
    once = {(row["id"], row["due"]): row for row in found}
    return list(once.values())[:MOST_DUE]


def _days(days: int) -> str:
    if days < 0:
        return say(f"已过 {-days} 天", f"{-days} days ago")
    return say(f"还有 {days} 天", f"in {days} days") if days else say("今天到期", "today")
