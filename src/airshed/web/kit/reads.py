"""Who read what is personal in a register: one entry in the log for each page, the rows in a digest."""

from collections.abc import Iterable
from typing import Any

from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.kit.reaching import hidden
from airshed.web.kit.register import Register


def note_reading(
    register: Register,
    user: Any,  # noqa: ANN401 - a user
    keys: Iterable[str],
    names: Iterable[str],
    *,
    row: str = "",
) -> None:
    """Record that somebody read columns of rows, where some of them are personal and not masked.

    Args:
        register: whose rows.
        user: who read.
        keys: of the rows.
        names: of the columns.
        row: the one row, or the list, that was looked at; it must tell nothing personal.
    """
    personal = {name for name in names if name in register.column and register.column[name].personal}
    rows = [{"key": key} for key in keys] if personal else []
    read = sorted(personal - hidden(register, user)) if rows else []
    if read:
        name = f"{register.name} {row}".strip()
        detail = {"columns": read}
        audit.record_rows(by=user.username, action="personal.read", object=name, rows=rows, at=moment(), detail=detail)
