"""One clause, from the words of the paper to the rows, its curve and what the rest of the year may bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse

from airshed.plan.goals.sentences import outlook_lines
from airshed.plan.kinds.milestone import DOCUMENTS
from airshed.plan.load import indicator_ids
from airshed.plan.sentences import asks_lines, basis_words, because, within_words
from airshed.plan.words import ASPECTS, KINDS, TABLES, UNKNOWN, next_steps, ruled_words, status_word, target_words
from airshed.vocab import STATUS_WORDS
from airshed.web import clauses, plans, why
from airshed.web.accounts.queries import record_foreign
from airshed.web.board import evidence
from airshed.web.board.asking import Asked
from airshed.web.board.queries import asked_state
from airshed.web.board.values import covered_words, head, names_of, number_of, plain_value, words
from airshed.web.charts import goal
from airshed.web.charts.chart import Chart, Language
from airshed.web.words import say

FULL_DIGEST = 12
"""Signs of a digest that a page shows."""
MOST_INDENT = "  "


@dataclass(frozen=True)
class Asking:
    """A clause before one reader; what it says is worked out once for all that show it.

    Attributes:
        home: the home.
        plan: id of the plan.
        id: of the clause.
        user: the reader.
        asked: what the address asks.
        state: where the plan stands on the day.
    """

    home: Path
    plan: str
    id: str
    user: Any
    asked: Asked
    state: Mapping[str, Any]

    @property
    def on(self) -> date:
        """The day asked for."""
        return self.asked.on

    @cached_property
    def shape(self) -> Mapping[str, Any]:
        """The clause on the day."""
        return clauses.get_clause(self.home, self.plan, self.id, on=self.on, user=self.user)

    @cached_property
    def history(self) -> Mapping[str, Any]:
        """Its curve, week by week until the day; the days are none that are to come."""
        found = clauses.get_history(self.home, self.plan, self.id, today=self.on, user=self.user)
        points = [p for p in found["points"] if p["as_of"] <= self.on.isoformat()]
        return {**found, "points": points}


def open_clause(home: Path, plan: str, id: str, given: QueryDict, *, user: Any) -> Asking:  # noqa: A002, ANN401 - what it is; a user
    """Return a clause for who may read it, by its id or that of one of its indicators; another's is recorded.

    Raises:
        Http404: there is no such clause for this user.
        PlansBroken: plans cannot be read.
    """
    state, asked = asked_state(home, plan, given, user=user)
    for clause in state["clauses"]:
        if id in {clause["id"], *(i["id"] for i in clause["indicators"])}:
            return Asking(home, plan, clause["id"], user, asked, state)
    file = plans.get_plan(home, plan, user=user).file
    if any(id in {clause.id, *indicator_ids(clause)} for clause in file.clauses):
        record_foreign("clause", user=user, plan=plan, id=id)
    raise Http404


def get_clause(asking: Asking) -> dict[str, Any]:
    """Return all that the page of a clause shows, but for its charts."""
    shape, history = asking.shape, asking.history
    departments, _ = names_of(asking.state)
    known = {clause["id"] for clause in asking.state["clauses"]}
    place = [clause["id"] for clause in asking.state["clauses"]].index(asking.id)
    around = [None, *asking.state["clauses"], None][place : place + 3]
    plain = shape["plain_status"]
    return {
        "plan": head(asking.state, on=asking.on, user=asking.user),
        "asked": asking.asked,
        "query": asking.asked.day_query,
        "id": shape["id"],
        "text": words(shape),
        "section": f"{shape['section']['number']} {words(shape['section'])}",
        "section_id": shape["section"]["id"],
        "paper": [(part["number"], part["phrase"]) for part in shape["text"]],
        "status": shape["status"],
        "status_text": status_word(shape, say=say),
        "plain_status": "" if plain is None else say(*STATUS_WORDS[plain]),
        "next": say("；", "; ").join(next_steps(shape, say=say)),
        "note": words(shape["note"]) if shape["note"] else "",
        "department_id": shape["department"] or "",
        "department": departments.get(shape["department"], ""),
        "assist": [(code, departments.get(code, code)) for code in shape["assist"]],
        "deadline": shape["deadline"] or "",
        "serves": [(text, text in known) for text in shape["serves"]],
        "readings": [
            {"word": r["word"], "text": words(r), "why": "" if r["ruled"] else words(r["why"]), "ruled": r["ruled"]}
            for r in shape["readings"]
        ],
        "rulings": [_ruling(ruling, departments) for ruling in shape["rulings"]],
        "gaps": [(gap["id"], gap["aspect"], say(*ASPECTS[gap["aspect"]])) for gap in shape["gaps"]],
        "indicators": [
            _indicator(i, on=asking.on, place=shape["place"], departments=departments, user=asking.user)
            for i in shape["indicators"]
        ],
        "documents": any(i["table"] == DOCUMENTS for i in shape["indicators"]),
        "history": [_point(point, several=len(shape["indicators"]) > 1) for point in reversed(history["points"])],
        "runs": _runs(history["points"]),
        "previous": around[0]["id"] if around[0] else "",
        "following": around[2]["id"] if around[2] else "",
    }


def list_charts(asking: Asking, *, language: Language) -> Iterator[tuple[str, Chart]]:
    """Yield the id and the chart of each indicator whose curve has numbers."""
    shape, history = asking.shape, asking.history
    if not history["points"]:
        return
    last = history["points"][-1]["as_of"] == asking.on.isoformat()
    for indicator in shape["indicators"]:
        curve = [i["value"] for p in history["points"] for i in p["indicators"] if i["id"] == indicator["id"]]
        if indicator["kind"] != "milestone" and any(value is not None for value in curve):
            given = goal.Input(history, indicator["id"], indicator["outlook"] if last else None)
            yield f"chart-{goal.NAME}-{indicator['id']}", goal.draw(given, language=language)


def _indicator(
    shape: Mapping[str, Any],
    *,
    on: date,
    place: Mapping[str, Any],
    departments: Mapping[str, str],
    user: Any,  # noqa: ANN401 - as above
) -> dict[str, Any]:
    target = target_words(shape, say=say)
    within = shape["details"].get("within") or {}
    return {
        **number_of(shape, on=on),
        "name": words(shape),
        "kind": say(*KINDS[shape["kind"]]),
        "status": shape["status"],
        "status_text": status_word(shape, say=say),
        "because": because(shape, say=say),
        "value": plain_value(shape),
        "known": plain_value(shape) != UNKNOWN,
        "target": target,
        "basis": basis_words(shape["target"]["basis"], say=say) if target else "",
        "covered": covered_words(shape["kind"], shape["coverage"]),
        "evidence": shape["evidence"],
        "due": shape["due"],
        "period": shape["period"],
        "table": _table(shape),
        "asks": list(asks_lines(shape, say=say)),
        "within": [within_words(code, held, say=say) for code, held in within.items()],
        "editions": list(shape["editions"].values()),
        "figure": shape["figure_id"],
        "why": why.of_indicator(shape, as_of=on.isoformat()),
        "inputs": [_input(used) for used in shape["inputs"]],
        "outlook": _nested(outlook_lines(shape["outlook"], say=say)) if shape["outlook"] else [],
        "days": _days(shape, on=on, place=place),
        "rows": evidence.rows_shown(shape["rows"]),
        "owing": evidence.departments_shown(shape["rows"], departments, user=user),
        "register": evidence.list_link(shape["rows"], user=user),
        "counted": bool(shape["rows"]["columns"]),
    }


def _days(shape: Mapping[str, Any], *, on: date, place: Mapping[str, Any]) -> str:
    """Return the address of the days a figure of air was computed from; nothing for other kinds."""
    if shape["kind"] != "air" or not place["mapped"]:
        return ""
    last = min(shape["period"]["to"], on.isoformat())
    asked = {"place": f"place:{place['name']}", "from": shape["period"]["from"], "to": last}
    return f"{reverse('air:days')}?{urlencode(asked)}"


def _table(shape: Mapping[str, Any]) -> str:
    if shape["table_words"]:
        return words(shape["table_words"])
    name = shape["table"]
    return say(*TABLES[name]) if name in TABLES else name or ""


def _input(used: Mapping[str, Any]) -> dict[str, Any]:
    scope = " ".join(f"{key}={value}" for key, value in used["scope"].items())
    table = say(*TABLES.get(used["table"], (used["table"], used["table"])))
    return {"table": table, "rows": used["rows"], "digest": used["digest"][:FULL_DIGEST], "scope": scope}


def _nested(lines: Iterator[str]) -> list[dict[str, Any]]:
    """Return sentences with those that belong under each."""
    found: list[dict[str, Any]] = []
    for line in lines:
        if line.startswith(MOST_INDENT) and found:
            found[-1]["under"].append(line.strip())
        elif line:
            found.append({"text": line, "under": []})
    return found


def _ruling(ruling: Mapping[str, Any], departments: Mapping[str, str]) -> dict[str, Any]:
    aspect = ruling["aspect"]
    return {
        **{key: ruling[key] for key in ("id", "clause", "document", "approver", "reason", "from", "to")},
        "aspect": say(*ASPECTS[aspect]) if aspect in ASPECTS else aspect,
        "value": ruled_words(aspect, ruling["value"], departments, say=say),
    }


def _point(point: Mapping[str, Any], *, several: bool) -> dict[str, Any]:
    return {
        "as_of": point["as_of"],
        "status": point["status"],
        "status_text": status_word(point, say=say),
        "indicators": [
            {
                "id": i["id"] if several else "",
                "value": plain_value(i),
                "target": target_words(i, say=say),
                "valid": i["coverage"]["valid"],
                "expected": i["coverage"]["expected"],
            }
            for i in point["indicators"]
        ],
    }


def _runs(points: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return from which of the days on a clause had which status, the latest first."""
    found: list[dict[str, Any]] = []
    for point in points:
        if not found or found[-1]["status"] != point["status"]:
            text = status_word(point, say=say)
            found.append({"status": point["status"], "text": text, "from": point["as_of"]})
        found[-1]["to"] = point["as_of"]
    return found[::-1]
