"""How rulings and gaps look on a terminal."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from airshed.cli.plan.showing import Cell, print_columns
from airshed.cli.plan.wording import aspect_words, ruled_words
from airshed.cli.words import say
from airshed.plan.words import GAP_ASPECTS, STANDINGS

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.plan.schema import PlanFile

DIGEST = re.compile(r"(sha256 [0-9a-f]{12})[0-9a-f]{52}")


def show_rulings(console: "Console", shape: Mapping[str, Any], plan: "PlanFile", *, at: str) -> None:
    """Print the rulings of a plan by standing, then what is left open, with a command that fills the first gap.

    `at` is the option that names the home in that command, or nothing.
    """
    console.print(f"{shape['plan']}  {shape['as_of']}", style="bold", soft_wrap=True)
    if not shape["rulings"]:
        console.print(say("还没有裁定", "no rulings yet"))
    for standing, words in STANDINGS.items():
        rulings = [ruling for ruling in shape["rulings"] if ruling["standing"] == standing]
        if rulings:
            console.print(say(*words) + f" {len(rulings)}", style="bold")
            print_rulings(console, rulings, plan)
    _show_gaps(console, shape, plan, at)


def show_entered(console: "Console", shape: Mapping[str, Any], plan: "PlanFile") -> None:
    """Print what was stored, and what was there before."""
    stored = len(shape["stored"])
    if stored:
        console.print(say(f"已存 {stored} 条裁定", f"{stored} stored"))
    if len(shape["rulings"]) > stored:
        console.print(say("与已存的相同，没有改动", "already there, nothing changed"))
    print_rulings(console, shape["rulings"], plan)


def print_rulings(console: "Console", rulings: Sequence[Mapping[str, Any]], plan: "PlanFile") -> None:
    """Print rulings, a line each, and below it why."""
    titles = (
        say("裁定", "ruling"),
        say("条款", "clause"),
        say("事项", "aspect"),
        say("内容", "decision"),
        say("起", "from"),
        say("止(不含)", "to"),
    )
    rows: list[list[Cell]] = [
        [
            ruling["id"],
            ruling["clause"],
            aspect_words(ruling["aspect"]),
            decision_words(ruling["aspect"], ruling["value"], plan),
            ruling["from"],
            ruling["to"] or "",
        ]
        for ruling in rulings
    ]
    print_columns(console, titles, rows, indent="  ", below=[_why(ruling) for ruling in rulings])


def _why(ruling: Mapping[str, Any]) -> str:
    """Return document, approver and reason; the digest of a file is shortened to what tells files apart."""
    said = say(
        f"依据 {ruling['document']}；批准 {ruling['approver']}；理由 {ruling['reason']}",
        f"by {ruling['document']}; approved by {ruling['approver']}; because {ruling['reason']}",
    )
    return "    " + DIGEST.sub(r"\1…", said)


def decision_words(aspect: str, value: str, plan: "PlanFile") -> str:
    """Return a decision as people read it: departments by their names, else as it is."""
    return ruled_words(aspect, value, {d.id: say(d.zh, d.en) for d in plan.departments})


def _show_gaps(console: "Console", shape: Mapping[str, Any], plan: "PlanFile", at: str) -> None:
    gaps = shape["gaps"]
    if not gaps:
        console.print(say("没有待裁定的空缺", "nothing is left open"))
        return
    console.print(say(f"待裁定 {len(gaps)}", f"left open {len(gaps)}"), style="bold")
    for aspect in GAP_ASPECTS:
        ids = [gap["id"] for gap in gaps if gap["aspect"] == aspect]
        if ids:
            console.print(f"  {aspect_words(aspect)} {len(ids)}: {', '.join(ids)}")
    console.print(say("例如：", "for example:"))
    console.print("  " + example(shape["plan"], gaps[0], plan) + at, soft_wrap=True)


def example(plan_id: str, gap: Mapping[str, str], plan: "PlanFile") -> str:
    """Return a command that would fill a gap."""
    target = _target(gap["id"], plan) if gap["aspect"] == "target" else ""
    value = {"lead": plan.departments[0].id, "target": target, "expected": "120"}[gap["aspect"]]
    words = {
        "--document": say("政办发〔2019〕12号", "Document 12 of 2019"),
        "--approver": say("王某", "Wang"),
        "--reason": say("方案没有写明", "the paper does not say"),
    }
    parts = [plan_id, gap["id"], "--set", f"{gap['aspect']}={value}", *(w for pair in words.items() for w in pair)]
    return "airshed plan rule " + " ".join(map(shlex.quote, parts))


def _target(id: str, plan: "PlanFile") -> str:  # noqa: A002 - what it is
    from airshed.plan.load import indicator_ids  # noqa: PLC0415 - dataframes load when needed

    for clause in plan.clauses:
        for name, indicator in zip(indicator_ids(clause), clause.indicators, strict=True):
            if name == id and indicator.target is not None:
                number = "0.95" if indicator.target.unit == "share" else "100"
                return f"{indicator.target.op} {number} {indicator.target.unit}"
    return ">= 0.95 share"
