"""What the charts are drawn from in tests: the demo city, and nothing at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from airshed.air import answers
from airshed.air.quality import quality, refusals
from airshed.air.ruleset import Rulebook
from airshed.air.shapes import days_shape, evaluation_shape
from airshed.calendar import Period, year
from airshed.lake.engines import scan
from airshed.lake.tables import AMBIENT_HOURS, WEATHER_HOURS
from airshed.plan.evidence import EvidenceEngine
from airshed.plan.goals.outlook import outlook, outlook_shape
from airshed.plan.history import curve, days_of
from airshed.plan.load import load_plan
from airshed.plan.question import Sources
from airshed.plan.shapes import history_shape
from airshed.plan.state import Series, plan_state
from airshed.rules.load import load_editions
from airshed.vocab import POLLUTANTS
from airshed.web.bridge import asking_of, tables_of_home
from airshed.web.charts import calendar, days, devices, dust, goal, hours, months, rose, years
from airshed.web.charts import quality as matrix
from airshed.web.charts.chart import Words

PLACE = "city:示例市"
STATIONS = {"9901A": "示例口岸", "9902A": "示例学校"}
TODAY = date(2019, 11, 19)
THIS_YEAR = Period(date(2019, 1, 1), date(2019, 11, 20))
WEEK = Period(date(2019, 4, 1), date(2019, 4, 15))
PLAN, INDICATOR = "erenhot/2019", "G1-01"
EVENT = "D-1fe8126e"


MARKS = (
    *(
        {"station": "9901A", "pollutant": "pm10", "hour_end": datetime(2019, 4, 3, h), "mark": "frozen"}
        for h in range(5, 9)
    ),
    {
        "station": "9902A",
        "pollutant": "pm10",
        "hour_end": datetime(2019, 4, 9, 5),
        "mark": "negative",
        "refused": -4.0,
    },
)
"""Hours that a chart shows as doubtful."""


def _device() -> devices.Input:
    """Return three factors of a device: a gap of three hours, one calibration, one of them converted and over."""
    start = datetime(2019, 3, 1)
    rows = [
        {
            "factor": factor,
            "at": start + timedelta(hours=n),
            "value": 20.5 + n % 7,
            "converted": 30.25 + n % 5 if factor == "a21026" else None,
            "mark": "C" if n == 40 else "N",
            "frame": n + 1,
        }
        for factor in ("a21026", "a21002", "a01012")
        for n in range(72)
        if not 20 < n < 24
    ]
    curves = {
        "a21026": devices.Curve(Words("二氧化硫", "sulphur dioxide"), "mg/m³", 33.0),
        "a21002": devices.Curve(Words("氮氧化物", "nitrogen oxides"), "mg/m³", 200.0),
        "a01012": devices.Curve(Words("烟气温度", "gas temperature"), "°C"),
    }
    title, span = Words("一号 小时数据", "No. 1: hours"), (start, start + timedelta(days=3))
    marks = {"C": ("kept", Words("校准", "calibrating"))}
    values = pl.DataFrame(rows, schema=devices.SCHEMA)
    return devices.Input(values, curves, title, span, timedelta(hours=1), marks, synthetic=True)


@dataclass(frozen=True)
class City:
    """The demo city, as a notebook would ask it."""

    home: Path

    @cached_property
    def rules(self) -> Rulebook:
        return Rulebook(load_editions(self.home))

    @cached_property
    def engine(self) -> EvidenceEngine:
        return EvidenceEngine(tables_of_home(self.home))

    def table(self, name: str) -> pl.DataFrame:
        return scan(self.home, name).collect()

    def days(self, period: Period, dust: answers.Dust = "keep") -> dict[str, Any]:
        asked = answers.Question(PLACE, period, dust)
        rows = answers.daily_rows(self.engine, answers.days_of(self.engine, asked, self.rules))
        return days_shape(rows, asked, self.rules)

    def evaluations(self, periods: list[Period]) -> list[dict[str, Any]]:
        whole = Period(periods[0].from_date, periods[-1].to_date)
        asked = answers.Question(PLACE, whole)
        found = answers.evaluate(self.engine, asked, self.rules, periods=periods)
        return [evaluation_shape(one, asked, self.rules) for one in found]

    def history(self) -> dict[str, Any]:
        plan, asking = load_plan(self.home, PLAN), asking_of(self.home, self.rules)
        points = curve(plan, asking, id=INDICATOR, days=days_of(THIS_YEAR, "week"))
        return history_shape(plan, asking.places, points, id=INDICATOR, every="week")

    def outlook(self) -> dict[str, Any] | None:
        plan, asking = load_plan(self.home, PLAN), asking_of(self.home, self.rules)
        state = plan_state(plan, asking, as_of=TODAY, only=[INDICATOR], series=Series((TODAY,)))
        (found,) = [i for c in state.clauses for i in c.indicators if i.id == INDICATOR]
        sources = Sources(plan.file, asking.tables, asking.rules, asking.places, memory={})
        ahead = outlook(found.question, sources, brief=True)
        return None if ahead is None else outlook_shape(ahead)

    def inputs(self) -> dict[str, Any]:
        """Return for each chart what it is drawn from; several of one chart are told apart behind a point."""
        ambient, weather = self.table("ambient_hours"), self.table("weather_hours")
        events = self.table("dust_events").to_dicts()
        event = max((e for e in events if e["status"] == "confirmed"), key=lambda e: e["to_hour"] - e["from_hour"])
        around = Period(event["from_hour"].date() - timedelta(days=3), event["to_hour"].date() + timedelta(days=3))
        of_2018, of_2019 = self.days(year(2018)), self.days(THIS_YEAR)
        december = Period(date(2018, 12, 1), date(2019, 3, 1))
        rows = ambient.filter(
            pl.col("hour_end").is_between(datetime(2018, 12, 1), datetime(2019, 3, 1), closed="right")
        ).to_dicts()
        checked = quality(
            rows,
            stations=tuple(STATIONS),
            period=december,
            pollutants=tuple(POLLUTANTS),
            frozen_hours=4,
            late_after=timedelta(hours=800),
        )
        shown: dict[str, Any] = {"rules": self.rules, "synthetic": True}
        proposed = {**event, "event": "D-0", "status": "proposed"}
        proposed |= {"from_hour": datetime(2019, 4, 11, 5), "to_hour": datetime(2019, 4, 11, 20)}
        events.append(proposed)
        return {
            "calendar": calendar.Input(of_2018, **shown),
            "calendar.pm25": calendar.Input(of_2019, of="pm25", **shown),
            "calendar.primary": calendar.Input(of_2018, of="primary", **shown),
            "days": days.Input(self.days(december), **shown),
            "days.month": days.Input(self.days(Period(date(2019, 8, 1), date(2019, 9, 1))), **shown),
            "devices": _device(),
            "dust": dust.Input(event, ambient, days=self.days(around), without=self.days(around, "exclude"), **shown),
            "goal": goal.Input(self.history(), INDICATOR, self.outlook(), of_2019, of_2018, "pm25", self.rules),
            "hours": hours.Input(ambient, ("pm10",), STATIONS, WEEK, events=events, marks=MARKS, **shown),
            "hours.units": hours.Input(
                ambient, ("pm25", "no2", "co"), {"9901A": "示例口岸"}, WEEK, events=events, **shown
            ),
            "months": months.Input(self.evaluations(list(THIS_YEAR.months())), "pm25", **shown),
            "months.o3": months.Input(self.evaluations([*year(2018).months(), *THIS_YEAR.months()]), "o3", **shown),
            "quality": matrix.Input(
                checked, STATIONS, refusals([{"reason": "negative"}, {"reason": "negative"}]), 4, 800, synthetic=True
            ),
            "rose": rose.Input(ambient, weather.filter(pl.col("station") == "9901A"), "pm10", PLACE, synthetic=True),
            "rose.weighted": rose.Input(
                ambient, weather.filter(pl.col("station") == "9901A"), "pm10", PLACE, mode="weighted", synthetic=True
            ),
            "years": years.Input([of_2018, of_2019], "pm25", **shown),
            "years.o3": years.Input([of_2018, of_2019], "o3", **shown),
        }


def nothing(rules: Rulebook, history: Mapping[str, Any]) -> dict[str, Any]:
    """Return for each chart an input without any data: tables without rows, and days without values."""
    ambient, weather = pl.DataFrame(schema=AMBIENT_HOURS.schema), pl.DataFrame(schema=WEATHER_HOURS.schema)
    asked = answers.Question("city:无", WEEK)
    absent = days_shape([], asked, rules)
    event = {
        "event": "D-1",
        "place": "city:无",
        "from_hour": datetime(2019, 4, 3, 5),
        "to_hour": datetime(2019, 4, 3, 9),
    }
    event |= {"status": "proposed", "evidence": "", "edition": "2016-120", "pm25_affected": False}
    bare = {**history, "points": [], "synthetic": False}
    return {
        "calendar": calendar.Input({**absent, "days": []}, rules),
        "calendar.absent": calendar.Input(absent, rules),
        "days": days.Input(absent, rules),
        "devices": replace(_device(), values=_device().values.clear()),
        "dust": dust.Input(event, ambient, rules, absent, absent),
        "goal": goal.Input(bare, INDICATOR),
        "hours": hours.Input(ambient, ("pm25", "co"), {"A": "A"}, WEEK, rules),
        "hours.none": hours.Input(ambient, (), {}, WEEK, rules),
        "months": months.Input([], "pm25", rules),
        "quality": matrix.Input([], {}),
        "quality.absent": matrix.Input(
            quality([], stations=["A"], period=WEEK, pollutants=["pm25"], frozen_hours=4), {"A": "A"}
        ),
        "rose": rose.Input(ambient, weather, "pm10", "city:无"),
        "years": years.Input([], "pm25", rules),
        "years.absent": years.Input([absent], "pm25", rules),
    }
