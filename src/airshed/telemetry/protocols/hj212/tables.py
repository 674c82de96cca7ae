"""Commands and kinds of systems: `commands.csv` and `systems.csv`. HJ 212-2017, tables 5 and 9, and 2025 additions."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

HERE = Path(__file__).parent
PERIODS: Mapping[str, str] = MappingProxyType({"2011": "real", "2051": "minute", "2061": "hour", "2031": "day"})
"""Commands that bring readings of factors, and the period of these."""
COMMANDS: Mapping[str, str] = MappingProxyType({period: command for command, period in PERIODS.items()})
"""The same the other way round."""


class Command(NamedTuple):
    """A command.

    Attributes:
        code: as published.
        kind: `request`, `upload`, `notice`, `answer`, or `exchange` where the flow was not read.
        time: `start` if DataTime is the start of an interval, `instant` if a moment; empty if it has none.
        since: the edition that has it first, as far as it was read.
        zh: name in Chinese.
        en: name in English.
    """

    code: str
    kind: str
    time: str
    since: str
    zh: str
    en: str


class System(NamedTuple):
    """A kind of system; as `Command`."""

    code: str
    since: str
    zh: str
    en: str


def _rows(name: str) -> list[dict[str, Any]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def commands() -> Mapping[str, Command]:
    """Return all commands by code."""
    return MappingProxyType({row["code"]: Command(**row) for row in _rows("commands.csv")})


@cache
def systems() -> Mapping[str, System]:
    """Return all kinds of systems by code."""
    return MappingProxyType({row["code"]: System(**row) for row in _rows("systems.csv")})
