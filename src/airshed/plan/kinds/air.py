"""Kind `air`: a statistic of ambient air, against a limit or the same days of a base year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction
from typing import Any, Literal

import polars as pl

from airshed.air import answers
from airshed.air.evaluation import Evaluation, Statistic
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.calendar import Period, year
from airshed.errors import Fault
from airshed.plan.evidence import EvidenceEngine, input_of
from airshed.plan.finding import Finding, Input
from airshed.plan.question import Course, Kind, Question, Sources
from airshed.plan.schema import SHARE, Indicator, PlanFile
from airshed.plan.target import aim_of, check_target, few
from airshed.rules.edition import NoEdition
from airshed.rules.schema import PollutantCode
from airshed.tables import SMALL
from airshed.vocab import POLLUTANTS

HOURS, DUST_EVENTS = "ambient_hours", "dust_events"
STATISTICS = ("mean", "percentile", "good_days", "good_days_ratio", "attained")
OF_A_POLLUTANT = ("mean", "percentile")
Measure = Literal["mean", "percentile", "good_days", "good_days_ratio", "attained"]


class Air(Indicator):
    """A statistic of the plan's place over the period, by the standards in force.

    Attributes:
        statistic: mean or percentile of a pollutant, number or share of good days (AQI up to 100), or how many
            pollutants are within the limits of the ambient standard.
        pollutant: whose mean or percentile.
        dust: whether hours of confirmed dust events count.
    """

    kind: Literal["air"]
    statistic: Measure
    pollutant: PollutantCode | None = None
    dust: Literal["keep", "exclude"] = "keep"


def _course(_: Air) -> Course:
    return "period"


def find(question: Question, sources: Sources) -> Finding:
    """Return the statistic of the period up to the day, and the base year's over the same days."""
    indicator: Air = question.indicator
    gap = _gap(question, sources)
    if gap is not None:
        return Finding(gap=gap, aim=aim_of(question))
    period = to_date(question)
    target = indicator.target
    base_year = target.base_year if target else None
    try:
        rules = sources.rules if base_year is None else one_state(sources.rules, period)
        now = evaluation_of(question, sources, period, rules)
        base = None if base_year is None else evaluation_of(question, sources, period.same_days(base_year), rules)
    except NoEdition:
        return Finding(gap="no_rules", aim=aim_of(question))
    ruleset = rules.on(period.last_date)
    value, decimals, valid, details = _value(indicator, now, ruleset)
    base_value = None if base is None else _value(indicator, base, ruleset)[0]
    aim = aim_of(question, base_value)
    gap = None if value is not None else "no_rows"
    gap = gap or few(question, valid, period.days) or _short(indicator, now, period)
    gap = gap or ("no_base" if base_year is not None and base_value is None else None)
    gap = gap or ("no_target" if aim is None or aim.value is None else None)
    return Finding(
        value=value,
        aim=aim,
        decimals=decimals,
        valid=valid,
        expected=period.days,
        rows=valid,
        gap=gap,
        satisfied=aim.holds(value) if aim and value is not None else None,
        editions=_editions(indicator, rules, period),
        inputs=_inputs(question, sources, [period, *([period.same_days(base_year)] if base_year else [])]),
        details=details,
    )


def _gap(question: Question, sources: Sources) -> str | None:
    if sources.plan.place not in sources.places:
        return "no_place"
    key = ("there", HOURS, question.known_at)
    if key not in sources.memory:
        sources.memory[key] = sources.tables(HOURS, known_at=question.known_at) is not None
    if not sources.memory[key]:
        return "no_table"
    return None if to_date(question).days > 0 else "no_rows"


def to_date(question: Question) -> Period:
    """Return the days of the period up to the day asked."""
    end = min(question.as_of + timedelta(days=1), question.period.to_date)
    return Period(question.period.from_date, max(end, question.period.from_date))


def one_state(rules: Rulebook, period: Period) -> Rulebook:
    """Return rules that bring gases of both years to one reference state, that of the period's last day."""
    kelvin = rules.chosen.get("reference_kelvin") or rules.on(period.last_date).value("gas_kelvin")
    return rules.with_options(reference_kelvin=str(kelvin))


