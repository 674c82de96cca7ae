"""Task lists: headers, merges, departments, days, and the clauses they are placed on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
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
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.schema import Department
from airshed.plan.tasks.deadlines import UnreadableDate, deadline_in
from airshed.plan.tasks.departments import department_named, ids_in
from airshed.plan.tasks.lists import HEADERS, Task, tasks_of
from airshed.plan.tasks.placing import Import, Placed, placed_tasks
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


def placed(given: Sequence[Task], *, known: Sequence[Ruling] = (), plan: Any = EXAMPLE) -> tuple[Placed, ...]:
    return placed_tasks(given, Import(plan, known, "清单", "王", "sha256 00", FIRST, by="a"))


def task(item: str = "举报限期答复", **more: Any) -> Task:
    values = {"clause": "", "measure": "", "lead": "works", "assist": (), "deadline": None, **more}
    return Task("清单!3", item=item, **values)


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


# --- reading ---


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


# --- departments and days ---


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("市生态环境局", "ecology"),
        ("生态环境局", "ecology"),
        ("生态环境", "ecology"),
        ("二连浩特市生态环境局", "ecology"),
        ("市发改委", "development"),
        ("住建局", "housing"),
        ("交通局", "transport"),
        ("城管局", "city_management"),
        ("综合执法局", "city_management"),
        ("市监局", "market"),
        ("金融办", "finance_office"),
        ("Transport Bureau", "transport"),
        ("transport", "transport"),
        ("Meteorological", "meteorology"),
        ("民政局", None),
        ("环保局", None),
        ("水利局", None),
        ("局", None),
        ("Bureau", None),
    ],
)
def test_departments_are_known_by_the_names_people_write(text: str, id: str | None) -> None:  # noqa: A002
    assert department_named(text, CITY.file.departments).id == id


def test_a_name_that_fits_two_departments_is_not_guessed() -> None:
    names = {"a": "市交通运输局", "b": "市交通警察局"}
    two = [Department(id=id, zh=zh, en=f"{id} office") for id, zh in names.items()]  # noqa: A001
    found = department_named("交通局", two)
    assert (found.id, found.candidates) == (None, ("a", "b"))
    assert ids_in("交通运输局，交通局", two) == "a,交通局"


def test_a_doubtful_department_names_its_candidates(tmp_path: Path) -> None:
    departments = (
        Department(id="a", zh="市交通运输局", en="Transport"),
        Department(id="b", zh="市交通警察局", en="Traffic Police"),
    )
    plan = EXAMPLE.file.model_copy(update={"departments": departments})
    path = xlsx(tmp_path / "list.xlsx", [HEADER, (1, "举报", "", "交通局", "", "")])
    with pytest.raises(TaskFileBroken) as error:
        tasks_of(read_tables(path), plan)
    (fault,) = error.value.faults
    assert (fault.code, fault.expected) == ("plan.task_which", "a 市交通运输局, b 市交通警察局")


@pytest.mark.parametrize(
    ("text", "day", "read"),
    [
        ("2019年12月31日", date(2019, 12, 31), False),
        ("2019.12.31", date(2019, 12, 31), False),
        ("20191231", date(2019, 12, 31), False),
        ("2019-12-31 00:00:00", date(2019, 12, 31), False),
        ("2019年12月31日前完成", date(2019, 12, 31), True),
        ("2020年6月底前", date(2020, 6, 30), True),
        ("2020年2月", date(2020, 2, 29), True),
        ("年底前", date(2019, 12, 31), True),
        ("12月20日前", date(2019, 12, 20), True),
        ("2019年上半年", date(2019, 6, 30), True),
        ("2019年第三季度末", date(2019, 9, 30), True),
        ("全年推进", None, True),
        ("无", None, False),
        ("", None, False),
    ],
)
def test_deadlines_are_read_as_people_write_them(text: str, day: date | None, *, read: bool) -> None:
    found = deadline_in(text, year=2019)
    assert (found.day, found.read) == (day, read)


@pytest.mark.parametrize("text", ["尽快", "2019-02-30", "2019年13月", "43830", "2019年2月30日前", "13月底前", "前"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        deadline_in(text, year=2019)


# --- placing ---


@pytest.mark.parametrize(
    ("given", "clause", "why"),
    [
        (task("E2-03 答复"), "E2-03", "id"),
        (task("答复", clause="E2-03"), "E2-03", "id"),
        (task("二3 举报限期答复"), "E2-03", "words"),
        (task("举报 限期答复工作"), "E2-03", "words"),
        (task("举报", measure="九成以上举报在期限内答复"), "E2-03", "words"),
        (task("Answer nine of ten complaints in time"), "E2-03", "words"),
        (task("E9-01 答复"), None, "unknown_id"),
        (task("植树造林"), None, "none"),
        (task("拆除小锅炉，举报限期答复"), None, "several"),
        (task("二1：拆除小锅炉，举报限期答复"), "E2-01", "words"),
        (task("拆除小锅炉", measure="举报限期答复"), None, "several"),
        (task("拆除小锅炉，举报限期答复", measure="举报限期答复"), "E2-03", "words"),
        (task("E2-03 或 E2-01"), None, "several"),
    ],
)
def test_a_task_is_placed_by_id_or_by_words_and_never_guessed(given: Task, clause: str | None, why: str) -> None:
    (found,) = placed([given])
    assert (found.clause, found.why) == (clause, why)
    if why == "several":
        assert set(found.candidates) == {"E2-01", "E2-03"}
        assert found.rulings == ()


def test_a_phrase_inside_a_longer_one_says_nothing_of_its_own() -> None:
    clauses = list(EXAMPLE.file.clauses)
    shorter = clauses[2].model_copy(update={"text": (clauses[2].text[0].model_copy(update={"phrase": "限期答复"}),)})
    plan = replace(EXAMPLE, file=EXAMPLE.file.model_copy(update={"clauses": (*clauses[:2], shorter, *clauses[3:])}))
    assert [p.clause for p in placed([task("举报限期答复")], plan=plan)] == ["E2-03"]
    assert [p.why for p in placed([task("举报限期答复，限期答复信访")], plan=plan)] == ["several"]


def test_gaps_are_filled_and_nothing_else() -> None:
    given = task(lead="works", assist=("weather",), deadline=date(2019, 12, 31))
    (found,) = placed([given])
    assert [(r.clause, r.aspect, r.value) for r in found.rulings] == [
        ("E2-03", "lead", "works"),
        ("E2-03", "assist", "weather"),
        ("E2-03", "deadline", "2019-12-31"),
    ]
    assert {(r.document, r.approver, r.reason) for r in found.rulings} == {("清单", "王", "sha256 00; 清单!3")}


def test_what_the_paper_says_already_is_told_as_same_or_different() -> None:
    given = task("拆除小锅炉", lead="environment", assist=("environment",), deadline=date(2019, 12, 31))
    (found,) = placed([given])
    assert found.rulings == ()
    assert found.same == ("assist",)
    assert [(d.aspect, d.said, d.stands, d.by) for d in found.differs] == [
        ("lead", "environment", "works", "paper"),
        ("deadline", "2019-12-31", "2019-10-31", "paper"),
    ]


def test_what_a_ruling_says_already_is_told_too_also_of_one_to_come() -> None:
    (made,) = placed([task(lead="works")])
    (ruling,) = made.rulings
    (same,) = placed([task(lead="works")], known=[ruling])
    assert (same.rulings, same.same) == ((), ("lead",))
    (other,) = placed([task(lead="weather")], known=[ruling])
    assert [(d.said, d.stands, d.by) for d in other.differs] == [("weather", "works", ruling.id)]
    to_come = replace(ruling, from_date=date(2019, 9, 1))
    (later,) = placed([task(lead="weather")], known=[to_come])
    assert [(d.stands, d.by) for d in later.differs] == [("works", ruling.id)]


def test_rows_that_disagree_fill_nothing_and_rows_that_agree_fill_once() -> None:
    one, two = task(lead="works"), replace(task(lead="weather"), place="清单!4")
    found = placed([one, two])
    assert [p.rulings for p in found] == [(), ()]
    assert [(d.said, d.stands, d.by) for p in found for d in p.differs] == [
        ("works", "weather", "清单!4"),
        ("weather", "works", "清单!3"),
    ]
    agreed = placed([one, replace(one, place="清单!4")])
    assert [(len(p.rulings), p.same) for p in agreed] == [(1, ()), (0, ("lead",))]


def test_a_deadline_before_the_end_of_the_days_of_a_clause_is_told_not_applied() -> None:
    (found,) = placed([task("采暖期每日预报", lead="weather", assist=("works",), deadline=date(2019, 12, 31))])
    assert [(d.aspect, d.said, d.stands, d.by) for d in found.differs] == [
        ("deadline", "2019-12-31", ">= 2020-03-31", "paper")
    ]
    assert [r.aspect for r in found.rulings] == ["assist"]


def test_a_list_of_ten_tasks_of_the_first_city_in_a_word_document(tmp_path: Path) -> None:
    clauses = [c for c in CITY.file.clauses if c.lead is None and not c.deadline][:10]
    leads = [
        "市生态环境局",
        "发改委",
        "工信局",
        "住建局",
        "市公安局",
        "交通运输局",
        "市监局",
        "农牧局",
        "应急局",
        "气象局",
    ]
    rows = [
        (i, f"{c.text[0].number} {c.text[0].phrase}", c.zh, lead, "市财政局、统计局", "")
        for i, (c, lead) in enumerate(zip(clauses, leads, strict=True), start=1)
    ]
    path = docx(tmp_path / "任务清单.docx", [("",) * 6, HEADER, *rows], merges=[(0, 0, 0, 5, "任务清单")])
    found = placed(tasks(path, CITY), plan=CITY)
    assert [p.clause for p in found] == [c.id for c in clauses]
    assert [r.value for p in found for r in p.rulings if r.aspect == "lead"] == [
        "ecology",
        "development",
        "industry",
        "housing",
        "police",
        "transport",
        "market",
        "agriculture",
        "emergency",
        "meteorology",
    ]
    assert {r.value for p in found for r in p.rulings if r.aspect == "assist"} == {"finance,statistics"}
