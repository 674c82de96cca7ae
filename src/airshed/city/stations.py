"""The stations of the invented city."""

from dataclasses import dataclass

CITY = "示例市"
REGION = "示例地区"


@dataclass(frozen=True, slots=True)
class Station:
    """A station and how its surroundings differ from the city's mean air.

    Attributes:
        code: station code, outside the range in use.
        name: name.
        kind: `assessed` or `reference` (upwind, outside the city's own air).
        lon: longitude. [°]
        lat: latitude. [°]
        traffic: factor on NO2 and CO.
        burning: factor on SO2 and PM2.5.
        soil: factor on the coarse part of PM10.
    """

    code: str
    name: str
    kind: str
    lon: float
    lat: float
    traffic: float
    burning: float
    soil: float


STATIONS: tuple[Station, ...] = (
    Station("9901A", "示例口岸", "assessed", 104.512, 41.062, traffic=1.35, burning=0.95, soil=1.1),
    Station("9902A", "示例学校", "assessed", 104.475, 41.048, traffic=0.95, burning=1.0, soil=0.95),
    Station("9903A", "示例东区", "assessed", 104.534, 41.037, traffic=0.85, burning=1.2, soil=1.05),
    Station("9904A", "示例对照点", "reference", 104.380, 41.120, traffic=0.3, burning=0.4, soil=0.9),
)
