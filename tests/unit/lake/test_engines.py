"""Reading: corrections folded, earlier states, months."""

from datetime import datetime, timedelta
from typing import Any

import polars as pl
import pytest

from airshed.lake.contents import contents
from airshed.lake.engines import NoEngine, count, scan
from airshed.lake.tables import TABLES, UnknownTable, get_table, month_of

HEAD = "station,time,PM2.5\n"


@pytest.fixture
def grown(lake: Any) -> Any:
    """Return a lake with two hours, then a correction and a new hour a day later, then another correction."""
    lake.take(HEAD + "1A,2019-03-31 08:00,1\n1A,2019-04-01 00:00,2\n")
    lake.take(HEAD + "1A,2019-03-31 08:00,3\n1A,2019-04-01 01:00,4\n", now=lake.now + timedelta(days=1))
    lake.take(HEAD + "1A,2019-03-31 08:00,5\n", now=lake.now + timedelta(days=2))
    return lake


@pytest.mark.parametrize(
    ("days", "values"),
    [(-1, []), (0, [10, 20]), (1, [30, 20, 40]), (2, [50, 20, 40]), (None, [50, 20, 40])],
)
def test_what_was_known_when(grown: Any, days: int | None, values: list[int]) -> None:
    moment = None if days is None else grown.now + timedelta(days=days)
    found = grown.table(known_at=moment).sort("hour_end")
    assert found["pm25"].to_list() == values
    assert count(grown.home, "ambient_hours", known_at=moment) == len(values)


def test_months_are_of_the_local_day(grown: Any) -> None:
    assert grown.table(months=[201903]).sort("hour_end")["pm25"].to_list() == [50, 20]
    assert grown.table(months=[201904])["pm25"].to_list() == [40]
    assert grown.table(months=[]).height == 0
    assert grown.table().schema == TABLES["ambient_hours"].schema


def test_counts_look_into_files_only_where_they_must(grown: Any) -> None:
    from airshed.lake.compacting import compact  # noqa: PLC0415 - one file of two moments

    compact(grown.home, now=grown.now)
    assert count(grown.home, "ambient_hours", known_at=grown.now) == 2


def test_a_lake_that_is_not_there_is_empty(lake: Any) -> None:
    for name, table in TABLES.items():
        found = scan(lake.home, name).collect()
        assert found.height == 0
        assert found.schema == table.schema
        assert count(lake.home, name) == 0


def test_an_unknown_table_is_named_with_those_there_are(lake: Any) -> None:
    with pytest.raises(UnknownTable) as refusal:
        count(lake.home, "hours")
    (fault,) = refusal.value.faults
    assert (fault.code, fault.value) == ("lake.unknown_table", "hours")
    assert fault.expected == ", ".join(TABLES)
    assert {"ambient_hours", "stations", "figures", "outlet_readings"} < TABLES.keys()
    assert get_table("rejects").key == ("digest", "row", "column", "reason")


def test_an_unknown_engine(lake: Any) -> None:
    with pytest.raises(NoEngine):
        scan(lake.home, "stations", engine="abacus")  # type: ignore[call-overload]


def test_contents_tell_rows_corrections_and_span(grown: Any) -> None:
    held = contents(grown.home)["ambient_hours"]
    assert (held.rows, held.corrections, held.files) == (3, 2, 4)
    assert held.bytes > 0
    assert held.first_hour == datetime(2019, 3, 31, 8)
    assert held.last_hour == datetime(2019, 4, 1, 1)
    assert held.known_at == grown.now + timedelta(days=2)
    assert contents(grown.home)["stations"].known_at is None


def test_midnight_belongs_to_the_month_before() -> None:
    hours = pl.Series("hour_end", [datetime(2019, 1, 1), datetime(2019, 1, 1, 1)])
    assert hours.to_frame().select(month_of()).to_series().to_list() == [201812, 201901]
