"""Coordinates as maps of China carry them, brought to WGS-84 and back: CGCS2000 and GCJ-02, each with its doubt.

**CGCS2000** is WGS-84 within what a map can tell. Their ellipsoids differ by 0.1 mm, their frames by centimetres; but
coordinates of CGCS2000 stay as they were at epoch 2000.0 while the ground moves by some 3 cm a year, so that a point
measured today lies up to a metre beside it. No conversion is made, for none is right without the epoch of the survey.

**GCJ-02** is WGS-84 bent by up to some 700 m, as maps published in China show it. Its rule was never published; what is
used here is the one that everybody uses, which came out with a map program. Against the real one it has a doubt of a
metre or two; its way back is iterated to below a millimetre. Outside a box around China GCJ-02 is WGS-84; within a
kilometre of the edge of that box, which no edge of the country touches, the way back is not unique.

References:
    国家测绘局公告 of 2008-06-18 (启用2000国家大地坐标系); Lu, Qu, Qiao, Geodesy (Springer 2014): within 2 cm of
    ITRF; EvilTransform (github.com/googollee/eviltransform) and PRCoords (github.com/Artoria2e5/PRCoords) for GCJ-02.
"""

from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Degrees = NDArray[np.float64]
Points = tuple[Degrees, Degrees]
"""Longitudes and latitudes. [degrees]"""

BOX = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north: outside GCJ-02 is WGS-84. [degrees]"""
SEMI_MAJOR_M, ECCENTRICITY_2 = 6_378_245.0, 0.00669342162296594323
"""Of the ellipsoid of Krasovsky 1940, which the rule of GCJ-02 uses whatever it is given."""
CENTRE = (105.0, 35.0)
"""The rule of GCJ-02 counts degrees from here."""
ROUNDS = 6
"""Of the way back; each leaves a hundredth of what was left, or less, of at most 720 m."""
EDGE = 1e-6
"""So far beyond the box a point that came back still counts as within. [degrees]"""


class Crs(StrEnum):
    """A system of coordinates."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"


def to_wgs84(lon: ArrayLike, lat: ArrayLike, *, crs: Crs) -> Points:
    """Return points in WGS-84, in degrees.

    Args:
        lon: longitudes. [degrees]
        lat: latitudes. [degrees]
        crs: the system they are in.
    """
    x, y = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    if crs is not Crs.GCJ02:
        return x, y
    found_x, found_y = x, y
    for _ in range(ROUNDS):
        by_x, by_y = _bent(found_x, found_y)
        found_x, found_y = x - by_x, y - by_y
    within = _within(found_x, found_y, EDGE)
    return np.where(within, found_x, x), np.where(within, found_y, y)


def from_wgs84(lon: ArrayLike, lat: ArrayLike, *, crs: Crs) -> Points:
    """Return points of WGS-84 in another system, in degrees.

    Args:
        lon: longitudes. [degrees]
        lat: latitudes. [degrees]
        crs: the system wanted.
    """
    x, y = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    if crs is not Crs.GCJ02:
        return x, y
    by_x, by_y = _bent(x, y)
    within = _within(x, y)
    return np.where(within, x + by_x, x), np.where(within, y + by_y, y)


def _within(lon: Degrees, lat: Degrees, edge: float = 0.0) -> NDArray[np.bool_]:
    west, south, east, north = BOX
    within: Any = (lon >= west - edge) & (lon <= east + edge) & (lat >= south - edge) & (lat <= north + edge)
    return np.asarray(within, dtype=np.bool_)


def _bent(lon: Degrees, lat: Degrees) -> Points:
    """Return by how much GCJ-02 lies beside WGS-84, wherever that is, in degrees."""
    x, y = lon - CENTRE[0], lat - CENTRE[1]
    wave = 20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    north_m = north_m + (wave + 20 * np.sin(np.pi * y) + 40 * np.sin(np.pi / 3 * y)) * (2 / 3)
    north_m = north_m + (160 * np.sin(np.pi / 12 * y) + 320 * np.sin(np.pi / 30 * y)) * (2 / 3)
    east_m = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    east_m = east_m + (wave + 20 * np.sin(np.pi * x) + 40 * np.sin(np.pi / 3 * x)) * (2 / 3)
    east_m = east_m + (150 * np.sin(np.pi / 12 * x) + 300 * np.sin(np.pi / 30 * x)) * (2 / 3)
    phi = np.radians(lat)
    bulge = 1 - ECCENTRICITY_2 * np.sin(phi) ** 2
    meridian_m = SEMI_MAJOR_M * (1 - ECCENTRICITY_2) / bulge**1.5
    parallel_m = SEMI_MAJOR_M / np.sqrt(bulge) * np.cos(phi)
    return np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)
