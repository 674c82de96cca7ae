"""What people ask of ambient air, answered from tables: the days of a place, its evaluation, a ranking.

Every answer is traceable: it carries the question, the editions and every option used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal

import narwhals as nw

from airshed.air import dust
from airshed.air.conversion import state_ratio
from airshed.air.evaluation import Evaluation, evaluations, month_counts, period_sums
from airshed.air.frames import Engine, Frame
from airshed.air.index import report_items
from airshed.air.places import DAY_ITEMS, day_decimals, place_days, region_days, with_particles_of
from airshed.air.reports import realtime_concentrations
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.air.validity import DustHours, Point, active_days, without_dust
from airshed.calendar import Period, day_of
from airshed.errors import AirshedError, Fault
from airshed.rules.edition import Edition, in_force
from airshed.vocab import ITEMS

Dust = Literal["keep", "exclude", "exclude-proposed"]
DUST_CHOICES: tuple[Dust, ...] = ("keep", "exclude", "exclude-proposed")
LEFT_OUT: Mapping[str, frozenset[str]] = {
    "keep": frozenset(),
    "exclude": frozenset({"confirmed"}),
    "exclude-proposed": frozenset({"confirmed", "proposed"}),
}
SHOWN_PLACES = 12
LONGEST_EVENT = timedelta(days=31)
"""How far around a period hours are read, so that an event that crosses its ends is seen whole."""
CITY = "city:"
PERIOD = "period_number"


class UnknownPlace(AirshedError):
    """No station, city or region of that name is known."""


@dataclass(frozen=True, slots=True)
class Question:
    """A place over a period.

    Attributes:
        place: `station:ID`, `city:NAME` or `region:NAME`.
        period: the days asked for.
        dust: `keep` every hour, `exclude` confirmed events, or `exclude-proposed` ones too.
        known_at: answer as it would have been at this moment.
        points: the points of the place and their dates, where the caller knows them better than the list of stations.
    """

    place: str
    period: Period
    dust: Dust = "keep"
    known_at: datetime | None = None
    points: tuple[Point, ...] = ()


def asked(engine: Engine, question: Question) -> Question:
    """Return a question with its place as the list of stations spells it, so that all answers mean the same place."""
    kind, _, name = question.place.partition(":")
    if kind not in {"city", "region"}:
        return question
    rows = engine.collect(engine.table("stations", known_at=question.known_at))
    return replace(question, place=f"{kind}:{_spelled(name, {row[kind] for row in rows})}")


def points_of(engine: Engine, question: Question, *, include_reference: bool = False) -> list[Point]:
    """Return the points of a place; those of a region name their city as their place.

    A point without dates in the list of stations is expected from its first to its last reported day. A series that was
    imported under the name of the city itself stands for a city without points.

    Raises:
        UnknownPlace: naming places like it.
    """
    if question.points:
        return list(question.points)
    kind, _, name = question.place.partition(":")
    rows = list(engine.collect(engine.table("stations", known_at=question.known_at)))
    if kind in {"city", "region"} and name:
        listed = [r for r in rows if r[kind] == name and (include_reference or r["kind"] != "reference")]
    else:
        listed = [r for r in rows if kind == "station" and r["station"] == name]
    series = name if kind == "station" else question.place
    stations = [r["station"] for r in listed] or [series]
    spans = _spans(engine, stations, question)
    if not listed and series not in spans:
        raise UnknownPlace(_unknown(question.place, rows))
    placed = [(f"city:{r['city']}" if kind == "region" else question.place, r) for r in listed]
    return _points(placed or [(question.place, {"station": series})], spans)


def _spelled(name: str, known: Iterable[str | None]) -> str:
    """Return a name as the list of stations spells it: the publication writes cities with 市, other lists without."""
    spellings = (name, f"{name}市", name.removesuffix("市"))
    return next((spelling for spelling in spellings if spelling in known), name)


def city_points(engine: Engine, question: Question, *, include_reference: bool = False) -> list[Point]:
    """Return the points of every city; the question's place does not matter.

    They are those of the list of stations, and for cities without any the series imported under the city's own name.
    """
    rows = engine.collect(engine.table("stations", known_at=question.known_at))
    wanted = [r for r in rows if r["city"] and (include_reference or r["kind"] != "reference")]
    hours = engine.table("ambient_hours", known_at=question.known_at)
    own = nw.col("station").is_in([r["station"] for r in wanted])
    found = engine.collect(active_days(hours.filter(own | nw.col("station").str.starts_with(CITY))))
    listed = [(f"{CITY}{r['city']}", r) for r in wanted]
    named = {r["city"] for r in wanted}
    own_names = [r["station"].removeprefix(CITY) for r in found if r["station"].startswith(CITY)]
    series = [f"{CITY}{name}" for name in own_names if _spelled(name, named) not in named]
    return _points([*listed, *((s, {"station": s}) for s in series)], {r["station"]: r for r in found})


def _spans(engine: Engine, stations: Sequence[str], question: Question) -> dict[str, Mapping[str, Any]]:
    hours = engine.table("ambient_hours", known_at=question.known_at).filter(nw.col("station").is_in(sorted(stations)))
    return {r["station"]: r for r in engine.collect(active_days(hours))}


def _unknown(place: str, rows: Iterable[Mapping[str, Any]]) -> Fault:
    known = sorted({f"{kind}:{row[kind]}" for row in rows for kind in ("city", "region", "station") if row[kind]})
    near = get_close_matches(place, known, n=SHOWN_PLACES, cutoff=0.5) or [
        k for k in known if place.partition(":")[2] and place.partition(":")[2] in k
    ]
    if not known:
        return Fault("air.no_stations", "place", place, "airshed air stations import FILE")
    return Fault("air.unknown_place", "place", place, ", ".join(near[:SHOWN_PLACES] or known[:SHOWN_PLACES]))


def _points(listed: Iterable[tuple[str, Mapping[str, Any]]], spans: Mapping[str, Mapping[str, Any]]) -> list[Point]:
    points = []
    for place, row in sorted(listed, key=lambda pair: str(pair[1]["station"])):
        span = spans.get(row["station"])
        first: date | None = row.get("from_date") or (day_of(span["first_hour"]) if span else None)
        last: date | None = row.get("to_date") or (day_of(span["last_hour"]) + timedelta(days=1) if span else None)
        if first and last:
            points.append(Point(row["station"], place, first, last))
    return points


def dust_hours(
    engine: Engine, question: Question, points: Sequence[Point], editions: Sequence[Edition]
) -> list[DustHours]:
    """Return the dust events that the question leaves out, with the points they touch and what they leave out there."""
    wanted = LEFT_OUT[question.dust]
    if not wanted:
        return []
    cities = {
        r["station"]: f"city:{r['city']}" for r in engine.collect(engine.table("stations", known_at=question.known_at))
    }
    touched: dict[str, set[str]] = {}
    for point in points:
        for place in {point.place, f"station:{point.station}", cities.get(point.station, "")}:
            touched.setdefault(place, set()).add(point.station)
    events = engine.collect(engine.table("dust_events", known_at=question.known_at))
    return [
        _dust_hours(e, frozenset(touched[e["place"]]), editions)
        for e in events
        if e["status"] in wanted and e["place"] in touched
    ]


def _dust_hours(event: Mapping[str, Any], stations: frozenset[str], editions: Sequence[Edition]) -> DustHours:
    """Return what an event leaves out: the pollutants its edition excludes, some only if the event affects PM2.5."""
    edition = in_force(editions, family="dust", on=event["from_hour"].date())
    needs = {row["pollutant"]: row["needs_ratio"] for row in edition.tables["excluded"]}
    affected = {p: p in needs and (not needs[p] or event["pm25_affected"]) for p in ("pm25", "pm10")}
    return DustHours(
        stations,
        event["from_hour"],
        event["to_hour"],
        pm25_affected=affected["pm25"],
        pm10_affected=affected["pm10"],
    )


def days_of(engine: Engine, question: Question, rulebook: Rulebook) -> Frame:
    """Return the days of a place, one row per place and day, as `places.place_days` describes them."""
    include = bool(rulebook.on(question.period.last_date).value("include_reference"))
    points = points_of(engine, question, include_reference=include)
    return _days(engine, question, rulebook, points)


def _days(engine: Engine, question: Question, rulebook: Rulebook, points: Sequence[Point]) -> Frame:
    rulebook.check(question.period)
    left_out = dust_hours(engine, question, points, rulebook.editions)
    stations = sorted({p.station for p in points})
    hours = engine.table("ambient_hours", known_at=question.known_at).filter(nw.col("station").is_in(stations))
    parts = []
    for period, ruleset in rulebook.parts(question.period):
        rules = _PartRules(question.place, points, period, ruleset)
        days = rules.days(engine, hours)
        if left_out:
            clean = rules.days(engine, without_dust(hours, events=left_out))
            days = clean if ruleset.value("dust_good_days") == "exclude" else with_particles_of(days, clean)
        parts.append(days)
    return engine.hold(nw.concat(parts))


@dataclass(frozen=True, slots=True)
class _PartRules:
    """What turns hours into the days of a place under one set of editions."""

    place: str
    points: Sequence[Point]
    period: Period
    ruleset: Ruleset

    def days(self, engine: Engine, hours: Frame) -> Frame:
        days = place_days(hours, points=self.points, period=self.period, ruleset=self.ruleset, make=engine.make)
        if self.place.startswith("region:"):
            return region_days(days, region=self.place, ruleset=self.ruleset)
        return days


def daily_rows(engine: Engine, days: Frame) -> list[Mapping[str, Any]]:
    """Return days in order of place and date; a day on which no point is expected has no row."""
    return sorted(engine.collect(days), key=lambda row: (row["place"], row["date"]))


def evaluate(
    engine: Engine, question: Question, rulebook: Rulebook, *, periods: Sequence[Period] | None = None
) -> list[Evaluation]:
    """Return the evaluation of a place over its period, or over each of `periods` within it.

    The editions in force on a period's last day grade it; each day's index is by the editions of that day.
    """
    days = days_of(engine, question, rulebook)
    results = []
    for period in [question.period] if periods is None else periods:
        found = graded(engine, days, period, rulebook)
        results += found or [Evaluation.empty(question.place, period, ruleset=rulebook.on(period.last_date))]
    return results


def graded(engine: Engine, days: Frame, period: Period, rulebook: Rulebook) -> list[Evaluation]:
    """Return the evaluation of every place of some days over a period within them; none where there is no day."""
    ruleset = rulebook.on(period.last_date)
    inside = days.filter(nw.col("date") >= nw.lit(period.from_date), nw.col("date") < nw.lit(period.to_date))
    sums, months = (engine.collect(f) for f in (period_sums(inside, ruleset=ruleset), month_counts(inside)))
    return evaluations(sums, months, period=period, ruleset=ruleset)


def graded_periods(
    engine: Engine, days: Frame, periods: Sequence[Period], rulebook: Rulebook
) -> list[list[Evaluation]]:
    """Return for each period what `graded` returns of it; periods under the same editions are asked in one query."""
    by_rules: dict[str, list[int]] = {}
    for number, period in enumerate(periods):
        by_rules.setdefault(repr(sorted(rulebook.on(period.last_date).editions.items())), []).append(number)
    results: list[list[Evaluation]] = [[] for _ in periods]
    for numbers in by_rules.values():
        if len(numbers) == 1:
            results[numbers[0]] = graded(engine, days, periods[numbers[0]], rulebook)
            continue
        ruleset = rulebook.on(periods[numbers[0]].last_date)
        inside = _of_periods(engine, days, [(n, periods[n]) for n in numbers])
        by = (PERIOD, "place")
        sums = engine.collect(period_sums(inside, ruleset=ruleset, by=by))
        months = engine.collect(month_counts(inside, by=by))
        for n in numbers:
            own = ([row for row in rows if row[PERIOD] == n] for rows in (sums, months))
            results[n] = evaluations(*own, period=periods[n], ruleset=ruleset)
    return results


def _of_periods(engine: Engine, days: Frame, periods: Sequence[tuple[int, Period]]) -> Frame:
    """Return days once for each period they are in, with its number in column `PERIOD`."""
    spans = engine.make(
        {
            PERIOD: [number for number, _ in periods],
            "first": [period.from_date for _, period in periods],
            "end": [period.to_date for _, period in periods],
        }
    )
    pairs = days.join(spans, how="cross")
    return pairs.filter(nw.col("date") >= nw.col("first"), nw.col("date") < nw.col("end")).drop("first", "end")


def evaluate_cities(engine: Engine, question: Question, rulebook: Rulebook) -> list[Evaluation]:
    """Return the evaluation of every city with points over the period; the question's place does not matter."""
    include = bool(rulebook.on(question.period.last_date).value("include_reference"))
    points = city_points(engine, question, include_reference=include)
    return graded(engine, _days(engine, question, rulebook, points), question.period, rulebook) if points else []


