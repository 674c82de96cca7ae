"""The editions there are: the packaged ones, with those of a home laid over them."""

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from airshed.errors import AirshedError, Fault
from airshed.rules.document import read_document
from airshed.rules.edition import Edition
from airshed.rules.schema import Family, Tables
from airshed.rules.validation import Draft, read_draft

PACKAGED = Path(__file__).parent
KEPT = 256
"""Texts that are kept as read: a server asks for the same editions with every page."""


class RulesBroken(AirshedError):
    """Edition files that cannot be used, with every fault of every file."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read; `shown` is how faults name it."""

    path: Path
    family: Family
    shown: str
    origin: Literal["packaged", "home"]
    shadowed: bool

    @property
    def name(self) -> str:
        return self.path.stem

    def fault(self, fault: Fault) -> Fault:
        """Return a fault with the file before its key path."""
        return replace(fault, where=f"{self.shown}: {fault.where}" if fault.where else self.shown)


_Key = tuple[str, str]


@cache
def families() -> Mapping[str, Family]:
    """Return the families by name: every folder beside this file with a `schema.py`."""
    names = sorted(path.parent.name for path in PACKAGED.glob("*/schema.py"))
    return MappingProxyType({n: importlib.import_module(f"airshed.rules.{n}.schema").FAMILY for n in names})


def load_editions(home: Path | None = None) -> tuple[Edition, ...]:
    """Return all editions by family, first day and name; files under `home`/rules shadow packaged ones or add to them.

    Raises:
        RulesBroken: with all faults of all files.
    """
    faults: list[Fault] = []
    files = _packaged()
    if home is not None:
        files |= _of_home(home / "rules", files, faults)
    drafts = {key: draft for key, file in files.items() if (draft := _draft(file, faults)) is not None}
    editions = [e for key in drafts if (e := _edition(key, files, drafts, faults)) is not None]
    editions.sort(key=lambda e: (e.family, e.effective, e.scope, e.name))
    faults += _overlaps(editions, files)
    if faults:
        raise RulesBroken(*faults)
    return tuple(editions)


def _packaged() -> dict[_Key, _File]:
    return {
        (family.name, path.stem): _File(path, family, f"{family.name}/{path.name}", "packaged", shadowed=False)
        for family in families().values()
        for path in sorted((PACKAGED / family.name).glob("*.yaml"))
    }


def _of_home(folder: Path, packaged: Mapping[_Key, _File], faults: list[Fault]) -> dict[_Key, _File]:
    """Return the files of a home; a YAML file that would never be read is a fault."""
    found: dict[_Key, _File] = {}
    known = families()
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".yaml", ".yml"}):
        family = known.get(path.parent.name)
        if family is None or path.parent.parent != folder or path.suffix != ".yaml":
            expected = f"{folder}/({'|'.join(known)})/NAME.yaml"
            faults.append(Fault("rules.misplaced", str(path), "", expected))
            continue
        key = (family.name, path.stem)
        found[key] = _File(path, family, str(path), "home", shadowed=key in packaged)
    return found


def _draft(file: _File, faults: list[Fault]) -> Draft | None:
    try:
        text = file.path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(file.fault(Fault("rules.unreadable", "", str(error), "UTF-8")))
        return None
    draft, found, heads = _read(text, file.family.name)
    for key, expected in (("name", file.name), ("family", file.family.name)):
        if heads.get(key, expected) != expected:
            found = (*found, Fault("rules.misnamed", key, heads[key], expected))
    faults += map(file.fault, found)
    return None if found else draft


@lru_cache(maxsize=KEPT)
def _read(text: str, family: str) -> tuple[Draft | None, tuple[Fault, ...], Mapping[str, str]]:
    """Return the draft of a text, its faults, and what it calls itself and its family."""
    values, faults = read_document(text)
    draft = None
    if not faults:
        draft, faults = read_draft(values, families()[family])
    given = values if isinstance(values, dict) else {}
    heads = {key: given[key] for key in ("name", "family") if isinstance(given.get(key), str)}
    return draft, tuple(faults), MappingProxyType(heads)


def _edition(
    key: _Key, files: Mapping[_Key, _File], drafts: Mapping[_Key, Draft], faults: list[Fault]
) -> Edition | None:
    """Return the edition of a draft, joined with those it amends; None when one of them is broken or unknown."""
    file, draft = files[key], drafts[key]
    tables = _joined(key, files, drafts, faults)
    if tables is None:
        return None
    found = list(_missing(file.family, tables)) or list(file.family.check_whole(tables))
    faults += map(file.fault, found)
    head = draft.file
    return Edition(
        name=head.name,
        family=head.family,
        effective=head.effective,
        expires=head.expires,
        scope=head.scope,
        source=draft.source,
        tables=tables,
        path=file.path,
        shadowed=file.shadowed,
        origin=file.origin,
        amends=head.amends,
    )


def _joined(key: _Key, files: Mapping[_Key, _File], drafts: Mapping[_Key, Draft], faults: list[Fault]) -> Tables | None:
    """Return the tables of an edition with those it keeps from the chain of editions it amends."""
    family, name = key
    layers, chain = [drafts[key].tables], [name]
    base = drafts[key].file.amends
    while base is not None:
        where = files[family, chain[-1]]
        if base in chain:
            faults.append(where.fault(Fault("rules.amends", "amends", base, "no circle")))
            return None
        if (family, base) not in files:
            known = ", ".join(n for f, n in files if f == family and n not in chain)
            faults.append(where.fault(Fault("rules.unknown_value", "amends", base, known)))
            return None
        if (family, base) not in drafts:
            return None
        chain.append(base)
        layers.append(drafts[family, base].tables)
        base = drafts[family, base].file.amends
    tables: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for layer in reversed(layers):
        parameters = {row["name"]: row for rows in (tables, layer) for row in rows.get("parameters", ())}
        tables |= layer
        tables["parameters"] = tuple(parameters.values())
    return MappingProxyType(tables)


def _missing(family: Family, tables: Tables) -> Iterator[Fault]:
    """Yield what an edition lacks that its readers rely on."""
    for table in family.required:
        if not tables.get(table):
            yield Fault("rules.missing_key", table, "", ">= 1")
    names = {row["name"] for row in tables["parameters"]}
    for name in family.parameters:
        if name not in names and name not in family.optional:
            yield Fault("rules.missing_key", "parameters", "", f"name: {name}")


def _overlaps(editions: list[Edition], files: Mapping[_Key, _File]) -> Iterator[Fault]:
    """Yield editions of a family and scope that claim the same day; an open one ends where the next starts."""
    for first, second in pairwise(sorted(editions, key=lambda e: (e.family, e.scope, e.effective, e.name))):
        if (first.family, first.scope) != (second.family, second.scope):
            continue
        file = files[second.family, second.name]
        if first.effective == second.effective:
            expected = f"!= {first.effective} ({first.name})"
            yield file.fault(Fault("rules.overlap", "effective", str(second.effective), expected))
        elif first.expires is not None and first.expires > second.effective:
            expected = f">= {first.expires} ({first.name})"
            yield file.fault(Fault("rules.overlap", "effective", str(second.effective), expected))
