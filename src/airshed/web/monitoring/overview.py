"""How the devices are: a row each, what was last heard, the last hour against limits, and in which state they are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from airshed.ingest.devices import STATION
from airshed.ingest.rates import Counts, counts_of
from airshed.ingest.showing import gateway, unknown
from airshed.web.devices import words
from airshed.web.devices.reaching import reaches_all
from airshed.web.devices.states import Line, list_lines, silence_hours
from airshed.web.words import say

OFFERED = 300
KEPT = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to.

    Attributes:
        state: a state.
        enterprise: code of an enterprise.
        area: code of an area.
        text: something in the number or a name.
    """

    state: str = ""
    enterprise: str = ""
    area: str = ""
    text: str = ""


def read_asked(given: Mapping[str, str]) -> Asked:
    """Return what an address asks for."""
    state = given.get("state", "")
    kept = {name: given.get(name, "").strip()[:100] for name in ("enterprise", "area")}
    return Asked(state if state in words.STATES else "", **kept, text=given.get("q", "").strip()[:100])


def get_overview(home: Path, asked: Asked, *, user: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return how the devices are that somebody may see.

    Raises:
        Http404: the user sees no devices.
        LakeDamaged: the lake cannot be read.
    """
    lines = list_lines(home, user=user, now=now)
    chosen = [line for line in lines if _matches(line, asked)]
    counts = Counter(line.state for line in lines)
    strange = unknown(home, now=now).height if reaches_all(user) else 0
    told = gateway(home, now=now)
    tiles = [
        {"code": code, "words": say(*said), "icon": icon, "count": counts[code], "here": asked.state == code}
        for code, (said, icon) in words.STATES.items()
    ]
    return {
        "gateway": told,
        "now": now,
        "total": len(lines),
        "online": sum(line.state not in words.UNHEARD for line in lines) if told.running else 0,
        "tiles": tiles,
        "rows": [{**shown(line, now), "rate": rate_of(home, line.device.mn, now=now)} for line in chosen],
        "asked": asked,
        "enterprises": _offered((d.outlet.enterprise, d.outlet.enterprise_name) for d in _with_outlet(lines)),
        "areas": _offered((d.outlet.area, "") for d in _with_outlet(lines)),
        "unknown": strange,
        "sees_unknown": reaches_all(user),
        "hours": silence_hours(home),
    }


def _with_outlet(lines: Sequence[Line]) -> Iterator[Any]:
    return (line.device for line in lines if line.device.outlet is not None)


def _offered(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({(code, name or code) for code, name in pairs if code}, key=lambda pair: words.in_order(pair[1]))[
        :OFFERED
    ]


def _matches(line: Line, asked: Asked) -> bool:
    device, outlet = line.device, line.device.outlet
    texts = (device.mn, device.title, *((outlet.code, outlet.enterprise, outlet.enterprise_name) if outlet else ()))
    return (
        (not asked.state or line.state == asked.state)
        and (not asked.enterprise or (outlet is not None and outlet.enterprise == asked.enterprise))
        and (not asked.area or (outlet is not None and outlet.area == asked.area))
        and (not asked.text or any(asked.text.lower() in text.lower() for text in texts))
    )


def rate_of(home: Path, mn: str, *, now: datetime) -> dict[str, Any] | None:
    """Return the share of this month's expected hours that are valid, as of the last full hour; None without any."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    counts = _rates(home, hour).get((mn,))
    if counts is None or counts.availability is None:
        return None
    share = f"{float(100 * counts.availability):.1f}"
    return {"share": share, "valid": counts.valid, "expected": counts.expected, "at": f"{hour:%Y-%m-%d %H:%M}"}


@lru_cache(maxsize=KEPT)
def _rates(home: Path, hour: datetime) -> Mapping[tuple[str, ...], Counts]:
    """Return the hours of this month by device; counted once an hour, for it reads all of the month."""
    first = hour.replace(day=1, hour=0)
    return counts_of(home, from_at=first, to_at=hour, now=hour)


def shown(line: Line, now: datetime) -> dict[str, Any]:
    """Return a line as plain values in the language of the reader."""
    said, icon = words.STATES[line.state]
    outlet, row = line.device.outlet, line.device.row or {}
    return {
        "mn": line.device.mn,
        "title": line.device.title,
        "code": row.get("place") or "",
        "station": row.get("kind") == STATION,
        "enterprise": (outlet.enterprise_name or outlet.enterprise) if outlet else "",
        "area": outlet.area if outlet else "",
        "state": line.state,
        "state_words": say(*said),
        "icon": icon,
        "data_at": line.data_at,
        "data_told": words.moment_told(line.data_at, year=now.year) if line.data_at else "",
        "age": words.age_words(now - line.data_at) if line.data_at else "",
        "of": _of(line),
        "values": line.values,
        "odd": line.odd,
    }


def _of(line: Line) -> str:
    """Return what time the values are of: an hour from when to when, or a moment."""
    if line.data_of is None:
        return ""
    if not line.hourly:
        return f"{line.data_of:%m-%d %H:%M:%S}"
    return f"{line.data_of:%m-%d %H:%M}–{line.data_of + words.HOUR:%H:%M}"
