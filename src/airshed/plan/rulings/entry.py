"""Entering rulings into a home: several at once, all or nothing; ending one; what is in force, over and to come."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import polars as pl

from airshed.errors import Fault
from airshed.lake.records import append_decided, record_rows
from airshed.lake.tables import RULINGS
from airshed.plan.load import Plan
from airshed.plan.rulings.checks import check_ruling, settled
from airshed.plan.rulings.ruling import Ruling, RulingRefused, days_of, rulings_in

ID_SIGNS = 8
Standing = Literal["in_force", "to_come", "over"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered.

    Attributes:
        rulings: all that were given, with their ids, as they are stored.
        stored: ids of those that were new or changed.
        known: all rulings of the plan, as they are then.
    """

    rulings: tuple[Ruling, ...]
    stored: tuple[str, ...]
    known: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """That a ruling ends.

    Attributes:
        id: of the ruling.
        to_date: first day without it; its own first day withdraws it as if it had never been in force.
        document: the paper that says so, added to that of the ruling.
        approver: who approved the ending, added likewise.
        reason: why, added likewise.
        by: who enters it.
    """

    id: str
    to_date: date
    document: str
    approver: str
    reason: str
    by: str = ""

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Document, approver and reason by name."""
        return tuple((name, getattr(self, name)) for name in ("document", "approver", "reason"))


def identified(ruling: Ruling) -> Ruling:
    """Return a ruling with the id its content gives it: the same decision from the same day has the same id."""
    content = [ruling.plan, ruling.clause, ruling.aspect, ruling.value, ruling.document, ruling.approver, ruling.reason]
    days = [str(ruling.from_date), str(ruling.to_date), ruling.replaces]
    digest = sha256(json.dumps([*content, *days], ensure_ascii=False).encode()).hexdigest()
    return replace(ruling, id=f"R-{digest[:ID_SIGNS]}")


def prepared(rulings: Sequence[Ruling], plan: Plan, known: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Return rulings ready to be stored, values in one spelling, ids given; those already known as they are known.

    Raises:
        RulingRefused: all faults of all of them; they are also checked against each other.
    """
    return _prepared(rulings, plan, known, [])


def _prepared(
    rulings: Sequence[Ruling], plan: Plan, known: Sequence[Ruling], before: Sequence[Fault]
) -> tuple[Ruling, ...]:
    """Return the same; what was wrong before is told with what is wrong here."""
    ready: list[Ruling] = []
    faults = list(before)
    stored = {ruling.id: ruling for ruling in known}
    for ruling in rulings:
        made = identified(settled(ruling, plan))
        if made.id in stored:
            ready.append(stored[made.id])
            continue
        found = check_ruling(made, plan, (*known, *ready))
        faults += found
        if not found:
            ready.append(made)
    if faults:
        raise RulingRefused(*dict.fromkeys(faults))
    return tuple(ready)


def enter_rulings(
    home: Path, plan: Plan, rulings: Sequence[Ruling], *, endings: Sequence[Ending] = (), now: datetime
) -> Entered:
    """Store rulings and endings, all or none; those already stored change nothing.

    They are checked against what is stored at that moment: nobody else enters anything meanwhile.

    Args:
        home: the home.
        plan: the plan they are over.
        rulings: without ids.
        endings: of rulings stored before; they are applied first.
        now: present moment. [city wall time]

    Raises:
        RulingRefused: all faults; nothing was stored.
        LakeBusy: another process writes.
    """
    made: list[Entered] = []

    def decide(stored: pl.LazyFrame) -> pl.DataFrame:
        known = rulings_in(stored)
        ended, then, faults = _ended(endings, plan, known)
        ready = _prepared(rulings, plan, then, faults)
        before = {ruling.id: ruling for ruling in known}
        given = {ruling.id: ruling for ruling in (*ended, *ready)}
        fresh = [id for id, ruling in given.items() if before.get(id) != ruling]  # noqa: A001 - what it is
        shown = tuple(replace(r, known_at=now) if r.id in fresh else r for r in given.values())
        own = {r.id: r for r in (*known, *shown) if r.plan == plan.id}
        made.append(Entered(shown, tuple(fresh), tuple(own.values())))
        return _rows([given[id] for id in fresh])  # noqa: A001 - what it is

    append_decided(home, RULINGS, decide, now=now)
    return made[0]


