"""Words such as "10 蒸吨以下" at the number itself, over rows of registers: by the reading in force, and by another."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import in_order, values_for

from airshed.air.ruleset import Rulebook
from airshed.plan.load import load_plan
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.web.bridge import asking_of
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers

PLAN = "erenhot/2019"
DAY = date(2019, 11, 20)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
SMALL = "in_built_up AND device = 'boiler' AND fuel = 'coal' AND capacity_t_h < 10"
TRUCKS = "fuel = 'diesel' AND truck AND commercial AND stage {} 3"
TRUCK = {"fuel": "diesel", "truck": True, "commercial": True, "cancelled_date": None}
COAL = {"device": "boiler", "fuel": "coal", "in_built_up": True, "removed_date": None}
NEW = {**COAL, "built_date": date(2019, 3, 1), "exception_approved": False}


def enter(name: str, number: int, **values: object) -> None:
    """Enter a row with these values, the others as any row has them."""
    register = registers()[name]
    enter_row(register, in_order(register, {**values_for(register, number), **values}), act=ACT)


def rule(home: Path, clause: str, aspect: Any, value: str) -> None:
    """Decide how a clause is read from the plan's first day on."""
    ruling = Ruling("", PLAN, clause, aspect, value, "文 1 号", "市政府", "理由", date(2019, 1, 1), by="leader")
    enter_rulings(home, load_plan(home, PLAN), [ruling], now=datetime(2019, 5, 7, 9, 0))


def inside(home: Path, id: str) -> list[str]:  # noqa: A002 - what it is
    """Return the codes of the rows an indicator is about."""
    plan = load_plan(home, PLAN)
    state = plan_state(plan, asking_of(home, Rulebook(load_editions(home))), as_of=DAY, only=[plan.clause(id).id])
    (found,) = [i for i in state.clauses[0].indicators if i.id == id]
    evidence = found.finding.evidence
    return [] if evidence is None else sorted(evidence.filter(evidence["answer"] != "unclear")["code"])


def boilers(**values: object) -> None:
    for number, size in enumerate(("9.999", "10", "10.001"), 1):
        enter("boilers", number, code=f"B{size}", capacity_t_h=Decimal(size), enterprise=None, **values)


def test_boilers_of_ten_tonnes_are_removed_and_larger_ones_are_not_asked(site: Site) -> None:
    boilers(**COAL)
    assert inside(site.home, "C2.3-03a") == ["B10", "B9.999"]


def test_by_another_reading_ten_tonnes_themselves_are_left_out(site: Site) -> None:
    boilers(**COAL)
    rule(site.home, "C2.3-03a", "where", SMALL)
    assert inside(site.home, "C2.3-03a") == ["B9.999"]


@pytest.mark.parametrize(("ruled", "expected"), [(False, ["B34.999"]), (True, ["B34.999", "B35"])])
def test_new_boilers_below_thirty_five_tonnes(site: Site, ruled: bool, expected: list[str]) -> None:  # noqa: FBT001
    for number, size in enumerate(("34.999", "35", "35.001"), 1):
        enter("boilers", number, **{**NEW, "code": f"B{size}", "capacity_t_h": Decimal(size), "enterprise": None})
    if ruled:
        indicator = load_plan(site.home, PLAN).clause("C2.3-02").indicators[0]
        rule(site.home, "C2.3-02", "where", indicator.where.replace("< 35", "<= 35"))
    assert inside(site.home, "C2.3-02") == expected


@pytest.mark.parametrize(("ruled", "expected"), [(False, ["P45.01"]), (True, ["P45", "P45.01"])])
def test_stacks_higher_than_forty_five_metres(site: Site, ruled: bool, expected: list[str]) -> None:  # noqa: FBT001
    enter("enterprises", 1)
    key = registers()["enterprises"].key_of(values_for(registers()["enterprises"], 1))
    for number, height in enumerate(("44.99", "45", "45.01"), 1):
        enter("outlets", number, code=f"P{height}", stack_height_m=Decimal(height), enterprise=key)
    if ruled:
        rule(site.home, "C7.1-02", "where", "stack_height_m >= 45")
    assert inside(site.home, "C7.1-02") == expected


@pytest.mark.parametrize(("sign", "expected"), [("<=", [2, 3]), ("<", [2])])
def test_trucks_of_stage_three_and_below(site: Site, sign: str, expected: list[int]) -> None:
    plates = {stage: f"示A1234{stage}" for stage in (2, 3, 4)}
    for stage, plate in plates.items():
        enter("vehicles", stage, **TRUCK, plate=plate, stage=stage, enterprise=None)
    rule(site.home, "C3.4-10b", "where", TRUCKS.format(sign))
    found = inside(site.home, "C3.4-10b")
    assert [stage for stage, plate in plates.items() if any(code.startswith(plate) for code in found)] == expected
    assert len(found) == len(expected)
