"""Which devices somebody may see, and of which days: those of the outlets that the rights reach, and of air stations.

A device that moved from one outlet to another belongs to each for its own days. Who reaches all sees every frame there
is, those from before a device was listed too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from airshed.ingest.devices import OUTLET, STATION, Kind, devices_of
from airshed.ingest.showing import Span
from airshed.ingest.summaries import heard
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import record_foreign, visible
from airshed.web.accounts.rights import Action, Record, Scope, Scoped
from airshed.web.devices.words import kind_of
from airshed.web.kit.register import registers
from airshed.web.kit.rows import CONFIRMED, OWNED

RIGHTS = Scoped(Record.monitoring, fields=MappingProxyType({**OWNED, Scope.enterprise: "enterprise"}))
"""How outlets answer to the rights over what their devices send."""
ALWAYS = Span(date.min, None)
LIMITS = ("pm", "so2", "nox")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as these pages know it.

    Attributes:
        code: its key.
        name: what it is called.
        enterprise: code of its enterprise.
        enterprise_name: its name, where it is entered.
        area: code of its area.
        limits: code of a pollutant to its limit, where it has one. [mg/m³]
        source: what the limits are from.
    """

    code: str
    name: str
    enterprise: str
    enterprise_name: str
    area: str
    limits: Mapping[str, float]
    source: str


@dataclass(frozen=True, slots=True)
class Device:
    """A device that somebody may see.

    Attributes:
        mn: its number.
        row: the row of `devices` that holds, or the last one that held; None where it is not listed.
        outlet: its outlet; None where it has none, or one that is not entered.
        spans: the days of it that may be seen.
        kind: whether it reports for an outlet or a station; of one that is not listed, as its frames say.
    """

    mn: str
    row: Mapping[str, Any] | None
    outlet: Outlet | None
    spans: tuple[Span, ...]
    kind: Kind = OUTLET

    def within(self, on: date) -> bool:
        """Tell whether a day of it may be seen."""
        return any(s.from_date <= on and (s.to_date is None or on < s.to_date) for s in self.spans)

    def clipped(self, from_at: datetime, to_at: datetime) -> list[tuple[datetime, datetime]]:
        """Return the parts of a period that may be seen."""
        found = []
        for span in self.spans:
            first = max(from_at, datetime.combine(span.from_date, time()))
            end = to_at if span.to_date is None else min(to_at, datetime.combine(span.to_date, time()))
            found += [(first, end)] if first < end else []
        return found

    @property
    def title(self) -> str:
        """What it stands at, as people call it."""
        if self.outlet is not None:
            return self.outlet.name or self.outlet.code
        return str(self.row["place"] or self.mn) if self.row else self.mn


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody sees devices at all."""
    return may(user, Record.monitoring, Action.view)


def reaches_all(user: Any, action: Action = Action.view) -> bool:  # noqa: ANN401 - as above
    """Tell whether somebody may do something to what all devices send."""
    return reach(user, Record.monitoring, action, "received") is Scope.all


def outlets_of(user: Any, *, on: date, action: Action = Action.view) -> dict[str, Outlet]:  # noqa: ANN401 - as above
    """Return the outlets to whose devices somebody may do something, as they are on a day, by code.

    Of an outlet that ended its last row counts, so that whoever had it before somebody else sees nothing of it.
    """
    model, enterprises = registers()["outlets"].model, registers()["enterprises"].model
    alone = {"state": CONFIRMED, "merged_into": None}
    later = model.objects.filter(**alone, code=OuterRef("code"), from_date__gt=OuterRef("from_date"))
    begun = Q(from_date=None) | Q(from_date__lte=on)
    holds = begun & (Q(to_date=None) | Q(to_date__gt=on)) | Q(to_date__lte=on) & ~Exists(later)
    rows = visible(model.objects.filter(holds, **alone), user=user, action=action, rights=RIGHTS)
    columns = ("code", "name", "enterprise", "area", "limit_source", *(f"limit_{name}_mg_m3" for name in LIMITS))
    found = {row["code"]: row for row in rows.values(*columns)}
    codes = {row["enterprise"] for row in found.values()}
    named = enterprises.objects.filter(code__in=codes, **alone).order_by("from_date")
    names = dict(named.values_list("code", "name")) if codes else {}
    return {code: _outlet(row, names) for code, row in found.items()}


def _outlet(row: Mapping[str, Any], names: Mapping[str, str]) -> Outlet:
    limits = {name: row[f"limit_{name}_mg_m3"] for name in LIMITS}
    return Outlet(
        code=row["code"],
        name=row["name"] or "",
        enterprise=row["enterprise"] or "",
        enterprise_name=names.get(row["enterprise"], ""),
        area=row["area"] or "",
        limits={name: float(value) for name, value in limits.items() if value is not None},
        source=row["limit_source"] or "",
    )


def devices_seen(home: Path, user: Any, *, on: date, action: Action = Action.view) -> dict[str, Device]:  # noqa: ANN401
    """Return the listed devices that somebody may see or do something to, by number; those that ended too.

    Raises:
        Http404: the user sees no devices at all.
        LakeDamaged: the lake cannot be read.
    """
    if not may(user, Record.monitoring, action):
        raise Http404
    outlets, every = outlets_of(user, on=on, action=action), reaches_all(user, action)
    found: dict[str, Device] = {}
    for row in devices_of(home).iter_rows(named=True):
        common = row["kind"] == STATION and action is Action.view
        if not (every or common or row["place"] in outlets):
            continue
        before = found.get(row["mn"])
        span = Span(row["from_date"], row["to_date"])
        spans = (ALWAYS,) if every else (*(before.spans if before else ()), span)
        current = row if before is None or row["from_date"] <= on else before.row
        place = current["place"] if current else ""
        found[row["mn"]] = Device(row["mn"], current, outlets.get(place), spans, kind_of(current))
    return found


def device_of(home: Path, user: Any, mn: str, *, on: date, action: Action = Action.view) -> Device:  # noqa: ANN401
    """Return a device that somebody asks for; for who reaches all, one that is not listed too.

    Raises:
        Http404: it is none of theirs; that they asked for what others have is recorded.
    """
    found = devices_seen(home, user, on=on, action=action).get(mn)
    if found is not None:
        return found
    if reaches_all(user, action):
        return Device(mn, None, None, (ALWAYS,), kind_of(None, _systems(home, mn, on)))
    if mn in {*devices_of(home)["mn"]}:
        record_foreign("monitoring", user=user, action=action, mn=mn)
    raise Http404


def asker_of(home: Path, user: Any, mn: str, *, on: date) -> Device | None:  # noqa: ANN401 - as above
    """Return a listed device as somebody may ask it, with the days of it that are theirs; None where it has left them.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    if not may(user, Record.monitoring, Action.edit):
        return None
    found = devices_seen(home, user, on=on, action=Action.edit).get(mn)
    return found if found is not None and found.within(on) else None


def _systems(home: Path, mn: str, on: date) -> set[str]:
    """Return the kinds of system that a number said of late it belongs to."""
    days = heard(home, now=datetime.combine(on, time()))
    return {*days.filter(days["mn"] == mn)["systems"].explode().drop_nulls()}
