"""Areas: the inspectors' areas and their grids, the built-up area that grows, zones, the park, the district."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from airshed.city.registers.places import ACROSS, AREAS, DOWN
from airshed.city.registers.plain import OPENED, Slips, plain
from airshed.city.registers.proofs import Proof, paper
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, event
from airshed.geodesy import Crs, from_wgs84

NAME = "areas"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "geometry": str,
    "crs": str,
    "drawn_date": date,
    "document": str,
    "approval_number": str,
    "from_date": date,
    "to_date": date,
    "department": str,
    "source": str,
}
GROWS = date(2019, 7, 1)
"""First day of the larger built-up area."""
NATURAL, ECOLOGY = "natural_resources", "ecology"
AREA_NAMES = ("中心片区", "东部片区", "西郊片区", "工业园片区")
Corner = tuple[float, float]
SMALLER: Sequence[Corner] = (
    (104.465, 41.035),
    (104.545, 41.035),
    (104.545, 41.065),
    (104.505, 41.065),
    (104.505, 41.068),
    (104.465, 41.068),
)
"""The first two areas of inspectors, which are built up."""
LARGER: Sequence[Corner] = (*SMALLER[:3], (104.53, 41.075), (104.475, 41.08), SMALLER[-1])
"""With what was built north of them."""
DISTRICT: Sequence[Corner] = ((104.3, 40.95), (104.7, 40.95), (104.72, 41.15), (104.45, 41.22), (104.28, 41.1))
PARK: Sequence[Corner] = ((104.6, 41.0), (104.66, 41.0), (104.66, 41.05), (104.62, 41.06), (104.6, 41.04))
TRUCKS: Sequence[Corner] = ((104.47, 41.04), (104.53, 41.04), (104.53, 41.062), (104.47, 41.062))
MACHINES: Sequence[Corner] = ((104.46, 41.03), (104.55, 41.03), (104.56, 41.07), (104.5, 41.085), (104.46, 41.07))


@dataclass(frozen=True, slots=True)
class Drawn:
    """An area that a paper draws.

    Attributes:
        code: of the area.
        name: of the area.
        kind: what it is.
        corners: in WGS-84. [degrees]
        day: of the paper.
        approval: number under which its map may be published; empty = none.
        department: who answers for it.
        from_date: first day; None = as far back as is known.
        to_date: first day no longer.
        crs: the system its coordinates are told in.
    """

    code: str
    name: str
    kind: str
    corners: Sequence[Corner]
    day: date
    approval: str = ""
    department: str = NATURAL
    from_date: date | None = None
    to_date: date | None = None
    crs: Crs = Crs.WGS84


PAPERS: Sequence[Drawn] = (
    Drawn("XZQ-1", "示例市", "district", DISTRICT, date(2016, 5, 20), "示S（2016）003号"),
    Drawn("JCQ-1", "城市建成区", "built_up", SMALLER, date(2017, 3, 8), "示S（2017）011号", to_date=GROWS),
    Drawn("JCQ-1", "城市建成区", "built_up", LARGER, date(2019, 6, 18), "示S（2019）012号", from_date=GROWS),
    Drawn("YQ-1", "示例工业园", "park", PARK, date(2015, 9, 1), crs=Crs.GCJ02),
    Drawn("XX-1", "柴油货车限行区", "zone", TRUCKS, date(2019, 4, 2), "示S（2019）007号", ECOLOGY, date(2019, 5, 1)),
    Drawn("JY-1", "非道路移动机械禁用区", "zone", MACHINES, date(2019, 8, 26), "", ECOLOGY, date(2019, 9, 15)),
)
"""The district, the built-up area before and after it grew, the park, drawn on a published map, and two zones."""


def areas(seed: int) -> Book:
    """Return the register; whatever the seed the outlines are the same, for what happens happens within them."""
    draw = Random(f"airshed areas {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [*(_on_paper(draw, drawn) for drawn in PAPERS), *_inspected()]
    return plain(NAME, COLUMNS, rows, draw, Slips(), proofs=[_paper(drawn) for drawn in PAPERS])


def _on_paper(draw: Random, drawn: Drawn) -> Facts:
    return {
        "code": drawn.code,
        "name": drawn.name,
        "kind": drawn.kind,
        "geometry": _geojson(drawn.corners, drawn.crs),
        "crs": drawn.crs.value,
        "drawn_date": drawn.day,
        "document": f"示政发〔{drawn.day.year}〕{draw.randint(1, 90)}号",
        "approval_number": drawn.approval or None,
        "from_date": drawn.from_date,
        "to_date": event(drawn.to_date),
        "department": drawn.department,
        "source": "archive",
    }


def _inspected() -> Iterator[Facts]:
    """Yield the areas of inspectors and their grids, as places are drawn in them."""
    for number, area in enumerate(AREAS):
        name = AREA_NAMES[number]
        yield _boxed(area.code, name, "area", (area.west, area.south, area.east, area.north))
        wide, high = (area.east - area.west) / ACROSS, (area.north - area.south) / DOWN
        for cell in range(ACROSS * DOWN):
            west, south = area.west + cell % ACROSS * wide, area.south + cell // ACROSS * high
            code = f"G{number * ACROSS * DOWN + cell + 1}"
            yield _boxed(code, f"{name}{cell + 1}号网格", "grid", (west, south, west + wide, south + high))


def _boxed(code: str, name: str, kind: str, sides: tuple[float, float, float, float]) -> Facts:
    west, south, east, north = sides
    return {
        **dict.fromkeys(COLUMNS),
        "code": code,
        "name": name,
        "kind": kind,
        "geometry": _geojson(((west, south), (east, south), (east, north), (west, north)), Crs.WGS84),
        "crs": Crs.WGS84.value,
        "department": ECOLOGY,
        "source": "archive",
    }


def _geojson(corners: Sequence[Corner], crs: Crs) -> str:
    """Return corners as a polygon, with five decimals, about a metre."""
    lon, lat = from_wgs84(*zip(*corners, corners[0], strict=True), crs=crs)
    points = [[round(x, 5), round(y, 5)] for x, y in zip(lon.tolist(), lat.tolist(), strict=True)]
    return json.dumps({"type": "Polygon", "coordinates": [points]}, separators=(",", ":"))


def _paper(drawn: Drawn) -> Proof:
    moment = datetime.combine(max(drawn.day, drawn.from_date or OPENED, OPENED), time(15, 0))
    content = paper(f"Example decision on area {drawn.code} of {drawn.day}: invented, of no legal effect")
    return Proof(NAME, drawn.code, "document", moment, None, None, f"{drawn.code}.pdf", content)
