"""Kinds of indicators, one module each, found by listing.

A kind's module has a constant `KIND`: the model of what `plan.yaml` says of it, how its status runs, and one pure
function from evidence to a `Finding`.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.plan.question import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = {name: import_module(f"{__name__}.{name}").KIND for name in names}
    return MappingProxyType(found)
