"""A task list (任务清单) of a spreadsheet or Word document as rows: item, measure, departments, deadline."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from airshed.errors import Fault
from airshed.plan.rulings.checks import departments_named
from airshed.plan.schema import Department, PlanFile
from airshed.plan.tasks.deadlines import Deadline, UnreadableDate, deadline_in
from airshed.plan.tasks.departments import department_named
from airshed.plan.tasks.tables import Cell, Grid, TaskFile, TaskFileBroken

Column = Literal["clause", "item", "measure", "lead", "assist", "deadline"]
HEADERS: Mapping[Column, tuple[str, ...]] = {
    "clause": ("条款", "条款编号", "方案条款", "clause", "id"),
    "item": (
        "事项",
        "任务",
        "工作任务",
        "重点任务",
        "工作事项",
        "任务名称",
        "主要任务",
        "项目",
        "item",
        "task",
        "duty",
    ),
    "measure": ("措施", "工作措施", "具体措施", "主要措施", "工作内容", "工作要求", "任务内容", "measure", "measures"),
    "lead": (
        "牵头单位",
        "牵头部门",
        "责任单位",
        "责任部门",
        "主责单位",
        "牵头责任单位",
        "lead",
        "lead department",
        "responsible",
    ),
    "assist": (
        "配合单位",
        "配合部门",
        "协助单位",
        "参与单位",
        "协同单位",
        "配合责任单位",
        "assist",
        "assisting",
        "support",
    ),
    "deadline": (
        "完成时限",
        "完成时间",
        "时限",
        "期限",
        "完成期限",
        "时间要求",
        "截止日期",
        "deadline",
        "due",
        "due date",
    ),
}
NEEDED: tuple[tuple[Column, ...], ...] = (("item", "measure"), ("lead",), ("deadline",))
"""Columns a list must have, one of each; `assist`, `clause` and the other of the first two may be missing."""
TEXTS: tuple[Column, ...] = ("item", "measure")
GROUPS, NAMES = re.compile(r"[,;\n]+"), re.compile(r"[、/|]+")
ROLES = re.compile(r"^(?:牵头单位|责任单位|配合单位|牵头|配合)[::]|(?:负责)?(牵头|配合|负责|参与)$")
NOTHING = {"", "-", "—", "–", "/", "无", "none"}
LOOKED_AT = 30  # rows in which the header is looked for


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the file that was read as something else: a shortened name, a day at the end of a year."""

    column: Column
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the list.

    Attributes:
        place: sheet and row, such as `Sheet1!5`.
        clause: what a column of clause ids says, empty without one.
        item: the item.
        measure: the measure.
        lead: id of the leading department, None = not said.
        assist: ids of assisting departments.
        deadline: the last day, None = not said.
        said: words that were read.
    """

    place: str
    clause: str
    item: str
    measure: str
    lead: str | None
    assist: tuple[str, ...]
    deadline: date | None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: Mapping[Column, int]
    first: int
    """First row below the header."""

    @property
    def missing(self) -> list[tuple[Column, ...]]:
        return [group for group in NEEDED if not any(name in self.columns for name in group)]


def tasks_of(file: TaskFile, plan: PlanFile) -> tuple[Task, ...]:
    """Return the rows of all tables of a file that have the header of a task list.

    Raises:
        TaskFileBroken: missing headers, unknown departments, unreadable dates, empty rows, cells merged across columns.
    """
    layouts = {grid.name: (grid, _layout(grid)) for grid in file.grids if grid.rows}
    whole = [(grid, layout) for grid, layout in layouts.values() if not layout.missing]
    faults: list[Fault] = []
    if not whole:
        raise TaskFileBroken(*_missing(file, list(layouts.values())))
    tasks = [task for grid, layout in whole for task in _rows(grid, layout, plan, faults)]
    if faults:
        raise TaskFileBroken(*(Fault(f.code, f"{file.name}: {f.where}", f.value, f.expected) for f in faults))
    if not tasks:
        raise TaskFileBroken(Fault("plan.task_no_rows", file.name, ", ".join(grid.name for grid, _ in whole)))
    return tuple(tasks)


def _missing(file: TaskFile, layouts: Sequence[tuple[Grid, _Layout]]) -> Iterator[Fault]:
    """Yield a fault for each header that is missing in the table that has most of them."""
    if not layouts:
        yield Fault("plan.task_no_table", file.name)
        return
    grid, layout = max(layouts, key=lambda pair: len(pair[1].columns))
    for group in layout.missing:
        spellings = [spelling for name in group for spelling in HEADERS[name]]
        yield Fault(
            "plan.task_header", f"{file.name}: {grid.name}", ", ".join(map(_named, group)), ", ".join(spellings)
        )


def _named(column: Column) -> str:
    return f"{column} {HEADERS[column][0]}"


def _layout(grid: Grid) -> _Layout:
    """Return the header of a table: the line, or two lines, that name most columns; it may come after titles."""
    best = _Layout({}, 0)
    for i, row in enumerate(grid.rows[:LOOKED_AT]):
        lines = [_Layout(_columns([_spelled(cell.text) for cell in row]), i + 1)]
        if i + 1 < len(grid.rows):
            lines.append(_two_lines(row, grid.rows[i + 1], i + 2))
        for layout in lines:
            longer = len(layout.columns) > len(best.columns)
            below = best.first == i + 1 and bool(layout.columns) and layout.columns == best.columns
            if longer or below:
                best = layout
    return best


def _two_lines(upper: Sequence[Cell], lower: Sequence[Cell], first: int) -> _Layout:
    """Return the header that two lines make: the lower word where it is one, else both read as one."""
    names = []
    for above, below in zip(upper, lower, strict=True):
        top, bottom = _spelled(above.text), _spelled(below.text)
        alone = next((name for name in (bottom, top + bottom) if _column(name)), "")
        names.append(top if below.from_above or not bottom else alone)
    header = any(below.from_above or _column(_spelled(below.text)) for below in lower) or _joined(upper, lower)
    return _Layout(_columns(names) if header else {}, first)


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    pairs = [(_spelled(a.text), _spelled(b.text)) for a, b in zip(upper, lower, strict=True)]
    return any(bottom and not _column(top) and _column(top + bottom) for top, bottom in pairs)


def _columns(names: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for j, name in enumerate(names):
        if column := _column(name):
            found.setdefault(column, j)
    return found


def _column(name: str) -> Column | None:
    return next((column for column, spellings in HEADERS.items() if name in map(_spelled, spellings)), None)


def _spelled(text: str) -> str:
    """Return a header for comparison: without white space, signs and what stands in brackets."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\(.*?\)|[\s_:·*-]", "", folded)


