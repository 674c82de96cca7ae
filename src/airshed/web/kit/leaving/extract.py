"""Rows on their way into a file: whose they are, in which language, what is masked, what a reader must know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from airshed.web.cells import MASK
from airshed.web.kit.register import Register

Rows = Iterable[Mapping[str, Any]]
"""Values by column of the register."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file is made of, beside its rows.

    Attributes:
        register: whose rows.
        language: of heads and words.
        at: when they are taken. [city wall time]
        hidden: personal columns that are masked.
        notes: what a reader must know, in the language.
        synthetic: the rows were made by a program.
    """

    register: Register
    language: str
    at: datetime
    hidden: frozenset[str]
    notes: tuple[str, ...]
    synthetic: bool


def unmasked(value: Any) -> Any:  # noqa: ANN401 - a value
    """Return a value, or None in the place of a mask: where a number or a day belongs no mask can stand."""
    return None if value == MASK else value
