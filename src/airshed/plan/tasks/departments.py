"""Departments by the names people write: in full, without 市 or 局, shortened; never guessed between two."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from airshed.plan.schema import Department

TOWN = ("市委", "市")
ORGANS = ("办公室", "委员会", "局", "委", "办", "部", "站", "院", "队")
SAME_ORGAN = {"办": "办公室", "委": "委员会"}
SHORTEST = 2
SEPARATORS = re.compile(r"[、,，;；]")
ENGLISH_ORGANS = {"bureau", "department", "office", "commission", "administration"}
ENGLISH_TAILS = tuple(f" {organ}" for organ in sorted(ENGLISH_ORGANS))


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for.

    Attributes:
        id: the department, None where none or several fit.
        candidates: ids of those that fit equally well.
        exact: whether the name is written as in the plan.
    """

    id: str | None
    candidates: tuple[str, ...] = ()
    exact: bool = False


def department_named(text: str, departments: Sequence[Department]) -> Found:
    """Return the department of a name: id or full name first, then without 市 and 局, then shortened.

    The first way that fits any department decides; where it fits several, there is no answer but the candidates.
    """
    name = plain(text)
    for level, fits in enumerate(LEVELS):
        ids = tuple(d.id for d in departments if fits(name, d))
        if ids:
            return Found(ids[0] if len(ids) == 1 else None, ids, exact=level == 0)
    return Found(None)


def ids_in(text: str, departments: Sequence[Department]) -> str:
    """Return the departments of a list as ids with commas; a name that stands for none or several stays as it is."""
    names = [name.strip() for name in SEPARATORS.split(text) if name.strip()]
    return ",".join(department_named(name, departments).id or name for name in names)


def plain(text: str) -> str:
    """Return a text for comparison: full-width signs as half-width, lower case, Chinese without white space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = " ".join(folded.split())
    return words if words.isascii() else words.replace(" ", "")


def _parts(name: str) -> tuple[str, str]:
    """Return a Chinese name without 市 as its core and its organ, such as 交通运输 and 局."""
    for prefix in TOWN:
        if name.startswith(prefix) and len(name) > len(prefix) + 1:
            name = name.removeprefix(prefix)
            break
    organ = next((organ for organ in ORGANS if name.endswith(organ)), "")
    return name.removesuffix(organ), SAME_ORGAN.get(organ, organ)


def _full(name: str, department: Department) -> bool:
    return name in {department.id, plain(department.zh), plain(department.en)}


def _without_town(name: str, department: Department) -> bool:
    """Whether only 市 or the organ is missing, or the English word for it."""
    core, organ = _parts(name)
    own_core, own_organ = _parts(plain(department.zh))
    english = plain(department.en)
    bare = next((english.removesuffix(tail) for tail in ENGLISH_TAILS if english.endswith(tail)), english)
    return (core == own_core and organ in {own_organ, ""}) or name == bare


def _within(name: str, department: Department) -> bool:
    """Whether the name begins as the department's, ends as it, or has it inside (二连浩特市生态环境局)."""
    core, organ = _parts(name)
    full, english = plain(department.zh), plain(department.en)
    own_core, own_organ = _parts(full)
    begins = len(core) >= SHORTEST and own_core.startswith(core) and organ in {own_organ, ""}
    ends = len(core) >= SHORTEST and organ != "" and _ends(own_core + own_organ, core + organ)
    inside = len(own_core) >= SHORTEST and _ends(core + organ, own_core + own_organ)
    in_english = (
        name.isascii()
        and name not in ENGLISH_ORGANS
        and (english.startswith(name + " ") or f" {english} " in f" {name} ")
    )
    return begins or ends or inside or in_english


def _ends(longer: str, shorter: str) -> bool:
    return longer != shorter and longer.endswith(shorter)


def _shortened(name: str, department: Department) -> bool:
    """Whether the name is the department's with signs left out, such as 发改委 or 住建局."""
    if name.isascii():
        return False
    own_core, own_organ = _parts(plain(department.zh))
    return any(
        len(core) >= SHORTEST and core[0] == own_core[0] and organ == own_organ and _in_order(core, own_core)
        for core, organ in (_parts(name), _parts("市" + name))
    )


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


LEVELS: Iterable[Callable[[str, Department], bool]] = (_full, _without_town, _within, _shortened)
"""Ways a name fits a department, strictest first."""
