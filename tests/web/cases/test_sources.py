"""What sources find in tables: by hand, in nothing at all, and in the demo city."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from airshed.plan.evidence import Tables, tables_of
from airshed.web.cases.found import Found, called
from airshed.web.cases.models import GRADES
from airshed.web.cases.operations import the_clock
from airshed.web.cases.source import CLOSINGS, DEADLINES, DEVICE_STATES, OWNERS, STANDINGS, Source
from airshed.web.cases.sources import sources
from airshed.web.django import setup
from airshed.web.leads import tables_for

ON = date(2019, 11, 20)
FINDERS = [source for source in sources().values() if source.find]


def found(source: str, frames: Mapping[str, pl.DataFrame], on: date = ON) -> list[Found]:
    find = sources()[source].find
    assert find is not None
    return [*find(tables_of(frames), on)]


@pytest.mark.parametrize("source", FINDERS, ids=lambda source: source.name)
def test_nothing_is_found_where_there_is_nothing(source: Source) -> None:
    assert source.find is not None
    assert [*source.find(lambda *_, **__: None, ON)] == []
    empty = {name: frame.clear() for name, frame in _frames().items()}
    assert [*source.find(tables_of(empty), ON)] == []


def _frames() -> dict[str, pl.DataFrame]:
    """Return one row of each table that sources ask for."""
    words = {"zh": "锅炉", "en": "boilers", "done_zh": "拆除", "done_en": "removed"}
    deadline = {"table": "boilers", "due": "due", "closed": "removed", "where": "coal", "plan": "p", "clause": "C1"}
    row = {"code": "B-1", "due": date(2019, 10, 1), "removed": None, "coal": True, "files_after": 0, "area": "A1"}
    return {
        STANDINGS: pl.DataFrame(
            {"plan": "p", "clause": "C1", "zh": "拆除", "en": "remove", "department": "ecology", "status": "behind",
             "indicators": "C1a"}
        ),
        DEADLINES: pl.DataFrame(
            {**deadline, **words, "from_date": date(2019, 1, 1), "to_date": date(2020, 1, 1), "personal": False}
        ),
        CLOSINGS: pl.DataFrame(
            {"table": "boilers", "closed": "removed", "proof": "after", "proof_zh": "拆除后", "proof_en": "after",
             **words, "personal": False}
        ),
        OWNERS: pl.DataFrame(
            {"table": "boilers", "department": "ecology", "zh": "锅炉", "en": "boilers", "rows": 3, "fresh_days": 100,
             "confirmed_date": date(2019, 6, 1)}
        ),
        DEVICE_STATES: pl.DataFrame(
            {"code": "M1", "kind": "outlet", "place": "P1", "from_date": date(2019, 1, 1), "patience_s": 7200,
             "data_at": datetime(2019, 11, 19, 8), "silent": True}
        ),
        "boilers": pl.DataFrame([{**row, "department": "ecology"}], schema_overrides={"removed": pl.Date()}),
    }  # fmt: skip


def changed(table: str, **columns: Any) -> dict[str, pl.DataFrame]:
    frames = _frames()
    frames[table] = frames[table].with_columns(
        pl.lit(value, frames[table].schema[name]).alias(name) for name, value in columns.items()
    )
    return frames


@pytest.mark.parametrize(
    ("status", "grades"), [("overdue", ["serious"]), ("behind", ["general"]), ("on_track", []), ("no_data", [])]
)
def test_clauses_that_are_late_are_found(status: str, grades: list[str]) -> None:
    leads = found("clauses", changed(STANDINGS, status=status))
    assert [lead.grade for lead in leads] == grades
    assert {(lead.cause, lead.department, lead.clause) for lead in leads} <= {("clauses:p/C1", "ecology", "C1")}


def test_a_row_past_its_term_is_found_from_the_day_after_it() -> None:
    term = date(2019, 10, 1)
    assert found("overdue_rows", _frames(), term) == []
    (lead,) = found("overdue_rows", _frames(), term + timedelta(1))
    assert (lead.cause, lead.object, lead.grade) == ("overdue_rows:boilers/B-1/removed", "boilers/B-1", "general")
    assert (lead.department, lead.area, lead.enterprise, lead.lon) == ("ecology", "A1", "", None)
    (lead,) = found("overdue_rows", _frames(), term + timedelta(31))
    assert (lead.grade, lead.evidence) == ("serious", {"due": "2019-10-01"})


def test_a_row_that_is_settled_or_not_asked_for_is_not_found() -> None:
    assert found("overdue_rows", changed("boilers", removed=ON)) == []
    assert len(found("overdue_rows", changed("boilers", removed=ON + timedelta(1)))) == 1
    assert found("overdue_rows", changed("boilers", coal=False)) == []
    assert found("overdue_rows", changed("boilers", coal=None)) == []


def test_a_term_that_two_clauses_ask_for_is_one_lead() -> None:
    frames = _frames()
    frames[DEADLINES] = pl.concat([frames[DEADLINES], frames[DEADLINES].with_columns(clause=pl.lit("C2"))])
    assert [lead.clause for lead in found("overdue_rows", frames)] == ["C1"]


def test_what_is_settled_without_proof_is_found() -> None:
    assert found("missing_proofs", _frames()) == []
    (lead,) = found("missing_proofs", changed("boilers", removed=ON))
    assert (lead.cause, lead.evidence) == ("missing_proofs:boilers/ecology", {"rows": "1", "some": "B-1"})
    frames = _frames()
    frames["boilers"] = changed("boilers", removed=ON)["boilers"].with_columns(files_after=1)
    assert found("missing_proofs", frames) == []


def test_a_register_is_stale_on_the_day_after_the_last_that_is_allowed() -> None:
    last = date(2019, 6, 1) + timedelta(days=100)
    assert found("stale_registers", _frames(), last) == []
    assert len(found("stale_registers", _frames(), last + timedelta(1))) == 1
    assert len(found("stale_registers", changed(OWNERS, confirmed_date=None))) == 1
    assert found("stale_registers", changed(OWNERS, confirmed_date=None, rows=0)) == []


CHECK = {"code": "K1", "site": "S1", "checked_date": date(2019, 11, 1), "wall": True, "covering": True,
         "wetting": None, "paving": True, "washing": True, "closed_transport": True}  # fmt: skip


def sites(*checks: dict[str, Any]) -> list[Found]:
    place = pl.DataFrame({"code": ["S1"], "department": ["housing"], "area": ["A2"]})
    return found("failed_checks", {"site_checks": pl.DataFrame(list(checks)), "construction_sites": place})


def test_the_last_check_of_a_site_counts() -> None:
    assert sites(CHECK) == []
    failed = {**CHECK, "code": "K2", "wall": False, "checked_date": date(2019, 11, 10)}
    (lead,) = sites(CHECK, failed)
    assert (lead.cause, lead.department, lead.area) == ("failed_checks:construction_sites/S1", "housing", "A2")
    assert lead.evidence == {"check": "K2", "failed": "wall"}
    assert sites(failed, {**CHECK, "checked_date": date(2019, 11, 12)}) == []
    (lead,) = sites({**failed, "paving": False, "washing": False})
    assert lead.grade == "serious"
    assert sites({**failed, "checked_date": ON - timedelta(61)}) == []


def test_a_vehicle_twice_above_the_limit_is_found_until_it_passes_a_test() -> None:
    hits = pl.DataFrame({"code": ["H2"], "vehicle": ["X1"], "hit_date": [date(2019, 11, 5)], "department": ["ecology"]})
    tests = pl.DataFrame({"vehicle": ["X1"], "test_date": [date(2019, 11, 4)], "passed": [True]})
    frames = {"remote_sensing_exceedances": hits, "emission_tests": tests}
    (lead,) = found("failed_checks", frames)
    assert lead.cause == f"failed_checks:vehicles/{called('X1', personal=True)}"
    assert "X1" not in f"{lead}"  # a plate is personal
    assert found("failed_checks", {**frames, "emission_tests": tests.with_columns(test_date=date(2019, 11, 5))}) == []


@pytest.fixture(scope="module")
def demo_tables(demo_city: Path) -> Tables:
    """Return what sources are asked with at the demo city."""
    setup(demo_city)
    return tables_for(demo_city, the_clock(datetime(2019, 11, 20, 8)))


@pytest.mark.parametrize("source", FINDERS, ids=lambda source: source.name)
def test_every_source_works_on_the_demo_city(demo_tables: Tables, source: Source) -> None:
    assert source.find is not None
    leads = [*source.find(demo_tables, ON)]
    assert len({lead.cause for lead in leads}) == len(leads) < 1_000
    assert leads or source.name in {"stale_registers", "silent_devices"}
    for lead in leads:
        assert (lead.source, lead.grade in GRADES, bool(lead.zh and lead.en)) == (source.name, True, True)
        assert "None" not in f"{lead.zh}{lead.en}{lead.cause}"
        assert max(map(len, (lead.cause, lead.object))) <= 255
        assert max(map(len, (lead.zh, lead.en))) <= 2_000
