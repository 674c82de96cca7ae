"""The workbook to fill in: heads, notes, and choices for role and department."""

import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from airshed.web.accounts.models import Department
from airshed.web.accounts.roles import NEEDS, ROLE_WORDS, WITH_ACCOUNT
from airshed.web.accounts.sheets import COLUMNS, KINDS, SIDE_SHEETS
from airshed.web.words import say

ROWS = 2000
"""Rows that offer choices."""


def template() -> bytes:
    """Return the empty workbook in the language of the reader; filled in, it can be imported as it is."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#dceff7", "border": 1})
        text = book.add_format({"num_format": "@"})
        sheets = {kind: book.add_worksheet(say(*names)) for kind, names in KINDS.items()}
        choices = _choices(book)
        for kind, sheet in sheets.items():
            for index, (name, column) in enumerate(COLUMNS[kind].items()):
                sheet.write_string(0, index, say(column.zh, column.en) + ("*" if column.required else ""), head)
                sheet.set_column(index, index, 22, text)
                if note := _note(kind, name):
                    sheet.write_comment(0, index, note, {"x_scale": 2})
                if source := choices.get(name if name != "code" else ""):
                    rule = {"validate": "list", "source": source, "error_type": "warning"}
                    sheet.data_validation(1, index, ROWS, index, rule)
            sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _choices(book: Any) -> dict[str, str]:  # noqa: ANN401 - a workbook
    """Write what can be chosen on a sheet of its own; return the cells by column."""
    zh, en = SIDE_SHEETS[0]
    sheet = book.add_worksheet(say(zh, en))
    known = Department.objects.filter(closed=False).order_by("code")
    lists = {
        "role": [say(*ROLE_WORDS[role]) for role in WITH_ACCOUNT],
        "coordinates": [say("是", "yes"), say("否", "no")],
        "department": list(known.values_list("code", flat=True)),
    }
    found = {}
    for index, (name, values) in enumerate(lists.items()):
        for row, value in enumerate(values):
            sheet.write_string(row, index, value)
        letter = "ABC"[index]
        if values:
            found[name] = f"='{say(zh, en)}'!${letter}$1:${letter}${len(values)}"
    return found


def _note(kind: str, name: str) -> str:
    notes = {
        ("departments", "code"): say("方案里的部门代码，如 ecology", "the code plans use, such as ecology"),
        ("departments", "coordinates"): say(
            "大气办所在部门写“是”；空着则不变", "yes for the plan's office; left empty, nothing changes"
        ),
        ("people", "department"): say("部门代码或名称", "code or name of the department"),
        ("people", "phone"): say("个人信息：只有本部门和领导能看", "personal: read by the own department and leaders"),
        ("users", "person"): say("人员的工号；没有就空着", "staff number of the person, if there is one"),
        ("users", "role"): "\n".join(
            f"{say(*ROLE_WORDS[role])}: {say('必须写', 'needs')} {say(*_words_of(needed))}"
            for role, needed in NEEDS.items()
        ),
        ("users", "username"): say("字母、数字、点、横线、下划线", "letters, digits, dot, hyphen, underscore"),
    }
    return notes.get((kind, name), "")


def _words_of(column: str) -> tuple[str, str]:
    found = COLUMNS["users"][column]
    return found.zh, found.en
