"""Year against year: the value to date and the good days so far, by day of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from plotly.subplots import make_subplots

from airshed.air.ruleset import Rulebook
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.cumulative import Rule, is_good
from airshed.web.charts.theme import DASHES, LINE, LINES

NAME = "years"
TITLE = Words("逐年对比", "Year against year")
LEAP = 2000
"""Days of all years lie on the days of this one."""
DAY = Words("一年里的日期（月-日，城市时间）", "Day of the year (month-day, city time)")
GOOD = Words("优良天数累计（天）", "Good days so far (days)")
SCHEMA = pl.Schema(
    {
        "year": pl.Int64,
        "date": pl.Date,
        "day": pl.Date,
        "to_date": pl.Float64,
        "good_days": pl.Int64,
        "valid": pl.Int64,
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """What the years are drawn from.

    Attributes:
        years: one `air.shapes.days_shape` for each year, from its first day on.
        pollutant: whose mean (percentile for CO and ozone) to date is drawn.
        rules: the editions.
        synthetic: the data were made by a program.
    """

    years: Sequence[Mapping[str, Any]]
    pollutant: str
    rules: Rulebook
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the years, one line each in both panels."""
    table = pl.concat([pl.DataFrame(schema=SCHEMA), *(_table(shape, given) for shape in given.years)])
    label = _label(given)
    figure = drawing.blank(height=560)
    panels = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.08)
    figure.update_layout({key: panels.layout[key].to_plotly_json() for key in ("xaxis", "xaxis2", "yaxis", "yaxis2")})
    for n, number in enumerate(sorted(set(table["year"].to_list()), reverse=True)):
        line = {"color": LINES[n % len(LINES)], "dash": DASHES[n % len(DASHES)], "width": LINE}
        unit = drawing.sign_of(given.pollutant)
        for column, axes, said in (
            ("to_date", "", f" {unit}"),
            ("good_days", "2", Words(" 天", " days").say(language)),
        ):
            figure.add_scatter(
                **drawing.series(table, x="day", y=column, where={"year": number}),
                name=str(number),
                legendgroup=str(number),
                showlegend=not axes,
                mode="lines",
                connectgaps=False,
                line=line,
                xaxis=f"x{axes}",
                yaxis=f"y{axes}",
                hovertemplate=f"{number}-%{{x|%m-%d}}: %{{y}}{said}<extra></extra>",
            )
    shared = {"type": "date", "tickformat": "%m-%d", "nticks": 13}
    shared["range"] = [f"{LEAP}-01-01", f"{LEAP}-12-31"]
    figure.update_layout(
        xaxis=drawing.axis("", **shared, showticklabels=False),
        xaxis2=drawing.axis(DAY.say(language), **shared),
        yaxis=drawing.axis(drawing.with_unit(label, drawing.sign_of(given.pollutant), language=language)),
        yaxis2=drawing.axis(GOOD.say(language), rangemode="tozero"),
    )
    if not table["to_date"].count():
        drawing.say_nothing(figure, language=language)
    place = drawing.place_of(given.years[0]["place"]) if given.years else ""
    years = Words("、", ", ").say(language).join(str(number) for number in sorted(set(table["year"].to_list())))
    title = Words(f"{place} 逐年对比 {years}：{label.zh}", f"{place}, {years}: {label.en}") if years else TITLE
    return Chart(
        name=NAME,
        title=title.say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(given, language),
        notes=(*_coverage(table, language), *notes.of_basis(given.years, synthetic=given.synthetic, language=language)),
    )


def _label(given: Input) -> Words:
    """Return what is drawn; the percentile where any year has one."""
    name = drawing.label_of(given.pollutant)
    on = date.fromisoformat(given.years[-1]["to"]) if given.years else None
    p = None if on is None else Rule.of(given.pollutant, on, given.rules).p
    if p is None:
        return Words(f"{name.zh} 累计平均", f"{name.en}, mean to date")
    return Words(f"{name.zh} 累计第 {p} 百分位数", f"{name.en}, percentile {p} to date")


def _table(shape: Mapping[str, Any], given: Input) -> pl.DataFrame:
    rule = Rule.of(given.pollutant, date.fromisoformat(shape["to"]), given.rules)
    rows: list[dict[str, Any]] = []
    good = valid = 0
    values = [day[rule.column] for day in shape["days"]]
    for day, value, now in zip(shape["days"], values, rule.to_date(values), strict=True):
        on = date.fromisoformat(day["date"])
        grade = is_good(day, given.rules)
        good, valid = good + (grade is True), valid + (grade is not None)
        rows.append(
            {
                "year": on.year,
                "date": on,
                "day": on.replace(year=LEAP),
                "to_date": None if now is None or value is None else float(now),
                "good_days": None if grade is None else good,
                "valid": valid,
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA)


def _coverage(table: pl.DataFrame, language: Language) -> tuple[str, ...]:
    found = []
    for (number,), part in table.group_by("year", maintain_order=True):
        said = notes.coverage(int(part["valid"][-1]), part.height, notes.DAYS, language=language)
        found.append(f"{number}: {said}")
    return tuple(found)


def _columns(given: Input, language: Language) -> dict[str, str]:
    words = {
        "year": Words("年", "year"),
        "date": drawing.DATE,
        "day": Words("横轴位置（放在 2000 年的同一天）", "place on the axis (same day of 2000)"),
        "good_days": GOOD,
        "valid": Words("有效天数累计（天）", "valid days so far (days)"),
    }
    found = {name: text.say(language) for name, text in words.items()}
    value = drawing.with_unit(_label(given), drawing.sign_of(given.pollutant), language=language)
    return {**found, "to_date": value}
