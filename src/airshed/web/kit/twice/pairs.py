"""Rows that may be the same thing twice, by credit code, name or place. Nothing is merged unless a person says so."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import cos, floor, hypot, radians
from typing import Any

from airshed.web.kit.credit import SIGNS, is_credit_code
from airshed.web.kit.register import Register

LEAST = 0.85
"""Names at least so alike may be one; of 1."""
NEAR_M, NEAR_LEAST = 60.0, 0.6
"""Things so near to each other may be one already if their names are so alike."""
DEGREE_M = 111_320.0
"""One degree of latitude on the ground. [m]"""
MOST = 500
"""Pairs listed."""
_ENDINGS = re.compile(r"(有限责任公司|股份有限公司|有限公司|公司|集团|总厂|分厂|工厂|厂|店|部)+$")
_SIGNS = re.compile(r"[\W_]+")

CREDIT, NEARLY_CREDIT, NAME, PLACE, SAME = "credit_code", "nearly_credit_code", "name", "place", "same_value"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one.

    Attributes:
        first: number of the row entered first.
        second: number of the other.
        reasons: why, as codes.
        alike: how alike their names are; of 1.
        apart_m: how far apart they lie, None where one has no point. [m]
    """

    first: int
    second: int
    reasons: tuple[str, ...]
    alike: float
    apart_m: float | None


@dataclass(slots=True)
class _Thing:
    pk: int
    name: str
    credit: str
    others: tuple[str, ...]
    point: tuple[float, float] | None


def list_pairs(register: Register, rows: Iterable[Any]) -> list[Pair]:
    """Return pairs of rows that may be one, the surest first.

    Args:
        register: their register; its `alike` names the columns that are compared.
        rows: open rows that were not merged.
    """
    things = {row.pk: _thing(register, row) for row in rows}
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for reason, pairs in (
        (CREDIT, _equal(things, lambda t: t.credit)),
        (NEARLY_CREDIT, _nearly_equal(things)),
        (SAME, (pair for n in range(_others(things)) for pair in _equal(things, lambda t, n=n: t.others[n]))),
        (NAME, _alike(things)),
        (PLACE, _near(things)),
    ):
        for one, other in pairs:
            found[min(one, other), max(one, other)].add(reason)
    made = [_pair(things, pair, reasons) for pair, reasons in found.items()]
    return sorted(made, key=lambda pair: (-len(pair.reasons), -pair.alike, pair.first, pair.second))[:MOST]


def plain_name(name: str) -> str:
    """Return a name as names are compared: half width, no blanks and signs, no legal form at its end."""
    half = _SIGNS.sub("", unicodedata.normalize("NFKC", name)).casefold()
    return _ENDINGS.sub("", half) or half


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far apart two points of longitude and latitude lie that are near each other, in metres."""
    middle = radians((one[1] + other[1]) / 2)
    return hypot((one[0] - other[0]) * cos(middle), one[1] - other[1]) * DEGREE_M


def _thing(register: Register, row: Any) -> _Thing:  # noqa: ANN401 - a row
    given = {name: str(getattr(row, name) or "") for name in register.alike}
    point = (row.lon, row.lat) if register.placed and row.lon is not None and row.lat is not None else None
    others = tuple(value for name, value in given.items() if name not in {"name", "credit_code"})
    return _Thing(row.pk, plain_name(given.get("name", "")), given.get("credit_code", ""), others, point)


def _others(things: Mapping[int, _Thing]) -> int:
    return len(next(iter(things.values())).others) if things else 0


def _pair(things: Mapping[int, _Thing], pair: tuple[int, int], reasons: set[str]) -> Pair:
    one, other = things[pair[0]], things[pair[1]]
    apart = distance_m(one.point, other.point) if one.point and other.point else None
    return Pair(*pair, tuple(sorted(reasons)), _likeness(one.name, other.name), apart)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _equal(things: Mapping[int, _Thing], value_of: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - of a thing
    groups: dict[str, list[int]] = defaultdict(list)
    for thing in things.values():
        if value := value_of(thing):
            groups[value].append(thing.pk)
    for group in groups.values():
        yield from _pairs(group)


def _nearly_equal(things: Mapping[int, _Thing]) -> Iterator[tuple[int, int]]:
    """Yield rows whose code has a wrong check sign, with those whose right code differs in one place."""
    right: dict[str, list[int]] = defaultdict(list)
    for thing in things.values():
        if is_credit_code(thing.credit):
            right[thing.credit].append(thing.pk)
    for thing in things.values():
        if thing.credit and not is_credit_code(thing.credit):
            for code in _one_off(thing.credit):
                yield from ((thing.pk, other) for other in right.get(code, ()))


def _one_off(code: str) -> Iterator[str]:
    """Yield the codes that differ in one sign, or in two neighbours that changed places."""
    for n, old in enumerate(code):
        yield from (code[:n] + sign + code[n + 1 :] for sign in SIGNS if sign != old)
    yield from (code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(len(code) - 1))


def _alike(things: Mapping[int, _Thing]) -> Iterator[tuple[int, int]]:
    """Yield rows whose names are alike; only names that share a part of two signs in the same half are compared."""
    blocks: dict[str, list[_Thing]] = defaultdict(list)
    for thing in things.values():
        for part in {thing.name[:3], thing.name[-3:]} - {""}:
            blocks[part].append(thing)
    seen = set()
    for block in blocks.values():
        for one, other in _pairs(block):
            if (one.pk, other.pk) not in seen and _numbers(one.name) == _numbers(other.name):
                seen.add((one.pk, other.pk))
                if _likeness(one.name, other.name) >= LEAST:
                    yield one.pk, other.pk


def _numbers(name: str) -> list[str]:
    """Return the numbers of a name: the second boiler of a house is not its first."""
    return re.findall(r"\d+", name)


def _near(things: Mapping[int, _Thing]) -> Iterator[tuple[int, int]]:
    cells: dict[tuple[int, int], list[_Thing]] = defaultdict(list)
    size = NEAR_M / DEGREE_M
    placed = [thing for thing in things.values() if thing.point]
    for thing in placed:
        cells[_cell(thing, size)].append(thing)
    for thing in placed:
        x, y = _cell(thing, size)
        for other in (t for dx in (-2, -1, 0, 1, 2) for dy in (-1, 0, 1) for t in cells.get((x + dx, y + dy), ())):
            if other.pk > thing.pk and thing.point and other.point and _numbers(thing.name) == _numbers(other.name):
                near = distance_m(thing.point, other.point) <= NEAR_M
                if near and _likeness(thing.name, other.name) >= NEAR_LEAST:
                    yield thing.pk, other.pk


def _cell(thing: _Thing, size: float) -> tuple[int, int]:
    lon, lat = thing.point or (0.0, 0.0)
    return floor(lon / size), floor(lat / size)


def _pairs(group: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for n, one in enumerate(group):
        for other in group[n + 1 :]:
            yield one, other
