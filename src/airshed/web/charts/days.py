"""Days as bars in the colours of their levels; days without data are hatched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from airshed.air.ruleset import Rulebook
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.levels import NO_LETTER, level_number, levels
from airshed.web.charts.theme import EDGE, SMALL

NAME = "days"
TITLE = Words("逐日 AQI", "Daily AQI")
LETTERED = 62
"""Up to so many days each bar carries its letter."""
TOP = 100
AQI = Words("AQI（无量纲）", "AQI (dimensionless)")
SCHEMA = {"date": pl.Date, "aqi": pl.Int64, "level": pl.Int64, "letter": pl.String, "primary": pl.String}
DAY_MS = timedelta(days=1).total_seconds() * 1000


@dataclass(frozen=True, slots=True)
class Input:
    """What the bars are drawn from.

    Attributes:
        days: as `air.shapes.days_shape` returns them.
        rules: the editions, for levels and their colours.
        synthetic: the data were made by a program.
    """

    days: Mapping[str, Any]
    rules: Rulebook
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the bars."""
    found = levels(given.rules.on(date.fromisoformat(given.days["to"])), language=language)
    table = _table(given, {level.number: level.letter for level in found})
    figure = drawing.blank()
    highest = table["aqi"].max()
    top = float(highest) * 1.1 if isinstance(highest, int) and highest else TOP
    for level in found:
        drawn = drawing.series(table, x="date", y="aqi", where={"level": level.number}, text="letter")
        if drawn["x"]:
            primary = drawing.chosen(table, {"level": level.number})["primary"].to_list()
            figure.add_bar(
                **drawn,
                name=level.name,
                width=0.9 * DAY_MS,
                customdata=[_named(codes, language) for codes in primary],
                marker={"color": level.colour, "line": {"color": EDGE, "width": 0.5}},
                textposition="outside" if table.height <= LETTERED else "none",
                textfont={"size": SMALL},
                cliponaxis=False,
                hovertemplate=f"%{{x|{drawing.DAY}}}<br>AQI %{{y}} (%{{text}})%{{customdata}}<extra></extra>",
            )
    absent = table.filter(pl.col("aqi").is_null())["date"].to_list()
    drawing.hatch(figure, absent, top=top, language=language)
    figure.update_layout(
        barmode="overlay",
        xaxis=drawing.date_axis(language=language),
        yaxis=drawing.axis(AQI.say(language), range=[0, top]),
    )
    if not table["aqi"].count():
        drawing.say_nothing(figure, language=language)
    place, span = drawing.place_of(given.days["place"]), f"{given.days['from']} – {given.days['to']}"
    return Chart(
        name=NAME,
        title=Words(f"{place} {span} 逐日 AQI", f"{place}, {span}, daily AQI").say(language),
        language=language,
        figure=figure,
        table=table,
        columns=_columns(language),
        codes={"primary": drawing.named_codes(drawing.DAY_POLLUTANT, drawing.PRIMARY, language=language)},
        notes=(
            notes.coverage(table["aqi"].count(), table.height, notes.DAYS, language=language),
            *notes.of_basis([given.days], synthetic=given.synthetic, language=language),
        ),
    )


def _table(given: Input, letters: Mapping[int, str]) -> pl.DataFrame:
    rows = []
    for day in given.days["days"]:
        on = date.fromisoformat(day["date"])
        aqi = day["aqi"] if day["valid"] else None
        level = level_number(aqi, on, given.rules)
        letter = NO_LETTER if level is None else letters[level]
        primary = None if day["primary"] is None else ", ".join(day["primary"])
        rows.append({"date": on, "aqi": aqi, "level": level, "letter": letter, "primary": primary})
    return pl.DataFrame(rows, schema=SCHEMA)


def _named(codes: str | None, language: Language) -> str:
    named = [drawing.label_of(code).say(language) for code in (codes or "").split(", ") if code]
    words = Words(f"<br>首要污染物：{'、'.join(named)}", f"<br>primary: {', '.join(named)}")
    return words.say(language) if named else ""


def _columns(language: Language) -> dict[str, str]:
    words = {
        "date": drawing.DATE,
        "aqi": AQI,
        "level": Words("级别（1–6）", "level (1-6)"),
        "letter": Words("级别的字", "letter of the level"),
        "primary": Words("首要污染物（代码）", "primary pollutants (codes)"),
    }
    return {name: text.say(language) for name, text in words.items()}
