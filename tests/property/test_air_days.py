"""Any hours: days equal to exact fractions over plain rows; order and repetition of rows change nothing."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.air import reference
from tests.unit.air.making import frame_of, rows_of, rulebook

from airshed.air.places import place_days
from airshed.air.validity import Point, one_row_an_hour
from airshed.calendar import Period
from airshed.lake.engines import made
from airshed.vocab import POLLUTANTS

DAYS = 4
STATIONS = tuple(f"A{n}" for n in range(5))
CITIES = {"city:甲": STATIONS[:1], "city:乙": STATIONS[1:]}
SEEDED = st.integers(0, 2**32).map(random.Random)
FEW = settings(max_examples=3, deadline=None)
"""A query costs more than its rows, so an example is many days."""


def _value(rng: random.Random, pollutant: str) -> int | None:
    """Return a value in steps: missing, zero, at the limit, extreme, or in halves of a digit so that means tie."""
    kind, scale = rng.random(), POLLUTANTS[pollutant].scale
    digit = scale // 10 if pollutant == "co" else scale
    if kind < 0.1:
        return None
    if kind < 0.13:
        return rng.choice([0, 150 * scale, 160 * scale, 999 * scale])
    if kind < 0.6:
        return rng.randrange(0, 400) * digit // 2
    return rng.randrange(0, 300 * scale if pollutant != "co" else 12 * scale)


def _rows(rng: random.Random, first: date) -> list[dict[str, Any]]:
    start = datetime(first.year, first.month, first.day)
    return [
        {"station": s, "hour_end": start + timedelta(hours=n), **{p: _value(rng, p) for p in POLLUTANTS}}
        for s in STATIONS
        for n in range(-23, DAYS * 24 + 1)
        if rng.random() > 0.06
    ]


def _days(rows: Sequence[dict[str, Any]], first: date, **options: str) -> list[dict[str, Any]]:
    period = Period(first, first + timedelta(DAYS))
    spots = [Point(s, place, period.from_date, period.to_date) for place, names in CITIES.items() for s in names]
    hours = one_row_an_hour(frame_of(rows))
    days = place_days(hours, points=spots, period=period, ruleset=rulebook(**options).on(first), make=made)
    return sorted(rows_of(days), key=lambda row: (row["place"], row["date"]))


@pytest.mark.parametrize(
    ("first", "windows"), [(date(2019, 3, 14), "8-24"), (date(2019, 3, 14), "1-24"), (date(2026, 3, 1), "8-24")]
)
@FEW
@given(rng=SEEDED)
def test_equal_to_exact_fractions(first: date, windows: str, rng: random.Random) -> None:
    rows = _rows(rng, first)
    stations = reference.by_station(rows)
    low, high = (int(part) for part in windows.split("-"))
    found = _days(rows, first, ozone_windows=windows)
    assert len(found) == DAYS * len(CITIES)
    for row in found:
        days = [reference.station_day(stations[s], row["date"], windows=(low, high)) for s in CITIES[row["place"]]]
        expected = reference.place_day(days)
        assert {c: None if row[c] is None else Fraction(row[c], 10 if c == "co" else 1) for c in expected} == expected
        index = reference.day_index(expected, reference.rules_of(first))
        primary = None if row["primary"] is None else [p for p in row["primary"].split(",") if p]
        assert (row["aqi"], primary, row["complete"]) == (index.aqi, index.primary, index.complete)


@FEW
@given(rng=SEEDED)
def test_order_and_repetition_of_rows_change_nothing(rng: random.Random) -> None:
    first = date(2019, 3, 14)
    rows = _rows(rng, first)
    mixed = [*rows, *rng.sample(rows, len(rows) // 3)]
    rng.shuffle(mixed)
    assert _days(mixed, first) == _days(rows, first)
