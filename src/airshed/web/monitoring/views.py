"""Pages of devices: parse, one call, render."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError
from airshed.ingest.showing import gateway
from airshed.telemetry.asking import KEPT
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment, record_foreign
from airshed.web.accounts.rights import Action, Record
from airshed.web.accounts.wording import fault_text
from airshed.web.devices.reaching import Device, asker_of, device_of, devices_seen, reaches_all
from airshed.web.devices.states import list_lines
from airshed.web.monitoring import curves, exports, frames, packs, questions
from airshed.web.monitoring import overview as devices
from airshed.web.pages import ASKED, CSV, day_given, drawn, handed, shown, taken
from airshed.web.words import say
from airshed.web.written import synthetic

CHART_ID = "chart-devices"
ZIP = "application/zip"
DIGITS = 6


def _title() -> str:
    return say("在线监控", "Monitoring")


@require_GET
def overview(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show how all devices are."""
    asked, exporting = devices.read_asked(request.GET), request.GET.get("format") == "csv"
    if exporting and not may(request.user, Record.monitoring, Action.export):
        raise Http404

    def values() -> dict[str, Any]:
        found = devices.get_overview(settings.HOME, asked, user=request.user, now=moment())
        query = request.GET.copy()
        query["format"] = "csv"
        return {**found, "may_export": may(request.user, Record.monitoring, Action.export), "csv": query.urlencode()}

    if exporting:
        try:
            rows = values()["rows"]
            told = {"by": request.user.username, "asked": request.GET.urlencode(), "at": moment()}
            content = exports.made(rows, **told, made_up=synthetic(settings.HOME))
        except AirshedError as error:
            return _told(request, error, "monitoring:overview")
        return handed(content, f"devices-{moment():%Y-%m-%d}.csv", CSV)
    return shown(request, "monitoring/overview.html", _title(), values)


