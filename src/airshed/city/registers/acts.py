"""Acts: the ways in which what is told departs from the truth, and who among the things plays which."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from airshed.city.registers.stories import Fact, Facts, Slip, Thing, delayed, told_with

Played = tuple[tuple[Thing, ...], tuple[Slip, ...]]
Act = Callable[[Thing, int], Played]
"""What becomes of a thing told as it is; the number counts those that play the same act, from 0."""
Parts = Mapping[int, tuple[str, int]]


def parts(draw: Random, *pools: tuple[str, int, Iterable[int]]) -> Parts:
    """Return which things, by their number, play which act: of each pool so many, and nobody plays two."""
    taken: dict[int, tuple[str, int]] = {}
    for name, count, pool in pools:
        free = [number for number in pool if number not in taken]
        taken |= {number: (name, place) for place, number in enumerate(draw.sample(free, count))}
    return taken


def played(things: Sequence[Thing], cast: Parts, acts: Mapping[str, Act]) -> tuple[tuple[Thing, ...], tuple[Slip, ...]]:
    """Return the things as they are told once everybody has played, and what is wrong with them."""
    found: list[Thing] = []
    slips: list[Slip] = []
    for number, thing in enumerate(things):
        if number not in cast:
            found.append(thing)
            continue
        name, place = cast[number]
        told, wrong = acts[name](thing, place)
        found += told
        slips += wrong
    return tuple(found), tuple(slips)


def honest(key: str, true: Facts, from_date: Fact, *, opened: date) -> Thing:
    """Return a thing that is told as it is, once the register is open."""
    first = from_date if isinstance(from_date, date) else opened
    return Thing(key, true, first, true, max(first, opened))


def facts_of(thing: Thing) -> Facts:
    """Return the truth about a thing."""
    return thing.true or {}


def retold(thing: Thing, changes: Mapping[str, Fact]) -> Thing:
    """Return a thing told with changes."""
    return Thing(thing.key, thing.true, thing.true_from, told_with(facts_of(thing), changes), thing.told_from)


def missing(register: str) -> Act:
    """Return the act of never being told."""

    def act(thing: Thing, _: int) -> Played:
        untold = Thing(thing.key, thing.true, thing.true_from, None, thing.told_from)
        return (untold,), (Slip(register, thing.key, "missing"),)

    return act


def late(register: str, column: str, days: int) -> Act:
    """Return the act of being told what happened, and when, so many days later."""

    def act(thing: Thing, _: int) -> Played:
        told = retold(thing, {column: delayed(facts_of(thing)[column], days)})
        return (told,), (Slip(register, thing.key, "late", column),)

    return act


def found_late(register: str, days: int) -> Act:
    """Return the act of becoming known so many days later."""

    def act(thing: Thing, _: int) -> Played:
        known = thing.told_from + timedelta(days=days)
        return (Thing(thing.key, thing.true, thing.true_from, thing.told, known),), (Slip(register, thing.key, "late"),)

    return act


def twin(register: str, thing: Thing, changes: Mapping[str, Fact], *, key: str, told_from: date) -> Played:
    """Return a thing and the same told again under another key."""
    again = Thing(key, None, date.max, told_with(facts_of(thing), changes), told_from)
    return (thing, again), (Slip(register, key, "duplicate", of=thing.key),)
