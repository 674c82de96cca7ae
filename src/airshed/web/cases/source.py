"""A source of cases declared: where leads come from, and how they are found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from airshed.plan.evidence import Tables
from airshed.web.cases.found import Found

Words = tuple[str, str]
STANDINGS, DEADLINES, CLOSINGS, OWNERS = "standings", "deadlines", "closings", "owners"
DEVICE_STATES = "device_states"
"""Tables that sources are handed besides evidence: what plans and registers declare, where clauses stand, and which
devices are silent."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where leads come from.

    Attributes:
        name: as cases store it and plans call it.
        words: in Chinese and English.
        find: yields what is wrong on a day, from the tables as they are then; None = people bring its leads.
        lasting: whether what it finds is so on the day asked, as a term that is over; a failed check is a thing of
            its own day, and found again only by another check.
        shows: what names and codes in its evidence are called; other values are numbers, days and keys.
    """

    name: str
    words: Words
    find: Callable[[Tables, date], Iterator[Found]] | None = None
    lasting: bool = True
    shows: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
