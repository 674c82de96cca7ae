"""Papers of cases: what they say is the case's, what they lack is told, and once signed they never change."""

import io
from datetime import date, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from docx import Document as Paper
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.conftest import Site
from tests.web.documents.conftest import WRITTEN

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.sweep import sweep_clocks
from airshed.web.documents import operations, queries
from airshed.web.documents.content import FieldsMissing
from airshed.web.documents.kinds import KINDS
from airshed.web.documents.models import Document, Prefix
from airshed.web.documents.operations import (
    DocumentMoved,
    DocumentRefused,
    draft_document,
    file_of,
    set_prefix,
    sign_document,
    withdraw_document,
)
from airshed.web.papers import rendering
from airshed.web.papers.office import converter, pdf_of
from airshed.web.papers.sandbox import TemplateRefused
from airshed.web.reports.operations import put_template
from airshed.web.written import MADE_UP, SYNTHETIC


def codes(refusal: AirshedError) -> list[str]:
    return [fault.code for fault in refusal.faults]


def text_of(content: bytes) -> str:
    """Return all text of a document, a line a paragraph, cells of tables after it."""
    paper = Paper(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in paper.paragraphs] + cells)


def drafted(site: Site, case: Case, kind: str = "assignment", by: str = "officer", **written: str) -> Document:
    given = {**(WRITTEN if kind == "assignment" else {}), **written}
    return draft_document(site.home, Case.objects.get(pk=case.pk), kind, given, user=site.users[by], at=AT)


def signed(site: Site, document: Document, by: str = "officer", at: datetime = AT) -> Document:
    return sign_document(site.home, document, user=site.users[by], at=at)


def test_a_letter_says_what_the_case_says(office: Site, issued: Case) -> None:
    paper = signed(office, drafted(office, issued))
    assert (paper.number, paper.signer, paper.state) == ("试环督〔2019〕1号", "张三", "signed")
    told = text_of(file_of(office.home, paper))
    for text in (
        "市生态环境局文件", "试环督〔2019〕1号", "关于“锅炉到期未拆”的交办函", "市住建局：", "锅炉仍在使用",
        "依据《大气污染防治法》第三十八条", "一、整改要求。拆除锅炉，拆前断电断水", issued.code, "签发人：张三",
        "2019年9月23日", "抄送：市政府办公室。", "（联系人：王五 0479-0000000）",
    ):  # fmt: skip
        assert text in told, text
    assert issued.due == date(2019, 9, 25)
    assert "请于2019年9月25日前签收" in told
    assert "请于2019年10月21日前完成整改" in told  # fifteen work days after the receipt, the holidays between them
    assert "{{" not in told


def test_all_that_a_paper_lacks_is_told_with_where_it_is_filled_in(office: Site, case: Case) -> None:
    with pytest.raises(FieldsMissing) as refused:
        draft_document(office.home, case, "assignment", {"colour": "red"}, user=office.users["officer"], at=AT)
    faults = [(fault.code, fault.value) for fault in refused.value.faults]
    assert faults == [
        *(
            ("documents.missing", name)
            for name in ("责任部门", "查实情况", "法定义务", "整改要求", "签收期限", "整改期限")
        ),
        ("documents.unknown_field", "colour"),
    ]
    where = {fault.value: fault.expected for fault in refused.value.faults}
    assert where["责任部门"] == "办理“交办”时填写"
    assert where["整改要求"] == "在起草时填写"
    assert not Document.objects.exists()


def test_every_kind_has_a_template_that_is_filled_in(office: Site, assigned: Case, moves: Moves) -> None:
    code = assigned.code
    moves(code, "report", "officer_elsewhere", measure="已拆除")
    moves(code, "fail", "inspector", why="基座仍在")
    moves(code, "summon", "officer", why="整改不到位", files=())
    moves(code, "interview", "leader", minutes="谈了", commitment="三日内拆完", files=())
    moves(code, "escalate", "leader", why="仍不整改", files=())
    meeting = {"meet_at": "2019年9月24日9时", "meet_place": "二楼会议室", "host": "赵六", "attendees": "李四"}
    written: dict[str, dict[str, str]] = {
        "assignment": WRITTEN,
        "interview_notice": {**meeting, "contact": "王五"},
        "interview_minutes": meeting,
    }
    for kind in KINDS:
        told = text_of(file_of(office.home, drafted(office, assigned, kind, **written.get(kind, {}))))
        assert "（草稿，未编号）" in told
        assert code in told, kind
        assert "{{" not in told, kind
        assert "{%" not in told, kind


