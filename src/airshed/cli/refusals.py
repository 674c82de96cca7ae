"""Refused rows as sentences: what was found, why it was refused, what would be right."""

import re
from collections.abc import Mapping
from typing import Any

from airshed.cli.words import say
from airshed.lake.reasons import REASONS
from airshed.vocab import COLUMNS, POLLUTANTS


def refusal(row: Mapping[str, Any]) -> str:
    """Return a row of table `rejects` as a sentence; nothing of it is cut."""
    right = right_of(row)
    why = reason_of(row) + (say("；", "; ") + right if right else "")
    column, moment = _clean(row["column"]), f"{row['known_at']:%Y-%m-%d %H:%M}"
    return say(
        f"{moment} {place_of(row)}，列“{column}”，{value_of(row)}：{why}",
        f'{moment} {place_of(row)}, column "{column}", {value_of(row)}: {why}',
    )


def refusals(row: Mapping[str, Any], count: int) -> str:
    """Return how many rows were refused for one reason in one column, with one of them as the example."""
    column, right = _clean(row["column"]), right_of(row)
    more = say("；", "; ") + right if right else ""
    return say(
        f"{reason_of(row)}：列“{column}”{count:,} 处，例如 {place_of(row)}，{value_of(row)}{more}",
        f'{reason_of(row)}: {count:,} in column "{column}", for example {place_of(row)}, {value_of(row)}{more}',
    )


def reason_of(row: Mapping[str, Any]) -> str:
    """Return why a row was refused."""
    known = REASONS[row["reason"]]
    return say(known.zh, known.en)


def place_of(row: Mapping[str, Any]) -> str:
    """Return file and row; the header is row 1."""
    return say(f"{_clean(row['file'])} 第 {row['row']} 行", f"{_clean(row['file'])}, row {row['row']}")


def value_of(row: Mapping[str, Any]) -> str:
    """Return the value as found."""
    value = _clean(row["value"])
    return say(f"值“{value}”", f'value "{value}"') if value else say("值为空", "no value")


def right_of(row: Mapping[str, Any]) -> str:
    """Return what would be right as a clause, or nothing if nobody knows."""
    expected = _clean(row["expected"])
    if not expected:
        return ""
    match row["reason"]:
        case "not_a_number":
            return say(f"应为数字，如 {expected}", f"should be a number like {expected}")
        case "no_station" | "no_city":
            return say(f"应如 {expected}", f"should be like {expected}")
        case "unknown_station":
            return say(f"先导入站点名单：{expected} 文件", f"import the list of stations first: {expected} FILE")
    return _other_rows(expected) or say("应为 ", "should be ") + _in_words(expected)


def _other_rows(expected: str) -> str:
    if found := re.fullmatch(r"row (\d+)", expected):
        return say(f"保留第 {found[1]} 行", f"row {found[1]} is kept")
    if not (found := re.fullmatch(r"rows ([\d, ]+):(.*)", expected)):
        return ""
    named = [_label(code) for code in found[2].replace(" ", "").split(",") if code]
    zh, en = "、".join(named), ", ".join(named)
    return say(
        f"对照第 {found[1].replace(', ', '、')} 行" + (f"的 {zh}" if named else ""),
        f"compare rows {found[1]}" + (f" in {en}" if named else ""),
    )


def _in_words(expected: str) -> str:
    if found := re.fullmatch(r"(-?\d+) … (-?\d+)", expected):
        return say(f"{found[1]} 至 {found[2]}", f"{found[1]} to {found[2]}")
    if found := re.fullmatch(r"(.*); (.*)\? → (.*)", expected):
        return say(
            f"{found[1]}；若单位是 {found[2]}，把列名写成 {found[3]}",
            f"{found[1]}; if the unit is {found[2]}, name the column {found[3]}",
        )
    return expected.replace(", ", say("、", ", "))


def _label(code: str) -> str:
    if code in POLLUTANTS:
        return POLLUTANTS[code].network
    return say(COLUMNS[code].zh, COLUMNS[code].en) if code in COLUMNS else code


def _clean(text: str | None) -> str:
    """Return text of a file on one line, without what would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join((text or "").split()))
