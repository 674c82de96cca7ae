"""Outlines as GeoJSON (RFC 7946): taken as given, all that is wrong told with its place, brought to WGS-84."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.validation import explain_validity

from airshed.errors import Fault
from airshed.geodesy import Crs, to_wgs84
from airshed.web.kit.parsing import LONGEST_OUTLINE, Refused

POLYGON, SEVERAL = "Polygon", "MultiPolygon"
KINDS = f"{POLYGON}, {SEVERAL}"
MOST_TOLD = 20
"""So many faults of an outline are told."""
FEWEST = 4
"""Corners of a ring, the last being the first."""
EAST, NORTH = 180, 90
DECIMALS = 8
"""Of degrees that were converted: a millimetre."""
RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""
KEPT = 512
_WHY = re.compile(r"(?P<what>[^\[]+)\[(?P<lon>\S+) (?P<lat>\S+)\]")
_CROSSES = frozenset({"Self-intersection", "Ring Self-intersection"})
Shape = Any
"""A polygon or several, as Shapely has them."""


def text_in(text: str) -> str:
    """Return the geometry of a GeoJSON text: itself as given, or that of the one feature it holds.

    Raises:
        Refused: it is no GeoJSON, or holds no geometry, or several.
    """
    if len(text) > LONGEST_OUTLINE:
        raise Refused("registers.too_long", f"{text[:40]}… ({len(text)})", str(LONGEST_OUTLINE))
    given = _json(text)
    inner = given
    if isinstance(inner, Mapping) and inner.get("type") == "FeatureCollection":
        features = inner.get("features")
        if not isinstance(features, list) or len(features) != 1:
            count = len(features) if isinstance(features, list) else 0
            raise Refused("registers.outline_features", str(count), "1")
        inner = features[0]
    if isinstance(inner, Mapping) and inner.get("type") == "Feature":
        inner = inner.get("geometry")
    if not isinstance(inner, Mapping) or str(inner.get("type")) not in {POLYGON, SEVERAL}:
        found = inner.get("type") if isinstance(inner, Mapping) else type(inner).__name__
        raise Refused("registers.outline_kind", str(found), KINDS)
    return text if inner is given else json.dumps(inner, separators=(",", ":"))


def _json(text: str) -> Any:  # noqa: ANN401 - what JSON holds
    def refuse(name: str) -> float:
        raise ValueError(name)

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise Refused("registers.outline_json", text[:60], str(error)[:100]) from None


def check_outline(text: str, where: str) -> Iterator[Fault]:
    """Yield what is wrong with an outline that `text_in` took: its rings, its degrees, where it crosses itself.

    Args:
        text: the outline.
        where: name of the column.
    """
    geometry = _json(text)
    rings = list(_rings(geometry))
    faults = [Fault(code, where, value, expected) for code, value, expected in _wrong_rings(rings)]
    if not rings:
        faults.append(Fault("registers.outline_empty", where))
    elif not faults:
        faults = [Fault(code, where, value, expected) for code, value, expected in _wrong_shape(geometry)]
    yield from faults[:MOST_TOLD]


def _rings(geometry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the rings of a geometry, each with its number: 1.2 is the second ring of the first polygon."""
    given = geometry.get("coordinates")
    several = geometry["type"] == SEVERAL
    for number, polygon in enumerate(_listed(given if several else [given]), start=1):
        for ring, points in enumerate(_listed(polygon) or ([[]] if several else []), start=1):
            yield f"{number}.{ring}" if several else str(ring), points


def _listed(given: object) -> Sequence[Any]:
    return given if isinstance(given, list) else []


