"""Hourly values of a station."""

from datetime import timedelta
from typing import Annotated, Any

from django.conf import settings

from airshed.calendar import Period
from airshed.errors import Fault
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web import observations
from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import WRONG, paged
from airshed.web.api.door.asker import Refused
from airshed.web.api.door.parameters import ROWS, Asked, Day, Hour, Limit, Shape, choices, worded
from airshed.web.api.door.resource import Resource

RESOURCE = Resource("hours", "小时值", "hours", Record.observation)


def _value(code: str) -> Any:  # noqa: ANN401 - a field
    pollutant = POLLUTANTS[code]
    unit = UNIT_SIGNS[pollutant.unit]
    return worded(f"{pollutant.zh} [{unit}]", f"{pollutant.en} [{unit}]", None)


class HourShape(Shape):
    """An hour of a station; pollutants that were not asked for are left out."""

    station: str = worded("点位编号", "station")
    hour_end: str = worded("小时末，城市时间", "end of the hour, city wall time", example="2019-03-16T13:00:00")
    pm25: float | None = _value("pm25")
    pm10: float | None = _value("pm10")
    so2: float | None = _value("so2")
    no2: float | None = _value("no2")
    co: float | None = _value("co")
    o3: float | None = _value("o3")


class HourPage(Shape):
    """A page of hours."""

    items: list[HourShape] = worded("小时值，按时间排列", "hours in order")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


class HoursAsked(Asked):
    """Which hours."""

    station: str = worded("点位编号", "id of the station", example="1001A")
    first: Day = worded("第一天", "first day", example="2019-03-01", alias="from")
    last: Day = worded("最后一天，含当天", "last day, itself included", example="2019-03-31", alias="to")
    columns: Annotated[tuple[str, ...], choices(POLLUTANTS)] | None = worded(
        "要哪些污染物，逗号分隔，默认全部", "pollutants, with commas; else all", None
    )
    limit: Limit = worded("每页行数", "rows of a page", ROWS)
    after: Hour | None = worded("上一页的 next，从它之后开始", "`next` of the page before: hours after it", None)


@RESOURCE.question(
    "hours",
    id="list_hours",
    zh="一个点位的小时值，已含修订",
    en="Hourly values of a station, corrections folded in",
    asked=HoursAsked,
    answer=HourPage,
)
def list_hours(user: Any, asked: HoursAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return hours of a station."""
    if asked.last < asked.first:
        raise Refused(WRONG, Fault("air.backwards", "to", str(asked.last), f">= {asked.first}"))
    period = Period(asked.first, asked.last + timedelta(days=1))
    columns = asked.columns or tuple(POLLUTANTS)
    try:
        rows = observations.list_hours(
            settings.HOME,
            user=user,
            station=asked.station,
            period=period,
            columns=columns,
            after=asked.after,
            most=asked.limit + 1,
        )
    except observations.UnknownName as unknown:
        raise Refused(WRONG, *unknown.faults) from None
    return paged(rows, limit=asked.limit, mark=lambda row: str(row["hour_end"]))