def _rows(grid: Grid, layout: _Layout, plan: PlanFile, faults: list[Fault]) -> Iterator[Task]:
    for i in range(layout.first, len(grid.rows)):
        used = {name: grid.rows[i][j] for name, j in layout.columns.items()}
        if all(cell.from_above for cell in used.values()) or _heading(grid, layout, i):
            continue
        before = len(faults)
        faults += _check_cells(grid, layout, i)
        if len(faults) == before:
            task = _task(grid, layout, i, plan, faults)
            if task is not None:
                yield task


def _heading(grid: Grid, layout: _Layout, i: int) -> bool:
    """Whether a row is one cell over all columns that are used: a heading between the tasks, or the header again."""
    places = sorted(layout.columns.values())
    row = grid.rows[i]
    if len(places) > 1 and row[places[0]].text and all(_merged(row, a, b) for a, b in pairwise(places)):
        return True
    return all(_column(_spelled(row[j].text)) == name for name, j in layout.columns.items())


def _merged(row: Sequence[Cell], left: int, right: int) -> bool:
    return all(row[j].from_left for j in range(left + 1, right + 1))


def _check_cells(grid: Grid, layout: _Layout, i: int) -> Iterator[Fault]:
    row = grid.rows[i]
    by_place = {j: name for name, j in layout.columns.items()}
    for left, right in pairwise(sorted(by_place)):
        if _merged(row, left, right) and row[right].text:
            names = f"{_named(by_place[left])}, {_named(by_place[right])}"
            yield Fault("plan.task_merged", grid.place(i, left), row[left].text[:60], names)
    if not any(row[layout.columns[name]].text for name in TEXTS if name in layout.columns):
        rest = "; ".join(row[j].text for j in sorted(by_place) if row[j].text)
        yield Fault("plan.task_empty", grid.place(i), rest[:60], "item, measure")


