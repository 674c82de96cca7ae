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
    from airshed.plan.sentences import moment_words  # noqa: PLC0415

    figure = shape["figure"]
    value = number(figure["value"], figure["unit"])
    console.print(
        say(
            f"{shape['id']}  {figure['plan']} {figure['indicator']}，{figure['as_of']}：{value}"
            f"（证据截至 {moment_words(figure['counted_at'])}）",
            f"{shape['id']}  {figure['plan']} {figure['indicator']}, {figure['as_of']}: {value}"
            f" (evidence up to {moment_words(figure['counted_at'])})",
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
    from airshed.plan.sentences import changed_words, difference_words  # noqa: PLC0415 - dataframes load when needed

    what, was, now, why = difference_words(difference, say=say)
    lines = [say(f"- {what}：{was} → {now}（{why}）", f"- {what}: {was} → {now} ({why})")]
    rows = difference.get("rows", [])
    lines += [f"    {changed_words(row, say=say)}" for row in rows]
    if more := difference.get("count", 0) - len(rows):
        lines.append(say(f"    另有 {more} 处", f"    and {more} more"))
    return lines
