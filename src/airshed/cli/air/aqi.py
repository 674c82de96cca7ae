"""`airshed air aqi`: the index of given concentrations."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import (
    BadQuestion,
    ChosenOption,
    CompletenessOption,
    NotMonitoredOption,
    kept,
    repeated,
    rulebook_of,
)
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.errors import Fault
from airshed.vocab import ITEMS, POLLUTANTS, UNIT_SIGNS
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from airshed.air.ruleset import Rulebook, Ruleset

MISSING = {"", "na", "null", "none", "-", "—"}
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
BEYOND_HEADER = "beyond the header"
FINEST_DECIMALS = 6
HIGHEST = 1_000_000
TABLE_OPTIONS = {"round_first": {"yes": "true", "no": "false"}, "completeness": {"apply 5.3.1": "5.3.1"}}


def aqi(  # noqa: PLR0913 - each an option of the command
    *,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="ITEM=VALUE...", help="Concentrations: " + " ".join(ITEMS) + " in µg/m³, CO in mg/m³."),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--table", metavar="FILE", help="CSV with a column an item, and id, edition, scope.")
    ] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="NAME", help="2012, 2026 or a name; default: in force today.")
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", help="daily, realtime, or iaqi for all items; default: what fits the items."),
    ] = None,
    completeness: CompletenessOption = None,
    round_first: Annotated[
        bool | None, typer.Option("--round-first/--no-round-first", help="Round concentrations before the index.")
    ] = None,
    not_monitored: NotMonitoredOption = None,
    option: ChosenOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compute sub-indices, AQI, level and primary pollutants of given concentrations.

    Example: airshed air aqi pm25_24h=75 o3_8h=160 --edition 2012
    """
    with reported(as_json):
        if table is not None and values:
            raise BadQuestion(Fault("air.table_and_values", "--table", str(table), "ITEM=VALUE..."))
        place, faults = env.home_or_none(home), list[Fault]()
        rulebook, asked = None, list[Asked]()
        named = {"completeness": completeness, "round_first": None if round_first is None else str(round_first)}
        with kept(faults):
            rulebook = rulebook_of(place, options=option, editions=None, not_monitored=not_monitored, **named)
        with kept(faults):
            rows = _of_words(values or ()) if table is None else _of_table(table)
            asked = _asked(rows, rulebook=rulebook, edition=edition, scope=scope, place=place, faults=faults)
        if faults:
            raise BadQuestion(*faults)
        shapes = _shapes(asked)
        if table is None:
            emit(
                _stable(shapes[0]), as_json=as_json, text=lambda console: _print_one(console, shapes[0], asked[0].given)
            )
            return
        listed = [{"id": row.id, **shape} for row, shape in zip(asked, shapes, strict=True)]
        emit([*map(_stable, listed)], as_json=as_json, text=lambda console: _print_table(console, listed))


def _stable(shape: "Mapping[str, Any]") -> dict[str, Any]:
    """Return the shape without what only the terminal shows."""
    return {key: value for key, value in shape.items() if key != "category_en"}


@dataclass(frozen=True, slots=True)
class Row:
    """Concentrations as they were written, with what the row itself says of edition, scope and options."""

    id: str
    where: str
    cells: "Mapping[str, str]"
    edition: str
    scope: str
    options: "Mapping[str, str]"


@dataclass(frozen=True, slots=True)
class Asked:
    """Concentrations with the rules and the report they are asked of."""

    id: str
    given: "Mapping[str, Fraction]"
    ruleset: "Ruleset"
    scope: str

    @property
    def kind(self) -> tuple[object, ...]:
        """What rows that are computed together have in common."""
        items = frozenset(self.given) if self.scope == "iaqi" else None
        return self.ruleset.index.name, self.scope, tuple(sorted(self.ruleset.chosen.items())), items


