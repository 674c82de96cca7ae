"""Marks of values, in two lists that must not be mixed: `B` is a broken link in one and a banked fire in the other.

Real-time values carry the marks of HJ 212-2017, table 8; minute and hour values of stacks those of HJ 75-2017.
Letters and digits of HJ/T 212-2005 that later editions dropped stand apart.
"""

from collections.abc import Mapping
from types import MappingProxyType

Words = tuple[str, str]

NORMAL = "N"
NOT_RUNNING = ("F", "St", "Sd", "B")
"""Marks of minutes and hours in which a source stands, starts, shuts down or banks its fire. HJ 75-2017"""

REAL_TIME: Mapping[str, Words] = MappingProxyType(
    {
        "N": ("正常", "normal"),
        "F": ("停运", "instrument stopped"),
        "M": ("维护", "maintenance"),
        "S": ("手工设定值", "set by hand"),
        "D": ("故障", "fault"),
        "C": ("校准", "calibrating"),
        "T": ("超量程", "over range"),
        "B": ("与数采仪通讯异常", "no link between instrument and logger"),
    }
)
PERIODS: Mapping[str, Words] = MappingProxyType(
    {
        "N": ("正常", "normal"),
        "F": ("污染源停运", "source stopped"),
        "St": ("启炉", "starting"),
        "Sd": ("停炉", "shutting down"),
        "B": ("闷炉", "banked fire"),
        "T": ("超量程", "over range"),
        "C": ("校准", "calibrating"),
        "M": ("维护", "maintenance"),
        "D": ("故障", "fault or power failure"),
        "Md": ("缺失", "no data"),
    }
)
OF_2005: Mapping[str, Words] = MappingProxyType(
    {
        "P": ("电源故障", "power fault"),
        "0": ("空气站标记 0", "mark 0 of air stations"),
        "1": ("空气站标记 1", "mark 1 of air stations"),
        "2": ("空气站标记 2", "mark 2 of air stations"),
        "3": ("空气站标记 3", "mark 3 of air stations"),
    }
)


def marks_of(field: str) -> tuple[str, Mapping[str, Words]]:
    """Return the list for a value of this name, and what it is called: `hj212` or `hj75`."""
    return ("hj212", REAL_TIME) if field.lower() in {"rtd", "zsrtd"} else ("hj75", PERIODS)


def is_known(mark: str, *, field: str) -> bool:
    """Whether a mark is in the list for this value, or one of the edition of 2005."""
    return mark in marks_of(field)[1] or mark in OF_2005
