"""The days of a place, evaluated by the rules in force on each."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from django.conf import settings

from airshed.air.answers import DUST_CHOICES, Dust, UnknownPlace
from airshed.calendar import Period, year
from airshed.errors import Fault
from airshed.rules.edition import NoEdition
from airshed.vocab import UNIT_SIGNS
from airshed.web import observations
from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import WRONG
from airshed.web.api.door.asker import Refused
from airshed.web.api.door.parameters import MOST_ROWS, Asked, Day, Shape, Year, choice, worded
from airshed.web.api.door.resource import Resource

RESOURCE = Resource("days", "日评价", "days", Record.observation)
UG, MG = UNIT_SIGNS["ug_m3"], UNIT_SIGNS["mg_m3"]


class DayShape(Shape):
    """A day of a place."""

    date: str = worded("日期", "day", example="2019-03-16")
    pm25: float | None = worded(f"PM2.5 24 小时平均 [{UG}]", f"PM2.5, 24 h mean [{UG}]")
    pm10: float | None = worded(f"PM10 24 小时平均 [{UG}]", f"PM10, 24 h mean [{UG}]")
    so2: float | None = worded(f"SO2 24 小时平均 [{UG}]", f"SO2, 24 h mean [{UG}]")
    no2: float | None = worded(f"NO2 24 小时平均 [{UG}]", f"NO2, 24 h mean [{UG}]")
    co: float | None = worded(f"CO 24 小时平均 [{MG}]", f"CO, 24 h mean [{MG}]")
    o3_8h: float | None = worded(f"O3 日最大 8 小时平均 [{UG}]", f"O3, greatest 8 h mean [{UG}]")
    o3_1h: float | None = worded(f"O3 日最大 1 小时值 [{UG}]", f"O3, greatest hour [{UG}]")
    aqi: int | None = worded("空气质量指数", "air quality index")
    primary: list[str] | None = worded("首要污染物", "primary pollutants")
    valid: bool = worded("是否有效日", "whether the day is valid")


class Days(Shape):
    """The days of a place, as `airshed air evaluate --daily --json`."""

    place: str = worded("地点", "place", example="city:示例市")
    first: str = worded("第一天", "first day", alias="from")
    last: str = worded("最后一天", "last day", alias="to")
    dust: Literal["keep", "exclude", "exclude-proposed"] = worded("沙尘如何处理", "how dust is treated")
    known_at: str | None = worded("按何时已知的数据；空为现在", "from what was known then; null = now")
    editions: dict[str, str] = worded("所用标准的版本", "editions by family")
    own_editions: list[str] = worded("其中自有的", "those of the home among them")
    options: dict[str, Any] = worded("条文留有选择处所用的选项", "options where the texts leave a choice")
    chosen: dict[str, Any] = worded("其中特意选定的", "those chosen on purpose")
    days: list[DayShape] = worded("每天一行", "a row for every day")


class DaysAsked(Asked):
    """Which days of which place."""

    place: str = worded(
        "station:编号、city:城市 或 region:区域", "station:ID, city:NAME or region:NAME", example="city:示例市"
    )
    year: Year | None = worded("一整年；或者用 from 和 to", "a whole year; else `from` and `to`", None, example=2019)
    first: Day | None = worded("第一天", "first day", None, example="2019-03-01", alias="from")
    last: Day | None = worded("最后一天，含当天", "last day, itself included", None, example="2019-03-31", alias="to")
    dust: Annotated[Dust, choice(DUST_CHOICES)] = worded(
        "沙尘：保留、剔除已认定、连同拟议", "dust: kept, confirmed out, proposed out", "keep"
    )


@RESOURCE.question(
    "days",
    id="list_days",
    zh="一个地点每天的浓度、AQI、首要污染物，与 airshed air evaluate --daily --json 相同",
    en="Concentrations, AQI and primary pollutants day by day, as `airshed air evaluate --daily --json`",
    asked=DaysAsked,
    answer=Days,
)
def list_days(user: Any, asked: DaysAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the days of a place."""
    period = _period(asked)
    try:
        return observations.get_days(settings.HOME, user=user, place=asked.place, period=period, dust=asked.dust)
    except (UnknownPlace, NoEdition) as unknown:
        raise Refused(WRONG, *unknown.faults) from None


def _period(asked: DaysAsked) -> Period:
    """Return the days asked for.

    Raises:
        Refused: none or two ways of naming them, the last before the first, or too many.
    """
    ranged = asked.first is not None or asked.last is not None
    if (asked.year is not None) == ranged or (ranged and (asked.first is None or asked.last is None)):
        raise Refused(WRONG, Fault("api.one_of", "year, from + to", "", "year=2019"))
    if asked.first is None or asked.last is None:
        return year(int(asked.year or 0))
    if asked.last < asked.first:
        raise Refused(WRONG, Fault("air.backwards", "to", str(asked.last), f">= {asked.first}"))
    period = Period(asked.first, asked.last + timedelta(days=1))
    if period.days > MOST_ROWS:
        longest = asked.first + timedelta(days=MOST_ROWS - 1)
        raise Refused(WRONG, Fault("api.parameter", "to", str(asked.last), f"<= {longest}"))
    return period
