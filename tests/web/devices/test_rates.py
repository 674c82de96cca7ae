"""What plans make of hours that devices sent: clauses on hand-made cases, who sees which rows, what moves answers."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from tests.unit.ingest.readings import HOUR, hours, store
from tests.web.conftest import Site
from tests.web.devices.conftest import ACT, MN, enter_monitor

from airshed.plan.state import plan_state
from airshed.web import env, plans, standings
from airshed.web.bridge import tables_of_home
from airshed.web.clauses import get_clause
from airshed.web.kit.given import given_tables
from airshed.web.kit.operations import Act, change_row
from airshed.web.kit.register import registers

PLAN = "erenhot/2019"
OCT, NOV = datetime(2019, 10, 1), datetime(2019, 11, 1)
DAY = date(2019, 11, 20)
HOURS = 744
CLAUSES = {
    "flue_gas": ("C1.4-05", "C1.4-05a", Fraction(3, 4)),
    "diesel_terminal": ("C3.4-05", "C3.4-05b", Fraction(9, 10)),
    "voc": ("C5.1-04", "C5.1-04b", Fraction(9, 10)),
    "key_source": ("C7.1-01", "C7.1-01b", Fraction(9, 10)),
}
"""Topic to the clause that reads it, its indicator, and the share that it asks for."""


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it be the morning of the day that is asked about."""
    monkeypatch.setattr(env, "now", lambda _: datetime(2019, 11, 20, 8))


def indicator(site: Site, topic: str, on: date = DAY) -> Any:
    clause, name, _ = CLAUSES[topic]
    state = plans.get_state(site.home, PLAN, on=on, user=site.users["leader"])
    (found,) = [c for c in state["clauses"] if c["id"] == clause]
    return next(i for i in found["indicators"] if i["id"] == name)


def listen(site: Site) -> None:
    """Have somebody receive something, of a device that nobody listed."""
    store(site.home, hours(OCT - HOUR, OCT, "a21026", mn="NOBODY"), known_at=OCT)


def sent(site: Site, valid: int, *, total: int = HOURS, **more: Any) -> None:
    """Store so many valid hours of October, and as many invalid ones as make up the total."""
    store(site.home, hours(OCT, OCT + valid * HOUR, "a21026", **more), known_at=NOV)
    rest = hours(OCT + valid * HOUR, OCT + total * HOUR, "a21026", mark="D", **more)
    if rest:
        store(site.home, rest, known_at=NOV)


