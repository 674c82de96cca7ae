"""Frozen figures of a plan: when they were frozen, one of them, and two freezings, or one and now, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.http import Http404, QueryDict

from airshed.plan.rebuild import Difference, differences_of
from airshed.plan.sentences import changed_words, difference_words, moment_words, part_words
from airshed.plan.words import KINDS, OPS, TABLES, UNKNOWN, number, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web import figures, plans
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.board.asking import Asked
from airshed.web.board.queries import asked_state
from airshed.web.board.values import head, words
from airshed.web.bridge import asking_of
from airshed.web.words import say

NOW = "now"
"""Stands for the plan as it is computed now, beside freezings."""
CAUSES = frozenset({"reading", "editions", "options", "inputs"})
"""What of a figure's content is a cause; the rest follows from it."""
MOST = 50
"""Freezings listed."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a comparison.

    Attributes:
        key: how the address names it.
        title: in words.
        as_of: the day it speaks of.
        contents: of its figures, by indicator.
        values: id, value, unit and status of its figures, by indicator.
    """

    key: str
    title: str
    as_of: date
    contents: Mapping[str, Mapping[str, Any] | None]
    values: Mapping[str, Mapping[str, Any]]


def key_of(row: Mapping[str, Any]) -> str:
    """Return how an address names a freezing."""
    return f"{row['as_of'].isoformat()}_{row['counted_at'].isoformat()}"


