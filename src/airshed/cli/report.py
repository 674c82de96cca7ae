"""`airshed report`: daily reports and monthly bulletins, and their templates."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion, named_day
from airshed.cli.output import ByOption, HomeOption, JsonOption, at_home, emit, reported
from airshed.cli.serve import upgraded
from airshed.cli.words import say
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from rich.console import Console

app = typer.Typer(
    no_args_is_help=True, help="Daily reports and monthly bulletins: list, make, show, verify, templates."
)
KINDS = ("daily", "monthly")
LANGUAGES = ("zh", "en")
KindArgument = Annotated[str, typer.Argument(metavar="KIND", help="daily or monthly.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A report, as report list names it, or its number.")]
LanguageOption = Annotated[str, typer.Option("--language", metavar="zh|en", help="Language of the document.")]


@app.command("list")
def list_reports(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the reports that were made, the newest first.

    Example: airshed report list --home my-city
    """
    with reported(as_json):
        place, _ = _ready(home)
        from airshed.web.reports.models import Report  # noqa: PLC0415 - Django is up by now
        from airshed.web.reports.queries import shape_of  # noqa: PLC0415

        rows = [shape_of(report) for report in Report.objects.all()]
        emit({"home": str(place), "reports": rows}, as_json=as_json, text=_listing(rows, home))


@app.command()
def make(
    kind: KindArgument,
    *,
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DAY", help="The day, or one of the month; default: yesterday, or last month."),
    ] = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the report of a day or a month by what is stored now; unchanged data make nothing new.

    Example: airshed report make daily --day 2019-11-19
    """
    with reported(as_json):
        who = env.user(by)
        _chosen("KIND", kind, KINDS)
        place, now = _ready(home)
        wanted = _default(kind, now) if day is None else named_day("--day", day)
        from airshed.web.reports import operations  # noqa: PLC0415 - Django is up by now
        from airshed.web.reports.queries import shape_of  # noqa: PLC0415

        made = operations.make(place, kind=kind, day=wanted, by=who, now=now)
        shape = {**shape_of(made.report), "new": made.fresh}
        told = say("已生成", "made") if made.fresh else say("没有变化，仍是", "nothing changed, still")
        line = f"{told} {shape['id']} {shape['digest'][:16]}…"
        emit(shape, as_json=as_json, text=lambda console: console.print(line, soft_wrap=True))


@app.command()
def show(
    id: IdArgument,  # noqa: A002 - what it is
    *,
    docx: Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="Write the document to FILE.")] = None,
    language: LanguageOption = "zh",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the content of a report; --docx also writes its document.

    Example: airshed report show daily:erenhot/2019:2019-11-19:1 --docx report.docx
    """
    with reported(as_json):
        _chosen("--language", language, LANGUAGES)
        place, _ = _ready(home)
        report = _found(id, home)
        from airshed.web.reports import papers  # noqa: PLC0415 - Django is up by now
        from airshed.web.reports.queries import shape_of  # noqa: PLC0415
        from airshed.web.reports.wording import made_of, worded  # noqa: PLC0415

        if docx is not None:
            docx.write_bytes(papers.path_of(place, report.papers[language]).read_bytes())
        words = worded(report.content, place, language=say("zh", "en"), made=made_of(report))
        lines = [words["title"], words["day"], *(text for name, text in words.items() if name.endswith("_line"))]
        shape = {**shape_of(report), "content": report.content}
        emit(shape, as_json=as_json, text=lambda console: console.print("\n".join(filter(None, lines)), soft_wrap=True))


@app.command()
def verify(id: IdArgument, *, home: HomeOption = None, as_json: JsonOption = False) -> None:  # noqa: A002
    """Make a report again from what was known at its moment and compare; exit 1 if anything differs.

    Example: airshed report verify daily:erenhot/2019:2019-11-19:1
    """
    with reported(as_json):
        place, _ = _ready(home)
        report = _found(id, home)
        from airshed.web.reports.verifying import verified  # noqa: PLC0415 - Django is up by now

        shape = verified(place, report)
        emit(shape, as_json=as_json, text=lambda console: console.print(_verdict(shape), soft_wrap=True))
    if not shape["equal"]:
        raise typer.Exit(1)


