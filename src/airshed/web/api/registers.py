"""Registers, and the rows of each: its columns are keys of the answer, and filters."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import Http404
from pydantic import create_model

from airshed.errors import Fault
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.api.door.answers import WRONG, paged
from airshed.web.api.door.asker import Refused
from airshed.web.api.door.parameters import Day, Hour, PageAsked, Read, Shape, Words, choice, worded
from airshed.web.api.door.resource import Resource
from airshed.web.kit.columns import TYPE_WORDS, Column, Type
from airshed.web.kit.known import seen_rows, stamp_of
from airshed.web.kit.leaving.exports import masked_values
from airshed.web.kit.parsing import Refused as CellRefused
from airshed.web.kit.reaching import hidden, list_seen, may_do
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import POINT, Register, registers
from airshed.web.kit.rows import CONFIRMED, DRAFT

RESOURCE = Resource("registers", "台账", "registers", Record.register_row)
STATES = (CONFIRMED, DRAFT)
EXAMPLES = {Type.FLAG: "yes", Type.DATE: "2019-11-06", Type.NUMBER: "12.5", Type.COUNT: "3"}
ANSWERS: dict[Type, Any] = {Type.FLAG: bool | None, Type.NUMBER: float | None, Type.COUNT: int | None}


class ChoiceShape(Shape):
    """One value that a column may hold."""

    code: str = worded("代码", "code", example="coal")
    words: Words = worded("名称", "its words")


class ColumnShape(Shape):
    """A column of a register."""

    name: str = worded("列名", "name", example="capacity_t_h")
    label: Words = worded("名称", "label")
    type: str = worded(
        "类型：" + "，".join(f"{t.value} {zh}" for t, (zh, _) in TYPE_WORDS.items()),
        "type: " + ", ".join(t.value for t in TYPE_WORDS),
    )
    unit: str | None = worded("单位", "unit", example="t/h")
    required: bool = worded("是否必填", "whether a row must have it")
    personal: bool = worded("是否个人信息", "whether it is personal")
    choices: list[ChoiceShape] | None = worded("可取的值；空为不限", "values it may hold, null = any")
    refers_to: str | None = worded("所指的台账", "the register it refers to")
    help: Words = worded("说明", "what it means")
    source: str | None = worded("出处", "the public text that defines it")


class RegisterShape(Shape):
    """A register."""

    name: str = worded("名字", "name", example="boilers")
    title: Words = worded("名称", "title")
    about: Words = worded("收录什么", "what it holds")
    key: list[str] = worded("哪几列确定一行", "columns that name a row")
    part_of: str | None = worded("从属的台账", "the register whose rows these belong to")
    rows: int = worded("可以看到的行数", "rows that you may see")
    columns: list[ColumnShape] = worded("列", "columns")


class RegisterPage(Shape):
    """A page of registers."""

    items: list[RegisterShape] = worded("台账", "registers")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


@RESOURCE.question(
    "registers", id="list_registers", zh="各本台账及其列", en="The registers and their columns",
    asked=PageAsked, answer=RegisterPage,
)  # fmt: skip
def list_registers(user: Any, asked: PageAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return registers."""
    if not may(user, Record.register_row, Action.view):
        raise Http404
    seen = [register for register in list_seen(user) if asked.after is None or register.name > asked.after]
    chosen = [_shape(register, user) for register in seen[: asked.limit + 1]]
    return paged(chosen, limit=asked.limit, mark=lambda row: str(row["name"]))


