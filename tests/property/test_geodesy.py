"""There and back again is where one was, wherever in the box; many points at once as well."""

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from airshed.geodesy import BOX, Crs, from_wgs84, to_wgs84

WEST, SOUTH, EAST, NORTH = BOX
METRES = 111_320
LONS, LATS = st.floats(WEST, EAST), st.floats(SOUTH, NORTH)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine
@given(LONS, LATS)
@example(111.97, 43.65)
@example(105.0, 35.0)
@example(WEST, SOUTH)
@example(WEST, NORTH)
@example(EAST, SOUTH)
@example(EAST, NORTH)
def test_from_wgs84_and_back_is_within_a_millimetre(lon: float, lat: float) -> None:
    back = to_wgs84(*from_wgs84(lon, lat, crs=Crs.GCJ02), crs=Crs.GCJ02)
    east = (float(back[0]) - lon) * METRES * np.cos(np.radians(lat))
    assert np.hypot(east, (float(back[1]) - lat) * METRES) < 0.001


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine
@given(st.lists(st.tuples(st.floats(73.5, 135.1), st.floats(3.4, 53.6)), min_size=1, max_size=40))
@example([(111.97, 43.65)])
def test_what_a_map_shows_goes_to_wgs84_and_back(points: list[tuple[float, float]]) -> None:
    lon, lat = zip(*points, strict=True)
    back = from_wgs84(*to_wgs84(lon, lat, crs=Crs.GCJ02), crs=Crs.GCJ02)
    assert np.allclose(back[0], lon, rtol=0, atol=1e-8)
    assert np.allclose(back[1], lat, rtol=0, atol=1e-8)
