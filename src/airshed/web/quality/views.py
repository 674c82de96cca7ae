"""Pages of data quality: parse, one call, render."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_GET

from airshed.air.answers import UnknownPlace
from airshed.errors import AirshedError
from airshed.web import ambient
from airshed.web.accounts.queries import moment
from airshed.web.charts import quality as chart
from airshed.web.pages import ASKED, drawn, handed, shown, spoken, taken
from airshed.web.quality import exports, queries, rejects
from airshed.web.quality.exports import FORMATS, Export
from airshed.web.quality.queries import Asked
from airshed.web.quality.stations import list_stations
from airshed.web.words import say

CHART_ID = "chart-quality"
UNUSABLE = 503
Lines = tuple[tuple[str, str], ...]


@require_GET
def quality(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show how good the hours of a place's stations are."""
    title = say("数据质量", "Quality of data")
    try:
        places, asked = _asked(request)
        if request.GET.get(ASKED) == CHART_ID and asked.place is not None:
            found = queries.get_quality(settings.HOME, asked)
            return taken(_chart(asked, found), request, name=f"quality-{asked.period.from_date}")
    except UnknownPlace:
        raise Http404 from None
    except AirshedError:
        return shown(request, "quality/quality.html", title, {"broken": True}, status=UNUSABLE)

    def values() -> dict[str, Any]:
        common = {"places": places, "asked": asked, "may_export": queries.may_export(request.user)}
        common["may_see_rejects"] = rejects.may_read(request.user)
        return {**common, **_found(request, asked)} if asked.place is not None else common

    return shown(request, "quality/quality.html", title, values)


def _asked(request: Any) -> tuple[list[tuple[str, str]], Asked]:  # noqa: ANN401 - as above
    places = queries.list_places(settings.HOME, user=request.user)
    asked = queries.read_asked(request.GET, places, today=moment().date())
    places = places if asked.place is None else ambient.nearby(places, asked.place)
    return list(ambient.names_of(places).items()), asked


def _found(request: Any, asked: Asked) -> dict[str, Any]:  # noqa: ANN401 - as above
    try:
        found = queries.get_quality(settings.HOME, asked)
    except UnknownPlace:
        return {"unknown": True}
    query = QueryDict(mutable=True)
    place = asked.place.id if asked.place else ""
    query.update({"place": place, "from": str(asked.period.from_date), "to": str(asked.period.last_date)})
    return {
        "quality": found,
        "chart": drawn(_chart(asked, found), request, id=CHART_ID),
        "why": _why(asked, found),
        "query": query.urlencode(),
    }


