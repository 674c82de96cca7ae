"""SQL boolean expressions over the rows of a table: a condition of a plan, checked before it is run.

An expression sees the table's columns and the days `as_of`, `period_from` (first day) and `period_to` (day after the
last). It reads one row at a time: no sub-query, no other table, no file, no aggregate, no window.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import polars as pl

from airshed.errors import Fault

CLOCK: Mapping[str, pl.DataType] = {"as_of": pl.Date(), "period_from": pl.Date(), "period_to": pl.Date()}
PROBE_ROWS = 2
OF_A_QUERY = "_POLARS_TMP"
"""How the engine names what a sub-query gives."""
_BEYOND = re.compile(r'"(?:Agg|Over|Window|SubPlan)":|(?<!"String":)"Len"')
_NUMBER = r'\{"Literal":\{"(?:Dyn":\{"(?:Int|Float)|Scalar":\{"Decimal)"[^}]*\}+'
_ROW_BY_ROW = "a condition on one row: columns, AND, OR, NOT, comparisons"


def check_expression(text: str, *, where: str, columns: Mapping[str, pl.DataType]) -> list[Fault]:
    """Return what is wrong with an expression over columns: syntax, unknown columns, types, anything but a row's own.

    Args:
        text: the expression.
        where: how the fault names its place.
        columns: of the table; those of the clock are added.
    """
    known = {**columns, **CLOCK}
    bad = Fault("plan.expression", where, text, _ROW_BY_ROW)
    try:
        expression = pl.sql_expr(text)
        unknown = sorted(set(expression.meta.root_names()) - set(known))
        if unknown:
            outside = any(name.startswith(OF_A_QUERY) for name in unknown)
            return [bad] if outside else [Fault("plan.column", where, name, ", ".join(columns)) for name in unknown]
        found = _probe(tuple(known.items())).select(expression)
    except (pl.exceptions.PolarsError, TypeError, ValueError) as error:
        return [replace(bad, expected=f"{_ROW_BY_ROW} ({_line(error)})")]
    except pl.exceptions.PanicException:
        return [bad]
    if found.dtypes != [pl.Boolean()]:
        return [Fault("plan.not_boolean", where, text, ", ".join(map(str, found.dtypes)))]
    tree = expression.meta.serialize(format="json")
    if found.height != PROBE_ROWS or _BEYOND.search(tree):  # aggregates and windows, even inside a comparison
        return [bad]
    return [Fault("plan.date_number", where, text, "DATE '2019-12-31'")] if _dates_as_numbers(tree, known) else []


@lru_cache
def _probe(columns: tuple[tuple[str, pl.DataType], ...]) -> pl.DataFrame:
    """Return a frame of empty rows."""
    return pl.DataFrame(schema=dict(columns)).clear(PROBE_ROWS)


def _dates_as_numbers(tree: str, columns: Mapping[str, pl.DataType]) -> bool:
    """Whether a day is compared with a number, which the engine takes for days since 1970."""
    day = rf'\{{"Column":"(?:{"|".join(name for name, dtype in columns.items() if dtype == pl.Date())})"\}}'
    between = r'(?:,"op":"\w+","right":|,)'
    return re.search(f"{day}{between}{_NUMBER}|{_NUMBER}{between}{day}", tree) is not None


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