def _wrong_rings(rings: Sequence[tuple[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for number, given in rings:
        points = _listed(given)
        wrong = [(place, point) for place, point in enumerate(points, start=1) if not _is_point(point)]
        for place, point in wrong:
            yield "registers.outline_point", f"{number}: {place}: {str(point)[:40]}", "[104.512, 41.062]"
        swapped = bool(points) and not wrong and all(not _in_range(p) and _in_range(p[1::-1]) for p in points)
        if swapped:
            yield "registers.outline_swapped", f"{number}: {_said(points[0])}", _said(points[0][1::-1])
        for place, point in enumerate(() if swapped else points, start=1):
            if _is_point(point) and not _in_range(point):
                yield "registers.outline_range", f"{number}: {place}: {_said(point)}", f"±{EAST}, ±{NORTH}"
        if len(points) < FEWEST:
            yield "registers.outline_short", f"{number}: {len(points)}", str(FEWEST)
        elif not wrong and points[0][:2] != points[-1][:2]:
            yield "registers.outline_open", f"{number}: {_said(points[-1])}", _said(points[0])


def _is_point(point: object) -> bool:
    numbers = point if isinstance(point, list) and len("xy") <= len(point) <= len("xyzm") else [None]
    return all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers)


def _in_range(point: Sequence[float]) -> bool:
    return abs(point[0]) <= EAST and abs(point[1]) <= NORTH


def _said(point: Sequence[float]) -> str:
    return f"{point[0]}, {point[1]}"


def _wrong_shape(geometry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield where rings cross themselves and each other; each ring, each polygon and the whole are looked at."""
    whole = _made(geometry)
    polygons = list(whole.geoms) if geometry["type"] == SEVERAL else [whole]
    rings = [shapely.Polygon(ring) for p in polygons for ring in (p.exterior, *p.interiors)]
    if not whole.convex_hull.area > 0:
        yield "registers.outline_no_area", "0", "> 0"
        return
    told: set[str] = set()
    for part in (*rings, *polygons, whole):
        found = _WHY.fullmatch(explain_validity(part))
        if found is None:
            continue
        place = f"{_short(found['lon'])}, {_short(found['lat'])}"
        if place not in told:
            told.add(place)
            code = "registers.outline_crosses" if found["what"] in _CROSSES else "registers.outline_parts"
            yield code, place, "" if found["what"] in _CROSSES else found["what"]


def _short(number: str) -> str:
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def _made(geometry: Mapping[str, Any]) -> Shape:
    return shape({"type": geometry["type"], "coordinates": _flat(geometry["coordinates"])})


def _flat(given: Any) -> Any:  # noqa: ANN401 - corners, or lists of them
    """Return corners without their heights, which need not all be there."""
    return [_flat(part) for part in given] if isinstance(given[0], list) else given[:2]


@lru_cache(maxsize=KEPT)
def outline_in_wgs84(text: str, crs: str) -> Shape:
    """Return an outline in WGS-84, prepared to be asked.

    Args:
        text: GeoJSON as it was kept, without faults.
        crs: the system of its coordinates, a code of `Crs`; empty = WGS-84.
    """
    made = _made(json.loads(text))
    if crs == Crs.GCJ02:
        made = shapely.transform(made, _from_gcj02)
        made = made if made.is_valid else shapely.make_valid(made)
    shapely.prepare(made)
    return made


def _from_gcj02(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.round(np.column_stack(to_wgs84(points[:, 0], points[:, 1], crs=Crs.GCJ02)), DECIMALS)


def said_of(text: str) -> tuple[str, str]:
    """Return what an outline is in Chinese and English: its kind, how many corners, how large."""
    try:
        made = outline_in_wgs84(text, "")
    except (ValueError, TypeError, KeyError, shapely.errors.ShapelyError):  # as it was typed, with its faults
        return text, text
    corners, area = corners_of(made), f"{area_km2(made):.4g}"
    zh = "多个面" if made.geom_type == SEVERAL else "一个面"
    return f"{zh}，{corners} 个角，{area} km²", f"{made.geom_type}, {corners} corners, {area} km²"


def geojson_of(made: Shape) -> dict[str, Any]:
    """Return an outline as the geometry of a feature."""
    return dict(mapping(made))


def corners_of(made: Shape) -> int:
    """Return how many corners an outline has, the last of a ring not counted again."""
    parts = getattr(made, "geoms", [made])
    return sum(len(ring.coords) - 1 for part in parts for ring in (part.exterior, *part.interiors))


def area_km2(made: Shape) -> float:
    """Return the area of an outline on a sphere of the mean radius, good to half a per cent, in km2."""
    parts = getattr(made, "geoms", [made])
    total = 0.0
    for part in parts:
        holes = sum(abs(_ring_km2(ring)) for ring in part.interiors)
        total += abs(_ring_km2(part.exterior)) - holes
    return total


def _ring_km2(ring: Any) -> float:  # noqa: ANN401 - a ring of Shapely
    points = np.radians(np.asarray(ring.coords)[:, :2])
    return float(
        sum((b[0] - a[0]) * (np.sin(a[1]) + np.sin(b[1])) / 2 for a, b in pairwise(points)) * RADIUS_KM * RADIUS_KM
    )
