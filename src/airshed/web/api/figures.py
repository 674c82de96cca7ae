"""Frozen figures: values under an id that can be computed again to the digit."""

from typing import Any

from django.conf import settings

from airshed.web import figures
from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import paged
from airshed.web.api.door.parameters import Day, PageAsked, Shape, worded
from airshed.web.api.door.resource import Resource

RESOURCE = Resource("figures", "冻结的数值", "frozen figures", Record.figure)


class Figure(Shape):
    """A frozen figure."""

    id: str = worded("编号", "id", example="F-0123456789abcdef")
    state: str = worded("状态：frozen 已冻结", "state: frozen")
    plan: str = worded("方案", "plan", example="example/2019")
    indicator: str = worded("指标", "indicator")
    as_of: str = worded("说的是哪天", "the day it speaks of")
    counted_at: str = worded("算到何时入库的证据，城市时间", "evidence counted up to this moment, city wall time")
    status: str = worded("指标的状态", "status of the indicator")
    value: str | None = worded("值（文本，保留全部位数），单位见 unit", "value as shown, with all digits, in `unit`")
    unit: str | None = worded("单位；share 是 0 至 1 的份额", "unit; shares are fractions of 1")
    digest: str = worded("内容的 SHA-256", "SHA-256 of its content")
    by: str = worded("谁冻结的", "who froze it")
    known_at: str = worded("何时冻结，城市时间", "when it was frozen, city wall time")


class FigurePage(Shape):
    """A page of figures."""

    items: list[Figure] = worded("数值", "figures")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


class FigureWhole(Figure):
    """A frozen figure with all it was computed from."""

    intact: bool = worded("存下的内容、摘要、编号是否仍一致", "whether content, digest and id still agree")
    content: dict[str, Any] | None = worded("摘要所覆盖的全部内容", "all that the digest covers")


class FiguresAsked(PageAsked):
    """Which figures."""

    plan: str | None = worded("只要这个方案", "only of this plan", None, example="example/2019")
    indicator: str | None = worded("只要这个指标", "only of this indicator", None)
    as_of: Day | None = worded("只要这一天的", "only of this day", None, example="2019-10-31")


@RESOURCE.question(
    "figures", id="list_figures", zh="已冻结的数值", en="The frozen figures", asked=FiguresAsked, answer=FigurePage
)
def list_figures(user: Any, asked: FiguresAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return frozen figures."""
    rows = figures.list_figures(
        settings.HOME,
        user=user,
        plan=asked.plan,
        indicator=asked.indicator,
        as_of=asked.as_of,
        after=asked.after,
        most=asked.limit + 1,
    )
    return paged(rows, limit=asked.limit, mark=lambda row: str(row["id"]))


@RESOURCE.question(
    "figures/{id}",
    id="get_figure",
    zh="一个冻结的数值及其全部依据",
    en="A frozen figure with all it was computed from",
    answer=FigureWhole,
    at={"id": ("数值编号", "id of the figure")},
)
def get_figure(user: Any, id: str) -> dict[str, Any]:  # noqa: A002, ANN401 - what it is; a user
    """Return a frozen figure."""
    return figures.get_figure(settings.HOME, id, user=user)
