import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from django.utils import translation
from tests.web.accounts.helpers import NOW, entries, workbook

from airshed.web.accounts import imports, sheets
from airshed.web.accounts.models import Department, Person, User
from airshed.web.accounts.wording import fault_text

CHINESE: dict[str, list[list[object]]] = {
    "部门": [["部门代码", "部门名称", "英文名"], ["police", "市公安局", "Public Security Bureau"]],
    "人员": [["工号", "姓名", "部门", "职务", "电话"], [3001, "孙丽", "市公安局", "副局长", 13900000003]],
    "用户": [
        ["用户名", "角色", "人员工号", "所属部门", "片区"],
        ["sun.li", "部门人员", 3001, "", ""],
        ["field", "执法人员", "", "ecology", "north"],
    ],
}


def _store(content: bytes, *, at: datetime = NOW) -> Any:
    return imports.store(content, name="list.xlsx", by="admin", at=at)


def _faults(content: bytes) -> list[tuple[str, str, str]]:
    return [(f.code, f.where, f.value) for f in imports.preview(content, name="list.xlsx").faults]


def test_a_workbook_in_chinese_is_stored_whole_with_passwords_once(cast: Any) -> None:
    found, handed = _store(workbook(CHINESE))
    assert [found.count(kind, "new") for kind in sheets.KINDS] == [1, 1, 2]
    assert handed.keys() == {"sun.li", "field"}
    user = User.objects.get(username="sun.li")
    assert user.check_password(handed["sun.li"])
    assert user.must_change_password
    assert (user.person.name, user.department_id, user.person.phone) == ("孙丽", "police", "13900000003")
    (entry,) = entries("accounts.imported")
    assert entry["users.new"] == 2
    assert "13900000003" not in str(entries("person.created"))


def test_the_same_workbook_again_changes_nothing(cast: Any) -> None:
    _store(workbook(CHINESE))
    before = User.objects.get(username="sun.li").password
    found, handed = _store(workbook(CHINESE))
    assert handed == {}
    assert {row.effect for row in found.planned} == {"unchanged"}
    assert User.objects.get(username="sun.li").password == before


def test_english_heads_on_one_sheet_of_any_name_and_a_change(cast: Any) -> None:
    content = workbook({"Sheet1": [["Staff number", "Name", "Department"], ["E001", "王芳芳", "ecology"]]})
    found, _ = _store(content)
    assert [(row.kind, row.key, row.effect) for row in found.planned] == [("people", "E001", "changed")]
    stored = Person.objects.get(pk="E001")
    assert (stored.name, stored.phone) == ("王芳芳", "13900000001")  # a column that is not there changes nothing


def test_a_column_that_is_not_there_changes_nothing_of_a_user(cast: Any) -> None:
    found, handed = _store(
        workbook({"users": [["username", "role"], ["inspector", "inspector"], ["other", "officer"]]})
    )
    assert handed == {}
    assert {row.effect for row in found.planned} == {"unchanged"}
    assert User.objects.get(username="inspector").area == "north"
    assert User.objects.get(username="other").person == cast.li


def test_a_preview_stores_nothing(cast: Any) -> None:
    found = imports.preview(workbook(CHINESE), name="list.xlsx")
    assert found.faults == []
    assert len(found.planned) == 4
    assert not Department.objects.filter(pk="police").exists()
    assert not User.objects.filter(username="sun.li").exists()


