"""Words of refused rows: why, and what would be right. `say` chooses the language: Chinese text, English text."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from airshed.lake.reasons import REASONS
from airshed.vocab import COLUMNS, POLLUTANTS

Say = Callable[[str, str], str]


def reason_of(row: Mapping[str, Any], *, say: Say) -> str:
    """Return why a row was refused."""
    known = REASONS[row["reason"]]
    return say(known.zh, known.en)


def right_of(row: Mapping[str, Any], *, say: Say) -> str:
    """Return what would be right as a clause, or nothing if nobody knows."""
    expected = clean(row["expected"])
    if not expected:
        return ""
    match row["reason"]:
        case "not_a_number":
            return say(f"应为数字，如 {expected}", f"should be a number like {expected}")
        case "no_station" | "no_city":
            return say(f"应如 {expected}", f"should be like {expected}")
        case "unknown_station":
            return say(f"先导入站点名单：{expected} 文件", f"import the list of stations first: {expected} FILE")
    return _other_rows(expected, say) or say("应为 ", "should be ") + _in_words(expected, say)


def _other_rows(expected: str, say: Say) -> str:
    if found := re.fullmatch(r"row (\d+)", expected):
        return say(f"保留第 {found[1]} 行", f"row {found[1]} is kept")
    if not (found := re.fullmatch(r"rows ([\d, ]+):(.*)", expected)):
        return ""
    named = [_label(code, say) for code in found[2].replace(" ", "").split(",") if code]
    zh, en = "、".join(named), ", ".join(named)
    return say(
        f"对照第 {found[1].replace(', ', '、')} 行" + (f"的 {zh}" if named else ""),
        f"compare rows {found[1]}" + (f" in {en}" if named else ""),
    )


def _in_words(expected: str, say: Say) -> str:
    if found := re.fullmatch(r"(-?\d+) … (-?\d+)", expected):
        return say(f"{found[1]} 至 {found[2]}", f"{found[1]} to {found[2]}")
    if found := re.fullmatch(r"(.*); (.*)\? → (.*)", expected):
        return say(
            f"{found[1]}；若单位是 {found[2]}，把列名写成 {found[3]}",
            f"{found[1]}; if the unit is {found[2]}, name the column {found[3]}",
        )
    return expected.replace(", ", say("、", ", "))


def _label(code: str, say: Say) -> str:
    if code in POLLUTANTS:
        return POLLUTANTS[code].network
    return say(COLUMNS[code].zh, COLUMNS[code].en) if code in COLUMNS else code


def clean(text: str | None) -> str:
    """Return text of a file on one line, without what would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join((text or "").split()))
