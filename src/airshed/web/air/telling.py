"""Numbers and words of these pages: concentrations with the decimals of the rules, levels, shares, changes, age."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from airshed.air.index import level_of
from airshed.air.rounding import half_even_number
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.vocab import ITEMS, POLLUTANTS, UNIT_SIGNS
from airshed.web.charts import drawing
from airshed.web.charts.levels import NO_LETTER, letter_of
from airshed.web.pages import spoken
from airshed.web.words import say

UNKNOWN = "—"
HUNDRED = 100
MINUTES, DAY = 60, timedelta(days=1)
BRIGHT = 0.18
"""From this luminance on black letters are read better than white ones. [share of white]"""
LIGHT, DARK = "#ffffff", "#000000"
TEXTS = Mapping[str, Any]


def digits(value: float | str | None, decimals: int) -> str:
    """Return a number with so many decimals, half to even; a dash where there is none."""
    if value is None:
        return UNKNOWN
    rounded = half_even_number(Fraction(str(value)), decimals)
    return f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):.{decimals}f}"


def item_label(item: str) -> str:
    """Return what an item of the index is called."""
    return say(ITEMS[item].zh, ITEMS[item].en)


def column_label(column: str) -> str:
    """Return what a pollutant, or a column of days, is called."""
    return drawing.label_of(column).say(spoken())


def unit_of(column: str) -> str:
    """Return the sign of the unit of a pollutant, a column of days or an item."""
    return drawing.sign_of(ITEMS[column].pollutant if column in ITEMS else column)


def item_value(item: str, value: float | None, ruleset: Ruleset) -> str:
    """Return the concentration of an item, with the decimals that the rules keep, without its unit."""
    return digits(value, ruleset.decimals(ITEMS[item].pollutant))


def named(codes: Iterable[str] | None, *, none: str = "") -> str:
    """Return pollutants by their short names; `none` where the list is empty, a dash where nothing is known."""
    if codes is None:
        return UNKNOWN
    return say("、", ", ").join(POLLUTANTS[code].network for code in codes) or none


def primary_words(codes: Iterable[str] | None) -> str:
    """Return the primary pollutants of an index."""
    return named(codes, none=say("无", "none"))


def pollutants() -> dict[str, str]:
    """Return the pollutants with their labels."""
    return {code: column_label(code) for code in POLLUTANTS}


def share(value: float | None) -> str:
    """Return a share of 1 in percent with one decimal."""
    return UNKNOWN if value is None else percent(digits(float(Decimal(str(value)) * HUNDRED), 1))


def percent(text: str) -> str:
    """Return a number of percent as readers write it."""
    return say(f"{text}%", f"{text} %")


def points(value: float | None) -> str:
    """Return a difference of two shares in words, in percentage points."""
    if value is None:
        return UNKNOWN
    text = digits(abs(value) * HUNDRED, 1)
    if not float(text):
        return say("持平", "unchanged")
    if value > 0:
        return say(f"上升 {text} 个百分点", f"up by {text} percentage points")
    return say(f"下降 {text} 个百分点", f"down by {text} percentage points")


def change(value: float | None) -> str:
    """Return a relative change in words."""
    if value is None:
        return UNKNOWN
    text = digits(abs(value) * HUNDRED, 1)
    if not float(text):
        return say("持平", "unchanged")
    return say(f"上升 {text}%", f"up by {text} %") if value > 0 else say(f"下降 {text}%", f"down by {text} %")


def level(aqi: int | None, on: date, rules: Rulebook, *, absent: str = "") -> TEXTS:
    """Return an AQI with its level: number, word, letter, colour and that of the letters on it.

    Args:
        aqi: the index; None = no data, which is grey and has no level.
        on: its day.
        rules: the editions.
        absent: what is said instead of a level, where it is not "no data".
    """
    ruleset = rules.on(on)
    row = level_of(aqi, ruleset)
    if row is None:
        return {
            "aqi": UNKNOWN,
            "word": absent or say("无数据", "no data"),
            "letter": NO_LETTER,
            "rgb": "",
            "ink": "",
            "known": False,
        }
    word = say(f"{row['category_zh']}（{row['level_zh']}）", str(row["category_en"]))
    rgb = str(row["rgb"])
    return {
        "aqi": str(aqi),
        "word": word,
        "letter": letter_of(row, language=spoken()),
        "rgb": rgb,
        "ink": DARK if _luminance(rgb) >= BRIGHT else LIGHT,
        "known": True,
    }


def _luminance(rgb: str) -> float:
    """Return how bright a colour is, as contrast is reckoned, as a share of white."""
    parts = (int(rgb[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]  # noqa: PLR2004 - of sRGB
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def age(passed: timedelta) -> str:
    """Return how long ago something was."""
    minutes = max(int(passed.total_seconds()) // 60, 0)
    if minutes < MINUTES:
        return say(f"{minutes} 分钟前", f"{minutes} min ago")
    if passed < 2 * DAY:
        hours = minutes // MINUTES
        return say(f"{hours} 小时前", f"{hours} h ago")
    return say(f"{passed.days} 天前", f"{passed.days} days ago")


def sign(unit: str | None) -> str:
    """Return the sign of a unit, or of what is counted."""
    words = {"share": "%", "days": say("天", "days"), "count": ""}
    return words.get(unit or "", UNIT_SIGNS.get(unit or "", unit or ""))
