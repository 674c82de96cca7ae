"""Figures: their digits, their ids, and how they are stored."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from tests.unit.air.making import EDITIONS

from airshed.lake.records import record_rows
from airshed.lake.tables import FIGURES
from airshed.plan.evidence import Tables, tables_of
from airshed.plan.figures import (
    Figure,
    UnknownFigure,
    aim_shown,
    edition_digest,
    frozen_figure,
    frozen_ids,
    frozen_rows,
    shown,
)
from airshed.plan.finding import Aim, Input

MOMENT = datetime(2019, 2, 2, 8, 0, 0, 123456)
FIGURE = Figure(
    plan="small/2019",
    reading="0" * 64,
    indicator="C-01",
    kind="air",
    as_of=date(2019, 1, 10),
    known_at=MOMENT,
    status="on_track",
    value="30.0",
    unit="ug_m3",
    target_op="<=",
    target_value="35",
    target_basis="text",
    valid=10,
    expected=10,
    rows=10,
    against=0,
    editions={"index": "hj633-2012", "ambient": "gb3095-2012"},
    rules={"index/hj633-2012": "1" * 64},
    options={},
    inputs=(Input("ambient_hours", 480, "2" * 64, {"from": "2019-01-01", "to": "2019-01-11"}),),
)


def stored(*figures: Figure) -> Tables:
    rows = frozen_rows(figures, counted_at=MOMENT, by="王")
    return tables_of({"figures": record_rows(FIGURES, rows).with_columns(known_at=pl.lit(MOMENT))})


def test_a_stored_figure_is_read_as_it_was() -> None:
    found = frozen_figure(stored(FIGURE), FIGURE.id)
    assert found.intact
    assert (found.content, found.digest, found.id) == (FIGURE.content(), FIGURE.digest, f"F-{FIGURE.digest[:16]}")
    assert (found.counted_at, found.by, found.as_of, found.value) == (MOMENT, "王", date(2019, 1, 10), "30.0")


def test_when_it_was_asked_is_no_part_of_a_figure() -> None:
    assert replace(FIGURE, known_at=None).digest == FIGURE.digest


@pytest.mark.parametrize(
    "change",
    [
        {"value": "30.1"},
        {"status": "met"},
        {"as_of": date(2019, 1, 11)},
        {"reading": "1" * 64},
        {"valid": 9},
        {"against": 1},
        {"rules": {"index/hj633-2012": "3" * 64}},
        {"options": {"valid_day": "any"}},
        {"inputs": ()},
        {"target_basis": "law"},
    ],
)
def test_anything_else_is(change: dict[str, Any]) -> None:
    assert replace(FIGURE, **change).id != FIGURE.id


def test_an_unknown_id_is_refused_with_those_like_it() -> None:
    other = replace(FIGURE, value="31.0")
    tables = stored(FIGURE, other)
    assert frozen_ids(tables) == {FIGURE.id, other.id}
    with pytest.raises(UnknownFigure) as refused:
        frozen_figure(tables, f"{FIGURE.id[:-1]}x")
    [fault] = refused.value.faults
    assert (fault.code, fault.expected.split(", ")[0]) == ("plan.unknown_figure", FIGURE.id)


def test_where_nothing_was_frozen_the_command_is_named() -> None:
    assert frozen_ids(tables_of({})) == frozenset()
    with pytest.raises(UnknownFigure) as refused:
        frozen_figure(tables_of({}), "F-0")
    assert refused.value.faults[0].expected == "airshed plan freeze PLAN"


def test_an_edition_is_what_it_says_not_what_is_remarked() -> None:
    edition = EDITIONS[0]
    name, rows = next(iter(edition.tables.items()))
    noted = replace(edition, tables={**edition.tables, name: tuple({**row, "note": "seen again"} for row in rows)})
    assert edition_digest(noted) == edition_digest(edition)
    fewer = replace(edition, tables={**edition.tables, name: rows[1:]})
    later = replace(edition, effective=date(2199, 1, 1))
    assert len({edition_digest(e) for e in (edition, fewer, later)}) == 3
    assert len({edition_digest(e) for e in EDITIONS}) == len(EDITIONS)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(5, 2), 0, "2"),
        (Fraction(7, 2), 0, "4"),
        (Fraction(-5, 2), 0, "-2"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_digits_are_rounded_half_to_even(value: Fraction, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


def test_more_digits_where_they_would_read_as_judged_otherwise() -> None:
    aim = Aim(">=", Fraction(1), "share", "text")
    assert shown(Fraction(99996, 100000), 4, aim) == "0.99996"
    assert shown(Fraction(1), 4, aim) == "1.0000"


@pytest.mark.parametrize(
    ("aim", "text"),
    [
        (None, None),
        (Aim("<=", None, "ug_m3", "text"), None),
        (Aim("<=", Fraction(35), "ug_m3", "text"), "35"),
        (Aim(">=", Fraction("0.985"), "share", "local"), "0.985"),
        (Aim("<", Fraction(1, 3), "share", "text"), "0.3333"),
        (Aim("<", Fraction(35), "ug_m3", "base 2018"), "35.0000"),
    ],
)
def test_a_target_is_shown_in_full_where_it_is_a_decimal(aim: Aim | None, text: str | None) -> None:
    assert aim_shown(aim, 4) == text
