"""Where things stand: four areas of ten grids each, the first two of them in the built-up area of the example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

FIFTH_DECIMAL = Decimal("0.00001")
ACROSS, DOWN = 5, 2  # grids of an area


@dataclass(frozen=True, slots=True)
class Area:
    """An area as a box within the city, in degrees of WGS-84."""

    code: str
    west: float
    south: float
    east: float
    north: float
    built_up: bool


AREAS: Sequence[Area] = (
    Area("A1", 104.465, 41.035, 104.505, 41.068, built_up=True),
    Area("A2", 104.505, 41.035, 104.545, 41.065, built_up=True),
    Area("A3", 104.340, 41.000, 104.440, 41.100, built_up=False),
    Area("A4", 104.580, 40.980, 104.680, 41.100, built_up=False),
)
"""Centre, east, western outskirts and industrial park."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point with the area and the grid it lies in."""

    area: str
    grid: str
    lon: Decimal
    lat: Decimal
    built_up: bool

    @property
    def facts(self) -> dict[str, str | Decimal]:
        """Columns of a row."""
        return {"area": self.area, "grid": self.grid, "lon": self.lon, "lat": self.lat}


def point_of(row: Mapping[str, object]) -> tuple[Decimal | None, Decimal | None]:
    """Return longitude and latitude of a row, None where it has none."""
    lon, lat = row["lon"], row["lat"]
    return (lon, lat) if isinstance(lon, Decimal) and isinstance(lat, Decimal) else (None, None)


def drawn_place(draw: Random, *weights: float) -> Place:
    """Return a point of one of the areas, drawn by their weights."""
    (number,) = draw.choices(range(len(AREAS)), weights)
    area = AREAS[number]
    across, down = draw.random(), draw.random()
    grid = number * ACROSS * DOWN + int(down * DOWN) * ACROSS + int(across * ACROSS) + 1
    lon = area.west + across * (area.east - area.west)
    lat = area.south + down * (area.north - area.south)
    return Place(area.code, f"G{grid}", degrees(lon), degrees(lat), area.built_up)


def degrees(value: float) -> Decimal:
    """Return degrees with five decimals, about a metre."""
    return Decimal(value).quantize(FIFTH_DECIMAL)
