"""What the address of a board page asks: a day, filters, an order. What cannot be used is told, and left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from airshed.vocab import STATUS_WORDS
from airshed.web.words import say

FIRST_DAY = date(1900, 1, 1)
LONGEST_WORDS = 100
NONE = "none"
"""The department of clauses that have none."""
WORST = "worst"
"""Worst first; else in the order of the paper."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a plan's list.

    Attributes:
        on: the day, at its end.
        today: by the clock of the home.
        q: words of the clause or its id.
        department: code, `none` for clauses without one, empty = all.
        status: code, empty = all.
        section: id, empty = all.
        order: `worst`, or empty for the order of the paper.
        wrong: sentences about what could not be used.
    """

    on: date
    today: date
    q: str = ""
    department: str = ""
    status: str = ""
    section: str = ""
    order: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether only some clauses are asked for."""
        return bool(self.q or self.department or self.status or self.section)

    @property
    def day_query(self) -> str:
        """The query string that keeps only the day."""
        return "" if self.on == self.today else urlencode({"on": self.on.isoformat()})

    def query(self, **changes: str) -> str:
        """Return the query string of this, with changes; the home's own day is left out."""
        given = {name: getattr(self, name) for name in ("q", "department", "status", "section", "order")}
        given["on"] = "" if self.on == self.today else self.on.isoformat()
        return urlencode({name: value for name, value in {**given, **changes}.items() if value})


def day_of(given: Mapping[str, Any], name: str, *, today: date, default: date) -> tuple[date, str]:
    """Return the day a parameter names, and what is wrong with it: nothing, or a sentence."""
    text = str(given.get(name, "")).strip()
    if not text:
        return default, ""
    try:
        day = date.fromisoformat(text) if len(text) == len("2019-01-01") else None
    except ValueError:
        day = None
    used = say(f"现在显示 {default} 的情况。", f"What is shown is of {default}.")
    if day is None or day < FIRST_DAY:
        wrong = say("看不懂日期，请写成 2019-11-20 这样。", "The date is not understood; write it like 2019-11-20.")
        return default, wrong + say("", " ") + used
    if day > today:
        wrong = say(
            f"{day} 还没有到，最晚可以看今天（{today}）。", f"{day} is still to come; today is the latest ({today})."
        )
        return default, wrong + say("", " ") + used
    return day, ""


def asked_of(given: Mapping[str, Any], *, today: date, shape: Mapping[str, Any] | None = None) -> Asked:
    """Return what an address asks.

    Args:
        given: its parameters.
        today: by the clock of the home.
        shape: the plan's state, to know its departments and sections; None = they are not checked yet.
    """
    on, wrong = day_of(given, "on", today=today, default=today)
    found = [wrong] if wrong else []
    codes = {"status": set(STATUS_WORDS)}
    if shape is not None:
        codes["department"] = {*shape["departments"], NONE}
        codes["section"] = {section["id"] for section in shape["sections"]}
    values = {
        name: str(given.get(name, "")).replace("\x00", "").strip()[:LONGEST_WORDS]
        for name in ("q", "department", "section", "status")
    }
    for name, known in codes.items():
        if values[name] and values[name] not in known:
            found.append(_unknown(name, values[name]))
            values[name] = ""
    order = WORST if given.get("order") == WORST else ""
    return Asked(on, today, order=order, wrong=tuple(found), **values)


def _unknown(name: str, value: str) -> str:
    what = {
        "status": say("状态", "status"),
        "department": say("部门", "department"),
        "section": say("章节", "section"),
    }[name]
    return say(
        f"方案里没有“{value}”这个{what}，没有按它筛选；请从列表里选。",
        f"The plan has no {what} “{value}”, so it was left out; choose one of the list.",
    )