def _shape(register: Register, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    return {
        "name": register.name,
        "title": _words(register.words),
        "about": _words(register.about),
        "key": list(register.key),
        "part_of": register.part_of or None,
        "rows": visible(register.model.objects.filter(merged_into=None), user=user).count(),
        "columns": [_column(column) for column in register.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    choices = [{"code": code, "words": _words(words)} for code, words in column.choices.items()]
    return {
        "name": column.name,
        "label": _words((column.zh, column.en)),
        "type": column.type.value,
        "unit": column.unit or None,
        "required": column.required,
        "personal": column.personal,
        "choices": choices or None,
        "refers_to": column.register or None,
        "help": _words(column.help),
        "source": column.source or None,
    }


def _words(words: tuple[str, str]) -> dict[str, str]:
    return {"zh": words[0], "en": words[1]}


# --- the rows of each register ---


class RowsAsked(PageAsked):
    """Which rows; those of each register have its columns as well."""

    on: Day | None = worded(
        "只要这一天有效的行；不写则全部，各有起止", "only rows that hold on this day; else all, with their days",
        None, example="2019-11-06",
    )  # fmt: skip
    known_at: Hour | None = worded(
        "按何时已知的内容，城市时间；不写为现在", "as they were known then, city wall time; else now",
        None, example="2019-12-01T08:00:00",
    )  # fmt: skip
    state: Annotated[str, choice(STATES)] | None = worded(
        "状态：confirmed 已确认，draft 未确认", "state: confirmed or draft", None
    )


def _described(column: Column) -> tuple[str, str]:
    """Return what a column is, in both languages, with its unit and choices."""
    unit = f" [{column.unit}]" if column.unit else ""
    zh = "，".join(f"{code} {words[0]}" for code, words in column.choices.items())
    en = ", ".join(code if code == words[1] else f"{code} {words[1]}" for code, words in column.choices.items())
    return f"{column.zh}{unit}" + (f"：{zh}" if zh else ""), f"{column.en}{unit}" + (f": {en}" if en else "")


def _filter(column: Column) -> Read:
    """Return how a filter is read: the value of the column, or nothing for rows that have none."""

    def read(given: Any) -> Any:  # noqa: ANN401 - text, or the default
        if given in {None, ""}:
            return given
        try:
            return column.parse(given)
        except CellRefused as refusal:
            example = column.example or EXAMPLES.get(column.type, "")
            raise ValueError(refusal.fault.expected or example or column.type.value) from None

    return Read(read, {"type": "string"})


def _asked(register: Register) -> type[RowsAsked]:
    fields: dict[str, Any] = {}
    for column in register.columns:
        if column.name in {*POINT, register.outlined} or column.name in RowsAsked.model_fields:
            continue
        zh, en = _described(column)
        words = worded(f"只要这样的：{zh}", f"only with: {en}", None, alias=column.name)
        fields[f"only_{column.name}"] = (Annotated[Any, _filter(column)], words)
    return create_model(f"{_named(register)}Asked", __base__=RowsAsked, __doc__="Which rows.", **fields)


def _row_shape(register: Register) -> type[Shape]:
    fields: dict[str, Any] = {
        f"own_{column.name}": (ANSWERS.get(column.type, str | None), worded(*_described(column), alias=column.name))
        for column in register.columns
    }
    fields["own_state"] = (Literal[STATES], worded("状态", "state", alias="state"))
    fields["own_changed_at"] = (str, worded("最近修改，城市时间", "last changed, city wall time", alias="changed_at"))
    row = create_model(f"{_named(register)}Row", __base__=Shape, __doc__="A row.", **fields)
    return create_model(
        f"{_named(register)}Page",
        __base__=Shape,
        __doc__="A page of rows.",
        items=(list[row], worded("行", "rows")),
        next=(str | None, worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")),
    )


def _named(register: Register) -> str:
    return "".join(part.capitalize() for part in register.name.split("_"))


def _answering(register: Register) -> Callable[..., dict[str, Any]]:
    def answering(user: Any, asked: RowsAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
        if not may_do(register, user):
            raise Http404
        hide = hidden(register, user)
        rows = seen_rows(register, user=user, on=asked.on, known_at=asked.known_at)
        rows = rows.filter(**_conditions(register, asked, hide))
        chosen = list(rows[: asked.limit + 1])
        keys = (register.key_of(row) for row in chosen[: asked.limit])
        note_reading(register, user, keys, register.column, row="api")
        found = [(row.id, _plain_row(register, row, hide)) for row in chosen]
        page = paged(found, limit=asked.limit, mark=lambda pair: str(pair[0]))
        return {**page, "items": [row for _, row in page["items"]]}

    return answering


def _conditions(register: Register, asked: RowsAsked, hide: frozenset[str]) -> dict[str, Any]:
    """Return what rows must have.

    Raises:
        Refused: a filter on a column that is masked, or `after` is no mark.
    """
    found: dict[str, Any] = {}
    faults = []
    if asked.after is not None:
        if not asked.after.isdecimal() or len(asked.after) > len("999999999"):
            raise Refused(WRONG, Fault("api.parameter", "after", asked.after, "next"))
        found["id__gt"] = int(asked.after)
    if asked.state is not None:
        found["state"] = asked.state
    for column in register.columns:
        value = getattr(asked, f"only_{column.name}", None)
        if value is None:
            continue
        if column.name in hide:
            faults.append(Fault("api.masked", column.name))
        field = "department_id" if column.name == "department" else column.name
        blank = value == "" and not column.type.is_text
        found |= {f"{field}__isnull": True} if blank else {field: value}
    if faults:
        raise Refused(WRONG, *faults)
    return found


def _plain_row(register: Register, row: Any, hide: frozenset[str]) -> dict[str, Any]:  # noqa: ANN401 - a row
    values = {name: _plain(value) for name, value in masked_values(register, row, hide).items()}
    return {**values, "state": row.state, "changed_at": row.changed_at.isoformat(timespec="seconds")}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value, as JSON holds it
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _stamp(register: Register) -> Callable[[Any], str]:
    """Return what answers rest on: the rows, and what the user may see of them."""

    def stamp(user: Any) -> str:  # noqa: ANN401 - a user
        held = (user.role, user.department_id, user.area, user.grid, user.enterprise)
        return f"{stamp_of(register)} {held}"

    return stamp


def _add(register: Register) -> None:
    RESOURCE.question(
        f"registers/{register.name}",
        id=f"list_{register.name}",
        zh=f"台账“{register.words[0]}”的行",
        en=f"Rows of register {register.words[1]}",
        asked=_asked(register),
        answer=_row_shape(register),
        stamp=_stamp(register),
    )(_answering(register))


for _register in registers().values():
    _add(_register)
