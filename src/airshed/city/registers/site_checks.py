"""Site checks: somebody looks at a site's six measures every week, or copies what was written the week before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.names import person
from airshed.city.registers.places import point_of
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Story, Thing

NAME = "site_checks"
NEEDS = ("construction_sites",)
MEASURES = ("wall", "covering", "wetting", "paving", "washing", "closed_transport")
"""Walls around the site, heaps covered, wet digging, paved ways, vehicles washed on leaving, muck in closed trucks."""
COLUMNS: Mapping[str, type] = {
    "code": str,
    "site": str,
    "checked_date": date,
    "checker": str,
    **dict.fromkeys(MEASURES, bool),
    "department": str,
    "source": str,
}
MOMENTS = monthly(date(2018, 5, 2), date(2019, 12, 2), at="16:00")
WEEK = timedelta(weeks=1)
LAST_DAY = date(2019, 12, 31)
WINTER = {12, 1, 2}  # months in which nothing is built
WORSE, BETTER = 0.02, 0.13  # chance that a measure is given up within a week, or put in place
UNSEEN, SKIPPED, FAILED = 0.015, 0.06, 0.18
COPIERS = 2  # so many checkers copy
COPIED = 0.4  # share of their visits


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it was and as it was written down."""

    site: str
    day: date
    checker: str
    really: Mapping[str, bool]
    written: Mapping[str, bool | None]
    copied_from: str = ""

    @property
    def key(self) -> str:
        """Code of the visit."""
        return f"JC-{self.site}-{self.day:%Y%m%d}"


def site_checks(seed: int, sites: Book) -> Book:
    """Return the register of the visits to sites; the same arguments give the same visits."""
    draw = Random(f"airshed site checks {seed}")  # noqa: S311 - a simulator, not a secret
    checkers = [f"{person(draw)}{number}" for number in range(1, 9)]
    things, slips, proofs = [], [], []
    for site in sites.things:
        if site.told is None:
            continue
        before: Proof | None = None
        for visit in _visits(draw, site, draw.choice(checkers), checkers[:COPIERS]):
            things.append(_thing(visit, site.told))
            if visit.copied_from:
                slips += [Slip(NAME, visit.key, "cheated", of=visit.copied_from)]
            if visit.copied_from or visit.day.day <= WEEK.days:
                before = _photo(visit, site.told, before if visit.copied_from else None)
                proofs.append(before)
    return Book(NAME, COLUMNS, tuple(things), MOMENTS, tuple(slips), tuple(proofs))


def _visits(draw: Random, site: Thing, checker: str, copiers: Sequence[str]) -> Iterator[Visit]:
    """Yield the visits to a site, one a week while it is built; a few weeks are left out."""
    told = site.told or {}
    good = {name: draw.random() > FAILED for name in MEASURES}
    day, last = site.told_from + timedelta(days=draw.randint(1, 7)), _finished(told)
    before: Visit | None = None
    while day <= last:
        good = {name: is_good != (draw.random() < (WORSE if is_good else BETTER)) for name, is_good in good.items()}
        if day.month not in WINTER and draw.random() > SKIPPED:
            written = {name: None if draw.random() < UNSEEN else is_good for name, is_good in good.items()}
            visit = Visit(site.key, day, checker, dict(good), written)
            if checker in copiers and before and draw.random() < COPIED:
                visit = replace(visit, written=before.written, copied_from=before.key)
            yield visit
            before = visit
        day += WEEK


def _finished(told: Facts) -> date:
    finished = told["finished_date"]
    day = finished.steps[-1][1] if isinstance(finished, Story) else LAST_DAY
    return day if isinstance(day, date) else LAST_DAY


def _thing(visit: Visit, site: Facts) -> Thing:
    facts: dict[str, Fact] = {
        "code": visit.key,
        "site": visit.site,
        "checked_date": visit.day,
        "checker": visit.checker,
        **visit.written,
        "department": site["department"],
        "source": "visit",
    }
    true = {**facts, **visit.really}
    return Thing(visit.key, None if visit.copied_from else true, visit.day, facts, visit.day)


def _photo(visit: Visit, site: Facts, same_as: Proof | None) -> Proof:
    """Return the photo of a visit; who copies shows the last photo again."""
    lon, lat = point_of(site)
    content = same_as.content if same_as else picture(f"{visit.key} visit")
    moment = datetime.combine(visit.day, time(10, 15))
    return Proof(NAME, visit.key, "visit", moment, lon, lat, f"{visit.key}.png", content)
