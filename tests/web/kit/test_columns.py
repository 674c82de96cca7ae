"""Columns: what people type, what is refused, and how it reads again."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airshed.web.kit.columns import Column, Type, Value
from airshed.web.kit.parsing import Cell, Odd, Refused

TEXT = Column("name", "名称", "Name")
CODE = Column("fuel", "燃料", "Fuel", Type.CODE, choices={"coal": ("燃煤", "Coal"), "gas": ("天然气", "Natural gas")})
FLAG = Column("removed", "已拆除", "Removed", Type.FLAG)
DATE = Column("removed_date", "拆除日期", "Removed on", Type.DATE, least=date(1980, 1, 1), most=date(2030, 1, 1))
ANY_DATE = Column("day", "日期", "Day", Type.DATE)
NUMBER = Column("capacity_t_h", "容量", "Capacity", Type.NUMBER, unit="t/h", decimals=2, least=0, most=1000)
ANY_NUMBER = Column("load", "负荷", "Load", Type.NUMBER)
COUNT = Column("boilers", "台数", "Boilers", Type.COUNT, required=True, least=0)
CREDIT = Column("credit_code", "信用代码", "Credit code", pattern="[0-9A-Z]{18}", example="91152501MA0N000001")
DAY = date(2019, 11, 6)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (TEXT, "　 锅炉房\u00a0", "锅炉房"),
        (TEXT, "=SUM(A1)", "=SUM(A1)"),
        (TEXT, "3E12", "3E12"),
        (TEXT, "第一行\r\n第二行", "第一行\n第二行"),
        (TEXT, "１２号楼Ａ座（东）", "12号楼A座（东）"),
        (TEXT, "ＧＬ－０１", "GL-01"),
        (TEXT, 150981, "150981"),
        (TEXT, 123456789012345.0, "123456789012345"),
        (TEXT, 1.5, "1.5"),
        (TEXT, "\u3000", None),
        (CREDIT, "９１１５２５０１ＭＡ０Ｎ０００００１", "91152501MA0N000001"),
        (CODE, "coal", "coal"),
        (CODE, "COAL", "coal"),
        (CODE, "燃 煤", "coal"),
        (CODE, "natural  Gas", "gas"),
        *((FLAG, word, True) for word in ("是", "√", "Y", "yes", "1", "有", True, 1, 1.0, Decimal(1))),
        *((FLAG, word, False) for word in ("否", "×", "N", "no", "0", "无", False, 0, 0.0, " ＮＯ")),
        *((FLAG, word, None) for word in ("不详", "unknown", "", None)),
        *(
            (DATE, text, DAY)
            for text in (
                "2019-11-6",
                "2019/11/06",
                "2019.11.6",
                "20191106",
                "2019年11月6日",
                "２０１９－１１－０６",
                "2019-11-06 00:00:00",
                DAY,
                datetime(2019, 11, 6),
                43775,
                43775.0,
                20191106,
            )
        ),
        (NUMBER, "1,000", Decimal(1000)),
        (NUMBER, "１２．５０", Decimal("12.5")),
        (NUMBER, "0.30", Decimal("0.3")),
        (NUMBER, 0.1 + 0.2, Decimal("0.3")),
        (ANY_NUMBER, "−5", Decimal(-5)),
        (ANY_NUMBER, 1e-7, Decimal("0.0000001")),
        (COUNT, 12.0, 12),
        (COUNT, "1,234", 1234),
    ],
)
def test_what_people_type_is_understood(column: Column, cell: Cell, value: Value) -> None:
    found = column.parse(cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        (TEXT, "9.11501E+17", "digits_lost"),
        (TEXT, "９．１Ｅ＋１７", "digits_lost"),
        (TEXT, 9.11501e17, "digits_lost"),
        (TEXT, "1.3847912345E10", "digits_lost"),
        (TEXT, 10**15, "digits_lost"),
        (TEXT, date(2019, 1, 2), "date_in_text"),
        (TEXT, "字" * 1001, "too_long"),
        (TEXT, "a\x00b", "control_sign"),
        (TEXT, Odd("registers.percent", "35%"), "percent"),
        (CREDIT, "91152501", "pattern"),
        (CODE, "木柴", "not_a_choice"),
        (FLAG, "也许", "no_flag"),
        (FLAG, 2, "no_flag"),
        (DATE, "2019-02-30", "no_such_day"),
        (DATE, "20191301", "no_such_day"),
        (DATE, "2019-11-06 14:30", "time_of_day"),
        (DATE, datetime(2019, 11, 6, 14, 30), "time_of_day"),
        (DATE, 43775.5, "time_of_day"),
        (DATE, time(12), "no_date"),
        (DATE, 2019, "no_date"),
        (DATE, "2019", "no_date"),
        (DATE, "6/11/2019", "no_date"),
        (DATE, "2019-11/06", "no_date"),
        (DATE, "43775", "no_date"),
        (DATE, "2031-01-01", "out_of_range"),
        (ANY_DATE, "0219-01-01", "out_of_range"),
        (ANY_DATE, "2910-01-01", "out_of_range"),
        (NUMBER, "35%", "percent"),
        (NUMBER, "1,5", "ambiguous_comma"),
        (NUMBER, "1,23,456", "ambiguous_comma"),
        (NUMBER, "1.234,5", "ambiguous_comma"),
        (NUMBER, "1.2E+3", "exponent"),
        (NUMBER, "10t/h", "no_number"),
        (NUMBER, "/", "no_number"),
        (NUMBER, float("nan"), "no_number"),
        (NUMBER, True, "no_number"),
        (NUMBER, DAY, "date_in_number"),
        (NUMBER, "1.005", "too_fine"),
        (NUMBER, "-1", "out_of_range"),
        (ANY_NUMBER, "1" * 29, "too_many_digits"),
        (ANY_NUMBER, 1e300, "too_many_digits"),
        (COUNT, "1.5", "no_count"),
        (COUNT, " ", "required"),
    ],
)
def test_what_is_not_clear_is_refused(column: Column, cell: Cell, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        column.parse(cell)
    assert refusal.value.fault.code == f"registers.{code}"
    assert refusal.value.fault.where == column.name


def test_a_workbook_may_count_days_from_1904() -> None:
    assert DATE.parse(43775 - 1462, from_1904=True) == DAY


@pytest.mark.parametrize(
    ("column", "value", "zh", "en"),
    [
        (CODE, "gas", "天然气", "Natural gas"),
        (CODE, "gone", "gone", "gone"),
        (FLAG, True, "是", "yes"),
        (FLAG, None, "", ""),
        (DATE, DAY, "2019-11-06", "2019-11-06"),
        (ANY_NUMBER, Decimal("1E-7"), "0.0000001", "0.0000001"),
        (ANY_NUMBER, Decimal("1.2E+3"), "1200", "1200"),
        (COUNT, 12, "12", "12"),
    ],
)
def test_values_read_in_both_languages(column: Column, value: Value, zh: str, en: str) -> None:
    assert column.text(value, "zh-hans") == zh
    assert column.text(value, "en") == en


def test_heads_say_unit_and_star() -> None:
    assert NUMBER.head("zh-hans") == "容量（t/h）"
    assert NUMBER.head("en") == "Capacity (t/h)"
    assert COUNT.head("zh-hans") == "台数*"
    paid = Column("paid_yuan", "已付", "Paid", Type.NUMBER, unit="yuan")
    assert (paid.head("zh-hans"), paid.head("en")) == ("已付（元）", "Paid (yuan)")


VALUES: dict[Column, st.SearchStrategy[Any]] = {
    TEXT: st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    CODE: st.sampled_from(["coal", "gas"]),
    FLAG: st.booleans(),
    DATE: st.dates(date(1980, 1, 1), date(2030, 1, 1)),
    ANY_NUMBER: st.decimals(-(10**12), 10**12, places=6),
    COUNT: st.integers(0, 10**9),
}


@pytest.mark.parametrize("column", list(VALUES), ids=lambda column: column.name)
@given(data=st.data())
def test_what_was_parsed_reads_as_itself_in_both_languages(column: Column, data: st.DataObject) -> None:
    try:
        value = column.parse(data.draw(VALUES[column]))
    except Refused:
        return
    if value is not None:
        assert column.parse(column.text(value, "zh-hans")) == value
        assert column.parse(column.text(value, "en")) == value
