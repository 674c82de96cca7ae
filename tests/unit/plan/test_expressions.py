"""Conditions: what may be written, and everything that may not."""

import polars as pl
import pytest

from airshed.plan.expressions import check_expression

COLUMNS = {"a": pl.Int64(), "d": pl.Date(), "t": pl.String(), "f": pl.Boolean(), "x": pl.Float64()}


@pytest.mark.parametrize(
    "text",
    [
        "a < 10 AND d <= as_of",
        "f",
        "NOT f OR f IS NULL",
        "x BETWEEN 1 AND 2.5",
        "t IN ('a', 'b') AND t LIKE '%煤%'",
        "d >= period_from AND d < period_to",
        "d <= DATE '2019-12-31'",
        "COALESCE(f, FALSE)",
        "CASE WHEN a > 1 THEN f ELSE NOT f END",
        "d + INTERVAL '30 days' < as_of",
        "t = 'Agg' OR t = 'Len'",
        "t = 'CURRENT_DATE' OR t = 'it''s NOW()'",
        "TRY_CAST(t AS INTEGER) > 1",
    ],
)
def test_a_condition_on_a_row_is_accepted(text: str) -> None:
    assert check_expression(text, where="where", columns=COLUMNS) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <", "plan.expression"),
        ("", "plan.expression"),
        ("*", "plan.expression"),
        ("a = 1; DROP TABLE x", "plan.expression"),
        ("a = 1 UNION SELECT 1", "plan.expression"),
        ("(SELECT 1)", "plan.expression"),
        ("a IN (SELECT a FROM x)", "plan.expression"),
        ("EXISTS (SELECT 1)", "plan.expression"),
        ("read_csv('/etc/passwd')", "plan.expression"),
        ("READ_PARQUET('x') IS NULL", "plan.expression"),
        ("SUM(a) > 1", "plan.expression"),
        ("a > AVG(x)", "plan.expression"),
        ("COUNT(*) > a", "plan.expression"),
        ("LAG(a) OVER (ORDER BY d) = 1", "plan.expression"),
        ("ROW_NUMBER() OVER (PARTITION BY a ORDER BY d) = 1", "plan.expression"),
        ("d >= '2019-01-01'", "plan.expression"),
        ("a = 'x'", "plan.expression"),
        ("TRUE", "plan.expression"),
        ("d <= 7", "plan.date_number"),
        ("d = 20191231", "plan.date_number"),
        ("20191231 >= d AND f", "plan.date_number"),
        ("NOT d > 5.5", "plan.expression"),
        ("as_of BETWEEN 1 AND 2", "plan.date_number"),
        ("d <= CURRENT_DATE", "plan.expression_clock"),
        ("d < now ()", "plan.expression_clock"),
        ("t = 'it''s' AND d < Current_Timestamp", "plan.expression_clock"),
        ("CAST(t AS INTEGER) > 1", "plan.expression_strict"),
        ("t::date < d", "plan.expression_strict"),
        ("STRPTIME(t, '%Y') < d", "plan.expression_strict"),
        ("f" + " AND f" * 2000, "plan.expression_long"),
        ("nope > 1", "plan.column"),
        ("other.a > 1", "plan.column"),
        ("a", "plan.not_boolean"),
        ("a + x", "plan.not_boolean"),
    ],
)
def test_anything_else_is_refused(text: str, code: str) -> None:
    faults = check_expression(text, where="clauses[3].indicators[0].where", columns=COLUMNS)
    assert [fault.code for fault in faults] == [code]
    assert faults[0].where == "clauses[3].indicators[0].where"


def test_an_unknown_column_is_named_with_those_there_are() -> None:
    faults = check_expression("b = 1 AND c = 2", where="done", columns=COLUMNS)
    assert [(fault.value, fault.expected) for fault in faults] == [("b", "a, d, t, f, x"), ("c", "a, d, t, f, x")]
