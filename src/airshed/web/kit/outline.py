"""Where the rows of a home may lie: the outlines of the cities of its plans."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Point, Polygon, union_all
from shapely.geometry import shape

from airshed.plan.load import AREAS_FILE, load_plans

OUTLINE = "outline"
KEPT = 8
Area = Any
"""A polygon or several, as Shapely has them."""


def outline_of(home: Path, version: object) -> Area:
    """Return the union of the outlines of a home's plans; empty where there is none.

    Args:
        home: the home.
        version: what changes whenever a plan does.

    Raises:
        PlansBroken: the plans cannot be used.
    """
    return _outline(home, version)


@lru_cache(maxsize=KEPT)
def _outline(home: Path, version: object) -> Area:  # noqa: ARG001 - names the answer
    found = []
    for plan in load_plans(home):
        features = json.loads((plan.path.parent / AREAS_FILE).read_bytes())["features"]
        found += [shape(f["geometry"]) for f in features if f["properties"]["id"] == OUTLINE]
    joined = union_all(found)
    return joined if isinstance(joined, Polygon | MultiPolygon) else MultiPolygon()


def holds(area: Area, lon: float, lat: float) -> bool:
    """Whether a point in degrees of WGS-84 lies in an area or on its border."""
    return bool(area.intersects(Point(lon, lat)))


def bounds_of(area: Area) -> Sequence[float]:
    """Return west, south, east and north of an area in degrees of WGS-84."""
    return [round(bound, 4) for bound in area.bounds]
