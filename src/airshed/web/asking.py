"""Asking a device of its data, its intervals or its clock: noted in the audit log, then left for the gateway."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError, Fault
from airshed.telemetry import asking
from airshed.telemetry.server.state import state_of
from airshed.web import env
from airshed.web.audit import operations as audit


class NoGateway(AirshedError):
    """Nothing receives for this home, so that nobody would be asked."""


def ask_device(  # noqa: PLR0913 - whom, what, who asks and when
    home: Path, *, mn: str, what: str, values: Mapping[str, str], by: str, at: datetime
) -> str:
    """Ask a device and return the id under which `telemetry.asking.answer_of` tells what came of it.

    Whoever calls has seen that the person may ask this device.

    Args:
        home: the home; Django is set up for it.
        mn: number of the device.
        what: name of the request, as the device's protocol has it.
        values: what it needs.
        by: who asks.
        at: the present moment. [city wall time]

    Raises:
        NoGateway: no gateway runs.
    """
    journal = env.journal(home)
    if state_of(journal, now=at) is None:
        raise NoGateway(Fault("telemetry.no_gateway", str(home)))
    audit.record(by=by, action="device.asked", object=mn, detail={"request": what, **values}, at=at)
    return asking.ask(journal, mn=mn, what=what, values=values, by=by, at=at)
