"""The stable shapes of answers: what the command line prints as JSON and an interface returns.

Concentrations are numbers in the pollutant's unit (µg/m³; CO mg/m³), shares are fractions of 1, what is not known is
null. Every shape echoes the editions and options it rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from airshed.air.answers import Question
from airshed.air.evaluation import Evaluation, Statistic, change
from airshed.air.places import DAY_ITEMS, day_decimals
from airshed.air.reports import Report
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.calendar import SEASONS, Period, season, year
from airshed.rules.edition import in_force

Shape = dict[str, Any]
REPORTS_ONLY = frozenset({"round_first", "realtime_pm"})
"""Options of index reports: days are always rounded before their index, and take no hour's particles."""


def number(value: Fraction | None) -> int | float | None:
    """Return an exact number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def basis(question: Question, rulebook: Rulebook) -> Shape:
    """Return what an answer rests on: dust, editions (several of a family joined), options."""
    parts = list(rulebook.parts(question.period))
    editions: dict[str, list[str]] = {}
    for _, ruleset in parts:
        for family, name in ruleset.editions.items():
            editions.setdefault(family, []).append(name)
    if question.dust != "keep":
        editions["dust"] = [in_force(rulebook.editions, family="dust", on=question.period.last_date).name]
    return {
        "dust": question.dust,
        "known_at": question.known_at.isoformat() if question.known_at else None,
        "editions": {family: ", ".join(dict.fromkeys(names)) for family, names in editions.items()},
        "own_editions": sorted(
            {e.name for _, r in parts for e in (r.ambient, r.index, r.evaluation) if e.origin == "home"}
        ),
        "options": {**_options([ruleset for _, ruleset in parts]), "not_monitored": sorted(rulebook.exempt)},
        "chosen": _plain(rulebook.chosen),
    }


def _options(rulesets: Sequence[Ruleset]) -> Shape:
    """Return every option that days are judged by; where editions differ, its value in each by the edition's name."""
    found: dict[str, dict[str, Any]] = {}
    for ruleset in rulesets:
        for name, value in _plain(ruleset.options()).items():
            if name not in REPORTS_ONLY:
                found.setdefault(name, {})[ruleset.edition_of(name)] = value
    return {
        name: values if len({str(v) for v in values.values()}) > 1 else next(iter(values.values()))
        for name, values in sorted(found.items())
    }


def _plain(options: Mapping[str, Any]) -> Shape:
    """Return options as JSON values; exact decimals become numbers."""
    return {
        name: value if isinstance(value, (str, bool, int)) or value is None else number(Fraction(value))
        for name, value in options.items()
    }


def evaluation_shape(result: Evaluation, question: Question, rulebook: Rulebook) -> Shape:
    """Return `{"place", "year", "dust", "days_valid", "good_days", ..., "pollutants", "composite", ...}`."""
    whole_year = result.period == year(result.period.from_date.year)
    return {
        "place": result.place,
        "year": result.period.from_date.year if whole_year else None,
        "from": result.period.from_date.isoformat(),
        "to": result.period.last_date.isoformat(),
        "days": result.period.days,
        "days_valid": result.days_valid,
        "good_days": result.good_days,
        "good_days_ratio": number(result.good_days_ratio),
        "heavy_days": result.heavy_days,
        "pollutants": {code: _statistic_shape(s) for code, s in result.pollutants.items()},
        "composite": number(result.composite),
        "main_pollutants": list(result.main_pollutants),
        **basis(Question(question.place, result.period, question.dust, question.known_at), rulebook),
    }


def _statistic_shape(statistic: Statistic) -> Shape:
    percentile = None if statistic.p is None else {"p": statistic.p, "value": number(statistic.percentile)}
    return {
        "mean": number(statistic.mean),
        "percentile": percentile,
        "coverage": {"valid": statistic.valid, "expected": statistic.expected},
        "attained": statistic.attained,
        "reason": statistic.reason,
        "decimals": statistic.decimals,
    }


