"""The report of a place for one day or one hour: index, level, advice, and what is missing of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from airshed.air.answers import Question, day_concentrations, hour_concentrations
from airshed.air.frames import Engine
from airshed.air.index import report_items
from airshed.air.reports import DAILY, index_reports
from airshed.air.ruleset import Rulebook
from airshed.air.shapes import Shape, basis, concentrations_shape, report_shape
from airshed.calendar import Period, day_of
from airshed.vocab import ITEMS


def reported_shape(engine: Engine, question: Question, rulebook: Rulebook, *, at: datetime, scope: str) -> Shape | None:
    """Return the report of a place, or None where not one item is known.

    Args:
        engine: where the hours are.
        question: the place; its period is that of the report.
        rulebook: the editions.
        at: end of the hour, or of the day. [city wall time]
        scope: `realtime` or `daily`.

    Reference:
        HJ 633, daily and real-time reports.
    """
    day = day_of(at)
    asked = Question(
        question.place, Period(day, day + timedelta(days=1)), question.dust, question.known_at, question.points
    )
    if scope == DAILY:
        concentrations = day_concentrations(engine, asked, rulebook)
    else:
        concentrations = hour_concentrations(engine, asked, rulebook, at=at)
    if not concentrations:
        return None
    ruleset = rulebook.on(day)
    found = index_reports([concentrations], ruleset=ruleset, scope=scope, make=engine.make)[0]
    rests, shape = basis(asked, rulebook), report_shape(found, ruleset, scope=scope)
    level = found.level or {}
    return {
        "place": question.place,
        "at": at.isoformat(timespec="minutes"),
        "date": day.isoformat(),
        "concentrations": concentrations_shape(found),
        **shape,
        "missing": [item for item in report_items(ruleset, scope) if item not in concentrations],
        **rests,
        "options": {**rests["options"], **shape["options"]},
        "colour": level.get("colour_zh"),
        "colour_en": level.get("colour_en"),
        "rgb": level.get("rgb"),
        "sensitive_groups": _groups(found.iaqi, ruleset.rows("groups"), ruleset.number("exceeding_above")),
    }


def _groups(iaqi: Mapping[str, int | None], rows: Iterable[Mapping[str, Any]], above: int) -> list[dict[str, Any]]:
    over = {ITEMS[item].pollutant for item, value in iaqi.items() if value is not None and value > above}
    return [
        {"pollutant": row["pollutant"], "zh": list(row["zh"]), "en": list(row["en"])}
        for row in rows
        if row["pollutant"] in over
    ]
