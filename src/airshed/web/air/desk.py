"""Who asks these pages for which place: the way between them, the form above them, what all of them say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from airshed.air.ruleset import Rulebook
from airshed.calendar import Period
from airshed.web import ambient, observed
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.air.asking import Given
from airshed.web.ambient import Place
from airshed.web.charts.chart import Chart, Language
from airshed.web.pages import spoken
from airshed.web.plans import rulebook
from airshed.web.words import label, say

TABS = {
    "now": label("实时", "Now"),
    "calendar": label("日历", "Calendar"),
    "hours": label("逐时", "Hours"),
    "days": label("逐日", "Days"),
    "months": label("逐月", "Months"),
    "years": label("逐年", "Years"),
    "goal": label("目标", "Goals"),
    "rose": label("玫瑰图", "Rose"),
}
ELSEWHERE = (
    ("dust:list", label("沙尘过程", "Dust events"), Record.dust_event),
    ("quality:quality", label("数据质量", "Quality of data"), Record.observation),
)
"""Pages near these, each with what its reader must be allowed to see."""
YEAR = 365


@dataclass(frozen=True, slots=True)
class Desk:
    """Who asks for what.

    Attributes:
        home: the home.
        user: who asks.
        given: the parameters of the address.
        tab: which page.
        now: the home's clock. [city wall time]
        places: those there are.
        place: the one asked for, else the first; None where there is none.
        span: the first and the last day with any hour; None without.
        rules: the editions.
    """

    home: Path
    user: Any
    given: Given
    tab: str
    now: datetime
    places: tuple[Place, ...]
    place: Place
    span: tuple[date, date] | None
    rules: Rulebook

    @property
    def language(self) -> Language:
        """The reader's."""
        return spoken()

    @property
    def name(self) -> str:
        """The place as readers call it."""
        return name_of(self.place)

    @property
    def yesterday(self) -> date:
        """The last day that is over."""
        return self.now.date() - timedelta(days=1)

    @property
    def first_day(self) -> date:
        """The first day with data; today without any."""
        return self.span[0] if self.span else self.now.date()

    def titled(self, shape: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an answer of `air` with its place as readers call it, for a chart's title."""
        return {**shape, "place": f"place:{self.name}"}

    def link(self, route: str, *args: Any, **query: Any) -> str:  # noqa: ANN401 - parts of an address
        """Return the address of one of these pages that keeps the place."""
        asked = {"place": self.place.id, **query} if self.given.text("place") else query
        return str(reverse(f"air:{route}", args=args)) + (f"?{urlencode(asked, doseq=True)}" if asked else "")


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows.

    Attributes:
        values: for its template.
        charts: by the id they have in the page.
        controls: of the form above, after the place.
        placed: whether the page is of a place that can be chosen.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    controls: Sequence[Mapping[str, Any]] = ()
    placed: bool = True


def desk_of(home: Path, *, user: Any, query: Any, tab: str) -> Desk | None:  # noqa: ANN401 - a user; a QueryDict
    """Return who asks for what; None where there is no place to ask for.

    Raises:
        Http404: there is no such place, or the user reads no observations.
        PlacesBroken: places.yaml cannot be used.
        RulesBroken: the rules cannot be used.
    """
    places, given = ambient.list_places(home, user=user), Given(query)
    asked = given.text("place")
    place = next((p for p in places if p.id == asked), None) if asked else next(iter(places), None)
    if place is None:
        if asked:
            raise Http404
        return None
    return Desk(home, user, given, tab, moment(), places, place, observed.get_span(home, place), rulebook(home))


def frame(desk: Desk, page: Page) -> dict[str, Any]:
    """Return what all of these pages show around their own values."""
    return {
        "place": desk.name,
        "synthetic": desk.place.synthetic,
        "stand_in": desk.place.stand_in,
        "tabs": _tabs(desk),
        "more": elsewhere(desk.user),
        "controls": [*([_places(desk)] if page.placed else []), *page.controls],
        "kept": "" if page.placed else desk.given.text("place"),
        "faults": desk.given.faults,
        **page.values,
    }


def nowhere(user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what a page shows where there is no data at all: who brings some, and where."""
    return {"empty": True, "more": elsewhere(user), "upload": upload_link(user)}


def upload_link(user: Any) -> str:  # noqa: ANN401 - as above
    """Return where a user brings data; nothing where it is for others."""
    return reverse("uploads:list") if may(user, Record.observation, Action.import_) else ""


def elsewhere(user: Any) -> list[dict[str, str]]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return links to the pages near these, those the user may see."""
    seen = [(route, name) for route, name, record in ELSEWHERE if may(user, record, Action.view)]
    return [{"name": str(name), "link": reverse(route)} for route, name in seen]


def name_of(place: Place) -> str:
    """Return a place as readers call it."""
    return say(place.zh, place.en)


def choice(name: str, title: str, options: Mapping[str, str], chosen: str) -> dict[str, Any]:
    """Return a control that chooses one of several."""
    listed = [{"value": value, "label": text, "chosen": value == chosen} for value, text in options.items()]
    return {"kind": "choice", "name": name, "title": title, "options": listed}


def checks(name: str, title: str, options: Mapping[str, str], chosen: Sequence[str]) -> dict[str, Any]:
    """Return a control that chooses some of several."""
    listed = [{"value": value, "label": text, "chosen": value in chosen} for value, text in options.items()]
    return {"kind": "checks", "name": name, "title": title, "options": listed}


def days(period: Period) -> list[dict[str, Any]]:
    """Return the controls of a period, both days included."""
    ends = (
        ("from", say("起始日期", "From"), period.from_date),
        ("to", say("结束日期", "To, included"), period.last_date),
    )
    return [{"kind": "date", "name": name, "title": title, "value": str(day)} for name, title, day in ends]


def years_of(desk: Desk) -> dict[str, str]:
    """Return the years there are days of, the latest first."""
    first, last = desk.first_day.year, max(desk.yesterday.year, desk.first_day.year)
    return {str(number): str(number) for number in range(last, first - 1, -1)}


def year_so_far(desk: Desk, number: int) -> Period:
    """Return the days of a year that are over; the present one ends yesterday, and has one day at least."""
    first = date(number, 1, 1)
    last = min(date(number, 12, 31), max(desk.yesterday, first))
    return Period(first, last + timedelta(days=1))


def _places(desk: Desk) -> dict[str, Any]:
    told = ambient.names_of(ambient.nearby(desk.places, desk.place))
    return choice("place", say("地点", "Place"), told, desk.place.id)


def _tabs(desk: Desk) -> list[dict[str, Any]]:
    shown = {**TABS}
    if not may(desk.user, Record.clause, Action.view):
        shown.pop("goal")
    here = "calendar" if desk.tab == "day" else desk.tab
    return [{"name": str(name), "link": desk.link(tab), "here": tab == here} for tab, name in shown.items()]
