"""Protocols, found by listing the packages of `protocols`."""

from collections.abc import Mapping
from functools import cache

from airshed.declared import declared
from airshed.errors import AirshedError, Fault
from airshed.telemetry.protocol import Protocol


class ProtocolUnknown(AirshedError):
    """There is no protocol of this name."""


@cache
def protocols() -> Mapping[str, Protocol]:
    """Return all protocols by name.

    Raises:
        ImportError: a package declares no protocol of its name; it is named.
    """
    return declared("airshed.telemetry.protocols", "PROTOCOL", Protocol, within="protocol")


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
