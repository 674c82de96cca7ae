"""Protocols, found by listing the packages of `protocols`."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.errors import AirshedError, Fault
from airshed.telemetry import protocols as packages
from airshed.telemetry.protocol import Wire


class ProtocolUnknown(AirshedError):
    """There is no protocol of this name."""


@cache
def protocols() -> Mapping[str, Wire]:
    """Return all protocols by name.

    Raises:
        ImportError: a package declares no protocol of its name; it is named.
    """
    found: dict[str, Wire] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(packages.__path__)):
        wire = getattr(import_module(f"{packages.__name__}.{name}"), "PROTOCOL", None)
        if not isinstance(wire, Wire) or wire.name != name:
            message = f"{packages.__name__}.{name} declares no protocol of its name"
            raise ImportError(message)
        found[name] = wire
    return MappingProxyType(found)


def protocol_of(name: str) -> Wire:
    """Return a protocol.

    Raises:
        ProtocolUnknown: there is none of this name.
    """
    wire = protocols().get(name)
    if wire is None:
        raise ProtocolUnknown(
            Fault("telemetry.unknown_protocol", "--protocol", name, ", ".join(("auto", *protocols())))
        )
    return wire
