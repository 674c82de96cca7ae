"""Messages that came in several packets, joined.

Parts belong together by MN, ST, CN, DataTime and PNUM: each has a QN of its own. They may come in any order and more
than once. HJ 212-2017, annex C, tables C.49 and C.50.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.reading import Deviation

LONGEST = 9999
"""So many packets at most: PNUM has four digits."""
HELD = 1000
"""So many incomplete messages are held at most; the oldest is given up first."""


class Key(NamedTuple):
    """What parts of one message have in common."""

    mn: str | None
    st: str | None
    cn: str | None
    data_time: str | None
    pnum: int


Held = Mapping[Key, Mapping[int, Hj212Message]]


@dataclass(frozen=True, slots=True)
class Joined:
    """What is known after a message came.

    Attributes:
        whole: messages that are complete now: those without packets as they are, others joined.
        held: parts by key and number that wait for others.
        given_up: parts that were waiting too long; nothing is lost silently.
    """

    whole: tuple[Hj212Message, ...]
    held: Held
    given_up: tuple[Hj212Message, ...] = ()


def joined(messages: Iterable[Hj212Message], *, held: Held | None = None, most: int = HELD) -> Joined:
    """Return what is complete after messages came, and what still waits.

    A part that came before is told as deviation `repeated_part`; the first counts.
    """
    waiting = {key: dict(parts) for key, parts in (held or {}).items()}
    whole: list[Hj212Message] = []
    given_up: list[Hj212Message] = []
    for message in messages:
        place = place_of(message)
        if place is None:
            whole.append(message)
            continue
        key, number = place
        parts = waiting.setdefault(key, {})
        if number in parts:
            parts[number] = _told(parts[number], Deviation("repeated_part", f"{number}/{key.pnum}"))
        else:
            parts[number] = message
        if len(parts) == key.pnum:
            whole.append(_one(waiting.pop(key)))
        elif len(waiting) > most:
            given_up += waiting.pop(next(iter(waiting))).values()
    return Joined(tuple(whole), waiting, tuple(given_up))


def place_of(message: Hj212Message) -> tuple[Key, int] | None:
    """Return key and number of a part; None if a message is whole, or if its numbers are none."""
    header = message.header
    total, number = _number(header.pnum), _number(header.pno)
    if total < 2 or not 1 <= number <= total:  # noqa: PLR2004 - one packet is whole
        return None
    return Key(header.mn, header.st, header.cn, message.data_time, total), number


def _number(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST)) else 0
    return number if number <= LONGEST else 0


def _told(message: Hj212Message, deviation: Deviation) -> Hj212Message:
    return message._replace(odd=(*message.odd, deviation))


def _one(parts: Mapping[int, Hj212Message]) -> Hj212Message:
    """Return the parts as one message: header and bytes of the first, DataTime once, items of all."""
    ordered = [parts[number] for number in sorted(parts)]
    first = ordered[0]
    said = {f"{key}={value}" for key, field, value in first.items if not field}
    contents = [first.content, *(_without(part.content, said) for part in ordered[1:])]
    odd = tuple(deviation for part in ordered for deviation in part.odd)
    worst = max((part.check for part in ordered), key=lambda check: check != "gb")
    return first._replace(content=";".join(filter(None, contents)), odd=odd, check=worst)


def _without(content: str, said: set[str]) -> str:
    """Return a content without what the first part has said already, such as DataTime."""
    return ";".join(item for item in content.split(";") if item not in said)
