"""`airshed register`: the registers of a home as files: list, template, export, import, undo."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import BAD_INPUT, ByOption, HomeOption, JsonOption, at_home, emit, progress, reported
from airshed.cli.serve import ready
from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.web.kit.bringing.command import Brought
    from airshed.web.kit.register import Register
    from airshed.web.kit.sheets.found import Remark

app = typer.Typer(no_args_is_help=True, help="Registers: list, template, export, import, undo.")
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Register; `airshed register list` names them.")]
SHOWN = 20
"""So many faults are printed for people; JSON has all."""


class RegisterUnknown(AirshedError):
    """There is no such register, language, department or import."""


class NotAllowed(AirshedError):
    """The account may not do this to rows of registers."""


@app.command("list")
def list_registers(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the registers with their keys and how many rows they hold.

    Example: airshed register list --home my-city
    """
    with reported(as_json):
        ready(home, "-")
        from airshed.web.kit.register import registers  # noqa: PLC0415 - Django is up by now

        rows = [
            {
                "name": register.name,
                "label": say(*register.words),
                "rows": register.model.objects.filter(merged_into=None).count(),
                "key": list(register.key),
            }
            for register in registers().values()
        ]
        emit(rows, as_json=as_json, text=_listed(rows))


def _listed(rows: Sequence[Mapping[str, Any]]) -> "Callable[[Console], None]":
    def show(console: "Console") -> None:
        from rich.table import Table  # noqa: PLC0415 - help must not wait for it

        heads = (say("代码", "name"), say("台账", "register"), say("行数", "rows"), say("键", "key"))
        table = Table(*heads, box=None, pad_edge=False)
        for row in rows:
            table.add_row(row["name"], row["label"], f"{row['rows']:,}", ", ".join(row["key"]))
        console.print(table)

    return show


@app.command()
def template(
    name: NameArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="File to write.")],
    *,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help="zh or en, of heads and choices.")] = "zh",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the empty list of a register to fill in.

    Example: airshed register template boilers boilers.xlsx --home my-city
    """
    with reported(as_json):
        place, _, _ = ready(home, "-")
        register = _register(name)
        _check_language(language)
        from airshed.web.kit.leaving.spreadsheets import empty, remedies  # noqa: PLC0415 - Django is up by now

        target = file.expanduser().absolute()
        _place(target, empty(register, language))
        shape = {"home": str(place), "register": register.name, "file": str(target), "language": language}
        told = "\n".join([say(f"模板：{target}", f"template: {target}"), *(say(*words) for words in remedies())])
        emit(shape, as_json=as_json, text=lambda console: console.print(told, soft_wrap=True))


@app.command()
def export(  # noqa: PLR0913 - options of a command
    name: NameArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write: .xlsx, .csv, .geojson or .parquet.")],
    *,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help="zh or en, of heads and choices.")] = "zh",
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the rows of a register into a file, in the format its ending names; the audit log notes it.

    Where --by names an account, the file has what that account may take away; else all rows.
    Example: airshed register export boilers boilers.csv --home my-city
    """
    with reported(as_json):
        place, now, who = ready(home, by)
        register = _register(name)
        _check_language(language)
        from airshed.web.kit.leaving import exports  # noqa: PLC0415 - Django is up by now

        user = _account(who, "export")
        format = exports.format_of(register, file.suffix.removeprefix(".").lower())  # noqa: A001 - what it is
        target = file.expanduser().absolute()
        rows = exports.exportable(register, user=user)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".airshed-") as folder:
            part = Path(folder) / target.name
            taken = exports.export(register, rows, format, language, path=part, by=who, user=user, at=now)
            part.replace(target)
        shape = {
            "home": str(place),
            "register": register.name,
            "file": str(target),
            "format": format.name,
            "rows": taken.rows,
            "masked": taken.masked,
            "digest": taken.digest,
        }
        told = say(f"导出 {taken.rows:,} 行：{target}", f"{taken.rows:,} rows: {target}")
        emit(shape, as_json=as_json, text=lambda console: console.print(told, soft_wrap=True))


