"""Which areas points lie in: the same answer every time, on borders too."""

import time
from datetime import date

import numpy as np
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from airshed.web.kit.lying import Place, contradictions, covering, day_of, drawn_in

EDGES = [104.0, 104.1, 104.2, 104.3, 104.4]
ON_EDGES = st.sampled_from([*EDGES, 104.05, 104.3333333, 103.9, 104.15])


def place(code: str, box: tuple[float, float, float, float], kind: str = "grid") -> Place:
    return Place(code, code, kind, None, None, shapely.box(*box))


CELLS = [
    place(f"G{row * 4 + column}", (EDGES[column], EDGES[row] - 63, EDGES[column + 1], EDGES[row + 1] - 63))
    for row in range(4)
    for column in range(4)
]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine
@given(st.lists(st.tuples(ON_EDGES, ON_EDGES.map(lambda x: x - 63)), min_size=1, max_size=8), st.permutations(CELLS))
def test_a_point_on_a_border_lies_in_the_same_areas_however_it_is_asked(
    points: list[tuple[float, float]], cells: list[Place]
) -> None:
    many = covering(points, cells)
    for point, found in zip(points, many, strict=True):
        assert found == covering([point], CELLS)[0]
        touching = {c.code for c in CELLS if c.shape.intersects(shapely.Point(point))}
        assert found.get("grid", ()) == tuple(sorted(touching))


def test_a_hole_is_outside_and_its_border_inside() -> None:
    ring = shapely.box(104.0, 41.0, 104.4, 41.4) - shapely.box(104.1, 41.1, 104.2, 41.2)
    places = [Place("B", "B", "built_up", None, None, ring)]
    found = covering([(104.05, 41.05), (104.15, 41.15), (104.1, 41.15), (104.5, 41.0)], places)
    assert [f.get("built_up", ()) for f in found] == [("B",), (), ("B",), ()]


def test_an_area_holds_from_its_first_day_and_no_longer_on_its_last() -> None:
    one = Place("B", "B", "built_up", date(2019, 3, 1), date(2019, 7, 1), shapely.box(0, 0, 1, 1))
    days = [date(2019, 2, 28), date(2019, 3, 1), date(2019, 6, 30), date(2019, 7, 1)]
    assert [one.holds(day) for day in days] == [False, True, True, False]


def test_a_row_is_looked_at_on_a_day_on_which_it_holds() -> None:
    today = date(2019, 11, 20)
    assert day_of({}, today) == today
    assert day_of({"from_date": date(2020, 1, 1)}, today) == date(2020, 1, 1)
    assert day_of({"to_date": date(2019, 7, 1)}, today) == date(2019, 6, 30)


def test_what_a_row_says_otherwise_is_told_unless_nothing_is_drawn() -> None:
    cells = [place("A1", (0, 0, 1, 1), "area"), place("A2", (1, 0, 2, 1), "area"), place("B", (0, 0, 1, 1), "built_up")]

    def told(**values: object) -> list[tuple[str, str]]:
        (found,) = covering([(1.5, 0.5)], cells)
        return [(f.code, f.expected) for f in contradictions(values, found, drawn_in(cells))]

    assert told(area="A1", in_built_up=True) == [("rows.note_not_built_up", "B"), ("rows.note_elsewhere", "A2")]
    assert told(area="A2", in_built_up=False, grid="G7") == []
    assert told(area="A9") == []
    (border,) = covering([(1.0, 0.5)], cells)
    for area in ("A1", "A2"):
        assert list(contradictions({"area": area}, border, drawn_in(cells))) == []
    assert list(contradictions({"in_built_up": True, "area": "A1"}, {}, {})) == []


def test_twenty_thousand_points_in_sixty_areas_take_less_than_a_second() -> None:
    draw = np.random.default_rng(13)
    angles = np.linspace(0, 2 * np.pi, 2_000, endpoint=False)
    round_ones = [
        Place(
            f"Z{n}", "", "zone", None, None, shapely.Polygon(np.c_[n % 10 + np.cos(angles), n // 10 + np.sin(angles)])
        )
        for n in range(60)
    ]
    points = [(float(x), float(y)) for x, y in draw.uniform((-1, -1), (10, 6), (20_000, 2))]
    began = time.process_time()  # not of whoever else runs here
    found = covering(points, round_ones)
    assert time.process_time() - began < 1
    assert sum(len(codes) for one in found for codes in one.values()) > 20_000
