"""Where a row lies, for its page: the areas of its day that cover its point, and what it says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from airshed.web.kit.lying import AREAS, contradictions, covering, day_of, drawn_in, places_on, point_of
from airshed.web.kit.pages.entries import text_of
from airshed.web.kit.pages.shown import Reader
from airshed.web.kit.register import POINT, registers


@dataclass(frozen=True, slots=True)
class Lies:
    """Where a row lies.

    Attributes:
        day: of the outlines.
        areas: what kind of area, and the areas of that kind, by code and name.
        notes: where the row says otherwise.
    """

    day: date
    areas: Sequence[tuple[str, str]]
    notes: Sequence[str]


def lies_in(reader: Reader, values: Mapping[str, Any], today: date) -> Lies | None:
    """Return where a row lies on its day; None where it has no point for the reader, or nothing is drawn."""
    point, day = point_of(reader.register, values), day_of(values, today)
    places = places_on(day) if point is not None and not reader.hide & {*POINT} else []
    if not places or point is None:
        return None
    (found,) = covering([point], places)
    kinds, between = registers()[AREAS].column["kind"], "、" if reader.language.startswith("zh") else ", "
    names = {(place.kind, place.code): f"{place.code} {place.name}" for place in places}
    areas = [
        (kinds.text(kind, reader.language), between.join(names[kind, code] for code in codes))
        for kind, codes in found.items()
    ]
    notes = [text_of(reader, fault) for fault in contradictions(values, found, drawn_in(places))]
    return Lies(day, areas, notes)
