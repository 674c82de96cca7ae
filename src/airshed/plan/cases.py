"""Hand-worked cases of a plan: evidence as rows, a day, and what somebody worked out by hand from the text.

They lie in `cases/*.yaml` beside the plan. A case names its clause, so a changed reading shows where it matters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import polars as pl
from pydantic import Field, ValidationError

from airshed.air.ruleset import Rulebook
from airshed.errors import Fault
from airshed.plan.evidence import CONFIRMATIONS, CONFIRMED, tables_of
from airshed.plan.kinds import emissions, milestone
from airshed.plan.load import Plan
from airshed.plan.places import PlaceStations, StationSpan
from airshed.plan.question import columns_of
from airshed.plan.schema import PlanDay
from airshed.plan.state import Asking, ClauseState, IndicatorState, plan_state
from airshed.plan.status import Status
from airshed.rules.document import key_path, read_document
from airshed.rules.schema import Exact, Several, Strict, Text
from airshed.rules.validation import model_fault
from airshed.vocab import POLLUTANTS

FOLDER = "cases"
KEYS = "name, clause, as_of, tables, hours, expect, because"
FIXED: Mapping[str, Mapping[str, pl.DataType]] = {
    milestone.DOCUMENTS: milestone.COLUMNS,
    emissions.EMISSIONS: emissions.COLUMNS,
    CONFIRMATIONS: CONFIRMED,
}
LONG_AGO = date(2000, 1, 1)


class Hours(Strict):
    """Constant air at a station from a day to a day (both included), in canonical units."""

    station: Text
    first: PlanDay
    last: PlanDay
    pm25: Exact | None = None
    pm10: Exact | None = None
    so2: Exact | None = None
    no2: Exact | None = None
    co: Exact | None = None
    o3: Exact | None = None


class Expected(Strict):
    """What is expected of an indicator; what is left out may be anything."""

    status: Status | None = None
    gap: Text | None = None
    value: Text | None = None
    target: Text | None = None
    rows: int | None = None
    against: int | None = None
    unclear: int | None = None
    valid: int | None = None
    expected: int | None = None


class Outcome(Strict):
    """What is expected of a clause, and of its indicators by suffix: none, a, b and so on."""

    status: Status
    indicators: dict[str, Expected] = Field(default_factory=dict)


class Case(Strict):
    """A case: rows of tables, or constant air, on a day, and the outcome with the way it was worked out."""

    name: Text
    clause: Text
    as_of: PlanDay
    tables: dict[str, Several[dict[str, Any]]] = Field(default_factory=dict)
    hours: Several[Hours] = ()
    expect: Outcome
    because: Text


class CaseFile(Strict):
    """The cases of a file."""

    cases: Annotated[Several[Case], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Found:
    """A case with the file it is from."""

    file: str
    case: Case


def read_cases(folder: Path) -> tuple[list[Found], list[Fault]]:
    """Return the cases of a plan's folder, and everything wrong with their files."""
    found: list[Found] = []
    faults: list[Fault] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        shown = f"{FOLDER}/{path.name}"
        try:
            values, wrong = read_document(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            faults.append(Fault("plan.encoding", shown, f"byte {error.start}", "UTF-8"))
            continue
        wrong = [replace(f, expected=KEYS) if f.code == "rules.empty" else f for f in wrong]
        if not wrong:
            try:
                file = CaseFile.model_validate({"cases": values})
                found += [Found(shown, case) for case in file.cases]
            except ValidationError as error:
                wrong = [model_fault(d, CaseFile) for d in error.errors(include_url=False)]
        faults += [Fault(f.code, f"{shown}: {f.where}".rstrip(": "), f.value, f.expected) for f in wrong]
    return found, faults


def run_case(found: Found, plan: Plan, rules: Rulebook) -> list[Fault]:
    """Return how the outcome of a case differs from what it expects; empty = as expected."""
    case = found.case
    where = f"{found.file}: {case.name}"
    clause = plan.clause(case.clause)
    try:
        frames = {name: _frame(plan, name, rows) for name, rows in case.tables.items()}
    except (KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        return [Fault("plan.case_rows", where, f"{type(error).__name__}: {error}"[:200], "")]
    places = {}
    if case.hours:
        frames["ambient_hours"] = _hours(case.hours)
        stations = tuple(
            StationSpan(station=h, from_date=LONG_AGO) for h in dict.fromkeys(h.station for h in case.hours)
        )
        places[plan.file.place] = PlaceStations(zh=case.name, en=case.name, stations=stations)
    asking = Asking(tables_of(frames), rules, places)
    state = plan_state(plan, asking, as_of=case.as_of, only=[clause.id]).clauses[0]
    return [Fault("plan.case", f"{where}: {key}", got, wanted) for key, got, wanted in _differences(state, case.expect)]


def _frame(plan: Plan, name: str, rows: tuple[dict[str, Any], ...]) -> pl.DataFrame:
    columns = dict(FIXED[name]) if name in FIXED else columns_of(plan.file, name)
    extra = {key for row in rows for key in row} - {*columns, "from_date", "to_date", "known_at"}
    if extra:
        raise KeyError(", ".join(sorted(extra)))
    dated = {key for row in rows for key in row} - set(columns)
    types = {**columns, **{key: pl.Date() for key in sorted(dated)}}
    plain = [{key: _value(row.get(key), dtype) for key, dtype in types.items()} for row in rows]
    return pl.DataFrame(plain, schema=types)


def _value(value: Any, dtype: pl.DataType) -> Any:  # noqa: ANN401 - whatever YAML holds
    return float(value) if dtype == pl.Float64() and value is not None else value


def _hours(spans: tuple[Hours, ...]) -> pl.DataFrame:
    parts = []
    for span in spans:
        first = datetime.combine(span.first, time()) + timedelta(hours=1)
        last = datetime.combine(span.last, time()) + timedelta(days=1)
        ends = pl.datetime_range(first, last, "1h", eager=True, time_unit="us").alias("hour_end")
        values = {
            code: None if getattr(span, code) is None else int(getattr(span, code) * p.scale)
            for code, p in POLLUTANTS.items()
        }
        parts.append(
            ends.to_frame().select(
                pl.lit(span.station).alias("station"),
                "hour_end",
                *(pl.lit(value, pl.Int32()).alias(code) for code, value in values.items()),
            )
        )
    return pl.concat(parts)


def _differences(state: ClauseState, expect: Outcome) -> Iterator[tuple[str, str, str]]:
    if state.status != expect.status:
        yield "status", state.status, expect.status
    by_suffix = {i.id.removeprefix(state.clause.id): i for i in state.indicators}
    for suffix, wanted in expect.indicators.items():
        if suffix not in by_suffix:
            yield f"indicators.{suffix}", "", ", ".join(by_suffix)
            continue
        facts = _facts(by_suffix[suffix])
        for key, value in wanted.model_dump(exclude_none=True).items():
            if not _same(facts[key], value):
                yield key_path(("indicators", suffix, key)), str(facts[key]), str(value)


def _facts(state: IndicatorState) -> dict[str, Any]:
    finding = state.finding
    return {
        "status": state.status,
        "gap": finding.gap,
        "value": finding.value,
        "target": finding.aim.value if finding.aim else None,
        "rows": finding.rows,
        "against": finding.against,
        "unclear": finding.unclear,
        "valid": finding.valid,
        "expected": finding.expected,
    }


def _same(got: Any, wanted: Any) -> bool:  # noqa: ANN401 - facts of several types
    if isinstance(got, Fraction):
        whole, _, part = str(wanted).partition("/")
        return got == Fraction(Decimal(whole)) / Fraction(Decimal(part or "1"))
    return bool(got == wanted)
