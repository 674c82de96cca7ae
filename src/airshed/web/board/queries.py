"""What the list of a plan's clauses shows, as plain values in the language of the reader."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.http import Http404, QueryDict

from airshed.plan.load import UnknownPlan
from airshed.plan.status import STATUSES
from airshed.plan.words import GAPS, REMEDIES
from airshed.vocab import STATUS_WORDS
from airshed.web import plans
from airshed.web.accounts.queries import moment
from airshed.web.board.asking import NONE, WORST, Asked, asked_of, day_of
from airshed.web.board.values import counts_of, head, names_of, rows_with
from airshed.web.words import say

TELLING = ("overdue", "behind", "on_track", "met")
"""Statuses that open a section: somebody has done something, or should have."""
LISTED = 500
"""Clauses listed on one page, three times a usual plan; what is more is counted, and led to."""


def list_plans(home: Path, *, user: Any) -> list[dict[str, str]]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the plans a user may read about, by id; raises as `plans.list_plans`."""
    return [{"id": plan.id, "title": say(plan.file.zh, plan.file.en)} for plan in plans.list_plans(home, user=user)]


def asked_state(
    home: Path,
    plan: str,
    given: QueryDict,
    *,
    user: Any,  # noqa: ANN401 - as above
) -> tuple[Mapping[str, Any], Asked]:
    """Return where a plan stands on the day an address asks for, and what else it asks.

    Raises:
        Http404: there is no such plan for this user.
        PlansBroken: plans cannot be read.
    """
    today = moment().date()
    on, _ = day_of(given, "on", today=today, default=today)
    try:
        shape = plans.get_state(home, plan, on=on, user=user)
    except UnknownPlan:
        raise Http404 from None
    return shape, asked_of(given, today=today, shape=shape)


def get_board(home: Path, plan: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the clauses a user may read by section, filtered as an address asks.

    Args:
        home: the home.
        plan: id of the plan.
        given: parameters of the address.
        user: who asks.

    Raises:
        As `asked_state`.
    """
    shape, asked = asked_state(home, plan, given, user=user)
    alike = rows_of(shape, asked, every_status=True)
    rows = [row for row in alike if asked.status in {"", row["status"]}]
    departments, sections = names_of(shape)
    return {
        "plan": head(shape, on=asked.on, user=user),
        "asked": asked,
        "query": asked.query(),
        "filter": filter_words(shape, asked) if asked.filtered else "",
        "query_on": asked.day_query,
        "reset": asked.query(q="", department="", status="", section=""),
        "total": len(shape["clauses"]),
        "shown": len(rows),
        "counts": [{**c, "query": asked.query(status=c["status"])} for c in counts_of(alike)],
        "all_query": asked.query(status=""),
        "sections": [] if asked.order == WORST else _sections(rows, sections, asked),
        "rows": rows[:LISTED] if asked.order == WORST else [],
        "cut": max(len(rows) - LISTED, 0) if asked.order == WORST else 0,
        "missing": _missing(shape),
        "gaps": len(shape["gaps"]),
        "orders": {"paper": asked.query(order=""), "worst": asked.query(order=WORST)},
        "choices": {
            "departments": sorted(
                ((code, departments.get(code, code)) for code in _departments(shape)), key=lambda pair: pair[1]
            ),
            "unassigned": any(c["department"] is None for c in shape["clauses"]),
            "sections": [(s, name) for s, name in sections.items() if any(c["section"] == s for c in shape["clauses"])],
            "statuses": [(code, say(*own)) for code, own in STATUS_WORDS.items()],
        },
    }


def rows_of(shape: Mapping[str, Any], asked: Asked, *, every_status: bool = False) -> list[dict[str, Any]]:
    """Return the clauses of a state that are asked for, in the order asked for.

    Args:
        shape: the state.
        asked: what is asked.
        every_status: leave the filter of the status out.
    """
    words = asked.q.casefold()
    found = []
    for clause in shape["clauses"]:
        department = clause["department"] or NONE
        alike = (
            every_status or asked.status in {"", clause["status"]},
            asked.section in {"", clause["section"]},
            asked.department in {"", department, *clause["assist"]},
            not words or any(words in (clause[key] or "").casefold() for key in ("id", "zh", "en")),
        )
        if all(alike):
            found.append(clause)
    rows = rows_with(found, shape, on=asked.on)
    return sorted(rows, key=lambda row: STATUSES.index(row["status"])) if asked.order == WORST else rows


def _departments(shape: Mapping[str, Any]) -> set[str]:
    return {code for c in shape["clauses"] for code in (c["department"], *c["assist"]) if code}


def _sections(rows: list[dict[str, Any]], names: Mapping[str, str], asked: Asked) -> list[dict[str, Any]]:
    """Return the sections with clauses shown; those in which nothing is told yet stay folded.

    Of a long plan the last sections say only how many they have, and lead to their clauses.
    """
    found, left = [], LISTED
    for id, title in names.items():  # noqa: A001 - what it is
        own = [row for row in rows if row["section_id"] == id]
        if own:
            open_ = asked.filtered or any(row["status"] in TELLING for row in own)
            cut = {"cut": max(len(own) - left, 0), "query": asked.query(section=id)}
            found.append({"id": id, "title": title, "rows": own[:left], "counts": counts_of(own), "open": open_, **cut})
            left = max(left - len(own), 0)
    return found


def _missing(shape: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what the clauses without data wait for, most frequent first."""
    waiting = [c for c in shape["clauses"] if c["status"] == "no_data"]
    steps = Counter(step for c in waiting for step in _gap_steps(c))
    return [{"text": text, "count": count} for text, count in steps.most_common()]


def _gap_steps(clause: Mapping[str, Any]) -> list[str]:
    gaps = dict.fromkeys(i["gap"] for i in clause["indicators"] if i["status"] == "no_data" and i["gap"] in REMEDIES)
    return [say(*GAPS[gap]) + say("：", ": ") + say(*REMEDIES[gap]) for gap in gaps]


def filter_words(shape: Mapping[str, Any], asked: Asked) -> str:
    """Return the filters of a list in words."""
    departments, sections = names_of(shape)
    departments[NONE] = say("没有牵头部门", "without a leading department")
    parts = [
        (say("文字", "words"), asked.q),
        (say("部门", "department"), departments.get(asked.department, "")),
        (say("状态", "status"), say(*STATUS_WORDS[asked.status]) if asked.status else ""),
        (say("章节", "section"), sections.get(asked.section, "")),
    ]
    found = [f"{name} {value}" for name, value in parts if value]
    return say("筛选：", "Filter: ") + (say("；", "; ").join(found) or say("无", "none"))