def _of_words(words: "Sequence[str]") -> list[Row]:
    if not words:
        raise BadQuestion(Fault("air.no_values", "ITEM=VALUE", "", "pm25_24h=75 o3_8h=160"))
    pairs = [word.partition("=") for word in words]
    faults = [Fault("air.value_pair", "ITEM=VALUE", name, "pm25_24h=75") for name, sign, _ in pairs if not sign]
    faults += repeated("ITEM=VALUE", (name.strip() for name, sign, _ in pairs if sign))
    cells = {name.strip(): value.strip() for name, sign, value in pairs if sign}
    faults += _parsed(cells, where="")[1]
    if faults:
        raise BadQuestion(*faults)
    return [Row("", "", cells, "", "", {})]


def _of_table(path: Path) -> list[Row]:
    rows = []
    for number, line in enumerate(_lines(path), start=1):
        cells = {name: (text or "").strip() for name, text in line.items()}
        own = {name: words.get(cells[name], cells[name]) for name, words in TABLE_OPTIONS.items() if cells.get(name)}
        concentrations = {name: cells[name] for name in ITEMS if name in cells}
        where = f"{path.name}:{number + 1}: "
        edition, scope = cells.get("edition", ""), cells.get("scope", "")
        rows.append(Row(cells.get("id") or str(number), where, concentrations, edition, scope, own))
    return rows


def _lines(path: Path) -> list[dict[str, str | None]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=BEYOND_HEADER)
            header = list(reader.fieldnames or ())
            lines = list(reader)
    except UnicodeDecodeError:
        raise BadQuestion(Fault("air.table_encoding", str(path), "", "UTF-8")) from None
    except csv.Error as error:
        raise BadQuestion(Fault("air.table", str(path), str(error), ", ".join(ITEMS))) from None
    if not set(header) & set(ITEMS):
        raise BadQuestion(Fault("air.table", str(path), ", ".join(header), ", ".join(ITEMS)))
    faults = repeated(str(path), header)
    faults += [
        Fault("air.table_row", f"{path.name}:{number}", ", ".join(line[BEYOND_HEADER]), str(len(header)))
        for number, line in enumerate(lines, start=2)
        if BEYOND_HEADER in line
    ]
    if not lines:
        faults.append(Fault("air.empty_table", str(path), "", ", ".join(header)))
    if faults:
        raise BadQuestion(*faults)
    return lines


def _decimal(text: str) -> Decimal | None:
    """Return the number a text is, or None where it is none, or has more digits or a larger exponent than a number."""
    try:
        return +Decimal(text) if NUMBER.fullmatch(text) else None
    except ArithmeticError:
        return None


def _parsed(cells: "Mapping[str, str]", *, where: str) -> tuple[dict[str, Fraction], list[Fault]]:
    """Return concentrations by item, missing ones left out, and what is wrong with the others."""
    found, faults = {}, []
    for name, text in cells.items():
        place = f"{where}{name}"
        if name not in ITEMS:
            faults.append(Fault("air.item", place, text, ", ".join(ITEMS)))
        elif text.lower() not in MISSING:
            number = _decimal(text)
            if number is None or not 0 <= number < HIGHEST:
                faults.append(Fault("air.concentration", place, text, f"0 <= {name} < {HIGHEST}"))
            elif -int(number.normalize().as_tuple().exponent) > FINEST_DECIMALS:
                faults.append(Fault("air.too_precise", place, text, f"<= {FINEST_DECIMALS} decimals"))
            else:
                found[name] = Fraction(number)
    return found, faults


def _asked(  # noqa: PLR0913 - what rows do not say themselves
    rows: "Sequence[Row]",
    *,
    rulebook: "Rulebook | None",
    edition: str | None,
    scope: str | None,
    place: Path | None,
    faults: list[Fault],
) -> list[Asked]:
    """Return each row with its rules and report; what is wrong with any row is added to `faults`."""
    from airshed.air.reports import SCOPES, fitting_scope  # noqa: PLC0415 - dataframes load when needed
    from airshed.air.ruleset import check_options  # noqa: PLC0415

    asked = []
    for row in rows:
        given, wrong = _parsed(row.cells, where=row.where)
        faults += wrong
        wanted = row.scope or scope
        if wanted is not None and wanted not in SCOPES:
            faults.append(Fault("air.scope", f"{row.where}scope", wanted, ", ".join(SCOPES)))
        if rulebook is None:
            continue
        own = {}
        with kept(faults, where=row.where):
            own = check_options(rulebook.editions, row.options)
        with kept(faults, where=row.where):
            ruleset = _ruleset(rulebook.with_options(**own), row.edition or edition, place)
            asked.append(Asked(row.id, given, ruleset, wanted or fitting_scope(given, ruleset=ruleset)))
    return asked


