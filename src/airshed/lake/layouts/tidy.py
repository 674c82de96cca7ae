"""One row a station-hour, values in columns: tidy files, and the long form of the national network."""

from collections.abc import Sequence

from airshed.errors import Fault
from airshed.lake.headers import HOUR, PUBLISHED, STATION, find, plain, quantity
from airshed.lake.hours import Gate, Records
from airshed.lake.layouts import Layout
from airshed.lake.numbers import Quantity
from airshed.lake.reading import FileBroken, Source
from airshed.lake.rows import from_rows


def _quantities(header: Sequence[str]) -> list[Quantity]:
    return [q for q in map(quantity, header) if q]


def _fits(header: Sequence[str]) -> bool:
    return find(header, STATION) is not None and find(header, HOUR) is not None and bool(_quantities(header))


def _read(source: Source, gate: Gate) -> Records:
    station, hour = find(source.header, STATION), find(source.header, HOUR)
    quantities = _quantities(source.header)
    twice = {q.code for q in quantities if sum(q.code == other.code for other in quantities) > 1}
    if twice:
        found = ", ".join(q.header for q in quantities if q.code in twice)
        raise FileBroken(Fault("lake.twice_column", str(source.path), found))
    records = from_rows(
        source,
        station=station or "",
        hour=hour or "",
        quantities=quantities,
        gate=gate,
    )
    return Records(records.hours, records.rejects, _notes(source))


def _notes(source: Source) -> tuple[Fault, ...]:
    used = {find(source.header, STATION), find(source.header, HOUR), *(q.header for q in _quantities(source.header))}
    other = [h for h in source.header if h and h not in used and not PUBLISHED.match(plain(h))]
    return (Fault("lake.note.columns_left_out", str(source.path), ", ".join(other)),) if other else ()


LAYOUT = Layout(
    name="tidy",
    kind="hours",
    columns="station, hour_end | time, pm25 | PM2.5 | 细颗粒物, CO(mg/m³) | co_ug_m3, temperature_c, ...",
    fits=_fits,
    read=_read,
    rank=2,
)
