"""Areas on a map: polygons of a day in WGS-84, with what they are, who says so, and their approval number as a map."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from shapely.geometry import shape

from airshed.plan.load import AREAS_FILE, load_plans
from airshed.web.kit.outline import OUTLINE, bounds_of
from airshed.web.plans import plan_of
from airshed.web.words import say
from airshed.web.written import written

KEPT = 4
KINDS: Mapping[str, tuple[str, str]] = {
    OUTLINE: ("行政区域", "city"),
    "district": ("辖区", "district"),
    "built_up": ("建成区", "built-up area"),
    "park": ("园区", "park"),
    "control_unit": ("管控单元", "control unit"),
    "grid": ("网格", "grid"),
    "zone": ("限行限用区", "zone"),
    "red_line": ("生态保护红线", "ecological red line"),
    "other": ("其他", "other"),
}
"""Kinds of areas in the order they are drawn and listed."""


def list_outlines(home: Path, *, on: date) -> list[dict[str, Any]]:
    """Return the areas of a home's plans that hold on a day, as features of GeoJSON that a map draws.

    Args:
        home: the home.
        on: the day.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    found = [feature for feature in _features(home, written(home)) if _holds(feature["properties"], on)]
    order = list(KINDS)
    return sorted((_shown(one) for one in found), key=lambda one: order.index(one["properties"]["kind"]))


def kinds_of(features: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return code and words of the kinds that some areas are of."""
    there = {feature["properties"]["kind"] for feature in features}
    return [(kind, say(*words)) for kind, words in KINDS.items() if kind in there]


def bounds_on(home: Path, *, on: date) -> list[float] | None:
    """Return west, south, east and north of the city of the plan of a day [degrees]; None where there is none.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    plan = plan_of(home, on=on)
    if plan is None:
        return None
    features = json.loads((plan.path.parent / AREAS_FILE).read_bytes())["features"]
    outline = next(shape(one["geometry"]) for one in features if one["properties"]["id"] == OUTLINE)
    return list(bounds_of(outline))


@lru_cache(maxsize=KEPT)
def _features(home: Path, version: object) -> tuple[Mapping[str, Any], ...]:  # noqa: ARG001 - names the answer
    return tuple(_read(home))


def _read(home: Path) -> Iterator[Mapping[str, Any]]:
    for plan in load_plans(home):
        yield from json.loads((plan.path.parent / AREAS_FILE).read_bytes())["features"]


def _holds(told: Mapping[str, Any], on: date) -> bool:
    first, end = (date.fromisoformat(day) if (day := told.get(name)) else None for name in ("from_date", "to_date"))
    return (first is None or first <= on) and (end is None or on < end)


def _said(text: str) -> str:
    """Return the part of a text in both languages, parted by a stroke, that the reader reads."""
    zh, _, en = text.partition(" / ")
    return say(zh, en or zh)


def _shown(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return a feature with what a map says of it, and where its name is written."""
    told, area = feature["properties"], shape(feature["geometry"])
    kind = told.get("kind", told["id"])
    point, (west, _, east, _) = area.representative_point(), area.bounds
    properties = {
        "kind": kind if kind in KINDS else "other",
        "title": say(told["zh"], told.get("en") or told["zh"]),
        "source": _said(told.get("source", "")),
        "approval": told.get("approval", ""),
        "at": [round(point.x, 5), round(point.y, 5)],
        "width": round(east - west, 5),
    }
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}
