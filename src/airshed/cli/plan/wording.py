"""The words of plans: statuses, units, gaps, kinds, and why an indicator has its status, as sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from airshed import vocab
from airshed.cli.words import say
from airshed.vocab import POLLUTANTS, UNIT_SIGNS

UNKNOWN = "—"
STATUS_WORDS, FAILED = vocab.STATUS_WORDS, vocab.FAILED
STATUS_STYLES: Mapping[str, str] = {
    "overdue": "bold red",
    "behind": "yellow",
    "no_data": "magenta",
    "on_track": "cyan",
    "not_due": "bright_black",
    "met": "green",
}
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
    "tce_per_yuan": ("吨标准煤/元", "tce/yuan"),
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
    "documents": ("文件登记", "documents"),
    "emissions": ("排放清单", "emission inventory"),
}
GAPS: Mapping[str, tuple[str, str]] = {
    "no_table": ("没有这张表或缺少所需的列", "there is no such table, or it lacks a column the plan needs"),
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
    "no_target": ("用裁定给出目标值：airshed plan rule", "rule on the target: airshed plan rule"),
    "no_expected": ("用裁定给出应有总数：airshed plan rule", "rule on the expected count: airshed plan rule"),
    "no_place": ("在数据目录的 places.yaml 里写明点位", "name the stations in places.yaml of the home"),
    "no_base": ("导入基准年的数据", "import the data of the base year"),
    "no_rules": ("在数据目录的 rules/ 里补上标准", "add the edition to rules/ of the home"),
}
NOTHING = ("no_table", "no_place", "no_rows")
"""Gaps that leave no evidence at all, so that a value would mislead."""
RULES: Mapping[str, tuple[str, str]] = {
    "document_there": ("所要求的文件已经齐备", "the document asked for is there"),
    "document_late": ("期限 {due} 已过，仍没有所要求的文件", "{due} has passed without the document asked for"),
    "document_soon": ("离期限 {due} 不到预警天数，还没有文件", "{due} is near and the document is not there yet"),
    "document_in_time": ("还没有文件，离期限 {due} 尚早", "no document yet; {due} is still far"),
    "not_begun": ("时段 {from} 才开始", "its period begins on {from}"),
    "no_answer": ("无法判断：{gap}", "nothing can be said: {gap}"),
    "reached": ("比例已达到目标", "the share has reached its target"),
    "held": ("时段已结束，结果符合目标", "its period is over and the result satisfies the target"),
    "holds_so_far": (
        "到这一天为止符合目标；时段 {to} 才结束，所以还不算完成",
        "to date it satisfies the target; it is not met before its period ends on {to}",
    ),
    "missed": ("期限 {due} 已过，结果不符合目标", "{due} has passed and the result does not satisfy the target"),
    "on_path": ("还没到目标，但不低于这一天应有的进度", "below its target, but not below its path"),
    "below_path": ("低于这一天应有的进度", "below the path it should follow until {due}"),
    "fails_so_far": ("到这一天为止不符合目标", "to date it does not satisfy the target"),
}
TARGET_PARTS = 3
"""Sign, number and unit, as a ruling on a target is stored."""
PLAN_EXAMPLE = "example/2019"


def status_word(shape: Mapping[str, Any]) -> str:
    """Return the word of a status of a clause or indicator; a statistic whose period is over was not achieved."""
    status = shape["status"]
    if status == "overdue":
        late = [i for i in shape.get("indicators", (shape,)) if i["status"] == "overdue"]
        if late and all(i["course"] == "period" for i in late):
            return say(*FAILED)
    return say(*STATUS_WORDS[status])


def because(shape: Mapping[str, Any]) -> str:
    """Return in a sentence which rule gave an explained indicator its status."""
    zh, en = RULES[shape["rule"]]
    words = {**shape["period"], "due": shape["due"], "gap": gap_words(shape["gap"])}
    return say(zh, en).format(**words)


def gap_words(gap: str | None) -> str:
    """Return why nothing can be said."""
    return say(*GAPS.get(gap or "", ("没有结论", "no answer")))


def number(value: str | None, unit: str | None) -> str:
    """Return a value with its unit, shares in percent; a dash where there is none."""
    if value is None:
        return UNKNOWN
    shown = f"{Decimal(value).scaleb(2):f}" if unit == "share" else value
    sign = say(*UNITS.get(unit or "", (unit or "", unit or "")))
    return f"{shown}{sign}" if sign == "%" else f"{shown} {sign}".rstrip()


def target_words(shape: Mapping[str, Any]) -> str:
    """Return what an indicator's value is compared with, such as `≤ 35 µg/m³`; empty where nothing is."""
    target = shape["target"]
    if shape["kind"] == "milestone" or target["op"] is None:
        return ""
    if target["value"] is None:
        basis = target["basis"] or ""
        base = basis.removeprefix("base ") if basis.startswith("base ") else ""
        what = say(f"{base} 年", f"of {base}") if base else say("待裁定", "to be ruled")
        return f"{OPS[target['op']]} {what}"
    return f"{OPS[target['op']]} {number(target['value'], target['unit'])}"


