"""Small drawings of the overview: a day of hours as a line, clauses by status as one bar. SVG without any script.

Colours come by class, so that they follow the page; texts and shapes tell as much as colours do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.sax.saxutils import escape

from airshed.web.words import say

WIDTH, HEIGHT = 420, 110
LEFT, RIGHT, TOP, BOTTOM = 40, 8, 18, 18
BAR_WIDTH, BAR_HEIGHT = 420, 30
LEAST_FOR_NUMBER = 22
"""Width from which a part of the bar has its number in it."""
Counts = Sequence[tuple[str, str, int]]
"""Status, its word, how many."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hours of a day.

    Attributes:
        name: what is drawn.
        unit: sign of its unit.
        values: hour by hour; None where there is none.
        first: the first hour, as it is written.
        last: the last hour.
    """

    name: str
    unit: str
    values: Sequence[float | None]
    first: str
    last: str


def sparkline(line: Line) -> str:
    """Return the hours as a line that breaks where an hour is missing; its axis has numbers and the unit."""
    known = [value for value in line.values if value is not None]
    top = _ceiling(max(known, default=0))
    right, foot, room = WIDTH - RIGHT, HEIGHT - BOTTOM, HEIGHT - TOP - BOTTOM
    step = (right - LEFT) / max(len(line.values) - 1, 1)
    dots = [
        None if value is None else (LEFT + n * step, foot - room * value / top) for n, value in enumerate(line.values)
    ]
    parts = [
        f'<path class="small-line" d="M{LEFT} {foot}H{right}M{LEFT} {TOP}H{right}" fill="none"/>',
        _text(f"{top:g}", LEFT - 5, TOP + 4, "end"),
        _text("0", LEFT - 5, foot + 4, "end"),
        _text(f"{line.name} {line.unit}", LEFT, 11, "start"),
        _text(line.first, LEFT, HEIGHT - 3, "start"),
        _text(line.last, right, HEIGHT - 3, "end"),
        f'<path class="overview-line" d="{_path(dots)}" fill="none"/>',
    ]
    if dots and dots[-1] is not None:
        parts.append(f'<circle class="overview-dot" cx="{dots[-1][0]:.1f}" cy="{dots[-1][1]:.1f}" r="4"/>')
    title = say(f"{line.name} 24 小时变化", f"{line.name}, 24 hours")
    span = f"{min(known):g}–{max(known):g} {line.unit}" if known else say("没有数据", "no data")
    missing = len(line.values) - len(known)
    told = say(f"{span}；缺 {missing} 小时", f"{span}; {missing} hours missing")
    return _whole(parts, title, told, WIDTH, HEIGHT)


def stacked(counts: Counts, *, title: str) -> str:
    """Return counts as one bar, worst first; what has no data is hatched."""
    total = sum(count for _, _, count in counts)
    told = say("，", ", ").join(f"{word} {count}" for _, word, count in counts if count)
    key = sha256(f"{title}{told}".encode()).hexdigest()[:8]
    hatch = '<path class="overview-hatch" d="M0 6L6 0"/>'
    sides = 'width="6" height="6" patternUnits="userSpaceOnUse"'
    parts = [f'<defs><pattern id="hatch-{key}" {sides}>{hatch}</pattern></defs>']
    x = 0.0
    for status, word, count in counts:
        width = BAR_WIDTH * count / total if total else 0
        if not count:
            continue
        said = f"<title>{escape(word)} {count}</title>"
        parts.append(f'<rect class="overview-part {status}" x="{x:.1f}" width="{width:.1f}" height="30">{said}</rect>')
        if status == "no_data":
            parts.append(f'<rect fill="url(#hatch-{key})" x="{x:.1f}" width="{width:.1f}" height="30"/>')
        if width >= LEAST_FOR_NUMBER:
            middle = x + width / 2
            parts.append(
                f'<text class="overview-number {status}" x="{middle:.1f}" y="20" text-anchor="middle">{count}</text>'
            )
        x += width
    return _whole(parts, title, told, BAR_WIDTH, BAR_HEIGHT)


def _ceiling(value: float) -> float:
    """Return the next round number above a value, for the end of an axis."""
    step = 1.0
    while step * 10 < value:
        step *= 10
    return next((n * step for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * step >= value), 10 * step)


def _path(dots: Sequence[tuple[float, float] | None]) -> str:
    """Return a line through dots that begins anew after a gap; a dot alone is a dash."""
    words, pen = [], False
    for dot in dots:
        if dot is not None:
            words.append(f"{'L' if pen else 'M'}{dot[0]:.1f} {dot[1]:.1f}" + ("" if pen else "h0.1"))
        pen = dot is not None
    return "".join(words)


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return f'<text class="small-soft" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _whole(parts: Sequence[str], title: str, told: str, width: int, height: int) -> str:
    key = sha256(f"{title}{told}{''.join(parts)}".encode()).hexdigest()[:8]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="t-{key} d-{key}" class="overview-drawing" font-size="12">'
        f'<title id="t-{key}">{escape(title)}</title><desc id="d-{key}">{escape(told)}</desc>{"".join(parts)}</svg>'
    )
