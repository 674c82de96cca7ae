"""A year of days as a calendar: weeks across, weekdays down, each day with the letter of its level."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.ruleset import Rulebook
from airshed.vocab import POLLUTANTS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.levels import NO_LETTER, level_number, levels, pollutant_level
from airshed.web.charts.theme import ABSENT, MUTED, NO_POLLUTANT, POLLUTANT_COLOURS, SMALL, TINY

NAME = "calendar"
TITLE = Words("日历图", "Calendar")
WEEKDAYS = Words("一 二 三 四 五 六 日", "Mon Tue Wed Thu Fri Sat Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEAST_WIDTH = 900
SHORT = {"pm25": "2.5", "pm10": "10", "so2": "S", "no2": "N", "co": "C", "o3": "O"}
"""Marks of primary pollutants in cells."""
NONE_PRIMARY = "·"
OF = {
    "aqi": Words("AQI 级别", "level of the AQI"),
    "primary": Words("首要污染物", "primary pollutant"),
}
AQI = Words("AQI（无量纲）", "AQI (dimensionless)")
SCHEMA = pl.Schema(
    {
        "date": pl.Date,
        "aqi": pl.Int64,
        "value": pl.Float64,
        "level": pl.Int64,
        "primary": pl.String,
        "kind": pl.Int64,
        "mark": pl.String,
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """What a calendar is drawn from.

    Attributes:
        days: as `air.shapes.days_shape` returns them.
        rules: the editions, for levels and their colours.
        of: `aqi`, `primary`, or a column of days such as `pm25` or `o3_8h`.
        synthetic: the data were made by a program.
    """

    days: Mapping[str, Any]
    rules: Rulebook
    of: str = "aqi"
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """A colour of cells with what it stands for."""

    number: int
    name: str
    colour: str
    mark: str


def draw(given: Input, *, language: Language) -> Chart:
    """Return the calendar."""
    kinds = _kinds(given, language)
    table = _table(given, {kind.number: kind.mark for kind in kinds})
    figure = drawing.blank(height=310)
    if table.height:
        _cells(figure, table, kinds, language)
        _months(figure, table["date"].to_list(), language)
    else:
        figure.update_layout(xaxis=drawing.axis(_WEEKS.say(language)), yaxis=drawing.axis(_WEEKDAY.say(language)))
        drawing.say_nothing(figure, language=language)
    what = OF[given.of] if given.of in OF else drawing.label_of(given.of)
    place, span = drawing.place_of(given.days["place"]), f"{given.days['from']} – {given.days['to']}"
    valid = table["kind"].count()
    return Chart(
        name=NAME,
        title=Words(f"{place} {span} 日历图：{what.zh}", f"{place}, {span}, calendar: {what.en}").say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(given, language),
        codes={"primary": drawing.named_codes(drawing.DAY_POLLUTANT, drawing.PRIMARY, language=language)},
        notes=(
            notes.coverage(valid, table.height, notes.DAYS, language=language),
            *notes.of_basis([given.days], synthetic=given.synthetic, language=language),
        ),
        least_width=LEAST_WIDTH,
    )


def _kinds(given: Input, language: Language) -> tuple[_Kind, ...]:
    """Return the colours of the cells: levels, or primary pollutants by number."""
    if given.of != "primary":
        found = levels(given.rules.on(date.fromisoformat(given.days["to"])), language=language)
        if given.of == "aqi":
            return tuple(_Kind(level.number, level.name, level.colour, level.letter) for level in found)
        return tuple(_Kind(level.number, level.name.split(" (")[0], level.colour, level.letter) for level in found)
    named = [
        _Kind(n, f"{SHORT[code]} · {drawing.label_of(code).say(language)}", POLLUTANT_COLOURS[code], SHORT[code])
        for n, code in enumerate(POLLUTANTS, 1)
    ]
    clean = Words("无首要污染物", "none").say(language)
    return (_Kind(0, f"{NONE_PRIMARY} · {clean}", NO_POLLUTANT, NONE_PRIMARY), *named)


def _table(given: Input, marks: Mapping[int, str]) -> pl.DataFrame:
    rows = []
    for day in given.days["days"]:
        on = date.fromisoformat(day["date"])
        primary = day["primary"]
        value = None if given.of in OF else day[given.of]
        aqi = day["aqi"] if day["valid"] else None
        level = level_number(aqi, on, given.rules)
        if given.of == "primary":
            codes = list(POLLUTANTS)
            kind = None if level is None else 1 + codes.index(primary[0]) if primary else 0
        else:
            kind = level if given.of == "aqi" else pollutant_level(given.of, value, on, given.rules)
        rows.append(
            {
                "date": on,
                "aqi": aqi,
                "value": None if value is None else float(value),
                "level": level,
                "primary": None if primary is None else ", ".join(primary),
                "kind": kind,
                "mark": NO_LETTER if kind is None else marks[kind],
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA)


def _columns(given: Input, language: Language) -> dict[str, str]:
    value = Words("值", "value").say(language)
    if given.of not in OF:
        value = drawing.with_unit(drawing.label_of(given.of), drawing.sign_of(given.of), language=language)
    words = {
        "date": drawing.DATE,
        "aqi": AQI,
        "level": Words("AQI 级别（1–6）", "level of the AQI (1-6)"),
        "primary": Words("首要污染物（代码）", "primary pollutants (codes)"),
        "kind": Words("格子颜色（编号）", "colour of the cell (number)"),
        "mark": Words("格子里的字", "letter in the cell"),
    }
    return {**{name: text.say(language) for name, text in words.items()}, "value": value}


_WEEKS = Words("周（一列一周，标在每月 1 日所在周）", "Week (one column each; months at the week of their first day)")
_WEEKDAY = Words("星期（一格一天）", "Weekday (one cell a day)")


def _place(day: date, first: date) -> tuple[int, int]:
    """Return column and row of a day."""
    monday = first - timedelta(days=first.weekday())
    return (day - monday).days // 7, day.weekday()


def _cells(figure: go.Figure, table: pl.DataFrame, kinds: tuple[_Kind, ...], language: Language) -> None:
    first = table["date"][0]
    weeks = _place(table["date"][-1], first)[0] + 1
    grids: dict[str, list[list[Any]]] = {
        name: [[None if name in {"kind", "absent"} else ""] * weeks for _ in range(7)]
        for name in ("kind", "absent", "mark", "dash", "hover")
    }
    for row in table.iter_rows(named=True):
        week, weekday = _place(row["date"], first)
        grids["kind"][weekday][week] = row["kind"]
        grids["absent"][weekday][week] = 1 if row["kind"] is None else None
        grids["dash" if row["kind"] is None else "mark"][weekday][week] = row["mark"]
        grids["hover"][weekday][week] = _hover(row, language)
    shared = {
        "x": list(range(weeks)),
        "y": list(range(7)),
        "customdata": grids["hover"],
        "texttemplate": "%{text}",
        "hovertemplate": "%{customdata}<extra></extra>",
        "hoverongaps": False,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    low, high = kinds[0].number, kinds[-1].number
    figure.add_heatmap(
        z=grids["kind"],
        text=grids["mark"],
        zmin=low - 0.5,
        zmax=high + 0.5,
        colorscale=_stepped([kind.colour for kind in kinds]),
        textfont={"size": TINY + 1},
        meta={"z": "kind"},
        **shared,
    )
    grey = [[0, ABSENT], [1, ABSENT]]
    figure.add_heatmap(z=grids["absent"], text=grids["dash"], colorscale=grey, textfont={"size": SMALL}, **shared)
    for kind in kinds:
        if (table["kind"] == kind.number).any():
            drawing.legend_square(figure, kind.name, kind.colour)
    if table["kind"].null_count():
        drawing.legend_square(figure, f"{NO_LETTER} · {notes.NO_DATA.say(language)}", ABSENT)


def _hover(row: Mapping[str, Any], language: Language) -> str:
    value = "" if row["value"] is None else f"<br>{row['value']:g}"
    if row["kind"] is None:
        return f"{row['date']}<br>{notes.NO_DATA.say(language)}"
    aqi = "" if row["aqi"] is None else f"<br>AQI {row['aqi']}"
    named = [drawing.label_of(code).say(language) for code in (row["primary"] or "").split(", ") if code]
    primary = Words(f"<br>首要污染物：{'、'.join(named)}", f"<br>primary: {', '.join(named)}").say(language)
    return f"{row['date']}{value}{aqi}{primary if named else ''}"


def _stepped(colours: list[str]) -> list[list[Any]]:
    """Return a scale of equal steps without any blending."""
    count = len(colours)
    return [[edge / count, colour] for n, colour in enumerate(colours) for edge in (n, n + 1)]


def _edge(week: int, weekday: int) -> str:
    """Return the line before a day that begins a month."""
    if not weekday:
        return f"M {week - 0.5},-0.5 L {week - 0.5},6.5"
    return f"M {week + 0.5},-0.5 L {week + 0.5},{weekday - 0.5} L {week - 0.5},{weekday - 0.5} L {week - 0.5},6.5"


def _months(figure: go.Figure, days: list[date], language: Language) -> None:
    """Label the months at the week of their first day, and draw a line between them."""
    starts = [day for n, day in enumerate(days) if n == 0 or day.day == 1]
    labels = [Words(f"{day.month}月", MONTHS_EN[day.month - 1]).say(language) for day in starts]
    edges = " ".join(_edge(*_place(day, days[0])) for day in starts[1:])
    figure.add_shape(type="path", path=edges, line={"color": MUTED, "width": 1})
    places = [_place(day, days[0])[0] for day in starts]
    figure.update_layout(
        xaxis=drawing.axis(_WEEKS.say(language), tickvals=places, ticktext=labels, showgrid=False, zeroline=False),
        yaxis=drawing.axis(
            _WEEKDAY.say(language),
            tickvals=list(range(7)),
            ticktext=WEEKDAYS.say(language).split(),
            autorange="reversed",
            showgrid=False,
            zeroline=False,
        ),
    )
