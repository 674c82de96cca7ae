"""`airshed rules`: which editions of the standards there are, what they say, whether your own can be used."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.rules.edition import Edition

SAYS_NO = 1
PROVENANCE = ("clause", "sure", "note", "checked")

app = typer.Typer(no_args_is_help=True, help="Dated editions of the standards: list, show, check.")


class UnknownRule(AirshedError):
    """No edition or family has that name, or several editions have."""


@app.command("list")
def list_editions(
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the reference page of the documentation.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the editions: from when to when, where from, how many values nobody has verified.

    Example: airshed rules list
    """
    with reported(as_json):
        from airshed.rules.load import families, load_editions  # noqa: PLC0415 - help must not wait for it
        from airshed.rules.page import reference_page  # noqa: PLC0415 - as above

        editions = load_editions(env.home_or_none(home))

        def text(console: "Console") -> None:
            if markdown:
                console.print(reference_page(editions, families()), soft_wrap=True, end="")
            else:
                _print_list(console, editions)

        emit({"editions": [_summary(edition) for edition in editions]}, as_json=as_json, text=text)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME|FAMILY", help="An edition; or a family, then see --on.")],
    *,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the data, for a family; default: today.")
    ] = None,
    scope: Annotated[str, typer.Option(help="Scope, for a family; default: the whole nation.")] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every value of an edition with its clause, how sure it is and when it was checked.

    Example: airshed rules show hj633-2012

    Example: airshed rules show index --on 2025-07-01
    """
    with reported(as_json):
        from airshed.rules.edition import in_force  # noqa: PLC0415 - help must not wait for it
        from airshed.rules.load import load_editions  # noqa: PLC0415 - as above

        place = env.home_or_none(home)
        editions = load_editions(place)
        if name in {edition.family for edition in editions}:
            day = (on or env.now(place)).date()
            edition = in_force(editions, family=name, on=day, scope=scope)
        else:
            edition = _named(editions, name)
        emit(_full(edition), as_json=as_json, text=lambda console: _print_edition(console, edition))


@app.command()
def check(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Check all editions, packaged and your own; exit 1 when something is wrong, with every fault.

    Example: airshed rules check --home my-city
    """
    with reported(as_json):
        from airshed.rules.load import RulesBroken, load_editions  # noqa: PLC0415 - help must not wait for it

        faults: Sequence[Fault] = ()
        editions: Sequence[Edition] = ()
        try:
            editions = load_editions(env.home_or_none(home))
        except RulesBroken as error:
            faults = error.faults
        result = {"ok": not faults, "editions": len(editions), "faults": [fault.as_dict() for fault in faults]}
        emit(result, as_json=as_json, text=lambda console: _print_check(console, editions, faults))
        if faults:
            raise typer.Exit(SAYS_NO)


def _named(editions: Sequence["Edition"], name: str) -> "Edition":
    """Return the edition of a name, or of `family/name` or `family/year`."""
    from airshed.rules.edition import get_edition  # noqa: PLC0415 - help must not wait for it

    family, slash, text = name.partition("/")
    if slash:
        return get_edition(editions, family=family, text=text)
    found = [edition for edition in editions if edition.name == name]
    if len(found) == 1:
        return found[0]
    code = "rules.ambiguous_edition" if found else "rules.unknown_edition"
    known = [f"{e.family}/{e.name}" if found else e.name for e in found or editions]
    raise UnknownRule(Fault(code, "NAME|FAMILY", name, ", ".join(known)))


def _summary(edition: "Edition") -> dict[str, Any]:
    return {
        "family": edition.family,
        "name": edition.name,
        "effective": edition.effective,
        "expires": edition.expires,
        "scope": edition.scope,
        "from": edition.origin,
        "shadows": edition.shadowed,
        "doubts": len(edition.doubts()),
    }


def _full(edition: "Edition") -> dict[str, Any]:
    source, doubts = edition.source, edition.doubts()
    return _summary(edition) | {
        "amends": edition.amends,
        "path": str(edition.path),
        "source": {
            key: getattr(source, key) for key in ("title", "clause", "sure", "effective_sure", "checked", "note")
        },
        "tables": {table: [dict(row) for row in rows] for table, rows in edition.tables.items()},
        "options": {name: {"value": row["value"], "known": row["known"]} for name, row in edition.options.items()},
        "doubts": [{"where": doubt.where, "sure": doubt.sure, "note": doubt.note} for doubt in doubts],
    }


