"""How values of a report are written in one language: numbers with their units, days, levels, pollutants."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from airshed.air.ruleset import Rulebook
from airshed.plan.words import UNKNOWN
from airshed.vocab import POLLUTANTS, UNIT_SIGNS
from airshed.web.charts.notes import edition_words

SHORT = {"pm25": "PM2.5", "pm10": "PM10", "so2": "SO2", "no2": "NO2", "co": "CO", "o3": "O3"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Writes values in a language.

    Attributes:
        language: `zh` or `en`.
        rules: the editions, for the names of levels.
    """

    language: str
    rules: Rulebook

    def say(self, zh: str, en: str) -> str:
        """Return the text in the language."""
        return en if self.language == "en" else zh

    def cited(self, names: str) -> str:
        """Return editions, such as `hj633-2012`, as people cite them: HJ 633-2012."""
        return self.listed(
            edition_words(name, language="en" if self.language == "en" else "zh") for name in names.split(", ")
        )

    def day(self, text: str) -> str:
        """Return a day."""
        day = date.fromisoformat(text)
        return self.say(f"{day.year}年{day.month}月{day.day}日", text)

    def month(self, text: str) -> str:
        """Return the month of a day."""
        day = date.fromisoformat(text)
        return self.say(f"{day.year}年{day.month}月", f"{day:%Y-%m}")

    def moment(self, text: str | None) -> str:
        """Return a moment to the minute."""
        return UNKNOWN if text is None else f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts one after the other."""
        return self.say("、", ", ").join(texts)

    def pollutants(self, codes: Iterable[str] | None) -> str:
        """Return pollutants; none are a dash."""
        return self.listed(SHORT[code] for code in codes or ()) or UNKNOWN

    def level(self, number: int | None, day: str) -> str:
        """Return the level of a number by the edition of a day, such as 二级（良）."""
        if number is None:
            return self.say("无数据", "no data")
        rows = self.rules.on(date.fromisoformat(day)).rows("levels")
        row: Mapping[str, Any] = next(row for row in rows if int(row["level"]) == number)
        return self.say(f"{row['level_zh']}（{row['category_zh']}）", f"level {number}, {row['category_en']}")

    def amount(self, value: float | None, pollutant: str) -> str:
        """Return a concentration with its unit."""
        return UNKNOWN if value is None else f"{plain(value)} {UNIT_SIGNS[POLLUTANTS[pollutant].unit]}"

    def days(self, count: int | None) -> str:
        """Return a number of days."""
        unit = self.say(" 天", " day" if count == 1 else " days")
        return UNKNOWN if count is None else f"{count}{unit}"

    def share(self, value: float | None) -> str:
        """Return a share in percent to a tenth."""
        return UNKNOWN if value is None else f"{value:.1%}"

    def index(self, value: float | None) -> str:
        """Return a composite index."""
        return UNKNOWN if value is None else f"{value:.2f}"

    def change(self, value: float | None) -> str:
        """Return a relative change in percent to a tenth, with its sign."""
        return UNKNOWN if value is None else f"{value:+.1%}"

    def more(self, days: int) -> str:
        """Return how many days more or fewer."""
        if not days:
            return self.say("持平", "no change")
        return f"{days:+d} {self.say('天', 'day' if abs(days) == 1 else 'days')}"

    def moved(self, value: float | None) -> str:
        """Return a difference of shares from the same days of last year, as part of a sentence."""
        if value is None:
            return self.say("上年同期无数据", "no data of the same days of last year")
        size = f"{abs(value) * 100:.1f}"
        if size == "0.0":
            return self.say("与上年同期持平", "as in the same days of last year")
        way = self.say("上升", "up") if value > 0 else self.say("下降", "down")
        points = "percentage point" if size == "1.0" else "percentage points"
        return self.say(f"比上年同期{way} {size} 个百分点", f"{way} {size} {points} on the same days of last year")

    def points(self, value: float | None) -> str:
        """Return a difference of shares in percentage points to a tenth, with its sign."""
        return UNKNOWN if value is None else f"{value * 100:+.1f} {self.say('个百分点', 'percentage points')}"


def plain(value: float) -> str:
    """Return a number as JSON has it, without an exponent."""
    return f"{Decimal(str(value)):f}"


def ratio(pair: Mapping[str, int]) -> str:
    """Return valid and expected."""
    return f"{pair['valid']}/{pair['expected']}"
