"""What goes wrong between a device and its platform: chosen by chance, the same for the same seed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from airshed.telemetry.simulating.telling import Speech

if TYPE_CHECKING:
    from random import Random

Choice = Literal["none", "usual", "all"]
SHARES: Mapping[str, float] = MappingProxyType(
    {
        "duplicate": 0.03,
        "late": 0.01,
        "out_of_order": 0.03,
        "half": 0.01,
        "wrong_crc": 0.01,
        "glued": 0.03,
        "bytes": 0.005,
        "garbage": 0.01,
        "flood": 0.002,
    }
)
"""Share of what is told that is told in this way."""
USUAL = ("duplicate", "late", "out_of_order", "half", "wrong_crc", "glued")
TRAITS = ("2005", "modbus", "modbus_swapped", "lower", "packets", "2025")
"""How devices speak where all faults are played, in turn: an old edition, other checks, packets, a heartbeat."""
TIMES_MORE = 3.0  # where all faults are played
FLOOD = 1000
"""Frames within about a second."""
LATE = timedelta(minutes=40)
SHORT_CONTENT = 160  # bytes
MN_OF_2005 = 14  # characters
GARBAGE = (b"\x00\xff\xfe", b"##", b"##12", b"&&0000\r\n", b"##0033QN=1;CP=&&", b"AT+CIPSEND\r\n", b"##9999ST=31")


class Move(NamedTuple):
    """Something a device does with its connection.

    Attributes:
        raw: bytes that it sends.
        times: how often it sends them.
        slowly: whether it sends them byte by byte.
        dropped: whether the connection goes down after them.
        broken: whether they are no frame that can be answered.
    """

    raw: bytes
    times: int = 1
    slowly: bool = False
    dropped: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong.

    Attributes:
        seed: of chance.
        shares: share of what is told, by kind of fault.
    """

    seed: int
    shares: Mapping[str, float]

    def of(self, *words: object) -> str | None:
        """Return the fault of something that is told; None in most cases."""
        text = f"airshed faults {self.seed} {' '.join(map(str, words))}"
        drawn = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") / (1 << 64)
        for name, share in self.shares.items():
            if drawn < share:
                return name
            drawn -= share
        return None


def faults_of(choice: Choice, *, seed: int) -> Faults:
    """Return what goes wrong: nothing, what is usual in the field, or everything and more often."""
    if choice == "all":
        return Faults(seed, {name: TIMES_MORE * share for name, share in SHARES.items()})
    return Faults(seed, {name: SHARES[name] for name in USUAL} if choice == "usual" else {})


def with_trait(speech: Speech, trait: str) -> Speech:
    """Return a way of speaking changed by one of `TRAITS`."""
    if trait in {"2005", "2025"}:
        mn = speech.mn[-MN_OF_2005:] if trait == "2005" else speech.mn
        return replace(speech, mn=mn, edition=trait)  # type: ignore[arg-type]
    if trait == "lower":
        return replace(speech, lower=True)
    if trait == "packets":
        return replace(speech, longest=SHORT_CONTENT)
    return replace(speech, check=trait)  # type: ignore[arg-type]


def moves_of(fault: str | None, raw: bytes, *, chance: "Random") -> tuple[Move, ...]:
    """Return what a device does to send a frame; where that is not enough for an answer, it sends it again."""
    whole = Move(raw)
    if fault == "half":
        return (Move(raw[: chance.randrange(3, len(raw) - 3)], dropped=True, broken=True),)
    if fault == "wrong_crc":
        wrong = b"%04X" % (int(raw[-6:-2], 16) ^ 0x0100)
        return (Move(raw[:-6] + wrong + b"\r\n", broken=True),)
    if fault == "garbage":
        noise = b"".join(chance.choices(GARBAGE, k=chance.randint(1, 3)))
        return Move(noise, broken=True), whole
    if fault == "glued":
        return Move(raw[:-2]), whole
    if fault == "bytes":
        return (Move(raw, slowly=True),)
    return (Move(raw, times={"duplicate": 2, "flood": FLOOD}.get(fault or "", 1)),)
