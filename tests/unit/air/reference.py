"""A slow second reading of the texts, in exact fractions over plain rows; it shares no code with what it checks.

Tables and limits are typed in anew from HJ 633-2012, HJ 633-2026, GB 3095-2012 and GB 3095-2026; the rest follows
HJ 663 as the editions of this project read it. Concentrations are in µg/m³, CO in mg/m³.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

PER_UNIT = {"pm25": 10, "pm10": 10, "so2": 10, "no2": 10, "co": 1000, "o3": 10}
DAY_ITEMS = {
    "pm25": "pm25_24h",
    "pm10": "pm10_24h",
    "so2": "so2_24h",
    "no2": "no2_24h",
    "co": "co_24h",
    "o3_8h": "o3_8h",
    "o3_1h": "o3_1h",
}
ORDER = ("pm10", "pm25", "so2", "no2", "co", "o3")
STEPS = (0, 50, 100, 150, 200, 300, 400, 500)
BOTH: Mapping[str, tuple[int, ...]] = {
    "so2_24h": (0, 50, 150, 475, 800, 1600, 2100, 2620),
    "so2_1h": (0, 150, 500, 650, 800),
    "no2_24h": (0, 40, 80, 180, 280, 565, 750, 940),
    "no2_1h": (0, 100, 200, 700, 1200, 2340, 3090, 3840),
    "co_24h": (0, 2, 4, 14, 24, 36, 48, 60),
    "co_1h": (0, 5, 10, 35, 60, 90, 120, 150),
    "o3_8h": (0, 100, 160, 215, 265, 800),
    "o3_1h": (0, 160, 200, 300, 400, 800, 1000, 1200),
}
BREAKPOINTS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "2012": {
        **BOTH,
        "pm10_24h": (0, 50, 150, 250, 350, 420, 500, 600),
        "pm25_24h": (0, 35, 75, 115, 150, 250, 350, 500),
    },
    "2026": {
        **BOTH,
        "pm10_24h": (0, 50, 120, 250, 350, 420, 500, 600),
        "pm25_24h": (0, 35, 60, 115, 150, 250, 350, 500),
        "pm10_1h": (0, 50, 120, 250, 350, 420, 500, 600),
        "pm25_1h": (0, 35, 60, 115, 150, 250, 350, 500),
    },
}
DAILY = {
    "2012": ("so2_24h", "no2_24h", "co_24h", "o3_1h", "o3_8h", "pm10_24h", "pm25_24h"),
    "2026": ("so2_24h", "no2_24h", "co_24h", "o3_8h", "pm10_24h", "pm25_24h"),
}
YEAR_LIMITS = {
    "gb3095-2012": {"so2": 60, "no2": 40, "pm10": 70, "pm25": 35},
    "gb3095-2012-amendment-2018": {"so2": 60, "no2": 40, "pm10": 70, "pm25": 35},
    "gb3095-2026-transition": {"so2": 60, "no2": 40, "pm10": 60, "pm25": 30},
    "gb3095-2026-final": {"so2": 20, "no2": 30, "pm10": 50, "pm25": 25},
}
DAY_LIMITS = {
    "gb3095-2012": {"so2": 150, "no2": 80, "co": 4, "o3": 160, "pm10": 150, "pm25": 75},
    "gb3095-2012-amendment-2018": {"so2": 150, "no2": 80, "co": 4, "o3": 160, "pm10": 150, "pm25": 75},
    "gb3095-2026-transition": {"so2": 150, "no2": 80, "co": 4, "o3": 160, "pm10": 120, "pm25": 60},
    "gb3095-2026-final": {"so2": 50, "no2": 50, "co": 4, "o3": 160, "pm10": 100, "pm25": 50},
}
RANKS = {"so2": 98, "no2": 98, "pm10": 95, "pm25": 95, "co": 95, "o3": 90}
CHANGE = date(2026, 3, 1)


def rules_of(day: date) -> str:
    """Return the year of the index edition of a day."""
    return "2012" if day < CHANGE else "2026"


def half_even(value: Fraction, decimals: int = 0) -> Fraction:
    """Round by comparing with the middle between neighbours; at the middle the even last digit wins."""
    scaled = value * 10**decimals
    below = scaled.numerator // scaled.denominator
    rest = scaled - below
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and below % 2):
        below += 1
    return Fraction(below, 10**decimals)


def up(value: Fraction) -> int:
    """Return the smallest whole number that is not below."""
    below = value.numerator // value.denominator
    return below if below == value else below + 1


def sub_index(item: str, value: Fraction | None, edition: str) -> int | None:
    """Return the sub-index; above the table: 2012 none for SO2 1 h and O3 8 h, 2026 held; all others 500."""
    points = BREAKPOINTS[edition].get(item)
    if value is None or points is None:
        return None
    if value > points[-1]:
        if item in {"so2_1h", "o3_8h"}:
            return None if edition == "2012" else STEPS[len(points) - 1]
        return 500
    for n in range(1, len(points)):
        if value <= points[n]:
            slope = Fraction(STEPS[n] - STEPS[n - 1], points[n] - points[n - 1])
            return up(slope * (value - points[n - 1]) + STEPS[n - 1])
    raise AssertionError


@dataclass(frozen=True)
class Index:
    """An index with what belongs to it."""

    iaqi: Mapping[str, int | None]
    aqi: int | None
    primary: list[str] | None
    complete: bool


def index(
    values: Mapping[str, Fraction | None], edition: str, *, rule_531: bool | None = None, exempt: Iterable[str] = ()
) -> Index:
    """Return the index of a day's items."""
    applies = edition == "2026" if rule_531 is None else rule_531
    iaqi = {item: sub_index(item, values.get(item), edition) for item in DAILY[edition]}
    best: dict[str, int] = {}
    for item, value in iaqi.items():
        pollutant = item.partition("_")[0]
        if value is not None:
            best[pollutant] = max(value, best.get(pollutant, 0))
    complete = set(best) | set(exempt) >= set(PER_UNIT)
    if not best:
        return Index(iaqi, None, None, complete)
    top = max(best.values())
    if applies and not complete and top <= 100:
        return Index(iaqi, None, None, complete)
    primary = [p for p in ORDER if best.get(p) == top] if top > 50 else []
    return Index(iaqi, max(top, 1) if edition == "2026" else top, primary, complete)


