"""Curves of a device: a panel for each unit, limits, marks as spans, gaps never joined; each point knows its frame.

Values with a mark stand apart as signs: the line breaks there, or a stopped source would be a line down to 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.lake.tables import FLOAT, INT64, MOMENT, TEXT
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import ABSENT, DASHES, DUST_PROPOSED, LINE, LINES, MARK, SMALL

NAME = "devices"
TITLE = Words("设备曲线", "Curves of a device")
TIME = Words("时间（城市时间）", "Time (city time)")
SCHEMA = pl.Schema({"factor": TEXT, "at": MOMENT, "value": FLOAT, "converted": FLOAT, "mark": TEXT, "frame": INT64})
TOP, PANEL, BETWEEN = 150, 190, 0.08
"""Pixels for what is not a panel, and of each panel; share of the height between two."""
GAP = 1.5
"""So many steps between two values, and there is a gap."""
NEAR = 1.6
"""A limit up to so many times the highest value is drawn; one beyond is told in a note."""
MOST_SPANS = 200
"""Spans of marks that are shaded; of more, the points alone are marked."""
CLASSES = {
    "stopped": (Words("停运", "stopped"), ABSENT, "square"),
    "kept": (Words("校准、维护", "calibration, upkeep"), DUST_PROPOSED, "diamond-open"),
    "fault": (Words("故障、无效", "fault, not valid"), MARK, "x-thin-open"),
}
"""Kinds of marks, whatever their letter: words, colour, sign."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What one factor is.

    Attributes:
        name: what it is called.
        unit: of its values, as people write it; empty for a number without one.
        limit: of its converted values where there are any, else of its values; None without one.
    """

    name: Words
    unit: str = ""
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """What the curves are drawn from.

    Attributes:
        values: rows of table `outlet_readings` of one device and period.
        curves: code of a factor to what it is, in order.
        title: device and period.
        span: first moment and end of the period.
        step: how far values stand apart; farther is a gap.
        marks: letter of a mark to its kind (`stopped`, `kept`, `fault`) and words; others are normal.
        synthetic: the data were made by a program.
    """

    values: pl.DataFrame
    curves: Mapping[str, Curve]
    title: Words
    span: tuple[datetime, datetime]
    step: timedelta
    marks: Mapping[str, tuple[str, Words]]
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the curves."""
    table = given.values.select(list(SCHEMA)).filter(pl.col("factor").is_in(list(given.curves)))
    units = list(dict.fromkeys(curve.unit for curve in given.curves.values())) or [""]
    figure = drawing.blank(height=TOP + PANEL * len(units))
    figure.update_layout(**_axes(given, units, language), legend={"font": {"size": SMALL}})
    _lines(figure, given, table, units, language)
    _marks(figure, given, table, units, language)
    far = _limits(figure, given, table, units, language)
    if not table.height:
        drawing.say_nothing(figure, language=language)
    return Chart(
        name=NAME,
        title=given.title.say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(given, language),
        codes={
            "factor": {"": Words("因子", "factor").say(language)}
            | {code: curve.name.say(language) for code, curve in given.curves.items()},
            "mark": {letter: f"{letter} {words.say(language)}" for letter, (_, words) in given.marks.items()},
        },
        notes=(*_notes(given, table, language), *far),
    )


def _axes(given: Input, units: Sequence[str], language: Language) -> dict[str, Any]:
    count = len(units)
    high = (1 - BETWEEN * (count - 1)) / count
    axes: dict[str, Any] = {}
    for n, unit in enumerate(units):
        top = 1 - n * (high + BETWEEN)
        names = [curve.name for curve in given.curves.values() if curve.unit == unit]
        what = names[0] if len(names) == 1 else Words("数值", "values")
        sign = unit or Words("无单位", "no unit").say(language)
        axes[f"yaxis{'' if n == 0 else n + 1}"] = drawing.axis(
            drawing.with_unit(what, sign, language=language), domain=[max(top - high, 0), top], rangemode="tozero"
        )
    first, last = map(drawing.plain, given.span)
    timely = drawing.axis(TIME.say(language), type="date", tickformat=drawing.HOUR_TICKS, nticks=8)
    return {**axes, "xaxis": {**timely, "range": [first, last], "anchor": _axis(count - 1)}}


