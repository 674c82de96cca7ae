"""Rows of registers that should have been settled by a day that is over."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from airshed.plan.evidence import KEY, Tables
from airshed.web.cases.found import Found, called, whereabouts
from airshed.web.cases.source import DEADLINES, Source

SERIOUS = 30
"""More days past the term than this, and it is serious."""


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each row whose term is over and which is not settled, a term once, whoever asks for it."""
    deadlines, seen = tables(DEADLINES, as_of=on), set[str]()
    if deadlines is None:
        return
    for deadline in deadlines.collect().iter_rows(named=True):
        for row in _late(tables, deadline, on):
            found = _found(deadline, row, on)
            if found.cause not in seen:
                seen.add(found.cause)
                yield found


def _late(tables: Tables, deadline: Mapping[str, Any], on: date) -> Iterator[Mapping[str, Any]]:
    frame = tables(deadline["table"], as_of=on)
    if frame is None or not {deadline["due"], deadline["closed"], KEY} <= {*frame.collect_schema().names()}:
        return
    days = {"as_of": on, "period_from": deadline["from_date"], "period_to": deadline["to_date"]}
    held = frame.with_columns(pl.lit(day, pl.Date()).alias(name) for name, day in days.items())
    if deadline["where"]:
        held = held.filter(pl.sql_expr(deadline["where"]).fill_null(value=False))
    due, closed = pl.col(deadline["due"]), pl.col(deadline["closed"])
    late = held.filter((due < on) & (closed.is_null() | (closed > on))).sort(KEY)
    yield from late.collect().iter_rows(named=True)


def _found(deadline: Mapping[str, Any], row: Mapping[str, Any], on: date) -> Found:
    name, due = called(row[KEY], personal=deadline["personal"]), row[deadline["due"]]
    return Found(
        cause=f"overdue_rows:{deadline['table']}/{name}/{deadline['closed']}",
        source=SOURCE.name,
        zh=f"{deadline['zh']} {name}：期限 {due} 已过，“{deadline['done_zh']}”尚未登记",
        en=f"{deadline['en']} {name}: past its term of {due}; “{deadline['done_en']}” is not entered",
        object=f"{deadline['table']}/{name}",
        plan=deadline["plan"],
        clause=deadline["clause"],
        grade="serious" if (on - due).days > SERIOUS else "general",
        evidence={"due": str(due)},
        **whereabouts(row),
    )


SHOWS = {"due": ("期限", "due")}
SOURCE = Source("overdue_rows", ("台账到期未办", "rows past their term"), find, shows=SHOWS)
