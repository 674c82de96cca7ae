"""What a dust event changes: days, the year and goals with its hours and without. Answers are kept while they hold.

Two worlds are compared that differ in this event alone: not confirmed, and confirmed. Confirmed hours are left out in
both, so the difference is what the decision makes. Good days are given twice, by the rules in force, which may keep
dust in them, and with dust left out of them too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from airshed.air import answers, dust, shapes
from airshed.air.answers import Question, UnknownPlace
from airshed.air.dust import HOUR
from airshed.air.events import CONFIRMED, REJECTED
from airshed.air.ruleset import Rulebook
from airshed.calendar import Period, day_of, year
from airshed.lake.engines import LakeEngine, scan
from airshed.lake.tables import DUST_EVENTS
from airshed.plan.evidence import EvidenceEngine, Tables
from airshed.plan.load import Plan, load_plans
from airshed.plan.shapes import indicator_shape
from airshed.plan.state import Asking, Series, plan_state
from airshed.vocab import POLLUTANTS
from airshed.web.ambient import Place
from airshed.web.bridge import asking_of, tables_of_home
from airshed.web.plans import rulebook

KEPT = 64
DAY = timedelta(days=1)
AIR = "air"
REGRADED = {"dust_good_days": "exclude"}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Peak:
    """The hours of an event as they were measured.

    Attributes:
        pm10: highest hourly mean of the place's stations, None without any. [µg/m³]
        valid: hours with PM10.
        hours: hours of the event.
    """

    pm10: float | None
    valid: int
    hours: int


@dataclass(frozen=True, slots=True)
class Effects:
    """What an event changes, all pairs being without and with its confirmation.

    Attributes:
        hours: hourly rows of the place's stations around it, in whole steps.
        stations: whose hours they are.
        peak: the highest hour.
        before: mean PM10 of the hours before, as its edition counts them, None where one is missing. [µg/m³]
        kept: its days with every hour, as `air.shapes.days_shape` returns them.
        left_out: the same days without the hours of this event, which are left out of the index too.
        period: the days of the year that are over.
        years: the evaluation of these days, dust left out of good days too.
        good_days: by the rules in force, None without a valid day.
        goals: clause, and the indicator in both worlds as `plan.shapes.indicator_shape` returns it.
    """

    hours: pl.DataFrame
    stations: tuple[str, ...]
    peak: Peak
    before: float | None
    kept: Row
    left_out: Row
    period: Period
    years: tuple[Row, Row]
    good_days: tuple[int | None, int | None]
    goals: tuple[Row, ...]


def peaks_of(home: Path, events: Sequence[Row], places: Mapping[str, Place], version: object) -> Mapping[str, Peak]:
    """Return by number the highest PM10 of events.

    Args:
        home: the home.
        events: rows of table `dust_events`.
        places: by what events call them; events of others have none.
        version: what changes whenever the answer may.
    """
    rows = [(e["event"], e["from_hour"], e["to_hour"], places[e["place"]]) for e in events if e["place"] in places]
    return dict(_peaks(home, tuple(rows), version))


@lru_cache(maxsize=KEPT)
def _peaks(
    home: Path,
    wanted: tuple[tuple[str, datetime, datetime, Place], ...],
    version: object,  # noqa: ARG001 - names the answer
) -> tuple[tuple[str, Peak], ...]:
    found: list[tuple[str, Peak]] = []
    for place in dict.fromkeys(row[3] for row in wanted):
        own = [row for row in wanted if row[3] == place]
        days = [day_of(at) for _, first, end, _ in own for at in (first, end - HOUR)]
        question = Question(place.question, Period(min(days), max(days) + DAY), points=place.points)
        try:
            stations = sorted({point.station for point in answers.points_of(LakeEngine(home), question)})
        except UnknownPlace:
            continue
        means = _hourly(home, stations, [(first, end) for _, first, end, _ in own])
        found += [(event, _peak(means, first, end)) for event, first, end, _ in own]
    return tuple(found)


def _peak(means: Mapping[datetime, float], first: datetime, end: datetime) -> Peak:
    count, scale = (end - first) // HOUR, POLLUTANTS["pm10"].scale
    values = [means[at] for at in (first + HOUR * n for n in range(count)) if at in means]
    return Peak(max(values) / scale if values else None, len(values), count)


def _hourly(home: Path, stations: Sequence[str], spans: Sequence[tuple[datetime, datetime]]) -> dict[datetime, float]:
    """Return the mean PM10 of stations by hour, in whole steps, over the months of some spans."""
    days = {day_of(at) for first, end in spans for at in (first, end - HOUR)}
    months = {day.year * 100 + day.month for day in days}
    inside = pl.any_horizontal(pl.lit(False), *((pl.col("hour_end") >= a) & (pl.col("hour_end") < b) for a, b in spans))  # noqa: FBT003
    hours = scan(home, "ambient_hours", months=months).filter(pl.col("station").is_in(stations), inside)
    means = hours.group_by("hour_end").agg(pl.col("pm10").mean()).filter(pl.col("pm10").is_not_null())
    return dict(means.collect().rows())


def effects_of(home: Path, event: Row, place: Place, *, until: date, version: object) -> Effects:
    """Return what an event changes.

    Args:
        home: the home.
        event: a row of table `dust_events`.
        place: the place it is of.
        until: first day that is not over.
        version: what changes whenever the answer may.

    Raises:
        UnknownPlace: there is no station for the place any more.
    """
    return _effects(home, tuple(sorted(event.items())), place, until, version)


@lru_cache(maxsize=KEPT)
def _effects(
    home: Path,
    items: tuple[tuple[str, Any], ...],
    place: Place,
    until: date,
    version: object,  # noqa: ARG001 - names the answer
) -> Effects:
    event, rules, tables = dict(items), rulebook(home), tables_of_home(home)
    question = Question(place.question, _touched(event), points=place.points)
    alone = EvidenceEngine(_supposed(tables, event, CONFIRMED, alone=True))
    worlds = tuple(EvidenceEngine(_supposed(tables, event, status)) for status in (REJECTED, CONFIRMED))
    whole = year(day_of(event["from_hour"]).year)
    period = Period(whole.from_date, max(min(until, whole.to_date), day_of(event["from_hour"]) + DAY))
    asked = Question(place.question, period, "exclude", points=place.points)
    regraded = rules.with_options(**REGRADED)
    years = tuple(_evaluated(engine, asked, regraded) for engine in worlds)
    stations = tuple(sorted({point.station for point in answers.points_of(alone, question)}))
    hours = _hours(home, event, stations)
    means = {row["hour_end"]: row["pm10_sum"] / row["pm10_n"] for row in _city_hours(hours) if row["pm10_n"]}
    return Effects(
        hours=hours,
        stations=stations,
        peak=_peak(means, event["from_hour"], event["to_hour"]),
        before=_before(rules, event, means),
        kept=_days(alone, question, rules),
        left_out=_days(alone, replace(question, dust="exclude"), regraded),
        period=period,
        years=(years[0], years[1]),
        good_days=_good_days(worlds[0], asked, rules, years),
        goals=tuple(_goals(home, event, rules, tables, until=until)),
    )


def _touched(event: Row) -> Period:
    """Return the days with hours of the event, and the day before and after."""
    return Period(day_of(event["from_hour"]) - DAY, day_of(event["to_hour"] - HOUR) + 2 * DAY)


def _supposed(tables: Tables, event: Row, status: str, *, alone: bool = False) -> Tables:
    """Return the same tables with another decision on one event, or with no other event at all."""

    def supposed(name: str, *, as_of: date | None = None, known_at: datetime | None = None) -> pl.LazyFrame | None:
        frame = tables(name, as_of=as_of, known_at=known_at)
        if name != DUST_EVENTS.name or frame is None:
            return frame
        this = pl.col("event") == event["event"]
        frame = frame.filter(this) if alone else frame
        return frame.with_columns(status=pl.when(this).then(pl.lit(status)).otherwise("status"))

    return supposed


def _hours(home: Path, event: Row, stations: Sequence[str]) -> pl.DataFrame:
    """Return the hours of an event, a day before and a day after."""
    first, last = event["from_hour"] - DAY, event["to_hour"] + DAY
    months = {
        span.from_date.year * 100 + span.from_date.month for span in Period(day_of(first), day_of(last) + DAY).months()
    }
    inside = pl.col("hour_end").is_between(first, last) & pl.col("station").is_in(stations)
    return scan(home, "ambient_hours", months=months).filter(inside).collect()


def _days(engine: EvidenceEngine, question: Question, rules: Rulebook) -> Row:
    return shapes.days_shape(answers.daily_rows(engine, answers.days_of(engine, question, rules)), question, rules)


def _evaluated(engine: EvidenceEngine, question: Question, rules: Rulebook) -> Row:
    return shapes.evaluation_shape(answers.evaluate(engine, question, rules)[0], question, rules)


def _good_days(
    engine: EvidenceEngine, asked: Question, rules: Rulebook, years: Sequence[Row]
) -> tuple[int | None, int | None]:
    """Return the good days of both worlds; where the rules keep dust in them, they are the same in both."""
    if rules.on(asked.period.last_date).value("dust_good_days") == REGRADED["dust_good_days"]:
        return _good(years[0]), _good(years[1])
    kept = _good(_evaluated(engine, replace(asked, dust="keep"), rules))
    return kept, kept


def _good(shape: Row) -> int | None:
    return int(shape["good_days"]) if shape["days_valid"] else None


def _goals(home: Path, event: Row, rules: Rulebook, tables: Tables, *, until: date) -> list[Row]:
    """Return the goals of air of the plans whose stations the event touches, dust left out of all of them."""
    asking, when = asking_of(home, rules), day_of(event["from_hour"]).year
    found: list[Row] = []
    for plan in load_plans(home):
        goals = [c.id for c in plan.file.clauses if any(_speaks_of(i, plan.file.year, when) for i in c.indicators)]
        on = min(until - DAY, plan.file.period.last_date)
        if not goals or on < plan.file.period.from_date or not _stands_for(plan, event, asking, tables):
            continue
        memory: dict[Any, Any] = {}
        kept_world = _state(plan, asking, goals, on=on, event=event, status=REJECTED, memory=memory)
        shared = {key: value for key, value in memory.items() if not _holds(key[1], when)}
        left_world = _state(plan, asking, goals, on=on, event=event, status=CONFIRMED, memory=shared)
        for kept, left in zip(kept_world, left_world, strict=True):
            found.append({"plan": plan.id, "clause": kept[0], "on": on, "kept": kept[1], "left": left[1]})
    return found


def _speaks_of(indicator: Any, of_plan: int, when: int) -> bool:  # noqa: ANN401 - of any kind
    """Whether an indicator is of air in a year, or compares with it."""
    base = indicator.target.base_year if indicator.kind == AIR and indicator.target else None
    return indicator.kind == AIR and when in {of_plan, base}


def _stands_for(plan: Plan, event: Row, asking: Asking, tables: Tables) -> bool:
    """Whether the stations of a plan's place are among those an event is of."""
    if plan.file.place not in asking.places:
        return False
    name = f"city:{plan.file.place}"
    points = asking.places[plan.file.place].points(name)
    question = Question(name, _touched(event), "exclude", points=points)
    engine = EvidenceEngine(_supposed(tables, event, CONFIRMED, alone=True))
    return any(hours.stations for hours in answers.dust_hours(engine, question, points, asking.rules.editions))