def _print_list(console: "Console", editions: Sequence["Edition"]) -> None:
    titles = (
        say("类别", "family"),
        say("版本", "edition"),
        say("起", "from"),
        say("止(不含)", "until"),
        say("范围", "scope"),
        say("来自", "where"),
        say("存疑", "doubts"),
    )
    rows = [
        (
            edition.family,
            edition.name,
            str(edition.effective),
            str(edition.expires or ""),
            edition.scope,
            _origin(edition),
            str(len(edition.doubts())),
        )
        for edition in editions
    ]
    _print_columns(console, titles, rows)


def _origin(edition: "Edition") -> str:
    if edition.origin == "packaged":
        return say("内置", "packaged")
    return say("自有(替代内置)", "home (shadows)") if edition.shadowed else say("自有", "home")


def _print_edition(console: "Console", edition: "Edition") -> None:
    source = edition.source
    first = f"{edition.effective}{'' if source.effective_sure == source.sure else f' ({source.effective_sure})'}"
    span = f"{first} .. {edition.expires or ''} {edition.scope}".rstrip()
    lines = [
        f"{edition.family}/{edition.name}  {source.title}",
        say("适用 ", "in force ") + span,
        say("来源 ", "source ") + f"{source.clause}  {source.sure}  {source.checked}  {edition.path}",
        *([source.note] if source.note else []),
        say(
            "可信度：P 读过正文；S 二手来源；C 仅见于开源代码；U 未核实",
            "sure: P read in the text; S a secondary source; C open-source code only; U unverified",
        ),
    ]
    for line in lines:
        console.print(line, soft_wrap=True)
    for table, rows in edition.tables.items():
        if rows:
            _print_table(console, table, edition)


def _print_table(console: "Console", name: str, edition: "Edition") -> None:
    from airshed.rules.page import plain  # noqa: PLC0415 - help must not wait for it

    rows = edition.tables[name]
    keys = [key for key in rows[0] if key not in PROVENANCE and any(row[key] is not None for row in rows)]
    notes = list(dict.fromkeys(row["note"] for row in rows if row["note"]))
    console.print(f"\n{name}", style="bold")
    titles = (*keys, say("条款", "clause"), say("可信度", "sure"), say("核对", "checked"), say("注", "note"))
    cells = [
        (
            *(plain(row[key]) for key in keys),
            row["clause"],
            row["sure"],
            "" if row["checked"] == edition.source.checked else str(row["checked"]),
            f"[{notes.index(row['note']) + 1}]" if row["note"] else "",
        )
        for row in rows
    ]
    _print_columns(console, titles, cells)
    for number, note in enumerate(notes, start=1):
        console.print(f"[{number}] {note}", soft_wrap=True)


def _print_columns(console: "Console", titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print cells under their titles; lines are never folded, columns without a cell are left out."""
    from rich.cells import cell_len  # noqa: PLC0415 - help must not wait for it

    shown = [index for index in range(len(titles)) if any(row[index] for row in rows)]
    widths = {index: max(cell_len(line[index]) for line in (titles, *rows)) for index in shown}
    for line in (titles, *rows):
        cells = [line[index] + " " * (widths[index] - cell_len(line[index])) for index in shown]
        console.print("  ".join(cells).rstrip(), soft_wrap=True)


def _print_check(console: "Console", editions: Sequence["Edition"], faults: Sequence[Fault]) -> None:
    for fault in faults:
        console.print(worded(fault), soft_wrap=True)
    if faults:
        console.print(say(f"共 {len(faults)} 处错误", f"{len(faults)} faults"))
        return
    own = [edition for edition in editions if edition.origin == "home"]
    doubts = sum(len(edition.doubts()) for edition in editions)
    console.print(
        say(
            f"{len(editions)} 个版本都可用，其中自有 {len(own)} 个；未核实的值 {doubts} 处",
            f"{len(editions)} editions can be used, {len(own)} of them your own; {doubts} values are unverified",
        )
    )
