"""Areas on a map: polygons of a day in WGS-84, with what they are, who says so, and their approval number as a map."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from shapely.geometry import shape

from airshed.plan.load import AREAS_FILE, Plan, load_plans
from airshed.web.areas import AREAS, list_areas
from airshed.web.kit.columns import Words
from airshed.web.kit.outline import OUTLINE, bounds_of
from airshed.web.kit.register import registers
from airshed.web.plans import plan_of
from airshed.web.words import say

DECIMALS = 5
"""Of degrees where a name stands: about a metre."""


def kinds() -> Mapping[str, Words]:
    """Return the kinds of areas in the order they are drawn and listed, with their words."""
    return {OUTLINE: ("市域", "city"), **registers()[AREAS].column["kind"].choices}


def list_outlines(home: Path, *, on: date, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a user
    """Return the areas of a day as features of GeoJSON that a map draws.

    Those of the register that a user may see; of a kind that it does not hold, the sketch that comes with the plans.

    Args:
        home: the home.
        on: the day.
        user: who looks.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    found = list_areas(on, None, user)
    there = {feature["properties"]["kind"] for feature in found}
    sketched = [one for one in _sketched(home, on) if one["properties"]["kind"] not in there]
    return in_order([*sketched, *found])


def in_order(features: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return areas as a map draws them, the greater kinds first."""
    order = list(kinds())
    return sorted((_shown(one) for one in features), key=lambda one: order.index(one["properties"]["kind"]))


def kinds_of(features: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return code and words of the kinds that some areas are of."""
    there = {feature["properties"]["kind"] for feature in features}
    return [(kind, say(*words)) for kind, words in kinds().items() if kind in there]


def bounds_on(home: Path, *, on: date) -> list[float] | None:
    """Return west, south, east and north of the city of the plan of a day [degrees]; None where there is none.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    plan = plan_of(home, on=on)
    found = [] if plan is None else [one["geometry"] for one in _read(plan) if one["properties"]["id"] == OUTLINE]
    return list(bounds_of(shape(found[0]))) if found else None


def _read(plan: Plan) -> list[Mapping[str, Any]]:
    return list(json.loads((plan.path.parent / AREAS_FILE).read_bytes())["features"])


def _sketched(home: Path, on: date) -> list[dict[str, Any]]:
    """Return the areas of the files of all plans of a home that hold on a day, told as those of the register."""
    found = [one for plan in load_plans(home) for one in _read(plan) if _holds(one["properties"], on)]
    return [{**one, "properties": _told(one["properties"])} for one in found]


def _holds(told: Mapping[str, Any], on: date) -> bool:
    first, end = (date.fromisoformat(day) if (day := told.get(name)) else None for name in ("from_date", "to_date"))
    return (first is None or first <= on) and (end is None or on < end)


def _told(told: Mapping[str, Any]) -> dict[str, Any]:
    zh, _, en = told.get("source", "").partition(" / ")
    kind = told["id"] if told["id"] in kinds() else "other"
    return {"kind": kind, "name": say(told["zh"], told.get("en") or told["zh"]), "source": say(zh, en or zh)}


def _shown(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return a feature with what a map says of it, and where its name is written."""
    told, area = feature["properties"], shape(feature["geometry"])
    point, (west, _, east, _) = area.representative_point(), area.bounds
    properties = {
        "kind": told["kind"],
        "title": told["name"],
        "source": told.get("document") or told.get("source", ""),
        "approval": told.get("approval_number", ""),
        "at": [round(point.x, DECIMALS), round(point.y, DECIMALS)],
        "width": round(east - west, DECIMALS),
    }
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}
