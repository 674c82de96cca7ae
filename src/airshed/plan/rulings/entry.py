"""Entering rulings into a home: several at once, all or nothing; ending one; what is in force, over and to come."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from airshed.errors import Fault
from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import RULINGS
from airshed.plan.load import Plan
from airshed.plan.rulings.checks import check_ruling, settled
from airshed.plan.rulings.ruling import Ruling, RulingRefused, days_of

ID_SIGNS = 8
Standing = Literal["in_force", "to_come", "over"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered.

    Attributes:
        rulings: all that were given, with their ids, as they are stored.
        stored: ids of those that were new or changed.
    """

    rulings: tuple[Ruling, ...]
    stored: tuple[str, ...]


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
    ready: list[Ruling] = []
    faults: list[Fault] = []
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
    home: Path, plan: Plan, rulings: Sequence[Ruling], *, known: Sequence[Ruling], now: datetime
) -> Entered:
    """Store rulings, all or none; those already stored change nothing.

    Args:
        home: the home.
        plan: the plan they are over.
        rulings: without ids.
        known: those stored so far.
        now: present moment. [city wall time]

    Raises:
        RulingRefused: all faults; nothing was stored.
        LakeBusy: another process writes.
    """
    ready = prepared(rulings, plan, known)
    fresh = {ruling.id: ruling for ruling in ready if ruling.id not in {k.id for k in known}}
    _store(home, tuple(fresh.values()), now=now)
    return Entered(tuple(replace(r, known_at=now) if r.id in fresh else r for r in ready), tuple(fresh))


def end_ruling(  # noqa: PLR0913 - what an ending says
    home: Path,
    plan: Plan,
    id: str,  # noqa: A002 - what it is
    *,
    to_date: date,
    words: Mapping[str, str],
    by: str,
    known: Sequence[Ruling],
    now: datetime,
) -> Entered:
    """Store that a ruling ends; what was known of it before can still be asked for.

    Args:
        home: the home.
        plan: the plan it is over.
        id: of the ruling.
        to_date: first day without it; its own first day withdraws it as if it had never been in force.
        words: `document`, `approver` and `reason` of the ending; they are added to those of the ruling.
        by: who enters it.
        known: rulings stored so far.
        now: present moment. [city wall time]

    Raises:
        RulingRefused: all faults; nothing was stored.
    """
    faults = [Fault("plan.ruling_words", f"--{name}", "", name) for name, text in words.items() if not text.strip()]
    own = [ruling for ruling in known if ruling.plan == plan.id]
    ruling = next((ruling for ruling in own if ruling.id == id), None)
    if ruling is None:
        faults.append(Fault("plan.no_ruling", "--end", id, ", ".join(r.id for r in own)))
    else:
        faults += _check_end(ruling, to_date, own)
    if faults or ruling is None:
        raise RulingRefused(*faults)
    if ruling.to_date == to_date:
        return Entered((ruling,), ())
    ended = replace(
        ruling,
        document=_more(ruling.document, words["document"], to_date),
        approver=_more(ruling.approver, words["approver"], to_date),
        reason=_more(ruling.reason, words["reason"], to_date),
        to_date=to_date,
        by=by,
    )
    _store(home, (ended,), now=now)
    return Entered((replace(ended, known_at=now),), (ended.id,))


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


def _store(home: Path, rulings: Sequence[Ruling], *, now: datetime) -> None:
    if not rulings:
        return
    columns = {"id": "ruling", "value": "decision"}
    names = [name for name in Ruling.__slots__ if name != "known_at"]
    rows = [{columns.get(name, name): getattr(ruling, name) for name in names} for ruling in rulings]
    append_records(home, RULINGS, record_rows(RULINGS, rows), now=now)
