"""The words of plans: statuses, units, gaps, kinds, and why an indicator has its status, as sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from airshed.cli.words import say
from airshed.plan import words as words_of_plans
from airshed.plan.words import ASPECTS, BASES, KINDS
from airshed.vocab import POLLUTANTS

STATUS_STYLES: Mapping[str, str] = {
    "overdue": "bold red",
    "behind": "yellow",
    "no_data": "magenta",
    "on_track": "cyan",
    "not_due": "bright_black",
    "met": "green",
}
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
PLAN_EXAMPLE = "example/2019"


def status_word(shape: Mapping[str, Any]) -> str:
    """Return the word of a status of a clause or indicator; a statistic whose period is over was not achieved."""
    return words_of_plans.status_word(shape, say=say)


def because(shape: Mapping[str, Any]) -> str:
    """Return in a sentence which rule gave an explained indicator its status."""
    zh, en = RULES[shape["rule"]]
    words = {**shape["period"], "due": shape["due"], "gap": gap_words(shape["gap"])}
    return say(zh, en).format(**words)


def gap_words(gap: str | None) -> str:
    """Return why nothing can be said."""
    return words_of_plans.gap_words(gap, say=say)


def number(value: str | None, unit: str | None) -> str:
    """Return a value with its unit, shares in percent; a dash where there is none."""
    return words_of_plans.number(value, unit, say=say)


def target_words(shape: Mapping[str, Any]) -> str:
    """Return what an indicator's value is compared with, such as `≤ 35 µg/m³`; empty where nothing is."""
    return words_of_plans.target_words(shape, say=say)


def value_words(shape: Mapping[str, Any]) -> str:
    """Return an indicator's value as a reader wants it: a number, or whether the document is there."""
    return words_of_plans.value_words(shape, say=say)


def ruled_words(aspect: str, value: str, departments: Mapping[str, str]) -> str:
    """Return a decision as people read it: departments by their names, a target with signs and units."""
    return words_of_plans.ruled_words(aspect, value, departments, say=say)


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


def kind_words(kind: str) -> str:
    """Return what a kind of indicator is called."""
    return say(*KINDS[kind]) if kind in KINDS else kind


def words(shape: Mapping[str, Any]) -> str:
    """Return the words of a shape in the language of the user."""
    return say(shape["zh"] or "", shape["en"] or "")


def pollutant_words(code: str) -> str:
    """Return what a pollutant is called."""
    return say(POLLUTANTS[code].zh, POLLUTANTS[code].en) if code in POLLUTANTS else code.upper()
