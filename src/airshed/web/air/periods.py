"""Months of a year against the limits, and year against year."""

from collections.abc import Mapping, Sequence
from typing import Any

from airshed.calendar import Period
from airshed.vocab import POLLUTANTS
from airshed.web import ambient, why
from airshed.web.air import telling
from airshed.web.air.days import written
from airshed.web.air.desk import Desk, Page, choice, year_so_far, years_of
from airshed.web.charts import months as columns
from airshed.web.charts import years as curves
from airshed.web.words import say

MOST_YEARS = 5
"""Years drawn against each other, the latest first."""


def get_months(desk: Desk) -> Page:
    """Return the months of a year."""
    options, pollutants = years_of(desk), telling.pollutants()
    number = int(desk.given.one_of("year", options, default=next(iter(options))))
    code = desk.given.one_of("pollutant", pollutants, default="pm25")
    period = year_so_far(desk, number)
    shapes = ambient.get_evaluations(desk.home, desk.place, list(period.months()))
    given = columns.Input([desk.titled(s) for s in shapes], code, desk.rules, synthetic=desk.place.synthetic)
    values = {
        "year": number,
        "last": period.last_date,
        "label": telling.column_label("o3_8h" if code == "o3" else code),
        "unit": telling.unit_of(code),
        "rows": [_month(shape, code) for shape in shapes],
        "why": why.of_air(
            shapes[-1],
            place=desk.name,
            period=written(period),
            coverage=(
                sum(s["pollutants"][code]["coverage"]["valid"] for s in shapes),
                sum(s["pollutants"][code]["coverage"]["expected"] for s in shapes),
            ),
        ),
    }
    controls = [
        choice("year", say("年份", "Year"), options, str(number)),
        choice("pollutant", say("污染物", "Pollutant"), pollutants, code),
    ]
    return Page(values, {"chart-months": columns.draw(given, language=desk.language)}, controls)


def _month(shape: Mapping[str, Any], code: str) -> dict[str, Any]:
    found = shape["pollutants"][code]
    return {
        "month": shape["from"][:7],
        "statistic": _statistic(found),
        "value": _value(found),
        "coverage": f"{found['coverage']['valid']} / {found['coverage']['expected']}",
        "days": f"{shape['days_valid']} / {shape['days']}",
        "good": telling.UNKNOWN if shape["good_days"] is None else shape["good_days"],
        "share": telling.share(shape["good_days_ratio"]),
        "heavy": telling.UNKNOWN if shape["heavy_days"] is None else shape["heavy_days"],
        "composite": telling.digits(shape["composite"], 2),
    }


def get_years(desk: Desk) -> Page:
    """Return the years against each other, and the year so far against the same days of another."""
    pollutants, options = telling.pollutants(), years_of(desk)
    code = desk.given.one_of("pollutant", pollutants, default="pm25")
    numbers = sorted(int(text) for text in options)[-MOST_YEARS:]
    shapes = [ambient.get_days(desk.home, desk.place, year_so_far(desk, number)) for number in numbers]
    given = curves.Input([desk.titled(s) for s in shapes], code, desk.rules, synthetic=desk.place.synthetic)
    newest = numbers[-1]
    bases = {str(n): str(n) for n in range(newest - 1, min(desk.first_day.year, newest - 1) - 1, -1)}
    base = int(desk.given.one_of("base", bases, default=next(iter(bases))))
    period = year_so_far(desk, newest)
    values = {
        "year": newest,
        "base": base,
        "last": period.last_date,
        "has_base": base >= desk.first_day.year,
        **(_compared(desk, period, base) if base >= desk.first_day.year else {}),
    }
    controls = [
        choice("pollutant", say("污染物", "Pollutant"), pollutants, code),
        choice("base", say("与哪一年同期比较", "Compare with the same days of"), bases, str(base)),
    ]
    return Page(values, {"chart-years": curves.draw(given, language=desk.language)}, controls)


def _compared(desk: Desk, period: Period, base: int) -> dict[str, Any]:
    """Return a period and the same days of another year as rows, with what changed in words."""
    shape = ambient.get_comparison(desk.home, desk.place, period, base_year=base)
    now, then, changed = shape["now"], shape["base"], shape["change"]
    rows = []
    for code in POLLUTANTS:
        mine, other = now["pollutants"][code], then["pollutants"][code]
        key = "mean" if mine["mean"] is not None or other["mean"] is not None else "percentile"
        rows.append(
            {
                "name": f"{telling.column_label('o3_8h' if code == 'o3' else code)} {_statistic(mine, key)}",
                "unit": telling.unit_of(code),
                "now": _value(mine, key),
                "then": _value(other, key),
                "change": telling.change(changed["pollutants"][code][key]),
                "coverage": f"{mine['coverage']['valid']}/{mine['coverage']['expected']}",
                "base_coverage": f"{other['coverage']['valid']}/{other['coverage']['expected']}",
            }
        )
    return {
        "rows": [*rows, *_of_days(now, then, changed)],
        "same": f"{then['from']} – {then['to']}",
        "why": why.of_air(now, place=desk.name, period=written(period), coverage=(now["days_valid"], now["days"])),
    }


def _of_days(now: Mapping[str, Any], then: Mapping[str, Any], changed: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    shared = {
        "coverage": f"{now['days_valid']}/{now['days']}",
        "base_coverage": f"{then['days_valid']}/{then['days']}",
    }
    return (
        {
            "name": say("优良天数比例", "Share of good days"),
            "unit": "%",
            "now": telling.share(now["good_days_ratio"]),
            "then": telling.share(then["good_days_ratio"]),
            "change": telling.points(changed["good_days_ratio_difference"]),
            **shared,
        },
        {
            "name": say("综合指数", "Composite index"),
            "unit": say("无量纲", "no unit"),
            "now": telling.digits(now["composite"], 2),
            "then": telling.digits(then["composite"], 2),
            "change": telling.change(changed["composite"]),
            **shared,
        },
    )


def _statistic(found: Mapping[str, Any], key: str = "") -> str:
    """Return which statistic stands for a pollutant."""
    if (key or ("percentile" if found["mean"] is None and found["percentile"] else "mean")) == "mean":
        return say("平均", "mean")
    rank = found["percentile"]["p"] if found["percentile"] else ""
    return say(f"第 {rank} 百分位数", f"percentile {rank}")


def _value(found: Mapping[str, Any], key: str = "") -> str:
    key = key or ("percentile" if found["mean"] is None and found["percentile"] else "mean")
    value = found["mean"] if key == "mean" else (found["percentile"] or {}).get("value")
    return telling.digits(value, found["decimals"])
