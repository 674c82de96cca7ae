"""How plans look on a terminal: the head with its warnings, and columns that stay aligned under Chinese words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from airshed.cli.plan.wording import words
from airshed.cli.words import say

if TYPE_CHECKING:
    from rich.console import Console

Cell = str | tuple[str, str]
"""Text, or text with its style."""
NARROWEST = 16
"""Columns an elastic column keeps on the narrowest terminal."""


def print_head(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print the plan's title, and in plain words whose data they are."""
    console.print(f"{shape['plan']}  {words(shape['title'])}", style="bold", soft_wrap=True)
    place = shape["place"]
    if not place["mapped"]:
        text = say(
            f"方案地点“{place['name']}”还没有对应的点位：请在数据目录的 places.yaml 里写明",
            f"no stations stand for the plan's place {place['name']!r} yet: name them in places.yaml of the home",
        )
        console.print(text, style="yellow", soft_wrap=True)
        return
    console.print(say("数据来自 ", "data of ") + words(place), soft_wrap=True)
    if place["synthetic"]:
        banner = say(
            "【合成数据】数据由程序生成，不是任何城市的实况",
            "[SYNTHETIC] made by a program; not the air of any city",
        )
        console.print(banner, style="bold black on yellow", soft_wrap=True)
    if place["stand_in"]:
        text = say(
            "【借用点位】点位属于别的地方，只用来演示计算",
            "[STAND-IN] the stations are those of another place and only show the computation",
        )
        console.print(text, style="bold black on yellow", soft_wrap=True)


def print_columns(  # noqa: PLR0913 - how a table looks
    console: "Console",
    titles: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    indent: str = "",
    elastic: int | None = None,
    below: Sequence[str] = (),
) -> None:
    """Print cells under their titles; lines are never folded, columns without a cell are left out.

    The column numbered `elastic` is cut to what the others leave of the width. `below` is a line under each row.
    """
    from rich.cells import cell_len  # noqa: PLC0415 - help must not wait for it
    from rich.text import Text  # noqa: PLC0415 - as above

    lines: list[Sequence[Cell]] = [[(title, "bold") for title in titles]] if any(titles) else []
    lines += rows
    shown = [i for i in range(len(titles)) if any(_of(row[i])[0] for row in rows)]
    widths = {i: max(cell_len(_of(line[i])[0]) for line in lines) for i in shown}
    if elastic in shown:
        others = sum(widths[i] for i in shown if i != elastic) + 2 * (len(shown) - 1) + len(indent)
        widths[elastic] = min(widths[elastic], max(console.width - others, NARROWEST))
    first = len(lines) - len(rows)
    for n, line in enumerate(lines):
        out = Text(indent)
        for place, i in enumerate(shown):
            text, style = _of(line[i])
            text = cut(text, widths[i])
            out.append(text, style)
            if place < len(shown) - 1:
                out.append(" " * (widths[i] - cell_len(text) + 2))
        out.rstrip()
        console.print(out, soft_wrap=True)
        if below and n >= first:
            console.print(indent + below[n - first], soft_wrap=True)


def _of(cell: Cell) -> tuple[str, str]:
    return (cell, "") if isinstance(cell, str) else cell


def cut(text: str, width: int) -> str:
    """Return text of at most so many columns, with an ellipsis where something is left out."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - help must not wait for it

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