def _axis(n: int) -> str:
    return "y" if n == 0 else f"y{n + 1}"


def _columns_of(table: pl.DataFrame, code: str) -> tuple[str, ...]:
    """Return which columns of a factor are drawn: the values, and the converted ones where there are any."""
    converted = table.filter(pl.col("factor") == code)["converted"].count()
    return ("value", "converted") if converted else ("value",)


def _lines(figure: go.Figure, given: Input, table: pl.DataFrame, units: Sequence[str], language: Language) -> None:
    wanted = [(code, column) for code in given.curves for column in _columns_of(table, code)]
    for n, (code, column) in enumerate(wanted):
        curve = given.curves[code]
        drawn = _with_gaps(drawing.series(table, x="at", y=column, where={"factor": code}), table, code, given)
        label = _label(curve, column, language)
        figure.add_scatter(
            **drawn,
            name=label,
            mode="lines+markers" if _single(drawn["y"]) else "lines",
            connectgaps=False,
            line={"color": LINES[n % len(LINES)], "dash": DASHES[n % len(DASHES)], "width": LINE - 0.4},
            yaxis=_axis(units.index(curve.unit)),
            hovertemplate=f"%{{x|%Y-%m-%d %H:%M:%S}}<br>{label}: %{{y}} {curve.unit}<extra></extra>",
        )


def _single(values: Sequence[float | None]) -> bool:
    """Tell whether some value stands alone between gaps, where a line would show nothing."""
    padded = [None, *values, None]
    return any(b is not None and a is None and c is None for a, b, c in zip(padded, values, padded[2:], strict=False))


def _label(curve: Curve, column: str, language: Language) -> str:
    converted = Words("（折算）", " (converted)").say(language) if column == "converted" else ""
    return curve.name.say(language) + converted


def _with_gaps(drawn: dict[str, Any], table: pl.DataFrame, code: str, given: Input) -> dict[str, Any]:
    """Return a trace with frames beside its values, an empty point in each gap and for each value with a mark."""
    own = table.filter(pl.col("factor") == code)
    times, marks, frames = own["at"].to_list(), own["mark"].to_list(), own["frame"].to_list()
    x: list[Any] = []
    y: list[Any] = []
    data: list[int | None] = []
    for n, at in enumerate(times):
        if n and at - times[n - 1] > GAP * given.step:
            x.append(drawing.plain(times[n - 1] + given.step))
            y.append(None)
            data.append(None)
        x.append(drawn["x"][n])
        y.append(None if marks[n] in given.marks else drawn["y"][n])
        data.append(frames[n])
    return {"x": x, "y": y, "meta": {**drawn["meta"], "without": {"mark": list(given.marks)}}, "customdata": data}


def _marks(figure: go.Figure, given: Input, table: pl.DataFrame, units: Sequence[str], language: Language) -> None:
    said: set[str] = set()
    spans = [span for unit in units for span in _spans(given, table, unit)]
    for kind, unit, first, last in spans if len(spans) <= MOST_SPANS else ():
        figure.add_shape(
            type="rect",
            xref="x",
            yref=f"{_axis(units.index(unit))} domain",
            x0=drawing.plain(first),
            x1=drawing.plain(last + given.step),
            y0=0,
            y1=1,
            fillcolor=CLASSES[kind][1],
            opacity=0.3,
            layer="below",
            line={"width": 0},
        )
    for kind in dict.fromkeys(kind for kind, *_ in spans):
        words, colour, symbol = CLASSES[kind]
        drawing.legend_square(figure, words.say(language), colour, symbol=symbol)
        said.add(kind)
    for letter, (kind, words) in given.marks.items():
        for code, curve in given.curves.items():
            where = {"factor": code, "mark": letter}
            drawn = drawing.series(table, x="at", y="value", where=where)
            if not any(value is not None for value in drawn["y"]) or kind not in CLASSES:
                continue
            frames = drawing.chosen(table, where)["frame"].to_list()
            _, colour, symbol = CLASSES[kind]
            told = f"{letter} {words.say(language)}"
            figure.add_scatter(
                **drawn,
                customdata=frames,
                name=told,
                showlegend=False,
                mode="markers",
                marker={"color": colour, "symbol": symbol, "size": 7},
                yaxis=_axis(units.index(curve.unit)),
                hovertemplate=f"{told}<br>%{{x|%Y-%m-%d %H:%M}}: %{{y}} {curve.unit}<extra></extra>",
            )


