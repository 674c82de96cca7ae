"""Kind `milestone`: a document or mechanism exists: number, date, file."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

import polars as pl
from pydantic import Field

from airshed.errors import Fault
from airshed.plan.evidence import input_of
from airshed.plan.finding import ANSWER, Aim, Finding, Input
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.rows import AGAINST, FOR, held
from airshed.plan.schema import LONGEST_DAYS, Indicator, PlanFile
from airshed.rules.schema import Several

DOCUMENTS = "documents"
COLUMNS = {
    "clause": pl.String(),
    "number": pl.String(),
    "document_date": pl.Date(),
    "published_date": pl.Date(),
    "file": pl.String(),
}
Need = Literal["number", "document_date", "published_date", "file"]
DATES = ("document_date", "published_date")


class Milestone(Indicator):
    """A document of table `documents` whose `clause` is this indicator's id, or its clause's if it has only one.

    Attributes:
        needs: what the document must have; dates must not lie after the day asked.
        warn_days: so many days before the due date its absence becomes `behind`.
    """

    kind: Literal["milestone"]
    needs: Annotated[Several[Need], Field(min_length=1)] = ("number", "document_date", "file")
    warn_days: Annotated[int, Field(ge=0, le=LONGEST_DAYS)] = 30


def _course(_: Milestone) -> Course:
    return "milestone"


def find(question: Question, sources: Sources) -> Finding:
    """Return whether the document is there; its absence is an answer, also where no documents are kept at all."""
    needs = question.indicator.needs
    frame = held(question, sources, DOCUMENTS, COLUMNS)
    inputs: tuple[Input, ...] = ()
    found = pl.DataFrame(schema=COLUMNS)
    if frame is not None:
        found = frame.filter(pl.col("clause") == question.id)
        inputs = (input_of(DOCUMENTS, found.select(*COLUMNS), key=COLUMNS, scope={"clause": question.id}),)
    whole = pl.all_horizontal(
        *(pl.col(need).is_not_null() for need in needs),
        *(pl.col(need).str.len_chars() > 0 for need in needs if need not in DATES),
        *(pl.col(need) <= question.as_of for need in needs if need in DATES),
    )
    answer = pl.when(whole.fill_null(value=False)).then(pl.lit(FOR)).otherwise(pl.lit(AGAINST))
    judged = found.with_columns(answer.alias(ANSWER))
    done = int((judged.get_column(ANSWER) == FOR).sum())
    return Finding(
        value=Fraction(1 if done else 0),
        aim=Aim(">=", Fraction(1), "document", "text"),
        decimals=0,
        valid=min(done, 1),
        expected=1,
        rows=judged.height,
        against=judged.height - done,
        satisfied=bool(done),
        inputs=inputs,
        shown=judged.lazy().sort(ANSWER, descending=True, maintain_order=True),
    )


def check(indicator: Milestone, _: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan: a milestone has no target of its own."""
    if indicator.target is not None:
        yield Fault("plan.no_target_here", "target", indicator.kind, "")


KIND = Kind("milestone", Milestone, _course, find, check)
