"""Which devices are silent: listed, expected, and without data for too long."""

from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from airshed.ingest.devices import devices_of
from airshed.ingest.summaries import heard, last_received

INTERVALS = 2
"""So many intervals without data, and a device is silent; at least so long as is set."""
SCHEMA = pl.Schema(
    {
        "code": pl.String(),
        "kind": pl.String(),
        "place": pl.String(),
        "from_date": pl.Date(),
        "data_at": pl.Datetime("us"),
        "patience_s": pl.Int64(),
        "silent": pl.Boolean(),
    }
)


def device_states(home: Path, *, now: datetime, hours: int) -> pl.DataFrame:
    """Return of each device that is listed today when its last data were received, and whether it is silent.

    Args:
        home: the home.
        now: present moment. [city wall time]
        hours: after so many hours without data a device is silent, or after two of its intervals if that is longer.

    Returns:
        Columns of `SCHEMA`, a row a device, by number. Data from before its first day are not its own: a device without
        any has no `data_at`, and is silent as if it had spoken last when that day began.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    devices = devices_of(home, on=now.date())
    said = last_received(home, now=now).rename({"heard_at": "data_at"})
    began = pl.col("from_date").cast(pl.Datetime("us"))
    least = timedelta(hours=hours) // timedelta(seconds=1)
    patience = pl.max_horizontal(pl.lit(least), INTERVALS * _interval()).cast(pl.Int64)
    rows = devices.join(said, on="mn", how="left").with_columns(
        data_at=pl.when(pl.col("data_at") >= began).then("data_at"), patience_s=patience
    )
    since = pl.coalesce("data_at", began)
    late = pl.lit(now, pl.Datetime("us")) - pl.duration(seconds=pl.col("patience_s"))
    named = rows.with_columns(silent=since < late).rename({"mn": "code"})
    return named.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _interval() -> pl.Expr:
    """Return the shortest interval at which a device is expected to send, in seconds; a day where nothing is said."""
    hour, day = 3600, 86_400
    hourly = pl.when(pl.col("hourly").fill_null(value=False)).then(hour)
    return pl.coalesce(pl.min_horizontal("real_time_s", pl.col("minute_min") * 60, hourly), pl.lit(day))


def anything_heard(home: Path, *, now: datetime) -> bool:
    """Tell whether any frame came within the last months: where none did, nobody can be missed."""
    return not heard(home, now=now).is_empty()
