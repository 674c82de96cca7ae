"""Lines of the plants of the emergency list: what each stops or cuts at a level, who does it, which data prove it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.chances import happens
from airshed.city.registers.names import person
from airshed.city.registers.reports import Book

COUNT = 26
PROVED = 3
"""Days from a signature to its paper."""
WORKS = {
    "heat": "锅炉",
    "power": "机组",
    "cement": "粉磨线",
    "brick": "隧道窑",
    "coating": "喷涂线",
    "coal_yard": "卸煤线",
}
FIRST, SECOND = date(2018, 11, 12), date(2019, 10, 28)
LEVELS = ("yellow", "orange", "red")
PROOFS = ("cems", "power_meter", "power_meter", "gas_meter", "gate_video", "photo", "ledger")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plant.

    Attributes:
        plant: code of the plant.
        enterprise: code of the firm.
        name: of the line.
        listed: day of the list the plant is in; None = in none.
        levels: at which it has measures.
        person: who answers for it; empty = nobody.
        proof: which data prove it; empty = none.
    """

    plant: str
    enterprise: str
    name: str
    listed: date | None
    levels: tuple[str, ...]
    person: str
    proof: str


def lines_of(seed: int, firms: Book) -> Sequence[Sequence[Line]]:
    """Return the lines of each plant that belongs in the list; those of a plant in no list have no measures."""
    draw = Random(f"airshed emergency lines {seed}")  # noqa: S311 - a simulator, not a secret
    known = [t for t in firms.things if t.true and t.told and not facts_of(t)["to_date"]]
    burning = [thing for thing in known if facts_of(thing)["sector"] in WORKS]
    others = [thing for thing in known if facts_of(thing)["sector"] not in WORKS]
    chosen = [*burning, *others][:COUNT]
    return [_plant(draw, n, thing.key, str(facts_of(thing)["sector"])) for n, thing in enumerate(chosen, start=1)]


def _plant(draw: Random, number: int, firm: str, sector: str) -> list[Line]:
    listed = draw.choice((FIRST, FIRST, SECOND)) if happens(draw, 0.88) else None
    levels = LEVELS if happens(draw, 0.8) else LEVELS[1:]
    careful = happens(draw, 0.7)
    found = []
    for line in range(1, draw.randint(1, 3) + 1):
        who = person(draw) if careful or happens(draw, 0.6) else ""
        proof = draw.choice(PROOFS) if careful or happens(draw, 0.5) else ""
        name = f"{line}号{WORKS.get(sector, '生产线')}"
        found.append(Line(f"YJ-{number:03d}", firm, name, listed, levels if listed else (), who, proof))
    return found
