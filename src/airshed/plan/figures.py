"""Figures: a value with unit, coverage, day, editions and the digest of what it was computed from.

A figure's id is made from its content, so the same evidence read by the same plan and rules has the same id, and a
frozen figure that is computed again either has its digits or has another id.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from airshed.plan.finding import COMPARE, Aim, Finding, Input
from airshed.plan.question import Question
from airshed.plan.status import Status

MOST_DECIMALS = 12


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
            "options": dict(sorted(self.options.items())),
            "inputs": [[i.table, i.rows, i.digest, dict(i.scope)] for i in self.inputs],
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the content. When it was asked is no part of it: the same evidence has the same digest."""
        return sha256(json.dumps(self.content(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def id(self) -> str:
        """`F-` and the first sixteen signs of the digest."""
        return f"F-{self.digest[:16]}"


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


def figure_of(question: Question, finding: Finding, status: Status, *, plan: str, options: Mapping[str, str]) -> Figure:
    """Return the figure of a finding.

    Args:
        question: what was asked.
        finding: what the evidence says.
        status: of the indicator.
        plan: id of the plan.
        options: what was chosen where the texts leave a choice.
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
        options=options,
        inputs=finding.inputs,
    )


def _reading(question: Question) -> str:
    """Return one digest of a clause as it reads, and of the days its indicator is about."""
    days = (question.id, question.period.from_date, question.period.to_date, question.due, question.issued)
    text = question.clause.model_dump_json() + "\n" + " ".join(map(str, days))
    return sha256(text.encode()).hexdigest()
