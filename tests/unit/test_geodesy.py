"""GCJ-02 against a converter of somebody else's, and the systems that are left as they are."""

import numpy as np
import prcoords
import pytest

from airshed.geodesy import BOX, Crs, from_wgs84, to_wgs84

METRES = 111_320
PLACES = (
    (111.97, 43.65),  # Erenhot
    (104.512, 41.062),  # the example's city
    (116.3974, 39.9093),
    (121.4737, 31.2304),
    (113.2644, 23.1291),
    (114.0579, 22.5431),
    (91.1409, 29.6456),
    (87.6168, 43.8256),
    (75.9898, 39.4704),
    (126.6424, 45.7567),
    (122.2, 53.5),
    (134.3, 48.4),
    (109.5119, 18.2528),
    (110.1999, 20.0440),
    (102.8329, 24.8801),
    (105.0, 35.0),  # where the rule begins to count
    (105.0, 38.4681),
    (106.5516, 35.0),
    (117.2, 39.13),
    (123.4291, 41.7968),
    (125.3245, 43.8868),
    (111.6708, 40.8183),
    (112.0386, 43.6), (72.5, 1.0), (137.5, 55.5),
)  # fmt: skip


def apart_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two points near each other are apart. [m]"""
    east = (one[0] - other[0]) * METRES * np.cos(np.radians(one[1]))
    return float(np.hypot(east, (one[1] - other[1]) * METRES))


@pytest.mark.parametrize("place", PLACES)
def test_gcj02_is_what_another_converter_says(place: tuple[float, float]) -> None:
    lon, lat = place
    theirs = prcoords.wgs_gcj((lat, lon))
    ours = tuple(float(v) for v in from_wgs84(lon, lat, crs=Crs.GCJ02))
    assert apart_m((ours[0], ours[1]), (theirs.lon, theirs.lat)) < 0.001
    assert 50 < apart_m((lon, lat), (ours[0], ours[1])) < 1000
    back = prcoords.gcj_wgs_bored((lat, lon))
    own = tuple(float(v) for v in to_wgs84(lon, lat, crs=Crs.GCJ02))
    assert apart_m((own[0], own[1]), (back.lon, back.lat)) < 0.01


@pytest.mark.parametrize("crs", [Crs.WGS84, Crs.CGCS2000])
def test_wgs84_and_cgcs2000_are_one_on_a_map(crs: Crs) -> None:
    lon, lat = zip(*PLACES, strict=True)
    for there in (to_wgs84, from_wgs84):
        assert [v.tolist() for v in there(lon, lat, crs=crs)] == [[*lon], [*lat]]


def test_outside_the_box_gcj02_is_wgs84() -> None:
    west, south, east, north = BOX
    points = [(west - 0.1, 40.0), (east + 0.1, 40.0), (100.0, south - 0.1), (100.0, north + 0.1), (-0.1, 51.5), (0, 0)]
    lon, lat = zip(*points, strict=True)
    for there in (to_wgs84, from_wgs84):
        assert [v.tolist() for v in there(lon, lat, crs=Crs.GCJ02)] == [[*map(float, lon)], [*map(float, lat)]]


def test_many_points_are_what_each_is_by_itself() -> None:
    lon, lat = zip(*PLACES, strict=True)
    many = to_wgs84(lon, lat, crs=Crs.GCJ02)
    for at, (x, y) in enumerate(PLACES):
        one = to_wgs84(x, y, crs=Crs.GCJ02)
        assert float(one[0]) == pytest.approx(many[0][at], abs=1e-10)
        assert float(one[1]) == pytest.approx(many[1][at], abs=1e-10)
