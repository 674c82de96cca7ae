"""Fugitive points: what firms plan against dust and gas that no stack takes, what they did, and photos of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.firms import (
    day_of,
    happens,
    later,
    of_firm,
    point_at,
    some_day,
    told_rows,
)
from airshed.city.registers.names import person
from airshed.city.registers.places import point_of
from airshed.city.registers.plain import Late, Slips, Wrong, plain, quarters
from airshed.city.registers.proofs import Proof, picture
from airshed.city.registers.reports import ROW, Book
from airshed.city.registers.stories import Fact, Facts, Slip, event, facts_on, since

NAME = "fugitive_points"
NEEDS = ("enterprises",)
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "enterprise": str,
    "kind": str,
    "material": str,
    "measure": str,
    "plan_number": str,
    "plan_submitted_date": date,
    "plan_accepted_date": date,
    "measure_due": date,
    "measure_done_date": date,
    "video": bool,
    "sensor": bool,
    "checker": str,
    **ROW,
}
POINTS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "heat": (("煤场", "storage", "原煤", "sealed"), ("灰库卸灰口", "loading", "粉煤灰", "enclosed")),
    "power": (("煤场", "storage", "原煤", "sealed"), ("输煤栈桥", "transport", "原煤", "enclosed")),
    "building_materials": (("骨料堆场", "storage", "砂石", "sealed"), ("上料口", "loading", "砂石", "hood")),
    "cement": (("骨料堆场", "storage", "砂石", "sealed"), ("厂区道路", "roads", "扬尘", "paved")),
    "brick": (("原料堆场", "storage", "煤矸石", "covered"), ("破碎工序", "crushing", "煤矸石", "hood")),
    "minerals": (("矿石堆场", "storage", "矿石", "wind_net"), ("破碎筛分", "crushing", "矿石", "hood")),
    "coal_yard": (("储煤场", "storage", "原煤", "wind_net"), ("装卸区", "loading", "原煤", "spray"),
                  ("厂区道路", "roads", "扬尘", "paved")),
    "waste": (("卸料间", "loading", "固废", "enclosed"),),
}  # fmt: skip
"""By trade: the points, what kind each is, of what material, and what is done against it."""
DUES = (date(2018, 10, 31), date(2019, 6, 30), date(2019, 9, 30), date(2019, 11, 30), date(2019, 12, 31),
        date(2020, 6, 30))  # fmt: skip
LATE_BY = (-60, -20, -1, 0, 0, 1, 9, 40)
"""Days after its due day on which a measure is done."""
UNSHOWN, BORROWED = 0.12, 3
"""The share of measures nobody took photos of, and how many show the photo of another."""


def fugitive_points(seed: int, firms: Book) -> Book:
    """Return the register of the points of firms; the same arguments give the same points."""
    draw = Random(f"airshed fugitive points {seed}")  # noqa: S311 - a simulator, not a secret
    rows: list[Facts] = []
    for firm in told_rows(firms):
        accepted = _plan(draw, firm)
        for point in POINTS.get(str(firm["sector"]), ()):
            rows.append(_point(draw, f"WZ-{len(rows) + 1:03d}", firm, point, accepted))
    slips = Slips(
        late=(Late("measure_done_date", 3, 45), Late("plan_accepted_date", 2, 60)),
        wrong=(Wrong("kind", lambda told: "other" if told != "other" else "roads", 3),),
        missing=3,
    )
    photos, borrowed = _photos(draw, rows)
    real = {"photo_pair": bool}
    book = plain(NAME, COLUMNS, rows, draw, slips, when=quarters("12:30"), proofs=photos, real=real)
    return replace(book, slips=(*book.slips, *borrowed))


def _plan(draw: Random, firm: Facts) -> tuple[date | None, date | None]:
    """Return when a firm handed in its plan and when it was accepted; some never did."""
    first = max(day_of(firm["from_date"]) or date(2018, 3, 1), date(2018, 3, 1))
    if not happens(draw, 0.9):
        return None, None
    submitted = some_day(draw, first, date(2019, 7, 31))
    return submitted, later(submitted, draw.randint(5, 60)) if happens(draw, 0.85) else None


def _point(
    draw: Random, code: str, firm: Facts, point: tuple[str, str, str, str], plan: tuple[date | None, date | None]
) -> Facts:
    name, kind, material, measure = point
    submitted, accepted = plan
    due = draw.choice(DUES) if accepted else None
    done = later(due, draw.choice(LATE_BY)) if due and happens(draw, 0.8) else None
    done = done if done and accepted and done > accepted else None
    watched = draw.choices((True, False, None), (3, 6, 1))[0]
    facts: dict[str, Fact] = {
        "code": code,
        "name": f"{firm['name']}{name}",
        "enterprise": firm["code"],
        "kind": kind,
        "material": material,
        "measure": measure,
        "plan_number": f"WZFA-{firm['code']}",
        "plan_submitted_date": event(submitted),
        "plan_accepted_date": event(accepted),
        "measure_due": event(due, known=accepted),
        "measure_done_date": event(done),
        "photo_pair": since(done, value=True, before=False),
        "video": watched,
        "sensor": since(done, happens(draw, 0.3)),
        "checker": since(done, person(draw)),
        **of_firm(firm, since=firm["from_date"], source="firm"),
        **point_at(firm),
    }
    return facts


def _photos(draw: Random, rows: Sequence[Facts]) -> tuple[tuple[Proof, ...], tuple[Slip, ...]]:
    """Return photos before and after for most that was done; slips about those of another, or that nobody took."""
    found: list[Proof] = []
    slips: list[Slip] = []
    shown: list[str] = []
    for row in rows:
        key, done = str(row["code"]), day_of(row["measure_done_date"])
        if done is None:
            continue
        if happens(draw, UNSHOWN):
            slips.append(Slip(NAME, key, "missing", "photo_pair"))
            continue
        cheated = sum(slip.kind == "cheated" for slip in slips)
        borrowed = shown[0] if shown and cheated < BORROWED and happens(draw, 0.2) else None
        if borrowed:
            slips.append(Slip(NAME, key, "cheated", "photo_pair", of=borrowed))
        shown.append(key)
        found += _pair(row, key, done, of=borrowed or key)
    return tuple(found), tuple(slips)


def _pair(row: Facts, key: str, done: date, *, of: str) -> Iterator[Proof]:
    lon, lat = point_of(facts_on(row, done))
    for purpose, day, owner in (("before", done - timedelta(days=12), key), ("after", done, of)):
        content = picture(f"{owner} {NAME} {purpose}")
        yield Proof(NAME, key, purpose, datetime.combine(day, time(10, 40)), lon, lat, f"{key}-{purpose}.png", content)
