"""Clauses and indicators as plain values in the language of the reader: what all pages of the board show."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from airshed.plan.words import UNKNOWN, next_steps, status_word, target_words, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web import why
from airshed.web.accounts.access import may
from airshed.web.accounts.rights import Action, Record
from airshed.web.words import say

COUNTED: Mapping[str, tuple[str, str]] = {
    "air": ("天", "days"),
    "emissions": ("天", "days"),
    "coverage": ("条记录", "rows"),
    "total": ("条记录", "rows"),
    "timeliness": ("件", "cases"),
    "milestone": ("份文件", "documents"),
}
"""What the coverage of an indicator counts, by its kind."""


def words(shape: Mapping[str, Any]) -> str:
    """Return the words of a shape; Chinese where there are no English ones."""
    return say(shape["zh"] or "", shape["en"] or shape["zh"] or "")


def head(shape: Mapping[str, Any], *, on: date, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return what every page of a plan shows above: which plan, as of when, from which stations, what one may do."""
    place = shape["place"]
    city, year = shape["plan"].split("/")
    return {
        "id": shape["plan"],
        "city": city,
        "year": year,
        "title": words(shape["title"]),
        "issued": shape["issued"],
        "as_of": on,
        "before_issue": on.isoformat() < shape["issued"],
        "place": words(place) if place["mapped"] else "",
        "synthetic": place["synthetic"],
        "stand_in": place["stand_in"],
        "may_rule": may(user, Record.ruling, Action.view),
        "may_draft": may(user, Record.ruling, Action.edit),
        "may_export": may(user, Record.clause, Action.export),
        "may_see_figures": may(user, Record.figure, Action.view),
    }


def names_of(shape: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of a plan's departments and sections."""
    departments = {code: words(own) for code, own in shape["departments"].items()}
    return departments, {s["id"]: f"{s['number']} {words(s)}" for s in shape["sections"]}


def rows_with(clauses: Iterable[Mapping[str, Any]], shape: Mapping[str, Any], *, on: date) -> list[dict[str, Any]]:
    """Return clauses of a state as lines of a list."""
    departments, sections = names_of(shape)
    return [_row(clause, departments, sections, on=on) for clause in clauses]


def _row(
    clause: Mapping[str, Any], departments: Mapping[str, str], sections: Mapping[str, str], *, on: date
) -> dict[str, Any]:
    return {
        "id": clause["id"],
        "text": words(clause),
        "section_id": clause["section"],
        "section": sections[clause["section"]],
        "department_id": clause["department"] or "",
        "department": departments.get(clause["department"] or "", ""),
        "assist": say("、", ", ").join(departments.get(code, code) for code in clause["assist"]),
        "status": clause["status"],
        "status_text": status_word(clause, say=say),
        "numbers": [
            {**found, "name": words(i) if len(clause["indicators"]) > 1 else ""}
            for i in clause["indicators"]
            if (found := number_of(i, on=on))["text"]
        ],
        "next": say("；", "; ").join(next_steps(clause, say=say)),
        "due": min(i["due"] for i in clause["indicators"]),
        "figures": [i["figure_id"] for i in clause["indicators"]],
    }


def number_of(indicator: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """Return value, target and coverage of an indicator in words, and why; nothing where there are neither."""
    value, target, coverage = plain_value(indicator), target_words(indicator, say=say), indicator["coverage"]
    known = value != UNKNOWN
    text = "" if not (known or target) else value
    if target:
        text += say(f"（目标 {target}）", f" (target {target})")
    counted = known and coverage["expected"]
    return {
        "id": indicator["id"],
        "text": text,
        "coverage": say("有效/应有 ", "valid/expected ") + covered_words(indicator["kind"], coverage)
        if counted
        else "",
        "why": why.of_indicator(indicator, as_of=on.isoformat()) if counted else (),
    }


def covered_words(kind: str, coverage: Mapping[str, int]) -> str:
    """Return how much of what should be there is valid, with what is counted: days, a document, or rows."""
    unit = say(*COUNTED.get(kind, ("", "")))
    return f"{coverage['valid']}/{coverage['expected']}" + (f" {unit}" if unit else "")


def plain_value(indicator: Mapping[str, Any]) -> str:
    """Return the value of an indicator; of a milestone whether the document is there."""
    value = value_words(indicator, say=say)
    return say("文件：", "document: ") + value if indicator["kind"] == "milestone" else value


def counts_of(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return how many clauses have each status, worst first, of those there are."""
    return [
        {"status": status, "title": say(*own), "count": count}
        for status, own in STATUS_WORDS.items()
        if (count := sum(row["status"] == status for row in rows))
    ]
