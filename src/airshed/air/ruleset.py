"""The editions in force on a day, with the options a user may set, as one thing to ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from airshed.calendar import Period
from airshed.errors import AirshedError, Fault
from airshed.rules.edition import Edition, in_force
from airshed.rules.load import families
from airshed.rules.schema import Count, Flag, Kind, Number

FAMILIES = ("ambient", "index", "evaluation")
OPTIONED = (*FAMILIES, "dust")
READ = frozenset(
    {
        "annual_decimals",
        "city_min_share",
        "city_value",
        "completeness",
        "composite_decimals",
        "composite_single_decimals",
        "composite_weights",
        "day_min_hours",
        "dust_good_days",
        "exceeding_above",
        "february_min_days",
        "heavy_day_above",
        "include_reference",
        "month_min_days",
        "o3_1h_valid",
        "o3_8h_min_hours",
        "ozone_min_windows",
        "ozone_valid_if_exceeding",
        "ozone_windows",
        "percentile_counts_as_mean",
        "percentile_method",
        "publish_incomplete_above",
        "realtime_pm",
        "reference_kelvin",
        "region_min_share",
        "round_first",
        "valid_day",
        "year_min_days",
        # of dust
        "end_within",
        "pm25_ratio",
        "start_above",
        "start_ratio",
        "window_hours",
    }
)
"""Options that have a say in answers; the editions hold others, for pollutants and figures that are not answered."""
Option = str | int | bool | Decimal | None


class UnknownOption(AirshedError):
    """An option, or a value of one, that no edition in force knows."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One edition of each family, and what the user chose where the texts leave a choice."""

    ambient: Edition
    index: Edition
    evaluation: Edition
    chosen: Mapping[str, Option]
    parameters: Mapping[str, Mapping[str, Any]]
    exempt: frozenset[str] = frozenset()

    @property
    def editions(self) -> dict[str, str]:
        """Family to name of edition."""
        return {family: getattr(self, family).name for family in FAMILIES}

    def value(self, name: str) -> Any:  # noqa: ANN401 - a parameter is text, number or flag, as its edition says
        """Return the value of a parameter: the user's where it is an option and was set, else the edition's."""
        row = self.parameters[name]
        return self.chosen[name] if name in self.chosen and is_option(row) else row["value"]

    def decimals(self, pollutant: str) -> int:
        """Return how many decimals a pollutant's daily value keeps (HJ 663)."""
        rows = self.evaluation.tables["decimals"]
        return next(int(row["decimals"]) for row in rows if row["pollutant"] == pollutant)

    def number(self, name: str) -> int:
        """Return a whole-number parameter."""
        return int(self.value(name))

    def share(self, name: str) -> Decimal:
        """Return an exact decimal parameter, such as a share of 1."""
        return Decimal(str(self.value(name)))

    def options(self) -> dict[str, Option]:
        """Return every option with the value in use, to be echoed in answers."""
        return {name: self.value(name) for name, row in sorted(self.parameters.items()) if is_option(row)}

    def edition_of(self, name: str) -> str:
        """Return the name of the edition that has a parameter."""
        editions = (getattr(self, family) for family in FAMILIES)
        found: str = next(e.name for e in editions if any(r["name"] == name for r in e.tables.get("parameters", ())))
        return found

    def limit(self, pollutant: str, period: str, *, grade: int = 2) -> Decimal | None:
        """Return a limit of the ambient standard in the pollutant's unit, or None where the standard has none."""
        for row in self.ambient.tables["limits"]:
            if (row["pollutant"], row["period"], row["grade"]) == (pollutant, period, grade):
                return Decimal(row["value"])
        return None

    def rows(self, table: str) -> Sequence[Mapping[str, Any]]:
        """Return the rows of a table of whichever edition has it."""
        for family in FAMILIES:
            edition: Edition = getattr(self, family)
            if table in edition.tables:
                return edition.tables[table]
        return ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All editions, with what the user chose.

    Attributes:
        editions: all that are known.
        chosen: options by name, as `check_options` returns them.
        fixed: family to an edition used whatever the day ("what would the new standard say").
        exempt: pollutants not monitored under the plan, whose absence makes no day incomplete (HJ 633-2026 5.3.2).
    """

    editions: Sequence[Edition]
    chosen: Mapping[str, Option] = field(default_factory=dict)
    fixed: Mapping[str, Edition] = field(default_factory=dict)
    exempt: frozenset[str] = frozenset()
    _known: dict[date, Ruleset] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: date) -> Ruleset:
        """Return the rules in force on a day of the data."""
        if day not in self._known:
            self._known[day] = self._on(day)
        return self._known[day]

    def _on(self, day: date) -> Ruleset:
        found = {f: self.fixed.get(f) or in_force(self.editions, family=f, on=day) for f in FAMILIES}
        rows = {row["name"]: row for edition in found.values() for row in edition.tables.get("parameters", ())}
        return Ruleset(**found, chosen=self.chosen, parameters=MappingProxyType(rows), exempt=self.exempt)

    def parts(self, period: Period) -> Iterator[tuple[Period, Ruleset]]:
        """Yield the period cut where an edition takes effect, each part with its rules."""
        asked = [e for e in self.editions if e.family in FAMILIES and e.family not in self.fixed]
        turns = {day for e in asked for day in (e.effective, e.expires) if day is not None}
        cuts = sorted({period.from_date, *(day for day in turns if period.from_date < day < period.to_date)})
        for start, end in pairwise([*cuts, period.to_date]):
            yield Period(start, end), self.on(start)

    def dust_on(self, day: date) -> Edition:
        """Return the edition of the dust rules on a day, with the criteria the user chose."""
        edition = in_force(self.editions, family="dust", on=day)
        rows = tuple(
            {**row, "value": self.chosen[row["name"]]} if row["name"] in self.chosen and is_option(row) else row
            for row in edition.tables["parameters"]
        )
        return replace(edition, tables={**edition.tables, "parameters": rows})

    def check(self, period: Period) -> None:
        """Refuse options that the text itself fixes in every edition of a period.

        Raises:
            UnknownOption: naming the edition.
        """
        parts = [ruleset for _, ruleset in self.parts(period)]
        fixed = [n for n in self.chosen if not any(n in r.parameters and is_option(r.parameters[n]) for r in parts)]
        if fixed:
            editions = ", ".join(parts[-1].editions.values())
            raise UnknownOption(*(Fault("air.option_fixed", n, str(self.chosen[n]).lower(), editions) for n in fixed))

    def with_options(self, **chosen: Option) -> "Rulebook":
        """Return the same editions with further options set."""
        return replace(self, chosen=MappingProxyType({**self.chosen, **chosen}))


def is_option(row: Mapping[str, Any]) -> bool:
    """Whether a parameter is the user's to choose: it is read, and lists known values or is not verified."""
    return row["name"] in READ and (bool(row.get("known")) or row["sure"] in {"C", "U"})


