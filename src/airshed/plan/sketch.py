"""What can be used of a plan whose file is not well formed, so that the rest of it is checked in the same run."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from airshed.errors import Fault
from airshed.plan.schema import FIRST_YEAR, LAST_YEAR, Clause, Department, EvidenceTable, PlanFile, Season, Section

M = TypeVar("M", bound=BaseModel)
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
FOLLOWING: Mapping[str, str] = {"plan.table": "tables", "plan.season": "seasons"}
"""Faults that say a name is not known, and the part of the plan where it may stand with a fault of its own."""


def sketch(values: Any, typed: Mapping[int, tuple[Any, ...]]) -> PlanFile | None:  # noqa: ANN401 - whatever YAML holds
    """Return a plan of the well-formed parts of a file's values, or None where too little is left.

    Args:
        values: of the file.
        typed: number of a clause to its indicators, None for those that are not well formed.
    """
    if not isinstance(values, dict):
        return None
    year, said = values.get("year"), values.get("issued")
    issued: date = said if isinstance(said, date) else date(FIRST_YEAR, 1, 1)  # before every deadline
    sections = tuple(_named(Section, values.get("sections")))
    first = sections[0].id if sections else ""
    return _made(
        PlanFile,
        issued=issued,
        year=year if type(year) is int and year in YEARS else min(max(issued.year, YEARS[0]), YEARS[-1]),
        departments=tuple(_named(Department, values.get("departments"))),
        sections=sections,
        seasons=_valid(Season, values.get("seasons")),
        tables=_valid(EvidenceTable, values.get("tables")),
        clauses=tuple(
            _clause(i, clause, typed.get(i, ()), first) for i, clause in enumerate(_listed(values.get("clauses")))
        ),
    )


def not_following(faults: Iterable[Fault], values: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever YAML holds
    """Yield faults but those that only follow from another: a table or season that is there, yet not well formed."""
    for fault in faults:
        part = values.get(FOLLOWING.get(fault.code, ""))
        if not (isinstance(part, dict) and fault.value in part):
            yield fault


def _clause(number: int, value: Any, indicators: tuple[Any, ...], section: str) -> Clause:  # noqa: ANN401
    """Return a clause with those of its keys that others depend on; what is not well formed is left out."""
    given = value if isinstance(value, dict) else {}
    deadline = given.get("deadline")
    return _made(
        Clause,
        id=_text(given.get("id")) or f"?{number}",
        section=_text(given.get("section")) or section,
        lead=_text(given.get("lead")),
        assist=tuple(name for name in _listed(given.get("assist")) if _text(name)),
        deadline=deadline if _is_day(deadline) else None,
        indicators=indicators,
    )


def _made(model: type[M], **values: Any) -> M:  # noqa: ANN401 - as models take them
    """Return a model of values that are not checked."""
    return model.model_construct(**values)


def _named(model: type[M], values: Any) -> Iterator[M]:  # noqa: ANN401 - whatever YAML holds
    for value in _listed(values):
        if isinstance(value, dict) and _text(value.get("id")):
            yield _made(model, id=value["id"])


def _valid(model: type[M], values: Any) -> dict[str, M]:  # noqa: ANN401 - whatever YAML holds
    found = {}
    for name, value in values.items() if isinstance(values, dict) else ():
        try:
            found[str(name)] = model.model_validate(value)
        except ValidationError:
            continue  # told by the check of the whole file
    return found


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever YAML holds
    return value if isinstance(value, str) and value else None


def _is_day(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    return type(value) is date


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever YAML holds
    """Return a list as it is, and nothing of anything else."""
    return value if isinstance(value, list) else []


def first_of(document: list[Fault], further: list[Fault]) -> list[Fault]:
    """Return faults without those that only follow from others.

    A value the document could not hold is missing afterwards, and a list whose entries are faulty looks empty.

    Args:
        document: faults of the text itself.
        further: faults of the values found in it.
    """
    spoiled = {fault.where for fault in document}
    kept = [fault for fault in further if fault.where not in spoiled]
    inside = [fault.where for fault in (*document, *kept)]
    return [
        *document,
        *(f for f in kept if f.code != "rules.too_few" or not any(w.startswith(f"{f.where}[") for w in inside)),
    ]
