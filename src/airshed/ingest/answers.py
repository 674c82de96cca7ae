"""What became of each hour that a device was to send: a pure function of devices and readings.

An hour of a factor is `valid` (received, not marked or marked normal, with a number), `invalid` (received, marked
otherwise or without a number), `lost` (nothing came, though the device had sent hours before), `never_sent` (nothing
came, nor anything before since its first day), or `stopped`: the source did not run, so that nothing was expected.

An hour of a device is `valid` when all its factors are, `stopped` when all that came says so, `invalid` when anything
else came. Otherwise nothing came, and it is `lost` or `never_sent`. HJ 75-2017 leaves stopped hours out likewise.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

import polars as pl

from airshed.ingest.devices import EVER, factors_of
from airshed.telemetry.protocols.hj212.marks import NORMAL, NOT_RUNNING

ANSWERS = ("valid", "invalid", "lost", "never_sent", "stopped")
VALID, INVALID, LOST, NEVER_SENT, STOPPED = ANSWERS
COUNTED = ("", NORMAL)
"""Marks of a value that counts; one without a mark does too."""
DEVICE = ("mn", "from_date")
"""What names a device in a period."""
HOUR = timedelta(hours=1)
ANSWER = pl.Enum(ANSWERS)
MOMENT = pl.Datetime("us")
_LONG_AGO = datetime(1, 1, 1)  # noqa: DTZ001 - city wall time, before every hour
_MOST_HOURS = 1 << 24  # since 1970
_NOTHING = (LOST, NEVER_SENT)


class Span(NamedTuple):
    """Hours that begin at a moment or later and end by another, in city wall time.

    Attributes:
        from_at: the first moment.
        to_at: the last.
    """

    from_at: datetime
    to_at: datetime


def factor_answers(devices: pl.DataFrame, readings: pl.DataFrame, span: Span) -> pl.DataFrame:
    """Return each expected hour of each factor with what became of it.

    Args:
        devices: as `devices_of` returns them, with `heard`: whether the device sent hours before the readings begin. Of
            one that sends no hours, or no factor, nothing is expected.
        readings: hours of `outlet_readings` with `mn`, `factor`, `at`, `value` and `mark`; those that do not begin at a
            whole hour are none.
        span: which hours.

    Returns:
        `mn`, `from_date`, `at` (start of the hour), `factor`, `answer`.
    """
    since = pl.when("heard").then(pl.lit(_LONG_AGO, MOMENT)).otherwise("first")
    known = devices.join(_first(devices, readings), on=DEVICE, how="left").with_columns(first=since)
    pairs = _pairs(known, span)
    asked = pairs.select("pair", at=_hours()).explode("at").with_columns(cell=_cell())
    whole = readings.filter(pl.col("at") == pl.col("at").dt.truncate("1h"))
    given = whole.join(pairs.select("mn", "factor", "pair"), on=["mn", "factor"])
    given = given.select("value", "mark", cell=_cell(), here=pl.lit(value=True))
    found = asked.join(given, on="cell", how="left", maintain_order="left")
    found = found.join(pairs.select("pair", *DEVICE, "factor", "first"), on="pair", maintain_order="left")
    return found.select(*DEVICE, "at", "factor", answer=_answer())


def device_answers(answers: pl.DataFrame) -> pl.DataFrame:
    """Return each expected hour of each device, from what became of its factors: `mn`, `from_date`, `at`, `answer`."""
    answer = pl.col("answer")
    came, stopped = ~answer.is_in(_NOTHING), answer == STOPPED
    judged = (
        pl.when((answer == VALID).all())
        .then(pl.lit(VALID))
        .when(came.any() & (stopped | ~came).all())
        .then(pl.lit(STOPPED))
        .when(came.any())
        .then(pl.lit(INVALID))
        .when((answer == LOST).any())
        .then(pl.lit(LOST))
        .otherwise(pl.lit(NEVER_SENT))
    )
    return answers.group_by(*DEVICE, "at", maintain_order=True).agg(answer=judged.cast(ANSWER))


def counted(answers: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Return how many hours have each answer, a column an answer, by columns."""
    return answers.group_by(*by, maintain_order=True).agg(
        (pl.col("answer") == name).sum().cast(pl.Int64).alias(name) for name in ANSWERS
    )


def _first(devices: pl.DataFrame, readings: pl.DataFrame) -> pl.DataFrame:
    """Return for each device the start of the first hour that came in its period."""
    came = devices.select(*DEVICE, "to_date").join(readings.select("mn", "at").unique(), on="mn")
    day = pl.col("at").dt.date()
    inside = came.filter(day >= pl.col("from_date"), pl.col("to_date").is_null() | (day < pl.col("to_date")))
    return inside.group_by(DEVICE).agg(first=pl.col("at").min())


def _pairs(devices: pl.DataFrame, span: Span) -> pl.DataFrame:
    """Return a device and factor a row, with the hours it is asked for: those from `begins` on that end by `ends`.

    A device that was connected nobody knows when is asked from the first hour it sent.
    """
    unknown = pl.col("from_date") == EVER
    begins = pl.max_horizontal(pl.col("from_date").cast(MOMENT), pl.lit(span.from_at, MOMENT))
    ends = pl.min_horizontal(pl.col("to_date").cast(MOMENT), pl.lit(span.to_at, MOMENT))
    codes = pl.col("factors").map_elements(_codes, return_dtype=pl.List(pl.String), skip_nulls=False)
    asked = devices.filter(pl.col("hourly").fill_null(value=True), ~unknown | pl.col("first").is_not_null())
    asked = asked.with_columns(
        factor=codes, begins=pl.when(unknown).then(pl.max_horizontal(begins, "first")).otherwise(begins), ends=ends
    )
    asked = asked.filter(pl.col("begins") + HOUR <= pl.col("ends"))
    return asked.explode("factor").drop_nulls("factor").with_row_index("pair")


def _hours() -> pl.Expr:
    return pl.datetime_ranges("begins", pl.col("ends") - HOUR, "1h", time_unit="us")


def _cell() -> pl.Expr:
    """Return one number for pair and hour: tables are joined by a number several times faster than by what it names."""
    return pl.col("pair").cast(pl.Int64) * _MOST_HOURS + pl.col("at").dt.epoch("s") // 3600


def _codes(text: str | None) -> list[str]:
    return sorted(wanted.code for wanted in factors_of(text or ""))


def _answer() -> pl.Expr:
    mark = pl.col("mark").fill_null("")
    number = pl.col("value").is_not_null() & pl.col("value").is_finite()
    return (
        pl.when(pl.col("here").is_null() & (pl.col("first") <= pl.col("at")).fill_null(value=False))
        .then(pl.lit(LOST))
        .when(pl.col("here").is_null())
        .then(pl.lit(NEVER_SENT))
        .when(mark.is_in(NOT_RUNNING))
        .then(pl.lit(STOPPED))
        .when(mark.is_in(COUNTED) & number)
        .then(pl.lit(VALID))
        .otherwise(pl.lit(INVALID))
        .cast(ANSWER)
    )