@pytest.mark.parametrize("topic", CLAUSES)
@pytest.mark.parametrize("hour", [-1, 0, 1])
def test_a_clause_holds_at_its_share_and_above(site: Site, outlet: str, topic: str, hour: int) -> None:
    share = CLAUSES[topic][2]
    about: Any = {name: name == topic for name in CLAUSES}
    enter_monitor(**about)
    others: Any = {name: not told for name, told in about.items()}
    enter_monitor(f"{MN[:-1]}9", **others)
    least = -(-share.numerator * HOURS // share.denominator)
    sent(site, least + hour)
    found = indicator(site, topic)
    meets = Fraction(least + hour, HOURS) >= share
    assert found["status"] == ("on_track" if meets else "behind")
    assert Fraction(found["value"]).limit_denominator(10_000) == pytest.approx(Fraction(least + hour, HOURS), abs=1e-4)
    assert (found["coverage"]["valid"], found["coverage"]["expected"]) == (least + hour, HOURS)
    assert meets == (hour >= 0)


def test_without_devices_there_is_no_table_and_without_a_finished_month_no_rows(site: Site, outlet: str) -> None:
    tables = tables_of_home(site.home)
    assert tables("device_rates", as_of=DAY) is None
    assert indicator(site, "flue_gas")["gap"] == "no_table"
    enter_monitor(from_date=date(2019, 11, 5))
    table = tables_of_home(site.home)("device_rates", as_of=DAY)
    assert table is not None
    assert table.collect().is_empty()
    assert (indicator(site, "flue_gas")["gap"], indicator(site, "flue_gas")["status"]) == ("no_rows", "no_data")
    listen(site)
    assert indicator(site, "flue_gas")["gap"] == "no_rows"


def test_as_long_as_nothing_is_received_at_all_there_are_no_data_and_then_who_is_silent_counts(
    site: Site, outlet: str
) -> None:
    enter_monitor()
    assert (indicator(site, "flue_gas")["gap"], indicator(site, "flue_gas")["status"]) == ("no_rows", "no_data")
    listen(site)
    assert (indicator(site, "flue_gas")["value"], indicator(site, "flue_gas")["status"]) == ("0.0000", "behind")


def test_days_and_moments_are_respected(site: Site, outlet: str) -> None:
    listen(site)
    enter_monitor()
    sent(site, 600)
    tables = tables_of_home(site.home)

    def hours_valid(**asked: Any) -> list[tuple[Any, ...]]:
        frame = tables("device_rates", **asked)
        assert frame is not None
        return frame.select("code", "topic", "month_date", "valid_hours", "expected_hours").collect().rows()

    whole = [(MN, "flue_gas", date(2019, 10, 31), 600, HOURS)]
    assert hours_valid(as_of=date(2019, 10, 30)) == []
    assert hours_valid(as_of=date(2019, 10, 31)) == whole
    assert hours_valid(as_of=DAY) == whole
    assert hours_valid(as_of=DAY, known_at=NOV + HOUR) == whole
    assert hours_valid(as_of=DAY, known_at=NOV - HOUR)[0][3:] == (0, HOURS - 2)
    assert hours_valid(as_of=DAY, known_at=ACT.at - HOUR) == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which clauses are computed."""
    found: list[str] = []

    def noted(*given: Any, only: Sequence[str], **more: Any) -> Any:
        found.extend(only)
        return plan_state(*given, only=only, **more)

    monkeypatch.setattr(standings, "plan_state", noted)
    return found


def test_what_comes_moves_the_clauses_that_read_it_and_no_others(site: Site, outlet: str, asked: list[str]) -> None:
    listen(site)
    row = enter_monitor()
    indicator(site, "flue_gas")
    asked.clear()
    assert indicator(site, "flue_gas")["value"] == "0.0000"
    assert asked == []
    sent(site, HOURS)
    readers = [clause for clause, _, _ in CLAUSES.values()]
    assert indicator(site, "flue_gas")["value"] == "1.0000"
    assert sorted(asked) == sorted(readers)
    asked.clear()
    store(site.home, hours(NOV + 400 * HOUR, NOV + 410 * HOUR, "a21026"))
    indicator(site, "flue_gas")
    assert asked == []
    change_row(registers()["monitors"], row, {"to_date": date(2019, 10, 11)}, act=Act("officer", ACT.at, "gone"))
    assert indicator(site, "flue_gas")["coverage"]["expected"] == 240
    assert sorted(asked) == sorted(readers)


def test_the_hours_of_the_last_day_of_a_month_are_asked_for_as_they_pass(
    site: Site, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen(site)
    enter_monitor()
    last, found = date(2019, 10, 31), []
    for passed in (8, 9, 30):
        now = datetime(2019, 10, 31) + timedelta(hours=passed)
        monkeypatch.setattr(env, "now", lambda _, now=now: now)
        found.append(indicator(site, "flue_gas", last)["coverage"]["expected"])
    assert found == [720 + 7, 720 + 8, 744]


def test_who_sees_a_monitor_sees_its_hours(site: Site, outlet: str, client_of: Callable[..., Client]) -> None:
    enter_monitor()
    other = f"{MN[:-1]}2"
    enter_monitor(other, department="housing", area="A9", grid="G9")
    sent(site, HOURS)
    table = given_tables()["device_rates"]
    seen = {name: sorted(table.keys(user)) for name, user in site.users.items()}
    own, both = [MN], [MN, other]
    assert {name: seen[name] for name in ("leader", "officer", "officer_elsewhere", "inspector", "grid_lead")} == {
        "leader": both, "officer": own, "officer_elsewhere": [other], "inspector": own, "grid_lead": own
    }  # fmt: skip
    assert seen["plant"] == seen["auditor"] == []
    clause = get_clause(site.home, PLAN, "C1.4-05", on=DAY, user=site.users["leader"])
    assert [row["device"] for row in clause["indicators"][0]["rows"]["for"]] == both
    page = client_of("leader", language="en").get(f"/plans/{PLAN}/clauses/C1.4-05/", {"on": DAY}).content.decode()
    assert "Valid hours" in page
    link = f"/monitoring/{MN}/"
    assert f'href="{link}"' in page
    assert client_of("leader").get(link).status_code == 200
