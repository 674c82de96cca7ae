"""Which device reports for which outlet or station, as the lake's table `devices` has it.

Whoever keeps the register of devices publishes its rows here; the worker that reads frames, rates and pages ask here,
without a database. A row that was taken back stays, with a period without a day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

import polars as pl

from airshed.errors import Fault
from airshed.lake.engines import scan
from airshed.lake.listing import unreadable_told
from airshed.lake.records import append_decided, record_rows
from airshed.lake.tables import DEVICES, value_columns
from airshed.telemetry.protocols.hj212.codes import Factor, factor_of, factors

Kind = Literal["outlet", "station"]
OUTLET: Kind = "outlet"
STATION: Kind = "station"
TOPICS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "flue_gas": ("烟气", "flue gas"),
        "key_source": ("重点源", "key source"),
        "voc": ("挥发性有机物", "VOC"),
        "diesel_terminal": ("车载终端", "terminal of a diesel vehicle"),
    }
)
"""What clauses of plans ask devices about."""
EVER = date(1900, 1, 1)
"""First day of a device that was connected nobody knows when."""
OZONE = Factor("a05024", "", "臭氧", "ozone", "", "", "µg/m3", "")
"""What air stations send for ozone; the list of codes that was read has none, so this one is not verified."""
AIR_UNITS: Mapping[str, str] = MappingProxyType({"a21026": "µg/m3", "a21004": "µg/m3"})
"""Units of gases in ambient air, of which stacks send a thousand times as much; as published hours have them."""
BETWEEN, UNIT = ",", "="
_SIGNS = str.maketrans({"μ": "µ", "³": "3", "²": "2", "℃": "°C", "％": "%"})
_FULL = str.maketrans("，＝；;、", ",=,,,")
_MASS = ("µg/m3", "mg/m3", "ng/m3")


class Wanted(NamedTuple):
    """A factor that a device is to send.

    Attributes:
        code: its code, of six characters.
        unit: in which the device sends it.
    """

    code: str
    unit: str


@dataclass(frozen=True, slots=True)
class Device:
    """A device in a period, as a row of the table.

    Attributes:
        mn: number by which it calls itself.
        from_date: first day on which it is expected to send; `EVER` where nobody knows.
        to_date: first day on which it is not any more; None = open.
        kind: whether it reports for an outlet or for a station of ambient air.
        place: code of that outlet or station.
        topics: of `TOPICS`.
        factors: codes with units, as `written_factors` gives them.
        real_time_s: seconds from one real-time report to the next; None = none is expected.
        minute_min: minutes from one report of minutes to the next; None = none is expected.
        hourly: whether hours are expected.
        edition: of the protocol; None = as each frame says.
    """

    mn: str
    from_date: date
    to_date: date | None
    kind: Kind
    place: str
    topics: tuple[str, ...] = ()
    factors: str = ""
    real_time_s: int | None = None
    minute_min: int | None = None
    hourly: bool = True
    edition: str | None = None


# --- factors ---


def factors_of(text: str, kind: Kind = OUTLET) -> tuple[Wanted, ...]:
    """Return the factors that a text names, in its order; those that are faulty are left out.

    The text parts codes by commas and gives a unit other than the usual one after `=`: `a21026,a00000=m3/h`. Old codes
    of two or three characters stand for the new ones.

    Args:
        text: as people write it, or as the table has it.
        kind: of the device: stations send gases in another unit than stacks unless it is said otherwise.
    """
    parts = (_read(part, kind) for part in _parts(text))
    found = {read.code: read for read in parts if isinstance(read, Wanted)}
    return tuple(found.values())


def check_factors(text: str, where: str) -> Iterator[Fault]:
    """Yield what is wrong with a text of factors: codes and units that nobody knows, with those there are."""
    seen = set()
    for part in _parts(text):
        read = _read(part)
        if not isinstance(read, Wanted):
            yield Fault(read.code, where, read.value, read.expected)
        elif read.code in seen:
            yield Fault("telemetry.factor_twice", where, read.code)
        else:
            seen.add(read.code)


def written_factors(wanted: Iterable[Wanted]) -> str:
    """Return factors as the table has them: in order of their codes, each with its unit, so that nobody need guess."""
    return BETWEEN.join(f"{code}{UNIT}{unit}" if unit else code for code, unit in sorted(wanted))


def known_factors() -> Mapping[str, Factor]:
    """Return all factors that a device can be expected to send, by code."""
    return {**factors(), OZONE.code: OZONE}


def usual_unit(factor: Factor, kind: Kind = OUTLET) -> str:
    """Return the unit in which devices of a kind send a factor unless it is said otherwise."""
    return factor.sent.split(" or ")[0] if kind == OUTLET else AIR_UNITS.get(factor.code, factor.sent.split(" or ")[0])


def _parts(text: str) -> Iterator[str]:
    yield from filter(None, (part.strip() for part in text.translate(_FULL).split(BETWEEN)))


def _read(part: str, kind: Kind = OUTLET) -> Wanted | Fault:
    code, sign, unit = map(str.strip, part.partition(UNIT))
    factor = factor_of(code) or known_factors().get(code.lower())
    if factor is None:
        listed = ", ".join(f"{f.code} {f.zh}" for f in known_factors().values())
        return Fault("telemetry.unknown_code", "", code, listed)
    if not sign:
        return Wanted(factor.code, usual_unit(factor, kind))
    known = _units(factor)
    plain = unit.translate(_SIGNS)
    plain = f"µ{plain[1:]}" if plain.startswith("ug/") else plain
    if plain not in known:
        return Fault("telemetry.unknown_unit", "", part, ", ".join(known))
    return Wanted(factor.code, plain)


def _units(factor: Factor) -> list[str]:
    """Return the units in which a factor can be sent; whatever is a mass in air, in each unit of those."""
    sent = list(filter(None, factor.sent.split(" or ")))
    return [*dict.fromkeys([*sent, *(_MASS if usual_unit(factor) in _MASS else filter(None, [factor.unit]))])]


# --- the table ---


def devices_of(home: Path, *, on: date | None = None, known_at: datetime | None = None) -> pl.DataFrame:
    """Return the devices with their periods, in the columns of the table, in order of number and first day.

    Args:
        home: the home.
        on: only those that are expected to send on this day; None = all.
        known_at: as they were known at this moment; None = now. [city wall time]

    Raises:
        LakeDamaged: the table cannot be read.
    """
    with unreadable_told(home):
        rows = scan(home, DEVICES.name, known_at=known_at).collect()
    held = pl.col("to_date").is_null() | (pl.col("to_date") > pl.col("from_date"))
    if on is not None:
        held = held & (pl.col("from_date") <= on) & (pl.col("to_date").is_null() | (pl.col("to_date") > on))
    return rows.filter(held).select(*DEVICES.key, *value_columns(DEVICES)).sort(DEVICES.key)


def publish(home: Path, devices: Iterable[Device], *, now: datetime) -> int:
    """Make the table say what a register says: new and changed devices, and those it has no more; return how many.

    Args:
        home: the home.
        devices: all there are, each number once from a day on.
        now: present moment, becomes `known_at`. [city wall time]

    Raises:
        LakeBusy: another process writes; nothing was stored.
        NoSpace: the disk is full; nothing was stored.
    """
    given = _rows(devices)
    if not _differing(given, scan(home, DEVICES.name)):
        return 0
    return append_decided(home, DEVICES, lambda stored: _decided(given, stored), now=now)


def count_unpublished(home: Path, devices: Iterable[Device]) -> int:
    """Return in how many rows the table differs from what a register says."""
    return _differing(_rows(devices), scan(home, DEVICES.name))


def _rows(devices: Iterable[Device]) -> pl.DataFrame:
    return record_rows(DEVICES, [{**asdict(device), "topics": BETWEEN.join(device.topics)} for device in devices])


def _decided(given: pl.DataFrame, stored: pl.LazyFrame) -> pl.DataFrame:
    """Return what the table is to hold: the given rows, and the others that are there without a day."""
    gone = stored.collect().select(given.columns).join(given, on=DEVICES.key, how="anti")
    return pl.concat([given, gone.with_columns(to_date=pl.col("from_date"))])


def _differing(given: pl.DataFrame, stored: pl.LazyFrame) -> int:
    rows = stored.select(given.columns)
    return _decided(given, rows).join(rows.collect(), on=given.columns, how="anti", nulls_equal=True).height
