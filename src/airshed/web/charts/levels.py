"""Levels of the AQI as charts show them: a colour of the rules, always with a letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from airshed.air.index import level_of
from airshed.air.places import DAY_ITEMS
from airshed.air.ruleset import Rulebook, Ruleset
from airshed.web.charts.chart import Language, Words

NO_LETTER = "–"
"""Stands in a day without data."""
LETTERS_EN = {1: "E", 2: "G", 3: "L", 4: "M", 5: "H", 6: "S"}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the AQI.

    Attributes:
        number: 1 to 6.
        letter: stands in cells and on bars.
        name: letter, category and range of the index.
        colour: of the edition.
    """

    number: int
    letter: str
    name: str
    colour: str


def levels(ruleset: Ruleset, *, language: Language) -> tuple[Level, ...]:
    """Return the levels of an edition, from the cleanest."""
    found, above = [], int(ruleset.number("lowest_index"))
    for row in ruleset.rows("levels"):
        span = f"> {above - 1}" if row["upto"] is None else f"{above}–{row['upto']}"
        letter = letter_of(row, language=language)
        words = Words(f"{row['level_zh']} {row['category_zh']}", row["category_en"])
        name = f"{letter} · {words.say(language)} ({span})"
        found.append(Level(int(row["level"]), letter, name, str(row["rgb"])))
        above = 0 if row["upto"] is None else int(row["upto"]) + 1
    return tuple(found)


def letter_of(row: Mapping[str, Any], *, language: Language) -> str:
    """Return the letter of a row of `levels`: the first of its category."""
    return str(row["category_en" if language == "en" else "category_zh"])[0]


def level_number(aqi: int | None, day: date, rules: Rulebook) -> int | None:
    """Return the level of an AQI by the edition in force on its day."""
    row = level_of(aqi, rules.on(day))
    return None if row is None else int(row["level"])


def pollutant_level(column: str, value: float | None, day: date, rules: Rulebook) -> int | None:
    """Return the level that a day's concentration of one pollutant alone would have."""
    if value is None:
        return None
    ruleset = rules.on(day)
    steps: Sequence[Mapping[str, Any]] = ruleset.rows("breakpoints")
    row = next(row for row in steps if row["item"] == DAY_ITEMS[column])
    upto = {int(i): float(v) for i, v in zip(row["iaqi"], row["values"], strict=True)}
    bounds = [row["upto"] for row in ruleset.rows("levels") if row["upto"] in upto]
    return 1 + sum(value > upto[bound] for bound in bounds)
