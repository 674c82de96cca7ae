"""Open burning: what satellites, patrols and people see, what it was, and when somebody came."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.names import person
from airshed.city.registers.places import drawn_place, point_of
from airshed.city.registers.plain import MONTHS, Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import PLACE, Book
from airshed.city.registers.stories import Facts, Value, day_of, event, since

NAME = "burning_events"
COUNT = 90
COLUMNS: Mapping[str, type] = {
    "code": str,
    "found_date": date,
    "channel": str,
    "hot_spot": str,
    "place": str,
    "burnt": str,
    "due_date": date,
    "checked_date": date,
    "confirmed": bool,
    "handled_date": date,
    "answers_for": str,
    "department": str,
    **PLACE,
    "source": str,
}
SEASONS = (date(2018, 3, 20), date(2018, 9, 10), date(2019, 3, 20), date(2019, 9, 10))
"""When fields are cleared: from each of these days on for ten weeks."""
DAYS = 70
PHOTOS = 40  # of so many events
AFTER = (0, 0, 1, 1, 1, 1, 2, 2, 3, 9)  # from found to handled; due after a day, by patrols and people after two [d]


def burning_events(seed: int) -> Book:
    """Return the register; the same seed gives the same fires."""
    draw = Random(f"airshed burning events {seed}")  # noqa: S311 - a simulator, not a secret
    days = sorted(draw.choice(SEASONS) + timedelta(days=draw.randrange(DAYS)) for _ in range(COUNT))
    rows = [_event(draw, number, day) for number, day in enumerate(days, 1)]
    slips = Slips(
        late=(Late("handled_date", 4, 40), Late("", 3, 45)),
        wrong=(Wrong("burnt", _otherwise, 2),),
        missing=4,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="found_date", when=MONTHS, proofs=_photos(rows))


def _otherwise(right: Value) -> Value:
    return "grass" if right != "grass" else "straw"


def _event(draw: Random, number: int, found: date) -> Facts:
    place = drawn_place(draw, 1, 2, 5, 3)
    channel = draw.choices(("satellite", "patrol", "report", "camera"), (4, 3, 3, 1))[0]
    real = draw.random() < (0.7 if channel == "satellite" else 0.95)
    handled = found + timedelta(days=draw.choice(AFTER))
    return {
        "code": f"HD-{found.year}-{number:03d}",
        "found_date": found,
        "channel": channel,
        "hot_spot": f"EX{found:%Y%m%d}{number:03d}" if channel == "satellite" else None,
        "place": f"示例{place.grid}网格",
        "burnt": draw.choices(("straw", "grass", "waste", "leaves", "dung"), (3, 3, 4, 1, 1))[0],
        "due_date": found + timedelta(days=1 if channel in {"satellite", "camera"} else 2),
        "checked_date": event(found),
        "confirmed": since(found, real) if draw.random() < 0.95 else None,  # noqa: PLR2004 - a few nobody looked at
        "handled_date": event(handled if real and draw.random() < 0.96 else None),  # noqa: PLR2004 - nearly all
        "answers_for": person(draw),
        "department": "agriculture",
        **place.facts,
        "source": "complaint" if channel == "report" else "patrol",
    }


def _photos(rows: Sequence[Facts]) -> tuple[Proof, ...]:
    found, shown = [], ""
    for row in rows[-PHOTOS:]:
        key, (lon, lat), handled = str(row["code"]), point_of(row), day_of(row["handled_date"])
        if handled is None:
            continue
        subject = shown if key.endswith("7") and shown else f"{key} after"  # some show the photo of the fire before
        shown = subject
        moment = datetime.combine(handled, time(17, 40))
        found.append(Proof(NAME, key, "after", moment, lon, lat, f"{key}-after.png", picture(subject)))
    return tuple(found)
