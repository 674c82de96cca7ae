"""Codes of factors of flue gas and air: what they mean, and in which unit a device gives them.

The table is `codes.csv`: HJ 212-2017, table B.2 and HJ 524; the column `sent` says in which units devices send a
factor, which is not always the one that is printed.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

TABLE = Path(__file__).with_name("codes.csv")


class Factor(NamedTuple):
    """A factor.

    Attributes:
        code: of six characters, from 2017 on.
        old: of two or three characters, before; empty if there is none.
        zh: name in Chinese.
        en: name in English.
        unit: of its concentration or value as printed; empty for a number without one.
        mass_unit: of `-Cou`; empty if it has none.
        sent: the units in which devices send it.
        form: digits before and after the point, as printed; empty where it was not read.
    """

    code: str
    old: str
    zh: str
    en: str
    unit: str
    mass_unit: str
    sent: str
    form: str


@cache
def factors() -> Mapping[str, Factor]:
    """Return all factors by code."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [Factor(**row) for row in csv.DictReader(file)]
    return MappingProxyType({row.code: row for row in rows})


@cache
def _old_ones() -> Mapping[str, Factor]:
    return MappingProxyType({row.old: row for row in factors().values() if row.old})


def factor_of(text: str) -> Factor | None:
    """Return the factor that a device means by a code, new or old, in letters of any case; None if it is not listed."""
    return factors().get(text.lower()) or _old_ones().get(text.upper())
