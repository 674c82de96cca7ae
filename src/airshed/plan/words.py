"""The words of plans in both languages, for command line and pages alike: aspects, units, gaps and their remedies.

A text is a pair, Chinese and English; what has to choose takes `say`, which knows the language of the reader.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from airshed.vocab import FAILED, STATUS_WORDS, UNIT_SIGNS

Say = Callable[[str, str], str]
UNKNOWN = "—"
RETURNS = "returns"
"""Table of values that departments report and nobody can compute."""
UNITS: Mapping[str, tuple[str, str]] = {
    **{code: (sign, sign) for code, sign in UNIT_SIGNS.items()},
    "share": ("%", "%"),
    "days": ("天", "days"),
    "count": ("个", ""),
    "document": ("份文件", "document"),
    "t": ("吨", "t"),
    "yuan": ("元", "yuan"),
    "flag": ("项", ""),
    "m2": ("平方米", "m²"),
    "MW": ("兆瓦", "MW"),
    "tce": ("吨标准煤", "tce"),
    "tce_per_10k_yuan": ("吨标准煤/万元", "tce per 10,000 yuan"),
}
OPS: Mapping[str, str] = {"<=": "≤", ">=": "≥", "==": "=", "<": "<", ">": ">"}
BASES: Mapping[str, tuple[str, str]] = {
    "text": ("文件原文", "the text"),
    "law": ("法规标准", "law or standard"),
    "habit": ("通行做法", "habit of the trade"),
    "local": ("本地确定", "a local decision"),
}
ASPECTS: Mapping[str, tuple[str, str]] = {
    "lead": ("牵头部门", "leading department"),
    "assist": ("配合部门", "assisting departments"),
    "person": ("责任人", "person"),
    "deadline": ("期限", "deadline"),
    "target": ("目标值", "target"),
    "expected": ("应有总数", "expected count"),
    "reading": ("字句的读法", "reading of a word"),
    "where": ("范围条件", "condition where"),
    "done": ("完成条件", "condition done"),
}
KINDS: Mapping[str, tuple[str, str]] = {
    "air": ("环境空气", "ambient air"),
    "availability": ("到位率", "availability"),
    "coverage": ("完成比例", "coverage"),
    "emissions": ("排放量", "emissions"),
    "milestone": ("文件或机制", "milestone"),
    "timeliness": ("按时率", "timeliness"),
    "total": ("数量", "total"),
}
TABLES: Mapping[str, tuple[str, str]] = {
    "ambient_hours": ("空气小时数据", "hourly air"),
    "device_rates": ("联网设备的数据", "data of connected devices"),
    "documents": ("文件登记", "documents"),
    "emissions": ("排放清单", "emission inventory"),
}
GAPS: Mapping[str, tuple[str, str]] = {
    "no_table": ("台账还没有建立，或缺少所需的列", "there is no such table, or it lacks a column the plan needs"),
    "no_rows": ("表里没有可用的记录", "the table has no rows that count"),
    "few": ("有效数据太少，不足以下结论", "too little of the evidence is valid"),
    "stale": ("台账过期未核实", "the register was not confirmed in time"),
    "no_target": ("没有目标值，待裁定", "there is no target; it waits for a ruling"),
    "no_expected": ("不知道应有多少，待裁定", "how many there should be is not known; it waits for a ruling"),
    "no_place": ("没有指明方案地点由哪些点位代表", "no stations stand for the plan's place"),
    "no_base": ("基准年没有可比的数据", "the base year has no comparable data"),
    "no_rules": ("这些日子没有生效的标准", "no standard was in force on these days"),
}
REMEDIES: Mapping[str, tuple[str, str]] = {
    "no_table": ("补上台账或数据", "bring in the register or data"),
    "no_rows": ("录入或导入记录", "enter or import its rows"),
    "few": ("补齐缺失的数据", "bring in the missing data"),
    "stale": ("核实台账并登记核实日期", "check the register and record the day"),
    "no_target": ("用裁定给出目标值", "rule on the target"),
    "no_expected": ("用裁定给出应有总数", "rule on the expected count"),
    "no_place": ("写明由哪些点位代表方案的地点", "name the stations of the place"),
    "no_base": ("导入基准年的数据", "import the data of the base year"),
    "no_rules": ("补上当时生效的标准", "add the edition that was in force"),
}
NOTHING = ("no_table", "no_place", "no_rows")
"""Gaps that leave no evidence at all, so that a value would mislead."""
STANDINGS: Mapping[str, tuple[str, str]] = {
    "in_force": ("现行", "in force"),
    "to_come": ("尚未生效", "to come"),
    "over": ("已终止", "over"),
}
GAP_ASPECTS = ("lead", "target", "expected")
"""What a plan may leave open."""
TARGET_PARTS = 3
"""Sign, number and unit, as a ruling on a target is stored."""


def status_word(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return the word of a status of a clause or indicator; a statistic whose period is over was not achieved."""
    status = shape["status"]
    if status == "overdue":
        late = [i for i in shape.get("indicators", (shape,)) if i["status"] == "overdue"]
        if late and all(i["course"] == "period" for i in late):
            return say(*FAILED)
    return say(*STATUS_WORDS[status])


