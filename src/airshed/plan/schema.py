"""The shape of `plan.yaml`: what every plan says, as frozen values.

Words people read come in Chinese and English. Numbers of the text stand as whole numbers or quoted decimals. Each kind
of indicator adds its own keys, in `kinds/<kind>.py`.
"""

from datetime import date
from typing import Annotated, Any, Literal

import polars as pl
from pydantic import AfterValidator, Field, StringConstraints

from airshed.calendar import Period, year
from airshed.rules.schema import Exact, Several, Strict, Text, refuse

PHRASE_LONGEST = 12
SHARE = "share"
Op = Literal["<=", "<", ">=", ">", "=="]
Basis = Literal["text", "law", "habit", "local"]
COLUMN_TYPES = {
    "text": pl.String(),
    "number": pl.Float64(),
    "count": pl.Int64(),
    "date": pl.Date(),
    "flag": pl.Boolean(),
}
ColumnType = Literal["text", "number", "count", "date", "flag"]


def _phrase(value: str) -> str:
    short = len("".join(value.split())) <= PHRASE_LONGEST
    return value if short else refuse("plan.phrase", f"<= {PHRASE_LONGEST}")


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
ClauseId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9.]*-[0-9]{2}$")]
FIRST_YEAR, LAST_YEAR = 1990, 2200
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
PlanDay = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
LONGEST_DAYS = 3660
"""Most days a plan counts back or ahead."""
Phrase = Annotated[Text, AfterValidator(_phrase)]


class Words(Strict):
    """A sentence or name in both languages."""

    zh: Text
    en: Text


class Place(Strict):
    """A place in the text: its number, and a key phrase found there word for word, at most 12 characters."""

    number: Text
    phrase: Phrase


class Reading(Strict):
    """How a word of the text that leaves room is read, and why; a ruling may say otherwise."""

    word: Phrase
    zh: Text
    en: Text
    why: Words


class Day(Strict):
    """A day that comes every year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]


class Season(Words):
    """A season by its first and last day; it crosses the year's end where the last day comes first.

    Attributes:
        sure: how sure the days are: P read in a text, S second hand, U unverified, to be confirmed by a ruling.
        note: where they come from.
    """

    first: Day
    last: Day
    sure: Literal["P", "S", "U"]
    note: Text


class Span(Strict):
    """The days an indicator is about: a season that begins in a year, or first and last day; default the plan's year.

    A season may begin in the plan's year or in the one before.
    """

    season: Name | None = None
    year: Year | None = None
    first: PlanDay | None = None
    last: PlanDay | None = None


class Target(Strict):
    """What must hold of the value: a number, or the value of a base year; neither = the text gives none.

    Attributes:
        op: how the value compares with it.
        value: the number, in `unit`; shares are fractions of 1.
        base_year: compare with the same days of this year.
        unit: of value and target, such as `ug_m3`, `share`, `days`, `t`, `count`.
        basis: where it comes from: the text, a law or standard, habit of the trade, a local decision.
    """

    op: Op
    value: Exact | None = None
    base_year: Year | None = None
    unit: Text
    basis: Basis = "text"


class Expected(Strict):
    """How many rows a complete register would have, and who says so; no count = a gap to rule on."""

    count: Annotated[int, Field(ge=0)] | None = None
    source: Words


class PathPoint(Strict):
    """A share that should be reached by a day."""

    date: date
    value: Exact


class Indicator(Strict):
    """What every indicator says, of whatever kind.

    Attributes:
        kind: a module of `kinds`.
        zh: what is measured, in Chinese.
        en: the same in English.
        target: what must hold.
        deadline: last day, if not the clause's.
        span: the days it is about, if not the plan's year.
        min_coverage: least share of expected evidence that must be valid.
        fresh_days: the register must have been confirmed within so many days.
    """

    kind: str
    zh: Text
    en: Text
    target: Target | None = None
    deadline: PlanDay | None = None
    span: Span | None = None
    min_coverage: Exact | None = None
    fresh_days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] | None = None


class OfRegister(Indicator):
    """What an indicator over the rows of a register says.

    Attributes:
        table: the register.
        where: which of its rows are looked at; none = all.
    """

    table: Name
    where: Text | None = None


class Clause(Strict):
    """A duty of the plan: one row.

    Attributes:
        id: row id, such as C3.4-03.
        section: id of its section.
        text: where the text says it; a task the text names twice has two places.
        zh: the duty in our own Chinese words.
        en: the same in English.
        lead: leading department, None = missing in the text.
        assist: assisting departments.
        deadline: last day, None = the text gives none, then the last day of the plan's year.
        readings: boundary words and how they are read.
        note: what a reader should know, such as a slip of the text.
        serves: further plans whose task this is too; it is counted once.
        indicators: as written; `load` turns them into those of their kinds.
    """

    id: ClauseId
    section: Text
    text: Annotated[Several[Place], Field(min_length=1)]
    zh: Text
    en: Text
    lead: Text | None
    assist: Several[Text] = ()
    deadline: PlanDay | None = None
    readings: Several[Reading] = ()
    note: Words | None = None
    serves: Several[Text] = ()
    indicators: Annotated[Several[Any], Field(min_length=1)]


class Section(Words):
    """A section of the text."""

    id: Text
    number: Text


class Department(Words):
    """A department."""

    id: Name


class EvidenceTable(Words):
    """A table the plan takes evidence from: the columns it needs, by type. Registers fulfil it."""

    columns: dict[Name, ColumnType]


class Document(Strict):
    """The paper."""

    zh: Text
    en: Text
    number: Text | None = None


class PlanFile(Strict):
    """A plan as written.

    Attributes:
        zh: title in Chinese.
        en: title in English.
        document: the paper it is from.
        issued: day of issue.
        year: the plan's year.
        place: name of its place; `places.yaml` of a home says which stations stand for it.
        departments: departments the plan can name.
        sections: sections of the text in order.
        seasons: seasons by name.
        tables: evidence by name of table.
        clauses: the duties in order.
    """

    zh: Text
    en: Text
    document: Document
    issued: PlanDay
    year: Year
    place: Name
    departments: Several[Department]
    sections: Several[Section]
    seasons: dict[Name, Season] = Field(default_factory=dict)
    tables: dict[Name, EvidenceTable] = Field(default_factory=dict)
    clauses: Annotated[Several[Clause], Field(min_length=1)]

    @property
    def period(self) -> Period:
        """The plan's year."""
        return year(self.year)
