"""The quality of hourly data: stations down, days across, the share of valid hours in each cell, with marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.quality import StationDay
from airshed.lake.reasons import REASONS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import ABSENT, EDGE, INK, SHARES, SMALL

NAME = "quality"
TITLE = Words("数据质量", "Quality of data")
STATION = Words("点位（一行一个）", "Station (one row each)")
ROW_PX, LEAST_PX = 34, 270
SCHEMA = pl.Schema(
    {
        "station": pl.String,
        "name": pl.String,
        "date": pl.Date,
        "valid": pl.Int64,
        "expected": pl.Int64,
        "share": pl.Float64,
        "frozen": pl.Int64,
        "late": pl.Int64,
    }
)
MARKS = {
    "frozen": (Words("数值不变", "frozen values"), "diamond", -0.22),
    "late": (Words("迟到", "late"), "triangle-up", 0.22),
}


@dataclass(frozen=True, slots=True)
class Input:
    """What the matrix is drawn from.

    Attributes:
        days: as `air.quality.quality` returns them.
        stations: station code to name, in order.
        refused: reason to refused cells, as `air.quality.refusals` returns it.
        frozen_hours: equal values on end that count as frozen. [h]
        late_hours: after how many hours an hour is late; None = not asked. [h]
        synthetic: the data were made by a program.
    """

    days: Sequence[StationDay]
    stations: Mapping[str, str]
    refused: Mapping[str, int] = field(default_factory=dict)
    frozen_hours: int = 0
    late_hours: int | None = None
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the matrix."""
    table = _table(given)
    figure = drawing.blank(height=max(LEAST_PX, 190 + ROW_PX * len(given.stations)))
    names = list(given.stations.values())
    if table.height:
        _cells(figure, table, language)
        _marks(figure, table, names, language)
    figure.update_layout(
        xaxis=drawing.date_axis(language=language, showgrid=False, **_tight(table)),
        yaxis=drawing.axis(
            STATION.say(language),
            tickvals=list(range(len(names))),
            ticktext=names,
            range=[len(names) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
        ),
    )
    if not table.height:
        drawing.say_nothing(figure, language=language)
    title = Words("点位数据质量：每天有效小时份额", "Quality of data: share of valid hours a day").say(language)
    return Chart(
        name=NAME,
        title=title,
        language=language,
        figure=figure,
        table=table,
        columns=_columns(language),
        notes=_notes(given, table, language),
    )


def _table(given: Input) -> pl.DataFrame:
    rows = [
        {
            "station": day.station,
            "name": given.stations[day.station],
            "date": day.date,
            "valid": day.valid,
            "expected": day.expected,
            "share": 100 * day.valid / day.expected if day.valid else None,
            "frozen": day.frozen,
            "late": day.late,
        }
        for day in given.days
        if day.station in given.stations
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def _cells(figure: go.Figure, table: pl.DataFrame, language: Language) -> None:
    days = sorted(set(table["date"].to_list()))
    stations = list(dict.fromkeys(table["station"].to_list()))
    rows = {(row["station"], row["date"]): row for row in table.iter_rows(named=True)}
    grid = [[rows.get((station, day)) for day in days] for station in stations]
    share = [[None if row is None else row["share"] for row in line] for line in grid]
    absent = [[1 if row is not None and row["share"] is None else None for row in line] for line in grid]
    hover = [["" if row is None else _hover(row, language) for row in line] for line in grid]
    bar = {
        "title": {"text": Words("有效（%）", "valid (%)").say(language), "font": {"size": SMALL}},
        "thickness": 12,
        "outlinewidth": 0,
    }
    gap = 1 if len(days) <= 100 else 0  # noqa: PLR2004 - narrow cells stand side by side
    shared = {
        "x": [day.isoformat() for day in days],
        "y": list(range(len(stations))),
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": False,
        "xgap": gap,
        "ygap": 4,
    }
    scale = [list(stop) for stop in SHARES]
    figure.add_heatmap(z=share, zmin=0, zmax=100, colorscale=scale, colorbar=bar, meta={"z": "share"}, **shared)
    figure.add_heatmap(z=absent, colorscale=[[0, ABSENT], [1, ABSENT]], showscale=False, **shared)
    missing = table.filter(pl.col("share").is_null())
    if missing.height:
        said = notes.NO_DATA.say(language)
        figure.add_scatter(
            x=[day.isoformat() for day in missing["date"]],
            y=[stations.index(station) for station in missing["station"]],
            mode="markers",
            name=f"× · {said}",
            marker={"symbol": "x-thin", "size": 7, "color": INK, "line": {"color": INK, "width": 1}},
            hoverinfo="skip",
        )


def _tight(table: pl.DataFrame) -> dict[str, Any]:
    """Return the range of the axis: the days there are."""
    if not table.height:
        return {}
    days = sorted(table["date"].to_list())
    ends = [datetime.combine(days[0], time(12)) - timedelta(days=1), datetime.combine(days[-1], time(12))]
    return {"range": [drawing.plain(end) for end in ends]}


def _hover(row: Mapping[str, Any], language: Language) -> str:
    words = Words(
        f"{row['name']} {row['date']}<br>有效 {row['valid']}/{row['expected']} 小时<br>"
        f"不变 {row['frozen']}，迟到 {row['late']}",
        f"{row['name']} {row['date']}<br>valid {row['valid']}/{row['expected']} hours<br>"
        f"frozen {row['frozen']}, late {row['late']}",
    )
    return words.say(language)


def _marks(figure: go.Figure, table: pl.DataFrame, names: Sequence[str], language: Language) -> None:
    stations = list(dict.fromkeys(table["station"].to_list()))
    for column, (words, symbol, shift) in MARKS.items():
        found = table.filter(pl.col(column) > 0)
        if not found.height:
            continue
        said = words.say(language)
        hours = Words("小时", "hours").say(language)
        figure.add_scatter(
            x=[day.isoformat() for day in found["date"]],
            y=[stations.index(station) + shift for station in found["station"]],
            customdata=found[column].to_list(),
            text=[names[stations.index(station)] for station in found["station"]],
            mode="markers",
            name=said,
            marker={"symbol": symbol, "size": 7, "color": INK, "line": {"color": EDGE, "width": 0.5}},
            hovertemplate=f"%{{text}} %{{x|{drawing.DAY}}}<br>{said} %{{customdata}} {hours}<extra></extra>",
        )
    figure.update_layout(legend={"font": {"size": SMALL}})


def _notes(given: Input, table: pl.DataFrame, language: Language) -> tuple[str, ...]:
    valid, expected = int(table["valid"].sum()), int(table["expected"].sum())
    found = [notes.coverage(valid, expected, Words("个小时值", "hourly values"), language=language)]
    if given.frozen_hours:
        n = given.frozen_hours
        text = Words(f"连续 {n} 小时及以上同值标为“数值不变”", f"{n} equal hours on end or more are marked as frozen")
        found.append(text.say(language))
    if given.late_hours is not None:
        n = given.late_hours
        text = Words(f"小时末 {n} 小时之后才入库为迟到", f"Stored more than {n} h after the hour is late")
        found.append(text.say(language))
    if given.refused:
        parts = Words(
            "，".join(f"{REASONS[r].zh if r in REASONS else r} {n}" for r, n in given.refused.items()),
            ", ".join(f"{REASONS[r].en if r in REASONS else r} {n}" for r, n in given.refused.items()),
        )
        text = Words(f"导入时拒收（单元格）：{parts.zh}", f"Refused at import (cells): {parts.en}")
        found.append(text.say(language))
    return (*found, *notes.of_hours(synthetic=given.synthetic, language=language))


def _columns(language: Language) -> dict[str, str]:
    words = {
        "station": Words("点位编号", "station code"),
        "name": Words("点位", "station"),
        "date": drawing.DATE,
        "valid": Words("有效（小时）", "valid (hours)"),
        "expected": Words("应有（小时）", "expected (hours)"),
        "share": Words("有效份额（%）", "valid share (%)"),
        "frozen": Words("数值不变（小时）", "frozen (hours)"),
        "late": Words("迟到（小时）", "late (hours)"),
    }
    return {name: text.say(language) for name, text in words.items()}
