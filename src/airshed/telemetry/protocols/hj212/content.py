"""The content of a data segment: what stands between `CP=&&` and `&&`.

`;` parts items, `,` parts values of one item, `-` parts the code of a factor from the name of a value.
A device sends the same names in every frame, so what follows from names alone is kept for the next one.
HJ 212-2017, 6.3.3 and 6.6.4.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from airshed.telemetry.protocols.hj212.masking import masked, parts_masked
from airshed.telemetry.reading import Deviation, Reading

Item = tuple[str, str, str]
"""Factor or key, name of the value (empty for a key), text."""
Pick = Callable[[Sequence[Any]], tuple[Any, ...]]
Kind = Literal["number", "text", "mark", "key", "bare mark"]

NUMBERS = (
    *("Rtd", "Min", "Avg", "Max", "Cou"),
    *("ZsRtd", "ZsMin", "ZsAvg", "ZsMax"),
    *("RS", "RT"),
)
TEXTS = ("EFlag", "SampleTime", "Info", "SN")
FLAG = "Flag"
KEYS = (
    *("DataTime", "BeginTime", "EndTime", "SystemTime", "RestartTime", "PolId", "InfoId", "RtdInterval", "MinInterval"),
    *("OverTime", "ReCount", "NewPW", "QnRtn", "ExeRtn", "VaseNo", "CstartTime", "Ctime", "Stime", "RF"),
    *("SKCreateTime", "NewSK"),
)
LISTED = {name.lower(): name for name in (*NUMBERS, *TEXTS, FLAG)}
LISTED_KEYS = {name.lower(): name for name in KEYS}
TEXTUAL = frozenset(name.lower() for name in TEXTS)
NUMERIC = frozenset(name.lower() for name in (*NUMBERS, "ZsCou", "ValidNum", "TotalNum"))

KEPT = 4096  # names that are remembered
LAYOUTS = 256  # contents by their names that are remembered: strangers may send other long ones in every frame
SIGNS = b"=;,"
ORDINARY = bytes(set(range(256)) - set(SIGNS))
AS_SEMICOLONS = bytes.maketrans(b",", b";")
IN_TURN = b"=;" * 4096
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
PLAIN = r"-?(?:0|[1-9]\d{0,307})(?:\.\d+)?"  # with more digits it may be beyond what a float holds
PLAIN_NUMBER = re.compile(PLAIN, re.ASCII)
PLAIN_NUMBERS = re.compile(rf"(?:{PLAIN},)*", re.ASCII)
EMPTY = re.compile(r"(?:^|[;,])(?=[;,])|[;,]\Z")


class Name(NamedTuple):
    """What stands before `=`: a factor, the name of its value, and what kind of text follows."""

    factor: str
    field: str
    kind: Kind


class Place(NamedTuple):
    """Where a reading stands in a content: the number of its value and of its mark, from 0."""

    at: int
    factor: str
    field: str
    numeric: bool
    mark_at: int | None


class Parts(NamedTuple):
    """A content in its parts, in the order in which they were sent.

    Attributes:
        names: what stands before each `=`.
        values: what stands behind it.
        regular: whether every part has one `=`.
    """

    names: tuple[str, ...]
    values: Sequence[str]
    regular: bool


@lru_cache(maxsize=KEPT)
def name_of(text: str) -> Name:
    """Return a name in its parts; the last `-` counts."""
    factor, dash, field = text.rpartition("-")
    if not dash:
        return Name(text, "", "bare mark" if text.lower() == "flag" else "key")
    lower = field.lower()
    return Name(factor, field, "mark" if lower == "flag" else "text" if lower in TEXTUAL else "number")


def parts_of(content: str) -> Parts:
    """Return a content in its parts; those without `=` are left out."""
    signs = content.encode("utf-8", "surrogatepass").translate(AS_SEMICOLONS, ORDINARY)
    if len(signs) & 1 and signs == IN_TURN[: len(signs)]:
        flat = content.replace(",", ";").replace("=", ";").split(";")
        return Parts(tuple(flat[::2]), flat[1::2], True)  # noqa: FBT003 - read for every frame
    pairs = [part.partition("=") for part in re.split("[;,]", content) if "=" in part]
    return Parts(tuple(pair[0] for pair in pairs), [pair[2] for pair in pairs], regular=not content)


def items_of(parts: Parts) -> tuple[Item, ...]:
    """Return the items of a content."""
    return tuple((*name_of(name)[:2], value) for name, value in zip(parts.names, parts.values, strict=True))


@lru_cache(maxsize=LAYOUTS)
def factors_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of factors in names, each once, in order."""
    return tuple(dict.fromkeys(factor for factor, field, _ in map(name_of, names) if field))


@lru_cache(maxsize=LAYOUTS)
def places_of(names: tuple[str, ...]) -> tuple[Place, ...]:
    """Return where readings and their marks stand; a bare `Flag` marks the factor before it, the first mark counts."""
    parted = [name_of(name) for name in names]
    marks: dict[str, int] = {}
    before = ""
    for at, (factor, _, kind) in enumerate(parted):
        if kind == "mark":
            marks.setdefault(factor, at)
        elif kind == "bare mark":
            marks.setdefault(before, at)
        elif kind != "key":
            before = factor
    return tuple(
        Place(at, factor, field, kind == "number", marks.get(factor))
        for at, (factor, field, kind) in enumerate(parted)
        if kind in {"number", "text"}
    )


