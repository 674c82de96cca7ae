"""Reading the lake on either engine, corrections folded in.

The fold is written once, in Narwhals: first values without a correction, plus the last correction of the others. First
values are many and unique, corrections few, so the fold is an anti-join of many against few.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import narwhals as nw
import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.lake.listing import DataFile, files, lake, unreadable_told
from airshed.lake.tables import get_table
from airshed.tables import Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Engine = Literal["polars", "spark"]
Between = tuple[datetime, datetime]
ENGINES: tuple[Engine, ...] = ("polars", "spark")
SPARK_TYPES = {
    pl.String: "string",
    pl.Int32: "int",
    pl.Int64: "bigint",
    pl.Float64: "double",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp_ntz",
}

PYTHON_TYPES = {
    str: "string",
    int: "bigint",
    float: "double",
    bool: "boolean",
    date: "date",
    datetime: "timestamp_ntz",
}


class NoEngine(AirshedError):
    """The engine is unknown or not installed."""


@overload
def scan(
    home: Path,
    name: str,
    *,
    known_at: datetime | None = ...,
    months: Iterable[int] | None = ...,
    between: Between | None = ...,
) -> pl.LazyFrame: ...
@overload
def scan(
    home: Path,
    name: str,
    *,
    engine: Engine,
    known_at: datetime | None = ...,
    months: Iterable[int] | None = ...,
    between: Between | None = ...,
) -> Any: ...  # noqa: ANN401 - Polars or Spark
def scan(  # noqa: PLR0913 - each narrows what is read
    home: Path,
    name: str,
    *,
    known_at: datetime | None = None,
    engine: Engine = "polars",
    months: Iterable[int] | None = None,
    between: Between | None = None,
) -> Any:
    """Return a table with corrections folded in, as a Polars or Spark frame, lazily.

    Args:
        home: the home.
        name: a table of `lake.tables`.
        known_at: leave out what was stored later; what was first stored later is not there at all.
        engine: `polars` or `spark`.
        months: read these months only, of a table split by month; month of the local day. [YYYYMM]
        between: rows whose `at` is from the first moment to the second, both included, of a table that has one; files
            without such rows are not opened.
    """
    table = get_table(name)
    first, later = _wanted(files(home, table), known_at=known_at, months=months, between=between)
    corrected = sorted({f.month for f in later}, key=str)
    plain = [f for f in first if f.month not in corrected]
    read: Callable[[list[DataFile]], Any]
    if engine == "polars":  # a join a month: small enough to stay in the processor's cache
        groups, read = [[m] for m in corrected], partial(_scan_polars, table=table)
    elif engine == "spark":  # one join: it plans a join for seconds
        groups, read = [corrected] if corrected else [], partial(_scan_spark, table=table, root=lake(home) / name)
    else:
        raise NoEngine(Fault("lake.no_engine", "engine", engine, ", ".join(ENGINES)))
    parts = [_known(read(plain), known_at, between)] if plain or not later else []
    for group in groups:
        pair = (read([f for f in found if f.month in group]) for found in (first, later))
        parts.append(fold(*(_known(frame, known_at, between) for frame in pair), key=table.key))
    return nw.to_native(nw.concat(parts, how="vertical"))


def count(home: Path, name: str, *, known_at: datetime | None = None) -> int:
    """Return the number of rows of a table after corrections are folded: a first value each.

    Reads the files' statistics, and only those files that hold both earlier and later rows.
    """
    table = get_table(name)
    first, _ = _wanted(files(home, table), known_at=known_at)
    if known_at is None:
        return sum(f.rows for f in first)
    cut = [f for f in first if f.high["known_at"] > known_at]
    kept = _scan_polars(cut, table).filter(pl.col("known_at") <= known_at)
    with unreadable_told(home):
        inside = kept.select(pl.len()).collect().item()
    return sum(f.rows for f in first if f not in cut) + int(inside)


def revisions(
    home: Path, name: str, *, months: Iterable[int] | None = None, between: Between | None = None
) -> pl.LazyFrame:
    """Return every row of a table as it was stored, first values and corrections alike, lazily.

    Args:
        home: the home.
        name: a table of `lake.tables`.
        months: read these months only, as `scan` does.
        between: as for `scan`.
    """
    table = get_table(name)
    found = [f for part in _wanted(files(home, table), months=months, between=between) for f in part]
    frame = _scan_polars(found, table)
    return frame if between is None else frame.filter(pl.col("at").is_between(*between))


def _wanted(
    found: Collection[DataFile],
    *,
    known_at: datetime | None = None,
    months: Iterable[int] | None = None,
    between: Between | None = None,
) -> tuple[list[DataFile], list[DataFile]]:
    """Return the files of first values and those of corrections that can hold wanted rows."""
    chosen = None if months is None else set(months)
    kept = [
        f
        for f in found
        if (known_at is None or f.low["known_at"] <= known_at)
        and (chosen is None or f.month is None or f.month in chosen)
        and (between is None or _reaches(f, *between))
    ]
    return [f for f in kept if not f.low.get("revision")], [f for f in kept if f.low.get("revision")]


def _reaches(file: DataFile, first: datetime, last: datetime) -> bool:
    """Tell whether a file has rows from a moment to another; without a moment in any row it has none."""
    low, high = file.low["at"], file.high["at"]
    return low is not None and low <= last and high >= first


def _known(
    frame: Any,  # noqa: ANN401 - Polars or Spark
    known_at: datetime | None,
    between: Between | None = None,
) -> nw.LazyFrame[Any]:
    df: nw.LazyFrame[Any] = nw.from_native(frame)
    if between is not None:
        df = df.filter(nw.col("at") >= between[0], nw.col("at") <= between[1])
    return df if known_at is None else df.filter(nw.col("known_at") <= known_at)


def fold(first: nw.LazyFrame[Any], later: nw.LazyFrame[Any], *, key: tuple[str, ...]) -> nw.LazyFrame[Any]:
    """Return first values with those replaced that have a correction, by the one of the highest revision."""
    last = later.unique(subset=list(key), keep="last", order_by=["revision"])
    kept = first.join(last.select(*key), on=list(key), how="anti")
    return nw.concat([kept, last], how="vertical")


def _scan_polars(found: list[DataFile], table: Table) -> pl.LazyFrame:
    if not found:
        return pl.LazyFrame(schema=table.schema)
    parts = {table.partition: pl.Int32} if table.partition else None
    return pl.scan_parquet(
        [f.path for f in found], glob=False, hive_partitioning=bool(parts), hive_schema=parts, cache=False
    ).select(table.schema.names())


def _scan_spark(found: list[DataFile], table: Table, root: Path) -> "DataFrame":
    session = spark_session()
    if not found:
        return session.createDataFrame([], _spark_schema(table))
    reader = session.read.option("basePath", str(root)).schema(_spark_schema(table))
    return reader.parquet(*[str(f.path) for f in found]).select(*table.schema.names())


def _spark_schema(table: Table) -> str:
    return ", ".join(f"`{name}` {SPARK_TYPES[dtype.base_type()]}" for name, dtype in table.schema.items())


def spark_session() -> "SparkSession":
    """Return the session of this process, or a new one on this machine; in UTC, so that wall time stays as written."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise NoEngine(Fault("lake.no_spark", "engine", "spark", "pip install 'airshed[cluster]'")) from None
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder = SparkSession.Builder().appName("airshed").config("spark.sql.session.timeZone", "UTC")
    builder = builder.config("spark.sql.timestampType", "TIMESTAMP_NTZ")  # wall time, whatever zone the machine is in
    return builder.config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").getOrCreate()


