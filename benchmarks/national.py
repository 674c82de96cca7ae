"""The national network, invented: a year of hours as Parquet and in a lake, a month in the layout of the archive.

Everything is seeded and made once under `benchmarks/data/`; a changed recipe makes new files beside the old.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np
import polars as pl

from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, month_of
from airshed.vocab import POLLUTANTS
from measure import DATA, ROOT, process

SEED = 20190101
STATIONS = 2000
YEAR = 2019
DAYS = 365
HOURS = 24 * DAYS
BLOCK = 100  # stations made at a time
LEVELS = {"pm25": (34, 0.7), "pm10": (68, 0.7), "so2": (11, 0.8), "no2": (28, 0.6), "co": (0.75, 0.5), "o3": (62, 0.5)}
DIGITS = {"co": 10}  # published digits per unit; 1 for the others
MISSED = 0.01  # share of single hours without a value
OUTAGES = 6  # per station, pollutant and year, of up to OUTAGE_HOURS; together some 1 % of the hours
OUTAGE_HOURS = 30
CORRECTED = 0.01  # share of station-hours corrected later
MONTH_STATIONS, MONTH_HOURS = 1472, 744
REAL_MONTH = ROOT.parent / "shared" / "data" / "cnemc_national_2019_03" / "national_2019_03.parquet"

RECIPE = sha256(Path(__file__).read_bytes()).hexdigest()[:8]
YEAR_FILE = DATA / f"year-{RECIPE}.parquet"
HOME = DATA / f"home-{RECIPE}"
TOTALS = HOME / "totals.json"
MADE_MONTH = DATA / f"month-{RECIPE}.parquet"


def year_file() -> Path:
    """Return a year of hours: `station`, `hour_end` and the six pollutants in whole steps, sorted, without gaps."""
    return _made(YEAR_FILE, "year")


def home() -> Path:
    """Return a home whose lake holds the year, a file a month, and corrections of 1 % of the hours."""
    return _made(TOTALS, "home").parent


def month_file() -> Path:
    """Return the real national month of the archive where it is at hand, else an invented one of its size and form."""
    return REAL_MONTH if REAL_MONTH.exists() else _made(MADE_MONTH, "month")


def _made(path: Path, what: str) -> Path:
    """Make what is missing in a process of its own, so that the memory of measured processes is theirs alone."""
    if not path.exists():
        print(f"making the {what} under {DATA.name}/ ...", flush=True)
        process(sys.executable, __file__, what)
    return path


def _blocks() -> Iterator[pl.DataFrame]:
    """Yield the year in blocks of stations."""
    draw = np.random.default_rng(SEED)
    first = datetime(YEAR, 1, 1, 1)
    hours = pl.datetime_range(first, first + timedelta(hours=HOURS - 1), "1h", time_unit="us", eager=True)
    for start in range(0, STATIONS, BLOCK):
        names = [f"{1000 + n}A" for n in range(start, start + BLOCK)]
        key = pl.DataFrame({"station": names}).join(pl.DataFrame({"hour_end": hours}), how="cross")
        yield key.with_columns(_series(code, draw) for code in POLLUTANTS)


def _series(code: str, draw: np.random.Generator) -> pl.Series:
    """Return a pollutant at a block of stations: log-normal around a daily course, whole published digits, gaps."""
    level, spread = LEVELS[code]
    clock = np.cos(2 * np.pi * (np.arange(HOURS) - (15 if code == "o3" else 8)) / 24)
    weather = draw.standard_normal((BLOCK, DAYS)).repeat(24, axis=1)
    noise = draw.standard_normal((BLOCK, HOURS), dtype=np.float32)
    values = level * np.exp(0.8 * spread * weather + 0.4 * spread * noise + 0.3 * clock)
    digits = DIGITS.get(code, 1)
    steps = np.maximum(1, np.rint(values * digits)).astype(np.int32) * (POLLUTANTS[code].scale // digits)
    missing = draw.random((BLOCK, HOURS), dtype=np.float32) < MISSED
    for station, begin, length in zip(
        np.arange(BLOCK).repeat(OUTAGES),
        draw.integers(0, HOURS, BLOCK * OUTAGES),
        draw.integers(1, OUTAGE_HOURS, BLOCK * OUTAGES),
        strict=True,
    ):
        missing[station, begin : begin + length] = True
    there = pl.Series(~missing.ravel())
    return pl.DataFrame({code: steps.ravel(), "there": there}).select(pl.when("there").then(code)).to_series()


def _make_year() -> None:
    part = YEAR_FILE.with_suffix(".part")
    pl.concat(_blocks()).write_parquet(part, compression="zstd", compression_level=3)
    part.rename(YEAR_FILE)


def _make_home() -> None:
    """Append first values and corrections as an import stores them, and write down what a reader must find."""
    shutil.rmtree(HOME, ignore_errors=True)
    first_known = datetime(YEAR + 1, 1, 2)
    hours = pl.read_parquet(YEAR_FILE).with_columns(month_of())
    with writing(HOME, now=first_known) as writer:
        for part in hours.partition_by("month"):
            writer.append(AMBIENT_HOURS, _stored(part, 0, first_known))
    later = hours.sample(fraction=CORRECTED, seed=SEED).with_columns(pl.col("pm25") + POLLUTANTS["pm25"].scale)
    known = first_known + timedelta(days=30)
    with writing(HOME, now=known) as writer:
        writer.append(AMBIENT_HOURS, _stored(later, 1, known))
    corrected = later.height - later["pm25"].null_count()
    first = int(hours["pm25"].cast(pl.Int64).sum())
    total = first + corrected * POLLUTANTS["pm25"].scale
    TOTALS.write_text(json.dumps({"rows": hours.height, "corrected": later.height, "first": first, "pm25": total}))


def _stored(rows: pl.DataFrame, revision: int, known_at: datetime) -> pl.DataFrame:
    rows = rows.with_columns(revision=pl.lit(revision), known_at=pl.lit(known_at), batch=pl.lit("benchmark"))
    return rows.select(pl.col(name).cast(dtype) for name, dtype in AMBIENT_HOURS.schema.items())


def _make_month() -> None:
    """Write `station`, `time` and the one-hour values in the units of the archive."""
    rows = pl.scan_parquet(YEAR_FILE).filter(pl.col("hour_end") <= datetime(YEAR, 1, 1) + timedelta(hours=MONTH_HOURS))
    stations = pl.scan_parquet(YEAR_FILE).select(pl.col("station").unique().sort().head(MONTH_STATIONS))
    values = [
        (pl.col(p.code) / p.scale).cast(pl.Float64 if p.code == "co" else pl.Int16).alias(p.network)
        for p in POLLUTANTS.values()
    ]
    month = rows.join(stations, on="station", how="semi").select("station", pl.col("hour_end").alias("time"), *values)
    part = MADE_MONTH.with_suffix(".part")
    month.collect().write_parquet(part, compression="zstd", compression_level=3)
    part.rename(MADE_MONTH)


MAKERS = {"year": _make_year, "home": _make_home, "month": _make_month}

if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    if not YEAR_FILE.exists():
        _make_year()
    if sys.argv[1] != "year":
        MAKERS[sys.argv[1]]()
