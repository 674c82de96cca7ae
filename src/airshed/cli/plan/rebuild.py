"""`airshed plan rebuild`: a frozen figure computed again, and why it differs if it does."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import rulebook_of
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.plan.figures import Frozen
    from airshed.plan.load import Plan
    from airshed.plan.rebuild import Rebuilt

WHATS: Mapping[str, tuple[str, str]] = {
    "figure": ("存下的内容", "what is stored"),
    "value": ("值", "value"),
    "unit": ("单位", "unit"),
    "status": ("状态", "status"),
    "target": ("目标", "target"),
    "coverage": ("有效与应有", "valid and expected"),
    "evidence": ("证据行数", "rows of evidence"),
    "kind": ("指标种类", "kind"),
    "editions": ("标准版本", "editions"),
    "options": ("选项", "options"),
    "inputs": ("所用数据", "rows used"),
    "reading": ("条文读法", "reading of the clause"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "corrected": ("冻结之后数据有修订或补录", "evidence was corrected or added since"),
    "altered": ("存储的文件被改动过", "stored files were altered"),
    "reading": ("条文或裁定、点位的读法变了", "the clause, a ruling or the stations read differently now"),
    "edition": ("用的规则不同了", "other rules hold now"),
    "gone": ("方案、条款或数据表已经不在", "plan, clause or table are gone"),
}
DIGEST_SHOWN, NAME_SHOWN, MOMENT_SHOWN = 12, 40, 19


def rebuild(
    id: Annotated[str, typer.Argument(metavar="ID", help="A frozen figure, see plan freeze.")],  # noqa: A002
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compute a frozen figure again, from what was known then and from what is known now; exit 1 if it differs.

    Every difference says why, and names the hours that were corrected.

    Example: airshed plan rebuild F-0123456789abcdef
    """
    with reported(as_json):
        from airshed.plan.figures import frozen_figure  # noqa: PLC0415 - dataframes load when needed
        from airshed.plan.rebuild import rebuilt_shape  # noqa: PLC0415
        from airshed.web.bridge import tables_of_home  # noqa: PLC0415

        folder = env.home(home)
        found = _rebuilt(folder, frozen_figure(tables_of_home(folder), id))
        shape = rebuilt_shape(found)
        emit(shape, as_json=as_json, text=lambda console: show_rebuilt(console, shape))
    if not found.equal:
        raise typer.Exit(1)


def _rebuilt(folder: Path, frozen: "Frozen") -> "Rebuilt":
    """Return a frozen figure computed again at a home, with the options it was frozen with."""
    from airshed.plan.rebuild import rebuild as again  # noqa: PLC0415 - dataframes load when needed
    from airshed.web.bridge import asking_of  # noqa: PLC0415

    options = (frozen.content or {}).get("options", {})
    rules = rulebook_of(folder, options=[f"{name}={value}" for name, value in options.items()])
    return again(frozen, _plan(folder, frozen.plan), asking_of(folder, rules))


def _plan(folder: Path, id: str) -> "Plan | None":  # noqa: A002 - what it is
    from airshed.plan.load import UnknownPlan, load_plan  # noqa: PLC0415 - dataframes load when needed

    try:
        return load_plan(folder, id)
    except UnknownPlan:
        return None


def show_rebuilt(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print whether a figure is the same, and every difference with its reason."""
    from airshed.cli.plan.wording import number  # noqa: PLC0415 - dataframes load when needed

    figure = shape["figure"]
    value = number(figure["value"], figure["unit"])
    console.print(
        say(
            f"{shape['id']}  {figure['plan']} {figure['indicator']}，{figure['as_of']}：{value}"
            f"（证据截至 {_moment(figure['counted_at'])}）",
            f"{shape['id']}  {figure['plan']} {figure['indicator']}, {figure['as_of']}: {value}"
            f" (evidence up to {_moment(figure['counted_at'])})",
        ),
        soft_wrap=True,
    )
    if shape["equal"]:
        console.print(say("重算一致", "computed again, it is the same"))
        return
    then = say(
        "按当时所知重算一致，按现在所知不同" if shape["then_equal"] else "按当时所知重算就不一致",
        "the same by what was known then, another by what is known now"
        if shape["then_equal"]
        else "another even by what was known then",
    )
    console.print(then, style="bold yellow" if shape["then_equal"] else "bold red", soft_wrap=True)
    if shape["now"] and shape["now"]["value"] == figure["value"]:
        console.print(say(f"数值仍是 {value}，变的是它的依据", f"the value is still {value}, what it rests on is not"))
    for difference in shape["differences"]:
        for line in _lines(difference):
            console.print(line, soft_wrap=True)


def _lines(difference: Mapping[str, Any]) -> list[str]:
    """Return the lines of a difference: what, from what to what, why, and the values that changed."""
    what = say(*WHATS[difference["what"]])
    was, now = (_plain(difference["what"], difference[key]) for key in ("was", "now"))
    why = say(*REASONS[difference["reason"]])
    if named := difference.get("rulings"):
        why += say("，裁定 ", ", ruling ") + ", ".join(named)
    lines = [say(f"- {what}：{was} → {now}（{why}）", f"- {what}: {was} → {now} ({why})")]
    rows = difference.get("rows", [])
    lines += [_row(row) for row in rows]
    if more := difference.get("count", 0) - len(rows):
        lines.append(say(f"    另有 {more} 处", f"    and {more} more"))
    return lines


def _row(row: Mapping[str, Any]) -> str:
    """Return the line of a value that changed."""
    from airshed.cli.plan.wording import number  # noqa: PLC0415 - dataframes load when needed
    from airshed.vocab import POLLUTANTS  # noqa: PLC0415

    was, now = (number(row[key], row["unit"]) for key in ("was", "now"))
    line = (
        f"    {row['station']} {_moment(row['hour_end'])} {POLLUTANTS[row['column']].en}{say('：', ': ')}{was} → {now}"
    )
    if row["known_at"]:
        line += say("，入库 ", ", stored ") + _moment(row["known_at"])
    if row["batch"]:
        line += say("，批次 ", ", batch ") + row["batch"][:DIGEST_SHOWN]
    return line


def _moment(text: str) -> str:
    return text.replace("T", " ")[:MOMENT_SHOWN]


def _plain(what: str, value: Any) -> str:  # noqa: ANN401 - any part of a figure's content
    """Return a part of a figure as text; long digests by their first signs."""
    from airshed.plan.words import OPS, TABLES, UNKNOWN  # noqa: PLC0415 - dataframes load when needed
    from airshed.vocab import STATUS_WORDS  # noqa: PLC0415 - dataframes load when needed

    if value is None or (what == "target" and value[1] is None):
        return UNKNOWN
    text = str(value)[:DIGEST_SHOWN]
    match what:
        case "status":
            text = say(*STATUS_WORDS[value])
        case "target":
            text = f"{OPS[value[0]]} {value[1]}"
        case "coverage" | "evidence":
            text = " / ".join(map(str, value))
        case "inputs":
            table = say(*TABLES.get(value["table"], (value["table"], value["table"])))
            text = say(f"{table} {value['rows']:,} 行 ", f"{table} {value['rows']:,} rows ")
            text += value["digest"][:DIGEST_SHOWN]
        case "editions" | "options":
            text = say("、", ", ").join(f"{k} {str(v or UNKNOWN)[:NAME_SHOWN]}" for k, v in value.items())
    return text or UNKNOWN
