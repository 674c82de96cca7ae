"""Sources of cases: one file each, found by listing. They know tables, no database."""

from collections.abc import Mapping
from functools import cache

from airshed.declared import declared
from airshed.web.cases.source import Source


@cache
def sources() -> Mapping[str, Source]:
    """Return all sources by name.

    Raises:
        ImportError: a module of the package declares no source of its name; it is named.
    """
    return declared(__name__, "SOURCE", Source)
