"""Registers that wait for their owners: not confirmed for longer than the plan allows, drafts nobody has confirmed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from airshed.plan.load import Plan
from airshed.plan.reading import tables_read
from airshed.web.kit.pages.overview import Overview, Owner, list_registers
from airshed.web.words import say

LISTED, NAMED = 2, 3
"""So many registers have a line of their own, and so many more are named: the page is one screen."""


def list_waiting(plan: Plan | None, *, on: date, user: Any) -> list[dict[str, str]]:  # noqa: ANN401 - a user
    """Return the registers a user should see to: title, address, and what waits, in words; the last line may sum up.

    An officer is told of the own department's rows; who belongs to no department, of all departments'.

    Args:
        plan: the plan that reads them; None = no plan does.
        on: the day.
        user: who looks.
    """
    found = list_waiting_of(plan, getattr(user, "department_id", None), on=on, user=user)
    return [*found[:LISTED], *_others(found[LISTED:])]


def list_waiting_of(plan: Plan | None, own: str | None, *, on: date, user: Any) -> list[dict[str, str]]:  # noqa: ANN401 - as above
    """Return all registers that wait for a department, or for any; as above.

    Args:
        plan: as above.
        own: code of the department; None = all.
        on: the day.
        user: who looks; rows the user may not see are not told of.
    """
    fresh = fresh_days_of(plan)
    found = []
    for register in list_registers(user, on=on):
        owners = [owner for owner in register.owners if owner.rows and own in {None, owner.department}]
        texts = [_stale(register, owners, fresh, on=on, own=own is not None), _drafts(owners)]
        if text := say("；", "; ").join(filter(None, texts)):
            drafts = "?state=draft" if not texts[0] else ""
            link = reverse("registers:list", args=(register.name,)) + drafts
            found.append({"name": register.name, "title": register.title, "link": link, "text": text})
    return found


def _others(found: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield one line for the registers there is no room for."""
    if found:
        titles = say("、", ", ").join(row["title"] for row in found[:NAMED])
        more = say(f"等 {len(found)} 种也在等", f" and others, {len(found)} in all, wait too")
        text = titles + more if len(found) > NAMED else say(f"{titles}也在等", f"{titles} wait too")
        yield {
            "name": "",
            "title": say("其他台账", "Other registers"),
            "link": reverse("registers:index"),
            "text": text,
        }


def fresh_days_of(plan: Plan | None) -> Mapping[str, int | None]:
    """Return by table within how many days the indicators that read it want it confirmed; None = they do not say."""
    found: dict[str, int | None] = {}
    for clause in plan.file.clauses if plan else ():
        found |= dict.fromkeys(tables_read(clause) - {*found})
        for table, days in _asked(clause):
            found[table] = min(days, found.get(table) or days)
    return found


def _asked(clause: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - a clause
    for indicator in clause.indicators:
        table = getattr(indicator, "table", None)
        if table and indicator.fresh_days is not None:
            yield table, indicator.fresh_days


def _stale(register: Overview, owners: list[Owner], fresh: Mapping[str, int | None], *, on: date, own: bool) -> str:
    """Return who has not confirmed a register for too long, in words; nothing where the plan does not read it."""
    if register.name not in fresh:
        return ""
    days = fresh[register.name]
    oldest = None if days is None else on - timedelta(days=days)
    late = [owner for owner in owners if owner.confirmed is None or (oldest and owner.confirmed < oldest)]
    if not late:
        return ""
    if not own:
        if len(late) > NAMED:
            return say(f"{len(late)} 个部门未按期确认", f"not confirmed in time by {len(late)} departments")
        names = say("、", ", ").join(owner.name for owner in late)
        return say(f"未按期确认的部门：{names}", f"not confirmed in time by {names}")
    since = late[0].confirmed
    if since is None:
        return say("从未确认过", "never confirmed")
    return say(f"自 {since} 起未再确认", f"not confirmed since {since}")


def _drafts(owners: list[Owner]) -> str:
    count = sum(owner.drafts for owner in owners)
    rows = "row waits" if count == 1 else "rows wait"
    return say(f"{count} 行草稿待确认", f"{count} draft {rows} to be confirmed") if count else ""


def why_lines(*, on: date) -> tuple[tuple[str, str], ...]:
    """Return how it is told which registers wait."""
    return (
        (say("截至", "as of"), say(f"{on} 日终", f"the end of {on}")),
        (
            say("期限", "how long"),
            say(
                "读这本台账的指标要求的最短确认间隔；过期后这些指标按无数据算",
                "the shortest interval the indicators that read a register allow; past it they have no data",
            ),
        ),
        (
            say("由谁确认", "by whom"),
            say("每个有行的归口部门都要确认", "each department with rows of it"),
        ),
    )
