"""What `airshed doctor` looks at: one file each, with `check(home, now=)`; found by listing.

A module with `ON_REQUEST = True` takes long and runs only when it is asked for by name.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

from airshed.errors import AirshedError


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


NOTHING = Words("", "")
"""What is to be done when all is well."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one look at an installation found.

    Attributes:
        name: of the check, which is the name of its file.
        ok: all is well, or there is nothing to look at yet.
        detail: what was found.
        remedy: what to do about it; nothing when all is well.
    """

    name: str
    ok: bool
    detail: Words
    remedy: Words = NOTHING


def names(*, on_request: bool = False) -> tuple[str, ...]:
    """Return the names of the checks in order; those that run on request only when asked for."""
    return tuple(name for name, module in _modules() if on_request or not getattr(module, "ON_REQUEST", False))


def examine(home: Path, name: str, *, now: datetime, **more: Any) -> Check:  # noqa: ANN401 - what a check also takes
    """Return what one check finds; a check that cannot even look has found something wrong."""
    module = import_module(f"{__name__}.{name}")
    try:
        found: Check = module.check(home, now=now, **more)
    except (AirshedError, OSError, sqlite3.Error) as error:
        told = str(error) or type(error).__name__
        return Check(name, ok=False, detail=Words(f"看不了：{told}", f"cannot be looked at: {told}"), remedy=BROKEN)
    return found


BROKEN = Words(
    "先解决上面的问题；不行就从备份恢复：airshed restore 备份文件 新目录",
    "solve what is said above first, or else restore from a backup: airshed restore FILE NEW-HOME",
)


def _modules() -> Iterator[tuple[str, ModuleType]]:
    for name in sorted(entry.name for entry in iter_modules(__path__)):
        yield name, import_module(f"{__name__}.{name}")
