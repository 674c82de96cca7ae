"""`airshed air aqi`: the index of given concentrations."""

import csv
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion, ChosenOption, CompletenessOption, rulebook_of
from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.errors import Fault
from airshed.vocab import ITEMS, POLLUTANTS, UNIT_SIGNS
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from airshed.air.ruleset import Rulebook

MISSING = {"", "na", "null", "none", "-", "—"}
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
    option: ChosenOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compute sub-indices, AQI, level and primary pollutants of given concentrations.

    Example: airshed air aqi pm25_24h=75 o3_8h=160 --edition 2012
    """
    with reported(as_json):
        place = env.home_or_none(home)
        rounds = None if round_first is None else str(round_first)
        rulebook = rulebook_of(place, options=option, completeness=completeness, round_first=rounds)
        if table is not None:
            if values:
                raise BadQuestion(Fault("air.table_and_values", "--table", str(table), "ITEM=VALUE..."))
            shapes = _of_table(table, rulebook, edition, scope, place)
            emit(shapes, as_json=as_json, text=lambda console: _print_table(console, shapes))
            return
        if not values:
            raise BadQuestion(Fault("air.no_values", "ITEM=VALUE", "", "pm25_24h=75 o3_8h=160"))
        given, faults = _parsed(dict(_split(text) for text in values), where="")
        if faults:
            raise BadQuestion(*faults)
        shape = _shapes([given], rulebook, edition, scope, place)[0]
        emit(shape, as_json=as_json, text=lambda console: _print_one(console, shape, given))


def _split(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise BadQuestion(Fault("air.value_pair", "ITEM=VALUE", text, "pm25_24h=75"))
    return name.strip(), value.strip()


def _parsed(cells: "Mapping[str, str]", *, where: str) -> tuple[dict[str, Fraction], list[Fault]]:
    """Return concentrations by item, missing ones left out, and what is wrong with the others."""
    found, faults = {}, []
    for name, text in cells.items():
        place = f"{where}{name}"
        if name not in ITEMS:
            faults.append(Fault("air.item", place, text, ", ".join(ITEMS)))
        elif text.lower() not in MISSING:
            try:
                number = Decimal(text)
            except InvalidOperation:
                number = Decimal("NaN")
            if not number.is_finite() or not 0 <= number < HIGHEST:
                faults.append(Fault("air.concentration", place, text, f"0 <= {name} < {HIGHEST}"))
            elif -int(number.normalize().as_tuple().exponent) > FINEST_DECIMALS:
                faults.append(Fault("air.too_precise", place, text, f"<= {FINEST_DECIMALS} decimals"))
            else:
                found[name] = Fraction(number)
    return found, faults


def _shapes(
    rows: list[dict[str, Fraction]], rulebook: "Rulebook", edition: str | None, scope: str | None, place: Path | None
) -> list[dict[str, Any]]:
    """Return the stable shape of each row of concentrations under one edition and scope."""
    from dataclasses import replace  # noqa: PLC0415

    from airshed.air.reports import SCOPES, fitting_scope, index_reports  # noqa: PLC0415 - dataframes load when needed
    from airshed.air.shapes import report_shape  # noqa: PLC0415
    from airshed.lake.engines import made  # noqa: PLC0415
    from airshed.rules.edition import get_edition, in_force  # noqa: PLC0415

    if edition is None:
        chosen = in_force(rulebook.editions, family="index", on=env.now(place).date())
    else:
        chosen = get_edition(rulebook.editions, family="index", text=edition)
    if scope is not None and scope not in SCOPES:
        raise BadQuestion(Fault("air.scope", "--scope", scope, ", ".join(SCOPES)))
    ruleset = replace(rulebook, fixed={"index": chosen}).on(chosen.effective)
    shapes = []
    for row in rows:
        fitting = scope or fitting_scope(row)
        report = index_reports([row], ruleset=ruleset, scope=fitting, make=made)[0]
        shapes.append(report_shape(report, ruleset, scope=fitting))
    return shapes


def _of_table(
    path: Path, rulebook: "Rulebook", edition: str | None, scope: str | None, place: Path | None
) -> list[dict[str, Any]]:
    from airshed.air.ruleset import check_options  # noqa: PLC0415

    shapes, faults = [], []
    for number, line in enumerate(_lines(path), start=2):
        cells = {name: (line.get(name) or "").strip() for name in ITEMS if name in line}
        given, wrong = _parsed(cells, where=f"{path.name}:{number}: ")
        faults += wrong
        own = {
            n: t.get(line[n].strip(), line[n].strip()) for n, t in TABLE_OPTIONS.items() if (line.get(n) or "").strip()
        }
        if faults:
            continue
        options = {**rulebook.chosen, **check_options(rulebook.editions, own)}
        chosen = rulebook.with_options(**options)
        shape = _shapes([given], chosen, line.get("edition") or edition, line.get("scope") or scope, place)[0]
        shapes.append({"id": line.get("id") or str(number - 1), **shape})
    if faults:
        raise BadQuestion(*faults)
    return shapes


def _lines(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lines = list(reader)
    except UnicodeDecodeError:
        raise BadQuestion(Fault("air.table_encoding", str(path), "", "UTF-8")) from None
    except csv.Error as error:
        raise BadQuestion(Fault("air.table", str(path), str(error), ", ".join(ITEMS))) from None
    if not set(reader.fieldnames or ()) & set(ITEMS):
        raise BadQuestion(Fault("air.table", str(path), ", ".join(reader.fieldnames or ()), ", ".join(ITEMS)))
    return lines


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
    if shape["aqi"] is None:
        return say(
            "AQI：不发布（缺少污染物，其余不超过 100；加 --completeness ignore 可照算）",
            "AQI: withheld (a pollutant is missing, the others are at most 100; --completeness ignore computes it)",
        )
    primary = say("、", ", ").join(say(POLLUTANTS[p].zh, POLLUTANTS[p].en) for p in shape["primary"]) or say(
        "无", "none"
    )
    return f"AQI {shape['aqi']} · {shape['category']} · {say('首要污染物', 'primary pollutant')}: {primary}"


def _print_table(console: "Console", shapes: "list[dict[str, Any]]") -> None:
    from rich.table import Table  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    for title in ("id", say("规则", "edition"), "AQI", say("级别", "level"), say("首要污染物", "primary"), "IAQI"):
        grid.add_column(title)
    for shape in shapes:
        cells = [shape["id"], shape["edition"], shape["aqi"], shape["category"], " ".join(shape["primary"] or ())]
        indices = " ".join(f"{item}={'—' if value is None else value}" for item, value in shape["iaqi"].items())
        grid.add_row(*("—" if cell is None else str(cell) for cell in cells), indices)
    console.print(grid)
