"""Monitoring stations."""

from typing import Any

from django.conf import settings

from airshed.web import observations
from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import WRONG, paged
from airshed.web.api.door.asker import Refused
from airshed.web.api.door.parameters import PageAsked, Shape, worded
from airshed.web.api.door.resource import Resource

RESOURCE = Resource("stations", "点位", "stations", Record.observation)


class Station(Shape):
    """A station, as `airshed air stations list --json`."""

    station: str = worded("编号", "id", example="1001A")
    name: str | None = worded("名称", "name")
    city: str | None = worded("城市", "city")
    region: str | None = worded("区域", "region")
    lon: float | None = worded("经度 [°]", "longitude [°]")
    lat: float | None = worded("纬度 [°]", "latitude [°]")
    kind: str | None = worded("类型：assessed 评价点，reference 对照点", "kind: assessed or reference")
    from_date: str | None = worded("第一天", "first day")
    to_date: str | None = worded("最后一天的次日", "day after the last")


class StationPage(Shape):
    """A page of stations."""

    items: list[Station] = worded("点位", "stations")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


class StationsAsked(PageAsked):
    """Which stations."""

    city: str | None = worded("只要这个城市", "only of this city", None)
    place: str | None = worded("只要代表方案里这个地点的", "only those that stand for this place of a plan", None)
    id: str | None = worded("编号里含有这一段", "only ids with this in them", None, example="100")


@RESOURCE.question(
    "stations", id="list_stations", zh="监测点位", en="The stations", asked=StationsAsked, answer=StationPage
)
def list_stations(user: Any, asked: StationsAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return stations."""
    filters = {"city": asked.city, "place": asked.place, "part": asked.id, "after": asked.after}
    try:
        rows = observations.list_stations(settings.HOME, user=user, most=asked.limit + 1, **filters)
    except observations.UnknownName as unknown:
        raise Refused(WRONG, *unknown.faults) from None
    return paged(rows, limit=asked.limit, mark=lambda row: str(row["station"]))
