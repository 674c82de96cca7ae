"""What every edition file has in common, and the small types its families are built from."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, NoReturn, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from airshed.errors import Fault
from airshed.rules.edition import Sure
from airshed.vocab import POLLUTANTS

_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
Tables = Mapping[str, tuple[Mapping[str, Any], ...]]
T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(strict=False)]


def refuse(code: str, expected: str) -> NoReturn:
    """Refuse the value under validation with a fault code and what would be right."""
    raise PydanticCustomError("rules", "{expected}", {"code": code, "expected": expected})


def _exact(value: object) -> Decimal:
    """Return an exact number from a whole number or a quoted decimal."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    return refuse("rules.not_number", '75 or "0.75"')


def _scalar(value: object) -> object:
    """Accept what a parameter may be."""
    return value if isinstance(value, int | str) else refuse("rules.not_scalar", "true, false, a number or a word")


def one_of(known: Iterable[str]) -> AfterValidator:
    """Return a validator that accepts the known names only and lists them otherwise."""
    names = tuple(known)
    return AfterValidator(lambda v: v if v in names else refuse("rules.unknown_value", ", ".join(names)))


Text = Annotated[str, StringConstraints(min_length=1)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Amount = Annotated[Exact, AfterValidator(lambda v: v if v >= 0 else refuse("rules.range", ">= 0"))]
PollutantCode = Annotated[str, one_of(POLLUTANTS)]
ConcentrationUnit = Annotated[str, one_of(("ug_m3", "mg_m3"))]


class Strict(BaseModel):
    """A model that takes no unknown key and converts nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Row(Strict):
    """A row of any table: what it says and where that was read; what is missing comes from the edition's source."""

    clause: Text | None = None
    sure: Sure | None = None
    note: Text | None = None
    checked: date | None = None


class Rounding(Row):
    """Decimals of a pollutant's hourly and daily values, in its canonical unit."""

    pollutant: PollutantCode
    decimals: Literal[0, 1, 2, 3]

    @field_validator("decimals")
    @classmethod
    def _not_finer_than_stored(cls, value: int, info: ValidationInfo) -> int:
        """Refuse decimals finer than the step in which concentrations are stored."""
        pollutant = POLLUTANTS.get(info.data.get("pollutant", ""))
        if pollutant and 10**value > pollutant.scale:
            refuse("rules.range", f"<= {len(str(pollutant.scale)) - 1}")
        return value


class Parameter(Row):
    """A named scalar; with `known` it is an option whose default is `value`."""

    name: str
    value: Annotated[Any, BeforeValidator(_scalar)]
    unit: str | None = None
    known: Several[Annotated[Any, BeforeValidator(_scalar)]] | None = None


class SourceFile(Strict):
    """The source of an edition, as written."""

    title: Text
    clause: Text
    sure: Sure
    checked: date
    note: Text | None = None
    effective_sure: Sure | None = None


class EditionFile(Strict):
    """An edition as written; families add their tables as `Several[Row]`."""

    family: str
    name: str
    effective: date
    expires: date | None = None
    scope: str = ""
    amends: str | None = None
    source: SourceFile
    parameters: Several[Parameter] = ()

    HEAD: ClassVar[frozenset[str]] = frozenset({"family", "name", "effective", "expires", "scope", "amends", "source"})

    def tables(self) -> dict[str, Sequence[Row]]:
        """Return the tables the file gives itself."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.given()}

    def given(self) -> frozenset[str]:
        """Return the names of the tables that stand in the file."""
        return frozenset(self.model_fields_set - self.HEAD)


@dataclass(frozen=True, slots=True)
class Flag:
    """A parameter that is true or false."""

    def convert(self, value: object, unit: str | None) -> bool:
        """Return the flag."""
        _same_unit(unit, None)
        return value if isinstance(value, bool) else refuse("rules.not_flag", "true, false")


@dataclass(frozen=True, slots=True)
class Word:
    """A parameter that is one of the words the code understands."""

    words: tuple[str, ...]

    def convert(self, value: object, unit: str | None) -> str:
        """Return the word."""
        _same_unit(unit, None)
        if isinstance(value, str) and value in self.words:
            return value
        return refuse("rules.unknown_value", ", ".join(self.words))


@dataclass(frozen=True, slots=True)
class Number:
    """A parameter that is an exact number in a unit, not negative, at most `high`."""

    unit: str
    high: Decimal | None = None

    def convert(self, value: object, unit: str | None) -> Decimal:
        """Return the number."""
        _same_unit(unit, self.unit)
        number = _exact(value)
        if number < 0 or (self.high is not None and number > self.high):
            return refuse("rules.range", f"0..{self.high}" if self.high is not None else ">= 0")
        return number


@dataclass(frozen=True, slots=True)
class Count:
    """A parameter that is a whole number in a unit, not negative, at most `high`."""

    unit: str
    high: int | None = None

    def convert(self, value: object, unit: str | None) -> int:
        """Return the count."""
        _same_unit(unit, self.unit)
        if not isinstance(value, int) or isinstance(value, bool):
            return refuse("rules.not_count", "75")
        if value < 0 or (self.high is not None and value > self.high):
            return refuse("rules.range", f"0..{self.high}" if self.high is not None else ">= 0")
        return value


Kind = Flag | Word | Number | Count
SHARE = Number("share", high=Decimal(1))


def _same_unit(found: str | None, expected: str | None) -> None:
    if found != expected:
        refuse("rules.unit", expected or "null")


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of rule.

    Attributes:
        name: its folder.
        zh: what it holds, in Chinese.
        en: what it holds, in English.
        model: what a file looks like.
        parameters: name to kind; all are required unless listed as optional.
        required: tables that an edition must have, its own or kept from the one it amends.
        optional: parameters an edition may do without.
        check: faults between the rows of a file, `where` being the key path.
        check_whole: faults between the tables of an edition, those it keeps included.
    """

    name: str
    zh: str
    en: str
    model: type[EditionFile]
    parameters: Mapping[str, Kind]
    required: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    check: Callable[[Any], Iterator[Fault]] = lambda _file: iter(())
    check_whole: Callable[[Tables], Iterator[Fault]] = lambda _tables: iter(())


def repeated(rows: Sequence[Row], *, table: str, key: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a fault for each row whose key an earlier row has."""
    seen: set[tuple[object, ...]] = set()
    for index, row in enumerate(rows):
        found = tuple(getattr(row, name) for name in key)
        if found in seen:
            yield Fault("rules.duplicate_row", f"{table}[{index}]", " ".join(map(str, found)), ", ".join(key))
        seen.add(found)


def ascending(values: Sequence[Decimal | int], *, where: str) -> Iterator[Fault]:
    """Yield a fault where values do not rise from one to the next."""
    for index, (low, high) in enumerate(pairwise(values), start=1):
        if not low < high:
            yield Fault("rules.not_ascending", f"{where}[{index}]", str(high), f"> {low}")


def covers_pollutants(rows: Iterable[Mapping[str, Any]], *, where: str) -> Iterator[Fault]:
    """Yield a fault when some pollutant of the glossary has no row."""
    missing = [code for code in POLLUTANTS if code not in {row["pollutant"] for row in rows}]
    if missing:
        yield Fault("rules.missing_key", where, "", ", ".join(missing))


def canonical_unit(rows: Iterable[Any], *, table: str) -> Iterator[Fault]:
    """Yield a fault where a pollutant of the glossary is not in its canonical unit."""
    for index, row in enumerate(rows):
        pollutant = POLLUTANTS.get(row.pollutant)
        if pollutant and row.unit != pollutant.unit:
            yield Fault("rules.unit", f"{table}[{index}].unit", row.unit, pollutant.unit)
