"""Small drawings for public pages and papers: SVG made on the server, without any script.

No style attribute and no script, so that the strictest content policy lets them be; colours that follow the page come
by class (`small-ink`, `small-soft`, `small-bar`), with a colour of a light page as an attribute for papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from airshed.air.ruleset import Rulebook
from airshed.web.charts.chart import Language, Words
from airshed.web.charts.levels import NO_LETTER, level_number, levels
from airshed.web.charts.theme import ABSENT, AIM, EDGE, FONT, INK, LINES, MUTED

MOST_DAYS = 31
WIDTH, HEIGHT = 640, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 6, 22, 30
BAR_HEIGHT = 84
BARE = (20, 34)
"""Where the bar of a goal begins within its drawing, and the height to see of it, without texts."""
LEAST_TOP = 100
TICKS = 7
"""Days that are written below the bars at least this far apart."""


OPS = {"<=": "≤", ">=": "≥"}


@dataclass(frozen=True, slots=True)
class Strip:
    """The last days of a `days_shape`, up to 31, as bars.

    Attributes:
        days: as `air.shapes.days_shape` returns them.
        rules: the editions, for levels and their colours.
        place: as readers call it.
    """

    days: Mapping[str, Any]
    rules: Rulebook
    place: str


@dataclass(frozen=True, slots=True)
class GoalBar:
    """How a yearly goal stands.

    Attributes:
        label: what is measured.
        value: so far; None where it is not known.
        target: what must hold of the year.
        op: `<=`, `<`, `>=` or `>`.
        unit: sign of the unit.
        as_of: the day it speaks of.
        valid: days that count.
        expected: days that should.
        synthetic: the data were made by a program.
        width: of the drawing; texts keep their size. [px]
        bare: only bar and target, for pages that say the numbers beside it: texts of a drawing shrink with it.
    """

    label: Words
    value: float | None
    target: float
    op: str
    unit: str
    as_of: date
    valid: int
    expected: int
    synthetic: bool = False
    width: int = WIDTH
    bare: bool = False


def svg(given: Strip | GoalBar, *, language: Language) -> str:
    """Return the drawing with a title and a description for those who do not see it."""
    return _strip(given, language) if isinstance(given, Strip) else _goal(given, language)


@dataclass(frozen=True, slots=True)
class _Day:
    """A bar: its day, AQI, level, and what stands for them."""

    day: date
    aqi: int | None
    letter: str
    colour: str
    said: str


def _strip(given: Strip, language: Language) -> str:
    days = _days(given, language)
    known = [day.aqi for day in days if day.aqi is not None]
    title = Words(f"{given.place} 最近 {len(days)} 天 AQI", f"{given.place}: AQI of the last {len(days)} days")
    missing = len(days) - len(known)
    span = f"{days[0].day} – {days[-1].day}" if days else "–"
    ranged = (
        Words(f"最低 {min(known)}，最高 {max(known)}", f"lowest {min(known)}, highest {max(known)}") if known else None
    )
    more = Words(f"；{ranged.zh}", f"; {ranged.en}") if ranged else Words("", "")
    text = Words(f"{span}；无数据 {missing} 天{more.zh}", f"{span}; {missing} days without data{more.en}")
    parts = _bars(days, max([LEAST_TOP, *known]), title.say(language))
    if not days:
        nothing = Words("还没有数据", "no data yet").say(language)
        parts = [_text(nothing, WIDTH / 2, HEIGHT / 2, anchor="middle", soft=True)]
    heading = _heading(title.say(language))
    return _whole([heading, *parts], title.say(language), text.say(language), (WIDTH, HEIGHT))


def _days(given: Strip, language: Language) -> list[_Day]:
    found = []
    for shape in given.days["days"][-MOST_DAYS:]:
        on = date.fromisoformat(shape["date"])
        aqi = shape["aqi"] if shape["valid"] else None
        number = level_number(aqi, on, given.rules)
        level = None
        if number is not None:
            level = next(one for one in levels(given.rules.on(on), language=language) if one.number == number)
        said = f"{on}: " + (Words("无数据", "no data").say(language) if level is None else f"AQI {aqi}, {level.name}")
        found.append(_Day(on, aqi, level.letter if level else NO_LETTER, level.colour if level else ABSENT, said))
    return found


def _bars(days: list[_Day], top: int, key: str) -> list[str]:
    """Return bars, letters and some days below them; a day without data is a hatched bar of full height."""
    if not days:
        return []
    pattern = f"absent-{sha256(key.encode()).hexdigest()[:8]}"
    step = (WIDTH - LEFT - RIGHT) / len(days)
    room = HEIGHT - TOP - BOTTOM - 12
    foot = HEIGHT - BOTTOM
    hatch = (
        f'<defs><pattern id="{pattern}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0 6L6 0" stroke="{EDGE}" stroke-width="1"/></pattern></defs>'
    )
    parts = [
        hatch,
        f'<path class="small-line" d="M{LEFT} {foot}H{WIDTH - RIGHT}" stroke="{EDGE}" fill="none"/>',
        _text(str(top), LEFT - 4, foot - room + 4, anchor="end", soft=True),
        _text("0", LEFT - 4, foot + 4, anchor="end", soft=True),
        _text("AQI", LEFT - 4, foot - room / 2 + 4, anchor="end", soft=True),
    ]
    bars: list[str] = []
    letters: list[str] = []
    for n, day in enumerate(days):
        x, height = LEFT + n * step, room if day.aqi is None else max(room * day.aqi / top, 1)
        fill = f"url(#{pattern})" if day.aqi is None else day.colour
        bars.append(
            f'<rect x="{x + step * 0.08:.1f}" y="{foot - height:.1f}" width="{step * 0.84:.1f}" height="{height:.1f}" '
            f'fill="{fill}"><title>{escape(day.said)}</title></rect>'
        )
        letters.append(f'<text x="{x + step / 2:.0f}" y="{foot - height - 3:.0f}">{day.letter}</text>')
        if n % TICKS == 0 or (n == len(days) - 1 and n % TICKS >= TICKS // 2):
            parts.append(_text(f"{day.day:%m-%d}", x + step / 2, foot + 15, anchor="middle", soft=True))
    marks = f'<g class="small-ink" font-size="11" text-anchor="middle" fill="{INK}">{"".join(letters)}</g>'
    return [*parts, f'<g stroke="{EDGE}" stroke-width="0.5">{"".join(bars)}</g>', marks]


def _goal(given: GoalBar, language: Language) -> str:
    label, unit = given.label.say(language), given.unit
    sign = OPS.get(given.op, given.op)
    top = max(given.target, given.value or 0) * 1.15 or 1
    right = given.width - RIGHT
    scale = (right - 2) / top
    value = Words("无数据", "no data").say(language) if given.value is None else f"{given.value:g} {unit}"
    target = Words(f"目标 {sign} {given.target:g} {unit}", f"target {sign} {given.target:g} {unit}").say(language)
    days = Words(f"有效 {given.valid}/{given.expected} 天", f"{given.valid} of {given.expected} days valid").say(
        language
    )
    made = Words("，合成数据", ", synthetic data").say(language) if given.synthetic else ""
    mark = 2 + given.target * scale
    width = 0 if given.value is None else given.value * scale
    dashed = ' stroke-dasharray="4 3"' if given.value is None else ""
    parts = [
        _heading(f"{label}: {value}"),
        f'<rect class="small-line" x="2" y="28" width="{right - 2}" height="18" fill="none" stroke="{EDGE}"{dashed}/>',
        f'<rect x="2" y="28" width="{width:.1f}" height="18" class="small-bar" fill="{LINES[0]}"/>' if width else "",
        f'<path class="small-aim" d="M{mark:.1f} 22V52" stroke="{AIM}" stroke-width="3" fill="none"/>',
        _text(target, min(mark, right), 65, anchor="end" if mark > given.width / 3 else "start"),
        _text(f"{given.as_of}{Words('，', ', ').say(language)}{days}{made}", 0, 80, soft=True),
    ]
    top_of, height = BARE if given.bare else (0, BAR_HEIGHT)
    kept = [part for part in parts if not (given.bare and part.startswith("<text"))]
    told = f"{target}; {given.as_of}; {days}{made}"
    return _whole(kept, f"{label}: {value}", told, (given.width, height), top_of)


def _text(words: str, x: float, y: float, *, anchor: str = "start", soft: bool = False) -> str:
    kind, colour = ("small-soft", MUTED) if soft else ("small-ink", INK)
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="11" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _heading(words: str) -> str:
    return f'<text class="small-ink" x="0" y="13" font-size="13" fill="{INK}">{escape(words)}</text>'


def _whole(parts: list[str], title: str, description: str, size: tuple[int, int], top: int = 0) -> str:
    width, height = size
    key = sha256(f"{title}{description}".encode()).hexdigest()[:8]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="t-{key} d-{key}" font-family={quoteattr(FONT)} class="small-chart">'
        f'<title id="t-{key}">{escape(title)}</title><desc id="d-{key}">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )
