"""What registers are, for readers: columns, evidence made of them, and which clauses of which plans read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from airshed.plan.load import Plan, indicator_ids, load_plans
from airshed.plan.shapes import table_of
from airshed.web.kit.columns import TYPE_WORDS, Column, Type, Words
from airshed.web.kit.register import Register, registers
from airshed.web.words import say


@dataclass(frozen=True, slots=True)
class Use:
    """A plan that takes evidence from a register.

    Attributes:
        plan: its id.
        title: of the plan.
        indicators: those that read the register, by id.
        columns: those the plan asks for.
        absent: those among them that the register does not give.
    """

    plan: str
    title: Words
    indicators: tuple[str, ...]
    columns: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A column of evidence that nobody enters: it is made of others, of proofs, or of rows that belong to a row.

    Attributes:
        name: of the column.
        words: how it is made.
        expression: in SQL; empty where the words say all.
    """

    name: str
    words: Words
    expression: str = ""


def uses_of(register: Register, plans: tuple[Plan, ...]) -> tuple[Use, ...]:
    """Return the plans that read a register, by id."""
    given = {*register.column, *(derived.name for derived in derived_of(register)), "code"}
    return tuple(use for plan in plans if (use := _use(register, plan, given)).indicators)


def _use(register: Register, plan: Plan, given: set[str]) -> Use:
    found = []
    for clause in plan.file.clauses:
        for name, indicator in zip(indicator_ids(clause), clause.indicators, strict=True):
            if table_of(indicator) in {register.name, *(table.name for table in register.makes)}:
                found.append(name)
    needed = plan.file.tables.get(register.name)
    columns = tuple(needed.columns) if needed else ()
    absent = tuple(name for name in columns if name not in given)
    return Use(plan.id, (plan.file.zh, plan.file.en), tuple(found), columns, absent)


def derived_of(register: Register) -> tuple[Derived, ...]:
    """Return the columns of evidence of a register that nobody enters."""
    return tuple(_derived(register))


def _derived(register: Register) -> Iterator[Derived]:
    for purpose in register.purposes:
        zh, en = purpose.words
        what = ("照片", "photos") if purpose.photo else ("附件", "files")
        yield Derived(f"files_{purpose.name}", (f"“{zh}”的{what[0]}数", f"number of {what[1]}: {en}"))
        yield Derived(f"file_{purpose.name}", (f"“{zh}”第一份的摘要", f"digest of the first of the {what[1]}: {en}"))
    for latest in register.latest:
        title = registers()[latest.register].words
        for name, expression in latest.columns.items():
            words = (f"“{title[0]}”里最后一行", f"from the last row of {title[1]}")
            yield Derived(name, words, expression)
    for counted in register.counted:
        title = registers()[counted.register].words
        for name, expression in counted.columns.items():
            yield Derived(name, (f"按“{title[0]}”里的各行计", f"counted over the rows of {title[1]}"), expression)
    for named in register.names:
        title = registers()[register.references[named.reference]].words
        for name, expression in named.columns.items():
            yield Derived(name, (f"取自它写明的“{title[0]}”", f"of the row it names in {title[1]}"), expression)
    for name, expression in register.derived.items():
        yield Derived(name, ("由其他列算出", "computed from other columns"), expression)


def type_words(column: Column) -> Words:
    """Return the type of a column, with its limits, in both languages."""
    zh, en = TYPE_WORDS[column.type]
    if column.register:
        title = registers()[column.register].words
        return f"{zh}（{title[0]}）", f"{en} ({title[1]})"
    if column.type is Type.TEXT:
        return f"{zh}，最多 {column.longest} 字", f"{en}, up to {column.longest} characters"
    if column.decimals is not None:
        return f"{zh}，最多 {column.decimals} 位小数", f"{en}, up to {column.decimals} decimals"
    return zh, en


def about(register: Register, home: Path) -> dict[str, object]:
    """Return what a page tells of a register, in the language of the reader.

    Raises:
        PlansBroken: the plans of the home cannot be used.
    """
    return {
        "register": {
            "name": register.name,
            "title": register.title,
            "about": say(*register.about),
            "key": say("、", ", ").join(say(register.column[n].zh, register.column[n].en) for n in register.key),
            "source": register.source,
            "expected": say(*register.expected),
            "part_of": registers()[register.part_of].title if register.part_of else "",
            "parts": [part.title for part in register.parts],
        },
        "columns": [_shown(register, column) for column in register.columns],
        "derived": [{"name": d.name, "words": say(*d.words), "expression": d.expression} for d in derived_of(register)],
        "uses": [
            {"plan": use.plan, "title": say(*use.title), "indicators": use.indicators, "columns": use.columns}
            for use in uses_of(register, load_plans(home))
        ],
    }


def _shown(register: Register, column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "label": say(column.zh, column.en),
        "unit": say(*column.unit_words),
        "type": say(*type_words(column)),
        "choices": [(code, say(*words)) for code, words in column.choices.items()],
        "help": say(*column.help),
        "source": column.source,
        "required": column.required,
        "personal": column.personal,
        "key": column.name in register.key,
        "example": "" if column.choices else column.example,  # the choices stand beside it
    }
