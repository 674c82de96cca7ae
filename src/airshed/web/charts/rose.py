"""A pollution rose: from where the wind blew, how fast, and how much of a pollutant was in the air then."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

import polars as pl
from plotly import graph_objects as go

from airshed.vocab import POLLUTANTS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.theme import EDGE, GRID, INK, PATTERNS, SCALE, SIZE, SMALL

NAME = "rose"
TITLE = Words("污染玫瑰图", "Pollution rose")
SECTORS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
SECTORS_ZH = (
    "北", "北东北", "东北", "东东北", "东", "东东南", "东南", "南东南",
    "南", "南西南", "西南", "西西南", "西", "西西北", "西北", "北西北",
)  # fmt: skip
STEP = 360 / len(SECTORS)
CALM = "calm"
DECIMALS = 3
SELDOM = 0.005
"""Cells with a smaller share of the hours do not stretch the scale of colours."""
SCHEMA = pl.Schema(
    {
        "sector": pl.String,
        "speed": pl.String,
        "hours": pl.Int64,
        "share": pl.Float64,
        "mean": pl.Float64,
    }
)
MODES = {
    "hours": Words("占有效小时的份额", "share of the hours counted"),
    "weighted": Words("占浓度总和的份额", "share of the sum of concentrations"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """What the rose is drawn from.

    Attributes:
        hours: rows of table `ambient_hours` of the stations whose mean counts.
        weather: rows of table `weather_hours` of one station.
        pollutant: code.
        place: what the stations are called.
        speeds: bounds of the classes of wind speed; below the first it is calm. [m/s]
        mode: petals as long as the share of hours, or of the sum of concentrations.
        synthetic: the data were made by a program.
    """

    hours: pl.DataFrame
    weather: pl.DataFrame
    pollutant: str
    place: str
    speeds: Sequence[float] = (0.5, 2.0, 4.0, 6.0, 8.0)
    mode: Literal["hours", "weighted"] = "hours"
    synthetic: bool = False


def draw(given: Input, *, language: Language) -> Chart:
    """Return the rose."""
    classes = _classes(given.speeds)
    joined = _joined(given)
    table = _table(given, joined, classes)
    figure = drawing.blank(height=520)
    unit = drawing.sign_of(given.pollutant)
    _petals(figure, table, classes, unit, language)
    counted = int(table["hours"].sum())
    calm = table.filter(pl.col("sector") == CALM)
    share = 100 * int(calm["hours"][0]) / counted if counted else 0.0
    if not counted:
        drawing.say_nothing(figure, language=language)
        figure.update_layout(xaxis={"visible": False}, yaxis={"visible": False})
    else:
        words = Words(f"静风 {share:.1f}%<br>计 {counted} 小时", f"calm {share:.1f} %<br>{counted} hours").say(language)
        corner = {"x": 1, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top"}
        figure.add_annotation(text=words, showarrow=False, align="right", font={"size": SIZE}, **corner)
    label = drawing.label_of(given.pollutant)
    place = drawing.place_of(given.place)
    title = Words(f"{place} {label.zh} 玫瑰图", f"{place}: rose of {label.en}").say(language)
    return Chart(
        name=NAME,
        title=f"{title}{Words('，', ', ').say(language)}{MODES[given.mode].say(language)}",
        language=language,
        figure=figure,
        table=table,
        columns=_columns(given, unit, language),
        codes=_codes(language),
        notes=_notes(given, joined, counted, language),
    )


def _classes(speeds: Sequence[float]) -> tuple[str, ...]:
    return (*(f"{low:g}–{high:g}" for low, high in pairwise(speeds)), f"≥ {speeds[-1]:g}")


def _joined(given: Input) -> pl.DataFrame:
    """Return the hours with a concentration: sum and number of stations, direction and speed where there are."""
    air = (
        given.hours.filter(pl.col(given.pollutant).is_not_null())
        .group_by("hour_end")
        .agg(pl.col(given.pollutant).cast(pl.Int64).sum().alias("steps"), pl.len().cast(pl.Int64).alias("stations"))
    )
    wind = given.weather.select("hour_end", "wind_from_deg", "wind_speed_m_s").unique("hour_end", keep="first")
    return air.join(wind, on="hour_end", how="left").sort("hour_end")


def _cell(degrees: float | None, speed: float | None, speeds: Sequence[float]) -> tuple[str, int] | None:
    """Return sector and class of a wind; None where direction or speed is missing."""
    if speed is None:
        return None
    if speed < speeds[0]:
        return CALM, -1
    if degrees is None:
        return None
    sector = int(((degrees % 360) + STEP / 2) // STEP) % len(SECTORS)
    return SECTORS[sector], sum(speed >= bound for bound in speeds) - 1


def _table(given: Input, joined: pl.DataFrame, classes: Sequence[str]) -> pl.DataFrame:
    sums: dict[tuple[str, int], Fraction] = {}
    counts: dict[tuple[str, int], int] = {}
    for row in joined.iter_rows(named=True):
        cell = _cell(row["wind_from_deg"], row["wind_speed_m_s"], given.speeds)
        if cell is not None:
            value = Fraction(row["steps"], row["stations"] * POLLUTANTS[given.pollutant].scale)
            sums[cell] = sums.get(cell, Fraction(0)) + value
            counts[cell] = counts.get(cell, 0) + 1
    whole = sum(sums.values(), Fraction(0)) if given.mode == "weighted" else Fraction(sum(counts.values()))
    cells = [(CALM, -1), *((sector, n) for sector in SECTORS for n in range(len(classes)))]
    rows = [
        {
            "sector": sector,
            "speed": CALM if n < 0 else classes[n],
            "hours": counts.get((sector, n), 0),
            "share": _share(sums if given.mode == "weighted" else counts, (sector, n), whole),
            "mean": _mean(sums.get((sector, n)), counts.get((sector, n), 0)),
        }
        for sector, n in cells
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def _share(parts: Any, cell: tuple[str, int], whole: Fraction) -> float | None:  # noqa: ANN401 - counts or sums
    return float(100 * parts.get(cell, 0) / whole) if whole else None


def _mean(total: Fraction | None, count: int) -> float | None:
    return None if total is None else float(round(total / count, DECIMALS))


def _petals(figure: go.Figure, table: pl.DataFrame, classes: Sequence[str], unit: str, language: Language) -> None:
    petals = table.filter(pl.col("sector") != CALM)
    often = petals.filter(pl.col("hours") >= SELDOM * int(petals["hours"].sum()))
    high = often["mean"].max()
    names = SECTORS if language == "en" else SECTORS_ZH
    for n, name in enumerate(classes):
        part = drawing.chosen(table, {"speed": name})
        if not table["hours"].sum():
            break
        shares, found = part["share"].to_list(), part["mean"].to_list()
        figure.add_barpolar(
            r=shares,
            theta=[STEP * at for at in range(len(SECTORS))],
            width=[STEP * 0.9] * len(SECTORS),
            customdata=[[names[at], part["hours"][at], found[at]] for at in range(len(SECTORS))],
            name=f"{name} m/s",
            meta={"r": "share", "where": {"speed": name}},
            marker={
                "color": [0 if value is None else value for value in found],
                "coloraxis": "coloraxis",
                "line": {"color": INK, "width": 0.7},
                "pattern": {
                    "shape": PATTERNS[n % len(PATTERNS)],
                    "fillmode": "overlay",
                    "fgcolor": INK,
                    "fgopacity": 0.55,
                    "size": 6,
                },
            },
            hovertemplate=_hover(name, unit, language),
        )
    _scales(figure, high or 1, unit, language)


def _scales(figure: go.Figure, high: Any, unit: str, language: Language) -> None:  # noqa: ANN401 - a number
    names = SECTORS if language == "en" else SECTORS_ZH
    mean = Words(f"平均浓度<br>（{unit}）", f"mean<br>({unit})").say(language)
    scale = [list(stop) for stop in SCALE]
    bar = {"title": {"text": mean, "font": {"size": SMALL}}, "thickness": 12, "len": 0.7, "outlinewidth": 0, "x": 1.02}
    figure.update_layout(
        coloraxis={"colorscale": scale, "cmin": 0, "cmax": high, "colorbar": bar},
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {
                "title": {"text": Words("份额（%）", "share (%)").say(language), "font": {"size": SMALL}},
                "gridcolor": GRID, "linecolor": EDGE, "angle": 45, "tickangle": 0, "ticksuffix": "%", "nticks": 5,
                "tickfont": {"size": SMALL},
            },
            "angularaxis": {
                "direction": "clockwise", "rotation": 90, "gridcolor": GRID, "linecolor": EDGE,
                "tickvals": [STEP * at for at in range(0, len(SECTORS), 2)], "ticktext": list(names[::2]),
            },
        },
        margin={"l": 48, "r": 90, "t": 40, "b": 84},
        legend={"title": {"text": Words("风速", "wind speed").say(language)}},
    )  # fmt: skip


def _hover(name: str, unit: str, language: Language) -> str:
    words = Words(
        "%{customdata[1]} 小时，%{r:.1f}%<br>平均 %{customdata[2]:.1f}",
        "%{customdata[1]} hours, %{r:.1f} %<br>mean %{customdata[2]:.1f}",
    )
    return f"%{{customdata[0]}} · {name} m/s<br>{words.say(language)} {unit}<extra></extra>"


def _notes(given: Input, joined: pl.DataFrame, counted: int, language: Language) -> tuple[str, ...]:
    without = joined.height - counted
    found = [
        Words(
            f"计入 {counted} 小时；有浓度而无风向或风速的 {without} 小时不计",
            f"{counted} hours counted; {without} with a concentration but no wind left out",
        ),
        Words(
            f"风速低于 {given.speeds[0]:g} m/s 为静风，不分风向；颜色是该格的平均浓度，花纹是风速",
            f"Below {given.speeds[0]:g} m/s it is calm, without direction; colour is the mean, pattern the wind speed",
        ),
    ]
    return (*(words.say(language) for words in found), *notes.of_hours(synthetic=given.synthetic, language=language))


def _codes(language: Language) -> dict[str, dict[str, str]]:
    calm = Words("静风", "calm").say(language)
    sectors = {} if language == "en" else dict(zip(SECTORS, SECTORS_ZH, strict=True))
    return {"sector": {**sectors, CALM: calm}, "speed": {CALM: calm}}


def _columns(given: Input, unit: str, language: Language) -> dict[str, str]:
    mean = Words(f"{drawing.label_of(given.pollutant).zh} 平均", f"mean {drawing.label_of(given.pollutant).en}")
    words = {
        "sector": Words("风向（16 方位，calm 为静风）", "wind from (16 sectors, or calm)"),
        "speed": Words("风速（m/s）", "wind speed (m/s)"),
        "hours": Words("小时数（小时）", "hours (h)"),
        "share": Words(f"{MODES[given.mode].zh}（%）", f"{MODES[given.mode].en} (%)"),
    }
    found = {name: text.say(language) for name, text in words.items()}
    return {**found, "mean": drawing.with_unit(mean, unit, language=language)}
