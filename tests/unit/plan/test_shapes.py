"""The stable shapes: keys, strings, counts, rows of evidence."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest
from tests.unit.plan.plans import BOILERS, DAY, EXAMPLE, FRAMES, asking

from airshed.plan.places import PlaceStations, StationSpan
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.shapes import clause_shape, explained_shape, gap_counts, list_shape, place_shape, state_shape
from airshed.plan.state import Gap, plan_state
from airshed.plan.status import STATUSES

STANDING = {
    "example": PlaceStations(
        zh="甲",
        en="A",
        stations=(
            StationSpan(station="S1", from_date=date(2018, 1, 1), to_date=date(2019, 1, 1)),
            StationSpan(station="S1", from_date=date(2019, 2, 1)),
        ),
        stand_in=True,
    )
}


def explained(id_: str, *, rows: int = 5, **more: Any) -> Any:
    state = plan_state(EXAMPLE, asking(**more), as_of=DAY, only=[id_])
    return json.loads(json.dumps(explained_shape(state, {}, rows=rows), allow_nan=False))


def test_a_state_has_the_promised_keys() -> None:
    state = plan_state(EXAMPLE, asking(), as_of=DAY)
    shape = state_shape(state, {})
    assert json.loads(json.dumps(shape)) == shape
    assert {"plan", "as_of", "counts", "clauses"} <= set(shape)
    assert tuple(shape["counts"]) == STATUSES
    assert sum(shape["counts"].values()) == len(shape["clauses"]) == 7
    promised = {"id", "kind", "status", "value", "unit", "target", "coverage", "evidence", "figure_id"}
    for clause in shape["clauses"]:
        assert {"id", "status", "department", "indicators"} <= set(clause)
        for indicator in clause["indicators"]:
            assert promised <= set(indicator)
            assert set(indicator["target"]) == {"op", "value", "unit", "basis"}
            assert set(indicator["coverage"]) == {"valid", "expected"}
            assert {"rows", "against"} <= set(indicator["evidence"])
            for text in (indicator["value"], indicator["target"]["value"]):
                assert text is None or isinstance(text, str)


def test_a_share_is_a_fraction_of_one_as_text() -> None:
    shape = state_shape(plan_state(EXAMPLE, asking(), as_of=DAY), {})
    [boilers] = next(c for c in shape["clauses"] if c["id"] == "E2-01")["indicators"]
    assert (boilers["value"], boilers["unit"]) == ("0.0250", "share")
    assert boilers["target"] == {"op": ">=", "value": "1", "unit": "share", "basis": "text"}
    assert boilers["coverage"] == {"valid": 3, "expected": 40}
    assert boilers["evidence"] == {"rows": 3, "against": 2, "unclear": 1}


def test_listed_clauses_are_counted_and_have_their_gaps() -> None:
    state = plan_state(EXAMPLE, asking(), as_of=DAY)
    listed = [c for c in state.clauses if c.clause.section == "1"]
    shape = state_shape(state, {}, listed)
    assert [c["id"] for c in shape["clauses"]] == ["E1-01", "E1-02"]
    assert sum(shape["counts"].values()) == 2
    assert shape["gaps"] == []
    assert state_shape(state, {})["gaps"] == [{"id": "E2-03", "aspect": "lead"}]


def test_a_place_names_each_station_once() -> None:
    assert place_shape("example", STANDING) == {
        "name": "example",
        "mapped": True,
        "zh": "甲",
        "en": "A",
        "synthetic": False,
        "stand_in": True,
        "stations": ["S1"],
    }
    assert place_shape("elsewhere", STANDING)["mapped"] is False


RULING = Ruling("R-1", "example/2019", "E2-03", "lead", "works", "Doc 1", "Wang", "why", date(2019, 3, 1))


def test_a_ruling_stands_beside_what_the_paper_says() -> None:
    state = plan_state(EXAMPLE, asking(rulings=(RULING,)), as_of=DAY, only=["E2-03"])
    shape = clause_shape(state.clauses[0])
    assert (shape["department"], shape["rulings"]) == ("works", ["R-1"])
    assert shape["plain_status"] == shape["status"]
    told = explained_shape(state, {}, rows=0)["rulings"]
    assert told[0] | {"document": "Doc 1", "from": "2019-03-01", "to": None, "known_at": None} == told[0]
    known = replace(RULING, known_at=datetime(2019, 3, 2, 8), to_date=date(2020, 1, 1))
    state = plan_state(EXAMPLE, asking(rulings=(known,)), as_of=DAY, only=["E2-03"])
    told = explained_shape(state, {}, rows=0)["rulings"]
    assert (told[0]["known_at"], told[0]["to"]) == ("2019-03-02T08:00:00", "2020-01-01")


def test_rows_are_listed_by_what_they_say() -> None:
    [indicator] = explained("E2-01")["indicators"]
    rows = indicator["rows"]
    assert rows["counts"] == {"against": 2, "unclear": 1, "for": 1}
    assert rows["columns"] == ["code", "capacity_t_h", "removed_date"]
    assert [row["code"] for row in rows["against"]] == ["B", "C"]
    assert rows["for"] == [{"code": "A", "capacity_t_h": 10.0, "removed_date": "2019-06-01"}]
    assert rows["unclear"] == [{"code": "E", "capacity_t_h": None, "removed_date": None}]
    assert (indicator["rule"], indicator["on_path"], indicator["fresh_days"]) == ("below_path", False, 60)
    few = explained("E2-01", rows=1)["indicators"][0]["rows"]
    assert (len(few["against"]), few["counts"]["against"]) == (1, 2)


def test_a_reading_says_whether_it_was_ruled() -> None:
    ruling = replace(RULING, id="R-2", clause="E2-01", aspect="reading", value="all of them")
    readings = explained("E2-01", rulings=(ruling,))["readings"]
    assert [(r["zh"], r["ruled"]) for r in readings] == [("10 蒸吨/小时及以下", False), ("all of them", True)]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_none(value: float) -> None:
    odd = BOILERS.with_columns(pl.when(code="C").then(pl.lit(value)).otherwise("capacity_t_h").alias("capacity_t_h"))
    shape = explained("E2-01", frames={**FRAMES, "boilers": odd})
    rows = shape["indicators"][0]["rows"]
    assert all(row["capacity_t_h"] is None or row["capacity_t_h"] <= 10 for row in rows["against"])


def test_gaps_are_counted_by_what_they_leave_open() -> None:
    gaps = [Gap("a", "lead"), Gap("b", "lead"), Gap("c", "expected")]
    assert gap_counts(gaps) == {"lead": 2, "target": 0, "expected": 1}


def test_plans_are_listed_with_their_place() -> None:
    [plan] = list_shape([EXAMPLE], STANDING)["plans"]
    assert (plan["plan"], plan["clauses"], plan["place"]["stations"]) == ("example/2019", 7, ["S1"])
