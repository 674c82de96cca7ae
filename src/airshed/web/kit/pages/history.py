"""What became of a row: each version with who, when, why, and which columns were what before and after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from airshed.web.accounts.rights import STATES, Record
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages.shown import Reader, label_of
from airshed.web.kit.register import registers
from airshed.web.words import say

GONE = "-"
"""How a version that says its row was taken away is marked."""
MOST = 200
"""So many versions are shown, the newest."""


@dataclass(frozen=True, slots=True)
class Change:
    """A column and its values before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A row as it was stored once.

    Attributes:
        what: what was done.
        by: who did it.
        at: when.
        why: the reason that was given.
        batch: number of the import that did it.
        changes: columns that became something else.
    """

    what: str
    by: str
    at: datetime
    why: str
    batch: int | None
    changes: tuple[Change, ...]


def history_of(reader: Reader, row: Any) -> list[Version]:  # noqa: ANN401 - a row
    """Return the versions of a row, the newest first."""
    found = list(row.versions.order_by("-history_id")[: MOST + 1])
    pairs = zip(found, [*found[1:], None], strict=False)  # of no version there is none before
    return [_version(reader, now, before) for now, before in pairs][:MOST]


def values_at(register: str, row: Any, version: int) -> dict[str, Any] | None:  # noqa: ANN401 - as above
    """Return the values a row had in a version; None where there is no such version of it."""
    found = row.versions.filter(history_id=version).first()
    return None if found is None else values_of(registers()[register], found)


def _version(reader: Reader, now: Any, before: Any) -> Version:  # noqa: ANN401 - versions
    return Version(
        _what(now, before), now.changed_by, now.changed_at, now.why, now.batch, tuple(_changes(reader, now, before))
    )


def _what(now: Any, before: Any) -> str:  # noqa: ANN401 - as above
    if now.history_type == GONE:
        return say("撤销", "taken back")
    if before is None:
        return say("登记", "entered")
    if before.merged_into_id != now.merged_into_id:
        return say("拆开", "taken apart") if now.merged_into_id is None else say("并入另一行", "merged into another")
    return say("终止", "ended") if before.to_date is None and now.to_date is not None else say("修改", "changed")


def _changes(reader: Reader, now: Any, before: Any) -> list[Change]:  # noqa: ANN401 - as above
    if before is None:
        return []
    old, new = values_of(reader.register, before), values_of(reader.register, now)
    found = [
        Change(label_of(c, reader.language), reader.text(c, old[c.name]), reader.text(c, new[c.name]))
        for c in reader.register.columns
        if old[c.name] != new[c.name]
    ]
    if before.state != now.state:
        words = STATES[Record.register_row]
        found.append(Change(say("状态", "state"), say(*words[before.state]), say(*words[now.state])))
    return found
