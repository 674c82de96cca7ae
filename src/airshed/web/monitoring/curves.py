"""One device: its facts, its curves over a period, and the values as a table in which each time leads to its frame."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from airshed.ingest.devices import EVER, OUTLET, STATION, TOPICS
from airshed.ingest.showing import latest, series
from airshed.web.charts import devices as chart
from airshed.web.charts.chart import Chart, Words
from airshed.web.devices import words
from airshed.web.devices.reaching import Device
from airshed.web.devices.states import limit_of
from airshed.web.pages import day_or_problem, spoken
from airshed.web.words import say
from airshed.web.written import synthetic

DAY = timedelta(days=1)
SPANS: Mapping[str, tuple[int, int, timedelta]] = {
    "hour": (7, 366, timedelta(hours=1)),
    "minute": (2, 31, timedelta(minutes=10)),
    "real": (1, 3, timedelta(minutes=1)),
    "day": (90, 1100, DAY),
}
"""Of each period: days shown at first, days at most, and how far values stand apart unless the device says so."""
PER_PAGE = 100
UNLISTED: Mapping[str, tuple[str, str]] = {
    STATION: ("未登记，按所报系统（ST）当作空气站", "not listed; taken for an air station by the system (ST) it names"),
    OUTLET: ("未登记，当作排放口的设备", "not listed; taken for a device of an outlet"),
}
"""What a device that nobody listed is taken for."""
AT_FIRST, OF_AIR = 3, 2
"""Factors shown at first of a device that sends no pollutant, and of a station of air."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a device.

    Attributes:
        period: of `SPANS`.
        factors: codes, in order.
        from_date: first day.
        to_date: last day.
        page: of the table.
        problems: what could not be used, as sentences.
    """

    period: str
    factors: tuple[str, ...]
    from_date: date
    to_date: date
    page: int
    problems: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first moment and the end."""
        return datetime.combine(self.from_date, time()), datetime.combine(self.to_date + DAY, time())


