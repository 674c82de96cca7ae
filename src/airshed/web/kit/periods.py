"""Days on which rows of one key hold: no two of them on the same day, or the thing would count twice."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from airshed.errors import Fault
from airshed.web.kit.register import Register


def overlap(begins: date | None, ends: date | None, other_begins: date | None, other_ends: date | None) -> bool:
    """Whether two periods share a day; the first day of each is in it, the last is not, none is open."""
    before = ends is not None and other_begins is not None and ends <= other_begins
    after = other_ends is not None and begins is not None and other_ends <= begins
    return not (before or after)


def clash(begins: date | None, other_begins: date | None, other_ends: date | None) -> Fault:
    """Return that a row which begins on a day would hold together with another of its key."""
    days = f"{other_begins or ''} … {other_ends or ''}"
    return Fault("rows.overlap", "from_date", str(begins or ""), days)


def clash_of(register: Register, row: Any) -> Fault | None:  # noqa: ANN401 - a row, stored or not
    """Return that another row of the key of a row holds on its days; None where it stands alone."""
    other = others_of(register, row).exclude(pk=row.pk).first()
    return None if other is None else clash(row.from_date, other.from_date, other.to_date)


def others_of(register: Register, row: Any) -> "QuerySet[Any]":  # noqa: ANN401 - a row, or a version of it
    """Return the rows of the key of a row that hold on its days, itself among them."""
    key = {name: getattr(row, name) for name in register.key}
    rows = register.model.objects.filter(merged_into=None, **key)
    if row.to_date is not None:
        rows = rows.filter(Q(from_date=None) | Q(from_date__lt=row.to_date))
    if row.from_date is not None:
        rows = rows.filter(Q(to_date=None) | Q(to_date__gt=row.from_date))
    return rows.order_by("pk")
