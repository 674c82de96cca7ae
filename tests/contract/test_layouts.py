"""Every layout of files, in every encoding and container it comes in; the reference page lists them all."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
import xlsxwriter  # type: ignore[import-untyped]

from airshed.lake.engines import scan
from airshed.lake.headers import POLLUTANT_NAMES
from airshed.lake.importing import ImportSummary, import_files
from airshed.lake.layouts import layout_of, layouts
from airshed.lake.numbers import NOTHING
from airshed.lake.reading import SUFFIXES, peek
from airshed.lake.reasons import REASONS
from airshed.lake.tables import TABLES
from airshed.vocab import POLLUTANTS

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2020, 1, 1)
CEILINGS = dict.fromkeys(POLLUTANTS, Decimal(10_000)) | {"co": Decimal(150)}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")


class Sample(NamedTuple):
    """A file of a layout and what must be in the lake afterwards: station, hour, values by pollutant."""

    text: str
    stored: list[tuple[str, str, dict[str, int]]]


WIDE = """date,hour,type,1A,2A,3A
20190316,0,AQI,50,,
20190316,0,PM2.5,35,,
20190316,0,PM2.5_24h,30,40,
20190316,0,CO,0.6,,
20190316,1,O3,,81,
20190316,1,O3_8h,80,,
"""
CITIES = WIDE.replace("1A,2A,3A", "北京,锡林郭勒盟,上海")
PUBLICATION = """StationCode,Area,PositionName,TimePoint,AQI,Quality,PM2_5,PM2_5_24h,SO2,O3,O3_24h,O3_8h,CO,CO_24h
1A,乙市,"甲(1号),东",2019-07-18T13:00:00,50,—,35,30,—,160,80,61,2.700,1.367
2A,乙市,甲,2019-07-18T14:00:00,—,—,—,30,—,—,—,—,—,—
3A,乙市,甲,2019-07-18T13:00:00,—,—,—,—,—,—,—,—,—,—
"""
TIDY = """点位编号,时间,细颗粒物 PM2.5(µg/m³),CO（mg/m³）,臭氧,PM2.5_24h
1A,2019-03-16 24:00,35.1,0.6,—,30
2A,2019/3/17 1:00,,,80,
"""
LONG = """station,time,AQI,PM2.5,PM2.5_24h,PM10,SO2,NO2,O3,O3_24h,CO,CO_24h
1A,2019-03-17 00:00:00,50,35,30,70,3,20,80,90,0.6,0.5
2A,2019-03-17 01:00:00,,,,,,,,,,
"""
VALUES = """station,hour_end,pollutant,value,unit
1A,2019-03-16 08:00,PM2.5,35,µg/m³
1A,2019-03-16 08:00,一氧化碳,600,ug/m3
1A,2019-03-16 08:00,PM10,,
2A,2019-03-16 08:00,AQI,50,
2A,2019-03-16 08:00,o3,80,
"""
SAMPLES = {
    "wide": Sample(
        WIDE,
        [
            ("1A", "2019-03-16 00", {"pm25": 350, "co": 600}),
            ("1A", "2019-03-16 01", {}),
            ("2A", "2019-03-16 00", {}),
            ("2A", "2019-03-16 01", {"o3": 810}),
        ],
    ),
    "wide of cities": Sample(
        CITIES,
        [
            ("city:北京", "2019-03-16 00", {"pm25": 350, "co": 600}),
            ("city:北京", "2019-03-16 01", {}),
            ("city:锡林郭勒盟", "2019-03-16 00", {}),
            ("city:锡林郭勒盟", "2019-03-16 01", {"o3": 810}),
        ],
    ),
    "publication": Sample(
        PUBLICATION,
        [("1A", "2019-07-18 13", {"pm25": 350, "o3": 800, "co": 2700}), ("2A", "2019-07-18 14", {})],
    ),
    "tidy": Sample(TIDY, [("1A", "2019-03-17 00", {"pm25": 351, "co": 600}), ("2A", "2019-03-17 01", {"o3": 800})]),
    "tidy, long form of the network": Sample(
        LONG,
        [
            ("1A", "2019-03-17 00", {"pm25": 350, "pm10": 700, "so2": 30, "no2": 200, "o3": 800, "co": 600}),
            ("2A", "2019-03-17 01", {}),
        ],
    ),
    "values": Sample(VALUES, [("1A", "2019-03-16 08", {"pm25": 350, "co": 600}), ("2A", "2019-03-16 08", {"o3": 800})]),
    "stations": Sample("站点编号,城市\n1A,乙\n", []),
}


def take(home: Path, *paths: Path) -> ImportSummary:
    return import_files(home, paths, now=NOW, by="tester", ceilings=CEILINGS, progress=lambda *_: None)


def stored(home: Path) -> list[tuple[str, str, dict[str, int]]]:
    hours = scan(home, "ambient_hours").sort("station", "hour_end").collect()
    moments = hours["hour_end"].dt.strftime("%Y-%m-%d %H")
    values = hours.select(*POLLUTANTS).to_dicts()
    return [
        (station, moment, {code: value for code, value in row.items() if value is not None})
        for station, moment, row in zip(hours["station"], moments, values, strict=True)
    ]


def sheet(text: str) -> bytes:
    """Return the text as a workbook in which numbers are numbers."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": True})
    page = book.add_worksheet()
    for i, row in enumerate(csv.reader(io.StringIO(text))):
        page.write_row(i, 0, row)
    book.close()
    return buffer.getvalue()


