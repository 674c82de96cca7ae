"""What a source of cases finds: a cause, with what it is about. It knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any

HIDDEN = 10
"""Characters of the digest that stands for a key which is personal."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is wrong.

    Attributes:
        cause: its key: of the same cause there is one open case.
        source: the source that found it.
        zh: what is wrong, in Chinese.
        en: what is wrong, in English.
        object: register and key of what it is about, as `boilers/B-001`; empty where it is about no row.
        plan: id of the plan it comes from, with `clause`.
        clause: id of the clause.
        department: code of the department whose work it is.
        enterprise: code of the enterprise.
        area: code of the area.
        grid: code of the grid.
        lon: where, east of Greenwich, WGS-84. [degrees]
        lat: as `lon`, north of the equator. [degrees]
        grade: `general`, `serious` or `major`.
        evidence: what shows it, by name.
    """

    cause: str
    source: str
    zh: str
    en: str
    object: str = ""
    plan: str = ""
    clause: str = ""
    department: str | None = None
    enterprise: str = ""
    area: str = ""
    grid: str = ""
    lon: float | None = None
    lat: float | None = None
    grade: str = "general"
    evidence: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def whereabouts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row of a register says of whose it is and where, as `Found` takes it."""
    said = {name: row.get(name) or "" for name in ("enterprise", "area", "grid")}
    point = {name: row.get(name) for name in ("lon", "lat")}
    return {**said, **point, "department": row.get("department")}


def called(key: str, *, personal: bool) -> str:
    """Return what a row is called in a case: its key, or a digest of one that is personal."""
    return f"#{sha256(key.encode()).hexdigest()[:HIDDEN]}" if personal else key
