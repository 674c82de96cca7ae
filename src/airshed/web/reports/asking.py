"""What a report asks: which plan and place, over which days, with what was stored by which moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from airshed.air.answers import Question
from airshed.air.ruleset import Rulebook
from airshed.air.validity import Point
from airshed.calendar import Period, month, year
from airshed.lake.engines import LakeEngine
from airshed.plan.load import Plan
from airshed.plan.places import PlaceStations
from airshed.plan.state import Asking

MONTHLY = "monthly"
STRIP_DAYS = 30
"""Days the picture shows."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A report that is asked for.

    Attributes:
        home: the home.
        kind: `daily` or `monthly`.
        plan: the plan it speaks of.
        place: the stations of its place.
        asking: what the plan is asked with.
        period: the day or the month.
        counted_at: only what was stored by then counts. [city wall time]
        cities: names of the cities to rank among.
    """

    home: Path
    kind: str
    plan: Plan
    place: PlaceStations
    asking: Asking
    period: Period
    counted_at: datetime
    cities: tuple[str, ...]

    @property
    def rules(self) -> Rulebook:
        """The editions."""
        return self.asking.rules

    @property
    def engine(self) -> LakeEngine:
        """Where the hours are."""
        return LakeEngine(self.home)

    @property
    def day(self) -> date:
        """The last day, at whose end everything is told."""
        return self.period.last_date

    @property
    def end(self) -> datetime:
        """End of the last day, city wall time."""
        return datetime.combine(self.period.to_date, time())

    @property
    def to_date(self) -> Period:
        """The year so far."""
        return Period(year(self.day.year).from_date, self.period.to_date)

    @property
    def name(self) -> str:
        """The place as `air` is asked for it."""
        return f"city:{self.plan.file.place}"

    @property
    def points(self) -> tuple[Point, ...]:
        """The stations of the place and their days."""
        return self.place.points(self.name)

    def question(self, period: Period) -> Question:
        """Return the question of the place over a period, dust kept."""
        return Question(self.name, period, known_at=self.counted_at, points=self.points)

    def strip(self) -> Period:
        """Return the days of the table and the picture: the last 30, or the month."""
        if self.kind == MONTHLY:
            return self.period
        return Period(self.period.to_date - timedelta(days=STRIP_DAYS), self.period.to_date)


def period_of(kind: str, day: date) -> Period:
    """Return the day, or the month it is in."""
    return month(day.year, day.month) if kind == MONTHLY else Period(day, day + timedelta(days=1))


def names_of(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas, Chinese or not, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.replace("，", ",").split(",") if name.strip()))
