"""What the offices of the invented city report, what they keep as proof, and what is really so."""

import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType, ModuleType

import polars as pl

from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book, Report, reports, truth
from airshed.city.registers.stories import Slip


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
    """Return all registers, those that others are made from first.

    A module of this package that has a `NAME` makes the register of that name by a function called so too, from the
    seed and from the registers its `NEEDS` names.
    """
    modules = {module.NAME: module for module in _modules() if hasattr(module, getattr(module, "NAME", ""))}
    done: dict[str, Book] = {}
    waiting = sorted(modules)
    while waiting:
        ready = [name for name in waiting if done.keys() >= {*getattr(modules[name], "NEEDS", ())}]
        for name in ready:
            module = modules[name]
            done[name] = getattr(module, name)(seed, *(done[other] for other in getattr(module, "NEEDS", ())))
        if not ready:
            message = f"registers need each other: {', '.join(waiting)}"
            raise ValueError(message)
        waiting = [name for name in waiting if name not in done]
    return tuple(done.values())


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(import_module("airshed.city.registers").__path__):
        if found.name != "offices":
            yield import_module(f"airshed.city.registers.{found.name}")
