import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.unit.ingest.feeding import MN, frame, readings, table, took

from airshed.telemetry.journal.reading import chosen
from airshed.telemetry.journal.records import Record

SO2 = "a21026-Avg={}"


@pytest.mark.parametrize("qn", [None, "20261130080000000"])
def test_a_batch_reads_no_more_again_than_it_has_readings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qn: str | None
) -> None:
    read: list[int] = []

    def counting(folder: Path, numbers: Iterable[int]) -> Iterator[Record]:
        for record in chosen(folder, numbers):
            read.append(record.number)
            yield record

    monkeypatch.setattr("airshed.ingest.taking.chosen", counting)
    values = random.Random(7).sample(range(10, 99), 40)
    for n, value in enumerate(values):
        read.clear()
        took(tmp_path, [frame(f"{SO2.format(value)};a19001-Avg=7", qn=qn)])
        assert len(read) <= min(n, 2)
    assert readings(tmp_path, "value") == [(7.0,), (float(max(values, key=lambda n: frame(SO2.format(n)))),)]


def part(number: int, text: str) -> bytes:
    return frame(text, part=(number, 2), qn=f"2026113008000000{number}", cn="2051")


def test_which_frame_counts_is_told_where_the_row_of_a_reading_does_not(tmp_path: Path) -> None:
    took(tmp_path, [frame(SO2.format(2)), frame(SO2.format(2), mn="other")])
    assert table(tmp_path, "outlet_ranks").is_empty()
    took(tmp_path, [frame(SO2.format("2.0"), qn="20261130100000000"), frame(SO2.format(2), mn="other")])
    took(tmp_path, [part(2, "a21026-Avg=2"), part(1, "a21026-Min=1")])
    found = table(tmp_path, "outlet_ranks").sort("frame").select("mn", "period", "qn", "frame", "parts")
    assert found.rows() == [
        (MN, "hour", "20261130100000000", 3, None),
        (MN, "minute", "20261130080000002", 6, "5=20261130080000002 6=20261130080000001"),
    ]


@pytest.mark.parametrize(("other", "value"), [("20261130080000001", 2.0), ("20261130080000003", 9.0)])
def test_what_was_joined_stands_against_frames_that_come_later(tmp_path: Path, other: str, value: float) -> None:
    parts = [part(2, "a21026-Avg=2"), part(1, "a21026-Min=1")]
    took(tmp_path, parts)
    took(tmp_path, [*parts, part(2, "a21026-Avg=1")])
    took(tmp_path, [frame(SO2.format(9), qn=other, cn="2051")])
    assert readings(tmp_path, "value") == [(value,)]
    assert table(tmp_path, "outlet_ranks").height == 1