def value_words(shape: Mapping[str, Any]) -> str:
    """Return an indicator's value as a reader wants it: a number, or whether the document is there."""
    if shape["kind"] == "milestone":
        return say("有", "there") if shape["value"] == "1" else say("无", "missing")
    return number(None if shape["gap"] in NOTHING else shape["value"], shape["unit"])


def distance_words(shape: Mapping[str, Any]) -> str:
    """Return how far an indicator's value is from its target, on which side; empty where that cannot be said."""
    target = shape["target"]
    if (
        shape["gap"] is not None
        or None in {shape["value"], target["value"]}
        or target["op"] not in {"<=", "<", ">=", ">"}
    ):
        return ""
    room = Decimal(target["value"]) - Decimal(shape["value"])
    room = room if target["op"] in {"<=", "<"} else -room
    far = number(f"{abs(room):f}", shape["unit"])
    if shape["unit"] == "share":
        far = far.removesuffix("%") + say(" 个百分点", " points")
    if room < 0:
        return say(f"离目标差 {far}", f"{far} short of the target")
    return say(f"比目标好 {far}", f"{far} better than the target")


def basis_words(basis: str | None) -> str:
    """Return where a target comes from."""
    text = basis or ""
    if text in BASES:
        return say(*BASES[text])
    if text.startswith("base "):
        year = text.removeprefix("base ")
        return say(f"{year} 年同期", f"the same days of {year}")
    if text.startswith("ruling "):
        return say("裁定 ", "ruling ") + text.removeprefix("ruling ")
    return text


def aspect_words(aspect: str) -> str:
    """Return what a ruling decides or a gap leaves open."""
    return say(*ASPECTS[aspect]) if aspect in ASPECTS else aspect


def ruled_words(aspect: str, value: str, departments: Mapping[str, str]) -> str:
    """Return a decision as people read it: departments by their names, a target with signs and units."""
    if aspect in {"lead", "assist"}:
        return say("、", ", ").join(departments.get(name, name) for name in value.split(",") if name)
    parts = value.split()
    if aspect == "target" and len(parts) == TARGET_PARTS and parts[0] in OPS:
        return f"{OPS[parts[0]]} {number(parts[1], parts[2])}"
    return value


def kind_words(kind: str) -> str:
    """Return what a kind of indicator is called."""
    return say(*KINDS[kind]) if kind in KINDS else kind


def words(shape: Mapping[str, Any]) -> str:
    """Return the words of a shape in the language of the user."""
    return say(shape["zh"] or "", shape["en"] or "")


def pollutant_words(code: str) -> str:
    """Return what a pollutant is called."""
    return say(POLLUTANTS[code].zh, POLLUTANTS[code].en) if code in POLLUTANTS else code.upper()
