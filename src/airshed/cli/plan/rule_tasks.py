"""`airshed plan rule --tasks`: a task list fills the gaps of a plan; what it says otherwise is told, not applied."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from airshed.cli.air.asking import BadQuestion
from airshed.cli.output import emit
from airshed.cli.plan.showing import cut
from airshed.cli.plan.showing_rulings import decision_words, print_rulings
from airshed.cli.plan.wording import aspect_words
from airshed.cli.words import say
from airshed.errors import Fault

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.cli.plan.desk import Desk, Saying
    from airshed.plan.schema import PlanFile
    from airshed.plan.tasks.placing import Placed
    from airshed.plan.tasks.tables import TaskFile

WHY_NOT: Mapping[str, tuple[str, str]] = {
    "unknown_id": ("方案里没有这个条款编号", "the plan has no clause of this id"),
    "none": ("没有条款的关键词或表述出现在里面", "it holds the key phrase or words of no clause"),
    "several": ("可能属于几个条款，请写明条款编号", "it may be of several clauses, write the id of one"),
}
TITLE_WIDTH = 40


def enter_tasks(desk: "Desk", path: Path, saying: "Saying", *, dry_run: bool, as_json: bool) -> None:
    """Read a task list, store the rulings that fill gaps, and print row by row what became of it."""
    from airshed.plan.rulings.entry import Entered, enter_rulings, prepared  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.tasks.lists import tasks_of  # noqa: PLC0415 - as above
    from airshed.plan.tasks.placing import Import, placed_tasks  # noqa: PLC0415 - as above
    from airshed.plan.tasks.tables import read_tables  # noqa: PLC0415 - as above

    words = saying.words
    missing = [name for name in ("document", "approver") if not words[name].strip()]
    if missing:
        raise BadQuestion(*(Fault("plan.ruling_words", f"--{name}", "", name) for name in missing))
    file = read_tables(path)
    tasks = tasks_of(file, desk.plan.file)
    given = Import(
        plan=desk.plan,
        known=desk.known,
        document=f"{words['document'].strip()}: {file.name}",
        approver=words["approver"].strip(),
        reason="; ".join(filter(None, (words["reason"].strip(), f"sha256 {file.digest}"))),
        from_date=saying.first or desk.now.date(),
        to_date=saying.end,
        by=desk.by,
    )
    placed = placed_tasks(tasks, given)
    rulings = [ruling for result in placed for ruling in result.rulings]
    if dry_run:
        entered = Entered(prepared(rulings, desk.plan, desk.known), ())
    else:
        entered = enter_rulings(desk.home, desk.plan, rulings, now=desk.now)
    shape = _shape(desk, file, placed, entered.stored, dry_run=dry_run)
    emit(shape, as_json=as_json, text=lambda console: _show(console, shape, desk.plan.file))


def _shape(
    desk: "Desk", file: "TaskFile", placed: "Sequence[Placed]", stored: Sequence[str], *, dry_run: bool
) -> dict[str, Any]:
    from airshed.plan.rulings.entry import standing_shape  # noqa: PLC0415 - dataframes load when needed

    fresh = [ruling for result in placed for ruling in result.rulings]
    known, today = (*desk.known, *fresh), desk.now.date()
    return {
        "plan": desk.plan.id,
        "file": file.name,
        "digest": file.digest,
        "dry_run": dry_run,
        "stored": list(stored),
        "rows": [_row_shape(result) for result in placed],
        "rulings": [standing_shape(ruling, known, on=today) for ruling in fresh],
    }


def _row_shape(placed: "Placed") -> dict[str, Any]:
    task = placed.task
    return {
        "place": task.place,
        "item": task.item,
        "measure": task.measure,
        "clause": placed.clause,
        "why": placed.why,
        "candidates": list(placed.candidates),
        "rulings": [ruling.id for ruling in placed.rulings],
        "same": list(placed.same),
        "differs": [{"aspect": d.aspect, "said": d.said, "stands": d.stands, "by": d.by} for d in placed.differs],
        "read": [{"column": s.column, "text": s.text, "value": s.value} for s in task.said],
    }


def _show(console: "Console", shape: Mapping[str, Any], plan: "PlanFile") -> None:
    rows = shape["rows"]
    placed = [row for row in rows if row["clause"] is not None]
    console.print(f"{shape['plan']}  {shape['file']}", style="bold", soft_wrap=True)
    console.print(
        say(
            f"{len(rows)} 行，{len(placed)} 行对上条款，补上 {len(shape['rulings'])} 处空缺",
            f"{len(rows)} rows, {len(placed)} placed on clauses, {len(shape['rulings'])} gaps filled",
        )
    )
    if shape["dry_run"]:
        console.print(say("只是试看，什么也没有存", "a dry run: nothing was stored"), style="yellow")
    if shape["rulings"]:
        print_rulings(console, shape["rulings"], plan)
    _show_read(console, rows, plan)
    _show_differs(console, placed, plan)
    _show_not_placed(console, [row for row in rows if row["clause"] is None])


def _show_read(console: "Console", rows: Sequence[Mapping[str, Any]], plan: "PlanFile") -> None:
    read = {(said["column"], said["text"], said["value"]) for row in rows for said in row["read"]}
    if not read:
        return
    console.print(say("读法", "read as"), style="bold")
    for column, text, value in sorted(read):
        shown = decision_words(column, value, plan) or say("没有期限", "no deadline")
        console.print(f"  {text} → {shown}", soft_wrap=True)


def _show_differs(console: "Console", rows: Sequence[Mapping[str, Any]], plan: "PlanFile") -> None:
    found = [(row, differing) for row in rows for differing in row["differs"]]
    if not found:
        return
    console.print(say(f"说法不同，未采用 {len(found)}", f"said otherwise, not applied {len(found)}"), style="bold")
    for row, differing in found:
        aspect = differing["aspect"]
        by = say("方案", "the paper") if differing["by"] == "paper" else differing["by"]
        said, stands = (decision_words(aspect, differing[key], plan) for key in ("said", "stands"))
        text = say(
            f"  {row['place']} {row['clause']} {aspect_words(aspect)}：清单写“{said}”，{by} 写“{stands}”",
            f'  {row["place"]} {row["clause"]} {aspect_words(aspect)}: the list says "{said}", {by} says "{stands}"',
        )
        console.print(text, soft_wrap=True)


def _show_not_placed(console: "Console", rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    console.print(say(f"没有对上条款 {len(rows)}", f"not placed {len(rows)}"), style="bold")
    for row in rows:
        title = cut(row["item"] or row["measure"], TITLE_WIDTH)
        named = f" ({', '.join(row['candidates'])})" if row["candidates"] else ""
        console.print(f"  {row['place']} {title}: {say(*WHY_NOT[row['why']])}{named}", soft_wrap=True)
