"""Rows on a map: a FeatureCollection in WGS-84 (RFC 7946), a feature a row, values by name of column.

An outline kept in GCJ-02 is brought to WGS-84, and column `crs` says so; one in CGCS2000 stays as it is.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from airshed.geodesy import Crs
from airshed.web.kit.leaving.extract import Extract, Rows, unmasked
from airshed.web.kit.register import CRS, POINT, Register
from airshed.web.kit.shapes import geojson_of, outline_in_wgs84


def write(extract: Extract, rows: Rows, path: Path) -> None:
    """Write rows, each as it comes; a row without a point or outline has no geometry."""
    register = extract.register
    about = {
        "register": register.name,
        "title": {"zh": register.words[0], "en": register.words[1]},
        "taken_at": extract.at.isoformat(timespec="seconds"),
        "synthetic": extract.synthetic,
        "masked": sorted(extract.hidden),
        "notes": list(extract.notes),
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = {"type": "FeatureCollection", "name": register.name, "airshed": about}
        file.write(_written(head)[:-1] + ',"features":[')
        for number, row in enumerate(rows):
            file.write(("," if number else "") + "\n" + _written(_feature(register, row)))
        file.write("\n]}\n")


def _feature(register: Register, row: Mapping[str, Any]) -> dict[str, Any]:
    if register.outlined:
        return _outlined(register.outlined, row)
    lon, lat = (unmasked(row[name]) for name in POINT)
    point = None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}
    properties = {name: value for name, value in row.items() if name not in POINT}
    return {"type": "Feature", "geometry": point, "properties": properties}


def _outlined(column: str, row: Mapping[str, Any]) -> dict[str, Any]:
    text, properties = unmasked(row[column]), {name: value for name, value in row.items() if name != column}
    if text is None:
        return {"type": "Feature", "geometry": None, "properties": properties}
    if row[CRS] != Crs.GCJ02:
        return {"type": "Feature", "geometry": json.loads(text), "properties": properties}
    geometry = geojson_of(outline_in_wgs84(text, Crs.GCJ02))
    return {"type": "Feature", "geometry": geometry, "properties": {**properties, CRS: Crs.WGS84.value}}


def _written(value: Any) -> str:  # noqa: ANN401 - what JSON holds
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
