"""Where the heads of a sheet are, and which column of a register each one means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from airshed.web.kit.columns import Column
from airshed.web.kit.parsing import Cell, folded, shown
from airshed.web.kit.sheets.found import Row

LOOKED_AT = 60  # rows among which the heads are
MOST_SIGNS = 80  # of a head
FAULTS_HEADS = ("问题", "Faults")
"""The head of the column that marks faults, in Chinese and English."""
_STARS = re.compile("[*★☆※]")
_BRACKETS = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]$")
_NUMBERED = re.compile(r"^([0-9]{1,2}|[一二三四五六七八九十]{1,3})[.、．]")
UNITS: Sequence[frozenset[str]] = (
    frozenset({"t/h", "蒸吨", "吨/时", "吨/小时", "蒸吨/小时", "蒸吨/时", "蒸t/h"}),
    frozenset({"mw", "兆瓦"}),
    frozenset({"kw", "千瓦"}),
    frozenset({"t", "吨"}),
    frozenset({"10^4t", "万吨"}),
    frozenset({"t/a", "吨/年", "t/年"}),
    frozenset({"kg", "公斤", "千克"}),
    frozenset({"g", "克"}),
    frozenset({"m", "米"}),
    frozenset({"km", "千米", "公里"}),
    frozenset({"mm", "毫米"}),
    frozenset({"cm", "厘米"}),
    frozenset({"m2", "平方米", "平米"}),
    frozenset({"km2", "平方公里", "平方千米"}),
    frozenset({"hm2", "ha", "公顷"}),
    frozenset({"亩"}),
    frozenset({"m3", "立方米", "方"}),
    frozenset({"m3/h", "立方米/小时", "立方米/时"}),
    frozenset({"mg/m3", "毫克/立方米"}),
    frozenset({"ug/m3", "微克/立方米"}),
    frozenset({"yuan", "元"}),
    frozenset({"tce", "吨标准煤", "吨标煤"}),
    frozenset({"万元"}),
    frozenset({"%"}),
    frozenset({"°c", "℃", "摄氏度"}),
    frozenset({"l", "升"}),
    frozenset({"kwh", "千瓦时", "度"}),
)
"""Units by all their names: two names of one set mean the same."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet.

    Attributes:
        row: number of their first row.
        count: rows read up to and with the heads.
        texts: the head over each column of the sheet.
        columns: place in the sheet to the column it means.
        twice: places whose column another place to the left means too.
        other_units: place to the unit in its brackets, where it is not the unit of the column.
    """

    row: int
    count: int
    texts: Sequence[str]
    columns: Mapping[int, Column]
    twice: Sequence[int] = ()
    other_units: Mapping[int, str] = field(default_factory=dict)


def is_faults_head(text: str) -> bool:
    """Return whether a head is that of the column that marks faults, which may go on with faults of the heads."""
    return text.split("\n", 1)[0].strip() in FAULTS_HEADS


def words_of(head: str) -> str:
    """Return a head as heads are compared: without blanks, stars and width."""
    return _STARS.sub("", folded(head))


def unit_name(unit: str) -> int | str:
    """Return what stands for a unit, whichever of its names is used."""
    word = folded(unit).replace("³", "3").replace("²", "2").replace("μ", "u").replace("µ", "u")
    return next((place for place, names in enumerate(UNITS) if word in names), word)


@cache
def _known(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    """Return every word for a head to its column; names come before labels, labels before other words."""
    found: dict[str, Column] = {}
    for column in columns:
        found.setdefault(words_of(column.name), column)
    for words in ("zh", "en"):
        for column in columns:
            found.setdefault(words_of(getattr(column, words)), column)
    for column in columns:
        pair = (column.zh, column.en)
        for word in (*column.also, "".join(pair), "/".join(pair), "".join(pair[::-1]), "/".join(pair[::-1])):
            found.setdefault(words_of(word), column)
    found.pop("", None)
    return found


def meant_by(head: str, columns: tuple[Column, ...]) -> Column | None:
    """Return the column that a head means: by name or label, with or without what stands in brackets."""
    if not head or len(head) > MOST_SIGNS:
        return None
    known, word = _known(columns), words_of(head)
    for text in (word, _NUMBERED.sub("", word)):
        bare = text
        while bare not in known and (brackets := _BRACKETS.search(bare)):
            bare = bare[: brackets.start()]
        if bare in known:
            return known[bare]
    return None


def nearest(head: str, columns: tuple[Column, ...]) -> str:
    """Return the labels of the column whose words are most like a head, or nothing."""
    known = _known(columns)
    bare = _BRACKETS.sub("", words_of(head))
    close = get_close_matches(bare, known, n=1, cutoff=0.5)
    return f"{known[close[0]].zh} {known[close[0]].en}" if close else ""


def count_known(cells: Sequence[Cell], columns: tuple[Column, ...]) -> int:
    """Return how many columns the cells of a row are heads of."""
    return len({column.name for cell in cells if isinstance(cell, str) and (column := meant_by(cell, columns))})


def heads_in(rows: Sequence[Row], columns: tuple[Column, ...]) -> Heads | None:
    """Return the heads: the row, or pair of rows, that knows the most columns; at least two, or the only one."""
    best: tuple[int, int, int, list[str]] | None = None  # columns known, place of the first row, lines, heads
    singles = [[_head(cell) for cell in cells] for _, cells in rows[: LOOKED_AT + 1]]
    counts = [count_known(texts, columns) for texts in singles]
    for place, texts in enumerate(singles[:LOOKED_AT]):
        if counts[place] and (best is None or counts[place] > best[0]):
            best = counts[place], place, 1, texts
        if place + 1 < len(singles) and rows[place + 1][0] == rows[place][0] + 1:
            pair = _pairs(rows[place][1], rows[place + 1][1], columns)
            known = count_known(pair, columns)
            more = known > max(counts[place], counts[place + 1]) and (best is None or known > best[0])
            is_best = best is not None and best[1] == place and known == best[0]
            if known and (more or (is_best and _only_units(rows[place + 1][1]))):
                best = known, place, 2, pair
    if best is None or best[0] < min(2, len(columns)):
        return None
    _, place, lines, texts = best
    return _found(rows[place][0], place + lines, texts, columns)


def _head(cell: Cell) -> str:
    return shown(cell) if cell is not None else ""


def _pairs(upper: Sequence[Cell], lower: Sequence[Cell], columns: tuple[Column, ...]) -> list[str]:
    """Return the heads of two lines: a group reaches over the cells without one to its right."""
    found: list[str] = []
    group = ""
    for place in range(max(len(upper), len(lower))):
        above = _head(upper[place]) if place < len(upper) else ""
        below = _head(lower[place]) if place < len(lower) else ""
        group = above or (group if below and not is_faults_head(below) else "")
        ways = [group + below, below, group] if below else [group]
        found.append(next((way for way in ways if meant_by(way, columns)), ways[0]))
    return found


def _only_units(cells: Sequence[Cell]) -> bool:
    """Return whether a row under the heads holds nothing but units."""
    texts = [folded(cell) for cell in cells if isinstance(cell, str) and folded(cell)]
    filled = [cell for cell in cells if cell is not None]
    return bool(texts) and len(texts) == len(filled) and all(_BRACKETS.fullmatch(text) for text in texts)


def _found(number: int, count: int, texts: Sequence[str], columns: tuple[Column, ...]) -> Heads:
    meant: dict[int, Column] = {}
    twice: list[int] = []
    other: dict[int, str] = {}
    for place, text in enumerate(texts):
        column = meant_by(text, columns)
        if column is None:
            continue
        if column in meant.values():
            twice.append(place)
            continue
        meant[place] = column
        brackets = _BRACKETS.search(words_of(text))
        if column.unit and brackets and words_of(text) not in _known(columns):
            unit = unit_name(brackets[1])
            if isinstance(unit, int) and unit != unit_name(column.unit):
                other[place] = brackets[1]
    return Heads(number, count, texts, meant, twice, other)