@require_GET
def device(request: Any, mn: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the curves and values of a device."""
    found = _device(request, mn)
    if isinstance(found, HttpResponse):
        return found
    sent = curves.sent_by(settings.HOME, mn, now=moment())
    asked = curves.read_asked(request.GET, found, sent, today=moment().date())
    if request.GET.get(ASKED) == CHART_ID:
        values = curves.values_of(settings.HOME, found, asked, sent)
        chart = curves.drawn_of(settings.HOME, found, asked, values)
        name = f"{mn}-{asked.period}-{asked.from_date}"
        return taken(chart, request, name=name, record=Record.monitoring)
    return shown(request, "monitoring/device.html", found.title, lambda: _device_values(request, found, asked, sent))


def _device_values(request: Any, found: Device, asked: curves.Asked, sent: Any) -> dict[str, Any]:  # noqa: ANN401
    values = curves.values_of(settings.HOME, found, asked, sent)
    query = request.GET.copy()
    query.pop("page", None)
    lines = list_lines(settings.HOME, user=request.user, now=moment())
    line = next((line for line in lines if line.device.mn == found.mn), None)
    today = moment().date()
    asker = asker_of(settings.HOME, request.user, found.mn, on=today)
    counted = found.row is not None and found.within(today)
    return {
        "mn": found.mn,
        "line": devices.shown(line, moment()) if line else None,
        "facts": curves.facts_of(found, on=today),
        "asked": asked,
        "choices": curves.choices_of(found, asked, sent),
        "table": curves.table_of(found, asked, values),
        "chart": drawn(
            curves.drawn_of(settings.HOME, found, asked, values), request, id=CHART_ID, record=Record.monitoring
        ),
        "query": query.urlencode(),
        "may_pack": device_action(request, found, Action.export),
        "may_ask": asker is not None,
        "gateway": gateway(settings.HOME, now=moment()),
        "kinds": [(code, say(*said)) for code, said in questions.KINDS.items()],
        "requests": questions.list_asked(settings.HOME, asker, asker) if asker else [],
        "rate": devices.rate_of(settings.HOME, found.mn, now=moment()) if counted else None,
        "most_days": packs.MOST_DAYS,
        "pack_from": max(asked.from_date, asked.to_date - timedelta(days=packs.MOST_DAYS - 1)),
        "sends": bool(sent),
        "listed": found.row is not None,
    }


def device_action(request: Any, found: Device, action: Action) -> bool:  # noqa: ANN401 - as above
    """Tell whether the user may do something to what a device sends."""
    if reaches_all(request.user, action):
        return True
    if not may(request.user, Record.monitoring, action):
        return False
    return found.mn in devices_seen(settings.HOME, request.user, on=moment().date(), action=action)


def _device(request: Any, mn: str, action: Action = Action.view) -> Device | HttpResponse:  # noqa: ANN401 - as above
    try:
        return device_of(settings.HOME, request.user, mn, on=moment().date(), action=action)
    except AirshedError:
        return shown(request, "monitoring/overview.html", _title(), {"broken": True}, status=503)


@require_GET
def log(request: Any, mn: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the frames of a device of a day."""
    found = _device(request, mn)
    if isinstance(found, HttpResponse):
        return found
    on, odd = day_given(request.GET.get("on", "")) or moment().date(), request.GET.get("odd") == "1"
    text = request.GET.get("page", "")
    page = int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else 1

    def values() -> Mapping[str, Any]:
        asker = asker_of(settings.HOME, request.user, mn, on=moment().date())
        sees = not odd and (reaches_all(request.user) or device_action(request, found, Action.edit))
        asked = questions.asked_on(settings.HOME, found, asker, on) if sees else ()
        read = frames.get_log(settings.HOME, found, on=on, odd=odd, page=page, now=moment(), asked=asked)
        told = {"kept_days": KEPT.days if sees else 0, "device_title": found.title}
        return {"log": read, "mn": mn, "on": on, "odd": odd, **told}

    return shown(request, "monitoring/log.html", say(f"{found.title} 报文日志", f"{found.title}: log"), values)


@require_GET
def frame(request: Any, mn: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show one frame of a device as it was received."""
    found = _device(request, mn)
    if isinstance(found, HttpResponse):
        return found

    def values() -> Mapping[str, Any]:
        read = frames.get_frame(settings.HOME, found, number, user=request.user)
        may_pack = device_action(request, found, Action.export)
        return {"frame": read, "mn": mn, "device_title": found.title, "may_pack": may_pack}

    return shown(request, "monitoring/frame.html", say(f"数据包 {number}", f"Frame {number}"), values)


@require_GET
def reject(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a frame that names no device that is known."""

    def values() -> Mapping[str, Any]:
        return {"frame": frames.get_reject(settings.HOME, number, user=request.user), "mn": ""}

    return shown(request, "monitoring/frame.html", say(f"数据包 {number}", f"Frame {number}"), values)


@require_GET
def strangers(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show who sends without being listed."""
    on = day_given(request.GET.get("on", ""))

    def values() -> Mapping[str, Any]:
        found = frames.get_unknown(settings.HOME, user=request.user, now=moment())
        unread = frames.get_unread(settings.HOME, user=request.user, on=on, now=moment()) if on else None
        return {**found, "on": on, "unread_frames": unread}

    return shown(request, "monitoring/unknown.html", say("未登记的设备", "Unlisted devices"), values)


@require_POST
def pack(request: Any, mn: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out an evidence pack of a device."""
    found = _device(request, mn, Action.export)
    if isinstance(found, HttpResponse):
        return found
    first, last = day_given(request.POST.get("from", "")), day_given(request.POST.get("to", ""))
    if first is None or last is None or first > last:
        messages.error(
            request, say("请填开始和结束日期，开始不晚于结束。", "Give both days, the first not after the last.")
        )
        return redirect("monitoring:device", mn=mn)
    span = (datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time()))
    try:
        made = packs.make_pack(settings.HOME, found, span, by=request.user.username, now=moment())
    except AirshedError as error:
        return _told(request, error, "monitoring:device", mn=mn)
    messages.success(
        request,
        say(
            f"证据包 {made.name}：{made.frames} 个数据包，清单的 SHA-256 为 {made.digest}",
            f"Evidence pack {made.name}: {made.frames} frames, SHA-256 of its manifest {made.digest}",
        ),
    )
    return handed(made.content, made.name, ZIP)


def _asker(request: Any, mn: str) -> Device | HttpResponse:  # noqa: ANN401 - as above
    """Return a device that may be asked; one that has left who asks is none of theirs, and that is recorded."""
    found = _device(request, mn, Action.edit)
    if isinstance(found, Device) and not found.within(moment().date()):
        record_foreign("monitoring", user=request.user, action=Action.edit, mn=mn)
        raise Http404
    return found


@require_POST
def ask(request: Any, mn: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Leave a request to a device for the gateway."""
    found = _asker(request, mn)
    if isinstance(found, HttpResponse):
        return found
    try:
        id = questions.ask(  # noqa: A001 - what it is
            settings.HOME, found, request.POST.dict(), by=request.user.username, now=moment()
        )
    except AirshedError as error:
        return _told(request, error, "monitoring:device", mn=mn)
    return redirect("monitoring:asked", mn=mn, id=id)


@require_GET
def asked(request: Any, mn: str, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Show what came of a request to a device."""
    found = _asker(request, mn)
    if isinstance(found, HttpResponse):
        return found
    one = questions.get_asked(settings.HOME, found, id)
    return shown(request, "monitoring/asked.html", one["what"], {"one": one, "mn": mn, "device_title": found.title})


def _told(request: Any, error: AirshedError, route: str, **where: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Say on another page what went wrong."""
    for fault in error.faults:
        messages.error(request, fault_text(fault))
    return redirect(route, **where)
