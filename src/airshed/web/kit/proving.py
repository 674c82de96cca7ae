"""Proofs of a row: whose they are, so that the rights over them are those over the row."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from airshed.web.accounts.rights import Scope
from airshed.web.kit.register import KEY_SIGN, Register
from airshed.web.proofs.operations import Belonging, follow
from airshed.web.proofs.queries import count_by_purpose


def belonging_of(register: Register, row: Any) -> Belonging:  # noqa: ANN401 - a row
    """Return whose a row is."""
    held = register.model.RIGHTS.fields.get(Scope.enterprise)
    return Belonging(
        state=row.state,
        department=row.department_id,
        area=row.area,
        grid=row.grid,
        enterprise=getattr(row, held) if held else "",
    )


def follow_rows(register: Register, before: Mapping[str, Belonging], after: Mapping[str, Belonging]) -> None:
    """Give the proofs of rows to whom the rows are now.

    Args:
        register: of the rows.
        before: key to whose the row was.
        after: key to whose it is.
    """
    moved = [key for key, owner in after.items() if before.get(key, owner) != owner]
    if not moved:
        return
    for key in {found.key for found in count_by_purpose(register.name, moved)}:
        follow(register=register.name, key=key, scope=_last_of(register, key) or after[key])


def _last_of(register: Register, key: str) -> Belonging | None:
    """Return whose the last row of a key is: a former one says nothing of whose its proofs are now."""
    parts = dict(zip(register.key, key.split(KEY_SIGN), strict=True))
    rows = register.model.objects.filter(merged_into=None, **parts)
    last = rows.order_by(F("to_date").desc(nulls_first=True), "-pk").first()
    return None if last is None else belonging_of(register, last)
