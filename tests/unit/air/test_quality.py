"""Quality of hourly data: gaps, late hours, values that stand still, refusals."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from airshed.air.quality import HOUR, Run, StationDay, frozen_runs, quality, refusals
from airshed.calendar import Period

START = datetime(2019, 1, 1, 1)
DAY = Period(date(2019, 1, 1), date(2019, 1, 2))


def _rows(values: list[int | None], station: str = "A", late: int = 1) -> list[dict[str, Any]]:
    return [
        {"station": station, "hour_end": START + HOUR * n, "known_at": START + HOUR * (n + late), "pm25": value}
        for n, value in enumerate(values)
    ]


def test_equal_values_on_end_are_a_run() -> None:
    runs = frozen_runs(_rows([5, 7, 7, 7, 8, 8, 7]), pollutants=["pm25"], least=3)
    assert runs == [Run("A", "pm25", START + HOUR, START + HOUR * 4, 7)]
    assert runs[0].hours == 3


def test_a_gap_zero_or_another_station_ends_a_run() -> None:
    rows = [row for n, row in enumerate(_rows([7, 7, 7, 7])) if n != 2]
    assert frozen_runs(rows, pollutants=["pm25"], least=3) == []
    assert frozen_runs(_rows([0, 0, 0, 0]), pollutants=["pm25"], least=3) == []
    assert frozen_runs(_rows([None] * 4), pollutants=["pm25"], least=3) == []
    assert frozen_runs([*_rows([7, 7]), *_rows([7, 7], "B")], pollutants=["pm25"], least=3) == []


@given(values=st.lists(st.integers(1, 3), max_size=60), least=st.integers(1, 5))
def test_runs_are_those_of_a_count_by_hand(values: list[int], least: int) -> None:
    lengths = [(value, len(list(group))) for value, group in groupby(values)]
    wanted = [(value, count) for value, count in lengths if count >= least]
    found = frozen_runs(_rows(list(values)), pollutants=["pm25"], least=least)
    assert [(run.steps, run.hours) for run in found] == wanted


def test_a_day_counts_hours_there_missing_frozen_and_late() -> None:
    rows = [*_rows([4, 4, 4, None, 6]), *_rows([9], "B", late=30)]
    found = quality(
        rows, stations=["A", "B", "C"], period=DAY, pollutants=["pm25"], frozen_hours=3, late_after=timedelta(hours=24)
    )
    assert found == [
        StationDay("A", date(2019, 1, 1), 4, 24, 3, 0),
        StationDay("B", date(2019, 1, 1), 1, 24, 0, 1),
        StationDay("C", date(2019, 1, 1), 0, 24, 0, 0),
    ]
    assert found[2].missing == 24


def test_midnight_belongs_to_the_day_before() -> None:
    rows = _rows([1, 2], "A")
    rows = [{**row, "hour_end": row["hour_end"] + HOUR * 23} for row in rows]
    found = quality(
        rows, stations=["A"], period=Period(date(2019, 1, 1), date(2019, 1, 3)), pollutants=["pm25"], frozen_hours=3
    )
    assert [day.valid for day in found] == [1, 1]


def test_refusals_are_counted_by_reason() -> None:
    rejects = [{"reason": reason} for reason in ("negative", "future", "negative")]
    assert list(refusals(rejects).items()) == [("negative", 2), ("future", 1)]