def end_ruling(home: Path, plan: Plan, ending: Ending, *, now: datetime) -> Entered:
    """Store that a ruling ends; what was known of it before can still be asked for.

    Raises:
        As `enter_rulings`.
    """
    return enter_rulings(home, plan, (), endings=(ending,), now=now)


def check_ending(ending: Ending, plan: Plan, known: Sequence[Ruling]) -> list[Fault]:
    """Return what is wrong with an ending: missing words, no such ruling, a day it cannot end on."""
    faults = [Fault("plan.ruling_words", f"--{name}", "", name) for name, text in ending.words if not text.strip()]
    own = [ruling for ruling in known if ruling.plan == plan.id]
    ruling = next((ruling for ruling in own if ruling.id == ending.id), None)
    if ruling is None:
        return [*faults, Fault("plan.no_ruling", "--end", ending.id, ", ".join(r.id for r in own))]
    return [*faults, *_check_end(ruling, ending.to_date, own)]


def _ended(
    endings: Sequence[Ending], plan: Plan, known: Sequence[Ruling]
) -> tuple[list[Ruling], tuple[Ruling, ...], list[Fault]]:
    """Return the rulings as they end, all rulings as they are then, and what is wrong."""
    then = {ruling.id: ruling for ruling in known}
    ended: dict[str, Ruling] = {}
    faults: list[Fault] = []
    for ending in endings:
        found = check_ending(ending, plan, tuple(then.values()))
        faults += found
        if all(fault.code == "plan.ruling_words" for fault in found):  # missing words bring no other faults with them
            ended[ending.id] = then[ending.id] = _with_end(then[ending.id], ending)
    return list(ended.values()), tuple(then.values()), faults


def _with_end(ruling: Ruling, ending: Ending) -> Ruling:
    if ruling.to_date == ending.to_date:
        return ruling
    said = {name: _more(getattr(ruling, name), more, ending.to_date) for name, more in ending.words}
    return replace(ruling, **said, to_date=ending.to_date, by=ending.by)  # type: ignore[arg-type]  # words are texts


def _more(text: str, more: str, day: date) -> str:
    return f"{text} | {day}: {more.strip()}"


def _check_end(ruling: Ruling, to_date: date, known: Sequence[Ruling]) -> Iterator[Fault]:
    first, end = days_of(ruling, known)
    if to_date < first:
        yield Fault("plan.ruling_days", "--to", str(to_date), f">= {first}")
    elif end < to_date:
        yield Fault("plan.ruling_over", ruling.id, str(end), f"<= {end}")


def standing(ruling: Ruling, known: Sequence[Ruling], *, on: date) -> Standing:
    """Return whether a ruling is in force on a day, over, or still to come."""
    first, end = days_of(ruling, known)
    if end <= on or first == end:
        return "over"
    return "to_come" if on < first else "in_force"


def standing_shape(ruling: Ruling, known: Sequence[Ruling], *, on: date) -> dict[str, Any]:
    """Return a ruling as plain values with its standing on a day; `to` is the first day without it."""
    end = days_of(ruling, known)[1]
    return {
        "id": ruling.id,
        "clause": ruling.clause,
        "aspect": ruling.aspect,
        "value": ruling.value,
        "standing": standing(ruling, known, on=on),
        "document": ruling.document,
        "approver": ruling.approver,
        "reason": ruling.reason,
        "from": ruling.from_date.isoformat(),
        "to": None if end == date.max else end.isoformat(),
        "replaces": ruling.replaces,
        "by": ruling.by,
        "known_at": ruling.known_at.isoformat() if ruling.known_at else None,
    }


def _rows(rulings: Sequence[Ruling]) -> pl.DataFrame:
    columns = {"id": "ruling", "value": "decision"}
    names = [name for name in Ruling.__slots__ if name != "known_at"]
    rows = [{columns.get(name, name): getattr(ruling, name) for name in names} for ruling in rulings]
    return record_rows(RULINGS, rows)
