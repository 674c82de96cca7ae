"""Pages of the air: parse, one call, render."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from airshed.errors import AirshedError
from airshed.web.air import days, goals, latest, lines, periods
from airshed.web.air.asking import day_or_none
from airshed.web.air.day import get_day
from airshed.web.air.desk import Desk, Page, desk_of, frame, nowhere
from airshed.web.pages import ASKED, UNUSABLE, drawn, shown, taken
from airshed.web.words import say

Ask = Callable[[Desk], Page]


@require_GET
def now(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show the latest hour."""
    return _answered(request, "now", say("空气质量实时", "Air quality now"), latest.get_latest)


@require_GET
def calendar(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a year as a calendar."""
    return _answered(request, "calendar", say("空气质量日历", "Calendar of air quality"), days.get_calendar)


@require_GET
def day(request: Any, text: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show one day."""
    on = day_or_none(text)
    if on is None:
        raise Http404
    return _answered(request, "day", say(f"空气质量 {on}", f"Air quality of {on}"), partial(get_day, on=on))


@require_GET
def day_asked(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Lead to the day that a form asks for; without a usable one to the calendar."""
    query = request.GET.copy()
    on = day_or_none(str(query.get("date", "")))
    query.pop("date", None)
    target = redirect("air:calendar") if on is None else redirect("air:day", str(on))
    if query:
        target["Location"] += f"?{query.urlencode()}"
    return target


@require_GET
def hours(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show hours as lines."""
    return _answered(request, "hours", say("逐时浓度", "Hourly concentrations"), lines.get_hours)


@require_GET
def every_day(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show days as bars."""
    return _answered(request, "days", say("逐日空气质量", "Air quality day by day"), days.get_days)


@require_GET
def months(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the months of a year."""
    return _answered(request, "months", say("逐月浓度", "Months"), periods.get_months)


@require_GET
def years(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show year against year."""
    return _answered(request, "years", say("逐年对比", "Year against year"), periods.get_years)


@require_GET
def goal(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the goals of air of a plan."""
    return _answered(request, "goal", say("空气质量目标", "Goals of air quality"), goals.get_goals)


@require_GET
def rose(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show concentrations by wind."""
    return _answered(request, "rose", say("污染玫瑰图", "Pollution rose"), lines.get_rose)


def _answered(request: Any, tab: str, title: str, ask: Ask) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a page, or hand out the table of one of its charts."""
    try:
        desk = desk_of(settings.HOME, user=request.user, query=request.GET, tab=tab)
        if desk is None or desk.span is None:
            return shown(request, "air/empty.html", title, {**nowhere(request.user), **_framed(desk)})
        page = ask(desk)
    except AirshedError:
        return shown(request, "airshed/page.html", title, {"broken": True}, status=UNUSABLE)
    wanted = request.GET.get(ASKED)
    if wanted is not None:
        return taken(page.charts.get(wanted), request, name=f"{tab}-{desk.place.id}-{wanted}")
    charts = {id: drawn(chart, request, id=id) for id, chart in page.charts.items()}  # noqa: A001 - what it is
    values = {**frame(desk, page), "charts": charts, "chart": next(iter(charts.values()), None)}
    return shown(request, f"air/{tab}.html", title, values)


def _framed(desk: Desk | None) -> dict[str, Any]:
    return {} if desk is None else frame(desk, Page())
