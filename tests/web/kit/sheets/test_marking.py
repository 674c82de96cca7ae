"""A file goes back with its faults beside the rows, and can be read again."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from tests.web.kit.corpus.cases import BOILERS, CASES, Case
from tests.web.kit.corpus.making import Formula, Make, book, cells, content, raw, text, with_parts, xls

from airshed.web.kit.sheets.found import FileBroken
from airshed.web.kit.sheets.marking import with_faults
from airshed.web.kit.sheets.reading import Sheet, read_list

ROWS: list[list[Any]] = [
    ["锅炉台账"],
    ["锅炉编号", "使用单位", "额定容量", "拆除日期"],
    ["GL-1", "一厂", 10, date(2019, 11, 6)],
    ["GL-2", None, "十", None],
    ["GL-3", "三厂", Formula("=5+5", 10)],
]


def _sent(path: Path, make: Make) -> Sheet:
    make(path)
    return _found(path)


def _found(path: Path) -> Sheet:
    return read_list(path, BOILERS, key=("code",))


def _codes(found: Sheet) -> list[tuple[str, int, str]]:
    return [(fault.letter, fault.row, fault.fault.code) for fault in found.faults]


def test_the_faults_stand_in_a_column_after_the_last(tmp_path: Path) -> None:
    path, marked = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    found = _sent(path, book(ROWS, merges=["A1:D1"]))
    marked.write_bytes(with_faults(path, found.faults, language="zh-hans"))
    sheet = load_workbook(marked).worksheets[0]
    assert sheet["E2"].value == "问题"
    assert [sheet[f"E{row}"].value for row in (1, 3, 5)] == [None, None, None]
    assert (
        sheet["E4"].value
        == "Sheet1!B4 使用单位：必填，请填写\nSheet1!C4 额定容量：“十”不是数，请只填数字，不带单位；没有就空着"
    )
    assert sheet["D3"].number_format == "yyyy/m/d"
    assert sheet["C5"].value == "=5+5"
    assert str(next(iter(sheet.merged_cells.ranges))) == "A1:D1"


def test_all_other_parts_stay_as_they_are(tmp_path: Path) -> None:
    path, marked = tmp_path / "a.xlsm", tmp_path / "b.xlsm"
    found = _sent(
        path, with_parts(book(ROWS, [["别的"]]), {"xl/vbaProject.bin": b"macro", "xl/media/image1.png": b"x"})
    )
    marked.write_bytes(with_faults(path, found.faults, language="en"))
    with ZipFile(path) as before, ZipFile(marked) as after:
        assert after.namelist() == before.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_marked_file_is_read_as_before_and_marked_again_in_the_same_column(tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.xlsx"
    first = _sent(path, book(ROWS))
    path.write_bytes(with_faults(path, first.faults, language=language))
    again = _found(path)
    assert _codes(again) == _codes(first)
    assert again.notes == first.notes
    path.write_bytes(with_faults(path, again.faults[:1], language=language))
    sheet = load_workbook(path).worksheets[0]
    assert sheet.max_column == 5
    assert sheet["E4"].value == first.faults[0].sentence(language)
    path.write_bytes(with_faults(path, (), language=language))
    assert _codes(_found(path)) == _codes(first)


def test_a_missing_column_is_said_in_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    first = _sent(path, book([["使用单位", "额定容量"], ["厂", 10]]))
    path.write_bytes(with_faults(path, first.faults, language="en"))
    sheet = load_workbook(path).worksheets[0]
    assert sheet["C1"].value == f"Faults\n{first.faults[0].sentence('en')}"
    assert _codes(_found(path)) == _codes(first)


def test_cells_right_of_the_marked_column_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    first = _sent(path, book([["锅炉编号", "问题", "使用单位"], ["GL-1", "旧的", None], ["GL-2", "旧的", "二厂"]]))
    path.write_bytes(with_faults(path, first.faults, language="zh-hans"))
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["锅炉编号", "问题", "使用单位"]
    assert sheet["B2"].value == first.faults[0].sentence("zh-hans")
    assert [cell.value for cell in sheet[3]] == ["GL-2", None, "二厂"]


def test_a_sheet_with_prefixes_is_marked_in_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = cells(["锅炉编号", "使用单位"], ["GL-1", ""]).replace("<", "<x:").replace("<x:/", "</x:")
    first = _sent(path, raw(rows, p="x:"))
    path.write_bytes(with_faults(path, first.faults, language="en"))
    with ZipFile(path) as packed:
        assert b'<x:c r="C2" t="inlineStr"><x:is>' in packed.read("xl/worksheets/sheet1.xml")
    assert _codes(_found(path)) == _codes(first) == [("B", 2, "registers.required")]


def test_text_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    first = _sent(path, text('锅炉编号;使用单位;额定容量\n=1+1;"一\n厂";-10\n2;;"1;5"\n', "gb18030"))
    path.write_bytes(with_faults(path, first.faults, language="zh-hans"))
    assert (
        path.read_bytes().decode("utf-8-sig").startswith('锅炉编号,使用单位,额定容量,问题\r\n\'=1+1,"一\n厂",-10,C2 ')
    )
    again = _found(path)
    assert _codes(again) == _codes(first)
    once = path.read_bytes()
    assert with_faults(path, again.faults, language="zh-hans") == once


def test_an_old_workbook_becomes_a_new_one(tmp_path: Path) -> None:
    path, marked = tmp_path / "a.xls", tmp_path / "b.xlsx"
    rows: list[list[Any]] = [["锅炉编号", "使用单位", "拆除日期"], ["GL-1", None, (43775.0, "day")]]
    first = _sent(path, xls(rows))
    marked.write_bytes(with_faults(path, first.faults, language="en"))
    sheet = load_workbook(marked).worksheets[0]
    assert sheet.title == "台账"
    assert sheet["C2"].value.date() == date(2019, 11, 6)
    assert sheet["D2"].value == first.faults[0].sentence("en")


@pytest.mark.parametrize("case", [case for case in CASES if case.rows and case.faults], ids=lambda case: case.name)
def test_every_messy_file_with_rows_can_be_marked(tmp_path: Path, case: Case) -> None:
    path, marked = tmp_path / case.file, tmp_path / "marked"
    case.make(path)
    first = read_list(path, case.columns, key=case.key)
    marked.write_bytes(with_faults(path, first.faults, language="zh-hans"))
    again = read_list(marked, case.columns, key=case.key)
    assert [fault.fault for fault in again.faults] == [fault.fault for fault in first.faults]
    assert [dict(row.values) for row in again.rows] == [dict(row.values) for row in first.rows]


def test_a_file_that_cannot_be_read_cannot_be_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    content(b"PK\x03\x04 broken")(path)
    with pytest.raises(FileBroken):
        with_faults(path, (), language="en")
