"""Monitors: one at each outlet whose monitoring was accepted, and one at each station; some are told of wrongly.

They are connected from October 2019 on. Terminals of diesel vehicles are not played.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from airshed.city.registers.acts import facts_of
from airshed.city.registers.firms import OF_FIRM, day_of, told_rows
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.reports import Book, moments
from airshed.city.registers.stories import Facts, Slip, Story, Thing, Value, event, told_with
from airshed.city.stations import STATIONS

NAME = "monitors"
NEEDS = ("outlets",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "outlet": str,
    "station": str,
    "enterprise": str,
    "flue_gas": bool,
    "key_source": bool,
    "voc": bool,
    "diesel_terminal": bool,
    "factors": str,
    "real_time_s": int,
    "minute_min": int,
    "hourly": bool,
    "edition": str,
    "maker": str,
    "accepted_date": date,
    **OF_FIRM,
}
MOMENTS = moments("2019-10-09", "2019-10-16", "2019-10-29", "2019-11-05", "2019-11-13", "2019-12-11", at="14:20")
CONNECTED = date(2019, 10, 1)
"""First day on which data are due."""
PUT_RIGHT = date(2019, 11, 4)
FLUE = "a01011,a01012,a01013,a01014,a00000"
FACTORS = {"so2": f"a34013,a21026,a21002,a19001,{FLUE}", "voc": f"a24088,{FLUE}", "pm": f"a34013,{FLUE}"}
"""What is sent of a stack, by the most telling of its factors; codes of HJ 212-2017."""
AIR = "a34004,a34002,a21026,a21004,a21005,a05024"
OLD = 0.2
"""Share of loggers that speak the edition of 2005, with numbers of 14 digits; that of VOC and air is newer."""
IN_HOURS = 0.2
"""Share of devices that send flow by the hour."""
STATION_ACCEPTED = date(2018, 1, 10)


def monitors(seed: int, outlets: Book) -> Book:
    """Return the register of the monitors; the same arguments give the same numbers."""
    draw = Random(f"airshed monitors {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [*_at_outlets(draw, outlets), *(_at_station(draw, station.code) for station in STATIONS)]
    slips = Slips(
        late=(Late("", 1, 10), Late("", 1, 20)),
        wrong=(Wrong("factors", _fewer, 2, cheated=True), Wrong("real_time_s", _ten_times, 2)),
        missing=1,
    )
    book = plain(NAME, COLUMNS, rows, draw, slips, when=MOMENTS)
    return _with_wrong_number(book, draw)


def _at_outlets(draw: Random, outlets: Book) -> Iterator[Facts]:
    """Yield the monitors of outlets where one was accepted."""
    for outlet in told_rows(outlets):
        accepted = day_of(outlet["monitor_accepted_date"])
        if accepted is None:
            continue
        measured = str(outlet["factors"])
        main = next(name for name in FACTORS if name in measured)
        factors = FACTORS[main].replace("a00000", "a00000=m3/h") if draw.random() < IN_HOURS else FACTORS[main]
        yield {
            **_device(draw, factors, accepted),
            "outlet": outlet["code"],
            "station": None,
            "enterprise": outlet["enterprise"],
            "flue_gas": main != "voc",
            "key_source": _last(outlet["key_listed"]) is True,
            "voc": main == "voc",
            **{name: outlet[name] for name in ("department", "area", "grid")},
        }


def _at_station(draw: Random, code: str) -> Facts:
    whose = {"outlet": None, "station": code, "enterprise": None, "department": "ecology", "area": None, "grid": None}
    return {**_device(draw, AIR, STATION_ACCEPTED), **whose, **dict.fromkeys(("flue_gas", "key_source", "voc"), False)}


def _device(draw: Random, factors: str, accepted: date) -> dict[str, Value]:
    old = draw.random() < OLD and factors not in {AIR, FACTORS["voc"]}
    return {
        "code": f"{draw.randrange(10**14):014}" if old else f"{draw.getrandbits(96):024X}",
        "diesel_terminal": False,
        "factors": factors,
        "real_time_s": 30,
        "minute_min": 10,
        "hourly": True,
        "edition": "2005" if old else "2017",
        "maker": f"示例仪器{draw.choice('甲乙丙')}厂",
        "accepted_date": accepted,
        "from_date": max(accepted, CONNECTED),
        "to_date": None,
        "source": "firm",
    }


def _last(fact: object) -> object:
    return fact.steps[-1][1] if isinstance(fact, Story) else fact


def _fewer(value: Value) -> Value:
    """Return what is sent without what goes over the limit: hours of what is not listed cannot be missing."""
    return str(value).partition(",")[2]


def _ten_times(value: Value) -> Value:
    return value * 10 if isinstance(value, int) else value


def _with_wrong_number(book: Book, draw: Random) -> Book:
    """Return the register with one number typed wrong, so that nothing comes from it until somebody sees that."""
    slipped = {slip.key for slip in book.slips}
    early = [n for n, thing in enumerate(book.things) if thing.key not in slipped and thing.true_from == CONNECTED]
    number = draw.choice(early)
    thing = book.things[number]
    last = thing.key[:-3:-1]
    wrong = thing.key[:-2] + (last if last != thing.key[-2:] else f"{last[0]}_")
    told = told_with(facts_of(thing), {"code": wrong, "to_date": event(PUT_RIGHT)})
    things = [*book.things]
    things[number : number + 1] = [
        Thing(wrong, None, date.max, told, thing.told_from),
        Thing(thing.key, thing.true, thing.true_from, thing.told, PUT_RIGHT),
    ]
    slips = (Slip(NAME, wrong, "duplicate", of=thing.key), Slip(NAME, thing.key, "late"))
    return Book(NAME, COLUMNS, tuple(things), book.moments, (*book.slips, *slips), book.proofs, book.real, book.key)