def list_frozen(home: Path, plan: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the freezings of a plan, and the figures of the one an address names.

    Raises:
        Http404: there is no such plan or freezing for this user, or it reads no figure.
        PlansBroken: plans cannot be read.
    """
    shape, _ = asked_state(home, plan, QueryDict(), user=user)
    rows = figures.list_freezings(home, user=user, plan=plan)
    today = moment().date()
    wanted = given.get("key", "")
    found = next((row for row in rows if key_of(row) == wanted), None)
    if wanted and found is None:
        raise Http404
    return {
        "plan": head(shape, on=today, user=user),
        "asked": Asked(today, today),
        "freezings": [_freezing(row) for row in rows[:MOST]],
        "more": max(len(rows) - MOST, 0),
        "chosen": _freezing(found) if found else None,
        "figures": _listed(home, plan, found, shape, user=user) if found else [],
        "may_freeze": may(user, Record.figure, Action.approve),
    }


def _freezing(row: Mapping[str, Any]) -> dict[str, Any]:
    counted_at = moment_words(row["counted_at"].isoformat())
    return {
        "key": key_of(row),
        "as_of": row["as_of"],
        "counted_at": counted_at,
        "by": row["by"],
        "count": row["count"],
        "title": say(f"{row['as_of']}，冻结于 {counted_at}", f"{row['as_of']}, frozen {counted_at}"),
    }


def _listed(
    home: Path,
    plan: str,
    row: Mapping[str, Any],
    shape: Mapping[str, Any],
    *,
    user: Any,  # noqa: ANN401 - a user
) -> list[dict[str, Any]]:
    names = _names(shape)
    asked = {"plan": plan, "as_of": row["as_of"], "counted_at": row["counted_at"]}
    found = figures.get_frozen(home, user=user, **asked)
    return [
        {
            **_said(figure),
            "id": figure.id,
            "indicator": id,
            "text": names.get(id, ""),
            "earlier": figure.counted_at != row["counted_at"],
            "intact": figure.intact,
        }
        for id, figure in sorted(found.items())  # noqa: A001 - what it is
    ]


def _said(figure: Any) -> dict[str, Any]:  # noqa: ANN401 - a figure, frozen or not
    """Return value and status of a figure in words; of a milestone whether the document is there."""
    content = (figure.content() if callable(figure.content) else figure.content) or {}
    table = next((used[0] for used in content.get("inputs", ())), None)
    shape = {"kind": content.get("kind", ""), "value": figure.value, "unit": figure.unit, "gap": None, "table": table}
    return {
        "value": value_words(shape, say=say),
        "status": figure.status,
        "status_text": say(*STATUS_WORDS[figure.status]),
    }


def _names(shape: Mapping[str, Any]) -> dict[str, str]:
    """Return the words of each indicator, with those of its clause where it has none."""
    return {i["id"]: words(i) or words(c) for c in shape["clauses"] for i in c["indicators"]}


def get_figure(home: Path, plan: str, id: str, *, again: bool, user: Any) -> dict[str, Any]:  # noqa: A002, ANN401
    """Return one frozen figure with all it rests on, and on request what computing it again gives.

    Raises:
        Http404: there is none of that id in this plan for this user.
        PlansBroken: plans cannot be read.
    """
    found = figures.get_figure(home, id, user=user)
    if found["plan"] != plan:
        raise Http404
    shape, _ = asked_state(home, plan, QueryDict(), user=user)
    content: Mapping[str, Any] = found["content"] or {}
    today = moment().date()
    clause = next((c["id"] for c in shape["clauses"] for i in c["indicators"] if i["id"] == found["indicator"]), "")
    return {
        "plan": head(shape, on=date.fromisoformat(found["as_of"]), user=user),
        "asked": Asked(today, today),
        "id": id,
        "clause": clause,
        "indicator": found["indicator"],
        "name": _names(shape).get(found["indicator"], ""),
        **_said(SimpleNamespace(**found)),
        **{key: found[key] for key in ("as_of", "by", "digest", "intact")},
        "counted_at": moment_words(found["counted_at"]),
        "known_at": moment_words(found["known_at"]),
        "lines": _content(content, found["unit"]),
        "inputs": [
            {
                "table": say(*TABLES.get(table, (table, table))),
                "rows": rows,
                "digest": digest,
                "scope": " ".join(f"{name}={value}" for name, value in scope.items()),
            }
            for table, rows, digest, scope in content.get("inputs", ())
        ],
        "editions": list(content.get("editions", {}).values()),
        "again": _again(figures.get_rebuilt(home, id, user=user)) if again else None,
    }


def _content(content: Mapping[str, Any], unit: str | None) -> list[tuple[str, str]]:
    if not content:
        return []
    op, value, _ = content["target"]
    target = f"{OPS[op]} {number(value, unit, say=say)}" if op and value is not None else UNKNOWN
    return [
        (say("算法", "kind"), say(*KINDS[content["kind"]])),
        (say("目标", "target"), target),
        (say("有效/应有", "valid/expected"), part_words("coverage", content["coverage"], say=say)),
        (say("记录/反例", "rows/against"), part_words("evidence", content["evidence"], say=say)),
    ]


def _again(shape: Mapping[str, Any]) -> dict[str, Any]:
    """Return what computing a figure again gave, in words."""
    rows = []
    for difference in shape["differences"]:
        what, was, now, why = difference_words(difference, say=say)
        changed = [changed_words(row, say=say) for row in difference.get("rows", ())]
        more = (difference.get("count") or 0) - len(changed)
        rows.append({"what": what, "was": was, "now": now, "why": why, "changed": changed, "more": max(more, 0)})
    return {"equal": shape["equal"], "then_equal": shape["then_equal"], "differences": rows}


def compare(home: Path, plan: str, given: QueryDict, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return in what two freezings differ, or one and the plan as it is computed now, indicator by indicator.

    Raises:
        Http404: there is no such plan or freezing for this user, or it reads no figure.
        PlansBroken: plans cannot be read.
    """
    shape, _ = asked_state(home, plan, QueryDict(), user=user)
    rows = {key_of(row): row for row in figures.list_freezings(home, user=user, plan=plan)}
    first = given.get("one") or next(iter(rows), "")
    second = given.get("other") or NOW
    today = moment().date()
    values: dict[str, Any] = {
        "plan": head(shape, on=today, user=user),
        "asked": Asked(today, today),
        "freezings": [_freezing(row) for row in rows.values()][:MOST],
        "one": None,
    }
    if not rows:
        return values
    if first not in rows or (second not in rows and second != NOW):
        raise Http404
    one = _frozen_side(home, plan, rows[first], user=user)
    other = _side_now(home, plan, one.as_of, user=user)
    if second != NOW:
        other = _frozen_side(home, plan, rows[second], user=user)
    names, asking = _names(shape), asking_of(home, plans.rulebook(home))
    found = []
    ids = dict.fromkeys((*one.values, *other.values))
    for id in sorted(ids):  # noqa: A001 - what it is
        was, now = one.values.get(id), other.values.get(id)
        if not _alike(was, now, by_id=one.as_of == other.as_of):
            why = _why(one, other, id, asking)
            found.append({"indicator": id, "text": names.get(id, ""), "was": was, "now": now, "why": why})
    return {**values, "one": one, "other": other, "rows": found, "total": len(ids), "same": len(ids) - len(found)}


def _alike(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None, *, by_id: bool) -> bool:
    """Whether two figures are the same; those of two days are where value and status are, their ids never."""
    keys = ("id",) if by_id else ("value", "status")
    return was is not None and now is not None and all(was[key] == now[key] for key in keys)


def _frozen_side(home: Path, plan: str, row: Mapping[str, Any], *, user: Any) -> Side:  # noqa: ANN401 - a user
    asked = {"plan": plan, "as_of": row["as_of"], "counted_at": row["counted_at"]}
    found = figures.get_frozen(home, user=user, **asked)
    return Side(
        key_of(row),
        _freezing(row)["title"],
        row["as_of"],
        {id: figure.content for id, figure in found.items()},  # noqa: A001 - what it is
        {id: {"id": f.id, **_said(f)} for id, f in found.items()},  # noqa: A001 - as above
    )


def _side_now(home: Path, plan: str, as_of: date, *, user: Any) -> Side:  # noqa: ANN401 - a user
    found = plans.get_figures(home, plan, on=as_of, user=user)
    return Side(
        NOW,
        say(f"{as_of}，按现在所知", f"{as_of}, by what is known now"),
        as_of,
        {id: figure.content() for id, figure in found.items()},  # noqa: A001 - what it is
        {id: {"id": f.id, **_said(f)} for id, f in found.items()},  # noqa: A001
    )


def _why(one: Side, other: Side, id: str, asking: Any) -> list[str]:  # noqa: A002, ANN401 - what it is; `Asking`
    """Return why two figures of an indicator are not the same, as sentences."""
    was, now = one.contents.get(id), other.contents.get(id)
    if id not in one.values or id not in other.values:
        return [say("只在一边有这个数", "there is such a figure on one side only")]
    if was is None or now is None:
        return [say("存下的内容读不出来", "what is stored cannot be read")]
    if one.as_of != other.as_of:
        return [say("说的是不同的两天", "they speak of different days")]
    found: list[Difference] = differences_of(was, now, asking, later=True)
    causes = [d for d in found if d.what in CAUSES] or found
    told = (difference_words({"what": d.what, "was": d.was, "now": d.now, "reason": d.reason}, say=say) for d in causes)
    return [say(f"{what}：{why}（{a} → {b}）", f"{what}: {why} ({a} → {b})") for what, a, b, why in told]
