"""The map of everybody: boundaries with an approval number, drawn on the server; none without, and nothing else."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from shapely.geometry import shape

from airshed.web.areas import list_approved
from airshed.web.maps.outlines import in_order, kinds
from airshed.web.releases.queries import anything_released, list_standing
from airshed.web.words import say

WIDTH, MARGIN = 640, 16
"""Of the drawing, and free space around what is drawn. [units of the drawing]"""
LONGEST_BAR = 200
KM_PER_DEGREE = 111.195
"""Of a great circle on a sphere of 6371.0 km."""
SIGN_WIDTH = 15
"""About how wide a sign of a name is, of those written so."""


def anything_to_show(on: date) -> bool:
    """Whether the map of everybody has a boundary to draw on a day: one approved, by who has released something."""
    return anything_released() and bool(list_approved(on))


def map_on(on: date) -> dict[str, Any]:
    """Return what the map of everybody shows on a day; what is missing where nothing may be shown.

    Returns:
        `drawn` boundaries as paths with their names, `height` of the drawing, `bar` with its length and words,
        `approvals` to stand beside the map, `places` that something was released for, and `missing`.
    """
    approved, released = in_order(list_approved(on)), anything_released()
    missing = [] if released else [say("还没有公布任何内容", "nothing has been released yet")]
    if not approved:
        missing.append(
            say(
                "没有带审图号的边界；没有审图号的边界不向公众显示",
                "there is no boundary with an approval number for maps (审图号), and none is shown without one",
            )
        )
    if missing:
        return {"missing": missing, "drawn": []}
    told = {one.release.place: one.data.get("place") for one in list_standing()}
    places = [say(place["zh"], place["en"]) for place in told.values() if place]
    return {"missing": [], "places": places, "approvals": _approvals(approved), **_drawing(approved)}


def _approvals(areas: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return each area with its number, as the law wants it beside the map."""
    words = kinds()
    told = [area["properties"] for area in areas]
    return [{"name": one["title"], "kind": say(*words[one["kind"]]), "number": one["approval"]} for one in told]


def _drawing(areas: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return paths of areas in a drawing, degrees of longitude as long as they are in the middle of it."""
    shapes = [shape(area["geometry"]) for area in areas]
    boxes = [one.bounds for one in shapes]
    west, south = (min(box[n] for box in boxes) for n in (0, 1))
    east, north = (max(box[n] for box in boxes) for n in (2, 3))
    narrowed = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * narrowed, 1e-6), max(north - south, 1e-6)
    unit = (WIDTH - 2 * MARGIN) / max(wide, high)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (round(MARGIN + (lon - west) * narrowed * unit, 1), round(MARGIN + (north - lat) * unit, 1))

    drawn = [
        {
            "kind": area["properties"]["kind"],
            "path": " ".join(_paths(area["geometry"], at)),
            "title": _fitting(area["properties"]["title"], (box[2] - box[0]) * narrowed * unit),
            "at": at(*area["properties"]["at"]),
        }
        for area, box in zip(areas, boxes, strict=True)
    ]
    return {"drawn": drawn, "width": WIDTH, "height": round(high * unit + 2 * MARGIN), "bar": _bar(unit)}


def _fitting(title: str, wide: float) -> str:
    """Return a name where its area is wide enough to be written on."""
    return title if len(title) * SIGN_WIDTH < wide else ""


def _paths(geometry: Mapping[str, Any], at: Any) -> Iterator[str]:  # noqa: ANN401 - a function of degrees
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for ring in (ring for polygon in polygons for ring in polygon):
        yield "M" + "L".join("{},{}".format(*at(*corner[:2])) for corner in ring[:-1]) + "Z"


def _bar(unit: float) -> dict[str, Any]:
    """Return the scale: the longest round distance that fits."""
    per_km = unit / KM_PER_DEGREE
    km = next((n for n in (500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1) if n * per_km <= LONGEST_BAR), 0.1)
    return {"length": round(km * per_km, 1), "words": say(f"{km:g} 千米", f"{km:g} km")}
