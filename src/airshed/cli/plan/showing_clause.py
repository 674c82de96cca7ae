"""How the explanation of a clause looks on a terminal, from our words down to the rows."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from airshed.cli.plan.showing import Cell, cut, print_columns, print_head
from airshed.cli.plan.showing_outlook import show_outlook
from airshed.cli.plan.wording import (
    STATUS_STYLES,
    aspect_words,
    basis_words,
    because,
    kind_words,
    ruled_words,
    status_word,
    target_words,
    value_words,
    words,
)
from airshed.cli.words import say
from airshed.plan.sentences import asks_lines, within_words
from airshed.plan.words import TABLES
from airshed.vocab import STATUS_WORDS

if TYPE_CHECKING:
    from rich.console import Console

ANSWERS: Mapping[str, tuple[str, str, str]] = {
    "against": ("不支持", "against", "yellow"),
    "unclear": ("不明", "unclear", "magenta"),
    "for": ("支持", "for", "green"),
}
CELL = 40
DIGEST = 12


def show_clause(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print the explanation of a clause."""
    print_head(console, shape)
    known = (
        say(f"，按 {shape['known_at']} 已入库的数据", f", as known at {shape['known_at']}") if shape["known_at"] else ""
    )
    console.print(say(f"截至 {shape['as_of']} 日终", f"as of the end of {shape['as_of']}") + known, soft_wrap=True)
    console.print()
    plain = shape["plain_status"]
    paper = "" if plain is None else say("；只看原文：", "; by the paper alone: ") + say(*STATUS_WORDS[plain])
    console.print(f"{shape['id']}  {words(shape)}", style="bold", soft_wrap=True)
    console.print(say("状态：", "status: ") + status_word(shape) + paper, style=STATUS_STYLES[shape["status"]])
    for line in _of_clause(shape):
        console.print(line, soft_wrap=True)
    for indicator in shape["indicators"]:
        _print_indicator(console, indicator)


def _of_clause(shape: Mapping[str, Any]) -> Iterator[str]:
    section, colon = shape["section"], say("：", ": ")
    yield say("章节", "section") + colon + f"{section['number']} {words(section)}"
    for place in shape["text"]:
        yield (
            say("原文", "text")
            + colon
            + say(f"{place['number']}“{place['phrase']}”", f"{place['number']} “{place['phrase']}”")
        )
    for reading in shape["readings"]:
        own = "" if reading["ruled"] else say("；理由：", "; because: ") + words(reading["why"])
        head = (
            say("裁定的读法", "reading by ruling")
            if reading["ruled"]
            else say(f"“{reading['word']}”的读法", f"“{reading['word']}” is read")
        )
        yield head + colon + words(reading) + own
    if shape["note"]:
        yield say("说明", "note") + colon + words(shape["note"])
    if shape["serves"]:
        yield say("同属", "also a task of") + colon + ", ".join(shape["serves"])
    yield say("牵头", "lead") + colon + _department(shape, shape["department"])
    if shape["assist"]:
        yield say("配合", "assist") + colon + say("、", ", ").join(_department(shape, id) for id in shape["assist"])  # noqa: A001
    for ruling in shape["rulings"]:
        yield _ruling(shape, ruling)
    for gap in shape["gaps"]:
        yield say(
            f"待裁定：{gap['id']} 的{aspect_words(gap['aspect'])}",
            f"to be ruled: {aspect_words(gap['aspect'])} of {gap['id']}",
        )


def _department(shape: Mapping[str, Any], id: str | None) -> str:  # noqa: A002 - what it is
    return words(shape["departments"][id]) if id else say("原文没有写，待裁定", "missing in the text, to be ruled")


def _ruling(shape: Mapping[str, Any], ruling: Mapping[str, Any]) -> str:
    names = {id: words(department) for id, department in shape["departments"].items()}  # noqa: A001 - what it is
    value = ruled_words(ruling["aspect"], ruling["value"], names)
    until = say(f"至 {ruling['to']}（不含）", f"until {ruling['to']}") if ruling["to"] else say("起", "on")
    return say(
        f"裁定 {ruling['id']}：{ruling['clause']} 的{aspect_words(ruling['aspect'])}为“{value}”，"
        f"{ruling['from']} {until}；依据 {ruling['document']}，批准 {ruling['approver']}，理由：{ruling['reason']}",
        f"ruling {ruling['id']}: {aspect_words(ruling['aspect'])} of {ruling['clause']} is “{value}” "
        f"from {ruling['from']} {until}; document {ruling['document']}, approved by {ruling['approver']}, "
        f"because: {ruling['reason']}",
    )


