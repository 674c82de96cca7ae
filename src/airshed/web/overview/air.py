"""The air of now as the overview shows it: index, level, trend of a day, yesterday; every number with its age."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from airshed.air.index import level_of
from airshed.calendar import Period
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web import ambient, observed
from airshed.web.ambient import Place
from airshed.web.charts.levels import letter_of
from airshed.web.overview import drawing
from airshed.web.overview.words import age_words, led
from airshed.web.pages import spoken
from airshed.web.plans import rulebook
from airshed.web.why import of_air
from airshed.web.words import say

STALE = timedelta(hours=3)
"""Data older than this are told to be old."""
DAY = timedelta(days=1)
HOURS = 24
DRAWN = "pm25"
"""Whose hours are drawn where no pollutant is the primary one."""
DIGITS = {"co": 1}


def get_place(home: Path, *, named: str | None, user: Any) -> Place | None:  # noqa: ANN401 - a user
    """Return the place whose air is shown: that of the plan, else the first there is; None without any.

    Raises:
        Http404: the user reads no observations.
        PlacesBroken: `places.yaml` cannot be used.
    """
    places = ambient.list_places(home, user=user)
    return next((place for place in places if place.id == f"place:{named}"), places[0] if places else None)


def get_air(home: Path, place: Place, *, now: datetime) -> dict[str, Any]:
    """Return the air of a place at its latest hour and on the day before.

    Args:
        home: the home.
        place: the place.
        now: the home's clock. [city wall time]
    """
    found = ambient.get_now(home, place, by=now)
    shape: dict[str, Any] = {
        "place": say(place.zh, place.en),
        "synthetic": place.synthetic,
        "stand_in": place.stand_in,
        "known": found is not None,
        "yesterday": _yesterday(home, place, now.date() - DAY),
        "link": led("/air/"),
    }
    if found is None:
        span = observed.get_span(home, place)
        return {**shape, "last": str(span[1]) if span else ""}
    report, age = found["report"], now - found["at"]
    stations = [station["name"] for station in found["stations"]]
    return {
        **shape,
        **_graded(home, report, (found["at"] - timedelta(hours=1)).date()),
        "at": f"{found['at']:%m-%d %H:%M}",
        "age": age_words(age),
        "age_s": int(age.total_seconds()),
        "stale": age > STALE,
        "missing": _names([item.partition("_")[0] for item in report["missing"]]) if report else "",
        "trend": drawing.sparkline(_trend(found, report)),
        "why": of_air(report, place=shape["place"], period=f"{found['at']:%Y-%m-%d %H:%M}", stations=stations)
        if report
        else (),
    }


def _graded(home: Path, shape: Mapping[str, Any] | None, on: date) -> dict[str, Any]:
    """Return index, level and primary pollutants of an hour or a day."""
    aqi, primary = (shape["aqi"], shape["primary"]) if shape else (None, None)
    row = level_of(aqi, rulebook(home).on(on))
    level = row and {
        "number": int(row["level"]),
        "letter": letter_of(row, language=spoken()),
        "colour": str(row["rgb"]),
        "name": say(f"{row['level_zh']} {row['category_zh']}", row["category_en"]),
    }
    return {
        "aqi": aqi,
        "level": level,
        "primary": "—" if primary is None else _names(primary) or say("无", "none"),
    }


def _names(codes: Sequence[str]) -> str:
    kept = (POLLUTANTS[code.removesuffix("_8h").removesuffix("_1h")] for code in dict.fromkeys(codes))
    return say("、", ", ").join(dict.fromkeys(say(pollutant.zh, pollutant.en) for pollutant in kept))


def _yesterday(home: Path, place: Place, day: date) -> dict[str, Any]:
    found = ambient.get_days(home, place, Period(day, day + DAY))
    row = found["days"][0] if found["days"] else None
    counted = row if row and row["valid"] else None
    return {
        "date": f"{day:%m-%d}",
        "valid": counted is not None,
        **_graded(home, counted, day),
        "why": of_air(found, place=say(place.zh, place.en), period=day.isoformat()),
        "link": led(f"/air/day/{day}/"),
    }


def _trend(found: Mapping[str, Any], report: Mapping[str, Any] | None) -> drawing.Line:
    """Return the last 24 hours of the primary pollutant: means of the points where as many report as the rules ask."""
    primary = (report or {}).get("primary") or [DRAWN]
    code = primary[0].removesuffix("_8h").removesuffix("_1h")
    least = Fraction(str(report["options"]["city_min_share"])) if report else Fraction(1)
    stations = max(len(found["stations"]), 1)
    hours = [found["at"] - timedelta(hours=n) for n in reversed(range(HOURS))]
    given: dict[datetime, list[float]] = {hour: [] for hour in hours}
    for row in found["trend"]:
        if row[code] is not None and row["hour_end"] in given:
            given[row["hour_end"]].append(row[code])
    means = [
        round(sum(values) / len(values), DIGITS.get(code, 0))
        if values and Fraction(len(values), stations) >= least
        else None
        for values in given.values()
    ]
    pollutant = POLLUTANTS[code]
    name, unit = say(pollutant.zh, pollutant.en), UNIT_SIGNS[pollutant.unit]
    return drawing.Line(name, unit, means, f"{hours[0]:%m-%d %H:%M}", f"{hours[-1]:%H:%M}")
