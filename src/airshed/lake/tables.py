"""The tables of the lake: observations, stations, rejects, dust events, rulings, frozen figures, and what devices send.

A table with a `revision` keeps every value it ever held: the first has revision 0, each correction one more. Rows are
appended, never changed. `known_at` is the moment of storing. [city wall time]
"""

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.tables import Table
from airshed.vocab import POLLUTANTS

MOMENT = pl.Datetime("us")
TEXT, INT32, INT64, FLOAT, FLAG, DAY = pl.String(), pl.Int32(), pl.Int64(), pl.Float64(), pl.Boolean(), pl.Date()
REVISED: Mapping[str, pl.DataType] = MappingProxyType({"revision": INT32, "known_at": MOMENT, "batch": TEXT})
CITY = "city:"


class UnknownTable(AirshedError):
    """The lake has no table of that name."""


def _hours(name: str, values: Mapping[str, pl.DataType]) -> Table:
    """Return a table of hourly values, split by the month of the local day."""
    columns = {"station": TEXT, "hour_end": MOMENT, **values, "month": INT32, **REVISED}
    return Table(name=name, schema=pl.Schema(columns), key=("station", "hour_end"), partition="month")


AMBIENT_HOURS = _hours("ambient_hours", dict.fromkeys(POLLUTANTS, INT32))

WEATHER_HOURS = _hours(
    "weather_hours",
    dict.fromkeys(
        ("temperature_c", "pressure_hpa", "dew_point_c", "rain_mm", "wind_from_deg", "wind_speed_m_s"),
        FLOAT,
    ),
)

STATIONS = Table(
    name="stations",
    schema=pl.Schema(
        {
            "station": TEXT,
            "name": TEXT,
            "city": TEXT,
            "region": TEXT,
            "lon": FLOAT,
            "lat": FLOAT,
            "kind": TEXT,
            "from_date": DAY,
            "to_date": DAY,
            **REVISED,
        }
    ),
    key=("station",),
)

REJECTS = Table(
    name="rejects",
    schema=pl.Schema(
        {
            "reason": TEXT,
            "file": TEXT,
            "digest": TEXT,
            "row": INT64,
            "column": TEXT,
            "value": TEXT,
            "expected": TEXT,
            "batch": TEXT,
            "known_at": MOMENT,
            "by": TEXT,
        }
    ),
    key=("digest", "row", "column", "reason"),
)

DUST_EVENTS = Table(
    name="dust_events",
    schema=pl.Schema(
        {
            "event": TEXT,
            "place": TEXT,
            "from_hour": MOMENT,
            "to_hour": MOMENT,
            "status": TEXT,
            "evidence": TEXT,
            "edition": TEXT,
            "pm25_affected": FLAG,
            "by": TEXT,
            "revision": INT32,
            "known_at": MOMENT,
        }
    ),
    key=("event",),
)

RULINGS = Table(
    name="rulings",
    schema=pl.Schema(
        {
            "ruling": TEXT,
            "plan": TEXT,
            "clause": TEXT,
            "aspect": TEXT,
            "decision": TEXT,
            "document": TEXT,
            "approver": TEXT,
            "reason": TEXT,
            "from_date": DAY,
            "to_date": DAY,
            "replaces": TEXT,
            "by": TEXT,
            "revision": INT32,
            "known_at": MOMENT,
        }
    ),
    key=("ruling",),
)

FIGURES = Table(
    name="figures",
    schema=pl.Schema(
        {
            "figure": TEXT,
            "plan": TEXT,
            "indicator": TEXT,
            "as_of": DAY,
            "counted_at": MOMENT,
            "status": TEXT,
            "value": TEXT,
            "unit": TEXT,
            "digest": TEXT,
            "content": TEXT,
            "by": TEXT,
            "revision": INT32,
            "known_at": MOMENT,
        }
    ),
    key=("figure",),
)

