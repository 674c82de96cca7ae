"""`places.yaml` of a home: which stations stand for a plan's place, from when to when."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, ValidationError

from airshed.air.validity import Point
from airshed.errors import AirshedError, Fault
from airshed.rules.document import read_document
from airshed.rules.schema import Several, Strict, Text
from airshed.rules.validation import model_fault

PLACES_FILE = "places.yaml"
LAST_DAY = date(9999, 1, 1)


class PlacesBroken(AirshedError):
    """`places.yaml` cannot be used; all its faults."""


class StationSpan(Strict):
    """A station that stands for a place from a day (inclusive) to a day (exclusive, none = open)."""

    station: Text
    from_date: date
    to_date: date | None = None


class PlaceStations(Strict):
    """The stations of a place, how it is called, and whether its data are synthetic.

    Attributes:
        zh: what stands for the place, in Chinese; shown with every figure.
        en: the same in English.
        stations: the stations.
        synthetic: the data were made by a program.
        stand_in: the stations are those of another place.
    """

    zh: Text
    en: Text
    stations: Annotated[Several[StationSpan], Field(min_length=1)]
    synthetic: bool = False
    stand_in: bool = False

    def points(self, place: str) -> tuple[Point, ...]:
        """Return the stations as points of a place."""
        return tuple(Point(s.station, place, s.from_date, s.to_date or LAST_DAY) for s in self.stations)


Places = Mapping[str, PlaceStations]


def load_places(home: Path | None) -> Places:
    """Return the places of a home; none where it says none.

    Raises:
        PlacesBroken: with all faults.
    """
    path = home / PLACES_FILE if home else None
    if path is None or not path.exists():
        return MappingProxyType({})
    return read_places(path.read_bytes(), PLACES_FILE)


def read_places(content: bytes, shown: str) -> Places:
    """Return the places of a file's content; `shown` is how faults name the file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlacesBroken(Fault("plan.encoding", shown, f"byte {error.start}", "UTF-8")) from None
    values, faults = read_document(text) if text.strip(" \n#") else ({}, [])
    if values is None and [f.code for f in faults] == ["rules.empty"]:  # comments only
        values, faults = {}, []
    found: dict[str, PlaceStations] = {}
    if not faults and not isinstance(values, dict):
        faults.append(Fault("rules.not_mapping", "", str(values)[:60], "erenhot: {zh, en, stations}"))
    for name, value in values.items() if isinstance(values, dict) else ():
        try:
            found[name] = PlaceStations.model_validate(value)
        except ValidationError as error:
            faults += [model_fault(d, PlaceStations, before=(name,)) for d in error.errors(include_url=False)]
            continue
        faults += _check_spans(name, found[name])
    if faults:
        raise PlacesBroken(*(Fault(f.code, f"{shown}: {f.where}", f.value, f.expected) for f in faults))
    return MappingProxyType(found)


def _check_spans(name: str, place: PlaceStations) -> list[Fault]:
    faults = []
    for i, span in enumerate(place.stations):
        if span.to_date is not None and span.to_date <= span.from_date:
            faults.append(
                Fault("rules.range", f"{name}.stations[{i}].to_date", str(span.to_date), f"> {span.from_date}")
            )
        earlier = [s for s in place.stations[:i] if s.station == span.station]
        if any(s.from_date < (span.to_date or LAST_DAY) and span.from_date < (s.to_date or LAST_DAY) for s in earlier):
            faults.append(Fault("rules.repeated", f"{name}.stations[{i}].station", span.station, "one span at a time"))
    return faults
