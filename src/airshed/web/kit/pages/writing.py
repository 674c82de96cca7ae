"""What a form gives for a row, written: a new row, a correction, a change from a day on; and what stands in its way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.queries import moment
from airshed.web.kit import operations
from airshed.web.kit.operations import Act, RowMoved, values_of
from airshed.web.kit.pages.entries import Entry
from airshed.web.kit.pages.shown import Reader
from airshed.web.kit.register import Register
from airshed.web.kit.values import RowFaulty

__all__ = ["NothingChanged", "RowMoved", "act_of", "change", "changes_of", "enter"]


class NothingChanged(AirshedError):
    """The form says what is stored already."""


def act_of(user: Any, why: str = "") -> Act:  # noqa: ANN401 - a user
    """Return who acts now, and why."""
    return Act(user.username, moment(), why)


def enter(reader: Reader, entry: Entry, *, state: str) -> Any:  # noqa: ANN401 - a row
    """Store a new row as it was given; the columns not given are unknown.

    Raises:
        RowFaulty: something is wrong with it.
        RowExists: there is one of its key.
    """
    if entry.faults:
        raise RowFaulty(*entry.faults)
    values = dict.fromkeys((column.name for column in reader.register.columns), None) | dict(entry.values)
    return operations.enter_row(reader.register, values, act=act_of(reader.user, entry.why), state=state)


def change(reader: Reader, row: Any, entry: Entry, *, seen: int, since: date | None = None) -> Any:  # noqa: ANN401
    """Correct a row, or let it be otherwise from a day on.

    Raises:
        RowFaulty: something is wrong with what was given.
        RowMoved: somebody else changed the row since that version.
        NothingChanged: it is so already.
    """
    if entry.faults:
        raise RowFaulty(*entry.faults)
    register = reader.register
    values = changes_of(register, row, entry.values)
    act = act_of(reader.user, entry.why)
    if not values:
        if operations.version_of(row) != seen:
            raise RowMoved(Fault("rows.moved", register.named(row), row.changed_by, str(row.changed_at)))
        raise NothingChanged(Fault("rows.nothing_changed", register.named(row)))
    if since is not None:
        return operations.continue_row(register, row, values, on=since, act=act, seen=seen)
    return operations.change_row(register, row, values, act=act, seen=seen)


def changes_of(register: Register, row: Any, values: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return those of some values that are not stored already."""
    stored = values_of(register, row)
    return {name: value for name, value in values.items() if stored[name] != value}
