"""Hours of air stations that report by HJ 212, as station-hours of ambient air.

DataTime is the start of an hour; a station-hour is named by its end. Concentrations become whole steps, rounded half
to even from the decimal text. Which codes stations use is in ADR 0021, with what is not certain about them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from airshed.ingest.devices import devices_of
from airshed.ingest.rows import CUT, FIELDS, KEY
from airshed.lake.engines import scan
from airshed.lake.hours import BITS
from airshed.lake.merge import merge
from airshed.lake.tables import AMBIENT_HOURS, OUTLET_READINGS, STATIONS, month_of
from airshed.rules.ceilings import ceilings_on
from airshed.telemetry.protocols.hj212.codes import factor_of
from airshed.telemetry.protocols.hj212.marks import NORMAL
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.vocab import POLLUTANTS

CODES: Mapping[str, str] = MappingProxyType(
    {"a34004": "pm25", "a34002": "pm10", "a21026": "so2", "a21004": "no2", "a21005": "co", "a05024": "o3"}
)
POWERS: Mapping[str, int] = MappingProxyType({"mg/m3": 0, "µg/m3": -3, "ug/m3": -3, "μg/m3": -3, "ng/m3": -6})
"""Units, as powers of ten of mg/m³."""
LARGEST = 2**31 - 1
HOUR = timedelta(hours=1)


class StationHour(NamedTuple):
    """A message of an hour of a station: number of its frame, its place in the batch, and the message."""

    frame: int
    place: int
    message: Hj212Message


class Refused(NamedTuple):
    """A value that is not counted: the code of why, and the value."""

    code: str
    value: str


class Gate(NamedTuple):
    """What values are checked against: stations that are listed, and the greatest believable values."""

    known: frozenset[str]
    ceilings: Mapping[str, Decimal]


def stations_of(devices: pl.DataFrame) -> pl.DataFrame:
    """Return the devices that report for air stations, with their periods."""
    return devices.filter(pl.col("kind") == "station")


def steps_of(text: str, *, pollutant: str, unit: str) -> int | Refused:
    """Return a value as whole steps of the lake, or why it cannot be one.

    Args:
        text: as it was sent.
        pollutant: a code of `vocab`.
        unit: in which it was sent, of `POWERS`.
    """
    known = POLLUTANTS[pollutant]
    if unit not in POWERS:
        return Refused("unknown_unit", unit)
    try:
        sent = Decimal(text)
    except InvalidOperation:
        return Refused("no_number", text)
    if not sent.is_finite():
        return Refused("no_number", text)
    if sent < 0:
        return Refused("negative", text)
    power = POWERS[unit] - (0 if known.unit == "mg_m3" else -3)
    steps = int((sent.scaleb(power) * known.scale).to_integral_value(ROUND_HALF_EVEN))
    return steps if steps <= LARGEST else Refused("above_ceiling", text)


def units_of(factors: str | None) -> dict[str, str]:
    """Return the units that a device's list of factors names; CO is sent in mg/m³ and all else in µg/m³ otherwise."""
    units = {code: "mg/m3" if name == "co" else "µg/m3" for code, name in CODES.items()}
    for part in filter(None, (factors or "").split(",")):
        code, sign, unit = map(str.strip, part.partition("="))
        known = factor_of(code)
        if sign:
            units[known.code if known else code] = unit
    return units


def hours_of_batch(
    home: Path,
    messages: Sequence[StationHour],
    rows: pl.DataFrame,
    stations: pl.DataFrame,
    *,
    now: datetime,
) -> tuple[pl.DataFrame, list[tuple[int, str]]]:
    """Return the station-hours that a batch adds or corrects, and what is told about its frames.

    Args:
        home: the home; its lake is held.
        messages: hours of stations.
        rows: the readings that the batch adds; of those alone something becomes a station-hour.
        stations: as `stations_of` gives them.
        now: present moment, whose rules say what is believable. [city wall time]
    """
    if not messages:
        return _nothing(), []
    concerned = rows.filter((pl.col("period") == "hour") & pl.col("factor").is_in(list(CODES)))
    texts = _texts(messages)
    places = {hour.frame: hour.place for hour in messages}
    gate = _gate(home, now)
    records: list[dict[str, Any]] = []
    told: dict[tuple[int, str], None] = {}
    for row in _with_station(concerned, stations).iter_rows(named=True):
        found = _value(row, texts.get((row["frame"], row["factor"])) or repr(row["value"]), gate)
        if not isinstance(found, Refused):
            records.append(_record(row, found))
        elif row["frame"] in places:
            told[places[row["frame"]], f"{found.code}:{found.value}"[:CUT]] = None
    return _merged(home, records), list(told)