def test_a_dossier_is_built_from_the_chain(office: Site, assigned: Case, moves: Moves) -> None:
    letter = signed(office, drafted(office, assigned))
    moves(assigned.code, "report", "officer_elsewhere", measure="已拆除")
    moves(assigned.code, "escalate", "leader", why="多次反弹", files=())
    content = drafted(office, assigned, "dossier").content
    log = content["lists"]["log"]
    assert [row["number"] for row in log] == ["1", "2", "3", "4", "5", "6"]
    assert [row["by"] for row in log] == ["系统自动", "孙七", "张三", "李四", "李四", "赵六"]
    assert "责任部门：市住建局" in log[2]["told"]
    (proof,) = content["lists"]["proofs"]
    assert (len(proof["sha256"]), proof["purpose"]) == (64, "报告整改完成")
    assert [(row["state"], row["kept"]) for row in content["lists"]["clocks"]] == [
        ("线索待排查", "按期"), ("查实待交办", "按期"), ("已交办待签收", "按期"), ("整改中", "按期"),
        ("已整改待核查", "按期"), ("待专项督察", "在办"),
    ]  # fmt: skip
    assert content["lists"]["papers"] == [
        {"number": letter.number, "title": "关于“锅炉到期未拆”的交办函", "signed": "张三 2019-09-23", "state": "已签发",
         "sha256": letter.paper}
    ]  # fmt: skip
    told = text_of(file_of(office.home, Document.objects.get(kind="dossier")))
    assert proof["sha256"] in told
    assert letter.paper in told


def test_numbers_count_by_kind_office_and_year(office: Site, issued: Case) -> None:
    Prefix.objects.create(department_id="housing", letters="试建")
    numbers = [
        signed(office, drafted(office, issued)).number,
        signed(office, drafted(office, issued), at=datetime(2020, 1, 2)).number,
        signed(office, drafted(office, issued), by="leader").number,
        signed(office, drafted(office, issued, "case_file")).number,
    ]
    assert numbers == ["试环督〔2019〕1号", "试环督〔2020〕1号", "试环督〔2019〕2号", "试环案〔2019〕1号"]


