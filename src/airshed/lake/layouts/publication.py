"""The hours as the national service publishes them: StationCode, Area, TimePoint, values as text, `—` = none.

The service's ozone names are swapped: its `O3` is the greatest of the last 24 hours and its `O3_24h` the one-hour
value. Measured against the archive: all values agree after swapping, a third before. `O3` is never read here.
"""

from collections.abc import Sequence

import polars as pl

from airshed.errors import Fault
from airshed.lake.headers import PUBLISHED, STATION, find, plain, quantity
from airshed.lake.hours import Gate, Records
from airshed.lake.layouts import Layout
from airshed.lake.numbers import Quantity, is_nothing
from airshed.lake.reading import Source
from airshed.lake.rows import from_rows
from airshed.vocab import POLLUTANTS

OWN_NAMES = {"StationCode", "TimePoint"}
HOURLY_OZONE = "O3_24h"
TEXTS = ("area", "positionname", "longitude", "latitude", "quality", "primarypollutant", "measure", "unheathful")


def _fits(header: Sequence[str]) -> bool:
    return set(header) >= OWN_NAMES and any(q.code in POLLUTANTS for q in _quantities(header))


def _quantities(header: Sequence[str]) -> list[Quantity]:
    found = [q for q in map(quantity, header) if q and q.code != "o3"]
    hourly = quantity("O3") if HOURLY_OZONE in header else None
    return [*found, *([Quantity("o3", HOURLY_OZONE, hourly.power)] if hourly else [])]


def _read(source: Source, gate: Gate) -> Records:
    published = [h for h in source.header if quantity(h) or (PUBLISHED.match(plain(h)) and plain(h) not in TEXTS)]
    nothing = pl.all_horizontal(is_nothing(pl.col(h).cast(pl.String)) for h in published)
    empty = source.cells.filter(nothing).select(pl.len()).collect().item()
    spoken = Source(source.path, source.digest, source.header, source.cells.filter(~nothing), source.notes)
    records = from_rows(
        spoken,
        station=find(source.header, STATION) or "",
        hour="TimePoint",
        quantities=_quantities(source.header),
        gate=gate,
    )
    notes = (Fault("lake.note.empty_rows", str(source.path), str(empty)),) if empty else ()
    return Records(records.hours, records.rejects, notes)


LAYOUT = Layout(
    name="publication",
    kind="hours",
    columns="StationCode, Area, PositionName, TimePoint, PM2_5, ..., O3_24h, CO, ...",
    fits=_fits,
    read=_read,
)
