"""A task list becomes drafts, all or none; faults come with sheet and cell; hostile files are refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.unit.plan.tasks.task_files import docx, xlsx
from tests.web.conftest import Site
from tests.web.rulings.helpers import (
    OPEN_LEADS,
    PAPER,
    TASKS,
    approve,
    drafts,
    form_of,
    lead_many,
    seen,
    stored,
    text_of,
)

Clients = Callable[..., Client]
HEADER = ("条款", "事项", "牵头单位", "配合单位", "完成时限")
ROWS = [
    HEADER,
    (OPEN_LEADS[0], "一", "发改委", "工信局、公安局", "2019年底前"),
    (OPEN_LEADS[1], "二", "市生态环境局", "", "长期坚持"),
    ("", "没有这回事", "公安局", "", ""),
]


def send(client: Client, content: bytes, name: str = "任务清单.xlsx", **more: Any) -> Any:
    return client.post(TASKS, {**PAPER, "file": SimpleUploadedFile(name, content), **more})


def held(answer: Any) -> str:
    return str(form_of(answer)["held"])


@pytest.mark.parametrize(("make", "name"), [(xlsx, "任务清单.xlsx"), (docx, "任务清单.docx")])
def test_a_list_is_shown_first_and_drafted_then(
    site: Site, clients: Clients, tmp_path: Path, make: Callable[..., Path], name: str
) -> None:
    officer, leader = clients("officer"), clients("leader")
    answer = send(officer, make(tmp_path / name, ROWS).read_bytes(), name)
    page = text_of(answer)
    assert answer.status_code == 200
    assert "行数 3 · 对上条款 2 · 补上空缺 4" in page
    assert "没有对上条款 1" in page
    assert "发改委 → 市发展和改革委员会" in page
    assert drafts() == []  # a preview stores nothing
    assert officer.post(TASKS, {"held": held(answer), "submit": "1"}).status_code == 302
    assert {(d.clause, d.aspect, d.value) for d in drafts()} == {
        (OPEN_LEADS[0], "lead", "development"),
        (OPEN_LEADS[0], "assist", "industry,police"),
        (OPEN_LEADS[0], "deadline", "2019-12-31"),
        (OPEN_LEADS[1], "lead", "ecology"),
    }
    assert all(name in d.document and "sha256" in d.reason for d in drafts())
    approve(leader, seen())
    assert len(stored(site.home)) == 4
    again = send(officer, make(tmp_path / name, ROWS).read_bytes(), name)
    assert "补上空缺 0" in text_of(again)


def test_all_faults_come_with_their_cells_and_store_nothing(clients: Clients, tmp_path: Path) -> None:
    rows = [
        HEADER,
        (OPEN_LEADS[0], "一", "月球局", "", "改天"),
        (OPEN_LEADS[1], "二", "公安局", "火星局", "2018-01-01"),
    ]
    page = text_of(send(clients("officer"), xlsx(tmp_path / "a.xlsx", rows).read_bytes()))
    for cell in ("清单!C2", "清单!E2", "清单!D3", "清单!E3"):
        assert cell in page
    assert drafts() == []


def test_a_department_drafts_only_rows_of_its_own_clauses(site: Site, clients: Clients, tmp_path: Path) -> None:
    lead_many(clients("officer"), OPEN_LEADS[:1], "housing")
    approve(clients("leader"), seen())
    other = clients("officer_elsewhere")
    answer = send(other, xlsx(tmp_path / "a.xlsx", ROWS).read_bytes())
    page = text_of(answer)
    assert "不是本部门的条款" in page
    assert "说法不同，不采用 1" in page
    other.post(TASKS, {"held": held(answer), "submit": "1"})
    assert {d.clause for d in drafts(state="draft")} == {OPEN_LEADS[0]}


def test_a_preview_of_another_user_or_changed_is_refused(clients: Clients, tmp_path: Path) -> None:
    officer, other = clients("officer"), clients("officer_elsewhere")
    signed = held(send(officer, xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()))
    for text in (signed[:-2], "", "x:y:z"):
        assert "数据不完整或过期" in text_of(officer.post(TASKS, {"held": text}))
    assert "数据不完整或过期" in text_of(other.post(TASKS, {"held": signed}))
    assert drafts() == []


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (220 << 20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"no spreadsheet"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.exe", b"MZ"),
        ("a.xlsx", b""),
        ("<b>.xlsx", b"no"),
        ("a.xlsx", b"0" * 5_000_001),
    ],
)
def test_a_file_that_is_none_is_refused(clients: Clients, name: str, content: bytes) -> None:
    answer = send(clients("officer"), content, name)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert "<b>.xlsx" not in answer.content.decode()
    assert drafts() == []


def test_a_file_packed_too_densely_is_refused(clients: Clients) -> None:
    answer = send(clients("officer"), _bomb())
    assert "读不了" in text_of(answer)


def test_document_and_reason_are_asked_for(clients: Clients, tmp_path: Path) -> None:
    content = xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()
    assert "请填写依据文件" in text_of(send(clients("officer"), content, document=""))
    assert "最多 500 个" in text_of(send(clients("officer"), content, document="长" * 501))
