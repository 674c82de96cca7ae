"""Sources of cases: one file each, found by listing. They know tables, no database."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.web.cases.source import Source


@cache
def sources() -> Mapping[str, Source]:
    """Return all sources by name.

    Raises:
        ImportError: a module of the package declares no source of its name; it is named.
    """
    found: dict[str, Source] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        source = getattr(import_module(f"{__name__}.{name}"), "SOURCE", None)
        if not isinstance(source, Source) or source.name != name:
            message = f"{__name__}.{name} declares no source of its name"
            raise ImportError(message)
        found[name] = source
    return MappingProxyType(found)
