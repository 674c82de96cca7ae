"""What feeds each row of the plans, as a page: `.ci/evidence > docs/reference/evidence.md`."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from airshed.lake.tables import TABLES
from airshed.plan.load import Plan, indicator_ids, load_plans
from airshed.plan.shapes import table_of
from airshed.plan.words import KINDS
from airshed.plan.words import TABLES as TABLE_WORDS
from airshed.web.kit.columns import Words
from airshed.web.kit.given import given_tables
from airshed.web.kit.leaving.dictionary import uses_of
from airshed.web.kit.register import Register, holder, made_tables, registers

_HEAD = """\
# 证据从哪里来 / Where evidence comes from

方案的每一条、每个指标由哪里的证据算出：台账、由台账算出的表、办理记录、设备传来的数据、空气数据；程序里还没有的写“尚无”，这样的条款显示无数据。

What feeds each row of a plan and each of its indicators: a register, a table made of registers, the record of work,
data that devices send, readings of the air; what the program does not have yet is “not yet”, and such clauses show no
data.

本页由程序生成 / This page is generated: `.ci/evidence > docs/reference/evidence.md`
"""
REGISTER, MADE, GIVEN, SENT, AIR, NOT_YET = "register", "made", "given", "sent", "air", "not_yet"
FEEDS: dict[str, Words] = {
    REGISTER: ("台账", "register"),
    MADE: ("由台账算出", "made of registers"),
    GIVEN: ("办理记录", "record of work"),
    SENT: ("设备传来的数据", "data that devices send"),
    AIR: ("空气数据", "readings of the air"),
    NOT_YET: ("尚无", "not yet"),
}
_SIGNS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What feeds an indicator.

    Attributes:
        kind: of `FEEDS`.
        table: as plans call it.
        words: its name.
        register: whose rows it is made of; None where of none.
        absent: columns that the plan asks for and the register does not give.
    """

    kind: str
    table: str
    words: Words
    register: Register | None = None
    absent: tuple[str, ...] = ()


def feed_of(plan: Plan, indicator: Any) -> Feed:  # noqa: ANN401 - an indicator of any kind
    """Return what feeds an indicator of a plan."""
    name = table_of(indicator) or ""
    if name in made_tables():
        return Feed(MADE, name, made_tables()[name].words, holder(name))
    if name in registers():
        register = registers()[name]
        absent = next((use.absent for use in uses_of(register, (plan,))), ())
        return Feed(REGISTER, name, register.words, register, absent)
    if name in given_tables():
        return Feed(SENT if given_tables()[name].moves else GIVEN, name, given_tables()[name].words)
    needed = plan.file.tables.get(name)
    words = (needed.zh, needed.en) if needed else TABLE_WORDS.get(name, (name, name))
    return Feed(AIR if name in TABLES else NOT_YET, name, words)


def page() -> str:
    """Return the page; the plans are those that come with the program."""
    lines = [_HEAD]
    for plan in load_plans(None):
        lines += [*_chapter(plan), ""]
    return "\n".join(lines)


def _chapter(plan: Plan) -> Iterator[str]:
    fed = {clause.id: [feed_of(plan, indicator) for indicator in clause.indicators] for clause in plan.file.clauses}
    ready = Counter(_ready(feeds) for feeds in fed.values())
    kinds = Counter(feed.kind for feeds in fed.values() for feed in feeds)
    yield f"## {plan.file.zh} / {plan.file.en} (`{plan.id}`)\n"
    yield "| 条款 / rows | |\n|---|---|"
    for state, words in _READY.items():
        yield f"| {' / '.join(words)} | {ready[state]} |"
    yield "\n| 指标 / indicators | |\n|---|---|"
    for kind, words in FEEDS.items():
        yield f"| {' / '.join(words)} | {kinds[kind]} |"
    waiting = Counter(feed.table for feeds in fed.values() for feed in feeds if feed.kind == NOT_YET)
    if waiting:
        told = ", ".join(f"`{name}` {count}" for name, count in sorted(waiting.items()))
        yield f"\n尚无的表和等着它的指标数 / tables not yet there, and how many indicators wait for each: {told}"
    yield "\n| 条款 / row | 指标 / indicator | 算法 / kind | 证据 / evidence |\n|---|---|---|---|"
    for clause in plan.file.clauses:
        ids = indicator_ids(clause)
        for number, (id, indicator) in enumerate(zip(ids, clause.indicators, strict=True)):  # noqa: A001 - what it is
            row = f"{clause.id} {clause.zh}" if number == 0 else ""
            asks = f"`{id}` {_name(indicator)}".strip()
            cells = (row, asks, KINDS[indicator.kind][0], _told(fed[clause.id][number]))
            yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


_READY: dict[str, Words] = {
    "all": ("各指标都有证据来源", "all indicators have what feeds them"),
    "some": ("部分指标有", "some have"),
    "none": ("尚无", "none yet"),
}


def _ready(feeds: list[Feed]) -> str:
    there = [feed.kind != NOT_YET for feed in feeds]
    return "all" if all(there) else "some" if any(there) else "none"


def _name(indicator: Any) -> str:  # noqa: ANN401 - as above
    return str(getattr(indicator, "zh", None) or "")


def _told(feed: Feed) -> str:
    words = f"{' / '.join(FEEDS[feed.kind])}: {' / '.join(dict.fromkeys(feed.words))}"
    if feed.register is None:
        return f"{words} (`{feed.table}`)" if feed.kind in {GIVEN, SENT, NOT_YET} else words
    link = f"[`{feed.table}`](registers.md#{_anchor(feed.register)})"
    absent = ", ".join(f"`{name}`" for name in feed.absent)
    return f"{words} {link}" + (f"; 缺列 / lacks {absent}" if absent else "")


def _anchor(register: Register) -> str:
    """Return how the heading of a register is called in its page."""
    heading = f"{' / '.join(dict.fromkeys(filter(None, register.words)))} ({register.name})"
    return _SIGNS.sub("", heading.lower()).replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
