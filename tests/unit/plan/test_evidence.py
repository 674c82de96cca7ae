"""Evidence as others hand it over: other types, numbers that are none, holes; it is answered or told, never a crash."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from tests.unit.plan.plans import BOILERS, CONFIRMED, DAY, EXAMPLE, asking

from airshed.plan.load import Plan, load_plan
from airshed.plan.rows import ConditionFailed
from airshed.plan.schema import COLUMN_TYPES, Clause
from airshed.plan.state import IndicatorState, plan_state

NAN, ENDLESS = float("nan"), float("inf")
ERENHOT: Plan = load_plan(None, "erenhot/2019")
EMISSIONS = {"first_date": pl.Date, "last_date": pl.Date, "emission_t": pl.Float64, "method": pl.String}


def state(frames: Mapping[str, pl.DataFrame], name: str = "E2-01", day: date = DAY, plan: Plan = EXAMPLE) -> Any:
    return plan_state(plan, asking(frames), as_of=day, only=[name]).clauses[0].indicators[0]


def boilers(frame: pl.DataFrame) -> IndicatorState:
    found: IndicatorState = state({"boilers": frame, "confirmations": CONFIRMED})
    return found


@pytest.mark.parametrize("value", [NAN, ENDLESS, -ENDLESS])
def test_a_number_that_is_none_is_unknown(value: float) -> None:
    known = boilers(BOILERS).finding
    found = boilers(BOILERS.with_columns(pl.col("capacity_t_h").fill_null(value))).finding
    assert (found.rows, found.unclear, found.value) == (known.rows, known.unclear, known.value)


@pytest.mark.parametrize("dtype", [pl.Decimal(10, 2), pl.Int64, pl.Float32])
def test_any_type_of_number_answers_alike(dtype: Any) -> None:
    assert boilers(BOILERS.cast({"capacity_t_h": dtype})).figure.value == boilers(BOILERS).figure.value


@pytest.mark.parametrize(
    "frame",
    [
        BOILERS.cast({"capacity_t_h": pl.String}),
        BOILERS.cast({"removed_date": pl.String}),
        BOILERS.with_columns(code=pl.lit([1])),
        BOILERS.drop("removed_date"),
        BOILERS.clear().select("code"),
    ],
)
def test_a_table_of_another_nature_is_no_such_table(frame: pl.DataFrame) -> None:
    found = boilers(frame)
    assert (found.status, found.finding.gap) == ("no_data", "no_table")


@pytest.mark.parametrize("frame", [pl.DataFrame({"table": ["boilers"]}), pl.DataFrame({"confirmed_date": ["soon"]})])
def test_confirmations_of_another_nature_confirm_nothing(frame: pl.DataFrame) -> None:
    assert state({"boilers": BOILERS, "confirmations": frame}).finding.gap == "stale"


def test_a_condition_that_fails_on_a_row_is_told() -> None:
    done = "REGEXP_LIKE(code, code)"
    clause = EXAMPLE.clause("E2-01")
    indicators = (clause.indicators[0].model_copy(update={"done": done}),)
    made = tuple(_with(c, indicators) if c.id == clause.id else c for c in EXAMPLE.file.clauses)
    plan = Plan(
        "x/2019", EXAMPLE.file.model_copy(update={"clauses": made}), "home", shadows=False, path=EXAMPLE.path, digest=""
    )
    with pytest.raises(ConditionFailed) as told:
        state({"boilers": BOILERS.with_columns(code=pl.lit("(")), "confirmations": CONFIRMED}, plan=plan)
    assert [(f.code, f.where) for f in told.value.faults] == [("plan.expression_rows", "E2-01")]


def _with(clause: Clause, indicators: tuple[Any, ...]) -> Clause:
    return clause.model_copy(update={"indicators": indicators})


def emitted(*spans: tuple[date, date, Any]) -> pl.DataFrame:
    rows = [(first, last, tonnes, "m1") for first, last, tonnes in spans]
    return pl.DataFrame(rows, schema=EMISSIONS, orient="row").with_columns(pollutant=pl.lit("so2"))


BASE = [
    (date(2018, m, 1), date(2018, m, 28 if m == 2 else 30 if m in {4, 6, 9, 11} else 31), 10.0) for m in range(1, 13)
]
NOW = [(first.replace(year=2019), last.replace(year=2019), 9.0) for first, last, _ in BASE]


@pytest.mark.parametrize(
    ("rows", "day", "status", "gap", "valid"),
    [
        (NOW, date(2019, 12, 31), "met", None, 365),
        (NOW[:6], date(2019, 7, 31), "on_track", None, 181),
        (NOW[:6], date(2019, 12, 31), "no_data", "few", 181),
        ([*NOW[:5], *NOW[6:]], date(2019, 12, 31), "no_data", "few", 151),
        (NOW[11:], date(2019, 12, 31), "no_data", "no_rows", 0),
        ([*NOW[:11], (*NOW[11][:2], NAN)], date(2020, 1, 5), "no_data", "few", 334),
    ],
)
def test_emissions_with_a_hole_are_never_a_whole_year(
    rows: list[Any], day: date, status: str, gap: str | None, valid: int
) -> None:
    found = state({"emissions": emitted(*BASE, *rows)}, "G3-01", day, ERENHOT)
    assert (found.status, found.finding.gap, found.finding.valid) == (status, gap, valid)


def test_a_base_year_with_a_hole_is_no_base() -> None:
    found = state({"emissions": emitted(*BASE[:3], *BASE[4:], *NOW)}, "G3-01", date(2019, 12, 31), ERENHOT)
    assert (found.status, found.finding.gap) == ("no_data", "no_base")


def test_exact_decimals_are_summed_exactly() -> None:
    frame = emitted(*BASE, *NOW).cast({"emission_t": pl.Decimal(12, 3)})
    found = state({"emissions": frame}, "G3-01", date(2019, 12, 31), ERENHOT)
    assert Decimal(found.figure.value) == Decimal(108)


def test_a_count_over_rows_of_which_nothing_is_known_is_no_answer() -> None:
    """A count that must be 0 is 0 where no row says whether it belongs; that is no data, never met."""
    columns = {name: COLUMN_TYPES[kind] for name, kind in ERENHOT.file.tables["boilers"].columns.items()}
    unknown = {"in_built_up": True, "device": "boiler", "fuel": "coal", "built_date": date(2019, 6, 1)}
    large = {**unknown, "capacity_t_h": 65.0}
    for rows, status, gap, unclear in (
        ([unknown], "no_data", "few", 1),
        ([unknown, large], "met", None, 1),
        ([{**unknown, "capacity_t_h": NAN}], "no_data", "few", 1),
        ([large], "met", None, 0),
    ):
        found = state({"boilers": pl.DataFrame(rows, schema=columns)}, "C2.3-02", date(2019, 12, 31), ERENHOT)
        assert (found.status, found.finding.gap, found.finding.unclear) == (status, gap, unclear)
