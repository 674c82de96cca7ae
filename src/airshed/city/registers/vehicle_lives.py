"""What happens to a vehicle: registered, tested, fitted with a filter and a terminal, scrapped and paid for."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from airshed.city.registers.stories import EVER, Fact, Story, event, since

STAGE_6_GAS = date(2019, 7, 1)
STAGES = ((date(2017, 7, 1), 5), (date(2013, 7, 1), 4), (date(2008, 7, 1), 3))
"""First days of stages of diesel vehicles, the latest first; older ones are of stage 2."""
OLD, KEPT_FROM = 3, 5  # stages: to be scrapped up to, fitted with terminals from
NEW_FROM = date(2018, 1, 1)
LAST_DAY = date(2019, 12, 31)
PLANNED = date(2019, 1, 20)
"""Day on which filters and scrapping of the year were planned."""
SUBSIDY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of vehicle."""

    fuel: str
    size: str
    use: str
    colour: str
    truck: bool
    commercial: bool


def life(draw: Random, kind: Kind) -> dict[str, Fact]:
    """Return the facts of a vehicle's life, in columns of its register."""
    registered = _registered(draw)
    stage = _stage(kind, registered)
    filters = _filter(draw, kind, stage, registered)
    conflict = draw.random() < 0.012  # noqa: PLR2004 - so many engines bear a number twice
    return {
        "fuel": kind.fuel,
        "class": kind.size,
        "stage": stage if draw.random() < 0.985 else None,  # noqa: PLR2004 - not on the papers
        "use": kind.use,
        "truck": kind.truck,
        "commercial": kind.commercial,
        "registered_date": registered,
        **_registration(draw, kind, registered, conflict=conflict),
        "stage6_required": kind.fuel == "gas" and registered >= STAGE_6_GAS,
        **filters,
        **_terminal(draw, kind, stage, registered, fitted=bool(filters["retrofit_done_date"])),
        **_end(draw, kind, stage),
        "green_delivery": kind.fuel == "electric" and kind.truck,
        "zone_permit": _permit(draw, kind),
        "inventory_date": event(_inventory(draw, registered) if kind.truck and kind.fuel == "diesel" else None),
        "from_date": registered,
    }


def _registered(draw: Random) -> date:
    """Return a day of registration: most vehicles are some years old, about one in six came in 2018 or 2019."""
    first, days = (NEW_FROM, 730) if draw.random() < 0.16 else (date(2006, 1, 1), 4380)  # noqa: PLR2004
    return first + timedelta(days=draw.randrange(days))


def _stage(kind: Kind, registered: date) -> int | None:
    if kind.fuel == "electric":
        return None
    if kind.fuel == "gas" and registered >= STAGE_6_GAS + timedelta(
        days=40
    ):  # a few of the first weeks slipped through
        return 6
    return next((stage for first, stage in STAGES if registered >= first), 2)


def _registration(draw: Random, kind: Kind, registered: date, *, conflict: bool) -> dict[str, Fact]:
    """Return what was looked at on registration; of vehicles registered before 2018 nothing is known."""
    if kind.fuel != "diesel" or registered < NEW_FROM:
        names = ("pre_test_date", "pre_test_passed", "disclosure_checked", "device_checked", "online_tested")
        return dict.fromkeys((*names, "serial_conflict", "fuel_limit_passed"))
    tested = registered + timedelta(days=draw.choices((-draw.randint(0, 6), draw.randint(1, 9)), (96, 4))[0])
    looked = [draw.choices((True, False, None), (94, 3, 3))[0] for _ in range(3)]
    return {
        "pre_test_date": event(tested),
        "pre_test_passed": since(tested, draw.random() < 0.985),  # noqa: PLR2004 - they come prepared
        "disclosure_checked": looked[0],
        "device_checked": looked[1],
        "online_tested": looked[2],
        "serial_conflict": conflict,
        "fuel_limit_passed": draw.random() < 0.97 if kind.size == "heavy" else None,  # noqa: PLR2004 - nearly all
    }


def _filter(draw: Random, kind: Kind, stage: int | None, registered: date) -> dict[str, Fact]:
    """Return when a filter is due and fitted: some trucks of stage 4."""
    if kind.fuel != "diesel" or stage != 4 or registered >= NEW_FROM or draw.random() > 0.3:  # noqa: PLR2004
        return dict.fromkeys(("retrofit_due", "retrofit_done_date", "retrofit_test_passed"))
    due = draw.choice((date(2019, 6, 30), date(2019, 10, 31), date(2019, 12, 31)))
    done = due - timedelta(days=draw.randint(-20, 140)) if draw.random() < 0.78 else None  # noqa: PLR2004
    done = done if done and done <= LAST_DAY else None
    return {
        "retrofit_due": event(due, known=PLANNED),
        "retrofit_done_date": event(done),
        "retrofit_test_passed": since(done, draw.random() < 0.96),  # noqa: PLR2004 - so many filters work
    }


def _terminal(draw: Random, kind: Kind, stage: int | None, registered: date, *, fitted: bool) -> dict[str, Fact]:
    """Return whether a terminal can be fitted, and when it went on line: heavy diesels of stage 5 or with a filter."""
    heavy = kind.fuel == "diesel" and kind.size == "heavy"
    fit = heavy and stage is not None and (stage >= KEPT_FROM or fitted)
    online = max(registered, date(2018, 9, 1)) + timedelta(days=draw.randrange(20, 560))
    there = fit and online <= LAST_DAY and draw.random() < 0.85  # noqa: PLR2004 - the others stay at home
    return {"terminal_eligible": fit, "terminal_online_date": event(online if there else None)}


def _end(draw: Random, kind: Kind, stage: int | None) -> dict[str, Fact]:
    """Return when a vehicle is to go, goes, and is paid for: commercial diesel trucks of stage 3 or lower."""
    names = ("scrap_due", "cancelled_date", "subsidy_due", "subsidy_paid_date")
    old = kind.fuel == "diesel" and kind.truck and kind.commercial and stage is not None and stage <= OLD
    if not old or draw.random() > 0.45:  # noqa: PLR2004 - so many are planned for this year
        return {"scrap_target": False, **dict.fromkeys(names)}
    due = draw.choice((date(2019, 9, 30), date(2019, 12, 31)))
    gone = date(2019, 2, 1) + timedelta(days=draw.randrange(400))
    cancelled = gone if gone <= LAST_DAY and draw.random() < 0.85 else None  # noqa: PLR2004 - some owners never answer
    pay = cancelled + SUBSIDY if cancelled else None
    paid = pay + timedelta(days=max(-40, round(draw.gauss(-10, 15)))) if pay and draw.random() < 0.9 else None  # noqa: PLR2004
    return {
        "scrap_target": Story(((EVER, False), (PLANNED, True))),
        "scrap_due": event(due, known=PLANNED),
        "cancelled_date": event(cancelled),
        "subsidy_due": event(pay, known=cancelled),
        "subsidy_paid_date": event(paid),
    }


def _permit(draw: Random, kind: Kind) -> Fact:
    if kind.fuel != "electric" or not kind.truck or draw.random() > 0.8:  # noqa: PLR2004 - so many asked for one
        return None
    return since(date(2019, 3, 1) + timedelta(days=draw.randrange(240)), f"示许{draw.randrange(10**5):05d}")


def _inventory(draw: Random, registered: date) -> date | None:
    counted = max(registered, date(2019, 3, 1)) + timedelta(days=draw.randrange(10, 200))
    return counted if counted <= LAST_DAY and draw.random() < 0.93 else None  # noqa: PLR2004 - the others are forgotten
