"""Requests of people to devices: checked, recorded, left for the gateway, and what came of them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.errors import AirshedError, Fault
from airshed.telemetry.asking import FINAL, STATES, Request, Step, requests_of
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.requests import MINUTES, REAL_TIME_SECONDS
from airshed.web import env
from airshed.web.asking import ask_device
from airshed.web.devices import words
from airshed.web.devices.reaching import Device
from airshed.web.words import say

KINDS: Mapping[str, tuple[str, str]] = {
    "read_seconds": ("提取实时数据间隔", "read the interval of real-time data"),
    "set_seconds": ("设置实时数据间隔（秒）", "set the interval of real-time data (s)"),
    "read_minutes": ("提取分钟数据间隔", "read the interval of minute data"),
    "set_minutes": ("设置分钟数据间隔（分钟）", "set the interval of minute data (min)"),
    "read_time": ("提取现场机时间", "read the clock"),
    "set_time": ("把现场机时间设为本系统时间", "set the clock to that of this system"),
    "read_hour": ("提取历史：小时数据", "read stored hours"),
    "read_minute": ("提取历史：分钟数据", "read stored minutes"),
    "read_day": ("提取历史：日数据", "read stored days"),
}
"""What can be asked, as the form names it."""
MOST_DAYS = 31
LONGEST = 300
"""Signs of what a device said that are shown."""


class BadRequest(AirshedError):
    """A request has a value that is not allowed."""


def ask(home: Path, device: Device, given: Mapping[str, str], *, by: str, now: datetime) -> str:
    """Ask a device what a form says, once its values are found to be allowed; return the id of the request.

    Raises:
        BadRequest: a value is not allowed.
        NoGateway: no gateway runs; nothing is sent.
        AuditBusy: the chain is held by somebody else; nothing is sent.
    """
    what, values = _asked(given.get("what", ""), given)
    return ask_device(home, mn=device.mn, what=what, values=values, by=by, at=now)


def _asked(kind: str, given: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    if kind not in KINDS:
        raise BadRequest(Fault("telemetry.unknown_request", "what", kind[:40], ", ".join(KINDS)))
    verb, _, about = kind.partition("_")
    if about == "time":
        return kind, {}
    if about in {"seconds", "minutes"}:
        return f"{verb}_interval", {about: _interval(about, given) if verb == "set" else "1"}
    first, last = (_day(given.get(name, ""), name) for name in ("begin", "end"))
    if not first <= last < first + timedelta(days=MOST_DAYS):
        raise BadRequest(Fault("telemetry.out_of_range", "end", f"{last}", f"{first} – {MOST_DAYS} d"))
    end = datetime.combine(last + timedelta(days=1), time()) - timedelta(seconds=1)
    return "read", {"period": about, "begin": datetime.combine(first, time()).isoformat(), "end": end.isoformat()}


def _interval(about: str, given: Mapping[str, str]) -> str:
    text = given.get("number", "").strip()
    allowed = REAL_TIME_SECONDS if about == "seconds" else MINUTES
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and int(text) in allowed):  # noqa: PLR2004 - digits
        known = "30 … 3600" if about == "seconds" else ", ".join(map(str, MINUTES))
        raise BadRequest(Fault("telemetry.out_of_range", about, text[:20] or "–", known))
    return text


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise BadRequest(Fault("telemetry.out_of_range", name, text[:20] or "–", "2019-11-01")) from None


def list_asked(home: Path, device: Device) -> list[dict[str, Any]]:
    """Return the requests to a device of the last days, the newest first, with what came of each."""
    return [_shown(request, steps) for request, steps in requests_of(env.journal(home), device.mn)]


def asked_on(home: Path, device: Device, on: date) -> list[dict[str, Any]]:
    """Return the requests to a device of a day, the newest first, with what came of each; they are kept some days."""
    return [one for one in list_asked(home, device) if one["at"].date() == on]


def get_asked(home: Path, device: Device, id: str) -> dict[str, Any]:  # noqa: A002 - what it is
    """Return a request to a device with what came of it.

    Raises:
        Http404: there is none of that id to this device.
    """
    for request, steps in requests_of(env.journal(home), device.mn):
        if request.id == id:
            return _shown(request, steps)
    raise Http404


def _shown(request: Request, steps: tuple[Step, ...]) -> dict[str, Any]:
    last = steps[-1].state if steps else "waiting"
    return {
        "id": request.id,
        "what": _words(request),
        "by": request.by,
        "at": request.at,
        "state": say(*STATES.get(last, (last, last))),
        "over": last in FINAL,
        "good": last == "done",
        "steps": [
            {"at": step.at, "words": say(*STATES.get(step.state, (step.state,) * 2)), "said": _said(step)}
            for step in steps
        ],
    }


def _said(step: Step) -> str:
    return masked(say(step.zh, step.en))[:LONGEST]


def _words(request: Request) -> str:
    """Return what was asked, with its values."""
    values = request.values
    if request.what == "read":
        name = say(*KINDS.get(f"read_{values.get('period', '')}", ("提取历史", "read stored data")))
        return f"{name} {values.get('begin', '')[:10]} – {values.get('end', '')[:10]}"
    verb, _, about = request.what.partition("_")
    unit = "minutes" if "minutes" in values else "seconds"
    name = say(*KINDS.get(request.what if about == "time" else f"{verb}_{unit}", (request.what, request.what)))
    return words.joined([name, values[unit]]) if verb == "set" and about == "interval" else name
