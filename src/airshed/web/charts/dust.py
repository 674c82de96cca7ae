"""One dust event: particles and their ratio before, during and after it, and the days with and without it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.ruleset import Rulebook
from airshed.calendar import day_of
from airshed.lake.tables import FLOAT, MOMENT, TEXT
from airshed.vocab import POLLUTANTS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import DUST_PROPOSED, DUST_SURE, EDGE, INK, LINE, LINES, MUTED, PAPER, SMALL

NAME = "dust"
TITLE = Words("沙尘过程", "Dust event")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AROUND = timedelta(hours=24)
"""How much is shown before and after."""
TIME = Words("小时末（城市时间）", "End of the hour (city time)")
UNIT = "µg/m³"
STATUSES = {
    "confirmed": Words("已认定", "confirmed"),
    "proposed": Words("拟议", "proposed"),
    "rejected": Words("已否决", "rejected"),
}
SCHEMA = pl.Schema(
    {
        "row": TEXT,
        "at": MOMENT,
        "pm10": FLOAT,
        "pm25": FLOAT,
        "ratio": FLOAT,
    }
)
WITH, WITHOUT = "day", "day_without"
ROWS = {
    "": Words("数值", "what"),
    "hour": Words("小时值", "hour"),
    WITH: Words("日均，保留沙尘", "day, dust kept"),
    WITHOUT: Words("日均，剔除该过程", "day, without the event"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """What the event is drawn from.

    Attributes:
        event: a row of table `dust_events`.
        hours: rows of table `ambient_hours` of the place's stations around it.
        rules: the editions, for the criteria.
        days: the days around as `air.shapes.days_shape` returns them, every hour kept.
        without: the same days without the event's hours.
        synthetic: the data were made by a program.
    """

    event: Mapping[str, Any]
    hours: pl.DataFrame
    rules: Rulebook
    days: Mapping[str, Any]
    without: Mapping[str, Any]
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the event: concentrations, ratio, days."""
    table = _table(given)
    hours = table.filter(pl.col("row") == "hour")
    figure = drawing.blank(height=720)
    figure.update_layout(
        xaxis=_times("x", given, language, showticklabels=False, title={"text": ""}),
        xaxis2=_times("x2", given, language, matches="x"),
        xaxis3=drawing.axis(drawing.DATE.say(language), type="category", anchor="y3"),
        yaxis=drawing.axis(f"PM10, PM2.5 ({UNIT})", domain=[0.58, 1.0], rangemode="tozero"),
        yaxis2=drawing.axis(
            Words("PM2.5/PM10（比值）", "PM2.5/PM10 (ratio)").say(language), domain=[0.34, 0.53], rangemode="tozero"
        ),
        yaxis3=drawing.axis(
            Words(f"PM10 日均（{UNIT}）", f"PM10 of the day ({UNIT})").say(language),
            domain=[0.0, 0.2],
            anchor="x3",
            rangemode="tozero",
        ),
        barmode="group",
    )
    _hours(figure, hours, language)
    _days(figure, table, language)
    _criteria(figure, given, hours, language)
    _span(figure, given, language)
    if not hours["pm10"].count():
        drawing.say_nothing(figure, language=language)
    status = STATUSES[given.event["status"]]
    place, event = drawing.place_of(given.event["place"]), given.event["event"]
    title = Words(f"{place} 沙尘过程 {event}（{status.zh}）", f"{place}: dust event {event} ({status.en})")
    return Chart(
        name=NAME,
        title=title.say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(language),
        codes={"row": {code: words.say(language) for code, words in ROWS.items()}},
        notes=_notes(given, hours, language),
    )


