"""The tables of the lake: observations, stations, rejects, dust events, rulings and frozen figures.

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

TABLES: Mapping[str, Table] = MappingProxyType(
    {t.name: t for t in (AMBIENT_HOURS, WEATHER_HOURS, STATIONS, REJECTS, DUST_EVENTS, RULINGS, FIGURES)}
)
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
