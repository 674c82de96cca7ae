"""Figures: a value with unit, coverage, day, editions and the digest of what it was computed from.

A figure's id is made from its content, so the same evidence read by the same plan and rules has the same id, and a
frozen figure that is computed again either has its digits or has another id. Frozen figures are rows of the lake's
table `figures`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from typing import Any

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.plan.evidence import Tables
from airshed.plan.finding import COMPARE, Aim, Finding, Input
from airshed.plan.question import Question
from airshed.plan.status import Status
from airshed.rules.edition import Edition
from airshed.tables import SMALL

FIGURES = "figures"
STORED = ("plan", "indicator", "as_of", "counted_at", "status", "value", "unit", "digest", "by")
SHOWN_IDS = 12
MOST_DECIMALS = 12
REMARKS = ("clause", "note", "checked")
"""Columns of an edition's rows that change no result."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that can be shown, published and computed again.

    Attributes:
        plan: id of the plan.
        reading: SHA-256 of its clause as it reads with rulings, and of its days.
        indicator: id of the indicator.
        kind: its kind.
        as_of: the day it speaks of.
        known_at: what was stored by then counted; None = at the time of asking.
        status: the indicator's status.
        value: digits as shown, None = nothing can be said.
        unit: of the value.
        target_op: how it is compared.
        target_value: with what, as shown.
        target_basis: where that comes from.
        valid: evidence that counts.
        expected: evidence there should be.
        rows: rows looked at.
        against: those that speak against.
        editions: rule editions by family.
        rules: digest of each of these editions, by family and name: a home may have put another in its place.
        options: what was chosen where the texts leave a choice.
        inputs: tables used.
    """

    plan: str
    reading: str
    indicator: str
    kind: str
    as_of: date
    known_at: datetime | None
    status: Status
    value: str | None
    unit: str | None
    target_op: str | None
    target_value: str | None
    target_basis: str | None
    valid: int
    expected: int
    rows: int
    against: int
    editions: Mapping[str, str]
    rules: Mapping[str, str]
    options: Mapping[str, str]
    inputs: tuple[Input, ...]

    def content(self) -> dict[str, Any]:
        """Return everything the digest covers, as plain values."""
        return {
            "plan": self.plan,
            "reading": self.reading,
            "indicator": self.indicator,
            "kind": self.kind,
            "as_of": self.as_of.isoformat(),
            "status": self.status,
            "value": self.value,
            "unit": self.unit,
            "target": [self.target_op, self.target_value, self.target_basis],
            "coverage": [self.valid, self.expected],
            "evidence": [self.rows, self.against],
            "editions": dict(sorted(self.editions.items())),
            "rules": dict(sorted(self.rules.items())),
            "options": dict(sorted(self.options.items())),
            "inputs": [[i.table, i.rows, i.digest, dict(i.scope)] for i in self.inputs],
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the content. When it was asked is no part of it: the same evidence has the same digest."""
        return digest_of(self.content())

    @property
    def id(self) -> str:
        """`F-` and the first sixteen signs of the digest."""
        return id_of(self.digest)


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a figure's content."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def id_of(digest: str) -> str:
    """Return the id of the figure with a digest."""
    return f"F-{digest[:16]}"


@lru_cache(maxsize=256)
def edition_digest(edition: Edition) -> str:
    """Return the SHA-256 of an edition: its days, scope and values, not the remarks on them."""
    tables = {
        name: [{key: value for key, value in row.items() if key not in REMARKS} for row in rows]
        for name, rows in edition.tables.items()
    }
    days = [edition.effective, edition.expires, edition.scope]
    return sha256(json.dumps([days, tables], sort_keys=True, default=str).encode()).hexdigest()


def _rules(used: Mapping[str, str], known: Iterable[Edition]) -> dict[str, str]:
    """Return the digests of the editions used, by family and name."""
    names = {(family, name) for family, text in used.items() for name in text.split(", ")}
    found = (edition for edition in known if (edition.family, edition.name) in names)
    return {f"{edition.family}/{edition.name}": edition_digest(edition) for edition in found}


def shown(value: Fraction, decimals: int, aim: Aim | None = None) -> str:
    """Return a value's digits, half to even; more of them where it would otherwise read as judged differently.

    0.99996 against a target of 1 is `0.99996`, not `1.0000`.
    """
    text = _digits(value, decimals)
    if aim is None or aim.value is None:
        return text
    judged = aim.holds(value)
    while decimals < MOST_DECIMALS and COMPARE[aim.op](Fraction(text), aim.value) != judged:
        decimals += 1
        text = _digits(value, decimals)
    return text


