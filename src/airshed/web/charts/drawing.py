"""What charts share when they draw: an empty figure, axes with units, traces made from the table, gaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web.charts.chart import Language, Words
from airshed.web.charts.notes import NO_DATA
from airshed.web.charts.theme import EDGE, FONT, GRID, HEIGHT, INK, LIMIT, MUTED, PAPER, SIZE, SMALL, THIN

DATE = Words("日期（城市时间）", "Date (city time)")
DAY, TICKS, HOUR_TICKS = "%Y-%m-%d", "%m-%d\n%Y", "%H:%M\n%Y-%m-%d"
"""What follows a line break is written where it changes."""
BELOW = {"yref": "container", "y": 0, "yanchor": "bottom"}
"""Where the legend stands: at the foot of the figure, whatever its height."""
NOTHING = Words(
    "这个时段没有数据，请导入数据或换一个时段", "No data in this period: import it or choose another period"
)
OF_DAY = {
    "o3_8h": Words("臭氧 O3 日最大 8 小时", "O3 daily maximum of 8 h"),
    "o3_1h": Words("臭氧 O3 日最大 1 小时", "O3 daily maximum of 1 h"),
}
DAY_POLLUTANT = {**{code: code for code in POLLUTANTS if code != "o3"}, "o3_8h": "o3", "o3_1h": "o3"}


PRIMARY = Words("首要污染物", "primary pollutants")


def label_of(code: str) -> Words:
    """Return what a pollutant, or a column of days, is called."""
    if code in OF_DAY:
        return OF_DAY[code]
    return Words(POLLUTANTS[code].zh, POLLUTANTS[code].en)


def named_codes(codes: Iterable[str], heading: Words, *, language: Language) -> dict[str, str]:
    """Return what codes of pollutants are called in a table people read, under a heading."""
    return {"": heading.say(language), **{code: label_of(code).say(language) for code in codes}}


def sign_of(code: str) -> str:
    """Return the sign of the unit of a pollutant or a column of days."""
    return UNIT_SIGNS[POLLUTANTS[DAY_POLLUTANT.get(code, code)].unit]


def place_of(place: str) -> str:
    """Return a place as readers know it: without what kind of place it is."""
    return place.partition(":")[2] or place


def with_unit(words: Words, unit: str, *, language: Language) -> str:
    """Return a label with its unit."""
    return Words(f"{words.zh}（{unit}）", f"{words.en} ({unit})").say(language)


def blank(*, height: int = HEIGHT) -> go.Figure:
    """Return a figure without anything in it, in the look of the house; its title stands in the page above it."""
    figure = go.Figure()
    figure.update_layout(
        template=go.layout.Template(),
        height=height,
        autosize=True,
        font={"family": FONT, "size": SIZE, "color": INK},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        margin={"l": 64, "r": 24, "t": 36, "b": 56},
        legend={**BELOW, "orientation": "h", "x": 0, "font": {"size": SMALL}},
        hoverlabel={"bgcolor": PAPER, "bordercolor": EDGE, "font": {"family": FONT, "size": SIZE, "color": INK}},
        dragmode="zoom",
    )
    return figure


def axis(title: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever an axis takes
    """Return an axis with its title, which carries the unit."""
    return {
        "title": {"text": title, "font": {"size": SMALL}},
        "gridcolor": GRID,
        "linecolor": EDGE,
        "zerolinecolor": EDGE,
        "tickfont": {"size": SMALL},
        "automargin": True,
        "showline": True,
        **more,
    }


def date_axis(*, language: Language, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever an axis takes
    """Return an axis of days, written as numbers in either language."""
    return axis(DATE.say(language), type="date", tickformat=TICKS, hoverformat=DAY, nticks=8, **more)


def plain(value: Any) -> Any:  # noqa: ANN401 - a value of the table
    """Return a value of the table as it is drawn."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def series(
    table: pl.DataFrame, *, x: str, y: str, where: Mapping[str, Any] | None = None, text: str | None = None
) -> dict[str, Any]:
    """Return what a trace draws of the table; `meta` says which rows and columns it is."""
    kept = chosen(table, where or {})
    drawn: dict[str, Any] = {
        "x": [plain(value) for value in kept[x]],
        "y": [plain(value) for value in kept[y]],
        "meta": {"x": x, "y": y, "where": {key: plain(value) for key, value in (where or {}).items()}},
    }
    return drawn if text is None else {**drawn, "text": kept[text].to_list()}


def chosen(table: pl.DataFrame, where: Mapping[str, Any]) -> pl.DataFrame:
    """Return the rows with certain values."""
    return table.filter([pl.col(key).eq_missing(pl.lit(value)) for key, value in where.items()]) if where else table


def hatch(figure: go.Figure, days: Sequence[date], *, top: float, language: Language) -> None:
    """Hatch days without data over the whole height of a plot of bars, and say so in the legend."""
    if not days:
        return
    words = NO_DATA.say(language)
    figure.add_bar(
        x=[day.isoformat() for day in days],
        y=[top] * len(days),
        name=f"– · {words}",
        marker={"color": PAPER, "pattern": {"shape": "/", "fgcolor": EDGE, "size": 5}, "line": {"width": 0}},
        width=0.98 * timedelta(days=1).total_seconds() * 1000,
        hovertemplate=f"%{{x|{DAY}}}<br>{words}<extra></extra>",
    )


def legend_square(figure: go.Figure, name: str, colour: str, *, symbol: str = "square") -> None:
    """Add an entry to the legend that stands for an area."""
    marker = {"color": colour, "size": 12, "symbol": symbol, "line": {"color": EDGE, "width": THIN}}
    figure.add_scatter(x=[None], y=[None], mode="markers", name=name, marker=marker, hoverinfo="skip")


def limit_line(  # noqa: PLR0913 - a line, where and how
    figure: go.Figure, value: float, words: str, *, x: str = "x", y: str = "y", at_start: bool = False
) -> None:
    """Draw a limit over the whole width of a panel, with its words at its end, or at its start beside another."""
    across = {"xref": f"{x} domain", "yref": y}
    line = {"color": LIMIT, "width": 1.5, "dash": "dash"}
    figure.add_shape(type="line", x0=0, x1=1, y0=value, y1=value, line=line, **across)
    figure.add_annotation(
        x=0 if at_start else 1,
        y=value,
        text=words,
        showarrow=False,
        xanchor="left" if at_start else "right",
        yanchor="bottom",
        font={"color": LIMIT, "size": SMALL},
        bgcolor=PAPER,
        opacity=0.9,
        **across,
    )


def say_nothing(figure: go.Figure, *, language: Language) -> None:
    """Say in an empty plot that there is no data, and what to do; the axes keep their titles, without numbers."""
    bare = {"showticklabels": False, "showgrid": False, "zeroline": False}
    figure.update_xaxes(**bare)
    figure.update_yaxes(**bare)
    figure.add_annotation(
        text=NOTHING.say(language),
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"size": SIZE, "color": MUTED},
    )