def comparison_shape(now: Evaluation, base: Evaluation) -> Shape:
    """Return the base period and the relative change from it, of each statistic both periods have."""
    pollutants = {}
    for code, statistic in now.pollutants.items():
        other = base.pollutants[code]
        pollutants[code] = {
            "mean": number(change(statistic.mean, other.mean)),
            "percentile": number(change(statistic.percentile, other.percentile)),
        }
    ratio, other_ratio = now.good_days_ratio, base.good_days_ratio
    difference = None if ratio is None or other_ratio is None else number(ratio - other_ratio)
    return {
        "pollutants": pollutants,
        "composite": number(change(now.composite, base.composite)),
        "good_days_ratio_difference": difference,
    }


def days_shape(rows: Sequence[Mapping[str, Any]], question: Question, rulebook: Rulebook) -> Shape:
    """Return `{"place", "from", "to", "dust", "editions", "options", "days": [...]}`, a row for every day asked for."""
    by_date = {row["date"]: row for row in rows}
    days = []
    for period, ruleset in rulebook.parts(question.period):
        dates = (period.from_date + timedelta(days=n) for n in range(period.days))
        days += [_day_shape(day, by_date.get(day), ruleset) for day in dates]
    return {
        "place": question.place,
        "from": question.period.from_date.isoformat(),
        "to": question.period.last_date.isoformat(),
        **basis(question, rulebook),
        "days": days,
    }


def _day_shape(day: date, row: Mapping[str, Any] | None, ruleset: Ruleset) -> Shape:
    values = {
        column: None
        if row is None or row[column] is None
        else number(Fraction(row[column], 10 ** day_decimals(ruleset, column)))
        for column in DAY_ITEMS
    }
    primary = None if row is None or row["primary"] is None else [p for p in row["primary"].split(",") if p]
    return {
        "date": day.isoformat(),
        **values,
        "aqi": None if row is None else row["aqi"],
        "primary": primary,
        "valid": bool(row and row["valid"]),
    }


def report_shape(report: Report, ruleset: Ruleset, *, scope: str) -> Shape:
    """Return `{"edition", "options", "iaqi", "aqi", "level", "category", "primary", "exceeding", "category_en"}`."""
    index_options = {row["name"] for row in ruleset.index.tables.get("parameters", ())}
    options = {name: value for name, value in _plain(ruleset.options()).items() if name in index_options}
    level = report.level or {}
    return {
        "edition": ruleset.index.name,
        "options": {"scope": scope, **options, "not_monitored": sorted(ruleset.exempt)},
        "iaqi": dict(report.iaqi),
        "aqi": report.aqi,
        "level": level.get("level"),
        "category": level.get("category_zh"),
        "primary": _listed(report.primary),
        "exceeding": _listed(report.exceeding),
        "category_en": level.get("category_en"),
    }


def _listed(codes: Iterable[str] | None) -> list[str] | None:
    return None if codes is None else list(codes)


def concentrations_shape(report: Report) -> Shape:
    """Return the concentrations of a report by item."""
    return {item: number(value) for item, value in report.concentrations.items()}


def period_shape(period: Period) -> Shape:
    """Return `{"from", "to"}`, both days included."""
    return {"from": period.from_date.isoformat(), "to": period.last_date.isoformat()}


def parts_of(period: Period, by: str) -> tuple[list[Period], list[Period]]:
    """Return the months or the whole seasons of a period as `by` says, and what of the period is in none of them."""
    if by == "month":
        return list(period.months()), []
    numbers = range(period.from_date.year - 1, period.to_date.year + 1)
    seasons = sorted(season(n, name) for n in numbers for name in SEASONS)
    whole = [p for p in seasons if period.from_date <= p.from_date and p.to_date <= period.to_date]
    ends = [period.from_date, *(day for p in whole for day in (p.from_date, p.to_date)), period.to_date]
    gaps = (Period(first, last) for first, last in zip(ends[::2], ends[1::2], strict=True))
    return whole, [gap for gap in gaps if gap.days]
