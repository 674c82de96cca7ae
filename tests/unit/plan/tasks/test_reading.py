"""Task lists as files: headers, merges, full-width digits, and everything that is refused."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from docx import Document
from docx.oxml import OxmlElement
from tests.unit.plan.tasks.task_files import HEADER, Row, docx, xlsx

from airshed.errors import Fault
from airshed.plan.load import load_plan
from airshed.plan.tasks.lists import HEADERS, Task, tasks_of
from airshed.plan.tasks.tables import TaskFileBroken, read_tables

EXAMPLE = load_plan(None, "example/2019")
CITY = load_plan(None, "erenhot/2019")
FIRST = date(2019, 3, 1)
Writer = Callable[..., Path]


def tasks(path: Path, plan: Any = EXAMPLE) -> tuple[Task, ...]:
    return tasks_of(read_tables(path), plan.file)


def refused(path: Path) -> list[Fault]:
    with pytest.raises(TaskFileBroken) as error:
        tasks(path)
    return list(error.value.faults)


WRITERS: list[Writer] = [xlsx, docx]


@pytest.fixture(params=WRITERS, ids=["xlsx", "docx"])
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Writer:
    """Return a function that writes rows into a file of either kind."""
    suffix = request.param.__name__

    def put(rows: Sequence[Row], **more: Any) -> Path:
        path: Path = request.param(tmp_path / f"list.{suffix}", rows, **more)
        return path

    return put


def at(path: Path, cell: str) -> str:
    return f"{path.name}: {'#1' if path.suffix == '.docx' else '清单'}!{cell}"


def test_rows_are_read_from_both_kinds_of_file(write: Writer) -> None:
    path = write([HEADER, ("1", "举报限期答复", "建立台账", "建设局", "环境局、气象站", "2019年12月31日")])
    (found,) = tasks(path)
    assert (found.item, found.measure, found.lead) == ("举报限期答复", "建立台账", "works")
    assert (found.assist, found.deadline, found.said) == (("environment", "weather"), date(2019, 12, 31), ())


def test_the_header_may_follow_titles_in_either_language_and_spelling(write: Writer) -> None:
    title = (0, 0, 0, 4, "示例市 2019 年任务清单")
    english = ("Item", "Measures", "Lead department", "Assisting", "Due date")
    spaced = ("工作 任务", "具体措施：", "责任 单位", "配合部门", "完成\n时限（日期）")
    for header in (english, spaced):
        path = write(
            [("",) * 5, ("印发日期：2019年3月", "", "", "", ""), header, ("举报", "", "works", "", "2019-12-31")],
            merges=[title],
        )
        (found,) = tasks(path)
        assert (found.item, found.lead, found.deadline) == ("举报", "works", date(2019, 12, 31))


def test_a_header_of_two_lines_is_one(write: Writer) -> None:
    rows = [
        ("序号", "事项", "措施", "责任单位", "", "完成"),
        ("", "", "", "牵头单位", "配合单位", "时限"),
        ("1", "举报", "措施一", "建设局", "环境局", "2019-12-31"),
    ]
    merges = [(0, j, 1, j, rows[0][j]) for j in range(3)] + [(0, 3, 0, 4, "责任单位")]
    (found,) = tasks(write(rows, merges=merges))
    assert (found.item, found.lead, found.assist, found.deadline) == (
        "举报",
        "works",
        ("environment",),
        date(2019, 12, 31),
    )


def test_a_header_merged_down_over_two_lines_is_no_task(write: Writer) -> None:
    rows = [HEADER[1:], ("",) * 5, ("举报", "", "建设局", "", "")]
    merges = [(0, j, 1, j, HEADER[j + 1]) for j in range(5)]
    assert [t.item for t in tasks(write(rows, merges=merges))] == ["举报"]


def test_cells_merged_down_hold_for_all_rows_they_cover(write: Writer) -> None:
    rows = [
        HEADER,
        ("1", "举报", "一", "建设局", "", "2019-12-31"),
        ("", "", "二", "", "环境局", ""),
        ("2", "工地", "三", "环境局", "", ""),
    ]
    merges = [(1, 0, 2, 0, "1"), (1, 1, 2, 1, "举报"), (1, 3, 2, 3, "建设局"), (1, 5, 2, 5, "2019-12-31")]
    found = tasks(write(rows, merges=merges))
    assert [(t.item, t.measure, t.lead, t.assist) for t in found] == [
        ("举报", "一", "works", ()),
        ("举报", "二", "works", ("environment",)),
        ("工地", "三", "environment", ()),
    ]
    assert [t.deadline for t in found] == [date(2019, 12, 31)] * 2 + [None]


def test_a_row_merged_over_all_columns_is_a_heading_and_a_repeated_header_is_none(write: Writer) -> None:
    rows = [HEADER, ("",) * 6, ("1", "举报", "", "建设局", "", ""), HEADER, ("2", "工地", "", "建设局", "", "")]
    assert [t.item for t in tasks(write(rows, merges=[(1, 0, 1, 5, "一、优化产业")]))] == ["举报", "工地"]


def test_full_width_digits_excel_days_and_words_of_time_are_read(tmp_path: Path) -> None:
    days = [date(2019, 11, 30), "２０１９年１２月３１日", "2019/12/31", "2019年底前", "长期坚持", "—"]
    rows = [HEADER, *((i, f"事项{i}", "", "建设局", "", day) for i, day in enumerate(days))]
    found = tasks(xlsx(tmp_path / "list.xlsx", rows))
    end = date(2019, 12, 31)
    assert [t.deadline for t in found] == [date(2019, 11, 30), end, end, end, None, None]
    assert [[(s.text, s.value) for s in t.said] for t in found[3:]] == [
        [("2019年底前", "2019-12-31")],
        [("长期坚持", "")],
        [],
    ]


def test_a_cell_may_say_who_leads_and_who_assists(write: Writer) -> None:
    for cell in (
        "建设局牵头，环境局、气象站配合",
        "牵头单位：建设局；配合单位：环境局、气象站",
        "建设局负责\n环境局、气象站参与",
    ):
        (found,) = tasks(write([HEADER, ("1", "举报", "", cell, "", "")]))
        assert (found.lead, found.assist) == ("works", ("environment", "weather"))


def test_other_sheets_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("说明").write(0, 0, "填表说明")
        page = book.add_worksheet("任务")
        for i, row in enumerate([HEADER, (1, "举报", "", "建设局", "", "")]):
            page.write_row(i, 0, row)
    assert [t.place for t in tasks(path)] == ["任务!2"]


# --- faults ---


def test_every_missing_header_is_named_with_its_spellings(write: Writer) -> None:
    found = refused(write([("序号", "事项", "说明"), ("1", "举报", "x")]))
    assert [(f.code, f.value) for f in found] == [
        ("plan.task_header", "lead 牵头单位"),
        ("plan.task_header", "deadline 完成时限"),
    ]
    assert "牵头单位" in found[0].expected
    assert "完成时限" in found[1].expected
    (nothing, *_) = refused(write([("甲", "乙"), ("1", "2")]))
    assert nothing.value == "item 事项, measure 措施"
    assert set(nothing.expected.split(", ")) == {*HEADERS["item"], *HEADERS["measure"]}


def test_the_page_lists_every_spelling_of_a_header() -> None:
    page = (Path(__file__).parents[4] / "docs" / "how-to" / "rulings.md").read_text(encoding="utf-8")
    for spellings in HEADERS.values():
        assert f"| {'、'.join(spellings)} |" in page


def test_all_faults_of_all_rows_are_told_at_once_by_cell(write: Writer) -> None:
    rows = [
        HEADER,
        ("1", "举报", "", "民政局", "林业局", "尽快"),
        ("2", "", "", "建设局", "", ""),
        ("3", "工地", "", "建设局", "", "2019-01-31"),
        ("", "", "", "", "", ""),
        ("4", "锅炉", "", "建设局、环境局", "", "2019年2月30日"),
        ("5", "预报", "", "", "", ""),
    ]
    path = write(rows, merges=[(6, 3, 6, 4, "气象站")])
    found = [(f.code, f.where) for f in refused(path)]
    assert found == [
        ("plan.task_department", at(path, "D2")),
        ("plan.task_department", at(path, "E2")),
        ("plan.task_date", at(path, "F2")),
        ("plan.task_empty", at(path, "3")),
        ("plan.task_early", at(path, "F4")),
        ("plan.task_empty", at(path, "5")),
        ("plan.task_leads", at(path, "D6")),
        ("plan.task_date", at(path, "F6")),
        ("plan.task_merged", at(path, "D7")),
    ]


def test_merged_cells_and_missing_headers_at_once(write: Writer) -> None:
    rows = [("事项", "措施", "牵头单位", "配合单位"), ("举报", "", "", ""), ("工地", "", "建设局", "")]
    found = refused(write(rows, merges=[(0, 0, 0, 1, "事项"), (1, 2, 2, 2, "建设局")]))
    assert [(f.code, f.value) for f in found] == [("plan.task_header", "deadline 完成时限")]


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    for name in ("list.pdf", "list.doc", "list.xls"):
        (tmp_path / name).write_bytes(b"x")
        assert [f.code for f in refused(tmp_path / name)] == ["plan.task_suffix"]
    for name in ("list.xlsx", "list.docx"):
        for content in (b"", b"not a zip", b"PK\x03\x04 cut"):
            (tmp_path / name).write_bytes(content)
            assert [f.code for f in refused(tmp_path / name)] == ["plan.task_unreadable"]
    assert [f.code for f in refused(docx(tmp_path / "none.docx", [("",)]))] == ["plan.task_no_table"]
    assert [f.code for f in refused(xlsx(tmp_path / "none.xlsx", []))] == ["plan.task_no_table"]
    assert [f.code for f in refused(xlsx(tmp_path / "head.xlsx", [HEADER]))] == ["plan.task_no_rows"]


def test_a_cell_far_out_or_a_file_packed_too_densely_is_refused_and_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADER)
        page.write(1_048_575, 16_383, "x")
    (fault,) = refused(path)
    assert (fault.code, fault.value) == ("plan.task_unreadable", "1048576 × 16384")
    with ZipFile(tmp_path / "bomb.docx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(201 << 20))
    assert [f.code for f in refused(tmp_path / "bomb.docx")] == ["plan.task_unreadable"]


def test_a_merge_over_more_rows_than_python_can_recurse_is_read(tmp_path: Path) -> None:
    document, rows = Document(), 1200
    table = document.add_table(rows=rows, cols=len(HEADER))
    said = {0: dict(enumerate(HEADER)), 1: {1: "举报", 3: "建设局"}}
    for i, line in enumerate(table._tbl.tr_lst):  # noqa: SLF001 - cell by cell would take minutes
        for j, cell in enumerate(line.tc_lst):
            cell.p_lst[0].add_r().text = said.get(i, {}).get(j, f"措施{i}" if j == 2 else "")
            if i and j in said[1]:
                cell.vMerge = "restart" if i == 1 else "continue"
    document.save(str(tmp_path / "long.docx"))
    found = tasks(tmp_path / "long.docx")
    assert len(found) == rows - 1
    assert {(t.item, t.lead) for t in found} == {("举报", "works")}


def test_text_of_tracked_changes_is_read_as_accepted(tmp_path: Path) -> None:
    path = docx(tmp_path / "tracked.docx", [HEADER, ("1", "举报", "", "", "", "")])
    document = Document(str(path))
    paragraph = document.tables[0].cell(1, 3).paragraphs[0]
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.add_run("建设局")._r)  # noqa: SLF001 - python-docx has no word for it
    paragraph._p.append(inserted)  # noqa: SLF001 - as above
    document.save(str(path))
    assert [t.lead for t in tasks(path)] == ["works"]
