"""Rows as spreadsheets, and the empty list to fill in: what is written can be read back."""

from datetime import date, timedelta
from pathlib import Path

from airshed.web.accounts.models import Department
from airshed.web.kit.columns import FLAG_WORDS, Column, Type, Words, in_language, is_english
from airshed.web.kit.leaving.extract import Extract, Rows
from airshed.web.kit.register import Register
from airshed.web.kit.sheets.writing import csv_of, table, template

FILL_IN = (
    "在第一张表里每行填一条，保存后从“导入”上传；带 * 的列必填，不清楚的空着",
    "Fill in a row each on the first sheet, save it, bring it by Import; * is required, leave empty what is not known",
)
NO_DEPARTMENTS = (
    "归口部门还没有可选的：请系统管理员先在“导入名单”里导入部门，再重新下载本模板；在此之前导入的行都会被退回",
    "No department to choose from: let an administrator import departments (Import of lists), then take this again",
)
EXAMPLES = (("示例一", "Example 1"), ("示例二", "Example 2"))
EXAMPLE_DAY = date(2019, 3, 1)
UNTOLD = frozenset({"from_date", "to_date"})
"""Columns that stay empty as a rule."""


def write_xlsx(extract: Extract, rows: Rows, path: Path) -> None:
    """Write rows as the template filled in; what a reader must know stands on its sheet of notes."""
    register = extract.register
    title = in_language(register.words, extract.language)
    content = table(register.columns, rows, title=title, language=extract.language, notes=extract.notes)
    path.write_bytes(content)


def write_csv(extract: Extract, rows: Rows, path: Path) -> None:
    """Write rows as a text file that spreadsheets open."""
    path.write_bytes(csv_of(extract.register.columns, rows, language=extract.language))


def empty(register: Register, language: str) -> bytes:
    """Return the empty list of a register to fill in, with two rows as examples on the sheet of notes."""
    columns = register.columns
    shown = [in_language(words, language) for words in (register.about, *remedies(), FILL_IN)]
    between, colon = in_language(("；", "; "), language), in_language(("：", ": "), language)
    for words, row in zip(EXAMPLES, example_rows(register, language), strict=True):
        cells = between.join(f"{register.column[name].label(language)}{colon}{value}" for name, value in row.items())
        shown.append(f"{in_language(words, language)} — {cells}")
    title = in_language(register.words, language)
    return template(
        columns, title=title, language=language, notes=shown, offered={"department": _departments(language)}
    )


def remedies() -> list[Words]:
    """Return what has to be done before a list can be filled in at all."""
    return [] if Department.objects.filter(closed=False).exists() else [NO_DEPARTMENTS]


def _departments(language: str) -> list[str]:
    """Return what the departments in use are called, as an import understands it."""
    open_ones = Department.objects.filter(closed=False).order_by("code")
    return [(d.en if is_english(language) else "") or d.zh for d in open_ones]


def example_rows(register: Register, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return two rows as somebody might type them: what the list shows, and what must be there."""
    first, second = {}, {}
    alone = register.one_of[1:], register.one_of[:-1]
    for place, column in enumerate(register.columns):
        if column.name in UNTOLD or not (column.required or column.example or column.name in register.listed):
            continue
        one, other = _examples(column, place, language)
        if one and column.name not in alone[0]:
            first[column.name] = one
        if other and column.name not in alone[1] and (column.required or column.type is not Type.DATE):
            second[column.name] = other
    return first, second


def _examples(column: Column, place: int, language: str) -> tuple[str, str]:
    if column.type is Type.CODE:
        codes = [*column.choices]
        return column.text(codes[0], language), column.text(codes[min(1, len(codes) - 1)], language)
    if column.type is Type.FLAG:
        return FLAG_WORDS[True][is_english(language)], FLAG_WORDS[False][is_english(language)]
    if column.example and column.type is Type.DATE:
        return column.example, (date.fromisoformat(column.example) + timedelta(days=30)).isoformat()
    if column.example:
        return column.example, _next(column.example)
    if column.type is Type.DATE:
        days = [EXAMPLE_DAY + timedelta(days=start + place) for start in (0, len(EXAMPLES) * 30)]
        return days[0].isoformat(), days[1].isoformat()
    return ("3", "4") if column.type is Type.COUNT else ("", "")


def _next(text: str) -> str:
    """Return an example with its last digit raised, so that two rows are not the same."""
    last = text[-1:]
    return text[:-1] + str(int(last) + 1) if last.isdecimal() and last.isascii() and last != "9" else text
