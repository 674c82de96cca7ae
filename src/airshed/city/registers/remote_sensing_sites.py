"""Remote-sensing sites: planned, built in time or not, connected some weeks later or not."""

from collections.abc import Mapping
from datetime import date
from random import Random

from airshed.city.registers.places import drawn_place
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Facts, Value
from airshed.city.registers.terms import happened, photo

NAME = "remote_sensing_sites"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "road": str,
    "lanes": int,
    "due_date": date,
    "built_date": date,
    "accepted_date": date,
    "online_date": date,
    **ROW,
}
SITES = (
    ("horizontal", "2018-12-31", "2018-08-20", "2018-09-28"),
    ("mobile", "2018-12-31", "2018-12-31", "2019-02-14"),
    ("horizontal", "2019-06-30", "2019-07-01", "2019-08-15"),
    ("vertical", "2019-06-30", "2019-05-22", ""),
    ("black_smoke", "2019-12-31", "2019-10-18", "2019-11-06"),
    ("vertical", "2019-12-31", "", ""),
    ("vertical", "2020-06-30", "", ""),
)
"""Kind, when it is due, when it was built, and since when it is on line."""


def remote_sensing_sites(seed: int) -> Book:
    """Return the register; the same seed gives the same sites."""
    draw = Random(f"airshed remote sensing sites {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_site(draw, number) for number in range(len(SITES))]
    slips = Slips(late=(Late("online_date", 1, 30),), wrong=(Wrong("lanes", _more, 1),))
    proofs = [
        photo(NAME, row, "photo", date.fromisoformat(built))
        for row, (_, _, built, _) in zip(rows, SITES, strict=True)
        if built
    ]
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=proofs)


def _more(value: Value) -> Value:
    return value + 10 if isinstance(value, int) else 10


def _site(draw: Random, number: int) -> Facts:
    kind, due, built, online = SITES[number]
    place = drawn_place(draw, 1, 1, 2, 2)
    ready = date.fromisoformat(built) if built else None
    linked = date.fromisoformat(online) if online else None
    return {
        "code": f"YG-{number + 1:02d}",
        "name": f"示例{number + 1}号遥感点",
        "kind": kind,
        "road": f"示例国道{draw.randint(1, 90)}公里处",
        "lanes": draw.choice((2, 2, 4)),
        "due_date": date.fromisoformat(due),
        "built_date": happened(ready),
        "accepted_date": happened(linked),
        "online_date": happened(linked),
        "department": "ecology",
        **place.facts,
        "from_date": None,
        "to_date": None,
        "source": "survey",
    }