@app.command()
def template(  # noqa: PLR0913 - each an option of the command
    kind: KindArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="Where the template is written, or read from.")],
    *,
    put: Annotated[bool, typer.Option("--put", help="Check FILE and put it in the place of the template.")] = False,
    language: LanguageOption = "zh",
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the template in force to a file, to be edited; with --put check an edited one and use it from now on.

    Example: airshed report template daily FILE.docx
    """
    with reported(as_json):
        who = env.user(by) if put else ""
        place, now = _ready(home)
        from airshed.web.reports import operations  # noqa: PLC0415 - Django is up by now

        template = operations.known_template(kind, language)
        name = template.name
        if put:
            content = file.read_bytes()
            operations.put_template(place, kind=kind, language=language, content=content, by=who, at=now)
            told = say(f"已换用模板 {name}", f"template {name} is in use from now on")
        else:
            file.write_bytes(template.content(place))
            told = say(f"模板 {name} 已写到 {file}", f"template {name} was written to {file}")
        shape = {"home": str(place), "name": name, "file": str(file), "put": put}
        emit(shape, as_json=as_json, text=lambda console: console.print(told, soft_wrap=True))


def _ready(home: Path | None) -> tuple[Path, "datetime"]:
    """Return home and moment, once the database can be used."""
    place = env.home(home)
    upgraded(place)
    from airshed.web.django import setup  # noqa: PLC0415 - Django loads when needed

    setup(place)
    return place, env.now(place)


def _default(kind: str, now: "datetime") -> date:
    """Return yesterday, or a day of last month."""
    return now.date() - timedelta(days=1) if kind == "daily" else now.date().replace(day=1) - timedelta(days=1)


def _chosen(where: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise BadQuestion(Fault("reports.choice", where, value, ", ".join(known)))


def _found(id: str, home: Path | None) -> Any:  # noqa: A002, ANN401 - what it is; a report
    """Return the report of an id or a number."""
    from airshed.web.reports.queries import of_id  # noqa: PLC0415 - Django is up by now

    found = of_id(id)
    if found is None:
        raise BadQuestion(Fault("reports.unknown", "ID", id, f"airshed report list{at_home(home)}"))
    return found


def _listing(rows: "Sequence[Mapping[str, Any]]", home: Path | None) -> "Callable[[Console], None]":
    def show_rows(console: "Console") -> None:
        from rich.table import Table  # noqa: PLC0415 - help must not wait for it

        if not rows:
            hint = f"airshed report make daily{at_home(home)}"
            console.print(say(f"还没有报告。生成一份：{hint}", f"no report yet; make one: {hint}"), soft_wrap=True)
            return
        heads = (say("编号", "id"), say("生成时间", "made"), say("生成人", "by"), say("摘要", "digest"))
        table = Table(*heads, box=None, pad_edge=False)
        for row in rows:
            table.add_row(row["id"], row["made_at"].replace("T", " ")[:16], row["by"], row["digest"][:16])
        console.print(table)

    return show_rows


def _verdict(shape: "Mapping[str, Any]") -> str:
    """Return what came of a check in a sentence."""
    if shape["equal"]:
        return say(
            f"{shape['id']} 核对一致：按当时已知的数据重算，内容相同，文件完好",
            f"{shape['id']}: the same, made again by what was known then, and its documents are whole",
        )
    wrong = []
    if not shape["content"]:
        wrong.append(say("存储的内容被改动", "the stored content was altered"))
    wrong += [
        say(f"文件（{language}）不见了或被改动", f"document ({language}) is gone or was altered")
        for language, whole in shape["papers"].items()
        if not whole
    ]
    if shape["rebuilt"] is None:
        wrong.append(
            say("方案、地点或规则已经不在，不能重算", "plan, place or rules are gone: it cannot be made again")
        )
    elif not shape["rebuilt"]:
        parts = ", ".join(shape["differences"])
        wrong.append(say(f"重算结果不同：{parts}", f"made again it differs: {parts}"))
    return say(f"{shape['id']} 核对不一致：", f"{shape['id']}: not the same: ") + say("；", "; ").join(wrong)
