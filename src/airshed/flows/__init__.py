"""Workflows: a table of transitions each, found by listing; whoever stores a state asks here what may follow it."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.flows.flow import Flow


@cache
def flows() -> Mapping[str, Flow]:
    """Return all workflows by name.

    Raises:
        ImportError: a module of the package declares no flow of its name; it is named.
    """
    found: dict[str, Flow] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        if name == "flow":
            continue
        flow = getattr(import_module(f"{__name__}.{name}"), "FLOW", None)
        if not isinstance(flow, Flow) or flow.name != name:
            message = f"{__name__}.{name} declares no flow of its name"
            raise ImportError(message)
        found[name] = flow
    return MappingProxyType(found)
