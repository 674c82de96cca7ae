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
        kind: `assessed`.
        lon: longitude. [°]
        lat: latitude. [°]
        traffic: factor on NO2 and CO.
        burning: factor on SO2 and PM2.5.
        soil: factor on the coarse part of PM10.
        weather: whether it measures the weather too.
    """

    code: str
    name: str
    kind: str
    lon: float
    lat: float
    traffic: float
    burning: float
    soil: float
    weather: bool


STATIONS: tuple[Station, ...] = (
    Station("9901A", "示例口岸", "assessed", 104.512, 41.062, traffic=1.2, burning=0.97, soil=1.06, weather=True),
    Station("9902A", "示例学校", "assessed", 104.475, 41.048, traffic=0.8, burning=1.03, soil=0.94, weather=False),
)