def evaluation_of(
    question: Question, sources: Sources, period: Period, rules: Rulebook, *, dust: answers.Dust | None = None
) -> Evaluation:
    """Return the evaluation of the plan's place over days; the days of whole years are computed once and kept.

    The other days of a curve are evaluated along with it.

    Args:
        question: for known_at and the dust choice.
        sources: tables, places and memory.
        period: the days.
        rules: the editions with options.
        dust: another choice than the indicator's.
    """
    choice = (dust or question.indicator.dust, question.known_at, _chosen(rules, _whole(period)))
    if ("evaluation", period, *choice) not in sources.memory:
        days = days_of(question, sources, period, rules, dust=dust)
        periods = _periods(question, sources, period)
        found = answers.graded_periods(EvidenceEngine(sources.tables), days, periods, rules)
        place = f"city:{sources.plan.place}"
        for part, results in zip(periods, found, strict=True):
            empty = Evaluation.empty(place, part, ruleset=rules.on(part.last_date))
            sources.memory["evaluation", part, *choice] = results[0] if results else empty
    evaluation: Evaluation = sources.memory["evaluation", period, *choice]
    return evaluation


def _periods(question: Question, sources: Sources, period: Period) -> list[Period]:
    """Return a period and those other days of a curve ask for, within the same whole years."""
    asked = [to_date(replace(question, as_of=day)).same_days(period.from_date.year) for day in sources.days]
    return list(dict.fromkeys((period, *(p for p in asked if p.days > 0 and _whole(p) == _whole(period)))))


def _whole(period: Period) -> Period:
    return Period(year(period.from_date.year).from_date, year(period.last_date.year).to_date)


def _chosen(rules: Rulebook, whole: Period) -> tuple[Any, ...]:
    """Return what tells rules apart: a reference state that every day has anyway changes nothing."""
    chosen = dict(rules.chosen)
    kelvin = chosen.get("reference_kelvin")
    if all(str(ruleset.value("gas_kelvin")) == str(kelvin) for _, ruleset in rules.parts(whole)):
        del chosen["reference_kelvin"]
    return tuple(sorted(chosen.items(), key=str))


def days_of(
    question: Question, sources: Sources, period: Period, rules: Rulebook, *, dust: answers.Dust | None = None
) -> Any:  # noqa: ANN401 - a frame of the engine
    """Return the days of the plan's place over the whole years around a period, kept in memory."""
    whole = _whole(period)
    treated = dust or question.indicator.dust
    key = ("days", whole, treated, question.known_at, _chosen(rules, _whole(period)))
    if key not in sources.memory:
        place = f"city:{sources.plan.place}"
        points = sources.places[sources.plan.place].points(place)
        asked = answers.Question(place, whole, treated, question.known_at, points)
        sources.memory[key] = answers.days_of(EvidenceEngine(sources.tables), asked, rules)
    return sources.memory[key]


def _value(indicator: Air, found: Evaluation, ruleset: Ruleset) -> tuple[Fraction | None, int, int, Mapping[str, Any]]:
    """Return value, decimals, valid days and what else is worth telling."""
    if indicator.statistic == "good_days":
        return (Fraction(found.good_days) if found.days_valid else None), 0, found.days_valid, {}
    if indicator.statistic == "good_days_ratio":
        return found.good_days_ratio, 4, found.days_valid, {"good_days": found.good_days}
    if indicator.statistic == "attained":
        return _within(found, ruleset)
    statistic = found.pollutants[indicator.pollutant or ""]
    value = statistic.mean if indicator.statistic == "mean" else statistic.percentile
    return value, statistic.decimals, statistic.valid, {}