def _chart(asked: Asked, found: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a chart
    checked, limits = found["found"], found["limits"]
    synthetic = bool(asked.place and asked.place.synthetic)
    given = chart.Input(
        checked.days, checked.stations, checked.refused, limits.frozen, limits.late, synthetic=synthetic
    )
    return chart.draw(given, language=spoken())


def _why(asked: Asked, found: Mapping[str, Any]) -> Lines:
    limits, total, place = found["limits"], found["total"], asked.place
    frozen = (
        f"同一项连续 {limits.frozen} 小时及以上同值且大于零（设置 frozen_hours）",
        f"{limits.frozen} hours on end or more of one value above zero (setting frozen_hours)",
    )
    late = (
        f"首次入库晚于小时末 {limits.late} 小时（设置 late_hours）",
        f"first stored more than {limits.late} h after the hour (setting late_hours)",
    )
    refused = (
        "这些天里导入的文件中被拒收的单元格，含负值；文件只记单元格，不分点位和小时",
        "cells of files imported on these days, negative values among them; a file's cell has no station or hour",
    )
    every = ("每个在用点位每天 24 小时 × 6 项污染物", "24 hours × 6 pollutants a day, each station in use")
    return (
        (say("地点", "place"), say(place.zh, place.en) if place else ""),
        (say("时间", "time"), f"{asked.period.from_date} – {asked.period.last_date}"),
        (say("应有", "expected"), say(*every)),
        (say("有效/应有", "valid / expected"), f"{total['valid']} / {total['expected']}"),
        (say("数值不变", "frozen"), say(*frozen)),
        (say("迟到", "late"), say(*late)),
        (say("拒收", "refused"), say(*refused)),
        (say("数据", "data"), say(f"截至 {moment():%Y-%m-%d %H:%M} 已入库", f"stored by {moment():%Y-%m-%d %H:%M}")),
    )


@require_GET
def export(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out stations and days, or the faults, as a file."""
    what, format = request.GET.get("what", "days"), request.GET.get("format", "xlsx")  # noqa: A001 - what it is
    if not queries.may_export(request.user) or format not in FORMATS or what not in {"days", "faults"}:
        raise Http404
    title = say("数据质量", "Quality of data")
    try:
        _, asked = _asked(request)
        if asked.place is None:
            raise Http404
        found = queries.get_quality(settings.HOME, asked)["found"]
        rows = exports.day_rows(found) if what == "days" else queries.fault_rows(found)
        period = {"from": str(asked.period.from_date), "to": str(asked.period.last_date)}
        list_of = Export(
            title=title,
            columns=exports.DAYS if what == "days" else exports.FAULTS,
            rows=rows,
            head=_head(asked),
            object=asked.place.id,
            detail={**period, "what": what},
        )
        content = exports.made(list_of, format, by=request.user.username, at=moment())
    except UnknownPlace:
        raise Http404 from None
    except AirshedError:
        return shown(request, "quality/quality.html", title, {"broken": True}, status=UNUSABLE)
    return handed(content, f"quality-{what}-{period['from']}-{period['to']}.{format}", FORMATS[format])


def _head(asked: Asked) -> list[str]:
    place, limits = asked.place, queries.thresholds_of(settings.HOME)
    if place is None:
        return []
    span = f"{asked.period.from_date} – {asked.period.last_date}"
    lines = [
        f"{say(place.zh, place.en)} {span}",
        say(
            f"数值不变：连续 {limits.frozen} 小时及以上；迟到：晚于小时末 {limits.late} 小时",
            f"frozen: {limits.frozen} hours on end or more; late: more than {limits.late} h after the hour",
        ),
        say(f"导出时间 {moment():%Y-%m-%d %H:%M}", f"exported {moment():%Y-%m-%d %H:%M}"),
    ]
    return [*([say("合成数据", "Synthetic data")] if place.synthetic else []), *lines]


@require_GET
def stations(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """List the air stations."""

    def values() -> dict[str, Any]:
        found = list_stations(settings.HOME, on=moment().date(), user=request.user)
        return {"stations": found, "in_use": sum(row["state"] == "in_use" for row in found)}

    return shown(request, "quality/stations.html", say("站点", "Stations"), values)


@require_GET
def refused(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """List the refused rows of imports."""
    filters = rejects.read_filters(request.GET)

    def values() -> dict[str, Any]:
        page = request.GET.get("page", "1")
        found = rejects.list_rejects(settings.HOME, filters, page=page, user=request.user)
        return {"rejects": found, "may_export": queries.may_export(request.user), "query": _query(request)}

    return shown(request, "quality/rejects.html", say("拒收记录", "Refused rows"), values)


def _query(request: Any) -> str:  # noqa: ANN401 - as above
    """Return the filters of an address, without the page."""
    kept = QueryDict(mutable=True)
    kept.update({name: value for name in ("file", "reason", "from", "to") if (value := request.GET.get(name, ""))})
    return str(kept.urlencode())


@require_GET
def export_rejects(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out refused rows as a file."""
    format = request.GET.get("format", "csv")  # noqa: A001 - what it is
    if format not in FORMATS:
        raise Http404
    filters, title = rejects.read_filters(request.GET), say("拒收记录", "Refused rows")
    try:
        rows, total = rejects.exported_rows(settings.HOME, filters, user=request.user)
        told = say(f"共 {total} 行，本文件 {len(rows)} 行", f"{total} rows, {len(rows)} of them in this file")
        list_of = Export(
            title=title,
            columns=exports.REJECTS,
            rows=rows,
            head=[told],
            object="rejects",
            detail={"filters": _query(request)[:1000], "total": total},
        )
        content = exports.made(list_of, format, by=request.user.username, of_rejects=True, at=moment())
    except AirshedError:
        return shown(request, "quality/rejects.html", title, {"broken": True}, status=UNUSABLE)
    return handed(content, f"refused-rows-{moment().date()}.{format}", FORMATS[format])
