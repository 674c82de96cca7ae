"""Plain registers: most rows are told as they are, some late, some wrong, some never."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from airshed.city.registers.acts import Act, Played, facts_of, found_late, honest, late, missing, parts, played, retold
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Book, moments, monthly
from airshed.city.registers.stories import Facts, Kind, Slip, Story, Thing, Value, mistyped

OPENED = date(2018, 3, 1)
"""First day of most registers."""
CORRECTED = timedelta(days=120)


def quarters(at: str) -> tuple[datetime, ...]:
    """Return when offices report every quarter, at a time of day: after the registers that their rows name."""
    return monthly(date(2018, 4, 10), date(2019, 10, 10), every=3, at=at) + moments("2019-11-12", "2019-12-10", at=at)


QUARTERS = quarters("09:30")
MONTHS = monthly(date(2018, 4, 10), date(2019, 12, 10))


@dataclass(frozen=True, slots=True)
class Late:
    """Rows of which a column is told so many days late.

    Attributes:
        column: the column, whose value is a story; empty = the whole row becomes known late.
        count: how many rows; less where there are not so many.
        days: how late.
    """

    column: str
    count: int
    days: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """Rows of which a column is told wrong: every second one for ever, the others until somebody notices.

    Attributes:
        column: the column.
        told: the wrong value from the right one.
        count: how many rows.
        cheated: whether those who tell it know better; then it is never put right.
    """

    column: str
    told: Callable[[Value], Value]
    count: int
    cheated: bool = False


@dataclass(frozen=True, slots=True)
class Slips:
    """What goes wrong with a register."""

    late: Sequence[Late] = ()
    wrong: Sequence[Wrong] = ()
    missing: int = 0


def plain(  # noqa: PLR0913 - what a register consists of
    name: str,
    columns: Mapping[str, type],
    rows: Sequence[Facts],
    draw: Random,
    slips: Slips,
    *,
    key: Sequence[str] = ("code",),
    known: str = "from_date",
    when: Sequence[datetime] = QUARTERS,
    proofs: Sequence[Proof] = (),
    real: Mapping[str, type] | None = None,
) -> Book:
    """Return a register of rows.

    Args:
        name: of the register.
        columns: types by column, of what offices tell.
        rows: what is true, by column.
        draw: who plays which part is drawn from it.
        slips: what goes wrong.
        key: columns of the key.
        known: the column of the day on which an office knows of a row, or on which it is so; a value without a day
            means from the beginning.
        when: when offices report.
        proofs: photos and papers.
        real: types of columns that plans ask for and nobody tells, as they follow from what is true.
    """
    things = [honest("|".join(str(row[part]) for part in key), row, row.get(known), opened=OPENED) for row in rows]
    acts: dict[str, Act] = {}
    pools: list[tuple[str, int, Sequence[int]]] = []

    def cast(act: Act, count: int, pool: Sequence[int]) -> None:
        label = f"act {len(acts)}"
        acts[label] = act
        pools.append((label, min(count, len(pool)), pool))

    everything = range(len(rows))
    for one in slips.wrong:
        cast(_wrong(name, one), one.count, [n for n in everything if _has(rows[n], one.column)])
    for two in slips.late:
        act = late(name, two.column, two.days) if two.column else found_late(name, two.days)
        cast(act, two.count, [n for n in everything if not two.column or _has(rows[n], two.column)])
    cast(missing(name), slips.missing, everything)
    told, found = played(things, parts(draw, *pools), acts)
    wrong = (*found, *_borrowed(name, proofs))
    return Book(name, columns, told, tuple(when), wrong, tuple(proofs), real or {}, tuple(key))


def _borrowed(name: str, proofs: Sequence[Proof]) -> tuple[Slip, ...]:
    """Return the slips of rows that show the photo of another, which is the first of them to show it."""
    first: dict[bytes, str] = {}
    found: dict[tuple[str, str], str] = {}
    for proof in proofs:
        if proof.name.endswith(".png") and first.setdefault(proof.content, proof.key) != proof.key:
            found[proof.key, proof.purpose] = first[proof.content]
    return tuple(Slip(name, key, "cheated", f"file_{purpose}", of=of) for (key, purpose), of in found.items())


def _has(row: Facts, column: str) -> bool:
    value = row[column]
    return any(step is not None for _, step in value.steps) if isinstance(value, Story) else value is not None


def _wrong(name: str, wrong: Wrong) -> Act:
    def act(thing: Thing, place: int) -> Played:
        fact = facts_of(thing)[wrong.column]
        right = fact.steps[-1][1] if isinstance(fact, Story) else fact
        put_right = None if wrong.cheated or place % 2 == 0 else thing.told_from + CORRECTED
        told = retold(thing, {wrong.column: mistyped(fact, wrong.told(right), put_right=put_right)})
        kind: Kind = "cheated" if wrong.cheated else "typed_wrong"
        return (told,), (Slip(name, thing.key, kind, wrong.column, put_right=put_right),)

    return act