def test_all_faults_at_once_with_sheet_row_and_column_and_nothing_is_stored(cast: Any) -> None:
    content = workbook(
        {
            "departments": [["code", "zh", "colour"], ["police", "市公安局", "blue"], ["Police", "", ""]],
            "people": [
                ["code", "name", "department"],
                ["P 1", "甲", "police"],
                ["P2", "乙", "nowhere"],
                ["", "丙", "x"],
            ],
            "users": [
                ["username", "role", "person", "grid", "department"],
                ["u1", "king", "", "", ""],
                ["u2", "grid_lead", "", "", ""],
                ["u3", "officer", "P9", "", ""],
                ["u3", "leader", "", "", ""],
                ["u4", "", "", "", ""],
            ],
        }
    )
    assert _faults(content) == [
        ("accounts.unused_column", "departments!C1", "colour"),
        ("accounts.missing", "departments!B3 zh", ""),
        ("accounts.missing", "people!A4 code", ""),
        ("accounts.missing", "users!B6 role", ""),
        ("accounts.repeated", "departments!A3 code", "Police"),
        ("accounts.bad_code", "people!A2 code", "P 1"),
        ("accounts.unknown", "people!C3 department", "nowhere"),
        ("accounts.unknown", "people!C4 department", "x"),
        ("accounts.repeated", "users!A5 username", "u3"),
        ("accounts.unknown", "users!B2 role", "king"),
        ("accounts.needs_scope", "users!D3 grid", "grid_lead"),
        ("accounts.unknown", "users!C4 person", "P9"),
        ("accounts.needs_scope", "users!E4 department", "officer"),
    ]
    with pytest.raises(imports.ImportRefused):
        _store(content)
    assert not Department.objects.filter(pk="police").exists()
    assert entries("accounts.imported") == []


def test_a_fault_is_a_sentence_with_a_remedy_in_both_languages(cast: Any) -> None:
    content = workbook({"users": [["username", "role"], ["u1", "king"]]})
    (fault,) = imports.preview(content, name="list.xlsx").faults
    assert fault_text(fault).startswith("users!B2 role：没有“king”，应为：系统管理员")
    with translation.override("en"):
        assert fault_text(fault).startswith("users!B2 role: there is no 'king'; expected: 系统管理员 / administrator")


def test_what_goes_wrong_while_storing_leaves_nothing(cast: Any) -> None:
    content = workbook(
        {
            "departments": [["code", "zh"], ["police", "市公安局"]],
            "users": [["username", "role"], ["new", "leader"], ["admin", "auditor"]],  # the last administrator
        }
    )
    with pytest.raises(Exception, match="last_administrator"):
        _store(content)
    assert not Department.objects.filter(pk="police").exists()
    assert not User.objects.filter(username="new").exists()


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (sheets.MOST_UNPACKED + 1))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "accounts.list_broken"),
        (b"<script>alert(1)</script>", "accounts.list_broken"),
        (workbook(CHINESE)[:900], "accounts.list_broken"),
        (b"x" * (sheets.MOST_BYTES + 1), "accounts.list_large"),
        (_bomb(), "accounts.list_large"),
    ],
)
def test_what_is_no_list_is_refused(cast: Any, content: bytes, code: str) -> None:
    with pytest.raises(sheets.ListBroken) as refusal:
        imports.preview(content, name="list.xlsx")
    assert [fault.code for fault in refusal.value.faults] == [code]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ({"Sheet1": [["a", "b"], ["1", "2"]]}, [("accounts.unknown_sheet", "Sheet1", "")]),
        ({"Sheet1": []}, [("accounts.no_rows", "list.xlsx", "")]),
        ({"用户": [["用户名", "角色"]]}, [("accounts.no_rows", "list.xlsx", "")]),
        ({"用户": [["用户名"], ["a"]]}, [("accounts.no_columns", "用户", "")]),
        ({"用户": [["用户名", "角色", "role"], ["a", "leader", "x"]]}, [("accounts.repeated", "用户!C1", "role")]),
    ],
)
def test_sheets_that_cannot_be_read_say_why(cast: Any, content: Any, faults: Any) -> None:
    assert _faults(workbook(content)) == faults


def test_too_long_a_value_and_too_many_rows(cast: Any) -> None:
    rows = [["code", "zh"], ["long", "局" * 101]]
    assert _faults(workbook({"departments": rows}))[0][:2] == ("accounts.too_long", "departments!B2 zh")
    many = [["code", "zh"], *([f"d{n}", "局"] for n in range(sheets.MOST_ROWS + 1))]
    with pytest.raises(sheets.ListBroken) as refusal:
        _faults(workbook({"departments": many}))
    assert refusal.value.faults[0].code == "accounts.list_large"


def test_five_hundred_users_are_stored_in_a_moment(cast: Any) -> None:
    rows = [["username", "role", "grid"], *([f"g{n}", "grid_lead", f"g{n}"] for n in range(500))]
    _, handed = _store(workbook({"users": rows}))
    assert len(set(handed.values())) == 500