_made: Callable[[type[Reading], tuple[Any, ...]], Reading] = tuple.__new__  # as Reading._make, without a call of Python


class Picks(NamedTuple):
    """How readings are picked out of the values of a content.

    Attributes:
        factors: of the readings.
        fields: of the readings.
        numeric: whether numbers are expected, for each.
        texts: picks their texts.
        marks: picks their marks out of the values and a None behind them.
        numbers: picks the texts where numbers are expected.
    """

    factors: tuple[str, ...]
    fields: tuple[str, ...]
    numeric: tuple[bool, ...]
    texts: Pick
    marks: Pick
    numbers: Pick


@lru_cache(maxsize=LAYOUTS)
def picks_of(names: tuple[str, ...]) -> Picks:
    """Return how readings are picked out of the values that belong to names."""
    places = places_of(names)
    return Picks(
        tuple(place.factor for place in places),
        tuple(place.field for place in places),
        tuple(place.numeric for place in places),
        _pick([place.at for place in places]),
        _pick([-1 if place.mark_at is None else place.mark_at for place in places]),
        _pick([place.at for place in places if place.numeric]),
    )


def _pick(places: list[int]) -> Pick:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)


def _plain(texts: Sequence[str]) -> bool:
    """Return whether all texts are numbers as the standard writes them."""
    return PLAIN_NUMBERS.fullmatch("".join(f"{text}," for text in texts)) is not None


def number_of(text: str) -> float | None:
    """Return the number that a text writes; None if it writes none, or one that is too large for a float."""
    number = float(text) if NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def readings_of(parts: Parts) -> tuple[Reading, ...]:
    """Return the values of factors, each with the mark of its factor."""
    factors, fields, numeric, pick_texts, pick_marks, _ = picks_of(parts.names)
    texts = pick_texts(parts.values)
    numbers: Iterable[float | None]
    if all(numeric) and _plain(texts):
        numbers = map(float, texts)
    else:
        numbers = [number_of(text) if is_one else None for text, is_one in zip(texts, numeric, strict=True)]
    marks = pick_marks([*parts.values, None])
    return tuple(map(_made, repeat(Reading), zip(factors, fields, texts, numbers, marks, strict=True)))


def keys_of(parts: Parts) -> dict[str, str]:
    """Return what belongs to no factor by key, under the names of the standard; the first of a key counts."""
    return {key: parts.values[at] for key, at in key_places(parts.names)}


@lru_cache(maxsize=LAYOUTS)
def key_places(names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Return the keys among names, each with the place of its first value."""
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        if name_of(name).kind == "key":
            found.setdefault(LISTED_KEYS.get(name.lower(), name), at)
    return tuple(found.items())


def check_content(content: str, parts: Parts) -> Iterator[Deviation]:
    """Yield what is odd about how a content is written."""
    if "&" in content:
        yield Deviation("ampersand_in_content", "".join(masked(content).partition("&")[1:])[:20] or "&")
    if not parts.regular:
        yield from _check_parts(content)
    yield from check_names(parts.names, content.encode("utf-8", "surrogatepass").translate(None, ORDINARY))
    if _plain(picks_of(parts.names).numbers(parts.values)):
        return
    for at, factor, field, numeric, _ in places_of(parts.names):
        text = parts.values[at]
        if numeric and not PLAIN_NUMBER.fullmatch(text):
            code = "not_a_number" if number_of(text) is None else "number_form"
            if code == "number_form" or field.lower() in NUMERIC:
                yield Deviation(code, f"{factor}-{field}={text}")


def _check_parts(content: str) -> Iterator[Deviation]:
    shown = masked(content)
    for match in EMPTY.finditer(shown):
        yield Deviation("empty_item", shown[max(match.start() - 10, 0) : match.end() + 1])
    for part, told in parts_masked(content):
        if "=" not in part:
            yield Deviation("item_without_value", told)
        elif part.count("=") > 1:
            yield Deviation("item_form", told)


@lru_cache(maxsize=LAYOUTS)
def check_names(names: tuple[str, ...], signs: bytes) -> tuple[Deviation, ...]:
    """Return what is odd about the names of a content and the signs between them."""
    before = [b";", *_before(signs)] if len(names) == signs.count(b"=") else [b""] * len(names)
    apart = [
        Deviation("bare_mark" if kind == "bare mark" else "mark_apart", name)
        for name, sign, kind in zip(names, before, (name_of(name).kind for name in names), strict=False)
        if sign == b";" and kind in {"mark", "bare mark"}
    ]
    return (*apart, *_check_listed(names))


def _before(signs: bytes) -> list[bytes]:
    """Return the sign before each `=` but the first."""
    return [part[-1:] for part in signs.split(b"=")[1:-1]]


def _check_listed(names: Sequence[str]) -> Iterator[Deviation]:
    seen: set[str] = set()
    cases: dict[str, None] = {}
    for name in names:
        factor, field, kind = name_of(name)
        if name in seen:
            yield Deviation("repeated_item", name)
        seen.add(name)
        word = field or factor
        listed = FLAG if kind == "bare mark" else (LISTED if field else LISTED_KEYS).get(word.lower())
        if listed is None:
            yield Deviation("unlisted_field" if field else "unlisted_key", name)
        elif listed != word:
            cases[word] = None
    yield from (Deviation("key_case", word) for word in cases)
