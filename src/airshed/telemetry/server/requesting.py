"""Requests that people left for devices: sent on the connection of the device, again if it does not answer."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError
from airshed.telemetry import asking
from airshed.telemetry.asking import FINAL, Request, Step
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.server.gateway import Gateway
from airshed.telemetry.server.line import Line

LOOK_S = 0.25
"""Requests are looked for so often. [s]"""
TIMEOUT_S, RESENDS = 10.0, 3
"""A device has so long to say that it is ready, and is asked so often again. HJ 212-2017, table 1. [s]"""
WORK_S = 120.0
"""A device that is ready has so long until the next thing it says. [s]"""


class Asked:
    """A request that was sent."""

    __slots__ = ("frame", "line", "request", "sent", "steps", "until")

    def __init__(self, request: Request, line: Line, frame: bytes) -> None:
        """Begin it; it counts as sent when `sent` says so."""
        self.request, self.line, self.frame = request, line, frame
        self.sent, self.until = 0, 0.0
        self.steps: tuple[Step, ...] = ()


class Requests:
    """What people ask of devices."""

    def __init__(self, gateway: Gateway, journal: Path, *, clock: Callable[[], datetime]) -> None:
        """Begin to look for requests; needs a running loop."""
        self._gateway, self._journal, self._clock = gateway, journal, clock
        self._asked: dict[str, Asked] = {}
        self._loop = asyncio.get_running_loop()
        gateway.listener = self._heard
        asking.tidy(journal, now=clock())
        self._next = self._loop.call_later(LOOK_S, self._look)

    def close(self) -> None:
        """Look no more; what is under way was not answered."""
        self._next.cancel()
        for asked in list(self._asked.values()):
            self._note(asked, Step("no_answer", self._clock()))

    def _look(self) -> None:
        self._next = self._loop.call_later(LOOK_S, self._look)
        for request in asking.waiting(self._journal):
            self._begin(request)
        now = self._loop.time()
        for asked in [asked for asked in self._asked.values() if asked.until <= now]:
            if len(asked.steps) > 1 or asked.sent > RESENDS or asked.line not in self._gateway.lines:
                self._note(asked, Step("no_answer", self._clock()))
            else:
                self._send(asked)

    def _begin(self, request: Request) -> None:
        at, device = self._clock(), self._gateway.devices.get(request.mn)
        if device is None or device.line not in self._gateway.lines:
            asking.note(self._journal, request, (Step("not_connected", at),))
            return
        try:
            frame = self._gateway.protocol.ask(device.last, request.what, request.values, at=at)
        except AirshedError as error:
            fault = error.faults[0]
            text = " ".join(filter(None, (fault.where, fault.value, fault.expected)))
            asking.note(self._journal, request, (Step("impossible", at, text, text),))
            return
        asked = self._asked[request.id] = Asked(request, device.line, frame)
        self._send(asked)
        self._note(asked, Step("sent", at))

    def _send(self, asked: Asked) -> None:
        asked.sent += 1
        asked.until = self._loop.time() + TIMEOUT_S
        asked.line.write(asked.frame)

    def _heard(self, line: Line, frames: Sequence[Frame]) -> None:
        for asked in [asked for asked in self._asked.values() if asked.line is line]:
            for frame in frames:
                told = self._gateway.protocol.told(asked.frame, frame.raw)
                if told is not None and asked.request.id in self._asked:
                    asked.until = self._loop.time() + WORK_S
                    self._note(asked, Step(told.step, frame.received_at, told.zh, told.en))

    def _note(self, asked: Asked, step: Step) -> None:
        asked.steps = (*asked.steps, step)
        asking.note(self._journal, asked.request, asked.steps)
        if step.state in FINAL:
            del self._asked[asked.request.id]
