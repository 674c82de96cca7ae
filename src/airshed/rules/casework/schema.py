"""What an edition of the terms of casework looks like."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from airshed.errors import Fault
from airshed.rules.schema import (
    SHARE,
    Count,
    EditionFile,
    Family,
    Row,
    Several,
    one_of,
    refuse,
    repeated,
)

GRADES = ("general", "serious", "major")
TERMS = (
    "survey",
    "assign",
    "receive",
    "rectify",
    "verify",
    "close",
    "interview",
    "promise",
    "inspect",
    "task",
    "accept",
)
Days = Annotated[int, AfterValidator(lambda v: v if v >= 1 else refuse("rules.range", ">= 1"))]


class Term(Row):
    """How long a clock runs for a grade, and with how many work days left it warns."""

    term: Annotated[str, one_of(TERMS)]
    grade: Annotated[str, one_of(GRADES)]
    work_days: Days
    warn_days: Days


class CaseworkFile(EditionFile):
    """An edition of the terms of casework."""

    terms: Several[Term] = ()


def _check(file: CaseworkFile) -> Iterator[Fault]:
    yield from repeated(file.terms, table="terms", key=("term", "grade"))
    given = {(row.term, row.grade) for row in file.terms}
    missing = [f"{term} {grade}" for term in TERMS for grade in GRADES if (term, grade) not in given]
    if "terms" in file.given() and missing:
        yield Fault("rules.missing_key", "terms", "", ", ".join(missing))


FAMILY = Family(
    name="casework",
    zh="五步法各环节的时限和触发条件",
    en="terms of the five steps, and what triggers an interview or a special inspection",
    model=CaseworkFile,
    parameters={
        "step_up_every": Count("work_days"),
        "step_up_most": Count("count"),
        "interview_after": Count("work_days"),
        "interview_after_fails": Count("count"),
        "inspection_after": Count("work_days"),
        "inspection_after_fails": Count("count"),
        "rebound_after": Count("days"),
        "rebound_within": Count("days"),
        "recheck_share": SHARE,
    },
    required=("terms",),
    check=_check,
)