def mean(values: Sequence[Fraction | int]) -> Fraction:
    """Return the exact mean."""
    return sum(map(Fraction, values), Fraction(0)) / len(values)


Hours = Mapping[datetime, Mapping[str, Any]]
Day = dict[str, Fraction | None]


def by_station(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[datetime, Mapping[str, Any]]]:
    """Return rows by station and hour end."""
    found: dict[str, dict[datetime, Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["station"], {})[row["hour_end"]] = row
    return found


def _values(hours: Hours, pollutant: str, day: date, numbers: Iterable[int]) -> list[Fraction]:
    midnight = datetime(day.year, day.month, day.day)
    rows = (hours.get(midnight + timedelta(hours=n), {}) for n in numbers)
    return [Fraction(row[pollutant], PER_UNIT[pollutant]) for row in rows if row.get(pollutant) is not None]


def station_day(hours: Hours, day: date, *, windows: tuple[int, int] = (8, 24), least_windows: int = 14) -> Day:
    """Return a point's exact day: means of at least 20 hours, ozone's best 8 h mean of at least 6 hours."""
    result: Day = {}
    for pollutant in ("pm25", "pm10", "so2", "no2", "co"):
        found = _values(hours, pollutant, day, range(1, 25))
        result[pollutant] = mean(found) if len(found) >= 20 else None
    eights = [_values(hours, "o3", day, range(end - 7, end + 1)) for end in range(windows[0], windows[1] + 1)]
    means = [mean(window) for window in eights if len(window) >= 6]
    best = max(means, default=None)
    valid = best is not None and (len(means) >= least_windows or half_even(best) > 160)
    result["o3_8h"] = best if valid else None
    result["o3_1h"] = max(_values(hours, "o3", day, range(1, 25)), default=None) if valid else None
    return result


def decimals(column: str) -> int:
    """Return the decimals of a day's value."""
    return 1 if column == "co" else 0


def place_day(days: Sequence[Day], *, share: Fraction = Fraction(3, 4)) -> Day:
    """Return the day of a city from the days of all points active on it: mean of exact values, rounded once."""
    result: Day = {}
    for column in DAY_ITEMS:
        there = [value for day in days if (value := day.get(column)) is not None]
        enough = bool(there) and Fraction(len(there), len(days)) >= share
        result[column] = half_even(mean(there), decimals(column)) if enough else None
    return result


def day_index(values: Day, edition: str, **options: Any) -> Index:
    """Return the index of a day's columns."""
    return index({item: values[column] for column, item in DAY_ITEMS.items()}, edition, **options)


def percentile(values: Sequence[Fraction], percent: int) -> Fraction:
    """Return X(s) + (X(s+1) - X(s)) (k - s) with k = 1 + (n - 1) p % and s its whole part (HJ 663 annex A)."""
    ordered = sorted(values)
    k = 1 + (len(ordered) - 1) * Fraction(percent, 100)
    s = k.numerator // k.denominator
    if s >= len(ordered):
        return ordered[-1]
    return ordered[s - 1] + (ordered[s] - ordered[s - 1]) * (k - s)
