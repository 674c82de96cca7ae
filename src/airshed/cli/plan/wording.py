"""The words of plans: statuses, units, gaps, kinds, and why an indicator has its status, as sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from airshed.cli.words import say
from airshed.plan import sentences
from airshed.plan import words as words_of_plans
from airshed.plan.words import ASPECTS, KINDS
from airshed.vocab import POLLUTANTS

STATUS_STYLES: Mapping[str, str] = {
    "overdue": "bold red",
    "behind": "yellow",
    "no_data": "magenta",
    "on_track": "cyan",
    "not_due": "bright_black",
    "met": "green",
}
PLAN_EXAMPLE = "example/2019"


def status_word(shape: Mapping[str, Any]) -> str:
    """Return the word of a status of a clause or indicator; a statistic whose period is over was not achieved."""
    return words_of_plans.status_word(shape, say=say)


def because(shape: Mapping[str, Any]) -> str:
    """Return in a sentence which rule gave an explained indicator its status."""
    return sentences.because(shape, say=say)


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
    return sentences.basis_words(basis, say=say)


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