def check_options(editions: Sequence[Edition], chosen: Mapping[str, str]) -> dict[str, Option]:
    """Return options with values in the type their edition gives them.

    Raises:
        UnknownOption: names, or values, that no edition knows; all at once.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {}
    kinds: dict[str, Kind] = {}
    for edition in editions:
        for row in edition.tables.get("parameters", ()):
            if edition.family in OPTIONED and is_option(row):
                rows.setdefault(row["name"], []).append(row)
                kinds[row["name"]] = families()[edition.family].parameters[row["name"]]
    faults: list[Fault] = []
    result: dict[str, Option] = {}
    for name, text in chosen.items():
        if name not in rows:
            faults.append(Fault("air.option", name, text, ", ".join(sorted(rows))))
            continue
        values = list(dict.fromkeys(value for row in rows[name] for value in row.get("known") or ()))
        values = [True, False] if isinstance(kinds[name], Flag) else values
        match = [value for value in values if str(value).lower() == text.lower()]
        value = match[0] if match else None if values else _number(text, kinds[name])
        if value is None:
            expected = ", ".join(str(value).lower() for value in values) or _range(kinds[name])
            faults.append(Fault("air.option_value", name, text, expected))
        else:
            result[name] = value
    if faults:
        raise UnknownOption(*faults)
    return result


def _number(text: str, kind: Kind) -> int | Decimal | None:
    """Return the number a text is, or None where it is none of the kind, or out of its range."""
    if isinstance(kind, Count) and re.fullmatch(r"[0-9]{1,9}", text):
        return int(text) if kind.high is None or int(text) <= kind.high else None
    if isinstance(kind, Number) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        return Decimal(text) if kind.high is None or Decimal(text) <= kind.high else None
    return None


def _range(kind: Kind) -> str:
    high = kind.high if isinstance(kind, Count | Number) else None
    numbers = "a whole number" if isinstance(kind, Count) else "a number"
    return numbers if high is None else f"{numbers}, 0..{high}"
