"""The way to a yearly goal: value to date, target, the base year made fair, and what the rest of the year may bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from plotly import graph_objects as go

from airshed.air.ruleset import Rulebook
from airshed.vocab import UNIT_SIGNS
from airshed.web.charts import drawing, notes
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.cumulative import Rule
from airshed.web.charts.theme import AIM, ALLOWED, INK, LINE, LINES, SMALL

NAME = "goal"
TITLE = Words("目标曲线", "Way to the goal")
UNITS = {"share": Words("%", "%"), "days": Words("天", "days"), "count": Words("项", "count")}
LEAP_DAY = (2, 29)
OPS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">"}
SCHEMA = pl.Schema(
    {
        "date": pl.Date,
        "value": pl.Float64,
        "target": pl.Float64,
        "fair": pl.Float64,
        "base_fair": pl.Float64,
        "allowed": pl.Float64,
        "valid": pl.Int64,
        "expected": pl.Int64,
    }
)


@dataclass(frozen=True, slots=True)
class Input:
    """What the way is drawn from.

    Attributes:
        history: as `plan.shapes.history_shape` returns it.
        indicator: which of its indicators.
        outlook: as `plan.goals.outlook.outlook_shape` returns it, of the history's last day.
        days: the days of the year as `air.shapes.days_shape` returns them, for the fair curves.
        base: those of the base year.
        pollutant: whose mean it is, for the fair curves.
        rules: the editions, for the fair curves.
    """

    history: Mapping[str, Any]
    indicator: str
    outlook: Mapping[str, Any] | None = None
    days: Mapping[str, Any] | None = None
    base: Mapping[str, Any] | None = None
    pollutant: str | None = None
    rules: Rulebook | None = None


def draw(given: Input, *, language: Language) -> Chart:
    """Return the way to the goal."""
    points = [i for p in given.history["points"] for i in p["indicators"] if i["id"] == given.indicator]
    head: Mapping[str, Any] = points[-1] if points else {"zh": given.indicator, "en": given.indicator, "unit": ""}
    table = _table(given, scale=2 if head["unit"] == "share" else 0)
    unit = _unit(head["unit"], language)
    label = Words(head["zh"], head["en"])
    figure = drawing.blank(height=460)
    _lines(figure, table, head, unit, language)
    figure.update_layout(
        xaxis=drawing.date_axis(language=language),
        yaxis=drawing.axis(drawing.with_unit(label, unit, language=language), rangemode="normal"),
    )
    said = _allowance(figure, given, table, unit, language)
    if not table["value"].count():
        drawing.say_nothing(figure, language=language)
    place = given.history["place"]
    name = place["en" if language == "en" else "zh"] or place["name"]
    known = [p for p in points if p["value"] is not None]
    coverage = known[-1]["coverage"] if known else {"valid": 0, "expected": 0}
    return Chart(
        name=NAME,
        title=f"{name} {given.indicator} {label.say(language)}",
        language=language,
        figure=figure,
        table=table,
        columns=_columns(label, unit, language),
        notes=tuple(filter(None, (said, *_notes(given, coverage, language)))),
    )


def _unit(unit: str | None, language: Language) -> str:
    if unit in UNITS:
        return UNITS[unit].say(language)
    return UNIT_SIGNS.get(unit or "", unit or Words("无单位", "no unit").say(language))


def _number(text: str | None, scale: int = 0) -> float | None:
    return None if text is None else float(Decimal(text).scaleb(scale))


def _table(given: Input, *, scale: int) -> pl.DataFrame:
    """Return a row a day of the curve, and two more for what the rest of the year may bring.

    Args:
        given: what is drawn.
        scale: power of ten by which values are shown; shares are in percent.
    """
    fair = _fair(given)
    rows: dict[date, dict[str, Any]] = {}
    for point in given.history["points"]:
        found = next((i for i in point["indicators"] if i["id"] == given.indicator), None)
        if found is None:
            continue
        on = date.fromisoformat(point["as_of"])
        now, base = fair.get(on, (None, None))
        rows[on] = {
            "date": on,
            "value": _number(found["value"], scale),
            "target": _number(found["target"]["value"], scale),
            "fair": now,
            "base_fair": base,
            "allowed": None,
            **{key: found["coverage"][key] for key in ("valid", "expected")},
        }
    average = _average(given)
    if average is not None and rows:
        last = max(rows)
        target = rows[last]["target"]
        for day in (last + timedelta(days=1), date(last.year, 12, 31)):
            rows.setdefault(day, {"date": day, "target": target})["allowed"] = average
    return pl.DataFrame([rows[day] for day in sorted(rows)], schema=SCHEMA)


def _average(given: Input) -> float | None:
    """Return the average the rest of the year may have; none where the goal counts days."""
    need = (given.outlook or {}).get("need") or {}
    return _number(need.get("average"))


def _fair(given: Input) -> dict[date, tuple[float | None, float | None]]:
    """Return both years' value to date, counted only on days valid in both; 29 February is left out."""
    if given.days is None or given.base is None or given.pollutant is None or given.rules is None:
        return {}
    rule = Rule.of(given.pollutant, date.fromisoformat(given.days["to"]), given.rules)
    base = {day["date"][5:]: day[rule.column] for day in given.base["days"]}
    pairs = []
    for day in given.days["days"]:
        on = date.fromisoformat(day["date"])
        both = (day[rule.column], base.get(day["date"][5:]))
        kept = None not in both and (on.month, on.day) != LEAP_DAY
        pairs.append((on, *(both if kept else (None, None))))
    now, then = (list(rule.to_date([pair[n] for pair in pairs])) for n in (1, 2))
    return {
        pair[0]: (None if a is None else float(a), None if b is None else float(b))
        for pair, a, b in zip(pairs, now, then, strict=True)
    }


