"""What the pages of plans show, as plain values in the language of the reader."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from airshed.plan.words import UNKNOWN, next_steps, target_words, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web import plans
from airshed.web.accounts.access import may
from airshed.web.accounts.rights import Action, Record
from airshed.web.words import say


def list_plans(home: Path, *, user: Any) -> list[dict[str, str]]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the plans a user may read about, by id; raises as `plans.list_plans`."""
    return [{"id": plan.id, "title": say(plan.file.zh, plan.file.en)} for plan in plans.list_plans(home, user=user)]


def get_status(home: Path, plan: str, *, on: date, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return where a plan stands on a day: the clauses a user may read by status, worst first.

    Args:
        home: the home.
        plan: id of the plan.
        on: the day, at its end.
        user: who asks.

    Raises:
        As `plans.get_state`.
    """
    shape = plans.get_state(home, plan, on=on, user=user)
    sections = {s["id"]: f"{s['number']} {_words(s)}" for s in shape["sections"]}
    departments = {code: _words(words) for code, words in shape["departments"].items()}
    rows = [
        {
            "id": clause["id"],
            "text": _words(clause),
            "section": sections[clause["section"]],
            "department": departments.get(clause["department"], ""),
            "status": clause["status"],
            "numbers": _numbers(clause),
            "next": say("；", "; ").join(next_steps(clause, say=say)),
        }
        for clause in shape["clauses"]
    ]
    groups = [
        {"status": status, "title": say(*words), "count": len(own), "clauses": own}
        for status, words in STATUS_WORDS.items()
        if (own := [row for row in rows if row["status"] == status])
    ]
    place = shape["place"]
    return {
        "id": plan,
        "title": _words(shape["title"]),
        "as_of": on,
        "place": _words(place) if place["mapped"] else "",
        "synthetic": place["synthetic"],
        "stand_in": place["stand_in"],
        "total": len(rows),
        "groups": groups,
        "gaps": len(shape["gaps"]),
        "may_rule": may(user, Record.ruling, Action.view),
        "may_draft": may(user, Record.ruling, Action.edit),
    }


def _numbers(clause: Mapping[str, Any]) -> list[str]:
    """Return value and target of each indicator that has any."""
    pairs = ((_value(i), target_words(i, say=say)) for i in clause["indicators"])
    shown = ((value, target) for value, target in pairs if value != UNKNOWN or target)
    return [value + (say(f"（目标 {target}）", f" (target {target})") if target else "") for value, target in shown]


def _value(indicator: Mapping[str, Any]) -> str:
    value = value_words(indicator, say=say)
    return say("文件：", "document: ") + value if indicator["kind"] == "milestone" else value


def _words(shape: Mapping[str, Any]) -> str:
    return say(shape["zh"], shape["en"] or shape["zh"])
