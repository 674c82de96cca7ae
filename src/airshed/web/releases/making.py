"""What a part of the public page says, computed by whoever releases it and by the jobs, never for a stranger.

Concentrations are numbers in the pollutant's unit (µg/m³; CO mg/m³), shares fractions of 1; what is not known is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.air.index import level_of
from airshed.air.ruleset import Ruleset
from airshed.calendar import Period
from airshed.errors import AirshedError, Fault
from airshed.plan.freezing import Freezing, freeze_figures
from airshed.plan.load import Plan, indicator_ids, load_plan
from airshed.plan.places import load_places
from airshed.plan.schema import Clause
from airshed.plan.shapes import indicator_shape
from airshed.plan.state import IndicatorState, plan_state
from airshed.plan.words import UNITS
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web import ambient, plans
from airshed.web.accounts.roles import Role
from airshed.web.ambient import Place
from airshed.web.bridge import asking_of
from airshed.web.charts.chart import Language, Words
from airshed.web.charts.levels import letter_of
from airshed.web.charts.small import GoalBar, Strip, svg
from airshed.web.releases.models import DAYS, GOALS, NOW, Release
from airshed.web.turns import once_free

LAST_DAYS = 30
BAR_WIDTH = 480
AIR = "air"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
OPS = {"<=": "<=", "<": "<", ">=": ">=", ">": ">", "==": "="}
Drawings = Mapping[str, Mapping[str, str]]


class NothingToRelease(AirshedError):
    """There is no such place or plan, or it has nothing that the public could see."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """On whose behalf a standing release reads: all that a leader reads, whoever released it and is still there."""

    role: str = Role.leader.value
    username: str = "releases"
    is_authenticated: bool = True
    is_active: bool = True
    coordinates: bool = False
    department_id: str | None = None


READER = _Reader()


@dataclass(frozen=True, slots=True)
class Content:
    """What is published.

    Attributes:
        data: as JSON has it.
        drawings: language to name to SVG.
    """

    data: Mapping[str, Any]
    drawings: Drawings = field(default_factory=dict)


def content_of(home: Path, release: Release, *, now: datetime) -> Content:
    """Return what a release would show now; figures of goals are computed, not frozen.

    Raises:
        NothingToRelease: there is no such place or plan any more, or no data.
        AirshedError: plans, rules or places cannot be used.
    """
    if release.part == NOW:
        return _now(home, place_of(home, release.place), now)
    if release.part == DAYS:
        return _days(home, place_of(home, release.place), now)
    plan, asking = _plan(home, release.plan), asking_of(home, plans.rulebook(home))
    state = plan_state(plan, asking, as_of=release.as_of, known_at=now, only=_clauses(plan))
    return _goals(home, release, [i for c in state.clauses for i in c.indicators if i.figure.kind == AIR], now)


def frozen_content(home: Path, release: Release, *, by: str, now: datetime) -> Content:
    """Return the same; the figures of goals are frozen, and named by their ids."""
    if release.part != GOALS:
        return content_of(home, release, now=now)
    plan, asking = _plan(home, release.plan), asking_of(home, plans.rulebook(home))
    clauses = _clauses(plan)
    air = {i for c in plan.file.clauses for i in _air_ids(c)}

    def freeze() -> Freezing:
        return freeze_figures(
            home,
            plan,
            asking,
            as_of=release.as_of,
            counted_at=now,
            by=by,
            now=now,
            clauses=clauses,
            wanted=lambda _clause, indicator: indicator in air,
        )

    return _goals(home, release, list(once_free(freeze).indicators), now)


def place_of(home: Path, id: str) -> Place:  # noqa: A002 - what it is
    """Return a place.

    Raises:
        NothingToRelease: there is none of that id.
    """
    for place in ambient.list_places(home, user=READER):
        if place.id == id:
            return place
    raise NothingToRelease(Fault("releases.no_place", "place", id, "places.yaml"))


def _plan(home: Path, id: str) -> Plan:  # noqa: A002 - what it is
    if all(plan.id != id for plan in plans.list_plans(home, user=READER)):
        raise NothingToRelease(Fault("releases.no_plan", "plan", id))
    return load_plan(home, id)


def place_of_goals(home: Path, plan: str) -> str:
    """Return the id of the place whose goals a plan has.

    Raises:
        NothingToRelease: there is no such plan, it has no goal of air, or no stations stand for its place.
    """
    found = _plan(home, plan)
    if not _clauses(found):
        raise NothingToRelease(Fault("releases.no_goals", "plan", plan))
    return place_of(home, f"place:{found.file.place}").id


# --- air now ---


def _now(home: Path, place: Place, now: datetime) -> Content:
    found = ambient.get_now(home, place, by=now)
    if found is None or found["report"] is None:
        raise NothingToRelease(Fault("releases.no_data", "place", place.id))
    report, stations = found["report"], found["stations"]
    measured = sum(s["report"] is not None for s in stations)
    ruleset = plans.rulebook(home).on(date.fromisoformat(report["date"]))
    kept = ("aqi", "level", "primary", "concentrations", "iaqi", "missing", "sensitive_groups", "editions", "options")
    return Content(
        {
            **_head(NOW, place, now),
            "hour": report["at"],
            "category": _category(ruleset, report["aqi"]),
            **{name: report[name] for name in kept},
            "coverage": {"valid": measured, "expected": len(stations), "of": "stations"},
            "scale": _scale(ruleset),
            "units": {code: UNIT_SIGNS[p.unit] for code, p in POLLUTANTS.items()},
        }
    )


# --- last days ---


def _days(home: Path, place: Place, now: datetime) -> Content:
    period = Period(now.date() - timedelta(days=LAST_DAYS), now.date())
    shape, rules = ambient.get_days(home, place, period), plans.rulebook(home)
    days = []
    for day in shape["days"]:
        aqi = day["aqi"] if day["valid"] else None
        told = _category(rules.on(date.fromisoformat(day["date"])), aqi)
        days.append({"date": day["date"], "aqi": aqi, "category": told, "primary": day["primary"] if told else None})
    valid = sum(day["aqi"] is not None for day in days)
    if not valid:
        raise NothingToRelease(Fault("releases.no_data", "place", place.id))
    drawn: Drawings = {
        language: {"days": svg(Strip(shape, rules, _name(place).say(language)), language=language)}
        for language in LANGUAGES
    }
    data = {
        **_head(DAYS, place, now),
        "from": shape["from"],
        "to": shape["to"],
        "days": days,
        "good_days": sum(day["category"] is not None and day["category"]["level"] <= 2 for day in days),  # noqa: PLR2004
        "coverage": {"valid": valid, "expected": len(days), "of": "days"},
        "editions": shape["editions"],
        "options": shape["options"],
        "scale": _scale(rules.on(period.last_date)),
    }
    return Content(data, drawn)


# --- goals ---


def _clauses(plan: Plan) -> list[str]:
    return [clause.id for clause in plan.file.clauses if _air_ids(clause)]


def _air_ids(clause: Clause) -> list[str]:
    return [id for id, i in zip(indicator_ids(clause), clause.indicators, strict=True) if i.kind == AIR]  # noqa: A001


def _goals(home: Path, release: Release, found: list[IndicatorState], now: datetime) -> Content:
    plan = _plan(home, release.plan)
    if not found:  # the plan was changed since it was drafted
        raise NothingToRelease(Fault("releases.no_goals", "plan", release.plan))
    clause_of = {i: c for c in plan.file.clauses for i in _air_ids(c)}
    goals: list[dict[str, Any]] = []
    drawn: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    place = load_places(home).get(plan.file.place)
    synthetic = place is not None and place.synthetic
    for state in found:
        shape, clause = indicator_shape(state), clause_of[state.id]
        goals.append(
            {
                "clause": clause.id,
                "clause_zh": clause.zh,
                "clause_en": clause.en or clause.zh,
                **shape,
                "digest": state.figure.digest,
                "editions": dict(state.figure.editions),
            }
        )
        bar = _bar(shape, release.as_of, synthetic=synthetic)
        if bar is not None:
            for language in LANGUAGES:
                drawn[language][state.id] = svg(bar, language=language)
    data = {
        "part": GOALS,
        "place": {
            "id": f"place:{plan.file.place}",
            "zh": place.zh if place else plan.file.place,
            "en": place.en if place else plan.file.place,
            "synthetic": synthetic,
            "stand_in": place is not None and place.stand_in,
        },
        "plan": {"id": plan.id, "zh": plan.file.zh, "en": plan.file.en or plan.file.zh, "digest": plan.digest},
        "as_of": release.as_of.isoformat(),
        "counted_at": now.isoformat(timespec="seconds"),
        "goals": goals,
        "editions": goals[0]["editions"],
    }
    return Content(data, drawn)


def _bar(shape: Mapping[str, Any], as_of: date, *, synthetic: bool) -> GoalBar | None:
    """Return how a goal is drawn; one without a number to reach is told in words alone."""
    target = shape["target"]
    if target["value"] is None:
        return None
    share = shape["unit"] == "share"
    times = 100 if share else 1
    sign = UNITS.get(shape["unit"] or "", ("", ""))
    return GoalBar(
        label=Words(shape["zh"], shape["en"]),
        value=None if shape["value"] is None else round(float(shape["value"]) * times, 6),
        target=round(float(target["value"]) * times, 6),
        op=OPS.get(target["op"], target["op"]),
        unit="%" if share else sign[0] if sign[0] == sign[1] else "",
        as_of=as_of,
        valid=shape["coverage"]["valid"],
        expected=shape["coverage"]["expected"],
        synthetic=synthetic,
        width=BAR_WIDTH,
        bare=True,
    )


# --- what all share ---


def _head(part: str, place: Place, now: datetime) -> dict[str, Any]:
    told = {"id": place.id, "zh": place.zh, "en": place.en, "synthetic": place.synthetic, "stand_in": place.stand_in}
    return {"part": part, "place": told, "counted_at": now.isoformat(timespec="seconds")}


def _name(place: Place) -> Words:
    return Words(place.zh, place.en)


def _category(ruleset: Ruleset, aqi: int | None) -> dict[str, Any] | None:
    row = level_of(aqi, ruleset)
    return None if row is None else _level(row)


def _level(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "level": int(row["level"]),
        "zh": row["category_zh"],
        "en": row["category_en"],
        "letter_zh": letter_of(row, language="zh"),
        "letter_en": letter_of(row, language="en"),
        "colour_zh": row["colour_zh"],
        "colour_en": row["colour_en"],
        "rgb": str(row["rgb"]),
    }


def _scale(ruleset: Ruleset) -> list[dict[str, Any]]:
    """Return the levels of the index with the span of each; the last is open."""
    found, above = [], int(ruleset.number("lowest_index"))
    for row in ruleset.rows("levels"):
        found.append({**_level(row), "from": above, "upto": row["upto"]})
        above = int(row["upto"] or 0) + 1
    return found
