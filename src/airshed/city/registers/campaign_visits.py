"""Targets of campaigns: the list is told when a campaign begins, visits as they are made."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from airshed.city.registers.campaigns import CAMPAIGNS, Campaign, targets_of
from airshed.city.registers.chances import shot
from airshed.city.registers.names import person
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, Story, Value, event, since

NAME = "campaign_visits"
NEEDS = ("campaigns",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "campaign": str,
    "target": str,
    "visited_date": date,
    "visitors": str,
    "result": str,
    "department": str,
    "area": str,
    "from_date": date,
    "to_date": date,
    "source": str,
}
RESULTS = ("clean", "clean", "put_right", "ordered", "case", "closed")
PHOTOS = 20  # of so many visits


def campaign_visits(seed: int, campaigns: Book) -> Book:
    """Return the register; the same arguments give the same visits."""
    draw = Random(f"airshed campaign visits {seed}")  # noqa: S311 - a simulator, not a secret
    told = {thing.key for thing in campaigns.things if thing.told}
    rows = [row for one in CAMPAIGNS if one.code in told for row in _rows(draw, seed, one)]
    days = [(str(row["code"]), fact.steps[-1][1]) for row in rows if isinstance(fact := row["visited_date"], Story)]
    photos = [shot(NAME, key, "photo", day) for key, day in days[:: len(days) // PHOTOS] if isinstance(day, date)]
    slips = Slips(late=(Late("visited_date", 6, 40),), wrong=(Wrong("result", _clean, 4, cheated=True),), missing=2)
    return plain(NAME, COLUMNS, rows, draw, slips, proofs=photos)


def _clean(right: Value) -> Value:
    return "clean" if right != "clean" else "put_right"


def _rows(draw: Random, seed: int, campaign: Campaign) -> Iterator[Facts]:
    for number, target in enumerate(targets_of(seed, campaign), start=1):
        yield {
            "code": f"{campaign.code}/{number:03d}",
            "campaign": campaign.code,
            "target": target.name,
            "visited_date": event(target.day),
            "visitors": since(target.day, person(draw)),
            "result": since(target.day, draw.choice(RESULTS)),
            "department": "ecology",
            "area": f"A{draw.randint(1, 4)}",
            "from_date": campaign.first,
            "to_date": None,
            "source": "visit",
        }
