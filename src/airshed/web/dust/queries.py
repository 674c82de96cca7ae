"""What the pages of dust events show, as plain values in the language of the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.air.answers import UnknownPlace
from airshed.air.dust import HOUR
from airshed.air.events import bounds_of, history_of
from airshed.calendar import day_of
from airshed.lake.engines import scan
from airshed.web import ambient
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.rights import STATES, Action, Record, Scope
from airshed.web.ambient import Place
from airshed.web.dust import effects
from airshed.web.dust.effects import Effects, Peak
from airshed.web.plans import observed_version
from airshed.web.words import say

CITY, STATION = "city:", "station:"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; what is unknown counts as not asked."""

    place: str = ""
    year: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with all its revisions, the first first, and its place, if any stations stand for that still."""

    row: Mapping[str, Any]
    history: tuple[Mapping[str, Any], ...]
    place: Place | None
    may_decide: bool

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Within which hours it may be decided."""
        return bounds_of(self.history)


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody may see dust events."""
    return may(user, Record.dust_event, Action.view)


def may_propose(user: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether somebody may have the data searched for events."""
    return reach(user, Record.dust_event, Action.edit, "proposed") is Scope.all


def list_events(home: Path, asked: Asked, *, user: Any, today: date) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the events of a place and year a user may see, the latest first, with what can be chosen.

    Raises:
        Http404: the user sees no dust events.
    """
    if not may_look(user):
        raise Http404
    places = _places(home, user)
    states = [s for s in STATES[Record.dust_event] if reach(user, Record.dust_event, Action.view, s) is Scope.all]
    rows = [row for row in _stored(home) if row["status"] in states]
    years = sorted({day_of(row["from_hour"]).year for row in rows} | {today.year}, reverse=True)
    chosen = next((n for n in years if str(n) == asked.year), None)
    if chosen is None and asked.year != "all":
        chosen = next((n for n in years if any(day_of(row["from_hour"]).year == n for row in rows)), today.year)
    named = {row["place"]: place_name(row["place"], places) for row in rows}
    inside = [
        row
        for row in rows
        if asked.place in {"", row["place"]} and (chosen is None or day_of(row["from_hour"]).year == chosen)
    ]
    counts = {state: sum(row["status"] == state for row in inside) for state in states}
    kept = [row for row in inside if asked.status not in states or row["status"] == asked.status]
    known = {name: place for name in named if (place := _place_of(name, places)) is not None}
    peaks = effects.peaks_of(home, kept, known, observed_version(home))
    shapes = [{**event_shape(row, peaks.get(row["event"])), "place": named[row["place"]]} for row in kept]
    return {
        "rows": sorted(shapes, key=lambda shape: shape["from_hour"], reverse=True),
        "total": len(rows),
        "places": sorted(named.items(), key=lambda pair: pair[1]),
        "years": years,
        "states": [(state, state_word(state), counts[state]) for state in states],
        "asked": Asked(asked.place, "all" if chosen is None else str(chosen), asked.status),
        "hours": sum(shape["hours"] for shape in shapes if shape["status"] == "confirmed"),
        "synthetic": any(_place_of(name, places, synthetic=True) for name in named),
        "may_propose": may_propose(user),
        "searched": _searched(home, places) if may_propose(user) else [],
        "this_year": today.year,
    }


def get_event(home: Path, id: str, *, user: Any) -> Event:  # noqa: A002, ANN401 - what it is; as above
    """Return an event a user may see.

    Raises:
        Http404: there is none for this user; where there is one, that is recorded.
    """
    history = tuple(history_of(home, id))
    state = history[-1]["status"] if history else ""
    if not history or reach(user, Record.dust_event, Action.view, state) is not Scope.all:
        if history:
            record_foreign("dust_event", user=user, event=id)
        raise Http404
    places = _places(home, user)
    may_decide = reach(user, Record.dust_event, Action.edit, state) is Scope.all
    return Event(history[-1], history, _place_of(history[-1]["place"], places), may_decide)


def get_effects(home: Path, event: Event, *, today: date) -> Effects | None:
    """Return what an event changes; None where no station stands for its place any more."""
    if event.place is None:
        return None
    try:
        return effects.effects_of(home, event.row, event.place, until=today, version=observed_version(home))
    except UnknownPlace:
        return None


def get_place(home: Path, id: str, *, user: Any) -> Place:  # noqa: A002, ANN401 - what it is; as above
    """Return a place whose data may be searched for events.

    Raises:
        Http404: there is none, or the user may not.
    """
    if not may_propose(user):
        raise Http404
    places = _places(home, user)
    found = next((place for place in places if place.id == id), None)
    if found is None or id not in {code for code, _ in _searched(home, places)}:
        raise Http404
    return found


def event_shape(row: Mapping[str, Any], peak: Peak | None = None) -> dict[str, Any]:
    """Return an event as a page shows it; hours by their ends, the last one inclusive."""
    return {
        **row,
        "state": state_word(row["status"]),
        "last_hour": row["to_hour"] - HOUR,
        "hours": (row["to_hour"] - row["from_hour"]) // HOUR,
        "peak": None if peak is None or peak.pm10 is None else f"{peak.pm10:.0f}",
        "valid": 0 if peak is None else peak.valid,
    }


def state_word(status: str) -> str:
    """Return the word of a status."""
    return say(*STATES[Record.dust_event].get(status, (status, status)))


def place_name(question: str, places: Sequence[Place]) -> str:
    """Return how a place of an event is called."""
    found = _place_of(question, places)
    return question.partition(":")[2] if found is None else say(found.zh, found.en)


def _places(home: Path, user: Any) -> tuple[Place, ...]:  # noqa: ANN401 - as above
    return ambient.list_places(home, user=user)


def _place_of(question: str, places: Sequence[Place], *, synthetic: bool = False) -> Place | None:
    return next((p for p in places if p.question == question and (p.synthetic or not synthetic)), None)


def _stored(home: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scan(home, "dust_events").collect().to_dicts()
    return rows


def _searched(home: Path, places: Sequence[Place]) -> list[tuple[str, str]]:
    """Return the places that may be searched: cities, and places of a plan with other stations than any city has."""
    listed = scan(home, "stations").select("station", "city").collect().rows()
    cities = {city: {station for station, own in listed if own == city} for _, city in listed if city}
    sets = list(cities.values())
    own = [p for p in places if p.id.startswith("place:") and {point.station for point in p.points} not in sets]
    return [(p.id, say(p.zh, p.en)) for p in (*own, *(p for p in places if p.id.startswith(CITY)))]


def days_rows(found: Effects) -> list[dict[str, Any]]:
    """Return the days around an event with its hours and without them."""
    rows = zip(found.kept["days"], found.left_out["days"], strict=True)
    return [
        {
            "date": kept["date"],
            "pairs": [
                (_text(kept["pm10"]), _text(left["pm10"])),
                (_text(kept["pm25"]), _text(left["pm25"])),
                (_text(kept["aqi"]), _text(left["aqi"])),
            ],
        }
        for kept, left in rows
    ]


def year_rows(found: Effects) -> list[dict[str, Any]]:
    """Return the figures of the year without the confirmation of an event and with it."""
    unit, days = "µg/m³", say("天", "days")
    means = [[shape["pollutants"][code]["mean"] for shape in found.years] for code in ("pm10", "pm25")]
    regraded = [shape["good_days"] if shape["days_valid"] else None for shape in found.years]
    pairs = (
        (say("PM10 平均", "mean of PM10"), unit, means[0]),
        (say("PM2.5 平均", "mean of PM2.5"), unit, means[1]),
        (say("优良天数（现行规定）", "good days by the rules in force"), days, found.good_days),
        (say("优良天数（若剔除沙尘小时）", "good days if hours of dust were left out"), days, regraded),
    )
    return [
        {"title": title, "unit": unit, "kept": _text(kept), "left": _text(left), "changes": kept != left}
        for title, unit, (kept, left) in pairs
    ]


def _text(value: Any) -> str:  # noqa: ANN401 - a number or nothing
    return "—" if value is None else f"{value:g}"


def around(event: Event) -> str:
    """Return first and last hour of an event as text."""
    first, last = event.row["from_hour"], event.row["to_hour"] - timedelta(hours=1)
    return f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M}"
