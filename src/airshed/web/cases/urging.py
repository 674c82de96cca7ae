"""Urging whoever must act in several cases at once; what cannot be urged is told, case by case."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from airshed.errors import AirshedError, Fault
from airshed.web.cases.operations import Mover, Step, move_case

MOST = 200
"""Cases that are urged at once."""


class UrgeRefused(AirshedError):
    """No case was named, or too many at once; none was urged."""


@dataclass(frozen=True, slots=True)
class Urged:
    """What became of it.

    Attributes:
        codes: the cases that were urged.
        faults: why others were not.
    """

    codes: tuple[str, ...]
    faults: tuple[Fault, ...]


def urge_cases(home: Path, codes: Iterable[str], *, why: str, mover: Mover) -> Urged:
    """Urge in several cases, each for itself.

    Raises:
        UrgeRefused: there are none, or too many.
    """
    named = [*dict.fromkeys(codes)]
    if not 0 < len(named) <= MOST:
        raise UrgeRefused(Fault("cases.urge", "code", str(len(named)), f"1 … {MOST}"))
    done, faults = list[str](), list[Fault]()
    for code in named:
        try:
            move_case(home, code, Step("urge", {"why": why}), mover=mover)
        except AirshedError as refusal:
            faults += [Fault(f.code, f.where or code, f.value, f.expected) for f in refusal.faults]
        else:
            done.append(code)
    return Urged(tuple(done), tuple(faults))
