"""Which areas points lie in on a day, and where a row says otherwise.

A point on a border lies in both areas. Where one of a kind is asked for, the smallest code wins, so that a point always
has the same answer, whatever else is asked with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.conf import settings

from airshed.errors import Fault
from airshed.web.kit.columns import FLAG_WORDS
from airshed.web.kit.known import stamp_of
from airshed.web.kit.register import POINT, Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.kit.shapes import Shape, outline_in_wgs84

AREAS = "areas"
"""The register of areas; column `kind` tells what they are."""
BUILT_UP, IN_BUILT_UP = "built_up", "in_built_up"
CALLED = ("area", "grid")
"""Columns of rows that hold the code of an area of that kind."""
KEPT = 4
Codes = Mapping[str, tuple[str, ...]]
"""Kind to the codes of areas, the smallest first."""
Points = Sequence[tuple[float, float]]
"""Longitude and latitude in WGS-84. [degrees]"""


@dataclass(frozen=True, slots=True)
class Place:
    """An area while it was drawn so.

    Attributes:
        code: of the area.
        name: of the area.
        kind: what it is, by code.
        from_date: first day; None = ever.
        to_date: first day no longer; None = still.
        shape: in WGS-84.
    """

    code: str
    name: str
    kind: str
    from_date: date | None
    to_date: date | None
    shape: Shape

    def holds(self, on: date) -> bool:
        """Whether it was drawn so on a day."""
        return (self.from_date is None or self.from_date <= on) and (self.to_date is None or on < self.to_date)


def places_on(on: date) -> list[Place]:
    """Return the areas of a day by kind and code; drafts are none yet."""
    return [place for place in all_places() if place.holds(on)]


def all_places() -> tuple[Place, ...]:
    """Return the areas of all days by kind and code."""
    return _places(settings.HOME, stamp_of(registers()[AREAS]))


@lru_cache(maxsize=KEPT)
def _places(home: Path, version: int) -> tuple[Place, ...]:  # noqa: ARG001 - name the answer
    rows = registers()[AREAS].model.objects.filter(merged_into=None, state=CONFIRMED).order_by("kind", "code")
    return tuple(
        Place(row.code, row.name, row.kind, row.from_date, row.to_date, outline_in_wgs84(row.geometry, row.crs))
        for row in rows
    )


def areas_of(points: Points, on: date) -> list[Mapping[str, str]]:
    """Return for each point the area of each kind that it lies in on a day, by code.

    A point on a border lies in the area with the smallest code.

    Args:
        points: the points.
        on: the day.
    """
    return [{kind: codes[0] for kind, codes in found.items()} for found in covering(points, places_on(on))]


def covering(points: Points, places: Sequence[Place]) -> list[Codes]:
    """Return for each point all the areas among some that cover it, borders included."""
    found: list[dict[str, list[str]]] = [{} for _ in points]
    in_order = sorted(places, key=attrgetter("kind", "code"))
    if places and points:
        tree = shapely.STRtree(shapely.points(np.asarray(points, dtype=np.float64)))
        pairs = tree.query([place.shape for place in in_order], predicate="covers")
        for place, point in sorted(pairs.T.tolist()):
            found[point].setdefault(in_order[place].kind, []).append(in_order[place].code)
    return [{kind: tuple(codes) for kind, codes in one.items()} for one in found]


def point_of(register: Register, values: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return the point of a row; None where it has none."""
    lon, lat = (values.get(name) for name in POINT) if register.placed else (None, None)
    return None if lon is None or lat is None else (float(lon), float(lat))


def day_of(values: Mapping[str, Any], today: date) -> date:
    """Return the day on which a row is looked at: today, or the day nearest to it on which the row holds."""
    first, end = values.get("from_date"), values.get("to_date")
    day = today if end is None else min(today, end - timedelta(days=1))
    return day if first is None else max(day, first)


def drawn_in(places: Iterable[Place]) -> Codes:
    """Return the codes of areas by kind."""
    found: dict[str, tuple[str, ...]] = {}
    for place in places:
        found[place.kind] = (*found.get(place.kind, ()), place.code)
    return found


def contradictions(values: Mapping[str, Any], found: Codes, drawn: Codes) -> Iterator[Fault]:
    """Yield where a row says otherwise than the outlines of its day: notes, for either may be wrong.

    What is not drawn on the day says nothing.

    Args:
        values: of the row.
        found: the areas that cover its point.
        drawn: all the areas of the day.
    """
    flag = values.get(IN_BUILT_UP)
    if flag is not None and drawn.get(BUILT_UP) and flag != (BUILT_UP in found):
        code = "rows.note_not_built_up" if flag else "rows.note_built_up"
        yield Fault(code, IN_BUILT_UP, FLAG_WORDS[flag][0], ", ".join(drawn[BUILT_UP] if flag else found[BUILT_UP]))
    for kind in CALLED:
        said = values.get(kind)
        if said in drawn.get(kind, ()) and said not in found.get(kind, ()):
            yield Fault("rows.note_elsewhere", kind, str(said), ", ".join(found.get(kind, ())) or "—")


def remarks_on(register: Register, rows: Sequence[Mapping[str, Any]], today: date) -> Iterator[tuple[int, Fault]]:
    """Yield the contradictions of many rows, each with the place of its row among them."""
    places = all_places() if register.placed else ()
    days: dict[date, list[int]] = {}
    for number, values in enumerate(rows if places else ()):
        if point_of(register, values) is not None:
            days.setdefault(day_of(values, today), []).append(number)
    for day, numbers in days.items():
        held = [place for place in places if place.holds(day)]
        drawn = drawn_in(held)
        points = [point for number in numbers if (point := point_of(register, rows[number])) is not None]
        for number, found in zip(numbers, covering(points, held), strict=True):
            for fault in contradictions(rows[number], found, drawn):
                yield number, fault