def test_of_many_at_once_each_has_its_own_number_and_none_is_left_out(office: Site) -> None:
    papers = []
    for n in range(6):
        case, _ = open_case(
            office.home, type(FOUND)(f"cause {n}", "by_hand", "事项", "a matter", department="ecology"),
            mover=the_clock(AT),
        )  # fmt: skip
        papers.append(drafted(office, case, "case_file"))
    gate, faults = Barrier(len(papers)), list[Exception]()

    def sign(document: Document) -> None:
        try:
            gate.wait()
            signed(office, document)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test tells it
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=sign, args=(document,)) for document in papers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(Document.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert len(set(Document.objects.values_list("number", flat=True))) == 6


def test_a_signed_paper_stays_whatever_becomes_of_the_case_or_the_template(office: Site, issued: Case) -> None:
    paper = signed(office, drafted(office, issued))
    before = file_of(office.home, paper)
    Case.objects.filter(pk=issued.pk).update(zh="另一件事")
    (office.home / "templates").mkdir()
    blank = io.BytesIO()
    Paper().save(blank)
    (office.home / "templates" / "assignment.docx").write_bytes(blank.getvalue())
    assert file_of(office.home, Document.objects.get(pk=paper.pk)) == before
    path = rendering.path_of(office.home, operations.FOLDER, paper.paper)
    path.chmod(0o640)
    path.write_bytes(before[:-1])
    with pytest.raises(DocumentRefused) as refused:
        file_of(office.home, paper)
    assert codes(refused.value) == ["documents.not_whole"]


def test_a_paper_is_signed_once_and_by_a_person(office: Site, issued: Case) -> None:
    paper = drafted(office, issued)
    Prefix.objects.all().delete()
    office.users["officer"].person = None
    with pytest.raises(DocumentRefused) as refused:
        signed(office, paper)
    assert codes(refused.value) == ["documents.no_name", "documents.no_prefix"]
    set_prefix("ecology", "试环", user=office.users["officer"], at=AT)
    signed(office, paper, by="leader")
    with pytest.raises(DocumentMoved):
        signed(office, paper, by="leader")
    assert Document.objects.get().serial == 1
    assert audit.verify().ok


def test_a_new_draft_takes_the_place_of_the_one_before_and_a_withdrawn_number_is_not_used_again(
    office: Site, issued: Case
) -> None:
    first, second = drafted(office, issued), drafted(office, issued)
    first.refresh_from_db()
    assert (first.state, second.version) == ("withdrawn", 2)
    paper = signed(office, second)
    assert "（第 2 版）" in text_of(file_of(office.home, paper))
    with pytest.raises(DocumentRefused):
        withdraw_document(paper, user=office.users["officer"], at=AT, why=" ")
    withdraw_document(paper, user=office.users["officer"], at=AT, why="写错了")
    paper.refresh_from_db()
    assert (paper.state, paper.number) == ("withdrawn", "试环督〔2019〕1号")
    assert signed(office, drafted(office, issued)).number == "试环督〔2019〕2号"


@pytest.mark.parametrize("by", ["officer_elsewhere", "inspector", "grid_lead", "plant", "administrator", "auditor"])
def test_who_is_not_of_the_office_neither_drafts_nor_signs(office: Site, issued: Case, by: str) -> None:
    with pytest.raises(DocumentRefused):
        drafted(office, issued, by=by)
    paper = drafted(office, issued)
    with pytest.raises(DocumentRefused):
        signed(office, paper, by=by)
    with pytest.raises(DocumentRefused):
        withdraw_document(paper, user=office.users[by], at=AT, why="x")
    paper.refresh_from_db()
    assert paper.state == "draft"


def test_a_draft_is_the_offices_and_a_signed_paper_is_of_all_who_see_the_case(office: Site, issued: Case) -> None:
    def seeing() -> set[str]:
        return {name for name, user in office.users.items() if queries.papers_of(issued, user)}

    paper = drafted(office, issued)
    assert seeing() == {"officer", "leader"}
    signed(office, paper)
    assert seeing() == {"officer", "leader", "officer_elsewhere", "inspector", "grid_lead", "plant"}


def test_an_inspector_drafts_the_form_of_a_check(office: Site, assigned: Case, moves: Moves) -> None:
    moves(assigned.code, "report", "officer_elsewhere", measure="已拆除")
    told = text_of(file_of(office.home, drafted(office, assigned, "check_form", by="inspector")))
    assert "已拆除" in told
    assert "李四" in told


def test_letters_are_one_departments_own(office: Site) -> None:
    users: Any = office.users
    with pytest.raises(DocumentRefused) as refused:
        set_prefix("housing", "试环", user=users["officer_elsewhere"], at=AT)
    assert codes(refused.value) == ["documents.letters_taken"]
    with pytest.raises(DocumentRefused):
        set_prefix("housing", "试建", user=users["officer"], at=AT)
    with pytest.raises(DocumentRefused):
        set_prefix("housing", "", user=users["officer_elsewhere"], at=AT)
    assert [*Prefix.objects.values_list("department_id", "letters")] == [("ecology", "试环")]


def test_an_edited_template_is_used_for_papers_from_then_on(office: Site, issued: Case) -> None:
    def template(text: str) -> bytes:
        paper, buffer = Paper(), io.BytesIO()
        paper.add_paragraph(text)
        paper.save(buffer)
        return buffer.getvalue()

    given: dict[str, Any] = {"kind": "assignment", "language": "zh", "by": "officer", "at": AT}
    with pytest.raises(TemplateRefused) as refused:
        put_template(office.home, content=template("{{ salary }}"), **given)
    assert refused.value.faults[0].value == "salary"
    put_template(office.home, content=template("{{ number }} 交 {{ unit }}"), **given)
    assert text_of(file_of(office.home, signed(office, drafted(office, issued)))) == "试环督〔2019〕1号 交 市住建局"


def test_a_paper_of_made_up_data_says_so_whatever_its_template_says(office: Site, issued: Case) -> None:
    draft = drafted(office, issued)
    assert MADE_UP[0] not in text_of(file_of(office.home, draft))
    (office.home / SYNTHETIC).mkdir(parents=True)
    assert text_of(file_of(office.home, draft)).startswith(MADE_UP[0])
    assert text_of(file_of(office.home, signed(office, draft))).startswith(MADE_UP[0])


def test_what_the_clock_did_is_told_in_words(office: Site, assigned: Case) -> None:
    assert sweep_clocks(office.home, mover=the_clock(datetime(2019, 10, 31, 1))).moved == 1
    meeting = {"meet_at": "11月4日9时", "meet_place": "二楼", "host": "赵六", "attendees": "李四", "contact": "王五"}
    told = text_of(file_of(office.home, drafted(office, assigned, "interview_notice", **meeting)))
    assert "系统于 2019-10-31 自动启动" in told
    assert "trigger" not in told


@pytest.mark.skipif(converter() is None, reason="LibreOffice is missing")
def test_libreoffice_makes_a_pdf_of_a_paper(office: Site, issued: Case) -> None:
    assert pdf_of(file_of(office.home, signed(office, drafted(office, issued)))).startswith(b"%PDF-")