def _times(name: str, given: Input, language: Language, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - of an axis
    first, last = _window(given)
    anchor = {"x": "y", "x2": "y2"}[name]
    shared = {"type": "date", "tickformat": drawing.HOUR_TICKS, "nticks": 9, "anchor": anchor}
    span = [drawing.plain(first), drawing.plain(last)]
    return {**drawing.axis(TIME.say(language), **shared, range=span), **more}


def _window(given: Input) -> tuple[datetime, datetime]:
    return given.event["from_hour"] - AROUND, given.event["to_hour"] + AROUND


def _table(given: Input) -> pl.DataFrame:
    first, last = _window(given)
    found = {
        row["hour_end"]: row
        for row in given.hours.group_by("hour_end")
        .agg(*(pl.col(c).cast(pl.Int64).sum().alias(f"{c}_s") for c in ("pm10", "pm25")),
             *(pl.col(c).count().cast(pl.Int64).alias(f"{c}_n") for c in ("pm10", "pm25")))
        .iter_rows(named=True)
    }  # fmt: skip
    rows = []
    hour = first
    while hour <= last:
        values = {c: _value(found.get(hour), c) for c in ("pm10", "pm25")}
        ratio = values["pm25"] / values["pm10"] if values["pm25"] is not None and values["pm10"] else None
        exact = {**values, "ratio": ratio}
        rows.append({"row": "hour", "at": hour, **{k: None if v is None else float(v) for k, v in exact.items()}})
        hour += HOUR
    touched = {first_day + DAY * n for first_day, count in [_touched(given)] for n in range(count)}
    for name, shape in ((WITH, given.days), (WITHOUT, given.without)):
        for day in shape["days"]:
            on = date.fromisoformat(day["date"])
            if on in touched:
                values_of = {c: None if day[c] is None else float(day[c]) for c in ("pm10", "pm25")}
                rows.append({"row": name, "at": datetime(on.year, on.month, on.day), **values_of})  # noqa: DTZ001
    return pl.DataFrame(rows, schema=SCHEMA)


def _touched(given: Input) -> tuple[date, int]:
    """Return the first day with hours of the event, less one, and how many days are shown."""
    first, last = day_of(given.event["from_hour"]), day_of(given.event["to_hour"] - HOUR)
    return first - DAY, (last - first).days + 3


def _value(row: Mapping[str, Any] | None, code: str) -> Fraction | None:
    if row is None or not row[f"{code}_n"]:
        return None
    return Fraction(row[f"{code}_s"], row[f"{code}_n"] * POLLUTANTS[code].scale)


def _hours(figure: go.Figure, hours: pl.DataFrame, language: Language) -> None:
    lines = (("pm10", "PM10", "", 0, "solid"), ("pm25", "PM2.5", "", 1, "dash"), ("ratio", "PM2.5/PM10", "2", 3, "dot"))
    when = Words("%{x|%Y-%m-%d %H:%M} 小时末", "hour ended %{x|%Y-%m-%d %H:%M}").say(language)
    for column, name, axes, colour, dash in lines:
        drawn = drawing.series(hours, x="at", y=column)
        drawn["meta"]["where"] = {"row": "hour"}
        unit = "" if column == "ratio" else f" {UNIT}"
        figure.add_scatter(
            **drawn,
            name=name,
            mode="lines",
            connectgaps=False,
            line={"color": LINES[colour], "dash": dash, "width": LINE},
            xaxis=f"x{axes}",
            yaxis=f"y{axes}",
            hovertemplate=f"{when}<br>{name}: %{{y:.3~g}}{unit}<extra></extra>",
        )


def _days(figure: go.Figure, table: pl.DataFrame, language: Language) -> None:
    pairs = (
        (WITH, ROWS[WITH], LINES[0], ""),
        (WITHOUT, ROWS[WITHOUT], PAPER, "/"),
    )
    for row, words, colour, pattern in pairs:
        kept = drawing.chosen(table, {"row": row})
        said = words.say(language)
        figure.add_bar(
            x=[f"{at:%Y-%m-%d}" for at in kept["at"]],
            y=kept["pm10"].to_list(),
            meta={"y": "pm10", "where": {"row": row}},
            text=["" if v is None else f"{v:g}" for v in kept["pm10"]],
            textposition="outside",
            cliponaxis=False,
            textfont={"size": SMALL},
            name=said,
            xaxis="x3",
            yaxis="y3",
            marker={
                "color": colour,
                "line": {"color": EDGE, "width": 1},
                "pattern": {"shape": pattern, "fgcolor": LINES[0], "size": 5},
            },
            hovertemplate=f"%{{x}}<br>{said}: %{{y}} {UNIT}<extra></extra>",
        )
        for at in kept.filter(pl.col("pm10").is_null())["at"]:
            figure.add_annotation(
                x=f"{at:%Y-%m-%d}",
                y=0,
                xref="x3",
                yref="y3",
                text=notes.NO_DATA.say(language),
                textangle=-90,
                showarrow=False,
                yanchor="bottom",
                xshift=-12 if row == WITH else 12,
                font={"size": SMALL - 1, "color": MUTED},
            )


def _before(given: Input, hours: pl.DataFrame) -> tuple[float | None, float | None]:
    """Return the means of PM10 and of the ratio over the window before the event."""
    edition = given.rules.dust_on(given.event["from_hour"].date())
    start = given.event["from_hour"] - HOUR * int(edition.parameter("window_hours"))
    before = hours.filter(pl.col("at") >= start, pl.col("at") < given.event["from_hour"])
    means = (before["pm10"].mean(), before["ratio"].mean())
    return tuple(value if isinstance(value, float) else None for value in means)  # type: ignore[return-value]


def _criteria(figure: go.Figure, given: Input, hours: pl.DataFrame, language: Language) -> None:
    edition = given.rules.dust_on(given.event["from_hour"].date())
    pm10, ratio = _before(given, hours)
    start, above = float(edition.parameter("start_ratio")), float(edition.parameter("start_above"))
    if pm10 is not None:
        least = max(start * pm10, above)
        words = Words(f"开始 ≥ {least:.0f}", f"starts at {least:.0f}").say(language)
        drawing.limit_line(figure, least, words, at_start=True)
        end = pm10 * (1 + float(edition.parameter("end_within")))
        drawing.limit_line(figure, end, Words(f"结束 ≤ {end:.0f}", f"ends at {end:.0f}").say(language))
    if ratio is not None:
        most = ratio * float(edition.parameter("pm25_ratio"))
        words = Words(f"PM2.5 受影响 ≤ {most:.2f}", f"PM2.5 affected at {most:.2f}").say(language)
        drawing.limit_line(figure, most, words, x="x2", y="y2")


def _span(figure: go.Figure, given: Input, language: Language) -> None:
    """Shade the hours of the event in both panels of hours, and name the three parts."""
    sure = given.event["status"] == "confirmed"
    colour, dash = (DUST_SURE, "solid") if sure else (DUST_PROPOSED, "dot")
    first, last = given.event["from_hour"] - HOUR, given.event["to_hour"] - HOUR
    for axes in ("", "2"):
        figure.add_shape(
            type="rect",
            x0=drawing.plain(first),
            x1=drawing.plain(last),
            y0=0,
            y1=1,
            xref=f"x{axes}",
            yref=f"y{axes} domain",
            fillcolor=colour,
            opacity=0.25,
            layer="below",
            line={"color": colour, "dash": dash, "width": 1.5},
        )
    start, end = _window(given)
    parts = (
        (start + (first - start) / 2, Words("之前", "before")),
        (first + (last - first) / 2, Words("过程", "event")),
        (last + (end - last) / 2, Words("之后", "after")),
    )
    for at, words in parts:
        where = {"x": drawing.plain(at), "y": 1, "xref": "x", "yref": "y domain", "yanchor": "bottom"}
        figure.add_annotation(text=words.say(language), showarrow=False, font={"size": SMALL, "color": INK}, **where)


def _notes(given: Input, hours: pl.DataFrame, language: Language) -> tuple[str, ...]:
    edition = given.rules.dust_on(given.event["from_hour"].date())
    evidence = given.event["evidence"] or Words("尚无", "none yet").say(language)
    affected = given.event["pm25_affected"]
    words = (
        Words(f"认定依据：{evidence}", f"Evidence: {evidence}"),
        Words(
            f"PM2.5 {'也' if affected else '不'}剔除；判据：{edition.source.title}，其中逐时数值尚未与原文核对",
            f"PM2.5 is {'left out too' if affected else 'kept'}; criteria: {edition.name}, "
            "its hourly numbers not yet checked against the paper",
        ),
    )
    expected = hours.height
    covered = notes.coverage(hours["pm10"].count(), expected, notes.HOURS, language=language)
    return (
        covered,
        *(text.say(language) for text in words),
        *notes.of_basis([given.days, given.without], synthetic=given.synthetic, language=language, dust=False),
    )


def _columns(language: Language) -> dict[str, str]:
    words = {
        "row": Words("行（hour 小时，day 日均，day_without 剔除后）", "row (hour, day, day without the event)"),
        "at": Words("小时末，或日期（城市时间）", "end of the hour, or day (city time)"),
        "pm10": Words(f"PM10（{UNIT}）", f"PM10 ({UNIT})"),
        "pm25": Words(f"PM2.5（{UNIT}）", f"PM2.5 ({UNIT})"),
        "ratio": Words("PM2.5/PM10（比值）", "PM2.5/PM10 (ratio)"),
    }
    return {name: text.say(language) for name, text in words.items()}