def compare(
    engine: Engine, question: Question, rulebook: Rulebook, *, base_year: int
) -> tuple[Evaluation, Evaluation, Rulebook]:
    """Return the evaluation of the period and of the same days of another year, and the rules used for both.

    Gases are brought to one reference state, that of the period's last day unless the user chose one.
    """
    wanted = rulebook.chosen.get("reference_kelvin") or rulebook.on(question.period.last_date).value("gas_kelvin")
    same = rulebook.with_options(reference_kelvin=str(wanted))
    base = replace(question, period=question.period.same_days(base_year))
    return evaluate(engine, question, same)[0], evaluate(engine, base, same)[0], same


def propose_dust(engine: Engine, question: Question, rulebook: Rulebook) -> list[dict[str, Any]]:
    """Return the dust events proposed for a place over its period, as rows of table `dust_events` without a decision.

    Those of a region are those of its cities. An event is numbered by its place and first hour, and hours around the
    period are looked at too, so proposing again, for whatever period, finds the same events.
    """
    edition = rulebook.dust_on(question.period.from_date)
    by_place: dict[str, list[str]] = {}
    for point in points_of(engine, question):
        by_place.setdefault(point.place, []).append(point.station)
    start = datetime.combine(question.period.from_date, time(0))
    end = datetime.combine(question.period.to_date, time(0))
    hours = engine.table("ambient_hours", known_at=question.known_at).filter(
        nw.col("hour_end") > nw.lit(start - LONGEST_EVENT), nw.col("hour_end") <= nw.lit(end + LONGEST_EVENT)
    )
    rows = []
    for place, stations in sorted(by_place.items()):
        series = engine.collect(dust.city_hours(hours.filter(nw.col("station").is_in(stations))))
        events = dust.proposed(series, edition=edition)
        named = _edition_name(edition.name, rulebook)
        rows += [_event_row(place, event, named) for event in events if start < event.from_hour <= end]
    return rows


