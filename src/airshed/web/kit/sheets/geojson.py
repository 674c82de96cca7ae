"""GeoJSON files (RFC 7946) as a sheet: a feature a row, properties as columns, points as `lon` and `lat`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from airshed.geodesy import Crs
from airshed.web.kit.parsing import Cell
from airshed.web.kit.sheets.found import At, FileBroken, RawSheet, Remark, Row, remark

LON, LAT, GEOMETRY, CRS = "lon", "lat", "geometry", "crs"
NAMED: Mapping[str, Crs] = {"CRS84": Crs.WGS84, "4326": Crs.WGS84, "4490": Crs.CGCS2000}
"""Systems by the end of their names: of OGC, and numbers of EPSG."""
HEADS_ROW = 1


def is_json(start: bytes) -> bool:
    """Return whether a text file begins as one of GeoJSON does."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def sheet_of(text: str) -> RawSheet:
    """Return the features of a file, the first in row 2.

    Where the file names no system of coordinates, neither in a property `crs` nor in its head, it is WGS-84, as the
    format says; a note says so.

    Raises:
        FileBroken: it is no GeoJSON, or in a system that is not known here.
    """
    given = _read(text)
    system = _system(given)
    features = given.get("features") if given["type"] == "FeatureCollection" else [given]
    if not isinstance(features, list) or not all(map(_is_feature, features)):
        raise FileBroken("registers.other_kind", "JSON")
    rows = [_cells(feature) for feature in features]
    drawn = any(GEOMETRY in row for row in rows)
    if drawn:
        for row in rows:
            row.setdefault(CRS, (system or Crs.WGS84).value)
    notes: Sequence[Remark] = ()
    if drawn and system is None and not all(_properties(f).get(CRS) for f in features):
        notes = (remark("registers.note_crs", At("GeoJSON")),)
    return RawSheet("", _rows(rows), notes=notes)


def _read(text: str) -> Mapping[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileBroken("registers.file_damaged", f"JSON: {error}"[:100]) from None
    if not isinstance(given, Mapping) or str(given.get("type")) not in {"FeatureCollection", "Feature"}:
        raise FileBroken("registers.other_kind", "JSON")
    return given


def _is_feature(given: object) -> bool:
    return isinstance(given, Mapping) and given.get("type") == "Feature"


def _system(given: Mapping[str, Any]) -> Crs | None:
    """Return the system that the head of a file names, as older files do; None where it names none."""
    named = given.get(CRS)
    if named is None:
        return None
    told = named.get("properties") if isinstance(named, Mapping) else {"name": named}
    name = str(told.get("name", "")) if isinstance(told, Mapping) else str(named)
    found = NAMED.get(name.replace("/", ":").rpartition(":")[2])
    if found is None:
        raise FileBroken("registers.other_crs", name, ", ".join(NAMED))
    return found


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    given = feature.get("properties")
    return given if isinstance(given, Mapping) else {}


def _cells(feature: Mapping[str, Any]) -> dict[str, Cell]:
    """Return the cells of a feature by head; what the file says of a property empty is blank."""
    found = {str(name): _cell(value) for name, value in _properties(feature).items()}
    if CRS in found and found[CRS] is None:
        del found[CRS]
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping):
        return found
    at = geometry.get("coordinates")
    if geometry.get("type") == "Point" and isinstance(at, list) and len(at) > 1:
        return {**found, LON: _cell(at[0]), LAT: _cell(at[1])}
    return {**found, GEOMETRY: json.dumps(geometry, separators=(",", ":"))}


def _cell(value: Any) -> Cell:  # noqa: ANN401 - what JSON holds
    if value is None or isinstance(value, str | bool | int):
        return value
    return Decimal(repr(value)) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _rows(rows: Sequence[Mapping[str, Cell]]) -> Iterator[Row]:
    heads = list(dict.fromkeys(name for row in rows for name in row))
    yield HEADS_ROW, [*heads]
    for number, row in enumerate(rows, start=HEADS_ROW + 1):
        yield number, [row.get(name) for name in heads]
