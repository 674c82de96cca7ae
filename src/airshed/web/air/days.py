"""The days of a place: a year as a calendar, any period as a row, and what both say of a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from airshed.air.places import DAY_ITEMS
from airshed.calendar import Period, year
from airshed.web import ambient, why
from airshed.web.air import telling
from airshed.web.air.desk import Desk, Page, choice, days, year_so_far, years_of
from airshed.web.charts import calendar as squares
from airshed.web.charts import days as bars
from airshed.web.words import say

MOST_DAYS = 731
"""Days that one page of days shows. [d]"""
WHOLE = "year"
OF_DAYS = tuple(column for column in DAY_ITEMS if column != "o3_1h")


def get_calendar(desk: Desk) -> Page:
    """Return a year as a calendar, its figures, and a link to every day."""
    options = years_of(desk)
    number = int(desk.given.one_of("year", options, default=next(iter(options))))
    kinds = {"aqi": say("AQI 级别", "level of the AQI"), "primary": say("首要污染物", "primary pollutant")}
    kinds |= {column: telling.column_label(column) for column in OF_DAYS}
    of = desk.given.one_of("of", kinds, default="aqi")
    period = year_so_far(desk, number)
    shape = ambient.get_days(desk.home, desk.place, period)
    chart = squares.draw(
        squares.Input(desk.titled(shape), desk.rules, of=of, synthetic=desk.place.synthetic), language=desk.language
    )
    rows = [_linked(desk, day) for day in shape["days"]]
    months = [{"number": n, "days": list(of_month)} for n, of_month in groupby(rows, key=lambda row: row["month"])]
    values = {
        "year": number,
        "last": period.last_date,
        "figures": figures(desk, period),
        "months": months,
        "days_link": desk.link("days", year=number),
        "day_address": desk.link("day_asked"),
    }
    controls = [
        choice("year", say("年份", "Year"), options, str(number)),
        choice("of", say("颜色", "Colour"), kinds, of),
    ]
    return Page(values, {"chart-calendar": chart}, controls)


def get_days(desk: Desk) -> Page:
    """Return the days of a year, or from a day to a day, as bars and as a table."""
    options = {**years_of(desk), "": say("按日期", "By dates")}
    dated = bool(desk.given.text("from") or desk.given.text("to")) and not desk.given.text("year")
    newest = next(iter(options))
    asked = desk.given.one_of("year", options, default="" if dated else newest)
    if not asked:
        whole = year_so_far(desk, int(newest))
        high = max(desk.yesterday, desk.first_day)
        period = desk.given.period(low=desk.first_day, high=high, default=whole, most=MOST_DAYS)
    else:
        period = year_so_far(desk, int(asked))
    shape = ambient.get_days(desk.home, desk.place, period)
    chart = bars.draw(
        bars.Input(desk.titled(shape), desk.rules, synthetic=desk.place.synthetic), language=desk.language
    )
    values = {
        "period": written(period),
        "figures": figures(desk, period),
        "heads": [{"name": telling.column_label(c), "unit": telling.unit_of(c)} for c in DAY_ITEMS],
        "rows": [_row(desk, day) for day in reversed(shape["days"])],
    }
    controls = [choice("year", say("年份", "Year"), options, asked), *days(period)]
    return Page(values, {"chart-days": chart}, controls)


def figures(desk: Desk, period: Period) -> dict[str, Any]:
    """Return what is said of the days of a period, with what stands behind it."""
    (shape,) = ambient.get_evaluations(desk.home, desk.place, [period])
    unit = say("天", "d")
    told = [
        (say("有效天数", "Valid days"), f"{shape['days_valid']} / {shape['days']}", unit),
        (say("优良天数", "Good days"), shape["good_days"], unit),
        (say("优良天数比例", "Share of good days"), telling.share(shape["good_days_ratio"]), ""),
        (say("重度及以上污染天数", "Days of heavy pollution or worse"), shape["heavy_days"], unit),
        (say("综合指数", "Composite index"), telling.digits(shape["composite"], 2), ""),
    ]
    return {
        "numbers": [{"name": name, "value": telling.UNKNOWN if v is None else v, "unit": u} for name, v, u in told],
        "why": why.of_air(
            shape, place=desk.name, period=written(period), coverage=(shape["days_valid"], shape["days"])
        ),
    }


def written(period: Period) -> str:
    """Return a period as it is written, both days included."""
    return f"{period.from_date} – {period.last_date}"


def level_of_day(desk: Desk, day: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the level of a day of a `days_shape`; one that is not valid has none."""
    some = any(day[column] is not None for column in DAY_ITEMS)
    absent = say("无效", "not valid") if some else ""
    on = date.fromisoformat(day["date"])
    return telling.level(day["aqi"] if day["valid"] else None, on, desk.rules, absent=absent)


def values_of(desk: Desk, day: Mapping[str, Any]) -> list[str]:
    """Return the concentrations of a day, with the decimals of its rules."""
    ruleset = desk.rules.on(date.fromisoformat(day["date"]))
    return [telling.item_value(item, day[column], ruleset) for column, item in DAY_ITEMS.items()]


def year_period(on: date) -> Period:
    """Return the year of a day up to it."""
    return Period(year(on.year).from_date, on + timedelta(days=1))


def _linked(desk: Desk, day: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "date": day["date"],
        "month": int(day["date"][5:7]),
        "number": int(day["date"][8:]),
        "link": desk.link("day", day["date"]),
        "level": level_of_day(desk, day),
    }


def _row(desk: Desk, day: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "date": day["date"],
        "link": desk.link("day", day["date"]),
        "level": level_of_day(desk, day),
        "primary": telling.primary_words(day["primary"] if day["valid"] else None),
        "values": values_of(desk, day),
        "valid": day["valid"],
    }