def hours_missed(home: Path, *, now: datetime) -> pl.DataFrame:
    """Return the station-hours that stored readings give and that the lake has no row of.

    A device may be listed after its readings have come. An hour that the lake has is never touched here, even
    where it is empty: an official file may have emptied it.
    """
    stations = stations_of(devices_of(home))
    if stations.is_empty():
        return _nothing()
    numbers = stations.get_column("mn").unique()
    wanted = pl.col("mn").is_in(numbers.implode()) & (pl.col("period") == "hour")
    read = scan(home, OUTLET_READINGS.name).filter(wanted, pl.col("factor").is_in(list(CODES))).collect()
    gate = _gate(home, now)
    records = [
        _record(row, found)
        for row in _with_station(read, stations).iter_rows(named=True)
        if isinstance(found := _value(row, repr(row["value"]), gate), int)
    ]
    if not records:
        return _nothing()
    frame = _frame(records)
    held = scan(home, AMBIENT_HOURS.name).join(frame.lazy().select(AMBIENT_HOURS.key), on=AMBIENT_HOURS.key, how="semi")
    known = set(held.select(AMBIENT_HOURS.key).collect().iter_rows())
    return _merged(home, [r for r in records if (r["station"], r["hour_end"]) not in known])


def _gate(home: Path, now: datetime) -> Gate:
    known = scan(home, STATIONS.name).select("station").collect().to_series()
    return Gate(frozenset(known), ceilings_on(home, now.date()))


def _texts(messages: Iterable[StationHour]) -> dict[tuple[int, str], str]:
    """Return the texts of values by frame and factor; the first of a message counts, as it does in rows."""
    found: dict[tuple[int, str], str] = {}
    for hour in messages:
        for field in FIELDS["value"]:
            for reading in hour.message.readings:
                if reading.field.lower() == field:
                    known = factor_of(reading.factor)
                    found.setdefault((hour.frame, known.code if known else reading.factor), reading.value)
    return found


def _with_station(rows: pl.DataFrame, stations: pl.DataFrame) -> pl.DataFrame:
    """Return readings with station and factors of the device that was listed on the day."""
    listed = stations.select("mn", "from_date", "to_date", "place", "factors")
    day = pl.col("at").dt.date()
    inside = (pl.col("from_date") <= day) & (pl.col("to_date").is_null() | (pl.col("to_date") > day))
    return rows.join(listed, on="mn", how="inner").filter(inside).sort(*KEY, "from_date").unique(KEY, keep="last")


def _value(row: Mapping[str, Any], text: str, gate: Gate) -> int | Refused | None:
    """Return the steps of a reading; None where the device says that it is not valid."""
    if row["place"] not in gate.known:
        return Refused("unknown_station", str(row["place"]))
    if row["mark"] not in {None, "", NORMAL}:
        return None
    if row["value"] is None:
        return Refused("no_number", f"{row['factor']}={text}")
    pollutant = CODES[row["factor"]]
    found = steps_of(text, pollutant=pollutant, unit=units_of(row["factors"])[row["factor"]])
    ceiling = gate.ceilings.get(pollutant)
    if isinstance(found, int) and ceiling is not None and found > ceiling * POLLUTANTS[pollutant].scale:
        found = Refused("above_ceiling", text)
    return found._replace(value=f"{row['factor']}={found.value}") if isinstance(found, Refused) else found


def _record(row: Mapping[str, Any], steps: int | None) -> dict[str, Any]:
    return {
        "station": row["place"],
        "hour_end": row["at"] + HOUR,
        "pollutant": CODES[row["factor"]],
        "steps": steps,
    }


def _frame(records: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return records as hours with a column a pollutant, and `given`: which of them are spoken of."""
    long = pl.DataFrame(
        list(records),
        schema={"station": pl.String, "hour_end": pl.Datetime("us"), "pollutant": pl.String, "steps": pl.Int32},
    )
    given = pl.col("pollutant").replace_strict({p: BITS[p] for p in POLLUTANTS}, return_dtype=pl.Int64).sum()
    values = (pl.col("steps").filter(pl.col("pollutant") == p).first().alias(p) for p in POLLUTANTS)
    return (
        long.unique(["station", "hour_end", "pollutant"], keep="last", maintain_order=True)
        .group_by(AMBIENT_HOURS.key, maintain_order=True)
        .agg(*values, given.alias("given"))
    )


def _merged(home: Path, records: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    if not records:
        return _nothing()
    hours = (
        _frame(records).with_columns(month_of(), order=pl.lit(0, pl.Int32)).with_row_index("id").cast({"id": pl.Int64})
    )
    months = hours.get_column("month").unique()
    held = scan(home, AMBIENT_HOURS.name, months=months)
    state = held.join(hours.lazy().select(AMBIENT_HOURS.key), on=AMBIENT_HOURS.key, how="semi").collect()
    rows, _ = merge(AMBIENT_HOURS, state, hours.drop("month"))
    return rows.with_columns(month_of())


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=AMBIENT_HOURS.schema)
