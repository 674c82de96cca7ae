"""Requests that people left for devices: sent on the connection of the device, again if it does not answer."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError
from airshed.telemetry import asking
from airshed.telemetry.asking import FINAL, Request, Step
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.server.gateway import Gateway
from airshed.telemetry.server.line import Line

LOG = logging.getLogger("airshed.telemetry")
LOOK_S = 0.25
"""Requests are looked for so often. [s]"""
TIMEOUT_S, RESENDS = 10.0, 3
"""A device has so long to say that it is ready, and is asked so often again. HJ 212-2017, table 1. [s]"""
MOST_STEPS = 200
"""So much of what a device says is kept beside a request; all of it is in the journal."""
TIDIED_S = 3600.0
WORK_S = 120.0
"""A device that is ready has so long until the next thing it says. [s]"""


class Asked:
    """A request that was sent."""

    __slots__ = ("frame", "line", "more", "noted", "request", "sent", "steps", "until")

    def __init__(self, request: Request, line: Line, frame: bytes) -> None:
        """Begin it; it counts as sent when `sent` says so."""
        self.request, self.line, self.frame = request, line, frame
        self.sent, self.until = 0, 0.0
        self.steps: list[Step] = []
        self.more, self.noted = 0, 0


class Requests:
    """What people ask of devices."""

    def __init__(self, gateway: Gateway, journal: Path, *, clock: Callable[[], datetime]) -> None:
        """Begin to look for requests; needs a running loop."""
        self._gateway, self._journal, self._clock = gateway, journal, clock
        self._asked: dict[str, Asked] = {}
        self._loop = asyncio.get_running_loop()
        gateway.listener = self._heard
        asking.give_up(journal, now=clock())
        self._tidied = -TIDIED_S
        self._next = self._loop.call_later(LOOK_S, self._look)

    def close(self) -> None:
        """Look no more; what is under way was not answered."""
        self._next.cancel()
        for asked in list(self._asked.values()):
            self._note(asked, Step("no_answer", self._clock()))

    def _look(self) -> None:
        self._next = self._loop.call_later(LOOK_S, self._look)
        now = self._loop.time()
        if now - self._tidied >= TIDIED_S:
            self._tidied = now
            asking.tidy(self._journal, now=self._clock())
        for request in asking.waiting(self._journal):
            self._begin(request)
        for asked in list(self._asked.values()):
            again = len(asked.steps) == 1 and asked.sent <= RESENDS and asked.line in self._gateway.lines
            if asked.until <= now and again:
                self._send(asked)
            elif asked.until <= now:
                self._note(asked, Step("no_answer", self._clock()))
            elif asked.noted < len(asked.steps):
                self._write(asked)

    def _begin(self, request: Request) -> None:
        at, device = self._clock(), self._gateway.devices.get(request.mn)
        if device is None or device.line not in self._gateway.lines:
            self._kept(request, (Step("not_connected", at),))
            return
        try:
            frame = self._gateway.protocol.ask(
                device.last, request.what, request.values, at=at, keys=self._gateway.keys, encrypted=device.encrypted
            )
        except AirshedError as error:
            self._kept(request, (Step("impossible", at, fault=error.faults[0]),))
            return
        asked = Asked(request, device.line, frame)
        asked.steps.append(Step("sent", at))
        if self._kept(request, tuple(asked.steps)):  # what cannot be written down is not sent
            asked.noted = 1
            self._asked[request.id] = asked
            self._send(asked)

    def _send(self, asked: Asked) -> None:
        asked.sent += 1
        asked.until = self._loop.time() + TIMEOUT_S
        asked.line.write(asked.frame)

    def _heard(self, line: Line, frames: Sequence[Frame]) -> None:
        for asked in [asked for asked in self._asked.values() if asked.line is line]:
            for frame in frames:
                told = self._gateway.protocol.told(asked.frame, frame.raw, keys=self._gateway.keys)
                if told is not None and asked.request.id in self._asked:
                    asked.until = self._loop.time() + WORK_S
                    self._note(asked, Step(told.step, frame.received_at, told.zh, told.en))

    def _note(self, asked: Asked, step: Step) -> None:
        """Add what happened; it is written down at the next look, or at once if nothing follows."""
        if step.state in FINAL:
            if asked.more:
                more = f"… +{asked.more}"
                asked.steps.append(Step("data", step.at, more, more))
            asked.steps.append(step)
            del self._asked[asked.request.id]
            self._write(asked)
        elif len(asked.steps) < MOST_STEPS:
            asked.steps.append(step)
        else:
            asked.more += 1

    def _write(self, asked: Asked) -> None:
        if self._kept(asked.request, tuple(asked.steps)):
            asked.noted = len(asked.steps)

    def _kept(self, request: Request, steps: tuple[Step, ...]) -> bool:
        """Write down what happened to a request; return whether the disk took it."""
        try:
            asking.note(self._journal, request, steps)
        except OSError as error:
            LOG.error("request.not_noted", extra={"request": request.id, "error": str(error)})  # noqa: TRY400 - tried again
            return False
        return True
