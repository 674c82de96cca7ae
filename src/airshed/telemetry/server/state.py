"""What a gateway is doing, told each second in the file `state.json` beside the journal, for whoever looks."""

import asyncio
import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.telemetry.server.gateway import Gateway

STATE = "state.json"
TELL_S = 1.0
"""How often it is told. [s]"""
MANY = 1000
"""With more devices than these it is told more seldom."""
GONE = timedelta(seconds=15)
"""What was told longer ago is of a gateway that no longer runs."""


class State:
    """Tells what a gateway is doing."""

    def __init__(self, gateway: Gateway, folder: Path, *, port: int, clock: Callable[[], datetime]) -> None:
        """Begin to tell; needs a running loop."""
        self._gateway, self._path, self._port, self._clock = gateway, folder / STATE, port, clock
        self._since = clock()
        self._loop = asyncio.get_running_loop()
        self._next = self._loop.call_soon(self._tell)

    def close(self) -> None:
        """Tell no more: nothing is running."""
        self._next.cancel()
        self._path.unlink(missing_ok=True)

    def _tell(self) -> None:
        gateway = self._gateway
        slower = max(1, len(gateway.devices) // MANY)
        self._next = self._loop.call_later(TELL_S * min(slower, 10), self._tell)
        devices = {
            mn: {
                "peer": device.line.peer,
                "connected": device.line in gateway.lines,
                "frames": device.frames,
                "last": device.at.isoformat(timespec="seconds"),
            }
            for mn, device in gateway.devices.items()
        }
        shape = {
            "pid": os.getpid(),
            "port": self._port,
            "since": self._since.isoformat(timespec="seconds"),
            "at": self._clock().isoformat(timespec="milliseconds"),
            "connections": len(gateway.lines),
            "head": gateway.store.head.number,
            "trouble": gateway.store.trouble,
            **asdict(gateway.counts),
            "devices": devices,
        }
        fresh = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):  # a full disk: the next one is tried again
            fresh.write_text(json.dumps(shape), encoding="utf-8")
            fresh.replace(self._path)


def state_of(journal: Path, *, now: datetime) -> Mapping[str, Any] | None:
    """Return what the gateway of a journal told last; None if none is running. [now: city wall time]."""
    try:
        told = json.loads((journal / STATE).read_text(encoding="utf-8"))
        fresh = abs(now - datetime.fromisoformat(told["at"])) <= GONE
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return told if fresh else None
