"""How a curve looks on a terminal: a small chart of the value, and the days on which something changed."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from airshed.cli.plan.showing import Cell, print_columns, print_head
from airshed.cli.plan.wording import STATUS_STYLES, gap_words, number, status_word, target_words, value_words, words
from airshed.cli.words import say
from airshed.plan.words import NOTHING

if TYPE_CHECKING:
    from rich.console import Console

HEIGHT, MOST_COLUMNS, LEGEND = 8, 120, 14
EIGHTHS = " ▁▂▃▄▅▆▇█"
STEPS: Mapping[str, tuple[str, str]] = {
    "day": ("每天", "daily"),
    "week": ("每周", "weekly"),
    "month": ("每月", "monthly"),
}


def show_history(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print a curve."""
    print_head(console, shape)
    span = f"{shape['from']} — {shape['to']} {say(*STEPS[shape['every']])}"
    known = (
        say(f"，按 {shape['known_at']} 已入库的数据", f", as known at {shape['known_at']}") if shape["known_at"] else ""
    )
    console.print(f"{shape['id']}  {words(shape['clause'])}", soft_wrap=True)
    console.print(span + known, soft_wrap=True)
    for n, first in enumerate(shape["points"][0]["indicators"]):
        days = [{"as_of": point["as_of"], **point["indicators"][n]} for point in shape["points"]]
        console.print()
        console.print(f"{first['id']}  {words(first)}", style="bold", soft_wrap=True)
        _print_chart(console, days)
        _print_changes(console, days)


def _print_chart(console: "Console", days: Sequence[Mapping[str, Any]]) -> None:
    """Print the value as columns in the colour of the status, with the target as a line across."""
    from rich.text import Text  # noqa: PLC0415 - help must not wait for it

    if all(day["value"] is None or day["gap"] in NOTHING for day in days) or days[0]["kind"] == "milestone":
        return
    shown = _sampled(days, min(max(console.width - LEGEND - 2, 10), MOST_COLUMNS))
    values = [None if day["value"] is None or day["gap"] in NOTHING else Fraction(day["value"]) for day in shown]
    targets = [None if day["target"]["value"] is None else Fraction(day["target"]["value"]) for day in shown]
    numbers = [v for v in (*values, *targets) if v is not None]
    top = max(*numbers, Fraction(0)) or Fraction(1)
    for row in range(HEIGHT, 0, -1):
        line = Text(_scale(row, top, shown).rjust(LEGEND - 2) + " ┤")
        for day, value, target in zip(shown, values, targets, strict=True):
            level = 0 if value is None else round(max(value, Fraction(0)) / top * HEIGHT * 8) - (row - 1) * 8
            at_target = target is not None and row == max(1, -(-target / top * HEIGHT // 1))
            mark = EIGHTHS[min(max(level, 0), 8)]
            line.append("─" if at_target and mark == " " else mark, STATUS_STYLES[day["status"]])
        console.print(line, soft_wrap=True)
    first, last = shown[0]["as_of"], shown[-1]["as_of"]
    gap = " " * max(len(shown) - len(first) - len(last), 1)
    console.print(" " * LEGEND + (first + gap + last if len(shown) > len(first) else first), soft_wrap=True)


def _scale(row: int, top: Fraction, days: Sequence[Mapping[str, Any]]) -> str:
    """Return the words beside the top row of the chart: how much it stands for."""
    if row != HEIGHT:
        return "0" if row == 1 else ""
    unit = next((day["unit"] for day in days if day["unit"]), None)
    return number(f"{float(top):.4g}", unit if unit == "share" else None)


def _sampled(days: Sequence[Mapping[str, Any]], most: int) -> list[Mapping[str, Any]]:
    """Return at most so many of the days, evenly, the last one always."""
    if len(days) <= most:
        return list(days)
    return [days[(n + 1) * len(days) // most - 1] for n in range(most)]


def _print_changes(console: "Console", days: Sequence[Mapping[str, Any]]) -> None:
    """Print one line for each run of days with the same status: first and last day, value at its end, why if none."""
    titles = (
        say("起", "from"),
        say("止", "to"),
        say("状态", "status"),
        say("末值", "last value"),
        say("目标", "target"),
        say("有效/应有", "valid/expected"),
        say("原因", "why"),
    )
    rows: list[list[Cell]] = []
    for run in _runs(days):
        last = run[-1]
        coverage = last["coverage"]
        rows.append(
            [
                run[0]["as_of"],
                last["as_of"],
                (status_word(last), STATUS_STYLES[last["status"]]),
                value_words(last),
                target_words(last),
                f"{coverage['valid']}/{coverage['expected']}",
                gap_words(last["gap"]) if last["gap"] else "",
            ]
        )
    print_columns(console, titles, rows)


def _runs(days: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    run: list[Mapping[str, Any]] = []
    for day in days:
        if run and (day["status"], day["gap"]) != (run[-1]["status"], run[-1]["gap"]):
            yield run
            run = []
        run.append(day)
    yield run
