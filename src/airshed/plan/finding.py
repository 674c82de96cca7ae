"""What an indicator's evidence says on a day: the value, what it is compared with, how much evidence there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from operator import eq, ge, gt, le, lt
from types import MappingProxyType
from typing import Any

import polars as pl

from airshed.plan.schema import Op
from airshed.tables import SMALL

COMPARE = {"<=": le, "<": lt, ">=": ge, ">": gt, "==": eq}
ANSWER = "answer"
"""Column of evidence rows: `for`, `against` or `unclear`."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it stands on a day: the number to compare with, and where it comes from.

    Attributes:
        op: how the value compares with it.
        value: the number, None where there is none (yet).
        unit: unit of it and the value.
        basis: `text`, `law`, `habit`, `local`, `ruling <id>` or `base <year>`.
    """

    op: Op
    value: Fraction | None
    unit: str
    basis: str

    def holds(self, value: Fraction) -> bool | None:
        """Whether a value satisfies it; None where there is no number."""
        return None if self.value is None else bool(COMPARE[self.op](value, self.value))


@dataclass(frozen=True, slots=True)
class Input:
    """A table a figure was computed from: digest of the rows used, their number, and which they were."""

    table: str
    rows: int
    digest: str
    scope: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a kind finds.

    Attributes:
        value: exact value, None where there is none.
        aim: what it is compared with, None where nothing is to be compared.
        decimals: to how many decimals the value is shown.
        valid: evidence that counts.
        expected: evidence there should be.
        rows: rows that are looked at (`where`).
        against: those of them that speak against (not `done`).
        unclear: rows of which it is not known whether they belong.
        gap: why nothing can be said: `no_table`, `no_rows`, `few`, `stale`, `no_target`, `no_expected`, `no_place`,
            `no_base`, `no_rules`; None = something can be said.
        satisfied: whether the aim holds; for a milestone whether the document is there.
        on_path: before the due date, whether it is as far as it should be; None = no path.
        editions: rule editions used, by family.
        inputs: tables used.
        shown: rows for and against, with column `answer`, not put in order yet; None where the kind has none to show.
        details: more for the explanation: plain values by name.
    """

    value: Fraction | None = None
    aim: Aim | None = None
    decimals: int = 4
    valid: int = 0
    expected: int = 0
    rows: int = 0
    against: int = 0
    unclear: int = 0
    gap: str | None = None
    satisfied: bool | None = None
    on_path: bool | None = None
    editions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inputs: tuple[Input, ...] = ()
    shown: pl.LazyFrame | None = None
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def evidence(self) -> pl.DataFrame | None:
        """Rows for and against in order, with column `answer`; None where the kind has none to show."""
        return None if self.shown is None else self.shown.collect(engine=SMALL)