class LakeEngine:
    """The tables of a home on one engine: what `air` and later the plan ask of the lake."""

    def __init__(self, home: Path, name: Engine = "polars") -> None:
        """Open a home's lake; nothing is read yet."""
        self.home = home
        self.name = name

    def table(self, name: str, *, known_at: datetime | None = None) -> nw.LazyFrame[Any]:
        """Return a table with corrections folded in."""
        return _lazy(scan(self.home, name, known_at=known_at, engine=self.name))

    def make(self, columns: Mapping[str, list[Any]]) -> nw.LazyFrame[Any]:
        """Return a frame made of columns."""
        if self.name == "polars":
            return _lazy(pl.LazyFrame(columns))
        rows = list(zip(*columns.values(), strict=True))
        schema = ", ".join(f"`{name}` {_spark_type(values)}" for name, values in columns.items())
        return _lazy(spark_session().createDataFrame(rows, schema))

    def hold(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the frame computed once, to be asked several times."""
        with unreadable_told(self.home):
            if self.name == "polars":
                return _lazy(_streamed(frame).lazy())
            return _lazy(frame.to_native().cache())

    def collect(self, frame: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
        """Return the rows of a frame."""
        with unreadable_told(self.home):
            if self.name == "polars":
                return _streamed(frame).to_dicts()
            return [row.asDict() for row in frame.to_native().collect()]


def _spark_type(values: list[Any]) -> str:
    """Return the type of a column; of one without values it is text, which casts to every other."""
    kind = next((type(value) for value in values if value is not None), str)
    return PYTHON_TYPES[kind]


def _lazy(native: Any) -> nw.LazyFrame[Any]:  # noqa: ANN401 - Polars or Spark
    frame: Any = nw.from_native(native)
    return frame  # type: ignore[no-any-return]


def _streamed(frame: nw.LazyFrame[Any]) -> pl.DataFrame:
    result: pl.DataFrame = frame.to_native().collect(engine="streaming")
    return result


def made(columns: Mapping[str, list[Any]]) -> nw.LazyFrame[Any]:
    """Return a frame of the default engine made of columns, where no lake is needed."""
    return _lazy(pl.LazyFrame(columns))


def engine_named(text: str) -> Engine:
    """Return the engine of that name, or refuse it."""
    for name in ENGINES:
        if name == text:
            return name
    raise NoEngine(Fault("lake.no_engine", "engine", text, ", ".join(ENGINES)))