@app.command("import")
def import_list(  # noqa: PLR0913 - options of a command
    name: NameArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="List to store: .xlsx, .xls, .ods or .csv.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; store nothing.")] = False,
    department: Annotated[
        str | None, typer.Option(metavar="CODE", help="Department of new rows that name none.")
    ] = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Store a list: all of it, or nothing while a row is faulty; every fault is told with place and remedy.

    Where --by names an account, its department is the default and it writes what it may; else any row may be written.
    Example: airshed register import boilers boilers.xlsx --department ecology --dry-run --home my-city
    """
    with reported(as_json):
        place, now, who = ready(home, by)
        register = _register(name)
        _check_department(department)
        from airshed.web.kit.bringing.command import bring  # noqa: PLC0415 - Django is up by now

        _account(who, "import")
        with file.open("rb") as stream, progress(say("导入", "import")) as advance:
            found = bring(
                place,
                register,
                file.name,
                stream,
                by=who,
                department=department,
                now=now,
                dry_run=dry_run,
                advance=lambda done, total: advance(done, total, register.name),
            )
        shape = _imported(found)
        emit(shape, as_json=as_json, text=_telling(found, shape, home, dry_run=dry_run))
        if found.faults:
            raise typer.Exit(BAD_INPUT)


def _imported(found: "Brought") -> dict[str, Any]:
    counts = {name: found.counts.get(name, 0) for name in ("new", "changed", "unchanged", "faulty")}
    return {"batch": found.batch, **counts, "faults": [_fault(remark) for remark in found.faults]}


def _fault(remark: "Remark") -> dict[str, Any]:
    return {
        "sheet": remark.sheet,
        "row": remark.row,
        "column": remark.column or remark.head,
        "value": remark.fault.value,
        "code": remark.fault.code,
        "remedy": worded(remark.fault),
    }


def _telling(
    found: "Brought", shape: Mapping[str, Any], home: Path | None, *, dry_run: bool
) -> "Callable[[Console], None]":
    def show(console: "Console") -> None:
        for fault in shape["faults"][:SHOWN]:
            console.print(fault["remedy"], soft_wrap=True)
        if (more := len(shape["faults"]) + found.more_faults - SHOWN) > 0:
            console.print(say(f"还有 {more} 处", f"and {more} more"))
        counts = say(
            "新增 {new}，修改 {changed}，不变 {unchanged}，有误 {faulty}",
            "{new} new, {changed} changed, {unchanged} unchanged, {faulty} faulty",
        ).format(**shape)
        undo = f"airshed register undo {found.batch}{at_home(home)}"
        if found.batch is not None:
            told = say(f"已入库，第 {found.batch} 批；撤销：{undo}", f"stored as import {found.batch}; undo: {undo}")
        elif shape["faults"]:
            told = say(
                "有误，什么也没有入库；请改正后再导入", "faulty, nothing was stored; correct it and import it again"
            )
        else:
            told = say("只是预览，什么也没有入库", "a preview, nothing was stored") if dry_run else ""
        console.print(f"{counts}\n{told}", soft_wrap=True)

    return show


@app.command()
def undo(
    batch: Annotated[int, typer.Argument(metavar="BATCH", help="Number of the import.")],
    *,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a stored import back: its rows are again what they were before it.

    Refused where a row was changed since, or something rests on it. Example: airshed register undo 12 --home my-city
    """
    with reported(as_json):
        _, now, who = ready(home, by)
        from airshed.web.accounts.queries import visible  # noqa: PLC0415 - Django is up by now
        from airshed.web.accounts.rights import Action  # noqa: PLC0415
        from airshed.web.kit.bringing import imports  # noqa: PLC0415
        from airshed.web.kit.models import Batch  # noqa: PLC0415

        user = _account(who, "import")
        known = Batch.objects.all() if user is None else visible(Batch.objects, user=user, action=Action.edit)
        found = known.filter(pk=batch).first()
        if found is None:
            numbers = ", ".join(str(number) for number in known.filter(state="stored").values_list("pk", flat=True)[:5])
            raise RegisterUnknown(
                Fault("registers.no_batch", "BATCH", str(batch), numbers or "airshed register import")
            )
        rows = imports.undo(found, by=who, now=now)
        told = say(f"第 {batch} 批已撤销，{rows:,} 行恢复原样", f"import {batch} is taken back, {rows:,} rows")
        shape = {"batch": batch, "register": found.register, "rows": rows}
        emit(shape, as_json=as_json, text=lambda console: console.print(told))


def _register(name: str) -> "Register":
    from airshed.web.kit.register import registers  # noqa: PLC0415 - Django is up by now

    if name not in registers():
        raise RegisterUnknown(Fault("registers.unknown", "NAME", name, ", ".join(registers())))
    return registers()[name]


def _check_language(language: str) -> None:
    if language not in {"zh", "en"}:
        raise RegisterUnknown(Fault("cli.usage", "--language", language, "zh, en"))


def _check_department(code: str | None) -> None:
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - Django is up by now

    codes = list(Department.objects.filter(closed=False).order_by("pk").values_list("pk", flat=True))
    if code is not None and code not in codes:
        raise RegisterUnknown(Fault("accounts.unknown", "--department", code, ", ".join(codes)))


def _account(name: str, action: str) -> Any:  # noqa: ANN401 - a user, or None
    """Return the account of a name that may do an action to rows; None for a name without an account."""
    from airshed.web.accounts.access import may  # noqa: PLC0415 - Django is up by now
    from airshed.web.accounts.models import User  # noqa: PLC0415
    from airshed.web.accounts.rights import Action, Record  # noqa: PLC0415

    user = User.objects.filter(username__iexact=name).first()
    if user is not None and not may(user, Record.register_row, Action(action)):
        raise NotAllowed(Fault("registers.not_allowed", "--by", user.username, user.role))
    return user


def _place(target: Path, content: bytes) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".airshed-") as folder:
        part = Path(folder) / target.name
        part.write_bytes(content)
        part.replace(target)