def _lines(figure: go.Figure, table: pl.DataFrame, head: Mapping[str, Any], unit: str, language: Language) -> None:
    op = head.get("target", {}).get("op") or ""
    drawn = (
        ("value", Words("截至当日的值", "value to date"), LINES[0], "solid", LINE + 0.5),
        ("target", Words(f"目标（{OPS.get(op, op)}）", f"target ({OPS.get(op, op)})"), AIM, "dash", LINE),
        ("fair", Words("本年，同天可比", "this year, days valid in both"), LINES[6], "dot", LINE),
        ("base_fair", Words("基准年，同天可比", "base year, days valid in both"), LINES[1], "dashdot", LINE),
        ("allowed", Words("余下天数平均的上限", "what the rest may average"), ALLOWED, "longdash", LINE),
    )
    for column, words, colour, dash, width in drawn:
        kept = table if column in {"value", "fair", "base_fair"} else table.filter(pl.col(column).is_not_null())
        if not table[column].count():
            continue
        said = words.say(language)
        figure.add_scatter(
            **drawing.series(kept, x="date", y=column),
            name=said,
            mode="lines",
            connectgaps=False,
            line={"color": colour, "dash": dash, "width": width},
            hovertemplate=f"{said}<br>%{{x|{drawing.DAY}}}: %{{y}} {unit}<extra></extra>",
        )


def _allowance(figure: go.Figure, given: Input, table: pl.DataFrame, unit: str, language: Language) -> str | None:
    """Shade the rest of the year with what it may bring; return the sentence that says so."""
    need = (given.outlook or {}).get("need")
    if not need or not table.height:
        return None
    left = (given.outlook or {})["days"]["left"]
    if "average" in need:
        words = Words(
            f"余下 {left} 天平均 {OPS[need['op']]} {need['average']} {unit}",
            f"{left} days left may average {need['average']} {unit}",
        )
    else:
        words = Words(
            f"余下 {need['of']} 天须有 {need['good_days']} 个优良天",
            f"{need['good_days']} of the {need['of']} days left must be good",
        )
    last = max(date.fromisoformat(point["as_of"]) for point in given.history["points"])
    start, end = last + timedelta(days=1), date(last.year, 12, 31)
    figure.add_vrect(
        x0=start.isoformat(), x1=end.isoformat(), fillcolor=ALLOWED, opacity=0.12, line_width=0, layer="below"
    )
    figure.add_annotation(
        x=end.isoformat(),
        y=1,
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
        text=words.say(language),
        font={"size": SMALL, "color": INK},
    )
    return words.say(language)


def _notes(given: Input, coverage: Mapping[str, int], language: Language) -> tuple[str, ...]:
    found = [notes.SYNTHETIC.say(language)] if given.history["synthetic"] else []
    found.append(notes.coverage(coverage["valid"], coverage["expected"], notes.DAYS, language=language))
    plan = given.history["title"]["en" if language == "en" else "zh"]
    found.append(Words(f"来源：方案《{plan}》的计算", f"Source: computed of the plan: {plan}").say(language))
    if given.days is not None and given.base is not None:
        years = given.days["from"][:4], given.base["from"][:4]
        fair = Words(
            f"同天可比：只算 {years[0]} 和 {years[1]} 都有效的日子，不含 2 月 29 日",
            f"Days valid in both {years[0]} and {years[1]}, without 29 February",
        )
        found.append(fair.say(language))
    return tuple(found)


def _columns(label: Words, unit: str, language: Language) -> dict[str, str]:
    values = {
        "value": label,
        "target": Words("目标", "target"),
        "fair": Words("本年，同天可比", "this year, days valid in both"),
        "base_fair": Words("基准年，同天可比", "base year, days valid in both"),
        "allowed": Words("余下天数平均的上限", "what the rest may average"),
    }
    days = {
        "date": drawing.DATE,
        "valid": Words("有效（天）", "valid (days)"),
        "expected": Words("应有（天）", "expected (days)"),
    }
    return {
        **{name: words.say(language) for name, words in days.items()},
        **{name: drawing.with_unit(words, unit, language=language) for name, words in values.items()},
    }
