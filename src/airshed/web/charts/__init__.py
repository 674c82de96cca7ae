"""Charts of pages, reports and notebooks: one file each, found by listing.

A chart's module has `NAME`, `TITLE`, a frozen description of what it is drawn from (`Input`), and `draw(input,
language=)`, which returns a `Chart`. Nothing here knows Django, a request or a home.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from airshed.errors import AirshedError, Fault

NO_CHARTS = frozenset({"chart", "cumulative", "drawing", "levels", "notes", "pictures", "small", "theme"})
"""Modules that charts share, and the small drawings that need no script."""
PARTS = ("NAME", "TITLE", "Input", "draw")
SCRIPT = "plotly.min.js"


class ChartBroken(AirshedError):
    """A file among the charts is none."""


def names() -> tuple[str, ...]:
    """Return the names of the charts in order."""
    return tuple(sorted(entry.name for entry in iter_modules(__path__) if entry.name not in NO_CHARTS))


@cache
def charts() -> Mapping[str, ModuleType]:
    """Return the charts by name.

    Raises:
        ChartBroken: naming every file that lacks a part or cannot be loaded.
    """
    found: dict[str, ModuleType] = {}
    faults: list[Fault] = []
    for name in names():
        try:
            found[name] = import_module(f"{__name__}.{name}")
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, it is named
            faults.append(Fault("web.chart", name, f"{type(error).__name__}: {error}", ", ".join(PARTS)))
            continue
        lacking = [part for part in PARTS if not hasattr(found[name], part)]
        if lacking or name != found[name].NAME:
            faults.append(Fault("web.chart", name, ", ".join(lacking) or found[name].NAME, ", ".join(PARTS)))
    if faults:
        raise ChartBroken(*faults)
    return MappingProxyType(found)


def script() -> Path:
    """Return the file of the library that draws charts in a page; it ships with the Python package."""
    package = find_spec("plotly")
    folders = [] if package is None else package.submodule_search_locations or []
    return next(Path(folder) for folder in folders) / "package_data" / SCRIPT