def _spans(given: Input, table: pl.DataFrame, unit: str) -> Iterator[tuple[str, str, datetime, datetime]]:
    """Yield kind, unit, first and last time of each run of marks of one kind among the factors of a unit."""
    codes = [code for code, curve in given.curves.items() if curve.unit == unit]
    kinds = {letter: kind for letter, (kind, _) in given.marks.items() if kind in CLASSES}
    marked = table.filter(pl.col("factor").is_in(codes) & pl.col("mark").is_in(list(kinds)))
    times = marked.select("at", kind=pl.col("mark").replace_strict(kinds, return_dtype=pl.String)).unique()
    for kind in CLASSES:
        run: list[datetime] = []
        for at in times.filter(pl.col("kind") == kind).sort("at")["at"]:
            if run and at - run[-1] > GAP * given.step:
                yield kind, unit, run[0], run[-1]
                run = []
            run = [run[0], at] if run else [at]
        if run:
            yield kind, unit, run[0], run[-1]


def _limits(
    figure: go.Figure, given: Input, table: pl.DataFrame, units: Sequence[str], language: Language
) -> tuple[str, ...]:
    """Draw limits near the values; return notes on the others."""
    far: list[str] = []
    drawn: set[tuple[str, float]] = set()
    for code, curve in given.curves.items():
        highest = table.filter(pl.col("factor") == code).select(pl.max_horizontal("value", "converted").max()).item()
        if curve.limit is None or not isinstance(highest, float):
            continue
        name = curve.name.say(language)
        words = Words(f"{name}限值 {curve.limit:g}", f"{name} limit {curve.limit:g}").say(language)
        if curve.limit > NEAR * highest:
            far.append(
                Words(f"{words} {curve.unit}，高出图面", f"{words} {curve.unit} is above the plot").say(language)
            )
            continue
        at_start = (curve.unit, curve.limit) in drawn
        drawn.add((curve.unit, curve.limit))
        drawing.limit_line(figure, curve.limit, words, y=_axis(units.index(curve.unit)), at_start=at_start)
    return tuple(far)


def _notes(given: Input, table: pl.DataFrame, language: Language) -> tuple[str, ...]:
    count = table.height
    told = Words(
        f"共 {count} 个值，单位是设备的单位；没有数据或带标记的地方断开，不连线",
        f"{count} values in the units of the device; where there are none, or they carry a mark, the line is broken",
    )
    found = [told.say(language)]
    shown = table["mark"].drop_nulls().unique().to_list()
    marks = [f"{letter} {words.say(language)}" for letter, (_, words) in given.marks.items() if letter in shown]
    if marks:
        listed = Words("、", ", ").say(language).join(marks)
        found.append(Words(f"标记：{listed}", f"Marks: {listed}").say(language))
    if given.synthetic:
        found.append(notes.SYNTHETIC.say(language))
    return tuple(found)


def _columns(given: Input, language: Language) -> dict[str, str]:
    units = "; ".join(f"{code}: {curve.unit}" for code, curve in given.curves.items() if curve.unit) or "—"
    words = {
        "factor": Words("因子（代码）", "factor (code)"),
        "at": TIME,
        "value": Words(f"值（{units}）", f"value ({units})"),
        "converted": Words(f"折算值（{units}）", f"converted value ({units})"),
        "mark": Words("标记", "mark"),
        "frame": Words("数据包编号", "frame"),
    }
    return {name: text.say(language) for name, text in words.items()}