def _within(found: Evaluation, ruleset: Ruleset) -> tuple[Fraction | None, int, int, Mapping[str, Any]]:
    """Return how many of the pollutants are within the class 2 limits of mean and percentile."""
    within = {}
    for code, statistic in found.pollutants.items():
        year_limit, day_limit = (ruleset.limit(code, span) for span in ("year", "8h" if code == "o3" else "day"))
        pairs = ((statistic.mean, year_limit), (statistic.percentile, day_limit))
        checks = [value <= Fraction(limit) for value, limit in pairs if value is not None and limit is not None]
        within[code] = all(checks) if checks else None
    valid = min(s.valid for s in found.pollutants.values())
    if any(answer is None for answer in within.values()):
        return None, 0, valid, {"within": within}
    return Fraction(sum(1 for answer in within.values() if answer)), 0, valid, {"within": within}


def _short(indicator: Air, found: Evaluation, period: Period) -> str | None:
    """Return `few` when a whole year has fewer valid days than the standard asks for a yearly statistic."""
    if period != year(period.from_date.year) or indicator.statistic in {"good_days", "good_days_ratio"}:
        return None
    codes = [indicator.pollutant] if indicator.pollutant else list(POLLUTANTS)
    asked: list[Statistic] = [found.pollutants[code] for code in codes if code]
    return "few" if any(s.reason in {"few_days", "few_days_in_month"} for s in asked) else None


def _editions(indicator: Air, rules: Rulebook, period: Period) -> Mapping[str, str]:
    """Return family to the editions used over the days, in order of date."""
    used: dict[str, list[str]] = {}
    for _, ruleset in rules.parts(period):
        for family, name in ruleset.editions.items():
            names = used.setdefault(family, [])
            names += [] if name in names else [name]
    if indicator.dust == "exclude":
        used["dust"] = [rules.dust_on(period.last_date).name]
    return {family: ", ".join(names) for family, names in used.items()}


def _inputs(question: Question, sources: Sources, periods: list[Period]) -> tuple[Input, ...]:
    if not sources.digests:
        return ()
    inputs = [_hours(question, sources, period) for period in periods]
    if question.indicator.dust == "exclude":
        events = sources.tables(DUST_EVENTS, known_at=question.known_at)
        if events is not None:
            frame = events.collect(engine=SMALL)
            inputs.append(input_of(DUST_EVENTS, frame.drop("revision", "known_at", "by", strict=False), key=["event"]))
    return tuple(inputs)


def hours_used(question: Question, sources: Sources, period: Period) -> pl.LazyFrame:
    """Return the hourly rows the days of a period rest on: from the day before, which 8 h means reach into."""
    hours = sources.tables(HOURS, known_at=question.known_at)
    if hours is None:
        raise KeyError(HOURS)
    spans = sources.places[sources.plan.place].stations
    first = datetime.combine(period.from_date, time()) - timedelta(days=1)
    last = datetime.combine(period.to_date, time())
    return hours.filter(
        pl.col("station").is_in(sorted({s.station for s in spans})),
        pl.col("hour_end") > first,
        pl.col("hour_end") <= last,
    )


def _hours(question: Question, sources: Sources, period: Period) -> Input:
    key = ("input", period, question.known_at)
    if key not in sources.memory:
        used = hours_used(question, sources, period).select("station", "hour_end", *POLLUTANTS).collect(engine=SMALL)
        spans = sources.places[sources.plan.place].stations
        points = " ".join(f"{s.station}[{s.from_date},{s.to_date or ''})" for s in spans)
        scope = {"from": str(period.from_date), "to": str(period.to_date), "points": points}
        sources.memory[key] = input_of(HOURS, used, key=("station", "hour_end"), scope=scope)
    found: Input = sources.memory[key]
    return found


def check(indicator: Air, _: PlanFile) -> Iterator[Fault]:
    """Yield the faults of an indicator within its plan."""
    of_one = indicator.statistic in OF_A_POLLUTANT
    if of_one != (indicator.pollutant is not None):
        yield Fault("plan.pollutant", "pollutant", indicator.pollutant or "", ", ".join(POLLUTANTS) if of_one else "")
    unit = POLLUTANTS[indicator.pollutant].unit if indicator.pollutant else ""
    units = {"good_days": "days", "good_days_ratio": SHARE, "attained": "count"}.get(indicator.statistic, unit)
    yield from check_target(indicator, units=(units,) if units else None, base=True)


KIND = Kind("air", Air, _course, find, check)
