"""What the offices of the invented city report, what they keep as proof, and what is really so."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import polars as pl

from airshed.city.registers.boilers import boilers
from airshed.city.registers.construction_sites import construction_sites
from airshed.city.registers.documents import documents
from airshed.city.registers.enterprises import enterprises
from airshed.city.registers.outlets import outlets
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book, Report, reports, truth
from airshed.city.registers.returns import returns
from airshed.city.registers.scattered_polluters import scattered_polluters
from airshed.city.registers.site_checks import site_checks
from airshed.city.registers.stories import Slip
from airshed.city.registers.vehicles import vehicles


def registers_of(seed: int, until: date) -> Mapping[str, Sequence[Report]]:
    """Return the reports of each register before a day, in order of time; the same arguments give the same rows."""
    return MappingProxyType({book.name: tuple(reports(book, until=until)) for book in books_of(seed)})


def proofs_of(seed: int, until: date) -> Sequence[Proof]:
    """Return the photos and papers taken before a day, in order of time."""
    found = (proof for book in books_of(seed) for proof in book.proofs if proof.moment.date() < until)
    return tuple(sorted(found, key=lambda proof: (proof.moment, proof.register, proof.key, proof.purpose)))


def truth_of(seed: int, until: date) -> Mapping[str, pl.DataFrame]:
    """Return what is really so at the end of the day before `until`, in the columns of the reports."""
    return MappingProxyType({book.name: truth(book, until=until) for book in books_of(seed)})


def slips_of(seed: int) -> Sequence[Slip]:
    """Return the differences between truth and reports that were put there on purpose, whenever they show."""
    return tuple(slip for book in books_of(seed) for slip in book.slips)


@lru_cache(maxsize=2)
def books_of(seed: int) -> tuple[Book, ...]:
    """Return all registers, those that others name first."""
    firms = enterprises(seed)
    sites = construction_sites(seed)
    return (
        firms,
        outlets(seed, firms.things),
        boilers(seed, firms.things),
        scattered_polluters(seed),
        sites,
        site_checks(seed, sites.things),
        vehicles(seed),
        documents(seed),
        returns(seed),
    )
