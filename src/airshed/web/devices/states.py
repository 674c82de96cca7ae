"""In which state each device is: what was last heard of it, its last hour against limits, and what is odd."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from airshed.ingest.devices import devices_of
from airshed.ingest.showing import latest
from airshed.ingest.silence import device_states
from airshed.ingest.summaries import heard
from airshed.web import env
from airshed.web.devices import words
from airshed.web.devices.reaching import Device, devices_seen
from airshed.web.words import say

RECENT = timedelta(hours=24)
"""So long deviations make a device odd."""
ODD_FRAMES, ODD_SHARE = 3, 0.05
"""A device is odd once so many frames of today and yesterday deviate, and so great a share of all."""
SHOWN = 3
"""Factors that are shown of a device that sends no pollutant."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the last hour.

    Attributes:
        name: of the factor.
        text: the value with its unit.
        limit: its limit; empty without one.
        over: whether it is above.
        mark: what its mark says; empty for a usual one.
    """

    name: str
    text: str
    limit: str = ""
    over: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A device in the list.

    Attributes:
        device: the device.
        state: its state.
        data_at: when its last data were received.
        data_of: the time that its last hour, or else its last value, is of.
        hourly: whether that is an hour.
        values: those of that time.
        odd: frames of today and yesterday that deviate, where some did within `RECENT`.
    """

    device: Device
    state: str
    data_at: datetime | None
    data_of: datetime | None
    hourly: bool
    values: tuple[Value, ...]
    odd: int


def silence_hours(home: Path) -> int:
    """Return after how many hours without data a device is silent."""
    return int(env.settings(home)["device_silence_hours"])


def list_lines(home: Path, *, user: Any, now: datetime) -> list[Line]:  # noqa: ANN401 - as above
    """Return the devices that are listed and may be seen today, what needs attention first; raises as above."""
    seen = devices_seen(home, user, on=now.date())
    listed = {*devices_of(home, on=now.date())["mn"]}
    today = {mn for mn, device in seen.items() if mn in listed and device.within(now.date())}
    states = {row["code"]: row for row in device_states(home, now=now, hours=silence_hours(home)).to_dicts()}
    odd = _odd(home, now, {mn: row["from_date"] for mn, row in states.items()})
    values: dict[str, list[dict[str, Any]]] = {}
    for row in latest(home, now=now).filter(pl.col("mn").is_in(list(today))).iter_rows(named=True):
        values.setdefault(row["mn"], []).append(row)
    lines = [_line(seen[mn], states[mn], values.get(mn, []), odd.get(mn, (0, 0))) for mn in today]
    order = list(words.STATES)
    return sorted(lines, key=lambda line: (order.index(line.state), words.in_order(line.device.title), line.device.mn))


def _odd(home: Path, now: datetime, began: Mapping[str, date]) -> dict[str, tuple[int, int]]:
    """Return how many frames of today and yesterday deviate and how many came, of devices that deviated of late.

    Of a device that moved those days count that are of where it stands now, from the first (`began`) on.
    """
    own = pl.col("day") >= pl.col("mn").replace_strict(began, default=None, return_dtype=pl.Date())
    days = heard(home, now=now).filter(pl.col("day") >= (now - RECENT).date(), own)
    found = days.group_by("mn").agg(pl.col("odd", "frames").sum(), pl.col("odd_at").max())
    return {mn: (odd, frames) for mn, odd, frames, at in found.rows() if at is not None and at >= now - RECENT}


def _line(device: Device, state: Mapping[str, Any], told: Sequence[Mapping[str, Any]], odd: tuple[int, int]) -> Line:
    rows = [row for row in told if row["at"].date() >= state["from_date"]]  # another place has other limits
    at, strange = state["data_at"], odd[0] >= ODD_FRAMES and odd[0] >= ODD_SHARE * odd[1]
    line = Line(device, "awaiting", at, None, hourly=False, values=(), odd=odd[0])
    if at is None or not rows:
        return replace(line, state=_without_values(state, odd=bool(odd[0]), elsewhere=bool(told)))
    hours = [row for row in rows if row["period"] == "hour"]
    kept = hours or [row for row in rows if row["period"] == "real"] or list(rows)
    last = max(row["at"] for row in kept)
    values = tuple(_values(device, [row for row in kept if row["at"] == last], judged=bool(hours)))
    recent = bool(hours) and at - last <= timedelta(seconds=state["patience_s"]) + words.HOUR
    found = (
        (state["silent"], "silent"),
        (recent and any(value.over for value in values), "over"),
        (any(value.mark for value in values), "marked"),
        (strange, "odd"),
    )
    first = next((name for so, name in found if so), "normal")
    return replace(line, state=first, data_of=last, hourly=bool(hours), values=values)


def _without_values(state: Mapping[str, Any], *, odd: bool, elsewhere: bool) -> str:
    """Return the state of a device that told nothing yet of a time that has come; it is never `normal`.

    Args:
        state: a row of `device_states`.
        odd: whether frames came of late that deviate: what holds no data then could not be read.
        elsewhere: whether it told of where it stood before; what else it told is of times to come.
    """
    if state["data_at"] is None:
        return "odd" if odd else "never" if state["silent"] else "awaiting"
    if state["silent"]:
        return "silent"
    return "awaiting" if elsewhere and not odd else "odd"


def _values(device: Device, rows: Sequence[Mapping[str, Any]], *, judged: bool) -> Iterator[Value]:
    """Yield values of what is sought, see `words.sought`; of a device without any, the first few."""
    own, kind = words.units_of(device.row), device.kind
    by_code = {words.code_of(row["factor"]): row for row in rows}
    listed = [code for code in own if code in by_code]
    for code in words.sought(by_code, kind) or (listed or sorted(by_code))[:SHOWN]:
        row, unit = by_code[code], words.unit_of(code, own, kind)
        limit = limit_of(device, code, unit) if judged else None
        value = row["converted"] if row["converted"] is not None else row["value"]
        odd = words.mark_kind(row["mark"], row["period"])
        over = not odd and words.above(value, limit)
        name = words.name_of(code)
        yield Value(
            say(name.zh, name.en),
            f"{words.figure(value)} {unit}".strip(),
            f"{limit:g}" if limit is not None else "",
            over,
            f"{row['mark']} {say(*words.mark_words(row['mark'], row['period']))}" if odd else "",
        )


def limit_of(device: Device, code: str, unit: str) -> float | None:
    """Return the limit of a factor in the unit of the device; None without one, or where the unit is none of mass."""
    limit = device.outlet.limits.get(words.LIMITED.get(words.code_of(code), "")) if device.outlet else None
    return limit / words.IN_MG[unit] if limit is not None and unit in words.IN_MG else None
