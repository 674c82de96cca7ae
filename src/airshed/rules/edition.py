"""One edition of a rule: frozen values with their source, and the choice of an edition by date or name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from airshed.errors import AirshedError, Fault

Sure = Literal["P", "S", "C", "U"]
SURE: Mapping[Sure, str] = {
    "P": "read in the official text itself",
    "S": "stated by a secondary source",
    "C": "seen only in open-source code or its tests",
    "U": "unverified; a reading or choice of our own",
}
DOUBTFUL = frozenset({"C", "U"})
_YEAR = re.compile(r"(?:19|20)\d\d")


class NoEdition(AirshedError):
    """No edition of the family is in force on that day."""


class UnknownEdition(AirshedError):
    """No edition, or more than one, answers to that name or year."""


class UnknownParameter(AirshedError):
    """The edition has no parameter of that name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an edition was taken from.

    Attributes:
        title: number and name of the text.
        clause: clause or table that its rows come from unless they name their own.
        sure: how sure the values are, a key of `SURE`.
        checked: day someone last compared the file with its source.
        note: what is in doubt about the edition as a whole, or empty.
        effective_sure: how sure the first day is.
    """

    title: str
    clause: str
    sure: Sure
    checked: date
    note: str
    effective_sure: Sure


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that nobody has read in the official text.

    Attributes:
        where: key path in the edition, such as `parameters.start_ratio`.
        sure: C or U.
        note: what the doubt is.
    """

    where: str
    sure: Sure
    note: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition, as published; immutable to its last row.

    Attributes:
        name: number and year, such as `hj633-2012`; the file's stem.
        family: kind of rule, the file's folder.
        effective: first day of data it applies to.
        expires: first day it no longer applies to, or None.
        scope: where it applies; empty is the whole nation.
        source: where it was taken from.
        tables: name of the table to its rows; every row has clause, sure, note and checked.
        path: file it was loaded from.
        shadowed: whether this file of the home stands in for a packaged edition of the same name.
        origin: `packaged` or `home`.
        amends: name of the edition whose other tables and parameters it keeps, or None.
    """

    name: str
    family: str
    effective: date
    expires: date | None
    scope: str
    source: Source
    tables: Mapping[str, tuple[Mapping[str, Any], ...]] = field(hash=False)
    path: Path
    shadowed: bool
    origin: Literal["packaged", "home"] = "packaged"
    amends: str | None = None

    def parameter(self, name: str) -> Any:  # noqa: ANN401 - a flag, a word, a count or an exact number, as declared
        """Return a scalar of the table `parameters`: bool, int, str or Decimal, in the unit of its row."""
        return self.parameter_row(name)["value"]

    def parameter_row(self, name: str) -> Mapping[str, Any]:
        """Return the whole row of a parameter: name, value, unit, known, clause, sure, note, checked."""
        rows = self.tables.get("parameters", ())
        for row in rows:
            if row["name"] == name:
                return row
        known = ", ".join(sorted(row["name"] for row in rows)) or "none"
        raise UnknownParameter(Fault("rules.unknown_parameter", f"{self.family}/{self.name}: parameters", name, known))

    @property
    def options(self) -> Mapping[str, Mapping[str, Any]]:
        """The parameters a user may set, name to row: those with `known` values, and those that nobody has verified."""
        rows = self.tables.get("parameters", ())
        return {row["name"]: row for row in rows if row["known"] is not None or row["sure"] in DOUBTFUL}

    def doubts(self) -> tuple[Doubt, ...]:
        """Return everything in the edition that nobody has read in the official text, with its note."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[Doubt]:
        if self.source.effective_sure in DOUBTFUL:
            yield Doubt("effective", self.source.effective_sure, self.source.note)
        for table, rows in self.tables.items():
            for index, row in enumerate(rows):
                where = f"{table}.{row['name']}" if table == "parameters" else f"{table}[{index}]"
                for key, value in row.items():
                    if (key == "sure" or key.endswith("_sure")) and value in DOUBTFUL:
                        yield Doubt(where if key == "sure" else f"{where}.{key[:-5]}", value, row["note"])


def in_force(editions: Iterable[Edition], *, family: str, on: date, scope: str = "") -> Edition:
    """Return the edition of a family that applies to data of a day; a scope without its own follows the nation."""
    known = _family(editions, family)
    for wanted in dict.fromkeys((scope, "")):
        running = [
            edition
            for edition in known
            if edition.scope == wanted and edition.effective <= on and (edition.expires is None or on < edition.expires)
        ]
        if running:
            return max(running, key=lambda edition: edition.effective)
    spans = [f"{e.name} {e.effective}..{e.expires or ''}" for e in (known[0], known[-1])]
    raise NoEdition(Fault("rules.no_edition", family, on.isoformat(), "; ".join(dict.fromkeys(spans))))


def get_edition(editions: Iterable[Edition], *, family: str, text: str) -> Edition:
    """Return an edition of a family by its full name, or by its year when only one edition has it.

    The year of an edition is the last one in its name: `gb3095-2012-amendment-2018` answers to 2018.
    """
    known = _family(editions, family)
    found = [e for e in known if e.name == text] or [e for e in known if (_YEAR.findall(e.name) or [""])[-1] == text]
    if len(found) == 1:
        return found[0]
    names = ", ".join(e.name for e in found or known)
    code = "rules.ambiguous_edition" if found else "rules.unknown_edition"
    raise UnknownEdition(Fault(code, family, text, names))


def _family(editions: Iterable[Edition], family: str) -> list[Edition]:
    """Return the editions of a family by first day."""
    every = list(editions)
    found = sorted((e for e in every if e.family == family), key=lambda e: e.effective)
    if not found:
        known = ", ".join(sorted({e.family for e in every})) or "none"
        raise UnknownEdition(Fault("rules.unknown_family", "family", family, known))
    return found