def _digits(value: Fraction, decimals: int) -> str:
    steps = round(value * 10**decimals)  # Python rounds fractions half to even, exactly
    sign, digits = ("-" if steps < 0 else ""), str(abs(steps)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"


def aim_shown(aim: Aim | None, decimals: int) -> str | None:
    """Return the number compared with: in full where it is a decimal, else as the value is shown."""
    if aim is None or aim.value is None:
        return None
    rest = aim.value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or aim.basis.startswith("base "):
        return shown(aim.value, decimals)
    places = 0
    while (aim.value * 10**places).denominator != 1:
        places += 1
    return _digits(aim.value, places)


def figure_of(  # noqa: PLR0913 - what a figure consists of
    question: Question,
    finding: Finding,
    status: Status,
    *,
    plan: str,
    options: Mapping[str, str],
    editions: Iterable[Edition] = (),
) -> Figure:
    """Return the figure of a finding.

    Args:
        question: what was asked.
        finding: what the evidence says.
        status: of the indicator.
        plan: id of the plan.
        options: what was chosen where the texts leave a choice.
        editions: all there are; those used are digested.
    """
    aim = finding.aim
    return Figure(
        plan=plan,
        reading=_reading(question),
        indicator=question.id,
        kind=question.indicator.kind,
        as_of=question.as_of,
        known_at=question.known_at,
        status=status,
        value=None if finding.value is None else shown(finding.value, finding.decimals, aim),
        unit=aim.unit if aim else None,
        target_op=aim.op if aim else None,
        target_value=aim_shown(aim, finding.decimals),
        target_basis=aim.basis if aim else None,
        valid=finding.valid,
        expected=finding.expected,
        rows=finding.rows,
        against=finding.against,
        editions=finding.editions,
        rules=_rules(finding.editions, editions),
        options=options,
        inputs=finding.inputs,
    )


def _reading(question: Question) -> str:
    """Return one digest of a clause as it reads, and of the days its indicator is about."""
    days = (question.id, question.period.from_date, question.period.to_date, question.due, question.issued)
    text = question.clause.model_dump_json() + "\n" + " ".join(map(str, days))
    return sha256(text.encode()).hexdigest()


class UnknownFigure(AirshedError):
    """No figure of that id was frozen."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it was stored.

    Attributes:
        id: of the figure.
        plan: id of the plan.
        indicator: id of the indicator.
        as_of: the day it speaks of.
        counted_at: the moment up to which evidence counted. [city wall time]
        status: of the indicator.
        value: digits as shown.
        unit: of the value.
        digest: of the content.
        content: what the digest covers; None where it can no longer be read.
        by: who froze it.
        known_at: when it was stored. [city wall time]
    """

    id: str
    plan: str
    indicator: str
    as_of: date
    counted_at: datetime
    status: str
    value: str | None
    unit: str | None
    digest: str
    content: Mapping[str, Any] | None
    by: str
    known_at: datetime

    @property
    def found_digest(self) -> str | None:
        """Digest of what is stored now; another than `digest` where somebody changed what was stored."""
        return None if self.content is None else digest_of(self.content)

    @property
    def intact(self) -> bool:
        """Whether content, digest, id and columns still say the same."""
        if self.content is None or self.found_digest != self.digest or id_of(self.digest) != self.id:
            return False
        shown_here = (self.plan, self.indicator, self.as_of.isoformat(), self.status, self.value, self.unit)
        return shown_here == tuple(self.content[k] for k in ("plan", "indicator", "as_of", "status", "value", "unit"))


def frozen_rows(figures: Iterable[Figure], *, counted_at: datetime, by: str) -> list[dict[str, Any]]:
    """Return figures as rows of table `figures`, with key and values.

    Args:
        figures: each computed from what was known at `counted_at`.
        counted_at: the moment up to which evidence counted. [city wall time]
        by: who freezes them.
    """
    return [
        {
            "figure": figure.id,
            "plan": figure.plan,
            "indicator": figure.indicator,
            "as_of": figure.as_of,
            "counted_at": counted_at,
            "status": figure.status,
            "value": figure.value,
            "unit": figure.unit,
            "digest": figure.digest,
            "content": json.dumps(
                {**figure.content(), "counted_at": counted_at.isoformat()}, sort_keys=True, ensure_ascii=False
            ),
            "by": by,
        }
        for figure in figures
    ]


def frozen_ids(tables: Tables) -> frozenset[str]:
    """Return the ids of all figures ever frozen."""
    frame = tables(FIGURES)
    return frozenset() if frame is None else frozenset(frame.select("figure").collect(engine=SMALL)["figure"].to_list())


def frozen_figure(tables: Tables, id: str) -> Frozen:  # noqa: A002 - what it is
    """Return a frozen figure.

    Raises:
        UnknownFigure: naming ids like it, or the command that makes some.
    """
    frame = tables(FIGURES)
    rows = [] if frame is None else frame.filter(pl.col("figure") == id).collect(engine=SMALL).to_dicts()
    if not rows:
        known = sorted(frozen_ids(tables))
        near = get_close_matches(id, known, n=SHOWN_IDS, cutoff=0.5) or known[:SHOWN_IDS]
        raise UnknownFigure(Fault("plan.unknown_figure", "ID", id, ", ".join(near) or "airshed plan freeze PLAN"))
    return _frozen(rows[0])


def frozen_on(tables: Tables, *, plan: str, as_of: date, counted_at: datetime) -> Mapping[str, Frozen]:
    """Return the figures of a plan's day as frozen by a moment, by indicator: of each the one frozen last.

    A freezing stores only what was not frozen before; the rest of it was frozen earlier.

    Args:
        tables: the evidence.
        plan: id of the plan.
        as_of: the day they speak of.
        counted_at: evidence counted up to this moment at most. [city wall time]
    """
    frame = tables(FIGURES)
    if frame is None:
        return {}
    own = frame.filter(pl.col("plan") == plan, pl.col("as_of") == as_of, pl.col("counted_at") <= counted_at)
    rows = own.sort("counted_at", "figure").collect(engine=SMALL).to_dicts()
    return {row["indicator"]: _frozen(row) for row in rows}


def _frozen(row: Mapping[str, Any]) -> Frozen:
    return Frozen(
        id=row["figure"],
        content=_read(row["content"], row["counted_at"]),
        **{name: row[name] for name in (*STORED, "known_at")},
    )


def _read(text: str, counted_at: datetime) -> Mapping[str, Any] | None:
    """Return the content of a stored figure, None where it is none or counts to another moment than its column says."""
    try:
        content = json.loads(text)
    except ValueError:
        return None
    whole = isinstance(content, dict) and content.pop("counted_at", None) == counted_at.isoformat()
    return content if whole else None
