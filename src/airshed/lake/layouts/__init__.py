"""Layouts of files, one module each, found by listing and recognised from the header.

A layout module has a constant `LAYOUT`. A header fits the first layout, by `rank` then name, whose `fits` says so.
"""

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from airshed.errors import AirshedError, Fault
from airshed.lake.hours import Gate, Records
from airshed.lake.reading import Source

SHOWN = 12


class LayoutUnknown(AirshedError):
    """The header fits no layout."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of files.

    Attributes:
        name: the module's name.
        kind: whether it gives hours or a list of stations.
        columns: the header it expects, for people.
        fits: whether a header is of this layout.
        read: records of a file of this layout.
        rank: order of trying; lower first.
    """

    name: str
    kind: Literal["hours", "stations"]
    columns: str
    fits: Callable[[Sequence[str]], bool]
    read: Callable[[Source, Gate], Records]
    rank: int = 1


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts there are."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[Layout] = [import_module(f"{__name__}.{name}").LAYOUT for name in names]
    return tuple(sorted(found, key=lambda layout: (layout.rank, layout.name)))


def _wanted(*, stations: bool) -> list[Layout]:
    return [layout for layout in layouts() if layout.kind == "stations" or not stations]


def known_layouts(*, stations: bool = False) -> str:
    """Return the layouts there are with their columns, for people."""
    return "; ".join(f"{layout.name}: {layout.columns}" for layout in _wanted(stations=stations))


def layout_of(path: Path, header: Sequence[str], *, stations: bool = False) -> Layout:
    """Return the layout of a file with this header; with `stations`, of those that are lists of stations.

    Raises:
        LayoutUnknown: naming the headers found and the layouts there are.
    """
    for layout in _wanted(stations=stations):
        if layout.fits(header):
            return layout
    shown = ", ".join(header[:SHOWN]) + (", ..." if len(header) > SHOWN else "")
    raise LayoutUnknown(Fault("lake.unknown_layout", str(path), shown, known_layouts(stations=stations)))
