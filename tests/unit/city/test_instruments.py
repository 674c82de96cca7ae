"""What the network publishes of the truth: gaps, faults and corrections."""

from datetime import datetime, timedelta

import polars as pl
import pytest

from airshed.city.air import TrueHour
from airshed.city.history import History
from airshed.city.instruments import EXCESS, INCIDENTS, Incident, readings
from airshed.vocab import POLLUTANTS


def _during(frame: pl.DataFrame, incident: Incident) -> pl.DataFrame:
    inside = (pl.col("hour_end") >= incident.from_hour) & (pl.col("hour_end") < incident.to_hour)
    return frame.filter(inside, (pl.col("station") == incident.station) | (incident.station == ""))


def _of_kind(kind: str) -> list[Incident]:
    return [incident for incident in INCIDENTS if incident.kind == kind]


def test_single_hours_are_missing_everywhere(past: History) -> None:
    shares = past.air.select(pl.col(*POLLUTANTS).is_null().mean()).row(0)
    assert all(0.003 < share < 0.03 for share in shares)


@pytest.mark.parametrize("incident", _of_kind("down"), ids=lambda i: f"{i.from_hour:%Y-%m-%d}")
def test_nothing_comes_from_what_is_down(past: History, incident: Incident) -> None:
    codes = [incident.code] if incident.code else list(POLLUTANTS)
    hours = _during(past.air, incident)
    assert hours.height
    assert hours.select(pl.all_horizontal(pl.col(*codes).is_null())).to_series().all()


@pytest.mark.parametrize("incident", _of_kind("frozen"), ids=lambda i: f"{i.from_hour:%Y-%m-%d}")
def test_a_frozen_analyser_repeats_itself(past: History, incident: Incident) -> None:
    hours = _during(past.air, incident)
    assert hours.height > 10
    assert hours[incident.code].drop_nulls().n_unique() == 1


@pytest.mark.parametrize("incident", _of_kind("wrong"), ids=lambda i: f"{i.from_hour:%Y-%m-%d}")
def test_what_was_wrong_is_published_again(past: History, incident: Incident) -> None:
    shown, right = _during(past.air, incident), _during(past.corrected, incident)
    assert right["hour_end"].to_list() == shown["hour_end"].to_list()
    assert set(right["corrected_at"]) == {incident.corrected_at}
    ratio = shown.select(pl.col(incident.code).sum()).item() / right.select(pl.col(incident.code).sum()).item()
    assert EXCESS - 0.05 < ratio < EXCESS + 0.05
    for other in POLLUTANTS.keys() - {incident.code}:
        assert shown[other].equals(right[other])


def test_only_that_is_published_again(past: History) -> None:
    assert past.corrected.height == sum(_during(past.air, incident).height for incident in _of_kind("wrong"))


def test_gaps_last_days_hours_and_a_whole_feed() -> None:
    down = _of_kind("down")
    assert any(i.station == "" and i.to_hour - i.from_hour < timedelta(days=1) for i in down)
    assert any(i.station and not i.code and i.to_hour - i.from_hour >= timedelta(days=3) for i in down)
    assert any(i.code for i in down)


def test_other_years_have_missing_hours_only() -> None:
    air = dict.fromkeys(POLLUTANTS, 20.0)
    hours = [TrueHour("9901A", datetime(2025, 7, 1, 1) + timedelta(hours=n), air) for n in range(500)]
    shown = list(readings(hours, seed=1))
    assert all(reading.corrected is None for reading in shown)
    assert {value for reading in shown for value in reading.shown.values()} == {20.0, None}
