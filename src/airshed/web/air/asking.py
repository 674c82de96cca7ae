"""What an address of these pages asks for. What cannot be used is told, with what would be right, and replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from airshed.calendar import Period
from airshed.web.words import say

SHOWN = 40
"""So much of a value that cannot be used is repeated. [characters]"""


@dataclass(frozen=True, slots=True)
class Given:
    """The parameters of an address.

    Attributes:
        query: of the address, a QueryDict.
        faults: what could not be used, as sentences.
    """

    query: Any
    faults: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a parameter without blanks around it; empty where there is none."""
        return str(self.query.get(name, "")).strip()

    def one_of(self, name: str, known: Mapping[str, str], *, default: str) -> str:
        """Return one of the values known, which are told by their labels."""
        text = self.text(name)
        if text in known:
            return text
        if text:
            self._refuse(text, say("、", ", ").join(known.values()), known[default])
        return default

    def several(self, name: str, known: Mapping[str, str], *, default: Sequence[str]) -> tuple[str, ...]:
        """Return some of the values known, in their order; the default where none is asked for."""
        texts = [str(text).strip() for text in self.query.getlist(name) if str(text).strip()]
        for text in texts:
            if text not in known:
                self._refuse(text, say("、", ", ").join(known.values()))
        return tuple(value for value in known if value in texts) or tuple(default)

    def number(self, name: str, *, low: int, high: int, default: int) -> int:
        """Return a whole number within bounds."""
        text = self.text(name)
        if text.isascii() and text.isdecimal() and len(text) < SHOWN and low <= int(text) <= high:
            return int(text)
        if text:
            self._refuse(text, f"{low}–{high}", str(default))
        return default

    def day(self, name: str, *, low: date, high: date, default: date) -> date:
        """Return a day within bounds, both included."""
        text = self.text(name)
        found = day_or_none(text)
        if found is not None and low <= found <= high:
            return found
        if text:
            self._refuse(text, f"{low} – {high}", str(default))
        return default

    def period(self, *, low: date, high: date, default: Period, most: int) -> Period:
        """Return the days from `from` to `to`, both included and within bounds, at most so many."""
        first = self.day("from", low=low, high=high, default=default.from_date)
        last = self.day("to", low=low, high=high, default=default.last_date)
        if first > last and self.text("to"):
            self.faults.append(
                say(
                    f"起始日期 {first} 晚于结束日期 {last}，已对调",
                    f"The first day {first} is after the last, {last}: they were exchanged",
                )
            )
            first, last = last, first
        elif first > last:
            last = min(first + timedelta(days=most - 1), high)
        if (last - first).days >= most:
            if self.text("from") or not self.text("to"):
                last = first + timedelta(days=most - 1)
            else:
                first = last - timedelta(days=most - 1)
            if self.text("from") and self.text("to"):
                self.faults.append(say(f"最多 {most} 天，显示到 {last}", f"At most {most} days: shown up to {last}"))
        return Period(first, last + timedelta(days=1))

    def _refuse(self, text: str, right: str, used: str = "") -> None:
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        instead = say(f"；现用 {used}", f"; {used} is used instead") if used else ""
        self.faults.append(
            say(
                f"“{shown}”不能用，可用的是 {right}{instead}",
                f"“{shown}” cannot be used; right would be {right}{instead}",
            )
        )


def day_or_none(text: str) -> date | None:
    """Return the day of a text such as 2019-11-20; None where it is none."""
    try:
        return date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") else None
    except ValueError:
        return None
