"""Clauses and indicators as plain values in the language of the reader: what all pages of the board show."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse

from airshed.plan.words import UNKNOWN, next_steps, status_word, target_words, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web import why
from airshed.web.accounts.access import may
from airshed.web.accounts.rights import Action, Record
from airshed.web.pages import spoken
from airshed.web.words import say

KEPT = 10_000
"""Lines kept: of a plan of 1,500 clauses in both languages for some days."""
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
        "gaps_link": reverse("rulings:gaps", args=(city, year)),
        "may_export": may(user, Record.clause, Action.export),
        "may_see_figures": may(user, Record.figure, Action.view),
    }


def names_of(shape: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of a plan's departments and sections."""
    departments = {code: words(own) for code, own in shape["departments"].items()}
    return departments, {section["id"]: section_name(section) for section in shape["sections"]}


def section_name(section: Mapping[str, Any]) -> str:
    """Return a section with its number."""
    return f"{section['number']} {words(section)}"


class _Same:
    """A part of a state that is kept as long as answers are: equal to itself alone, so that it can name an answer."""

    __slots__ = ("part",)

    def __init__(self, part: Any) -> None:  # noqa: ANN401 - any part
        self.part = part

    def __hash__(self) -> int:
        return id(self.part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.part is other.part


def rows_with(clauses: Iterable[Mapping[str, Any]], shape: Mapping[str, Any], *, on: date) -> list[dict[str, Any]]:
    """Return clauses of a state as lines of a list; they are kept, so nobody changes them."""
    named, language = (_Same(shape["departments"]), _Same(shape["sections"])), spoken()
    return [_row(_Same(clause), *named, shape["plan"], on, language) for clause in clauses]


@lru_cache(maxsize=KEPT)
def _row(  # noqa: PLR0913, PLR0917 - names the answer
    same: _Same,
    departments: _Same,
    sections: _Same,
    plan: str,
    on: date,
    language: str,  # noqa: ARG001 - names the answer
) -> dict[str, Any]:
    clause = same.part
    names = {code: words(departments.part[code]) for code in (clause["department"], *clause["assist"]) if code}
    lead, of_plan = clause["department"] or "", plan.split("/")
    section = next(s for s in sections.part if s["id"] == clause["section"])
    return {
        "id": clause["id"],
        "text": words(clause),
        "section_id": clause["section"],
        "section": section_name(section),
        "link": reverse("board:clause", args=(*of_plan, clause["id"])),
        "department_id": lead,
        "department": names.get(lead, ""),
        "department_link": reverse("board:department", args=(*of_plan, lead)) if lead else "",
        "assist": say("、", ", ").join(names[code] for code in clause["assist"]),
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
