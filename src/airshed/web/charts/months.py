"""Months as bars against the limits, with how many days of each are valid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.ruleset import Rulebook
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import EDGE, LINES, MUTED, PAPER, SMALL

NAME = "months"
TITLE = Words("逐月浓度", "Months")
MONTH = Words("月份（年-月）", "Month (year-month)")
FEW = ("no_days", "few_days", "few_days_in_month")
MOST_TEXT = 24
"""Up to so many months each bar carries its valid days."""
SCHEMA = pl.Schema(
    {
        "month": pl.String,
        "value": pl.Float64,
        "valid": pl.Int64,
        "expected": pl.Int64,
        "enough": pl.Boolean,
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """What the months are drawn from.

    Attributes:
        months: one `air.shapes.evaluation_shape` for each month, in order.
        pollutant: code.
        rules: the editions, for limits.
        synthetic: the data were made by a program.
    """

    months: Sequence[Mapping[str, Any]]
    pollutant: str
    rules: Rulebook
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the months."""
    table = _table(given)
    figure = drawing.blank()
    label = _label(given)
    unit = drawing.sign_of(given.pollutant)
    for enough in (True, False):
        _bars(figure, table, enough=enough, unit=unit, language=language)
    _absent(figure, table, language)
    figure.update_layout(
        barmode="overlay",
        xaxis=drawing.axis(
            MONTH.say(language),
            type="category",
            categoryorder="array",
            categoryarray=table["month"].to_list(),
        ),
        yaxis=drawing.axis(drawing.with_unit(label, unit, language=language), rangemode="tozero"),
    )
    if table.height:
        _limits(figure, given, table, language)
    if not table["value"].count():
        drawing.say_nothing(figure, language=language)
    place = drawing.place_of(given.months[0]["place"]) if given.months else ""
    title = Words(f"{place} 逐月 {label.zh}", f"{place}: {label.en}") if place else label
    return Chart(
        name=NAME,
        title=title.say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(label, unit, language),
        notes=(
            notes.coverage(int(table["valid"].sum()), int(table["expected"].sum()), notes.DAYS, language=language),
            *notes.of_basis(given.months, synthetic=given.synthetic, language=language),
        ),
    )


def _statistic(shape: Mapping[str, Any], pollutant: str) -> tuple[str, float | None, int | None]:
    """Return which statistic stands for the month, its value, and the rank of a percentile."""
    found = shape["pollutants"][pollutant]
    if found["mean"] is None and found["percentile"] is not None and pollutant in {"co", "o3"}:
        return "percentile", found["percentile"]["value"], int(found["percentile"]["p"])
    return "mean", found["mean"], None


def _label(given: Input) -> Words:
    name = drawing.label_of("o3_8h" if given.pollutant == "o3" else given.pollutant)
    ranks = [rank for shape in given.months if (rank := _statistic(shape, given.pollutant)[2]) is not None]
    if ranks:
        return Words(f"{name.zh} 第 {ranks[-1]} 百分位数", f"{name.en}, percentile {ranks[-1]} of the month")
    return Words(f"{name.zh} 月均", f"{name.en}, monthly mean")


def _table(given: Input) -> pl.DataFrame:
    rows = []
    for shape in given.months:
        found = shape["pollutants"][given.pollutant]
        value = _statistic(shape, given.pollutant)[1]
        rows.append(
            {
                "month": shape["from"][:7],
                "value": None if value is None else float(value),
                "valid": found["coverage"]["valid"],
                "expected": found["coverage"]["expected"],
                "enough": found["reason"] not in FEW,
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA)


def _bars(figure: go.Figure, table: pl.DataFrame, *, enough: bool, unit: str, language: Language) -> None:
    kept = table.filter(pl.col("value").is_not_null(), pl.col("enough") == enough)
    if not kept.height:
        return
    drawn = drawing.series(kept, x="month", y="value")
    drawn["meta"] = {**drawn["meta"], "where": {"enough": enough}}
    counts = [f"{valid}/{expected}" for valid, expected in zip(kept["valid"], kept["expected"], strict=True)]
    words = Words("有效天数够", "enough valid days") if enough else Words("有效天数不够", "too few valid days")
    days = Words("有效天数", "valid days").say(language)
    figure.add_bar(
        **drawn,
        name=words.say(language),
        text=counts,
        textposition="inside" if table.height <= MOST_TEXT else "none",
        insidetextanchor="start",
        textangle=0 if table.height <= MOST_TEXT // 2 else -90,
        textfont={"size": SMALL - 1},
        marker={
            "color": LINES[0] if enough else PAPER,
            "line": {"color": LINES[0], "width": 1},
            "pattern": {"shape": "" if enough else "/", "fgcolor": LINES[0], "size": 6},
        },
        hovertemplate=f"%{{x}}<br>%{{y}} {unit}<br>{days} %{{text}}<extra></extra>",
    )


def _absent(figure: go.Figure, table: pl.DataFrame, language: Language) -> None:
    """Mark months without any value at the foot of the plot."""
    absent = table.filter(pl.col("value").is_null())["month"].to_list()
    if not absent:
        return
    words = notes.NO_DATA.say(language)
    for month in absent:
        figure.add_annotation(x=month, y=0, text=words, showarrow=False, textangle=-90, yanchor="bottom")
    figure.update_annotations(font={"color": MUTED, "size": SMALL})
    drawing.legend_square(figure, words, EDGE, symbol="square-open")


def _limits(figure: go.Figure, given: Input, table: pl.DataFrame, language: Language) -> None:
    """Draw the limit of the year for means, that of the day beside it; for percentiles that of the day."""
    last = given.months[-1]["to"]
    ruleset = given.rules.on(date.fromisoformat(last))
    spans = {"year": Words("年均二级限值", "annual limit"), "day": Words("日均二级限值", "daily limit")}
    if given.pollutant == "o3":
        spans = {"8h": Words("日最大 8 小时二级限值", "limit of the daily 8 h maximum")}
    highest = table["value"].max()
    for span, words in spans.items():
        limit = ruleset.limit(given.pollutant, span)
        if limit is not None and (span != "day" or not isinstance(highest, float) or float(limit) <= 2 * highest):
            drawing.limit_line(figure, float(limit), f"{words.say(language)} {limit}")


def _columns(label: Words, unit: str, language: Language) -> dict[str, str]:
    words = {
        "month": MONTH,
        "valid": Words("有效天数（天）", "valid days (days)"),
        "expected": Words("应有天数（天）", "days of the month (days)"),
        "enough": Words("有效天数够（1 是，0 否）", "enough valid days (1 yes, 0 no)"),
    }
    found = {name: text.say(language) for name, text in words.items()}
    return {**found, "value": drawing.with_unit(label, unit, language=language)}
