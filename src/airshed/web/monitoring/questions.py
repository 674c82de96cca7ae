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
from airshed.web.told import told
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
DAY = timedelta(days=1)
LONGEST = 300
"""Signs of what a device said that are shown."""


class BadRequest(AirshedError):
    """A request has a value that is not allowed."""


def ask(home: Path, device: Device, given: Mapping[str, str], *, by: str, now: datetime) -> str:
    """Ask a device what a form says, once its values are found to be allowed; return the id of the request.

    Args:
        home: the home.
        device: that may be asked today; stored data are read of the days of it that may be seen.
        given: what the form says.
        by: name of the user.
        now: present moment. [city wall time]

    Raises:
        BadRequest: a value is not allowed.
        NoGateway: no gateway runs; nothing is sent.
        AuditBusy: the chain is held by somebody else; nothing is sent.
    """
    what, values = _asked(given.get("what", ""), given, device)
    return ask_device(home, mn=device.mn, what=what, values=values, by=by, at=now)


def _asked(kind: str, given: Mapping[str, str], device: Device) -> tuple[str, dict[str, str]]:
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
    if not _within(device, first, last):
        spans = (f"{span.from_date} – {span.to_date - DAY if span.to_date else ''}".strip() for span in device.spans)
        raise BadRequest(Fault("telemetry.out_of_range", "begin, end", f"{first} – {last}", ", ".join(spans)))
    end = datetime.combine(last + DAY, time()) - timedelta(seconds=1)
    return "read", {"period": about, "begin": datetime.combine(first, time()).isoformat(), "end": end.isoformat()}


def _within(device: Device, first: date, last: date) -> bool:
    """Tell whether each day of a period may be seen."""
    return all(device.within(first + DAY * n) for n in range((last - first).days + 1))


def reached(device: Device, request: Request) -> bool:
    """Tell whether a request may be shown: asked on a day that may be seen, and of none that may not."""
    if not device.within(request.at.date()):
        return False
    if request.what != "read":
        return True
    begin, end = (request.values.get(name, "") for name in ("begin", "end"))
    try:
        return _within(device, datetime.fromisoformat(begin).date(), datetime.fromisoformat(end).date())
    except ValueError:
        return False


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


def list_asked(home: Path, device: Device, asker: Device | None) -> list[dict[str, Any]]:
    """Return the requests of the last days that may be seen, the newest first, with what came of each.

    Args:
        home: the home.
        device: as it may be seen.
        asker: the same as it may be asked; `opens` says whether the page of a request is there for who may ask.
    """
    kept = requests_of(env.journal(home), device.mn)
    return [
        {**_shown(request, steps), "opens": asker is not None and reached(asker, request)}
        for request, steps in kept
        if reached(device, request)
    ]


def asked_on(home: Path, device: Device, asker: Device | None, on: date) -> list[dict[str, Any]]:
    """Return those of a day; see `list_asked`."""
    return [one for one in list_asked(home, device, asker) if one["at"].date() == on]


def get_asked(home: Path, device: Device, id: str) -> dict[str, Any]:  # noqa: A002 - what it is
    """Return a request to a device with what came of it.

    Raises:
        Http404: there is none of that id to this device, or none that may be seen.
    """
    for request, steps in requests_of(env.journal(home), device.mn):
        if request.id == id and reached(device, request):
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
    return masked(say(*told(step)))[:LONGEST]


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
