"""`airshed plan lint`: everything that is wrong with plan files, and what they leave open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from airshed.cli.air.asking import kept
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.plan.load import Plan

SAYS_NO = 1
OPEN: Mapping[str, tuple[str, str]] = {
    "lead": ("{n} 条没有写牵头部门", "clauses without a leading department: {n}"),
    "target": ("{n} 项指标没有目标值", "indicators without a target: {n}"),
    "expected": ("{n} 项普查没有写应有总数", "surveys without an expected count: {n}"),
}


class NotAPlan(AirshedError):
    """Neither the id of a plan nor a folder with one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan that was looked at: it, where it can be used, and its faults."""

    id: str
    plan: "Plan | None"
    faults: Sequence[Fault]


def lint(
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN|FOLDER]", help="A plan or a folder with plan.yaml; default: all.")
    ] = None,
    *,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of plan.yaml for editors.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check plans, packaged and your own; exit 1 when something is wrong, with every fault and what would be right.

    What a plan leaves open, to be ruled on, is a note and no fault.

    Example: airshed plan lint

    Example: airshed plan lint my-city/plans/my-city/2026
    """
    with reported(as_json):
        if schema:
            from airshed.plan.json_schema import plan_schema  # noqa: PLC0415 - dataframes load when needed

            emit(plan_schema(), as_json=True, text=lambda _: None)
            return
        folder = env.home_or_none(home)
        checked = _checked(folder, plan)
        general: list[Fault] = []
        if plan is None:
            from airshed.plan.places import load_places  # noqa: PLC0415 - dataframes load when needed

            with kept(general):
                load_places(folder)
        faults = [*general, *(fault for found in checked for fault in found.faults)]
        result = {
            "ok": not faults,
            "plans": [_shape(found) for found in checked],
            "faults": [fault.as_dict() for fault in faults],
        }
        emit(result, as_json=as_json, text=lambda console: _show(console, result, faults))
        if faults:
            raise typer.Exit(SAYS_NO)


def _checked(home: Path | None, named: str | None) -> list[Checked]:
    """Return the plans looked at: all, the one of an id, or the one in a folder."""
    from airshed.plan.load import plan_folders  # noqa: PLC0415 - dataframes load when needed

    folders = plan_folders(home)
    if named is None:
        return [_read(id, folder) for id, folder in folders.items()]  # noqa: A001 - what it is
    if named in folders:
        return [_read(named, folders[named])]
    path = Path(named).expanduser().absolute()
    path = path.parent if path.is_file() else path
    if not (path / "plan.yaml").is_file():
        raise NotAPlan(Fault("plan.unknown", "PLAN", named, ", ".join(folders)))
    id = f"{path.parent.name}/{path.name}"  # noqa: A001 - what it is
    found = _read(id, (path, "home", False))
    shown = f"plans/{id}/"
    faults = [replace(f, where=f.where.replace(shown, f"{path}/", 1)) for f in found.faults]
    return [replace(found, faults=faults)]


def _read(id: str, row: "tuple[Path, Literal['packaged', 'home'], bool]") -> Checked:  # noqa: A002 - what it is
    """Return a plan of a row of `plan_folders`, with its faults and those of its cases."""
    from airshed.plan.cases import read_cases  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.load import read_plan  # noqa: PLC0415 - as above

    plan, faults = read_plan(id, *row)
    cases, wrong = read_cases(row[0])
    faults = [*faults, *(replace(fault, where=f"plans/{id}/{fault.where}") for fault in wrong)]
    for found in cases:
        with kept(faults, where=f"plans/{id}/{found.file}: {found.case.name}: "):
            if plan is not None:
                plan.clause(found.case.clause)
    return Checked(id, plan, faults)


def _shape(found: Checked) -> dict[str, Any]:
    from airshed.plan.shapes import gap_counts  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.state import gaps_of  # noqa: PLC0415 - as above

    clauses = found.plan.file.clauses if found.plan else ()
    return {
        "plan": found.id,
        "ok": not found.faults,
        "clauses": len(clauses),
        "indicators": sum(len(clause.indicators) for clause in clauses),
        "gaps": gap_counts(gap for clause in clauses for gap in gaps_of(clause)),
    }


def _show(console: "Console", result: Mapping[str, Any], faults: Sequence[Fault]) -> None:
    for fault in faults:
        console.print(worded(fault), soft_wrap=True)
    for plan in result["plans"]:
        if not plan["ok"]:
            continue
        text = say(
            f"{plan['plan']}：可以使用，{plan['clauses']} 条，{plan['indicators']} 项指标",
            f"{plan['plan']}: can be used, {plan['clauses']} clauses, {plan['indicators']} indicators",
        )
        notes = [say(*OPEN[aspect]).format(n=n) for aspect, n in plan["gaps"].items() if n]
        if notes:
            text += say("；待裁定：", "; to be ruled on: ") + say("，", ", ").join(notes)
        console.print(text, soft_wrap=True)
    if faults:
        console.print(say(f"共 {len(faults)} 处错误", f"faults: {len(faults)}"))
