"""How the devices are, in a line: how many are listed, and how many of them want a look."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from airshed.ingest.showing import gateway
from airshed.web.devices.reaching import may_look
from airshed.web.devices.states import list_lines, silence_hours
from airshed.web.devices.words import STATES
from airshed.web.overview.words import led
from airshed.web.words import say

TOLD = ("over", "silent", "never", "odd", "awaiting")
"""States that are told, what is worst first."""
NO_GATEWAY = ("网关没有运行", "gateway does not run")
"""Said where no state is to be told and nothing is received either."""


def get_devices(home: Path, *, user: Any, now: datetime) -> dict[str, Any] | None:  # noqa: ANN401 - a user
    """Return how many devices somebody may see, and how many of them are silent, over a limit or odd.

    Args:
        home: the home.
        user: who asks.
        now: the home's clock. [city wall time]

    Returns:
        Plain values in the language of the reader; None for who sees none.

    Raises:
        LakeDamaged: the lake cannot be read.
    """
    lines = list_lines(home, user=user, now=now) if may_look(user) else []
    if not lines:
        return None
    counts = Counter(line.state for line in lines)
    told = [f"{say(*STATES[state][0])} {counts[state]}" for state in TOLD if counts[state]]
    runs = gateway(home, now=now).running
    none = say("没有超限、无数据或异常的", "none over a limit, silent or odd") if runs else say(*NO_GATEWAY)
    return {
        "count": len(lines),
        "told": say("、", ", ").join(told) or none,
        "at": f"{now:%H:%M}",
        "link": led("/monitoring/"),
        "why": _why(silence_hours(home)),
    }


def _why(hours: int) -> tuple[str, str]:
    return (
        say("监控设备", "devices"),
        say(
            f"今天应报、您能看到的设备，各取一种状态；{hours} 小时没有数据算无数据",
            f"listed today and seen by you, each in one state; silent after {hours} h without data",
        ),
    )