DEVICES = Table(
    name="devices",
    schema=pl.Schema(
        {
            "mn": TEXT,
            "from_date": DAY,
            "to_date": DAY,
            "kind": TEXT,
            "place": TEXT,
            "topics": TEXT,
            "factors": TEXT,
            "real_time_s": INT32,
            "minute_min": INT32,
            "hourly": FLAG,
            "edition": TEXT,
            **REVISED,
        }
    ),
    key=("mn", "from_date"),
)
"""Which device reports for which outlet or station from a day on; written by whoever keeps the register of devices."""

DEVICE_FRAMES = Table(
    name="device_frames",
    schema=pl.Schema(
        {
            "frame": INT64,
            "received_at": MOMENT,
            "peer": TEXT,
            "mn": TEXT,
            "st": TEXT,
            "cn": TEXT,
            "qn": TEXT,
            "at": MOMENT,
            "edition": TEXT,
            "version_bits": INT32,
            "check": TEXT,
            "backfilled": FLAG,
            "readings": INT32,
            "reason": TEXT,
            "deviations": TEXT,
            "content": TEXT,
            "month": INT32,
            "batch": TEXT,
            "known_at": MOMENT,
        }
    ),
    key=("frame",),
    partition="month",
)
"""What was received, a row a frame of the journal: its header, what is odd about it, and why it is none."""

OUTLET_READINGS = Table(
    name="outlet_readings",
    schema=pl.Schema(
        {
            "mn": TEXT,
            "period": TEXT,
            "factor": TEXT,
            "at": MOMENT,
            "value": FLOAT,
            "low": FLOAT,
            "high": FLOAT,
            "total": FLOAT,
            "converted": FLOAT,
            "converted_low": FLOAT,
            "converted_high": FLOAT,
            "mark": TEXT,
            "backfilled": FLAG,
            "qn": TEXT,
            "frame": INT64,
            "received_at": MOMENT,
            "month": INT32,
            **REVISED,
        }
    ),
    key=("mn", "period", "factor", "at"),
    partition="month",
)
"""What devices measured, in their own units; `at` is a moment, or the start of a minute, hour or day."""

OUTLET_RANKS = Table(
    name="outlet_ranks",
    schema=pl.Schema(
        {
            "mn": TEXT,
            "period": TEXT,
            "factor": TEXT,
            "at": MOMENT,
            "qn": TEXT,
            "frame": INT64,
            "received_at": MOMENT,
            "parts": TEXT,
            "month": INT32,
            **REVISED,
        }
    ),
    key=("mn", "period", "factor", "at"),
    partition="month",
)
"""Which frame counts for a reading where its row does not tell; the last revision tells."""

INGESTED = Table(
    name="ingested",
    schema=pl.Schema({"journal": TEXT, "done": INT64, "again": INT64, **REVISED}),
    key=("journal",),
)
"""How far the journal was read, and from which frame reading begins again, since parts of messages waited."""

TELEMETRY = (DEVICES, DEVICE_FRAMES, OUTLET_READINGS, OUTLET_RANKS, INGESTED)
RECORDED = (AMBIENT_HOURS, WEATHER_HOURS, STATIONS, REJECTS, DUST_EVENTS, RULINGS, FIGURES)
TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in (*RECORDED, *TELEMETRY)})
BOOKKEEPING = ("month", "revision", "known_at", "batch")


def get_table(name: str) -> Table:
    """Return the contract of a table.

    Raises:
        UnknownTable: naming the tables there are.
    """
    try:
        return TABLES[name]
    except KeyError:
        raise UnknownTable(Fault("lake.unknown_table", "TABLE", name, ", ".join(TABLES))) from None


def value_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that carry values: neither key nor bookkeeping."""
    return tuple(c for c in table.schema if c not in table.key and c not in BOOKKEEPING)


def month_of(column: str = "hour_end") -> pl.Expr:
    """Return the month of the local day an hour belongs to, as YYYYMM."""
    day = pl.col(column).dt.offset_by("-1h")
    return (day.dt.year() * 100 + day.dt.month().cast(pl.Int32)).cast(pl.Int32).alias("month")
