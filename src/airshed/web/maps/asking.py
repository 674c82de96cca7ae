"""What a map is asked: registers as layers, a day, a fragment, and filters of each, as they stand in its address."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from airshed.web.kit.pages.asking import WORDS, Asked, asked_of
from airshed.web.kit.pages.shown import Reader, reader_of
from airshed.web.kit.reaching import hidden, list_seen
from airshed.web.kit.register import GROUPS, POINT, Register, registers

REGISTER = "register"
OWN = "."
"""Between a register and its own column in a parameter; one without it is for all layers that know its column."""
MOST_LAYERS = 8
"""So many signs can be told apart on one map."""
FIRST_LAYERS = 4
"""So many registers are shown where none is asked for."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A register on a map.

    Attributes:
        register: the register.
        reader: who reads it.
        asked: which of its rows.
        sign: number of the sign its points have.
    """

    register: Register
    reader: Reader
    asked: Asked
    sign: int

    @property
    def prefix(self) -> str:
        """What its own filters begin with in an address."""
        return f"{self.register.name}{OWN}"

    @property
    def query(self) -> str:
        """The query of an address that asks for its rows, in a list or for a map."""
        return self.asked.address()


@dataclass(frozen=True, slots=True)
class Map:
    """What is shown.

    Attributes:
        layers: registers in the order of their signs.
        offered: all registers that the reader may put on a map.
        left_out: names of registers asked for that cannot be shown.
        words: fragment that is searched in all layers.
        on: day whose rows and areas are shown.
    """

    layers: tuple[Layer, ...]
    offered: tuple[Register, ...]
    left_out: tuple[str, ...]
    words: str
    on: date

    @property
    def narrowed(self) -> bool:
        """Whether any layer shows less than all rows that hold today."""
        return any(layer.asked.narrowed for layer in self.layers)


def list_placed(user: Any) -> tuple[Register, ...]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the registers whose rows somebody may see on a map, by group; not where the place itself is masked."""
    seen = (one for one in list_seen(user) if one.placed and not hidden(one, user).intersection(POINT))
    groups = list(GROUPS)
    return tuple(sorted(seen, key=lambda one: (groups.index(one.group), bool(one.part_of), one.name)))


def map_of(user: Any, given: Any, *, today: date) -> Map:  # noqa: ANN401 - a user; parameters of an address
    """Return what an address asks of the map.

    Args:
        user: who looks.
        given: parameters of the address, several of one name where several registers are asked for.
        today: by the clock of the home.
    """
    offered = list_placed(user)
    known = {one.name: one for one in offered}
    names = list(dict.fromkeys(given.getlist(REGISTER)))
    chosen = [known[name] for name in names if name in known] if names else _first(offered)
    reader = reader_of(chosen[0], user) if chosen else None
    layers = tuple(
        Layer(one, replace(reader, register=one, hide=hidden(one, user)), _asked(one, user, given, today), sign)
        for sign, one in enumerate(chosen[:MOST_LAYERS])
        if reader
    )
    left_out = [name for name in names if name not in known] + [one.title for one in chosen[MOST_LAYERS:]]
    on = next((layer.asked.on for layer in layers if layer.asked.on), today)
    return Map(layers, offered, tuple(left_out), given.get(WORDS, "").strip(), on)


def _first(offered: Sequence[Register]) -> list[Register]:
    """Return what is shown where nothing is asked for: of the first group what most registers refer to."""
    asked_for = Counter(name for one in registers().values() for name in {*one.references.values()})
    first = [one for one in offered if one.group == offered[0].group]
    return sorted(first, key=lambda one: -asked_for[one.name])[:FIRST_LAYERS]


def _asked(register: Register, user: Any, given: Any, today: date) -> Asked:  # noqa: ANN401 - as above
    parameters = own_parameters(register, given.dict())
    return asked_of(register, parameters, today=today, hide=hidden(register, user))


def own_parameters(register: Register, given: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of an address that speak of one register, as its list would be given them.

    A name such as `boilers.fuel` speaks of boilers alone; `area` speaks of every register that is filtered by it.
    """
    start = f"{register.name}{OWN}"
    common = {name: text for name, text in given.items() if OWN not in name and name != REGISTER}
    own = {name.removeprefix(start): text for name, text in given.items() if name.startswith(start)}
    return common | own
