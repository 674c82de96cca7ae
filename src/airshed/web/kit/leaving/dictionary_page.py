"""The registers as the page `docs/reference/registers.md`: `.ci/dictionary > docs/reference/registers.md`."""

from collections.abc import Iterator

from airshed.plan.load import Plan, load_plans
from airshed.web.kit.columns import Column, Words
from airshed.web.kit.leaving.dictionary import derived_of, type_words, uses_of
from airshed.web.kit.register import Register, registers

_HEAD = """\
# 台账 / Registers

每本台账收录什么、由哪几列确定一行、有哪些列，方案的哪些条款用它。模板、导入、导出、接口、网页用的都是这些列，\
列名、名称、代码都能写在表头和单元格里。

What each register holds, which columns name a row, what its columns are, and which clauses of the plans read it.
Templates, imports, exports, the interface and the pages have these columns; heads and cells may be names, labels or
codes.

- “起始日期”当天有效，“终止日期”当天起不再有效，空着为仍有效。A row holds from its first day until `to_date`.
- 空着是“不知道”，不是 0，也不是“否”。Empty is unknown, neither 0 nor no.
- ★ 键，\\* 必填，⚿ 个人信息（按角色遮盖）。★ key, \\* required, ⚿ personal (masked by role).

本页由程序生成 / This page is generated: `.ci/dictionary > docs/reference/registers.md`
"""


def page() -> str:
    """Return the page; the plans are those that come with the program."""
    plans = load_plans(None)
    lines = [_HEAD]
    for register in registers().values():
        lines += [*_chapter(register, plans), ""]
    return "\n".join(lines)


def _chapter(register: Register, plans: tuple[Plan, ...]) -> Iterator[str]:
    yield f"## {_both(register.words)} (`{register.name}`)\n"
    yield f"{register.about[0]}。{_capital(register.about[1])}.\n"
    yield f"- 键 / key: {', '.join(f'`{name}`' for name in register.key)}"
    if register.part_of:
        yield f"- 从属于 / belongs to: `{register.part_of}`"
    if register.source:
        yield f"- 出处 / source: {register.source}"
    if any(register.expected):
        yield f"- 应有多少行可问 / who can say how many rows there are: {_both(register.expected)}"
    for use in uses_of(register, plans):
        yield f"- 方案 / plan `{use.plan}`: {', '.join(use.indicators)}"
        if use.columns:
            yield f"  - 用到的列 / columns it reads: {', '.join(f'`{name}`' for name in use.columns)}"
        if use.absent:
            yield f"  - 本台账尚无 / not in the register: {', '.join(f'`{name}`' for name in use.absent)}"
    yield "\n| 列 / column | 名称 / label | 类型 / type | 可填 / choices | 说明 / meaning |\n|---|---|---|---|---|"
    for column in register.columns:
        yield _row(register, column)
    if derived := derived_of(register):
        yield "\n| 算出的列 / derived | 怎么来的 / how |\n|---|---|"
        for made in derived:
            how = f": `{_cell(made.expression)}`" if made.expression else ""
            yield f"| `{made.name}` | {_both(made.words)}{how} |"


def _row(register: Register, column: Column) -> str:
    signs = ("★" if column.name in register.key else "") + ("\\*" if column.required else "")
    signs += "⚿" if column.personal else ""
    unit = f" [{column.unit}]" if column.unit else ""
    choices = "<br>".join(f"`{code}` {_both(words)}" for code, words in column.choices.items())
    told = [_both(column.help)] if any(column.help) else []
    told += [f"例 / e.g. {column.example}"] if column.example and not column.choices else []
    told += [f"出处 / source: {column.source}"] if column.source else []
    label = f"{_both((column.zh, column.en))}{unit}"
    cells = (f"`{column.name}` {signs}".strip(), label, _both(type_words(column)), choices, "<br>".join(told))
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _both(words: Words) -> str:
    return words[0] if words[0] == words[1] else " / ".join(filter(None, words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