def _edition_name(name: str, rulebook: Rulebook) -> str:
    """Return the edition's name with the criteria that were chosen, as an event keeps it."""
    return " ".join((name, *(f"{key}={value}" for key, value in sorted(rulebook.chosen.items()))))


def _event_row(place: str, event: dust.Event, edition: str) -> dict[str, Any]:
    return {
        "event": _event_number(place, event.from_hour),
        "place": place,
        "from_hour": event.from_hour,
        "to_hour": event.to_hour,
        "edition": edition,
        "pm25_affected": event.pm25_affected,
    }


def _event_number(place: str, first: datetime) -> str:
    return "D-" + sha256(f"{place} {first.isoformat()}".encode()).hexdigest()[:8]


def day_concentrations(engine: Engine, question: Question, rulebook: Rulebook) -> dict[str, Fraction]:
    """Return the items of the daily report of a place on the question's day, missing ones left out."""
    ruleset = rulebook.on(question.period.from_date)
    rows = daily_rows(engine, days_of(engine, question, rulebook))
    wanted = {DAY_ITEMS[column]: column for column in DAY_ITEMS if DAY_ITEMS[column] in report_items(ruleset, "daily")}
    return {
        item: Fraction(row[column], 10 ** day_decimals(ruleset, column))
        for row in rows
        for item, column in wanted.items()
        if row[column] is not None
    }


def hour_concentrations(engine: Engine, question: Question, rulebook: Rulebook, *, at: datetime) -> dict[str, Fraction]:
    """Return the items of the real-time report of a place at the hour ending at `at`, exactly.

    Rounding is left to the report, as its edition says; gases are converted where the option asks for it.
    """
    rulebook.check(question.period)
    ruleset = rulebook.on(day_of(at))
    include = bool(ruleset.value("include_reference"))
    expected = points_of(engine, question, include_reference=include)
    points = [p for p in expected if p.from_date <= day_of(at) < p.to_date]
    stations = [point.station for point in points]
    rows = engine.table("ambient_hours", known_at=question.known_at).filter(
        nw.col("station").is_in(stations),
        nw.col("hour_end") > nw.lit(at - timedelta(hours=24)),
        nw.col("hour_end") <= nw.lit(at),
    )
    values = realtime_concentrations(engine.collect(rows), at=at, stations=stations, ruleset=ruleset)
    items = report_items(ruleset, "realtime")
    fallbacks = {row["use"] for row in ruleset.rows("fallbacks") if row["item"] in items}
    return {
        item: value * state_ratio(ruleset, pollutant=ITEMS[item].pollutant)
        for item, value in values.items()
        if item in items or item in fallbacks
    }
