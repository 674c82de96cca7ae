"""The goals an event touches, for one reader: as the plan counts them, and with dust left out in both worlds."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.plan.load import indicator_ids
from airshed.plan.words import status_word, target_words, value_words
from airshed.web import why
from airshed.web.dust.effects import Effects
from airshed.web.plans import get_plan, get_state
from airshed.web.words import say


def goal_rows(home: Path, found: Effects, *, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a user
    """Return the goals of air a user may read: value and status as counted, unconfirmed, confirmed."""
    rows, states = [], {}
    for plan, on in dict.fromkeys((goal["plan"], goal["on"]) for goal in found.goals):
        with suppress(Http404):
            states[plan] = get_state(home, plan, on=on, user=user)
    for goal in found.goals:
        counted = _counted(states.get(goal["plan"]), goal)
        if counted is None:
            continue
        clause, indicator, plan = counted
        own = getattr(_indicator(home, goal, user), "dust", "keep")
        kept, left = goal["kept"], goal["left"]
        rows.append(
            {
                "plan": plan,
                "plan_id": goal["plan"],
                "clause": clause["id"],
                "title": say(indicator["zh"], indicator["en"] or indicator["zh"]),
                "on": goal["on"],
                "counted": _cell(indicator),
                "kept": _cell(kept),
                "left": _cell(left),
                "keeps_dust": own == "keep",
                "changes": kept["value"] != left["value"] or kept["target"] != left["target"],
                "why": why.of_indicator({**left, "editions": {}}, as_of=str(goal["on"])),
            }
        )
    return rows


def _cell(shape: Mapping[str, Any]) -> str:
    parts = (value_words(shape, say=say), target_words(shape, say=say), status_word(shape, say=say))
    value, target, status = parts
    aim = say(f"（目标 {target}）", f" (target {target})") if target else ""
    return f"{value}{aim} {status}"


def _counted(state: Mapping[str, Any] | None, goal: Mapping[str, Any]) -> tuple[Any, Any, str] | None:
    """Return clause and indicator as the plan itself counts them, and the plan's title; None where unreadable."""
    for clause in state["clauses"] if state else ():
        for indicator in clause["indicators"]:
            if state and indicator["id"] == goal["left"]["id"]:
                return clause, indicator, say(state["title"]["zh"], state["title"]["en"] or state["title"]["zh"])
    return None


def _indicator(home: Path, goal: Mapping[str, Any], user: Any) -> Any:  # noqa: ANN401 - of any kind
    """Return what the plan says of the indicator of a goal."""
    clause = get_plan(home, goal["plan"], user=user).clause(goal["clause"])
    return dict(zip(indicator_ids(clause), clause.indicators, strict=True)).get(goal["left"]["id"])
