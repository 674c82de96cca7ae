"""Refused rows as sentences: what was found, why it was refused, what would be right."""

from collections.abc import Mapping
from typing import Any

from airshed.cli.words import say
from airshed.lake.refusals import clean, reason_of, right_of


def refusal(row: Mapping[str, Any]) -> str:
    """Return a row of table `rejects` as a sentence; nothing of it is cut."""
    right = right_of(row, say=say)
    why = reason_of(row, say=say) + (say("；", "; ") + right if right else "")
    column, moment = clean(row["column"]), f"{row['known_at']:%Y-%m-%d %H:%M}"
    return say(
        f"{moment} {place_of(row)}，列“{column}”，{value_of(row)}：{why}",
        f'{moment} {place_of(row)}, column "{column}", {value_of(row)}: {why}',
    )


def refusals(row: Mapping[str, Any], count: int) -> str:
    """Return how many rows were refused for one reason in one column, with one of them as the example."""
    column, right = clean(row["column"]), right_of(row, say=say)
    more = say("；", "; ") + right if right else ""
    why = reason_of(row, say=say)
    return say(
        f"{why}：列“{column}”{count:,} 处，例如 {place_of(row)}，{value_of(row)}{more}",
        f'{why}: {count:,} in column "{column}", for example {place_of(row)}, {value_of(row)}{more}',
    )


def place_of(row: Mapping[str, Any]) -> str:
    """Return file and row; the header is row 1."""
    return say(f"{clean(row['file'])} 第 {row['row']} 行", f"{clean(row['file'])}, row {row['row']}")


def value_of(row: Mapping[str, Any]) -> str:
    """Return the value as found."""
    value = clean(row["value"])
    return say(f"值“{value}”", f'value "{value}"') if value else say("值为空", "no value")