def containers(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield the text in every encoding, as a sheet and as Parquet."""
    for encoding in ENCODINGS:
        yield f"{encoding}.csv", text.encode(encoding)
    yield "windows.csv", text.replace("\n", "\r\n").encode("gb18030")
    yield "sheet.xlsx", sheet(text)
    buffer = io.BytesIO()
    pl.read_csv(text.encode(), infer_schema=False).write_parquet(buffer)
    yield "text.parquet", buffer.getvalue()
    buffer = io.BytesIO()
    pl.read_csv(text.encode(), try_parse_dates=True).write_parquet(buffer)
    yield "typed.parquet", buffer.getvalue()


CASES = [
    pytest.param(sample, name, content, id=f"{layout}-{name}")
    for layout, sample in SAMPLES.items()
    for name, content in containers(sample.text)
]


@pytest.mark.parametrize(("sample", "name", "content"), CASES)
def test_every_layout_in_every_container(tmp_path: Path, sample: Sample, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    first = take(tmp_path / "home", path)
    assert stored(tmp_path / "home") == sample.stored
    assert (first.read, first.stored, first.rejected) == (len(sample.stored), len(sample.stored), 0)
    again = take(tmp_path / "home", path)
    assert (again.stored, again.unchanged) == (0, len(sample.stored))


def test_every_layout_has_a_sample_that_it_recognises(tmp_path: Path) -> None:
    for name, sample in SAMPLES.items():
        path = tmp_path / "a.csv"
        path.write_text(sample.text, encoding="utf-8")
        assert layout_of(path, peek(path)).name == re.split(r"[ ,]", name)[0]
    assert {layout.name for layout in layouts()} == {re.split(r"[ ,]", name)[0] for name in SAMPLES}


def test_rows_of_a_publication_without_anything_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(PUBLICATION, encoding="utf-8")
    notes = {note.code: note.value for note in take(tmp_path / "home", path).notes}
    assert notes["lake.note.empty_rows"] == "1"


def test_a_cell_of_the_wide_form_is_refused_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(WIDE.replace("0.6", "600").replace("20190316,1,O3,,81", "20190332,1,O3,,81"), encoding="utf-8")
    summary = take(tmp_path / "home", path)
    assert summary.rejects.select("row", "column", "value", "reason").sort("row").rows() == [
        (5, "1A", "600", "above_ceiling"),
        (6, "hour", "20190332 01", "bad_time"),
    ]
    assert (summary.read, summary.rejected) == (4, 2)


def test_a_line_of_the_wide_form_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(WIDE + "20190316,0,PM2.5,35,,\n20190316,24,CO,1,,\n2019-03-17,0,CO,2,,\n", encoding="utf-8")
    summary = take(tmp_path / "home", path)
    assert summary.rejects.select("row", "column", "reason", "expected").sort("row").rows() == [
        (8, "1A", "duplicate", "row 2"),
        (9, "1A", "conflict", "rows 9, 10: co"),
        (10, "1A", "conflict", "rows 9, 10: co"),
    ]
    assert (summary.read, summary.stored, summary.rejected) == (7, 4, 3)


def test_a_value_that_a_line_says_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    more = "1A,2019-03-16 08:00,PM2.5,35,\n2A,2019-03-16 08:00,O3,81,\n3A,2019-03-16 08:00,O3,60,ppb\n"
    path.write_text(VALUES + more + "3A,2019-03-16 09:00,NO,60,\n", encoding="utf-8")
    summary = take(tmp_path / "home", path)
    assert summary.rejects.select("row", "column", "reason", "expected").sort("row").rows() == [
        (5, "station", "conflict", "rows 5, 8: o3"),
        (7, "station", "duplicate", "row 2"),
        (8, "station", "conflict", "rows 5, 8: o3"),
        (9, "value", "wrong_unit", "µg/m³, mg/m³"),
    ]
    assert [(n.code, n.value) for n in summary.notes if "columns" in n.code] == [("lake.note.columns_left_out", "NO")]


# --- the real files ---


def test_the_wide_sample_is_what_the_archive_has(tmp_path: Path, shared: Path) -> None:
    summary = take(tmp_path / "home", shared / "data" / "cnemc_wide_sample")
    assert (summary.read, summary.stored, summary.rejected) == (215, 215, 0)
    archive = pl.read_parquet(shared / "data" / "cnemc_hourly_2019" / "inner_mongolia_2019.parquet")
    archive.filter(pl.col("station").is_in(["2202A", "2203A"])).write_parquet(tmp_path / "part.parquet")
    again = take(tmp_path / "home", tmp_path / "part.parquet")
    assert again.unchanged == 48
    assert again.rejected == 0


@pytest.mark.parametrize("name", ["hour_2019-07-18T12", "hour_2019-07-18T16", "mixed_2019-07-18T13_T14"])
def test_the_publication_agrees_with_the_archive_on_every_value(tmp_path: Path, shared: Path, name: str) -> None:
    summary = take(tmp_path / "home", shared / "data" / "cnemc_official_hours" / f"{name}.csv")
    assert summary.read == summary.stored > 1400
    ours = scan(tmp_path / "home", "ambient_hours").select("station", "hour_end", *POLLUTANTS).collect()
    ours = ours.with_columns(pl.when(pl.col(c) != 0).then(c) for c in POLLUTANTS)  # the archive leaves 0 out
    for file in ("inner_mongolia_2019", "twelve_cities_2019"):
        archive = pl.scan_parquet(shared / "data" / "cnemc_hourly_2019" / f"{file}.parquet")
        theirs = archive.select(
            "station",
            pl.col("time").cast(pl.Datetime("us")).alias("hour_end"),
            *[(pl.col(p.network) * p.scale).round().cast(pl.Int32).alias(p.code) for p in POLLUTANTS.values()],
        ).collect()
        mine = ours.join(theirs, on=["station", "hour_end"], how="semi").sort("station", "hour_end")
        assert mine.height > 30
        assert mine.equals(theirs.join(ours, on=["station", "hour_end"], how="semi").sort("station", "hour_end"))


# --- words ---


def test_the_reference_page_lists_layouts_names_reasons_and_tables() -> None:
    page = (ROOT / "docs" / "reference" / "file-layouts.md").read_text(encoding="utf-8")
    for layout in layouts():
        assert f"`{layout.name}`" in page, layout.name
    for reason in REASONS.values():
        assert f"| `{reason.code}` | {reason.zh} | {reason.en} |" in page, reason.code
    for word in (*TABLES, *SUFFIXES, *filter(None, NOTHING)):
        assert f"`{word}`" in page, word


def test_every_reason_that_is_given_is_worded() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src" / "airshed" / "lake").rglob("*.py"))
    given = {*re.findall(r'pl\.lit\("([a-z_]+)"\)', code), *re.findall(r'"((?:bad|no)_[a-z]+)", [f"]', code)}
    given -= {*TABLES, "reference", "assessed"}
    assert given <= REASONS.keys()
    assert all(f'"{reason}"' in code.replace("Reason(", "", 1) for reason in REASONS)


def test_names_of_pollutants_mean_one_thing() -> None:
    assert set(POLLUTANT_NAMES.values()) == set(POLLUTANTS)