def _holds(part: object, when: int) -> bool:
    """Whether what was kept for the second world is of days that differ there."""
    return isinstance(part, Period) and part.from_date.year <= when <= part.last_date.year


def _state(  # noqa: PLR0913 - a plan in a world
    plan: Plan, asking: Asking, goals: Sequence[str], *, on: date, event: Row, status: str, memory: dict[Any, Any]
) -> list[tuple[str, Row]]:
    """Return clause and indicator of the goals on a day, dust left out whatever the plan says."""
    left_out = [
        c.model_copy(update={"indicators": tuple(_without(i) for i in c.indicators)}) for c in plan.file.clauses
    ]
    supposed = replace(plan, file=plan.file.model_copy(update={"clauses": left_out}))
    world = replace(asking, tables=_supposed(asking.tables, event, status))
    state = plan_state(supposed, world, as_of=on, only=goals, series=Series((on,), memory))
    shown = [(c.clause.id, i) for c in state.clauses for i in c.indicators if i.question.indicator.kind == AIR]
    return [(clause, indicator_shape(indicator)) for clause, indicator in shown]


def _without(indicator: Any) -> Any:  # noqa: ANN401 - of any kind
    return indicator.model_copy(update={"dust": "exclude"}) if indicator.kind == AIR else indicator


def _before(rules: Rulebook, event: Row, means: Mapping[datetime, float]) -> float | None:
    window = int(rules.dust_on(event["from_hour"].date()).parameter("window_hours"))
    values = [means.get(event["from_hour"] - HOUR * n) for n in range(1, window + 1)]
    known = [value for value in values if value is not None]
    return sum(known) / window / POLLUTANTS["pm10"].scale if len(known) == window else None


def _city_hours(hours: pl.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = dust.city_hours(nw.from_native(hours.lazy())).to_native().collect().to_dicts()
    return rows
