"""SQL boolean expressions over the rows of a table: a condition of a plan, checked before it is run.

An expression sees the table's columns and the days `as_of`, `period_from` (first day) and `period_to` (day after the
last). It reads one row at a time: no sub-query, no other table, no file, no aggregate, no window. Nor the clock of the
computer, or a figure would be another tomorrow; nor a conversion that fails on a row.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import polars as pl

from airshed.errors import Fault

CLOCK: Mapping[str, pl.DataType] = {"as_of": pl.Date(), "period_from": pl.Date(), "period_to": pl.Date()}
PROBE_ROWS = 2
LONGEST = 2000
"""Most signs of an expression; the engine takes minutes over one of ten thousand."""
OF_A_QUERY = "_POLARS_TMP"
"""How the engine names what a sub-query gives."""
_BEYOND = re.compile(r'"(?:Agg|Over|Window|SubPlan)":|(?<!"String":)"Len"')
_NUMBER = r'\{"Literal":\{"(?:Dyn":\{"(?:Int|Float)|Scalar":\{"Decimal)"[^}]*\}+'
_CLOCK_READ = re.compile(r"\b(?:CURRENT_(?:DATE|TIME|TIMESTAMP)|LOCALTIME(?:STAMP)?|NOW\s*\()", re.IGNORECASE)
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_MAY_FAIL = re.compile(r'(?<!"Literal":"Boolean"\},)"options":"Strict"|"strict":true')
"""The engine itself converts what stands after NOT to a boolean."""
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
    if faults := list(_check_text(text, where)):
        return faults
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
    row_by_row = found.height == PROBE_ROWS and not _BEYOND.search(tree)  # no aggregate, even inside a comparison
    return list(_check_tree(tree, text, where, known)) if row_by_row else [bad]


def _check_text(text: str, where: str) -> Iterator[Fault]:
    """Yield what is wrong with an expression before the engine reads it, which puts today in the place of a clock."""
    if len(text) > LONGEST:
        yield Fault("plan.expression_long", where, str(len(text)), str(LONGEST))
    elif read := _CLOCK_READ.search(_QUOTED.sub("", text)):
        yield Fault("plan.expression_clock", where, read[0].rstrip("( "), ", ".join(CLOCK))


def _check_tree(tree: str, text: str, where: str, columns: Mapping[str, pl.DataType]) -> Iterator[Fault]:
    if _MAY_FAIL.search(tree):
        yield Fault("plan.expression_strict", where, text, "TRY_CAST(… AS …)")
    if _dates_as_numbers(tree, columns):
        yield Fault("plan.date_number", where, text, "DATE '2019-12-31'")


@lru_cache
def _probe(columns: tuple[tuple[str, pl.DataType], ...]) -> pl.DataFrame:
    """Return a frame of empty rows."""
    return pl.select(pl.repeat(None, PROBE_ROWS, dtype=dtype).alias(name) for name, dtype in columns)


def _dates_as_numbers(tree: str, columns: Mapping[str, pl.DataType]) -> bool:
    """Whether a day is compared with a number, which the engine takes for days since 1970."""
    day = rf'\{{"Column":"(?:{"|".join(name for name, dtype in columns.items() if dtype == pl.Date())})"\}}'
    between = r'(?:,"op":"\w+","right":|,)'
    return re.search(f"{day}{between}{_NUMBER}|{_NUMBER}{between}{day}", tree) is not None


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