def _print_indicator(console: "Console", shape: Mapping[str, Any]) -> None:
    colon = say("：", ": ")
    console.print()
    console.print(f"{shape['id']}  {words(shape)}", style="bold", soft_wrap=True)
    verdict = status_word(shape) + say("，因为", ", because ") + because(shape)
    console.print(say("状态", "status") + colon + verdict, style=STATUS_STYLES[shape["status"]], soft_wrap=True)
    for line in _of_indicator(shape):
        console.print(line, soft_wrap=True)
    if shape["outlook"]:
        show_outlook(console, shape["outlook"])
    _print_rows(console, shape["rows"])


def _of_indicator(shape: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is asked, the answer, and what it rests on."""
    colon = say("：", ": ")
    period, coverage, evidence = shape["period"], shape["coverage"], shape["evidence"]
    yield say(
        f"时段：{period['from']} — {period['to']}；印发 {shape['issued']}；期限 {shape['due']}",
        f"days: {period['from']} — {period['to']}; issued {shape['issued']}; due {shape['due']}",
    )
    table = f"{_table(shape)}  " if shape["table"] else ""
    yield say("算法", "asks") + colon + table + kind_words(shape["kind"])
    yield from (f"  {line}" for line in asks_lines(shape, say=say))
    target = target_words(shape)
    basis = (
        say(f"（{basis_words(shape['target']['basis'])}）", f" ({basis_words(shape['target']['basis'])})")
        if target
        else ""
    )
    yield (
        say("数值", "value")
        + colon
        + value_words(shape)
        + (say("，目标 ", ", target ") + target + basis if target else "")
    )
    yield say(
        f"覆盖：有效 {coverage['valid']} / 应有 {coverage['expected']}；"
        f"行 {evidence['rows']}，其中不支持 {evidence['against']}，另有不明 {evidence['unclear']}",
        f"coverage: {coverage['valid']} valid of {coverage['expected']}; "
        f"{evidence['rows']} rows, {evidence['against']} of them against, {evidence['unclear']} more unclear",
    )
    if within := shape["details"].get("within"):
        yield (
            say("各项", "each")
            + colon
            + say("、", ", ").join(within_words(code, held, say=say) for code, held in within.items())
        )
    if shape["editions"]:
        yield say("规则", "editions") + colon + ", ".join(shape["editions"].values())
    for used in shape["inputs"]:
        scope = " ".join(f"{key}={value}" for key, value in used["scope"].items())
        count = say(f"{used['rows']} 行", f"{used['rows']} rows")
        yield say("输入", "input") + colon + f"{used['table']}  {count}  {used['digest'][:DIGEST]}…  {scope}".rstrip()
    yield say("数字编号", "figure") + colon + shape["figure_id"]


def _table(shape: Mapping[str, Any]) -> str:
    name = shape["table"]
    if shape["table_words"]:
        return f"{words(shape['table_words'])}({name})"
    return f"{say(*TABLES[name])}({name})" if name in TABLES else str(name)


def _print_rows(console: "Console", rows: Mapping[str, Any]) -> None:
    for answer, (zh, en, style) in ANSWERS.items():
        shown, count = rows[answer], rows["counts"][answer]
        if not shown:
            continue
        some = say(f"，列出前 {len(shown)} 行", f", the first {len(shown)}") if len(shown) < count else ""
        console.print(say(f"{zh}的记录 {count} 行", f"rows {en}: {count}") + some, style=style, soft_wrap=True)
        cells: list[list[Cell]] = [[_cell(row[name]) for name in rows["columns"]] for row in shown]
        print_columns(console, rows["columns"], cells, indent="  ")


def _cell(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    return cut("".join(c if c.isprintable() else "\ufffd" for c in str(value)), CELL)
