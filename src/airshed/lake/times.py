"""Hours as found in files: text of several shapes, or moments; each names the end of its hour."""

import polars as pl

from airshed.lake.tables import MOMENT

ZONE = "Asia/Shanghai"
FIRST_YEAR = 1970
DAY_AND_TIME = (
    r"^(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?:日\s*|T|\s+)(?P<h>\d{1,2})"
    r"(?:[:时点](?:(?P<min>\d{1,2})(?:[:分](?:(?P<s>\d{1,2})(?:\.0*)?秒?)?)?)?)?\s*(?:\+08:?00)?$"
)
SHAPES = (DAY_AND_TIME, r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})[T ]?(?P<h>\d{2})(?P<min>\d{2})?(?P<s>\d{2})?$")
EXPECTED = "YYYY-MM-DD HH:00"


def with_hour_end(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Replace a column of raw hours by `hour_end`, `hour_reason` (null = a good full hour) and `hour_text`.

    24:00 of a day is 00:00 of the next. Moments with a zone are brought to city wall time.
    """
    raw = frame.get_column(column).unique()
    parsed = _from_moments(raw) if isinstance(raw.dtype, pl.Datetime) else _from_text(raw.cast(pl.String))
    known = pl.DataFrame([raw]).with_columns(parsed).with_columns(hour_text=pl.col(column).cast(pl.String))
    good = pl.col("hour_end").is_not_null() & (pl.col("hour_end").dt.year() >= FIRST_YEAR)
    known = known.with_columns(
        hour_reason=pl.when(~good.fill_null(value=False))
        .then(pl.lit("bad_time"))
        .when(pl.col("hour_end").dt.truncate("1h") != pl.col("hour_end"))
        .then(pl.lit("not_full_hour"))
    ).with_columns(hour_end=pl.when(pl.col("hour_reason").is_null()).then("hour_end"))
    return frame.join(known, on=column, how="left", nulls_equal=True, maintain_order="left").drop(column)


def _from_moments(raw: pl.Series) -> pl.Series:
    if isinstance(raw.dtype, pl.Datetime) and raw.dtype.time_zone:
        raw = raw.dt.convert_time_zone(ZONE).dt.replace_time_zone(None)
    return raw.cast(MOMENT).alias("hour_end")


def _from_text(raw: pl.Series) -> pl.Series:
    text = raw.str.strip_chars().str.replace_all("：", ":", literal=True).alias("text").to_frame()
    parts = [pl.coalesce(*[_group(shape, name) for shape in SHAPES]).alias(name) for name in ("y", "m", "d")]
    small = [
        pl.coalesce(*[_group(shape, name) for shape in SHAPES]).cast(pl.Int64).alias(name) for name in ("h", "min", "s")
    ]
    found = text.select(*parts, *small).with_columns(pl.col("min", "s").fill_null(0))
    day = pl.concat_str("y", pl.col("m").str.zfill(2), pl.col("d").str.zfill(2), separator="-")
    moment = day.str.to_date("%Y-%m-%d", strict=False).cast(MOMENT) + pl.duration(hours="h", minutes="min", seconds="s")
    minute = pl.col("min") * 60 + pl.col("s")
    clock = (pl.col("h") * 3600 + minute <= 24 * 3600) & (pl.col("min") < 60) & (pl.col("s") < 60)  # noqa: PLR2004
    return found.select(hour_end=pl.when(clock).then(moment)).to_series()


def _group(shape: str, name: str) -> pl.Expr:
    return pl.col("text").str.extract_groups(shape).struct.field(name)