def sent_by(home: Path, mn: str, *, now: datetime) -> dict[str, dict[str, list[str]]]:
    """Return what a device sent of late: period to code of a factor to how it is written in frames."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in latest(home, now=now).filter(pl.col("mn") == mn).iter_rows(named=True):
        found.setdefault(row["period"], {}).setdefault(words.code_of(row["factor"]), []).append(row["factor"])
    return found


def read_asked(
    given: Any,  # noqa: ANN401 - a QueryDict
    device: Device,
    sent: Mapping[str, Mapping[str, Any]],
    *,
    today: date,
) -> Asked:
    """Return what an address asks for; what it does not say is as people want it at first."""
    problems: list[str] = []
    period = given.get("period", "")
    if period not in SPANS:
        period = next((name for name in SPANS if name in sent), "hour")
    first, most, _ = SPANS[period]
    to_date = day_or_problem(given.get("to", ""), problems) or today
    from_date = day_or_problem(given.get("from", ""), problems) or to_date - DAY * (first - 1)
    if from_date > to_date:
        problems.append(say("第一天在最后一天之后，已调换", "the first day is after the last; they were exchanged"))
        from_date, to_date = to_date, from_date
    if (to_date - from_date).days >= most:
        problems.append(say(f"这种数据最多看 {most} 天", f"{most} days at most of this kind"))
        from_date = to_date - DAY * (most - 1)
    known = sent.get(period, {})
    chosen = tuple(code for code in dict.fromkeys(given.getlist("factor")) if code in known)
    return Asked(
        period, chosen or _usual(device, known), from_date, to_date, _number(given.get("page", "")), (*problems,)
    )


def _usual(device: Device, known: Iterable[str]) -> tuple[str, ...]:
    known = {*known}
    listed = [code for code in words.units_of(device.row) if code in known]
    first = words.sought(known, device.kind)[: OF_AIR if device.kind == STATION else None]
    return tuple(first or [*listed, *sorted(known - {*listed})][:AT_FIRST])


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) <= 6 else 1  # noqa: PLR2004 - pages


def values_of(home: Path, device: Device, asked: Asked, sent: Mapping[str, Mapping[str, list[str]]]) -> pl.DataFrame:
    """Return the values that are asked for, of the days that may be seen, by the code of today."""
    raw = {text: code for code in asked.factors for text in sent.get(asked.period, {}).get(code, [])}
    parts = [
        series(home, mn=device.mn, period=asked.period, factors=list(raw), from_at=first, to_at=end)
        for first, end in (device.clipped(*asked.span) if raw else ())
    ]
    found = pl.concat(parts) if parts else _none()
    return found.with_columns(pl.col("factor").replace(raw)).sort("factor", "at")


def _none() -> pl.DataFrame:
    columns = ("low", "high", "total", "converted_low", "converted_high", "backfilled", "received_at", "revision")
    return pl.DataFrame(schema={**chart.SCHEMA, **dict.fromkeys(columns, pl.Null)})


def drawn_of(home: Path, device: Device, asked: Asked, values: pl.DataFrame) -> Chart:
    """Return the curves."""
    own = words.units_of(device.row)
    units = {code: words.unit_of(code, own, device.kind) for code in asked.factors}
    zh, en = words.PERIODS[asked.period]
    days = f"{asked.from_date} – {asked.to_date}"
    given = chart.Input(
        values.with_columns(_finite(name) for name in ("value", "converted")),
        {
            code: chart.Curve(words.name_of(code), units[code], limit_of(device, code, units[code]))
            for code in asked.factors
        },
        Words(f"{device.title} {zh} {days}", f"{device.title}: {en}, {days}"),
        asked.span,
        _step(device, asked.period),
        words.marks_known(asked.period),
        synthetic=synthetic(home),
    )
    return chart.draw(given, language=spoken())


def _finite(name: str) -> pl.Expr:
    """Return a column whose values that are no finite number are gaps, as a curve can show none of them."""
    return pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name)


def _step(device: Device, period: str) -> timedelta:
    row = device.row or {}
    if period == "real" and row.get("real_time_s"):
        return timedelta(seconds=row["real_time_s"])
    if period == "minute" and row.get("minute_min"):
        return timedelta(minutes=row["minute_min"])
    return SPANS[period][2]


def table_of(device: Device, asked: Asked, values: pl.DataFrame) -> dict[str, Any]:
    """Return a page of the values, a row for each time, the newest first."""
    own = words.units_of(device.row)
    units = {code: words.unit_of(code, own, device.kind) for code in asked.factors}
    times = values["at"].unique().sort(descending=True)
    pages = max(-(-len(times) // PER_PAGE), 1)
    page = min(asked.page, pages)
    shown = times.slice((page - 1) * PER_PAGE, PER_PAGE)
    rows: dict[datetime, dict[str, Mapping[str, Any]]] = {at: {} for at in shown}
    for row in values.filter(pl.col("at").is_in(shown.implode())).iter_rows(named=True):
        rows[row["at"]][row["factor"]] = row
    heads = [(words.name_of(code), units[code]) for code in asked.factors]
    return {
        "heads": [{"name": say(name.zh, name.en), "unit": unit} for name, unit in heads],
        "rows": [
            _row(at, cells, asked, {c: limit_of(device, c, units[c]) for c in units}) for at, cells in rows.items()
        ],
        "page": page,
        "pages": pages,
        "total": len(times),
    }


def _row(
    at: datetime, cells: Mapping[str, Mapping[str, Any]], asked: Asked, limits: Mapping[str, float | None]
) -> dict[str, Any]:
    frames = sorted({row["frame"] for row in cells.values()})
    period = asked.period
    told = f"{at:%Y-%m-%d %H:%M:%S}" if period == "real" else f"{at:%Y-%m-%d %H:%M}"
    return {
        "at": f"{at:%Y-%m-%d}" if period == "day" else told,
        "frames": frames,
        "cells": [_cell(cells.get(code), period, limits[code]) for code in asked.factors],
    }


def _cell(row: Mapping[str, Any] | None, period: str, limit: float | None) -> dict[str, Any]:
    if row is None:
        return {"text": "—"}
    kind = words.mark_kind(row["mark"], period)
    judged = row["converted"] if row["converted"] is not None else row["value"]
    return {
        "text": words.figure(row["value"]),
        "converted": "" if row["converted"] is None else words.figure(row["converted"]),
        "over": period == "hour" and not kind and words.above(judged, limit),
        "mark": f"{row['mark']} {say(*words.mark_words(row['mark'], period))}" if kind else "",
        "corrected": bool(row["revision"]),
        "backfilled": bool(row["backfilled"]),
    }


def facts_of(device: Device, *, on: date) -> list[tuple[str, str]]:
    """Return what is known of a device, as pairs of a name and a text."""
    row, outlet = device.row, device.outlet
    found = [(say("设备编号（MN）", "number (MN)"), device.mn)]
    if row is None:
        return [*found, (say("登记", "listed"), say(*UNLISTED[device.kind]))]
    kind = say("空气站", "air station") if row["kind"] == STATION else say("排放口", "outlet")
    found.append((kind, f"{outlet.name} {row['place']}".strip() if outlet else row["place"] or "—"))
    if outlet is not None:
        found.append((say("企业", "enterprise"), f"{outlet.enterprise_name} {outlet.enterprise}".strip()))
        found.append((say("限值", "limits"), _limits(device)))
    ended = row["to_date"] is not None and row["to_date"] <= on
    since = "…" if row["from_date"] == EVER else row["from_date"]
    days = f"{since} – {row['to_date'] or ''}".strip()
    topics = [say(*TOPICS[name]) for name in (row["topics"] or "").split(",") if name in TOPICS]
    return [
        *found,
        (say("联网", "connected"), days + (say("（已停用）", " (ended)") if ended else "")),
        (say("用途", "for"), words.joined(topics) or "—"),
        (say("应报", "expected"), _expected(row)),
        (say("因子", "factors"), _factors(row)),
    ]


def _limits(device: Device) -> str:
    outlet = device.outlet
    if outlet is None or not outlet.limits:
        return say("没有登记限值，不判超限", "none entered, so nothing is judged")
    names = {limit: words.name_of(code) for code, limit in words.LIMITED.items()}
    told = [f"{say(names[name].zh, names[name].en)} {value:g} mg/m³" for name, value in outlet.limits.items()]
    return words.joined(told) + (f" ({outlet.source})" if outlet.source else "")


def _expected(row: Mapping[str, Any]) -> str:
    told = []
    if row["real_time_s"]:
        told.append(say(f"实时，每 {row['real_time_s']} 秒", f"real time, every {row['real_time_s']} s"))
    if row["minute_min"]:
        told.append(say(f"分钟，每 {row['minute_min']} 分钟", f"minutes, every {row['minute_min']} min"))
    if row["hourly"]:
        told.append(say("小时", "hours"))
    return words.joined(told) or "—"


def _factors(row: Mapping[str, Any]) -> str:
    pairs: Sequence[tuple[str, str]] = list(words.units_of(row).items())
    named = [(words.name_of(code), unit) for code, unit in pairs]
    return words.joined([f"{say(name.zh, name.en)} {unit}".strip() for name, unit in named]) or "—"


def choices_of(device: Device, asked: Asked, sent: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what can be chosen: periods and factors."""
    known = words.usual_first(sent.get(asked.period, {}), device.kind)
    named = [(code, words.name_of(code)) for code in known]
    return {
        "periods": [(name, say(*said)) for name, said in words.PERIODS.items() if name in sent or name == asked.period],
        "factors": [(code, say(name.zh, name.en), code in asked.factors) for code, name in named],
    }