def _task(grid: Grid, layout: _Layout, i: int, plan: PlanFile, faults: list[Fault]) -> Task | None:
    row, before = grid.rows[i], len(faults)
    said: list[Said] = []

    def at(name: Column) -> str:
        return grid.place(i, layout.columns[name])

    def text(name: Column) -> str:
        return row[layout.columns[name]].text if name in layout.columns else ""

    parts = list(_departments(text("lead"), "lead", plan.departments))
    parts += _departments(text("assist"), "assist", plan.departments)
    faults += [Fault(p.fault.code, at(p.column), p.fault.value, p.fault.expected) for p in parts if p.fault]
    said += [Said(p.column, p.text, p.id) for p in parts if not p.exact]
    leads = [p.id for p in parts if not p.helps]
    helpers = [p.id for p in parts if p.helps]
    if len(leads) > 1:
        faults.append(Fault("plan.task_leads", at("lead"), text("lead")[:60], leads[0]))
    deadline: date | None = None
    try:
        deadline = _deadline(row[layout.columns["deadline"]], plan, said)
        if deadline is not None and deadline < plan.issued:
            faults.append(Fault("plan.task_early", at("deadline"), text("deadline"), f">= {plan.issued}"))
    except UnreadableDate:
        faults.append(
            Fault("plan.task_date", at("deadline"), text("deadline"), "2019-12-31, 2019年12月31日, 2019年底前")
        )
    if len(faults) > before:
        return None
    assist = tuple(dict.fromkeys(name for name in helpers if name not in leads))
    lead = leads[0] if leads else None
    return Task(grid.place(i), text("clause"), text("item"), text("measure"), lead, assist, deadline, tuple(said))


@dataclass(frozen=True, slots=True)
class _Part:
    """A department of a cell: in which role, and what is wrong with it."""

    column: Literal["lead", "assist"]
    text: str
    id: str = ""
    helps: bool = False
    exact: bool = True
    fault: Fault | None = None


def _departments(text: str, column: Literal["lead", "assist"], departments: Sequence[Department]) -> Iterator[_Part]:
    """Yield the departments of a cell with their roles; 甲局牵头，乙局配合 says both."""
    for group in GROUPS.split(unicodedata.normalize("NFKC", text)):
        match = ROLES.search(group.strip())
        helps = column == "assist" or (match is not None and ("配合" in match[0] or "参与" in match[0]))
        for part in NAMES.split(ROLES.sub("", group.strip())):
            name = part.strip()
            if name.casefold() in NOTHING:
                continue
            answer = department_named(name, departments)
            if answer.id is not None:
                yield _Part(column, name, answer.id, helps, answer.exact)
                continue
            fits = [d for d in departments if d.id in answer.candidates] or departments
            code = "plan.task_which" if answer.candidates else "plan.task_department"
            yield _Part(column, name, helps=helps, fault=Fault(code, "", name, departments_named(fits)))


def _deadline(cell: Cell, plan: PlanFile, said: list[Said]) -> date | None:
    value = cell.value if isinstance(cell.value, date) else cell.text
    answer: Deadline = deadline_in(value, year=plan.year)
    if answer.read:
        said.append(Said("deadline", cell.text, str(answer.day) if answer.day else ""))
    return answer.day
