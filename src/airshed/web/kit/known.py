"""Rows as they were known at a moment and held on a day, for whoever may see them."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from airshed.web.accounts.queries import visible
from airshed.web.kit.models import Stamp
from airshed.web.kit.register import Register


def stored(register: Register, known_at: datetime | None) -> "QuerySet[Any]":
    """Return the rows as they are now, or the versions that were the last ones at a moment."""
    if known_at is None:
        return register.model.objects.all()
    past = register.model.history.model
    last = past.objects.filter(history_date__lte=known_at).values("id").annotate(last=Max("history_id")).values("last")
    return past.objects.filter(history_id__in=last).exclude(history_type="-")


def merged_keys(register: Register, known_at: datetime | None = None) -> dict[str, str]:
    """Return the keys that were merged, each with the key it stood for at a moment."""
    rows = stored(register, known_at)
    names = ("id", "merged_into_id", *register.key)
    merged = {row["id"]: row for row in rows.exclude(merged_into=None).values(*names)}
    others = rows.filter(id__in={row["merged_into_id"] for row in merged.values()} - merged.keys()).values(*names)
    known = {**merged, **{row["id"]: row for row in others}}
    found = {}
    for row in merged.values():
        last = row
        while last["merged_into_id"] in known:
            last = known[last["merged_into_id"]]
        found[register.key_of(row)] = register.key_of(last)
    return found


def seen_rows(register: Register, *, user: Any, on: date | None, known_at: datetime | None) -> "QuerySet[Any]":  # noqa: ANN401 - a user
    """Return the rows that a user may see, in the order in which they were entered; merged ones are not among them.

    Args:
        register: whose rows.
        user: who asks.
        on: only rows that hold on this day; None = all, with their days.
        known_at: as they were known at this moment; None = now. [city wall time]
    """
    rows = visible(stored(register, known_at).filter(merged_into=None), user=user, rights=register.model.RIGHTS)
    return (rows if on is None else held_on(rows, on)).order_by("id")


def held_on(rows: "QuerySet[Any]", on: date) -> "QuerySet[Any]":
    """Return those of some rows that hold on a day."""
    began = Q(from_date=None) | Q(from_date__lte=on)
    return rows.filter(began & (Q(to_date=None) | Q(to_date__gt=on)))


def stamp_of(register: Register) -> int:
    """Return how often a register changed."""
    number = Stamp.objects.filter(register=register.name).values_list("number", flat=True).first()
    return int(number or 0)
