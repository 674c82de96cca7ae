"""Cases drawn to be verified again: each month a share of those closed in it, by a lot that anybody can draw again.

The lot needs no trust: the seed is the digest of the month and of the codes of all cases closed in it, in order; each
case's number is the digest of the seed and its code; those with the lowest numbers are drawn. So nobody knows who is
drawn before the month is over, and nobody chooses.
"""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from math import ceil
from pathlib import Path

from django.db import transaction

from airshed.calendar import month as month_of
from airshed.flows import five_step
from airshed.web.cases.casework import casework_of
from airshed.web.cases.found import Found
from airshed.web.cases.models import Case, CaseEntry
from airshed.web.cases.operations import Mover, open_case

SOURCE = "recheck"


def seed_of(month: str, codes: Collection[str]) -> str:
    """Return the seed of a month, written `2019-10`, and of the codes of the cases closed in it."""
    return sha256("\n".join([month, *sorted({*codes})]).encode()).hexdigest()


def drawn(month: str, codes: Collection[str], share: Decimal) -> tuple[str, ...]:
    """Return the codes that are drawn, in order: a share of them, rounded up."""
    seed, known = seed_of(month, codes), {*codes}
    lots = sorted(known, key=lambda code: sha256(f"{seed} {code}".encode()).hexdigest())
    return tuple(sorted(lots[: ceil(Fraction(share) * len(known))]))


def closed_in(first: date, end: date) -> tuple[str, ...]:
    """Return the codes of the cases that were closed on days from a first one to one that is not among them.

    It asks the log, which only grows: a case that came back since was closed then all the same.
    """
    rows = CaseEntry.objects.filter(case__flow=five_step.FLOW.name, move="close", at__gte=_start(first))
    return tuple(sorted({*rows.filter(at__lt=_start(end)).values_list("case__code", flat=True)}))


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - city wall time


def draw_rechecks(home: Path, *, mover: Mover) -> int:
    """Make tasks of the cases drawn from those closed in the month before, once; return how many are new.

    Raises:
        NoHolidays: the holidays of a year on the way are not known.
        RulesBroken: the rules of the home cannot be used.
    """
    on = mover.at.date()
    past = month_of(on.year, on.month - 1) if on.month > 1 else month_of(on.year - 1, 12)
    month = f"{past.from_date:%Y-%m}"
    codes = closed_in(past.from_date, past.to_date)
    if not codes or Case.objects.filter(source=SOURCE, cause__startswith=f"{SOURCE}:{month}/").exists():
        return 0
    chosen = drawn(month, codes, casework_of(home, on=on).recheck_share)
    shown = {"month": month, "closed": str(len(codes)), "drawn": str(len(chosen)), "seed": seed_of(month, codes)}
    with transaction.atomic():
        for case in Case.objects.filter(code__in=chosen).order_by("code"):
            open_case(
                home, _found(case, month, shown), mover=mover, flow="task", parent=case,
                more={"unit": case.department_id},
            )  # fmt: skip
    return len(chosen)


def _found(case: Case, month: str, shown: dict[str, str]) -> Found:
    return Found(
        cause=f"{SOURCE}:{month}/{case.code}",
        source=SOURCE,
        zh=f"随机复核 {month} 办结的案件 {case.code}：{case.zh}"[:2_000],
        en=f"Verify again case {case.code}, closed in {month}: {case.en}"[:2_000],
        object=case.object,
        plan=case.plan,
        clause=case.clause,
        department=case.department_id,
        enterprise=case.enterprise,
        area=case.area,
        grid=case.grid,
        lon=case.lon,
        lat=case.lat,
        grade=case.grade,
        evidence=shown,
    )
