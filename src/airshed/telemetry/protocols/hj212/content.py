"""The content of a data segment: what stands between `CP=&&` and `&&`.

`;` parts items, `,` parts values of one item, `-` parts the code of a factor from the name of a value.
HJ 212-2017, 6.3.3 and 6.6.4.
"""

import re
from collections.abc import Iterator, Sequence

from airshed.telemetry.reading import Deviation, Reading

Item = tuple[str, str, str]
"""Factor or key, name of the value (empty for a key), text."""

NUMBERS = (
    *("Rtd", "Min", "Avg", "Max", "Cou"),
    *("ZsRtd", "ZsMin", "ZsAvg", "ZsMax"),
    *("RS", "RT"),
)
SEEN = ("ZsCou", "ValidNum", "TotalNum")
"""Names of numbers that devices send and no table lists."""
TEXTS = ("EFlag", "SampleTime", "Info", "SN")
FLAG = "Flag"
KEYS = (
    *("DataTime", "BeginTime", "EndTime", "SystemTime", "RestartTime", "PolId", "InfoId", "RtdInterval", "MinInterval"),
    *("OverTime", "ReCount", "NewPW", "QnRtn", "ExeRtn", "VaseNo", "CstartTime", "Ctime", "Stime", "RF"),
    *("SKCreateTime", "NewSK"),
)
NUMERIC = frozenset(name.lower() for name in (*NUMBERS, *SEEN))
TEXTUAL = frozenset(name.lower() for name in TEXTS)
PUBLISHED = frozenset((*NUMBERS, *TEXTS, FLAG))
PUBLISHED_LOWER = {name.lower(): name for name in PUBLISHED}
KEYS_LOWER = {name.lower(): name for name in KEYS}

ITEMS = re.compile(r"(?<![^;,])([^-=;,]+)(?:-([A-Za-z]+))?=([^=;,]*)")
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
APART = re.compile(r"(?:^|;)(?:[^=;,]*-)?Flag=[^;,]*", re.IGNORECASE)
EMPTY = re.compile(r"(?:^|[;,])(?=[;,])|[;,]\Z")


def items_of(content: str) -> list[Item]:
    """Return the items of a content in the order in which they were sent; parts without `=` are left out."""
    found: list[Item] = ITEMS.findall(content)
    if content.count("=") == len(found) == content.count(",") + content.count(";") + 1:
        return found
    return list(_one_by_one(content))


def _one_by_one(content: str) -> Iterator[Item]:
    for part in re.split("[;,]", content):
        name, sign, value = part.partition("=")
        if sign:
            factor, dash, field = name.rpartition("-")
            yield (factor, field, value) if dash else (name, "", value)


def readings_of(items: Sequence[Item]) -> tuple[Reading, ...]:
    """Return the values of factors, each with the mark of its factor; a bare `Flag` marks the factor before it."""
    marks: dict[str, str] = {}
    before = ""
    for factor, field, value in items:
        if field.lower() == "flag":
            marks.setdefault(factor, value)
        elif not field and factor.lower() == "flag":
            marks.setdefault(before, value)
        elif field:
            before = factor
    return tuple(
        Reading(factor, field, value, _number(field, value), marks.get(factor))
        for factor, field, value in items
        if field and field.lower() != "flag"
    )


def keys_of(items: Sequence[Item]) -> dict[str, str]:
    """Return what belongs to no factor by key, under the names of the standard; the first of a key counts."""
    found: dict[str, str] = {}
    for name, field, value in items:
        if not field:
            found.setdefault(KEYS_LOWER.get(name.lower(), name), value)
    return found


def _number(field: str, text: str) -> float | None:
    return float(text) if field.lower() not in TEXTUAL and NUMBER.fullmatch(text) else None


def check_content(content: str, items: Sequence[Item]) -> Iterator[Deviation]:
    """Yield what is odd about how a content is written."""
    if "&" in content:
        yield Deviation("ampersand_in_content", content[content.index("&") :][:20])
    for match in EMPTY.finditer(content):
        yield Deviation("empty_item", content[max(match.start() - 10, 0) : match.end() + 1])
    for part in re.split("[;,]", content) if content else ():
        if part and "=" not in part:
            yield Deviation("item_without_value", part)
        elif part.count("=") > 1:
            yield Deviation("item_form", part)
    for match in APART.finditer(content):
        text = match[0].removeprefix(";")
        yield Deviation("bare_mark" if "-" not in text else "mark_apart", text)
    yield from _check_names(items)
    yield from _check_values(items)


def _check_names(items: Sequence[Item]) -> Iterator[Deviation]:
    seen: set[tuple[str, str]] = set()
    cases: dict[str, None] = {}
    for factor, field, value in items:
        if not field and factor.lower() == "flag":
            continue
        if (factor, field) in seen:
            yield Deviation("repeated_item", f"{factor}-{field}={value}" if field else f"{factor}={value}")
        seen.add((factor, field))
        known = (PUBLISHED_LOWER if field else KEYS_LOWER).get((field or factor).lower())
        if known is None:
            yield Deviation("unlisted_field" if field else "unlisted_key", f"{factor}-{field}" if field else factor)
        elif known != (field or factor):
            cases[field or factor] = None
    for name in cases:
        yield Deviation("key_case", name)


def _check_values(items: Sequence[Item]) -> Iterator[Deviation]:
    for factor, field, value in items:
        if not field or field.lower() in TEXTUAL or field.lower() == "flag" or PLAIN_NUMBER.fullmatch(value):
            continue
        numeric = NUMBER.fullmatch(value)
        if numeric or field.lower() in NUMERIC:
            yield Deviation("number_form" if numeric else "not_a_number", f"{factor}-{field}={value}")
