"""Workbooks that are made to break their reader are refused in words, and the server's memory stays as it is."""

import io
import resource
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from django.urls import reverse
from tests.web.accounts.helpers import entries, signed_in, workbook

from airshed.web.accounts import imports, reading, sheets
from airshed.web.accounts.models import Department
from airshed.web.accounts.queries import moment
from airshed.web.accounts.template import template

USERS = {"users": [["username", "role"], ["new", "leader"]]}
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
ENTITIES += b"".join(
    f'<!ENTITY {n} "{f"&{b};" * 10}">'.encode() for b, n in zip("abcdefghij", "bcdefghijk", strict=True)
)
ENTITIES += b"]>"
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>'


def _with(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == part else data)
    return out.getvalue()


def _book(fill: Callable[[Any], object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book.add_worksheet("users"))
    return buffer.getvalue()


def _far(sheet: Any) -> None:
    for column, text in enumerate(("username", "role")):
        sheet.write(0, column, text)
    sheet.write(1_048_575, 16_383, "x")  # seventeen thousand million cells between


def _narrow(sheet: Any) -> None:
    for row in range(1_000_000 // 20):
        for column in range(20):
            sheet.write_blank(row, column, None)


def _empty(sheet: Any) -> None:
    sheet.write_row(0, 0, ["username", "role"])
    sheet.write_row(1, 0, ["new", "leader"])
    for row in range(2, 50_000):
        sheet.write_string(row, 19, " ")


def _lying(content: bytes) -> bytes:
    """Return an archive whose sheet says that it is small, and unpacks to two thousand million bytes."""
    huge = _with(content, SHEET, lambda data: data + b" " * 100_000_000)
    with zipfile.ZipFile(io.BytesIO(huge)) as packed:
        size = packed.getinfo(SHEET).file_size
    return huge.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


HOSTILE = {
    "a cell far away": lambda: _book(_far),
    "a size that lies": lambda: _lying(workbook(USERS)),
    "entities": lambda: _with(workbook(USERS), "xl/sharedStrings.xml", lambda d: _strings(d, ENTITIES)),
    "entities outside": lambda: _with(workbook(USERS), "xl/sharedStrings.xml", lambda d: _strings(d, OUTSIDE)),
    "no sheet": lambda: _with(workbook(USERS), SHEET, lambda _: b"<worksheet><sheetData><row r='x'><c r=''/>"),
}


def _strings(data: bytes, head: bytes) -> bytes:
    return head + data.partition(b"?>")[2].replace(b"<t>new</t>", b"<t>&k;</t>")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(cast: Any, name: str) -> None:
    content = HOSTILE[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        faults = imports.preview(content, name="list.xlsx").faults
    except sheets.ListBroken as refusal:
        faults = list(refusal.faults)
    assert faults
    assert {fault.code.partition(".")[0] for fault in faults} == {"accounts"}
    assert "root:" not in str(faults)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # [KB]


def test_a_million_empty_cells_hold_no_rows_and_a_few_do(cast: Any) -> None:
    assert [f.code for f in imports.preview(_book(_narrow), name="x.xlsx").faults] == ["accounts.no_rows"]
    found = imports.preview(_book(_empty), name="x.xlsx")
    assert ([row.key for row in found.planned], found.faults) == (["new"], [])


def test_a_reader_that_takes_too_long_is_ended(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.001)
    with pytest.raises(sheets.ListBroken) as refusal:
        imports.preview(workbook(USERS), name="list.xlsx")
    assert refusal.value.faults[0].code == "accounts.list_heavy"


def test_too_many_columns_are_told(cast: Any) -> None:
    wide = workbook({"users": [["username", "role", *["x"] * 300]]})
    with pytest.raises(sheets.ListBroken) as refusal:
        imports.preview(wide, name="list.xlsx")
    assert (refusal.value.faults[0].code, refusal.value.faults[0].expected) == ("accounts.list_large", "200 columns")


# --- the template ---


def test_the_template_is_a_list_without_rows_that_knows_all_heads(cast: Any) -> None:
    client = signed_in(cast.administrator)
    address = reverse("accounts:template")
    assert address in client.get(reverse("accounts:import")).content.decode()
    for language, sheet in (("zh-hans", "部门"), ("en", "departments")):
        client.cookies["django_language"] = language
        answer = client.get(address)
        assert answer["Content-Disposition"].endswith('.xlsx"')
        content = answer.content
        faults = imports.preview(content, name="x.xlsx").faults
        assert [fault.code for fault in faults] == ["accounts.no_rows"], faults
        rows = {found.name: found.rows for found in reading.cells_of(content, name="x")}
        assert len(rows[sheet][0][1]) == len(sheets.COLUMNS["departments"])
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            users = packed.read("xl/worksheets/sheet3.xml").decode()
        assert users.count("<dataValidation ") == 2
    for name in ("auditor", "leader", "officer", "plant"):
        assert signed_in(getattr(cast, name)).get(address).status_code == 404


def test_the_heads_of_the_template_are_read_back(cast: Any) -> None:
    (departments,) = [s for s in reading.cells_of(template(), name="x") if s.name == "部门"]
    heads = departments.rows[0][1]
    content = workbook({"部门": [list(heads), ["police", "市公安局", "", "是"]]})
    imports.store(content, name="list.xlsx", by="admin", at=moment())
    assert Department.objects.get(pk="police").coordinates
    assert entries("department.created")[-1]["coordinates"] == "True"


@pytest.mark.parametrize(("said", "stays"), [("", 1), ("否", 0), ("no", 0), ("Yes", 1), (1, 1), (True, 1)])
def test_whether_a_department_coordinates_is_a_column(cast: Any, said: object, stays: int) -> None:
    Department.objects.filter(pk="ecology").update(coordinates=True)
    content = workbook({"部门": [["部门代码", "部门名称", "统筹方案"], ["ecology", "市生态环境局", said]]})
    imports.store(content, name="list.xlsx", by="admin", at=moment())
    assert Department.objects.get(pk="ecology").coordinates == stays
    bad = workbook({"部门": [["部门代码", "部门名称", "统筹方案"], ["ecology", "市生态环境局", "也许"]]})
    assert [(f.code, f.where) for f in imports.preview(bad, name="x").faults] == [
        ("accounts.unknown", "部门!C2 coordinates")
    ]
