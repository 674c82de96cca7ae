"""Which files an import is about: folders opened, lists of stations told from hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from airshed.errors import AirshedError, Fault
from airshed.lake.layouts import LayoutUnknown, known_layouts, layout_of
from airshed.lake.reading import SUFFIXES, FileBroken, peek

LIST_BESIDE = "stations.csv"


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of an import, by what they hold.

    Attributes:
        lists: lists of stations, in the order given.
        hours: files of hours, in the order given.
        notes: files of a folder that were left out.
        faults: what forbids the import.
    """

    lists: tuple[Path, ...]
    hours: tuple[Path, ...]
    notes: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


def plan(paths: Sequence[Path], *, stations_known: bool, stations: bool = False) -> Plan:
    """Return what to import from files and folders.

    A folder stands for its files with a suffix we read; those of no known layout are left out with a note. Without any
    list of stations, known or given, a `stations.csv` beside a given file is taken. With `stations`, lists of stations
    are wanted and nothing else.
    """
    kinds: dict[Path, str] = {}
    notes: list[Fault] = []
    faults: list[Fault] = []
    for path, found in _opened(paths, faults):
        try:
            kinds[found] = layout_of(found, peek(found), stations=stations).kind
        except LayoutUnknown as error:
            if path == found:
                faults += error.faults
            else:
                notes.append(Fault("lake.note.not_recognised", str(found), error.faults[0].value))
        except AirshedError as error:
            faults += error.faults
    if not kinds and not faults:
        faults.append(Fault("lake.nothing_known", ", ".join(map(str, paths)), "", known_layouts(stations=stations)))
    lists = [path for path, kind in kinds.items() if kind == "stations"]
    hours = [path for path, kind in kinds.items() if kind == "hours"]
    if not lists and not stations_known:
        lists = _beside(hours)
        notes += [Fault("lake.note.list_beside", str(path)) for path in lists]
    return Plan(tuple(lists), tuple(hours), tuple(notes), tuple(faults))


def _opened(paths: Sequence[Path], faults: list[Fault]) -> Iterable[tuple[Path, Path]]:
    """Yield every file with the argument it came from; add a fault for an argument that gives none."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.name[:1] not in ".~")
            if not inside:
                faults.append(Fault("lake.empty_folder", str(path), "", ", ".join(SUFFIXES)))
            yield from ((path, p) for p in inside)
        elif path.is_file():
            yield path, path
        else:
            faults.append(Fault("lake.no_file", str(path)))


def _beside(hours: Iterable[Path]) -> list[Path]:
    for folder in dict.fromkeys(path.parent for path in hours):
        path = folder / LIST_BESIDE
        try:
            if path.is_file() and layout_of(path, peek(path)).kind == "stations":
                return [path]
        except (FileBroken, LayoutUnknown):
            continue
    return []
