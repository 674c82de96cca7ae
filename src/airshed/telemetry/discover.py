"""Protocols, found by listing the packages of `protocols`."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.errors import AirshedError, Fault
from airshed.telemetry import protocols as packages
from airshed.telemetry.protocol import Protocol


class ProtocolUnknown(AirshedError):
    """There is no protocol of this name."""


@cache
def protocols() -> Mapping[str, Protocol]:
    """Return all protocols by name.

    Raises:
        ImportError: a package declares no protocol of its name; it is named.
    """
    found: dict[str, Protocol] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(packages.__path__)):
        protocol = getattr(import_module(f"{packages.__name__}.{name}"), "PROTOCOL", None)
        if not isinstance(protocol, Protocol) or protocol.name != name:
            message = f"{packages.__name__}.{name} declares no protocol of its name"
            raise ImportError(message)
        found[name] = protocol
    return MappingProxyType(found)


def protocol_of(name: str) -> Protocol:
    """Return a protocol.

    Raises:
        ProtocolUnknown: there is none of this name.
    """
    protocol = protocols().get(name)
    if protocol is None:
        raise ProtocolUnknown(
            Fault("telemetry.unknown_protocol", "--protocol", name, ", ".join(("auto", *protocols())))
        )
    return protocol
