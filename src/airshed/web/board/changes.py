"""What changed between two days: clauses whose status, values, target or departments are others."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.http import Http404, QueryDict

from airshed.plan.load import UnknownPlan
from airshed.plan.status import STATUSES
from airshed.plan.words import status_word, target_words
from airshed.web import plans
from airshed.web.accounts.queries import moment
from airshed.web.board.asking import Asked, day_of
from airshed.web.board.values import head, names_of, plain_value, words
from airshed.web.words import say

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
BETTER, WORSE, OTHER = "better", "worse", "other"
GROUPS: Mapping[str, tuple[str, str]] = {
    WORSE: ("变差", "Worse"),
    BETTER: ("变好", "Better"),
    OTHER: ("其他变化", "Other changes"),
}


def get_changes(home: Path, plan: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return what changed in a plan between two days by what is known now, and on request what came in later.

    Args:
        home: the home.
        plan: id of the plan.
        given: parameters of the address: `since`, `on`, and `known` to see what came in after `since`.
        user: who asks.

    Raises:
        Http404: there is no such plan for this user.
        PlansBroken: plans cannot be read.
    """
    today = moment().date()
    on, wrong = day_of(given, "on", today=today, default=today)
    since, wrong_since = day_of(given, "since", today=today, default=on - WEEK)
    told = [sentence for sentence in (wrong, wrong_since) if sentence]
    if since >= on:
        since = on - WEEK
        told.append(
            say(
                f"起始日要早于 {on}，现在从 {since} 比起。",
                f"The first day must be before {on}; what is shown begins on {since}.",
            )
        )
    late = bool(given.get("known"))
    try:
        then, now = (plans.get_state(home, plan, on=day, user=user) for day in (since, on))
        known_at = datetime.combine(since + DAY, time())
        before = plans.get_state(home, plan, on=since, user=user, known_at=known_at) if late else None
    except UnknownPlan:
        raise Http404 from None
    return {
        "plan": head(now, on=on, user=user),
        "asked": Asked(on, today, wrong=tuple(told)),
        "query_on": Asked(on, today).day_query,
        "since": since,
        "groups": grouped(then, now),
        "late": late,
        "later": grouped(before, then) if before is not None else [],
        "total": len(now["clauses"]),
    }


def grouped(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the clauses that differ between two states, worse, better and otherwise."""
    rows = list(_changes(then, now))
    groups = ((key, say(*own), [row for row in rows if row["way"] == key]) for key, own in GROUPS.items())
    return [{"key": key, "title": title, "rows": own} for key, title, own in groups if own]


def _changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    names, sections = names_of(now)
    before = {clause["id"]: clause for clause in then["clauses"]}
    after = {clause["id"]: clause for clause in now["clauses"]}
    for id in dict.fromkeys((*after, *before)):  # noqa: A001 - what it is
        one, other = before.get(id), after.get(id)
        changed = list(_parts(one, other, names))
        if changed:
            clause: Mapping[str, Any] = other or one or {}
            way = _way(one, other)
            yield {
                "id": id,
                "readable": other is not None,
                "text": words(clause),
                "section": sections.get(clause["section"], ""),
                "way": way,
                "changes": changed,
            }


def _way(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> str:
    if one is None or other is None or one["status"] == other["status"]:
        return OTHER
    return BETTER if STATUSES.index(other["status"]) > STATUSES.index(one["status"]) else WORSE


def _parts(
    one: Mapping[str, Any] | None, other: Mapping[str, Any] | None, names: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """Yield what of a clause is another: what it is, what it was, what it is now."""
    if one is None or other is None:
        own = say("是", "yes")
        none = say("否", "no")
        what = say("属于您能看的条款", "is a clause you may read")
        yield {"what": what, "was": own if one else none, "now": own if other else none}
        return
    if one["status"] != other["status"]:
        was, now = (status_word(clause, say=say) for clause in (one, other))
        yield {
            "what": say("状态", "status"),
            "was": was,
            "now": now,
            "was_code": one["status"],
            "now_code": other["status"],
        }
    for what, was, now in _departments(one, other, names):
        yield {"what": what, "was": was or say("没有", "none"), "now": now or say("没有", "none")}
    before = {indicator["id"]: indicator for indicator in one["indicators"]}
    for indicator in other["indicators"]:
        earlier = before.get(indicator["id"])
        if earlier is None:
            continue
        name = f"{indicator['id']} " if len(other["indicators"]) > 1 else ""
        pairs = (
            (say("数值", "value"), plain_value(earlier), plain_value(indicator)),
            (say("目标", "target"), target_words(earlier, say=say), target_words(indicator, say=say)),
        )
        for what, was, now in pairs:
            if was != now:
                yield {"what": name + what, "was": was or "—", "now": now or "—"}


def _departments(
    one: Mapping[str, Any], other: Mapping[str, Any], names: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    if one["department"] != other["department"]:
        was, now = (names.get(clause["department"], "") for clause in (one, other))
        yield say("牵头部门", "leading department"), was, now
    if set(one["assist"]) != set(other["assist"]):
        was, now = (say("、", ", ").join(names.get(code, code) for code in c["assist"]) for c in (one, other))
        yield say("配合部门", "assisting departments"), was, now
