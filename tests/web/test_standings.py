"""Where clauses stand: one changed row moves the clauses that read it and no others, and answers stay the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill

from airshed.air.ruleset import Rulebook
from airshed.plan.evidence import CONFIRMATIONS
from airshed.plan.load import load_plan, load_plans
from airshed.plan.reading import tables_read
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import RULINGS, Ruling
from airshed.plan.shapes import state_shape
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.web import clauses, plans, standings
from airshed.web.bridge import asking_of
from airshed.web.clauses import get_clause, get_history
from airshed.web.kit.operations import Act, change_row, confirm_register
from airshed.web.kit.register import registers

PLAN = "erenhot/2019"
DAY = date(2019, 11, 20)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
LATER = Act("officer", datetime(2019, 11, 20, 9, 0), "measured")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which clauses are computed."""
    found: list[str] = []

    def noted(*given: Any, only: Sequence[str], **more: Any) -> Any:
        found.extend(only)
        return plan_state(*given, only=only, **more)

    monkeypatch.setattr(standings, "plan_state", noted)
    return found


def state(site: Site) -> Any:
    return plans.get_state(site.home, PLAN, on=DAY, user=site.users["leader"])


def computed(home: Path) -> dict[str, Any]:
    """Return where the plan stands, computed at once from the evidence there is."""
    asking = asking_of(home, Rulebook(load_editions(home)))
    return state_shape(plan_state(load_plan(home, PLAN), asking, as_of=DAY), asking.places)


def computed_clauses() -> int:
    """Return how many clauses were computed with their rows."""
    return clauses._clause.cache_info().misses  # noqa: SLF001 - what a reader sees of it is the same


def readers_of(home: Path, table: str) -> list[str]:
    return [clause.id for clause in load_plan(home, PLAN).file.clauses if table in tables_read(clause)]


def test_a_changed_row_moves_the_clauses_that_read_it_and_no_others(site: Site, asked: list[str]) -> None:
    row = fill(registers()["boilers"], ACT)[0]
    assert state(site) == computed(site.home)
    assert len(asked) == len(load_plan(site.home, PLAN).file.clauses)
    asked.clear()
    change_row(registers()["boilers"], row, {"fuel": "gas"}, act=LATER)
    after = state(site)
    assert asked == readers_of(site.home, "boilers")
    assert 0 < len(asked) < 10
    assert after == computed(site.home)


def test_a_confirmation_moves_the_clauses_of_its_register(site: Site, asked: list[str]) -> None:
    fill(registers()["boilers"], ACT)
    state(site)
    asked.clear()
    owner = site.users["officer"].department
    confirm_register(registers()["boilers"], owner, on=DAY, by="officer", at=LATER.at)
    assert state(site) == computed(site.home)
    assert asked == readers_of(site.home, "boilers")


def test_a_ruling_moves_its_clause_and_no_other(site: Site, asked: list[str]) -> None:
    fill(registers()["boilers"], ACT)
    state(site)
    asked.clear()
    ruling = Ruling("", PLAN, "C2.3-03", "lead", "EEB", "文 1 号", "市政府", "理由", date(2019, 1, 1), by="leader")
    plan = load_plan(site.home, PLAN)
    ruling = replace(ruling, value=plan.file.departments[0].id)
    enter_rulings(site.home, plan, [ruling], now=datetime(2019, 11, 20, 10, 0))
    after = state(site)
    assert asked == ["C2.3-03"]
    assert after == computed(site.home)
    assert plans.by_paper(site.home, plan, on=DAY)["clauses"] != after["clauses"]
    assert asked == ["C2.3-03"]  # without the ruling it was known already


def test_a_clause_and_its_curve_are_kept_while_other_registers_change(site: Site) -> None:
    boiler = fill(registers()["boilers"], ACT)[0]
    document = fill(registers()["documents"], ACT)[0]
    user, given = site.users["leader"], (site.home, PLAN, "C2.3-03")
    get_clause(*given, on=DAY, user=user)
    history = get_history(*given, today=DAY, user=user)
    before = computed_clauses()
    change_row(registers()["documents"], document, {"title": "another"}, act=LATER)
    get_clause(*given, on=DAY, user=user)
    assert get_history(*given, today=DAY, user=user) is history
    assert computed_clauses() == before
    change_row(registers()["boilers"], boiler, {"device": "boiler", "fuel": "coal", "in_built_up": True}, act=LATER)
    get_clause(*given, on=DAY, user=user)
    assert computed_clauses() == before + 1


def test_clauses_read_no_table_but_those_they_name(demo_city: Path) -> None:
    asking = asking_of(demo_city, Rulebook(load_editions(demo_city)))
    for plan in load_plans(demo_city):
        for clause in plan.file.clauses:
            read: set[str] = set()

            def noting(name: str, *, seen: set[str] = read, **more: Any) -> pl.LazyFrame | None:
                seen.add(name)
                return asking.tables(name, **more)

            plan_state(plan, replace(asking, tables=noting), as_of=DAY, only=[clause.id])
            assert read <= {*tables_read(clause), CONFIRMATIONS, RULINGS}, clause.id