def _ruleset(rulebook: "Rulebook", edition: str | None, place: Path | None) -> "Ruleset":
    from dataclasses import replace  # noqa: PLC0415

    from airshed.rules.edition import get_edition, in_force  # noqa: PLC0415

    if edition is None:
        chosen = in_force(rulebook.editions, family="index", on=env.now(place).date())
    else:
        chosen = get_edition(rulebook.editions, family="index", text=edition)
    return replace(rulebook, fixed={"index": chosen}).on(chosen.effective)


def _shapes(asked: "Sequence[Asked]") -> list[dict[str, Any]]:
    """Return the stable shape of each row; rows of one kind are computed together."""
    from airshed.air.reports import index_reports  # noqa: PLC0415 - dataframes load when needed
    from airshed.air.shapes import report_shape  # noqa: PLC0415
    from airshed.lake.engines import made  # noqa: PLC0415

    kinds: dict[tuple[object, ...], list[int]] = {}
    for position, row in enumerate(asked):
        kinds.setdefault(row.kind, []).append(position)
    shapes: dict[int, dict[str, Any]] = {}
    for positions in kinds.values():
        first = asked[positions[0]]
        rows = [asked[n].given for n in positions]
        reports = index_reports(rows, ruleset=first.ruleset, scope=first.scope, make=made)
        for position, report in zip(positions, reports, strict=True):
            shapes[position] = report_shape(report, first.ruleset, scope=first.scope)
    return [shapes[n] for n in range(len(asked))]


def _print_one(console: "Console", shape: "Mapping[str, Any]", given: "Mapping[str, Fraction]") -> None:
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    for title in (say("项目", "item"), say("浓度", "concentration"), say("分指数", "sub-index")):
        grid.add_column(title)
    for item, value in given.items():
        unit = UNIT_SIGNS[POLLUTANTS[ITEMS[item].pollutant].unit]
        index = shape["iaqi"].get(item)
        grid.add_row(
            say(ITEMS[item].zh, ITEMS[item].en), f"{float(value):g} {unit}", "—" if index is None else str(index)
        )
    console.print(grid)
    console.print(_sentence(shape))
    console.print(say("规则", "edition") + f": {shape['edition']} ({shape['options']['scope']})")


def _sentence(shape: "Mapping[str, Any]") -> str:
    if all(index is None for index in shape["iaqi"].values()):
        return say(
            "AQI：无（该规则不给这些项目分指数）",
            "AQI: none (the edition gives these items no sub-index in this report)",
        )
    if shape["aqi"] is None:
        return say(
            "AQI：不发布（缺少污染物，其余又不高；加 --completeness ignore 可照算）",
            "AQI: withheld (a pollutant is missing and the others are not high; --completeness ignore computes it)",
        )
    primary = say("、", ", ").join(say(POLLUTANTS[p].zh, POLLUTANTS[p].en) for p in shape["primary"]) or say(
        "无", "none"
    )
    category = say(str(shape["category"]), str(shape["category_en"]))
    return f"AQI {shape['aqi']} · {category} · {say('首要污染物', 'primary pollutant')}: {primary}"


def _print_table(console: "Console", shapes: "list[dict[str, Any]]") -> None:
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    for title in ("id", say("规则", "edition"), "AQI", say("级别", "level"), say("首要污染物", "primary"), "IAQI"):
        grid.add_column(title)
    for shape in shapes:
        cells = [
            shape["id"],
            shape["edition"],
            shape["aqi"],
            say(shape["category"] or "—", shape["category_en"] or "—"),
            " ".join(shape["primary"] or ()),
        ]
        indices = " ".join(f"{item}={'—' if value is None else value}" for item, value in shape["iaqi"].items())
        grid.add_row(*("—" if cell is None else str(cell) for cell in cells), indices)
    console.print(grid)
