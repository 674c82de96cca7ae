"""Dust events as they are kept: proposed from the data, decided on by people; every change is one more revision."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.air.answers import Question, propose_dust
from airshed.air.dust import HOUR
from airshed.air.frames import Engine
from airshed.air.ruleset import Rulebook
from airshed.errors import AirshedError, Fault
from airshed.lake.engines import revisions
from airshed.lake.records import append_decided, record_rows
from airshed.lake.tables import DUST_EVENTS

PROPOSED, CONFIRMED, REJECTED = "proposed", "confirmed", "rejected"
AROUND = timedelta(hours=24)
"""How far a decision may move the hours of an event beyond those that were proposed."""


class DecisionRefused(AirshedError):
    """A decision on dust events that cannot be stored; nothing was."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides on an event.

    Attributes:
        event: its number.
        status: `confirmed` or `rejected`.
        evidence: what it rests on.
        hours: first hour (inclusive) and the first after it, where they are not those that are stored.
        seen: revision that was looked at; None = whichever there is.
    """

    event: str
    status: str
    evidence: str
    hours: tuple[datetime, datetime] | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What a search for events found: their numbers in order of time, and how many were not known before."""

    events: tuple[str, ...]
    new: int


def propose_events(  # noqa: PLR0913 - what is searched, and who searches
    home: Path,
    engine: Engine,
    question: Question,
    rulebook: Rulebook,
    *,
    by: str,
    now: datetime,
    told: Callable[[Search], None] | None = None,
) -> Search:
    """Store the events that the data propose; decided ones stay as they are, an open one gets its end.

    Args:
        home: the home.
        engine: where the hours are.
        question: place and days that are searched.
        rulebook: the editions.
        by: who searches.
        now: present moment. [city wall time]
        told: called with what was found before anything is stored; what it raises leaves everything as it was.

    Raises:
        LakeBusy: another process writes.
        UnknownPlace: naming places like it.
    """
    found = propose_dust(engine, question, rulebook)
    new: list[str] = []

    def decide(stored: Any) -> Any:  # noqa: ANN401 - frames of the lake
        known = {row["event"]: row for row in stored.collect().to_dicts()}
        new.extend(row["event"] for row in found if row["event"] not in known)
        changed = [row for row in found if row["event"] in new or _differs(row, known[row["event"]])]
        if told is not None:
            told(_search(found, new))
        return record_rows(DUST_EVENTS, [{**row, "by": by, "status": PROPOSED, "evidence": ""} for row in changed])

    append_decided(home, DUST_EVENTS, decide, now=now)
    return _search(found, new)


def _search(found: Sequence[Mapping[str, Any]], new: Sequence[str]) -> Search:
    return Search(tuple(str(row["event"]) for row in found), len(new))


def _differs(row: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether an event that nobody has decided on was found otherwise than it is stored."""
    return known["status"] == PROPOSED and any(row[name] != known[name] for name in row)


def decide_events(home: Path, decisions: Sequence[Decision], *, by: str, now: datetime, where: str = "evidence") -> int:
    """Store decisions on events, all or none; return how many say something new.

    Args:
        home: the home.
        decisions: one an event.
        by: who decides.
        now: present moment. [city wall time]
        where: how a fault names the evidence.

    Raises:
        DecisionRefused: unknown events, no evidence, hours out of bounds, or somebody else was faster.
        LakeBusy: another process writes.
    """

    def decide(stored: Any) -> Any:  # noqa: ANN401 - frames of the lake
        known = {row["event"]: row for row in stored.collect().to_dicts()}
        expected = ", ".join(sorted(known)) or "airshed air dust propose"
        faults = [Fault("air.no_event", "EVENT", d.event, expected) for d in decisions if d.event not in known]
        if any(not d.evidence.strip() for d in decisions):
            faults.append(Fault("air.no_evidence", where, "", "沙尘快报 2019-14"))
        for decision in (d for d in decisions if d.event in known):
            faults += _faults(home, decision, known[decision.event])
        if faults:
            raise DecisionRefused(*faults)
        return record_rows(DUST_EVENTS, [_decided(d, known[d.event], by) for d in decisions])

    return append_decided(home, DUST_EVENTS, decide, now=now)


def history_of(home: Path, event: str) -> list[dict[str, Any]]:
    """Return every revision of an event, the first first; none where there is no such event."""
    rows: Iterable[dict[str, Any]] = revisions(home, DUST_EVENTS.name).collect().to_dicts()
    return sorted((row for row in rows if row["event"] == event), key=lambda row: row["revision"])


def bounds_of(history: Sequence[Mapping[str, Any]]) -> tuple[datetime, datetime]:
    """Return within which hours an event may be decided: those last proposed, and a day before and after."""
    last = [row for row in history if row["status"] == PROPOSED][-1:] or list(history[:1])
    return last[0]["from_hour"] - AROUND, last[0]["to_hour"] + AROUND


def _faults(home: Path, decision: Decision, known: Mapping[str, Any]) -> list[Fault]:
    if decision.seen is not None and decision.seen != known["revision"]:
        return [Fault("air.event_changed", decision.event, known["by"], str(known["revision"]))]
    if decision.hours is None:
        return []
    (first, end), (low, high) = decision.hours, bounds_of(history_of(home, decision.event))
    if low <= first < end <= high and all(at == at.replace(minute=0, second=0, microsecond=0) for at in (first, end)):
        return []
    said = [f"{at:%Y-%m-%d %H:%M}" for at in (first, end - HOUR, low, high - HOUR)]
    return [Fault("air.event_hours", decision.event, " – ".join(said[:2]), " – ".join(said[2:]))]


def _decided(decision: Decision, known: Mapping[str, Any], by: str) -> dict[str, Any]:
    first, end = decision.hours or (known["from_hour"], known["to_hour"])
    said = {"status": decision.status, "evidence": decision.evidence.strip(), "by": by}
    return {**known, **said, "from_hour": first, "to_hour": end}
