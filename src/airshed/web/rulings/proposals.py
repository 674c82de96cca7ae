"""What a draft says as a ruling, and everything that is wrong with it, before a leader approves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from airshed.errors import AirshedError, Fault
from airshed.plan.load import Plan
from airshed.plan.rulings.checks import check_ruling, settled
from airshed.plan.rulings.entry import Ending, check_ending, identified
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.schema import FIRST_YEAR, LAST_YEAR
from airshed.plan.words import ruled_words
from airshed.web.rulings.models import Draft
from airshed.web.words import say

LIMITS: Mapping[str, int] = MappingProxyType({"value": 2000, "document": 500, "reason": 2000})
"""Most signs of a text."""
NOT_YET = "?"
"""Stands for the approver until somebody approves."""
SAME = ("plan", "clause", "aspect", "value", "document", "reason", "from_date", "to_date", "replaces")
"""What makes two rulings the same but for who approved them."""


class DraftRefused(AirshedError):
    """A draft cannot stand like that; nothing was stored."""


def ruling_of(draft: Draft, plan: Plan, *, approver: str = NOT_YET) -> Ruling:
    """Return the ruling that a draft would become, with its id."""
    made = Ruling(
        id="",
        plan=draft.plan,
        clause=draft.clause,
        aspect=draft.aspect,
        value=draft.value,
        document=draft.document,
        approver=approver,
        reason=draft.reason,
        from_date=draft.from_date,
        to_date=draft.to_date,
        replaces=draft.replaces or None,
        by=draft.by,
    )
    return identified(settled(made, plan))


def ending_of(draft: Draft, *, approver: str = NOT_YET) -> Ending:
    """Return the ending that a draft would become."""
    return Ending(draft.ends, draft.to_date, draft.document, approver, draft.reason, by=draft.by)


def twin_of(ruling: Ruling, known: Sequence[Ruling]) -> Ruling | None:
    """Return a stored ruling that says the same, whoever approved it.

    It is there where a server stopped after the lake was written and before the draft was marked.
    """
    return next((k for k in known if all(getattr(k, name) == getattr(ruling, name) for name in SAME)), None)


def check_drafts(
    drafts: Sequence[Draft], plan: Plan, known: Sequence[Ruling], *, may_be_there: bool = False
) -> list[Fault]:
    """Return all that is wrong with drafts against what is in force and against each other.

    With `may_be_there` it is no fault that the same ruling is stored already: an approval was interrupted.
    """
    faults: list[Fault] = []
    others = list(known)
    for draft in drafts:
        found = [*check_texts({name: getattr(draft, name) for name in LIMITS}), *_check_days(draft)]
        if draft.ends:
            found += _check_end(draft, plan, known)
        else:
            made = ruling_of(draft, plan)
            if not (may_be_there and twin_of(made, known)):
                found += _check_new(made, plan, others, known)
            others += [] if found else [made]
        faults += found
    return list(dict.fromkeys(faults))


def check_texts(texts: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each text that is longer than may be, or that holds a sign no text has."""
    for name, text in texts.items():
        if len(text) > LIMITS[name]:
            yield Fault("rulings.long", name, str(len(text)), str(LIMITS[name]))
        elif "\0" in text:
            yield Fault("rulings.sign", name)


def _check_days(draft: Draft) -> Iterator[Fault]:
    for name in ("from_date", "to_date"):
        day = getattr(draft, name)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield Fault("rulings.year", name, str(day.year), f"{FIRST_YEAR} – {LAST_YEAR}")


def _check_new(made: Ruling, plan: Plan, others: Sequence[Ruling], known: Sequence[Ruling]) -> Iterator[Fault]:
    if twin_of(made, known):
        yield Fault("rulings.there", f"{made.clause} {made.aspect}", made.id)
        return
    for fault in check_ruling(made, plan, others):
        yield from _on_page(fault, made, plan)


def _check_end(draft: Draft, plan: Plan, known: Sequence[Ruling]) -> Iterator[Fault]:
    for fault in check_ending(ending_of(draft), plan, known):
        if fault.code == "plan.ruling_over":
            yield Fault("rulings.ends_before", "to_date", fault.value, fault.expected)
        else:
            yield from _on_page(fault, ruling_of(draft, plan), plan)


def _on_page(fault: Fault, made: Ruling, plan: Plan) -> Iterator[Fault]:
    """Yield a fault as pages word it: without options of the command line."""
    if fault.code == "plan.ruling_words":
        yield Fault("rulings.missing", fault.expected)
    elif fault.code == "plan.ruling_value" and not fault.value:
        yield Fault("rulings.missing", "value")
    elif fault.code == "plan.ruling_contradicts":
        names = {d.id: say(d.zh, d.en) for d in plan.file.departments}
        other, _, value = fault.expected.partition(" ")
        said, stands = (ruled_words(made.aspect, text, names, say=say) for text in (made.value, value))
        yield Fault("rulings.contradicts", f"{made.clause} {made.aspect}", said, f"{other} {stands}")
    elif fault.code == "plan.ruling_days":
        yield Fault("rulings.days", "to_date", fault.value, str(made.from_date))
    else:
        yield replace(fault, where=f"{made.clause} {made.aspect}")
