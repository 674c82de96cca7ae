"""Rows of a register under an indicator's conditions: which belong, which of them are done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from airshed.errors import AirshedError, Fault
from airshed.plan.evidence import CONFIRMATIONS, CONFIRMED, KEY, as_needed, input_of
from airshed.plan.expressions import check_expression
from airshed.plan.finding import ANSWER, Input
from airshed.plan.question import Question, Sources, columns_of
from airshed.plan.schema import OfRegister, PlanFile
from airshed.tables import SMALL


class ConditionFailed(AirshedError):
    """A condition that can be read fails on some row."""


FOR, AGAINST, UNCLEAR = "for", "against", "unclear"
ORDER = pl.col(ANSWER).replace_strict({AGAINST: 0, UNCLEAR: 1, FOR: 2}, return_dtype=pl.Int8)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table an indicator is about.

    Attributes:
        counted: rows in `where`, with column `answer`: `for` or `against`.
        unclear: rows whose `where` is not known.
        gap: why nothing can be said: `no_table`, `no_rows`, `stale`, or None.
        input: the table with its digest, None where there is none.
    """

    counted: pl.DataFrame
    unclear: pl.DataFrame
    gap: str | None
    input: Input | None

    @property
    def done(self) -> int:
        """Rows that are done."""
        return int((self.counted.get_column(ANSWER) == FOR).sum()) if self.counted.width else 0

    @property
    def against(self) -> int:
        """Rows that are not."""
        return self.counted.height - self.done

    @property
    def all_unclear(self) -> bool:
        """Whether there are rows and of none it is known whether it belongs: a count of 0 would say nothing."""
        return 0 < self.unclear.height == (self.input.rows if self.input else 0)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The table, if there is one."""
        return (self.input,) if self.input else ()

    @property
    def shown(self) -> pl.LazyFrame | None:
        """Rows against, unclear and for, in this order; put together when somebody looks at them."""
        if not self.counted.width:
            return None
        parts = (self.counted.lazy(), self.unclear.lazy())
        return pl.concat(parts, how="vertical").sort(ORDER, maintain_order=True)


HELD = 2
"""Tables held of each name while a curve is drawn: of the day, and of the same day of a base year."""
EMPTY = Rows(pl.DataFrame(), pl.DataFrame(), "no_table", None)


def rows_of(question: Question, sources: Sources, *, table: str, where: str | None, done: str | None) -> Rows:
    """Return the rows of a table under two conditions; no `where` = every row, no `done` = every row is done.

    `where` null: unclear, counted in neither side. `done` null: not done. A table that lacks a column the plan needs
    or has it of another type is no such table: it cannot answer.

    Raises:
        ConditionFailed: a condition cannot be computed over these rows.
    """
    needed = columns_of(sources.plan, table)
    frame = held(question, sources, table, needed)
    if frame is None:
        return EMPTY
    clock = {
        "as_of": question.as_of,
        "period_from": question.period.from_date,
        "period_to": question.period.to_date,
    }
    conditions = {"_where": where, "_done": done}
    used = [name for name in clock if any(name in (text or "") for text in (where, done))]
    answer = pl.when("_done").then(pl.lit(FOR)).otherwise(pl.lit(AGAINST))
    asked = (
        frame.lazy()
        .with_columns(pl.lit(clock[name], pl.Date()).alias(name) for name in used)
        .with_columns((pl.sql_expr(e) if e else pl.lit(value=True)).alias(c) for c, e in conditions.items())
        .filter(pl.col("_where").fill_null(value=True))
        .with_columns(pl.when(pl.col("_where").is_null()).then(pl.lit(UNCLEAR)).otherwise(answer).alias(ANSWER))
        .drop(*clock, *conditions, strict=False)
    )
    try:
        found = asked.collect(engine=SMALL)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        text = "; ".join(e for e in (where, done) if e)
        raise ConditionFailed(Fault("plan.expression_rows", question.id, text, str(error).partition("\n")[0])) from None
    is_unclear = found.get_column(ANSWER) == UNCLEAR
    counted, unclear = (found.filter(~is_unclear), found.filter(is_unclear)) if is_unclear.any() else (found, found[:0])
    gap = "no_rows" if frame.is_empty() else _stale(question, sources, table)
    return Rows(counted, unclear, gap, _input(question, sources, table, frame, [*needed]))


def held(question: Question, sources: Sources, table: str, needed: Mapping[str, pl.DataType]) -> pl.DataFrame | None:
    """Return the columns needed of a table, and what its rows are called, read once for all indicators.

    None where the columns needed are not all there.
    """
    kept: dict[Any, pl.DataFrame | None] = sources.memory.setdefault(("table", table, tuple(needed)), {})
    when = (question.as_of, question.known_at)
    if when not in kept:
        frame = sources.tables(table, as_of=question.as_of, known_at=question.known_at)
        named = frame is not None and frame.collect_schema().get(KEY) == pl.String()
        frame = as_needed(frame, {**needed, **({KEY: pl.String()} if named else {})})
        while sources.days and len(kept) >= HELD:
            kept.pop(next(iter(kept)))
        kept[when] = None if frame is None else frame.collect(engine=SMALL)
    return kept[when]


def _input(question: Question, sources: Sources, table: str, frame: pl.DataFrame, needed: Sequence[str]) -> Input:
    """Return what is needed of a table as an input, digested once for all indicators; on a curve not at all."""
    if not sources.digests:
        return Input(table, frame.height, "")
    key = ("input", table, question.as_of, question.known_at, tuple(needed))
    if key not in sources.memory:
        sources.memory[key] = input_of(table, frame.select(needed), key=needed)
    found: Input = sources.memory[key]
    return found


def _stale(question: Question, sources: Sources, table: str) -> str | None:
    """Return `stale` when the register was not confirmed within the days the indicator allows."""
    if question.indicator.fresh_days is None:
        return None
    frame = held(question, sources, CONFIRMATIONS, CONFIRMED)
    if frame is None:
        return "stale"
    oldest = question.as_of - timedelta(days=question.indicator.fresh_days)
    said: dict[str, list[date]] = sources.memory.setdefault(("said", question.as_of, question.known_at), {})
    if not said:
        for name, day in frame.select(*CONFIRMED).iter_rows():
            said.setdefault(name, []).append(day)
    return None if any(oldest <= day <= question.as_of for day in said.get(table, ())) else "stale"


def check_conditions(indicator: OfRegister, plan: PlanFile, keys: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the faults of the table and of conditions over it."""
    table = indicator.table
    if table not in plan.tables:
        yield Fault("plan.table", "table", table, ", ".join(plan.tables))
        return
    for key in keys:
        if text := getattr(indicator, key):
            yield from check_expression(text, where=key, columns=columns_of(plan, table))
