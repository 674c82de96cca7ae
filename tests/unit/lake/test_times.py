"""Hours as found in files."""

from datetime import date, datetime, timezone

import polars as pl
import pytest

from airshed.lake.times import with_hour_end

END = datetime(2019, 3, 16, 8)


def parsed(*raw: object) -> list[tuple[object, object]]:
    frame = with_hour_end(pl.DataFrame({"raw": raw, "n": range(len(raw))}), "raw").sort("n")
    return frame.select("hour_end", "hour_reason").rows()


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-16 08:00",
        "2019-03-16 08:00:00",
        "2019-03-16 08:00:00.000",
        "2019-03-16T08:00:00",
        "2019-03-16T08:00:00+08:00",
        "2019/3/16 8:00",
        "2019.03.16 08:00",
        "2019-03-16 8",
        "2019年3月16日8时",
        "2019年03月16日 08时00分",
        "2019-03-16 08：00",
        "2019031608",
        "20190316 08",
        "20190316080000",
        " 2019-03-16 08:00 ",
    ],
)
def test_shapes_of_the_same_hour(text: str) -> None:
    assert parsed(text) == [(END, None)]


def test_twenty_four_is_midnight_of_the_next_day() -> None:
    night = datetime(2019, 3, 17)
    assert parsed("2019-03-16 24:00", "2019-03-17 00:00", "20190316 24") == [(night, None)] * 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-03-16 08:30", "not_full_hour"),
        ("2019-03-16 08:00:01", "not_full_hour"),
        ("2019-02-30 08:00", "bad_time"),
        ("2019-13-01 08:00", "bad_time"),
        ("2019-03-16 25:00", "bad_time"),
        ("2019-03-16 24:30", "bad_time"),
        ("2019-03-16 08:61", "bad_time"),
        ("2019-03-16", "bad_time"),
        ("16.03.2019 08:00", "bad_time"),
        ("2019-03-16T08:00:00Z", "bad_time"),
        ("0019-03-16 08:00", "bad_time"),
        ("43540.33", "bad_time"),
        ("", "bad_time"),
        (None, "bad_time"),
    ],
)
def test_what_is_no_hour(text: str | None, reason: str) -> None:
    assert parsed(text, "2019-03-16 08:00") == [(None, reason), (END, None)]


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_moments_of_any_unit(unit: str) -> None:
    frame = pl.DataFrame({"raw": [END, END.replace(minute=30)]}).select(pl.col("raw").dt.cast_time_unit(unit))  # type: ignore[arg-type]
    found = with_hour_end(frame, "raw")
    assert found.select("hour_end", "hour_reason").rows() == [(END, None), (None, "not_full_hour")]
    assert found.schema["hour_end"] == pl.Datetime("us")


def test_moments_with_a_zone_become_city_time() -> None:
    utc = datetime(2019, 3, 16, 0, tzinfo=timezone.utc)  # noqa: UP017 - as people write it
    assert parsed(utc) == [(END, None)]


def test_a_day_is_no_hour() -> None:
    assert parsed(date(2019, 3, 16)) == [(None, "bad_time")]
