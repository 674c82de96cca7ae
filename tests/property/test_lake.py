"""Imports: order and repetition of rows change nothing; what is written is what is read."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from airshed.lake.engines import scan
from airshed.lake.hours import BITS
from airshed.lake.importing import ImportSummary, import_files
from airshed.lake.merge import merge
from airshed.lake.tables import AMBIENT_HOURS
from airshed.vocab import POLLUTANTS

NOW = datetime(2020, 1, 1)
START = datetime(2019, 3, 31, 20)
CEILINGS = dict.fromkeys(POLLUTANTS, Decimal(1000)) | {"co": Decimal(150)}

Row = tuple[str, int, int | None, int | None, str | None]

stations = st.sampled_from(["1A", "2A", "city:甲"])
hours = st.integers(0, 9)
steps = st.none() | st.integers(0, 10_000)
bad = st.sampled_from(["-1", "x", "1.23456", "99999"])
rows = st.tuples(stations, hours, steps, steps, st.none() | bad)


def text_of(found: Sequence[Row]) -> str:
    lines = ["station,time,PM2.5,CO,O3"]
    for station, hour, pm25, co, o3 in found:
        moment = (START + timedelta(hours=hour)).strftime("%Y-%m-%d %H:00")
        cells = ("" if pm25 is None else f"{pm25 / 10:.1f}", "" if co is None else f"{co / 1000:.3f}", o3 or "")
        lines.append(",".join((station, moment, *cells)))
    return "\n".join(lines) + "\n"


def taken(*texts: str) -> tuple[list[tuple[object, ...]], ImportSummary]:
    """Return what is stored after importing the texts as one command, and the summary."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.csv" for i in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        home = Path(folder) / "home"
        summary = import_files(home, paths, now=NOW, by="x", ceilings=CEILINGS, progress=lambda *_: None)
        found = scan(home, "ambient_hours").sort("station", "hour_end").drop("batch").collect()
    return found.rows(), summary


@settings(max_examples=20, deadline=None)
@given(st.lists(rows, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(found: Sequence[Row], chance: random.Random) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    (first, told), (second, told_too) = taken(text_of(found)), taken(text_of(mixed))
    assert first == second
    for name in ("read", "stored", "unchanged", "rejected"):
        assert getattr(told, name) == getattr(told_too, name)
    assert sorted(told.rejects["reason"]) == sorted(told_too.rejects["reason"])


@settings(max_examples=20, deadline=None)
@given(st.lists(rows, max_size=10))
@example([*[("1A", 0, None, None, "99999")] * 5, ("1A", 1, None, None, "1.23456")])
def test_repeated_rows_change_nothing_and_are_counted(found: Sequence[Row]) -> None:
    once, told = taken(text_of(found))
    twice, told_twice = taken(text_of([*found, *found]))
    assert once == twice
    assert told_twice.stored == told.stored
    assert told_twice.read == 2 * told.read


@settings(max_examples=20, deadline=None)
@given(st.lists(rows, max_size=10), st.lists(rows, max_size=10))
def test_every_station_hour_is_stored_unchanged_or_rejected(first: Sequence[Row], second: Sequence[Row]) -> None:
    _, told = taken(text_of(first), text_of(second))
    assert told.read == len(first) + len(second) == told.stored + told.unchanged + told.rejected


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.tuples(stations, hours), st.tuples(steps, steps), max_size=12))
def test_what_is_written_is_what_is_read(values: dict[tuple[str, int], tuple[int | None, int | None]]) -> None:
    found, told = taken(text_of([(*key, *pair, None) for key, pair in values.items()]))
    assert told.rejected == 0
    expected = {(s, START + timedelta(hours=h)): pair for (s, h), pair in values.items()}
    columns = list(AMBIENT_HOURS.schema)
    stored = [dict(zip([c for c in columns if c != "batch"], row, strict=True)) for row in found]
    assert {(row["station"], row["hour_end"]): (row["pm25"], row["co"]) for row in stored} == expected


changes = st.tuples(st.integers(0, 3), st.none() | st.integers(0, 2), st.none() | st.integers(0, 2), st.integers(0, 3))


@settings(max_examples=100, deadline=None)
@given(st.lists(changes, max_size=12), st.integers(0, 12))
def test_merging_at_once_or_in_two_goes_ends_alike(found: list[tuple[int, int, int, int]], cut: int) -> None:
    """Values of hours, one after the other, against a plain loop."""
    records = pl.DataFrame(
        {
            "station": ["1A"] * len(found),
            "hour_end": [START + timedelta(hours=hour) for hour, *_ in found],
            "pm25": pl.Series([pm25 for _, pm25, _, _ in found], dtype=pl.Int64),
            "co": pl.Series([co for _, _, co, _ in found], dtype=pl.Int64),
            "given": pl.Series([BITS["pm25"] * (g & 1) + BITS["co"] * (g >> 1) for *_, g in found], dtype=pl.Int64),
            "order": pl.Series(range(len(found)), dtype=pl.Int64),
            "id": pl.Series(range(len(found)), dtype=pl.Int64),
        },
        schema_overrides={"station": pl.String, "hour_end": pl.Datetime("us")},
    )
    plain: dict[int, list[int | None]] = {}
    changed = set()
    for i, (hour, pm25, co, g) in enumerate(found):
        before = plain.get(hour)
        after = [pm25 if g & 1 or before is None else before[0], co if g >> 1 or before is None else before[1]]
        if after != before:
            changed.add(i)
        plain[hour] = after
    empty = pl.DataFrame(schema=AMBIENT_HOURS.schema)
    at_once, ids = merge(AMBIENT_HOURS, empty, records)
    assert set(ids) == changed
    assert _values(at_once) == plain
    first, early = merge(AMBIENT_HOURS, empty, records[:cut])
    second, late = merge(AMBIENT_HOURS, first, records[cut:])
    assert {*early, *late} == changed
    assert _values(pl.concat([first, second]).sort("revision").unique(["hour_end"], keep="last")) == plain
    assert set(second["revision"]) <= {0, 1}


def _values(frame: pl.DataFrame) -> dict[int, list[int | None]]:
    return {
        (hour - START) // timedelta(hours=1): [pm25, co]
        for hour, pm25, co in frame.select("hour_end", "pm25", "co").rows()
    }
