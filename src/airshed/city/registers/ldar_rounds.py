"""Rounds of leak detection as plants tell them: how many points they tested, and how samples agreed with that."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from airshed.city.registers.firms import OF_FIRM, happens, of_firm, told_rows
from airshed.city.registers.leak_rounds import Round, rounds_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Fact, Facts, event, since

NAME = "ldar_rounds"
NEEDS = ("voc_sources",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "voc_source": str,
    "enterprise": str,
    "round": int,
    "begins_date": date,
    "due_date": date,
    "done_date": date,
    "contractor": str,
    "instrument": str,
    "background_ppm": Decimal,
    "components": int,
    "tested": int,
    "leaks": int,
    "checked": int,
    "checked_off": int,
    **OF_FIRM,
}


def round_code(source: object, one: Round) -> str:
    """Return the key of a round of a source."""
    return f"{source}/{one.begins.year}-{one.number}"


def ldar_rounds(seed: int, sources: Book) -> Book:
    """Return the register of the rounds of sources; the same arguments give the same rounds."""
    draw = Random(f"airshed ldar rounds {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [
        _row(draw, source, one)
        for source in told_rows(sources)
        if source["ldar_required"]
        for one in rounds_of(seed, str(source["code"]))
    ]
    slips = Slips(
        late=(Late("done_date", 3, 40),),
        wrong=(
            Wrong("components", lambda told: told * 10 if isinstance(told, int) else told, 3),
            Wrong("leaks", lambda _: 0, 3, cheated=True),
        ),
        missing=2,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, when=quarters("14:00"))


def _row(draw: Random, source: Facts, one: Round) -> Facts:
    points = source["sealing_points"]
    components = points if isinstance(points, int) else 0
    checked = draw.randint(10, 40) if happens(draw, 0.5) else None
    facts: dict[str, Fact] = {
        "code": round_code(source["code"], one),
        "voc_source": source["code"],
        "enterprise": source["enterprise"],
        "round": one.number,
        "begins_date": one.begins,
        "due_date": one.due,
        "done_date": event(one.done),
        "contractor": f"示例检测{draw.randint(1, 3)}所",
        "instrument": "便携式 FID",
        "background_ppm": since(one.done, Decimal(draw.randint(5, 60)) / 10),
        "components": components,
        "tested": since(one.done, components if happens(draw, 0.8) else round(components * 0.9)),
        "leaks": since(one.done, one.leaks),
        "checked": since(one.done, checked),
        "checked_off": since(one.done, draw.choice((0, 0, 1, 3)) if checked else None),
        **of_firm(source, since=one.begins, source="leak_test"),
    }
    return facts
