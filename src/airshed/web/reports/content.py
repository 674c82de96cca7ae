"""The content of a report: plain values, made of what was stored by a moment, so that it can be made again.

Words are not inside: numbers, codes and ids are, and names that are data. The digest covers everything but the moment
itself, so the same evidence read by the same plan and rules has the same digest.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.plan.load import Plan
from airshed.plan.shapes import place_shape
from airshed.web.bridge import asking_of
from airshed.web.plans import rulebook
from airshed.web.reports import air_parts, plan_parts
from airshed.web.reports.asking import MONTHLY, Ask, names_of, period_of

FORM = 1
"""Of the content; what is built otherwise has another."""


class NothingToReport(AirshedError):
    """There is no place to report on, or the days are not over."""


def ask_of(  # noqa: PLR0913 - what a report asks
    home: Path, plan: Plan, *, kind: str, day: date, counted_at: datetime, cities: str | list[str]
) -> Ask:
    """Return what a report asks.

    Args:
        home: the home.
        plan: the plan it speaks of.
        kind: `daily` or `monthly`.
        day: the day, or any day of the month.
        counted_at: only what was stored by then counts. [city wall time]
        cities: names of cities to rank among, as the setting has them or as a list.

    Raises:
        NothingToReport: no stations stand for the plan's place, there are no hours, or the days are not over.
        PlacesBroken: `places.yaml` cannot be used.
    """
    check_over(kind, day, now=counted_at)
    asking, period = asking_of(home, rulebook(home)), period_of(kind, day)
    place = asking.places.get(plan.file.place)
    if place is None:
        raise NothingToReport(Fault("reports.no_place", "places.yaml", plan.file.place, f"{plan.file.place}:"))
    if asking.tables("ambient_hours") is None:
        raise NothingToReport(Fault("reports.no_hours", "lake", "", "airshed air import"))
    names = names_of(cities) if isinstance(cities, str) else tuple(cities)
    return Ask(home, kind, plan, place, asking, period, counted_at, names)


def check_over(kind: str, day: date, *, now: datetime) -> None:
    """Refuse days that are not over.

    Raises:
        NothingToReport: the day, or the month it is in, is not over.
    """
    today = now.date()
    if day >= today or (kind == MONTHLY and (day.year, day.month) == (today.year, today.month)):
        raise NothingToReport(Fault("reports.not_over", kind, day.isoformat(), f"< {today.isoformat()}"))


def built(ask: Ask) -> dict[str, Any]:
    """Return the content of a report."""
    tables = ask.asking.tables
    place = place_shape(ask.plan.file.place, ask.asking.places)
    content: dict[str, Any] = {
        "form": FORM,
        "kind": ask.kind,
        "plan": ask.plan.id,
        "plan_digest": ask.plan.digest,
        "place": place,
        "from": ask.period.from_date.isoformat(),
        "to": ask.day.isoformat(),
        "counted_at": ask.counted_at.isoformat(),
        "air": air_parts.air_part(ask),
        "days": air_parts.days_part(ask),
        "year": air_parts.compared_part(ask, ask.to_date),
        "rank": air_parts.rank_part(ask, ask.to_date),
        **plan_parts.plan_part(ask),
        "dust": air_parts.dust_part(ask, tables),
        "refused": air_parts.refused_part(ask, tables),
    }
    if ask.kind == MONTHLY:
        content["month"] = air_parts.compared_part(ask, ask.period)
    plain: dict[str, Any] = json.loads(json.dumps(content, ensure_ascii=False, default=str, allow_nan=False))
    return plain


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a content, whenever it was counted."""
    covered = {key: value for key, value in content.items() if key != "counted_at"}
    return sha256(json.dumps(covered, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def differing(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the parts of two contents that are not the same, in order; figures alone are told by what they count."""
    keys = [key for key in {**was, **now} if key != "counted_at" and was.get(key) != now.get(key)]
    return [key for key in keys if key != "figures"] or keys
