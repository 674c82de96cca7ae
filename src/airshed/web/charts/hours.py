"""Hours as lines: chosen pollutants of one or several stations, with gaps, limits, dust events and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.ruleset import Rulebook
from airshed.calendar import Period
from airshed.lake.tables import FLOAT, MOMENT, TEXT
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import DASHES, DUST_PROPOSED, DUST_SURE, LINE, LINES, MARK, SMALL

NAME = "hours"
TITLE = Words("逐时浓度", "Hourly concentrations")
TIME = Words("小时末（城市时间）", "End of the hour (city time)")
CONCENTRATION = Words("浓度", "Concentration")
HOUR = timedelta(hours=1)
SCHEMA = pl.Schema(
    {
        "station": TEXT,
        "pollutant": TEXT,
        "hour_end": MOMENT,
        "value": FLOAT,
        "mark": TEXT,
        "refused": FLOAT,
    }
)
MARKS = {
    "frozen": (Words("数值不变", "frozen"), "diamond-open"),
    "negative": (Words("负值", "negative"), "triangle-down"),
    "late": (Words("迟到", "late"), "circle-open"),
}
EVENTS = {
    "confirmed": (Words("沙尘（已认定）", "dust (confirmed)"), DUST_SURE, "solid", 0.3),
    "proposed": (Words("沙尘（拟议）", "dust (proposed)"), DUST_PROPOSED, "dot", 0.15),
}
NEAR = 1.6
"""A limit up to so many times the highest value is drawn; one beyond is told in a note."""


@dataclass(frozen=True, slots=True)
class Input:
    """What the lines are drawn from.

    Attributes:
        hours: rows of table `ambient_hours`, in whole steps.
        pollutants: codes, in order.
        stations: station code to name, in order.
        period: the days.
        rules: the editions, for limits.
        events: rows of table `dust_events`.
        marks: `station`, `pollutant`, `hour_end`, `mark` (`frozen`, `negative`, `late`) and, for a value that was
            refused, that value as `refused` in the pollutant's unit.
        synthetic: the data were made by a program.
        span: ends of the first and the last hour, where they are not those of whole days.
    """

    hours: pl.DataFrame
    pollutants: Sequence[str]
    stations: Mapping[str, str]
    period: Period
    rules: Rulebook
    events: Sequence[Mapping[str, Any]] = ()
    marks: Sequence[Mapping[str, Any]] = field(default=())
    synthetic: bool = False
    span: tuple[datetime, datetime] | None = None


def draw(given: Input, *, language: Language) -> Chart:
    """Return the lines."""
    table = _table(given)
    figure = drawing.blank(height=460)
    _lines(figure, given, table, language)
    _marks(figure, given, table, language)
    units = list(dict.fromkeys(POLLUTANTS[code].unit for code in given.pollutants)) or ["ug_m3"]
    axes = {
        f"yaxis{'' if n == 0 else n + 1}": drawing.axis(
            drawing.with_unit(_named(given, unit), UNIT_SIGNS[unit], language=language),
            **({} if n == 0 else {"overlaying": "y", "side": "right", "showgrid": False, "tickmode": "auto"}),
            rangemode="tozero",
        )
        for n, unit in enumerate(units)
    }
    first, last = _span(given)
    timely = drawing.axis(TIME.say(language), type="date", tickformat=drawing.HOUR_TICKS, nticks=8)
    figure.update_layout(xaxis={**timely, "range": [drawing.plain(first), drawing.plain(last)]}, **axes)
    far = _limits(figure, given, table, units, language)
    _dust(figure, given, language)
    if not table["value"].count():
        drawing.say_nothing(figure, language=language)
    what = Words("、".join(_names(given, "zh")), ", ".join(_names(given, "en")))
    where = Words("、", ", ").say(language).join(given.stations.values())
    title = Words(f"{where} 逐时 {what.zh}", f"{where}: hourly {what.en}") if where and what.zh else TITLE
    valid = table["value"].count()
    return Chart(
        name=NAME,
        title=title.say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(given, language),
        codes={
            "pollutant": drawing.named_codes(given.pollutants, Words("污染物", "pollutant"), language=language),
            "mark": {mark: words.say(language) for mark, (words, _) in MARKS.items()},
        },
        notes=(
            notes.coverage(valid, table.height, Words("个小时值", "hourly values"), language=language),
            *far,
            *notes.of_hours(synthetic=given.synthetic, language=language),
        ),
    )


def _names(given: Input, language: Language) -> list[str]:
    return [drawing.label_of(code).say(language) for code in given.pollutants]


def _named(given: Input, unit: str) -> Words:
    codes = [code for code in given.pollutants if POLLUTANTS[code].unit == unit]
    if len({POLLUTANTS[code].unit for code in given.pollutants}) < 2:  # noqa: PLR2004 - one unit, one axis
        return CONCENTRATION
    return Words("、".join(map(_short, codes)), ", ".join(map(_short, codes)))


def _short(code: str) -> str:
    return POLLUTANTS[code].network


def _span(given: Input) -> tuple[datetime, datetime]:
    """Return the first and the last hour end."""
    if given.span is not None:
        return given.span
    period = given.period
    return datetime.combine(period.from_date, time(1)), datetime.combine(period.to_date, time(0))


def _table(given: Input) -> pl.DataFrame:
    """Return every hour of the period for each station and pollutant, null where there is none."""
    first, last = _span(given)
    grid = pl.DataFrame({"hour_end": pl.datetime_range(first, last, "1h", eager=True)})
    keys = ["station", "pollutant", "hour_end"]
    stamped = {name: SCHEMA[name] for name in (*keys, "mark", "refused")}
    marks = [{**{key: mark[key] for key in (*keys, "mark")}, "refused": mark.get("refused")} for mark in given.marks]
    stamps = pl.DataFrame(marks, schema=stamped).unique(keys, keep="first", maintain_order=True)
    parts = [pl.DataFrame(schema=SCHEMA)]
    for station in given.stations:
        own = given.hours.filter(pl.col("station") == station)
        for code in given.pollutants:
            value = (pl.col(code) / POLLUTANTS[code].scale).alias("value")
            joined = grid.join(own.select("hour_end", value), on="hour_end", how="left", maintain_order="left")
            named = joined.with_columns(station=pl.lit(station), pollutant=pl.lit(code))
            parts.append(named.join(stamps, on=keys, how="left", maintain_order="left").select(list(SCHEMA)))
    return pl.concat(parts)


def _lines(figure: go.Figure, given: Input, table: pl.DataFrame, language: Language) -> None:
    units = list(dict.fromkeys(POLLUTANTS[code].unit for code in given.pollutants))
    number = 0
    for station, name in given.stations.items():
        for code in given.pollutants:
            pollutant = POLLUTANTS[code]
            colour = LINES[(number if len(given.pollutants) == 1 else given.pollutants.index(code)) % len(LINES)]
            dash = DASHES[number % len(DASHES)]
            number += 1
            label = drawing.label_of(code).say(language)
            figure.add_scatter(
                **drawing.series(table, x="hour_end", y="value", where={"station": station, "pollutant": code}),
                name=f"{name} · {label}" if len(given.stations) > 1 else label,
                mode="lines",
                connectgaps=False,
                line={"color": colour, "dash": dash, "width": LINE - 0.4},
                yaxis="y" if units.index(pollutant.unit) == 0 else "y2",
                hovertemplate=f"{name}<br>%{{x|%Y-%m-%d %H:%M}}<br>{label}: %{{y}} {UNIT_SIGNS[pollutant.unit]}"
                "<extra></extra>",
            )


def _marks(figure: go.Figure, given: Input, table: pl.DataFrame, language: Language) -> None:
    units = list(dict.fromkeys(POLLUTANTS[code].unit for code in given.pollutants))
    shown: set[str] = set()
    for code in given.pollutants:
        for mark, (words, symbol) in MARKS.items():
            column = "refused" if mark == "negative" else "value"
            drawn = drawing.series(table, x="hour_end", y=column, where={"pollutant": code, "mark": mark})
            if not drawn["x"]:
                continue
            said = words.say(language)
            figure.add_scatter(
                **drawn,
                name=said,
                legendgroup=mark,
                showlegend=mark not in shown,
                mode="markers",
                marker={"color": MARK, "symbol": symbol, "size": 8},
                yaxis="y" if units.index(POLLUTANTS[code].unit) == 0 else "y2",
                hovertemplate=f"{said}<br>%{{x|%Y-%m-%d %H:%M}}: %{{y}}<extra></extra>",
            )
            shown.add(mark)


def _limits(
    figure: go.Figure, given: Input, table: pl.DataFrame, units: Sequence[str], language: Language
) -> tuple[str, ...]:
    """Draw limits near the values; return notes on the others."""
    far = []
    ruleset = given.rules.on(given.period.last_date)
    for code in given.pollutants:
        hourly = ruleset.limit(code, "hour")
        limit = hourly if hourly is not None else ruleset.limit(code, "day")
        highest = table.filter(pl.col("pollutant") == code)["value"].max()
        if limit is None or not isinstance(highest, float):
            continue
        span = Words("小时", "hour") if hourly is not None else Words("日均", "day")
        sign = UNIT_SIGNS[POLLUTANTS[code].unit]
        words = Words(f"{_short(code)} {span.zh}二级限值 {limit}", f"{_short(code)} limit ({span.en}) {limit}").say(
            language
        )
        if float(limit) <= NEAR * highest:
            axis = "y" if units.index(POLLUTANTS[code].unit) == 0 else "y2"
            drawing.limit_line(figure, float(limit), words, y=axis)
        else:
            far.append(Words(f"{words} {sign}，高出图面", f"{words} {sign} is above the plot").say(language))
    return tuple(far)


def _dust(figure: go.Figure, given: Input, language: Language) -> None:
    first, last = _span(given)
    said: set[str] = set()
    for event in sorted(given.events, key=lambda e: (e["from_hour"], e["event"])):
        if event["status"] not in EVENTS or event["to_hour"] <= first or event["from_hour"] > last:
            continue
        words, colour, dash, opacity = EVENTS[event["status"]]
        start, end = max(event["from_hour"] - HOUR, first - HOUR), min(event["to_hour"] - HOUR, last)
        figure.add_vrect(
            x0=drawing.plain(start),
            x1=drawing.plain(end),
            fillcolor=colour,
            opacity=opacity,
            layer="below",
            line={"color": colour, "dash": dash, "width": LINE},
        )
        if event["status"] not in said:
            symbol = "square" if event["status"] == "confirmed" else "square-open-dot"
            drawing.legend_square(figure, words.say(language), colour, symbol=symbol)
        said.add(event["status"])
    figure.update_layout(legend={"font": {"size": SMALL}})


def _columns(given: Input, language: Language) -> dict[str, str]:
    units = "; ".join(f"{_short(code)}: {UNIT_SIGNS[POLLUTANTS[code].unit]}" for code in given.pollutants)
    words = {
        "station": Words("点位编号", "station code"),
        "pollutant": Words("污染物（代码）", "pollutant (code)"),
        "hour_end": TIME,
        "value": Words(f"浓度（{units}）", f"concentration ({units})"),
        "mark": Words("标记", "mark"),
        "refused": Words(f"拒收的值（{units}）", f"refused value ({units})"),
    }
    return {name: text.say(language) for name, text in words.items()}
