"""What the pages of plans show, as plain values in the language of the reader."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from airshed.air.ruleset import Rulebook
from airshed.lake.listing import files
from airshed.lake.tables import TABLES
from airshed.plan.load import load_plan, load_plans
from airshed.plan.shapes import state_shape
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.vocab import STATUS_WORDS
from airshed.web import env
from airshed.web.evidence import asking_of
from airshed.web.words import say

KEPT = 16
"""Answers kept: a plan on a day with the evidence and files as they are."""


def list_plans(home: Path) -> list[dict[str, str]]:
    """Return the plans of a home, by id.

    Raises:
        PlansBroken: with all faults of all plans.
    """
    return [{"id": id, "title": say(zh, en)} for id, zh, en in _titles(home, _written(home))]  # noqa: A001 - what it is


@lru_cache(maxsize=KEPT)
def _titles(home: Path, version: object) -> tuple[tuple[str, str, str], ...]:  # noqa: ARG001 - names the answer
    return tuple((plan.id, plan.file.zh, plan.file.en) for plan in load_plans(home))


def get_status(home: Path, plan: str, *, on: date, department: str | None = None) -> dict[str, Any]:
    """Return where a plan stands on a day: its clauses by status, worst first.

    Args:
        home: the home.
        plan: id of the plan.
        on: the day, at its end.
        department: only the clauses it leads or assists with; None = all.

    Raises:
        UnknownPlan: there is none of that id.
        PlansBroken: its files cannot be used.
    """
    shape = _shape(home, plan, on, _version(home))
    sections = {s["id"]: f"{s['number']} {_words(s)}" for s in shape["sections"]}
    departments = {code: _words(words) for code, words in shape["departments"].items()}
    rows = [
        {
            "id": clause["id"],
            "text": _words(clause),
            "section": sections[clause["section"]],
            "department": departments.get(clause["department"], ""),
            "status": clause["status"],
        }
        for clause in shape["clauses"]
        if department is None or department in {clause["department"], *clause["assist"]}
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
    }


def _words(shape: Mapping[str, Any]) -> str:
    return say(shape["zh"], shape["en"] or shape["zh"])


@lru_cache(maxsize=KEPT)
def _shape(home: Path, plan: str, on: date, version: object) -> Mapping[str, Any]:  # noqa: ARG001 - names the answer
    asking = asking_of(home, Rulebook(load_editions(home)))
    return state_shape(plan_state(load_plan(home, plan), asking, as_of=on), asking.places)


def _version(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever an answer may: the files of evidence, plans, rules and places."""
    stored = tuple(file.path.name for table in TABLES.values() for file in files(home, table))
    return (stored, _written(home))


def _written(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever plans, rules or places of a home do."""
    written = (p for name in ("plans", "rules") for p in (home / name).rglob("*") if p.is_file())
    kept = (path.stat() for path in (*sorted(written), home / env.PLACES_FILE) if path.exists())
    return tuple((s.st_ino, s.st_mtime_ns, s.st_size) for s in kept)