def gap_words(gap: str | None, *, say: Say) -> str:
    """Return why nothing can be said."""
    return say(*GAPS.get(gap or "", ("没有结论", "no answer")))


def number(value: str | None, unit: str | None, *, say: Say) -> str:
    """Return a value with its unit, shares in percent, whole counts without decimals; a dash where there is none."""
    if value is None:
        return UNKNOWN
    shown = f"{Decimal(value).scaleb(2):f}" if unit == "share" else value
    if unit == "count" and Decimal(value) % 1 == 0:
        shown = f"{Decimal(value):.0f}"
    sign = say(*UNITS.get(unit or "", (unit or "", unit or "")))
    return f"{shown}{sign}" if sign == "%" else f"{shown} {sign}".rstrip()


def target_words(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return what an indicator's value is compared with, such as `≤ 35 µg/m³`; empty where nothing is."""
    target = shape["target"]
    if shape["kind"] == "milestone" or target["op"] is None:
        return ""
    if target["value"] is None:
        basis = target["basis"] or ""
        base = basis.removeprefix("base ") if basis.startswith("base ") else ""
        what = say(f"{base} 年", f"of {base}") if base else say("待裁定", "to be ruled")
        return f"{OPS[target['op']]} {what}"
    return f"{OPS[target['op']]} {number(target['value'], target['unit'], say=say)}"


def value_words(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return an indicator's value as a reader wants it: a number, or whether the document is there.

    What a department reports, and nobody can compute, always says so.
    """
    if shape["kind"] == "milestone":
        return say("有", "there") if shape["value"] == "1" else say("无", "missing")
    text = number(None if shape["gap"] in NOTHING else shape["value"], shape["unit"], say=say)
    return say("报送 ", "reported ") + text if shape.get("table") == RETURNS and text != UNKNOWN else text


def ruled_words(aspect: str, value: str, departments: Mapping[str, str], *, say: Say) -> str:
    """Return a decision as people read it: departments by their names, a target with signs and units."""
    if aspect in {"lead", "assist"}:
        return say("、", ", ").join(departments.get(name, name) for name in value.split(",") if name)
    parts = value.split()
    if aspect == "target" and len(parts) == TARGET_PARTS and parts[0] in OPS:
        return f"{OPS[parts[0]]} {number(parts[1], parts[2], say=say)}"
    return value


def next_steps(shape: Mapping[str, Any], *, say: Say) -> list[str]:
    """Return what would move a clause on: evidence that is missing, and what is left to rule on; each once."""
    gaps = [i["gap"] for i in shape["indicators"] if i["status"] == "no_data" and i["gap"] in REMEDIES]
    found = [say(*REMEDIES[gap]) for gap in dict.fromkeys(gaps)]
    return [*found, *([] if shape["department"] else [say("裁定牵头部门", "rule on the leading department")])]
