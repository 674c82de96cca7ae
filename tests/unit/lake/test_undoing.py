"""An import taken back: values as before, history as it was, and what was corrected since stays."""

from datetime import timedelta
from typing import Any

import pytest

from airshed.lake.undoing import NotUndone, stored_batches, undo_batches

HEAD = "station,time,PM2.5,CO\n"
FIRST = HEAD + "1A,2019-03-16 08:00,35,0.6\n1A,2019-03-16 09:00,36,0.6\n"
WRONG = HEAD + "1A,2019-03-16 08:00,99,\n1A,2019-04-01 10:00,88,0.1\n"


def test_values_go_back_and_what_was_known_stays(lake: Any) -> None:
    lake.take(FIRST)
    before = lake.hours("pm25", "co")
    later = lake.now + timedelta(hours=1)
    wrong = lake.take(WRONG, now=later)
    told = lake.hours("pm25", "co")
    found = undo_batches(lake.home, wrong.batches, now=later + timedelta(hours=1))
    assert (found.undone, found.kept) == (2, 0)
    assert lake.hours("pm25", "co") == [*before, ("1A", "04-01 10", None, None)]
    assert lake.hours("pm25", "co", known_at=later) == told
    assert lake.hours("pm25", "co", known_at=lake.now) == before


def test_the_mended_file_can_be_imported_after(lake: Any) -> None:
    wrong = lake.take(WRONG)
    undo_batches(lake.home, wrong.batches, now=lake.now + timedelta(hours=1))
    assert lake.take(WRONG, now=lake.now + timedelta(hours=2)).stored == 2
    assert [row[2] for row in lake.hours("pm25")] == [990, 880]


def test_what_was_corrected_since_stays(lake: Any) -> None:
    wrong = lake.take(WRONG)
    lake.take(HEAD + "1A,2019-03-16 08:00,40,0.6\n", now=lake.now + timedelta(hours=1))
    found = undo_batches(lake.home, wrong.batches, now=lake.now + timedelta(hours=2))
    assert (found.undone, found.kept) == (1, 1)
    assert lake.hours("pm25") == [("1A", "03-16 08", 400), ("1A", "04-01 10", None)]


@pytest.mark.parametrize("after", [timedelta(milliseconds=300), timedelta(hours=1)])
def test_a_second_undo_changes_nothing(lake: Any, after: timedelta) -> None:
    wrong = lake.take(WRONG)
    first = undo_batches(lake.home, wrong.batches, now=lake.now + after)
    assert (first.undone, first.kept) == (2, 0)
    before = lake.hours("pm25", "co", "revision", "known_at")
    assert undo_batches(lake.home, wrong.batches, now=lake.now + timedelta(hours=2)) == first
    assert lake.hours("pm25", "co", "revision", "known_at") == before


def test_a_list_of_stations_is_not_taken_back(lake: Any) -> None:
    stored = lake.take(lake.write("s.csv", "station,name,city\n1A,甲,示例市\n"))
    with pytest.raises(NotUndone):
        undo_batches(lake.home, stored.batches, now=lake.now + timedelta(hours=1))
    assert lake.table("stations").height == 1


def test_what_is_stored_is_known_by_its_batches(lake: Any) -> None:
    stored = lake.take(FIRST)
    assert stored_batches(lake.home, stored.batches)
    assert not stored_batches(lake.home, ["20190101T000000-00000000"])
