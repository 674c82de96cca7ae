"""Tables of evidence that applications other than registers give: each in a module `evidence` of its application."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import polars as pl
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from airshed.web.kit.columns import Words
from airshed.web.kit.register import made_tables, registers

MODULE = "evidence"


class RowsOf(Protocol):
    """What makes the rows of a table."""

    def __call__(
        self, home: Path, *, as_of: date | None, known_at: datetime | None, version: object
    ) -> pl.DataFrame | None:
        """Return the rows as they were on a day, as far as they were known at a moment; None = nobody keeps any.

        Args:
            home: the home.
            as_of: the day, at its end; None = the last there is.
            known_at: the moment; None = now. [city wall time]
            version: names the answer while nothing changed, so that it can be kept.
        """
        ...


@dataclass(frozen=True)
class Given:
    """A table of evidence that an application gives; `stamp` of its name tells that it changed.

    Attributes:
        name: as plans call it.
        words: its name in Chinese and English.
        columns: what each of its columns is called; `code` names a row.
        rows: makes its rows.
        keys: the `code` of each row that a user may see.
        reads: registers and tables whose stamps tell that it changed, besides its own.
        address: the page of a row by its `code`; empty where it has none.
        moves: what changes whenever its rows may and no stamp tells, at a home; such a table needs no stamp.
    """

    name: str
    words: Words
    columns: Mapping[str, Words]
    rows: RowsOf
    keys: Callable[[Any], frozenset[str]]
    reads: tuple[str, ...] = ()
    address: Callable[[str], str] = lambda _: ""
    moves: Callable[[Path], tuple[object, ...]] | None = None


@cache
def given_tables() -> Mapping[str, Given]:
    """Return the tables that applications give, by name.

    Raises:
        ImportError: two give a table of one name, or one gives a register; it is named.
    """
    found: dict[str, Given] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("airshed.") or not module_has_submodule(config.module, MODULE):
            continue
        for table in import_module(f"{config.name}.{MODULE}").TABLES:
            if table.name in {*found, *registers(), *made_tables()}:
                message = f"{config.name}.{MODULE} gives {table.name}, which is there already"
                raise ImportError(message)
            found[table.name] = table
    return MappingProxyType(found)
