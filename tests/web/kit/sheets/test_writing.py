"""What is written reads back as it was, and looks as people need it."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]

from airshed.web.kit.columns import Column, Type, Value
from airshed.web.kit.parsing import Refused
from airshed.web.kit.sheets.reading import read_list
from airshed.web.kit.sheets.writing import csv_of, table, template

FUELS = {"coal": ("燃煤", "Coal"), "gas": ("天然气", "Natural gas"), "none": ("无, 已停", "None, closed")}
AREAS = {f"a{number}": (f"第{number}网格（东城区东部）", f"Grid {number} of the eastern part") for number in range(40)}
COLUMNS = (
    Column("code", "编号", "Code", required=True, example="GL-001"),
    Column("name", "名称", "Name", longest=60),
    Column("fuel", "燃料", "Fuel", Type.CODE, choices=FUELS),
    Column("grid", "网格", "Grid", Type.CODE, choices=AREAS),
    Column("removed", "已拆除", "Removed", Type.FLAG),
    Column("removed_date", "拆除日期", "Removed on", Type.DATE),
    Column("capacity", "容量", "Capacity", Type.NUMBER, unit="t/h", help=("额定容量", "rated"), decimals=20),
    Column("boilers", "台数", "Boilers", Type.COUNT, least=0),
    Column("enterprise", "企业编号", "Enterprise", Type.REFERENCE),
)
SIGNS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\"|%,;\t\n _x0041_１Ａ")
LANGUAGES = st.sampled_from(["zh-hans", "en"])


def _clean(column: Column, text: str) -> Value:
    try:
        return column.parse(text)
    except Refused:
        return None


def _rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries(
        {
            "name": st.text(SIGNS, max_size=20).map(lambda text: _clean(COLUMNS[1], text)),
            "fuel": st.none() | st.sampled_from(list(FUELS)),
            "grid": st.none() | st.sampled_from(list(AREAS)),
            "removed": st.none() | st.booleans(),
            "removed_date": st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
            "capacity": st.none() | st.decimals(-(10**12), 10**12, places=9),
            "boilers": st.none() | st.integers(0, 10**20),
            "enterprise": st.text(SIGNS, max_size=12).map(lambda text: _clean(COLUMNS[8], text)),
        }
    )
    return st.lists(row, max_size=6).map(
        lambda rows: [{"code": f"=GL{number:03}", **row} for number, row in enumerate(rows)]
    )


def _read(path: Path) -> list[dict[str, Value]]:
    found = read_list(path, COLUMNS, key=("code",))
    assert [fault for fault in found.faults if fault.fault.code != "registers.no_rows"] == []
    return [dict(row.values) for row in found.rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rows=_rows(), language=LANGUAGES)
def test_a_table_reads_back_as_it_was(tmp_path: Path, rows: list[dict[str, Any]], language: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(table(COLUMNS, rows, title="锅炉", language=language))
    assert _read(path) == rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(rows=_rows(), language=LANGUAGES)
def test_a_text_file_reads_back_as_it_was_and_is_the_same_again(
    tmp_path: Path, rows: list[dict[str, Any]], language: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_of(COLUMNS, rows, language=language))
    again = _read(path)
    assert again == rows
    assert csv_of(COLUMNS, again, language=language) == path.read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "--", "@me", "'=1", "''", "%a", "|x", "1E5x", "_x0041_", "a\nb"])
def test_texts_like_formulas_stay_texts(tmp_path: Path, text: str) -> None:
    row: dict[str, Value] = dict.fromkeys((column.name for column in COLUMNS), None)
    row |= {"code": "1", "name": text}
    (tmp_path / "list.xlsx").write_bytes(table(COLUMNS, [row], title="a", language="en"))
    (tmp_path / "list.csv").write_bytes(csv_of(COLUMNS, [row], language="en"))
    assert _read(tmp_path / "list.xlsx") == _read(tmp_path / "list.csv") == [row]
    book = load_workbook(tmp_path / "list.xlsx")
    assert book.worksheets[0].cell(2, 2).data_type == "s"


def test_no_cell_of_a_text_file_begins_like_a_formula() -> None:
    row: dict[str, Value] = {"code": "=cmd|' /C calc'!A0", "name": "@SUM(A1)", "capacity": Decimal(-5)}
    lines = csv_of(COLUMNS, [row], language="en").decode("utf-8-sig").splitlines()
    assert lines[1].startswith("'=cmd|' /C calc'!A0,'@SUM(A1),")
    assert ",-5," in lines[1]


@pytest.mark.parametrize(
    ("language", "titles"), [("zh-hans", ["锅炉", "说明", "选项"]), ("en", ["锅炉", "Notes", "Choices"])]
)
def test_a_template_says_what_to_fill_in(language: str, titles: Sequence[str]) -> None:
    book = load_workbook(io.BytesIO(template(COLUMNS, title="锅炉", language=language, notes=["演示数据"])))
    assert book.sheetnames == titles
    sheet, notes, choices = book.worksheets
    assert [cell.value for cell in sheet[1]] == [column.head(language) for column in COLUMNS]
    assert sheet.freeze_panes == "A2"
    drops = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert drops["C2:C100001"] == f"'{titles[2]}'!$A$2:$A$4"
    assert drops["D2:D100001"] == f"'{titles[2]}'!$B$2:$B$41"
    assert drops["E2:E100001"] == ('"是,否"' if language == "zh-hans" else '"yes,no"')
    assert choices["A4"].value == FUELS["none"][language == "en"]
    assert sheet.column_dimensions["A"].width > 7
    texts = [[cell.value for cell in row] for row in notes.iter_rows()]
    assert texts[0][0] == "演示数据"
    assert len(texts) == len(COLUMNS) + 3
    assert texts[3][0] == COLUMNS[0].label(language)
    assert texts[3][6] == "GL-001"


def test_a_template_offers_what_only_the_home_knows() -> None:
    offered = {COLUMNS[0].name: ["生态环境局", "住建局"]}
    book = load_workbook(io.BytesIO(template(COLUMNS, title="锅炉", language="zh-hans", offered=offered)))
    drops = {str(rule.sqref): rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert drops["A2:A100001"] == '"生态环境局,住建局"'


def test_an_empty_template_has_no_rows_and_its_side_sheets_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(template(COLUMNS, title="锅炉", language="zh-hans"))
    found = read_list(path, COLUMNS, key=("code",))
    assert [fault.fault.code for fault in found.faults] == ["registers.no_rows"]
    assert found.notes == ()


def test_columns_keep_their_formats() -> None:
    rows: list[dict[str, Value]] = [{"code": "001", "removed_date": date(2019, 11, 6), "capacity": Decimal("0.1")}]
    sheet = load_workbook(io.BytesIO(table(COLUMNS, rows, title="[a]:*?/\\'", language="en"))).worksheets[0]
    assert sheet.auto_filter.ref == "A1:I2"
    assert sheet["A2"].number_format == "@"
    assert sheet["A2"].value == "001"
    assert sheet["F2"].number_format == "yyyy-mm-dd"
    assert sheet["F2"].is_date
    assert sheet["G2"].value == 0.1
    assert (
        sheet.title == "[a]:*?/\\'".translate(dict.fromkeys(map(ord, "[]:*?/\\'"), " ")).strip().replace("  ", " ")[:1]
    )
