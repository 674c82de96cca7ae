"""How the state of a plan looks on a terminal: counts as bars, the goals, a table a section, what to do next."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from airshed.cli.plan.showing import Cell, cut, print_columns, print_head
from airshed.cli.plan.showing_outlook import allowance_words
from airshed.cli.plan.wording import (
    STATUS_STYLES,
    aspect_words,
    distance_words,
    gap_words,
    status_word,
    target_words,
    value_words,
    words,
)
from airshed.cli.words import say
from airshed.plan.words import GAP_ASPECTS, GAPS, NOTHING, REMEDIES, TABLES
from airshed.vocab import FAILED, STATUS_WORDS

if TYPE_CHECKING:
    from rich.console import Console

GOALS = ("air", "emissions")
"""Kinds of indicators that are goals rather than duties."""
BAR = 40
WIDEST = 60
SHOWN_IDS, SHOWN_TABLES = 6, 10
WHERE_TO: Mapping[str, str] = {
    "no_target": "airshed plan rule",
    "no_expected": "airshed plan rule",
    "no_place": "HOME/places.yaml",
    "no_rules": "HOME/rules/",
}
"""What fills a gap: a command, or a file of the home."""


def show_state(
    console: "Console", shape: Mapping[str, Any], *, total: int, outlooks: Mapping[str, Mapping[str, Any]], at: str
) -> None:
    """Print the state of a plan.

    Args:
        console: where to.
        shape: the state.
        total: how many clauses the plan has in all.
        outlooks: those of goals, by indicator.
        at: the option that names the home in the commands suggested, or nothing.
    """
    print_head(console, shape)
    known = (
        say(f"，按 {shape['known_at']} 已入库的数据", f", as known at {shape['known_at']}") if shape["known_at"] else ""
    )
    count = len(shape["clauses"])
    some = say(f"{count} 条（全部 {total} 条）", f"{count} of {total} clauses") if count < total else None
    every = some or say(f"共 {count} 条", f"{count} clauses")
    console.print(
        say(f"截至 {shape['as_of']} 日终{known}，{every}", f"as of the end of {shape['as_of']}{known}, {every}")
    )
    console.print()
    _print_counts(console, shape)
    goals = [c for c in shape["clauses"] if any(i["kind"] in GOALS for i in c["indicators"])]
    _print_clauses(console, say("目标", "Goals"), goals, shape)
    _print_distances(console, goals, outlooks)
    for section in shape["sections"]:
        rest = [c for c in shape["clauses"] if c["section"] == section["id"] and c not in goals]
        _print_clauses(console, f"{section['number']} {words(section)}", rest, shape)
    _print_next(console, shape, at)


def _print_counts(console: "Console", shape: Mapping[str, Any]) -> None:
    counts = shape["counts"]
    failed = sum(c["status"] == "overdue" and status_word(c) == say(*FAILED) for c in shape["clauses"])
    most = max(*counts.values(), 1)
    rows: list[list[Cell]] = []
    for status, count in counts.items():
        bar = "█" * (-(-count * BAR // most)) if count else ""
        note = say(f"其中未完成 {failed}", f"{failed} of them not achieved") if status == "overdue" and failed else ""
        style = STATUS_STYLES[status]
        rows.append([(say(*STATUS_WORDS[status]), style), str(count).rjust(4), (bar, style), note])
    print_columns(console, ("", "", "", ""), rows)


def _print_clauses(
    console: "Console", title: str, clauses: Sequence[Mapping[str, Any]], shape: Mapping[str, Any]
) -> None:
    """Print the clauses of a section: a line each, and a line for each indicator where there are several."""
    if not clauses:
        return
    rows: list[list[Cell]] = []
    for clause in clauses:
        several = len(clause["indicators"]) > 1
        one = ["", ""] if several else _numbers(clause["indicators"][0])
        rows.append([clause["id"], cut(words(clause), WIDEST), _department(clause, shape), _status(clause), *one])
        rows += [
            ["  " + i["id"].removeprefix(clause["id"]), cut("· " + words(i), WIDEST), "", _status(i), *_numbers(i)]
            for i in (clause["indicators"] if several else ())
        ]
    console.print()
    console.print(title, style="bold", soft_wrap=True)
    titles = (
        say("条款", "clause"),
        say("内容", "what"),
        say("部门", "department"),
        say("状态", "status"),
        say("数值", "value"),
        say("目标", "target"),
    )
    print_columns(console, titles, rows, elastic=1)


def _department(clause: Mapping[str, Any], shape: Mapping[str, Any]) -> Cell:
    if clause["department"] is None:
        return say("待裁定", "to be ruled"), "yellow"
    return words(shape["departments"][clause["department"]])


def _status(shape: Mapping[str, Any]) -> Cell:
    plain = shape.get("plain_status")
    word = status_word(shape)
    if plain not in {None, shape["status"]}:
        word += say(f"（原文：{STATUS_WORDS[plain][0]}）", f" (paper: {STATUS_WORDS[plain][1]})")
    return word, STATUS_STYLES[shape["status"]]


def _numbers(indicator: Mapping[str, Any]) -> list[Cell]:
    return ["" if indicator["gap"] in NOTHING else value_words(indicator), target_words(indicator)]


def _print_distances(
    console: "Console", goals: Sequence[Mapping[str, Any]], outlooks: Mapping[str, Mapping[str, Any]]
) -> None:
    """Print how far each goal is from its target, and what the rest of the year may bring."""
    for indicator in (i for clause in goals for i in clause["indicators"]):
        outlook = None if indicator["gap"] in NOTHING else outlooks.get(indicator["id"])
        said = [distance_words(indicator), allowance_words(outlook) if outlook else ""]
        if any(said):
            console.print(f"- {indicator['id']}  " + say("；", "; ").join(filter(None, said)), soft_wrap=True)


def _print_next(console: "Console", shape: Mapping[str, Any], at: str) -> None:
    """Print what would move the plan on: overdue clauses, evidence that is missing, gaps to rule on."""
    plan = shape["plan"]
    lines = [*_late(shape), *_missing(shape), *_open(shape)]
    console.print()
    if not shape["clauses"]:
        console.print(say("没有符合这些条件的条款", "no clause is like this"))
        return
    console.print(say("接下来", "What to do next"), style="bold")
    for line in lines:
        console.print("- " + line, soft_wrap=True)
    ids = [c["id"] for status in shape["counts"] for c in shape["clauses"] if c["status"] == status]
    if ids:
        console.print(
            say("- 看一条的来龙去脉：", "- see how a clause came to its status: ")
            + f"airshed plan explain {plan} {ids[0]}{at}",
            soft_wrap=True,
        )


def _late(shape: Mapping[str, Any]) -> Iterable[str]:
    for status in ("overdue", "behind"):
        ids = [c["id"] for c in shape["clauses"] if c["status"] == status]
        if ids:
            yield say(*STATUS_WORDS[status]) + say("：", ": ") + _ids(ids)


def _missing(shape: Mapping[str, Any]) -> Iterable[str]:
    """Yield why there is no data, by reason and table, and what would give evidence."""
    found: dict[tuple[str, str], list[str]] = {}
    for clause in shape["clauses"]:
        for i in clause["indicators"]:
            if i["status"] == "no_data":
                gap = i["gap"] or ""
                table = i["table"] or "" if gap in {"no_table", "no_rows", "stale"} else ""
                found.setdefault((gap, table), []).append(i["id"])
    for gap in GAPS:
        tables = {table: ids for (g, table), ids in found.items() if g == gap}
        if not tables:
            continue
        head = say("无数据，", "no data, ") + gap_words(gap) + say("；", "; ") + say(*REMEDIES[gap]) + _command(gap)
        count = sum(map(len, tables.values()))
        named = [
            f"{_table(name, shape)} {len(ids)}" if name else _ids(ids)
            for name, ids in sorted(tables.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ]
        more = len(named) - SHOWN_TABLES
        rest = say(f" 等 {len(named)} 类", f" and {more} more") if more > 0 else ""
        listed = say("、", ", ").join(named[:SHOWN_TABLES])
        yield say(f"{head}（{count} 项）：", f"{head} ({count}): ") + listed + rest


def _command(gap: str) -> str:
    return say("：", ": ") + WHERE_TO[gap] if gap in WHERE_TO else ""


def _table(name: str, shape: Mapping[str, Any]) -> str:
    if name in shape["tables"]:
        return f"{words(shape['tables'][name])}({name})"
    return f"{say(*TABLES[name])}({name})" if name in TABLES else name


def _open(shape: Mapping[str, Any]) -> Iterable[str]:
    for aspect in GAP_ASPECTS:
        ids = [gap["id"] for gap in shape["gaps"] if gap["aspect"] == aspect]
        if ids:
            yield say(
                f"待裁定的{aspect_words(aspect)} {len(ids)} 处（airshed plan rule）：{_ids(ids)}",
                f"{len(ids)} open: {aspect_words(aspect)} (airshed plan rule): {_ids(ids)}",
            )


def _ids(ids: Sequence[str]) -> str:
    more = len(ids) - SHOWN_IDS
    return say("、", ", ").join(ids[:SHOWN_IDS]) + (say(f" 等 {len(ids)} 项", f" and {more} more") if more > 0 else "")
