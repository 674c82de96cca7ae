"""Requests to devices, left for the gateway: a file each in `requests/` beside the journal, and what came of it.

Whoever may write in the home may ask; the gateway, another process, sends what it finds and writes the answer beside
it. Files outlive both, so nothing that was asked is forgotten in silence.
"""

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.errors import Fault

REQUESTS = "requests"
WAITING, ANSWERED = ".json", ".answer.json"
NAME = re.compile(r"[0-9]{20}-[0-9a-f]{8}")
KEPT = timedelta(days=7)
"""Answers are kept so long."""
STATES: Mapping[str, tuple[str, str]] = {
    "waiting": ("等待网关发出", "waits for the gateway to send it"),
    "sent": ("已发出", "sent"),
    "ready": ("设备准备执行", "the device is ready"),
    "data": ("设备回了数据", "the device gave data"),
    "done": ("执行完毕", "done"),
    "refused": ("设备拒绝", "the device refused"),
    "failed": ("执行失败", "failed"),
    "not_connected": ("设备没有连接，请求没有发出", "the device is not connected; it was not sent"),
    "no_answer": ("设备没有应答", "the device did not answer"),
    "impossible": ("请求不能发出", "it cannot be sent"),
}
"""States of a request, in Chinese and English; `waiting` until a gateway takes it up."""
FINAL = frozenset({"refused", "done", "failed", "not_connected", "no_answer", "impossible"})
"""States after which nothing follows."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to a device.

    Attributes:
        id: its name.
        mn: number of the device.
        what: name of the request, as its protocol has it.
        values: what it needs.
        by: who asks.
        at: when. [city wall time]
    """

    id: str
    mn: str
    what: str
    values: Mapping[str, str]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a request.

    Attributes:
        state: `sent`, `ready`, `data`, or one of `FINAL`.
        at: when. [city wall time]
        zh: what the device said, in Chinese; empty if nothing.
        en: the same in English.
        fault: why it cannot be asked; the interface words it.
    """

    state: str
    at: datetime
    zh: str = ""
    en: str = ""
    fault: Fault | None = None


def ask(  # noqa: PLR0913 - whom, what, who asks and when
    journal: Path, *, mn: str, what: str, values: Mapping[str, str], by: str, at: datetime
) -> str:
    """Leave a request for the gateway and return its id; whoever asks has checked that he may.

    Args:
        journal: folder of the journal.
        mn: number of the device.
        what: name of the request.
        values: what it needs.
        by: who asks.
        at: the present moment. [city wall time]
    """
    made = Request(f"{at:%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}", mn, what, dict(values), by, at)
    _write(journal / REQUESTS / f"{made.id}{WAITING}", asdict(made))
    return made.id


def waiting(journal: Path) -> tuple[Request, ...]:
    """Return the requests that no gateway has taken up, the oldest first; a file that is none is left alone."""
    names = sorted(name.removesuffix(WAITING) for name in _names(journal) if not name.endswith(ANSWERED))
    found = (_read(journal / REQUESTS / f"{name}{WAITING}") for name in names if NAME.fullmatch(name))
    return tuple(request for given in found if given and (request := _request(given)))


def answer_of(journal: Path, request: str) -> tuple[Step, ...]:
    """Return what happened to a request so far; nothing if no gateway has taken it up."""
    if not NAME.fullmatch(request):
        return ()
    found = _read(journal / REQUESTS / f"{request}{ANSWERED}") or {}
    return tuple(_step(step) for step in found.get("steps", ()))


def requests_of(journal: Path, mn: str) -> tuple[tuple[Request, tuple[Step, ...]], ...]:
    """Return the requests to a device that are kept, the newest first, each with what happened to it so far."""
    names = sorted({name.removesuffix(ANSWERED).removesuffix(WAITING) for name in _names(journal)}, reverse=True)
    found = []
    for name in filter(NAME.fullmatch, names):
        shape = _read(journal / REQUESTS / f"{name}{ANSWERED}") or _read(journal / REQUESTS / f"{name}{WAITING}")
        if shape and shape.get("mn") == mn:
            own = {key: shape[key] for key in ("id", "mn", "what", "values", "by")}
            found.append((Request(**own, at=datetime.fromisoformat(shape["at"])), answer_of(journal, name)))
    return tuple(found)


def note(journal: Path, request: Request, steps: tuple[Step, ...]) -> None:
    """Write down what happened to a request; it no longer waits."""
    shape = {**asdict(request), "steps": [asdict(step) for step in steps]}
    _write(journal / REQUESTS / f"{request.id}{ANSWERED}", shape)
    (journal / REQUESTS / f"{request.id}{WAITING}").unlink(missing_ok=True)


def give_up(journal: Path, *, now: datetime) -> None:
    """Say of requests that were under way that nothing came of them: the gateway that sent them is gone."""
    for name in _names(journal):
        found = _read(journal / REQUESTS / name) if name.endswith(ANSWERED) else None
        request = _request(found) if found else None
        steps = answer_of(journal, request.id) if request else ()
        if request and steps and steps[-1].state not in FINAL:
            note(journal, request, (*steps, Step("no_answer", now)))


def tidy(journal: Path, *, now: datetime) -> None:
    """Remove answers that are old."""
    before = f"{now - KEPT:%Y%m%d%H%M%S%f}"
    for name in _names(journal):
        if name.endswith(ANSWERED) and NAME.fullmatch(name.removesuffix(ANSWERED)) and name < before:
            (journal / REQUESTS / name).unlink(missing_ok=True)


def _names(journal: Path) -> list[str]:
    try:
        return [name for name in os.listdir(journal / REQUESTS) if name.endswith(WAITING)]  # noqa: PTH208 - five times a second
    except FileNotFoundError:
        return []


def _step(given: Mapping[str, Any]) -> Step:
    fault = given.get("fault")
    at = datetime.fromisoformat(given["at"])
    return Step(**{**given, "at": at, "fault": Fault(**fault) if fault else None})


def _request(given: Mapping[str, Any]) -> Request | None:
    """Return the request of a file; None if it is none."""
    try:
        fields = {name: given[name] for name in ("id", "mn", "what", "values", "by")}
        return Request(**fields, at=datetime.fromisoformat(given["at"]))
    except (KeyError, TypeError, ValueError):
        return None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, shape: Mapping[str, Any]) -> None:
    path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(shape, ensure_ascii=False, default=_text), encoding="utf-8")
    fresh.replace(path)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
