"""`airshed lake`: what is stored, how many rows, what was refused, fewer files."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.lake.contents import Contents

CLOCKS = ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f")
MOMENTS = ["%Y-%m-%d", *(f"%Y-%m-%d{sign}{clock}" for sign in ("T", " ") for clock in CLOCKS)]
SHOWN = 20
REJECT = ("file", "row", "column", "value", "reason", "expected", "known_at")
ORDER = ("file", "row", "column", "reason")

app = typer.Typer(no_args_is_help=True, help="Stored observations: info, count, rejects, compact.")


@app.command()
def info(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Show what every table of the lake holds.

    Example: airshed lake info --home my-city
    """
    with reported(as_json):
        from airshed.lake.contents import contents  # noqa: PLC0415 - dataframes load when needed

        place = env.home(home)
        found = contents(place)
        emit(
            {"home": str(place), "tables": {name: _plain(row) for name, row in found.items()}},
            as_json=as_json,
            text=lambda console: _show(console, found),
        )


def _plain(row: "Contents") -> dict[str, object]:
    return _stamped(asdict(row))


def _stamped(row: dict[str, Any]) -> dict[str, object]:
    """Return a row with its moments as text."""
    return {k: v.isoformat(sep=" ") if isinstance(v, datetime) else v for k, v in row.items()}


def _show(console: "Console", found: "dict[str, Contents]") -> None:
    from rich.table import Table  # noqa: PLC0415 - help must not wait for it

    shown = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    shown.add_column(say("表", "table"))
    for title in (say("行", "rows"), say("修订", "corrected"), say("文件", "files"), "MB"):
        shown.add_column(title, justify="right")
    shown.add_column(say("小时（末）", "hours (end)"))
    shown.add_column(say("最近入库", "stored"))
    for name, row in found.items():
        hours = f"{row.first_hour:%Y-%m-%d}…{row.last_hour:%Y-%m-%d}" if row.first_hour and row.last_hour else ""
        stored = f"{row.known_at:%Y-%m-%d}" if row.known_at else ""
        numbers = (f"{row.rows:,}", f"{row.corrections:,}", str(row.files), f"{row.bytes / 1e6:.1f}")
        shown.add_row(name, *numbers, hours, stored)
    console.print(shown)


@app.command()
def count(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Name of the table; `airshed lake info` lists them.")],
    *,
    known_at: Annotated[
        datetime | None,
        typer.Option("--known-at", formats=MOMENTS, help="Count what was stored by this moment; a day is its 00:00."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count the rows of a table after corrections and repetitions are folded.

    Example: airshed lake count ambient_hours --home my-city
    """
    with reported(as_json):
        from airshed.lake import engines  # noqa: PLC0415 - dataframes load when needed

        rows = engines.count(env.home(home), table, known_at=known_at)
        emit({"rows": rows}, as_json=as_json, text=lambda console: console.print(f"{rows:,}"))


@app.command()
def rejects(
    *,
    file: Annotated[str | None, typer.Option("--file", metavar="NAME", help="Only of files of this name.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show so many at most.")] = SHOWN,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what imports refused, and why, the newest first.

    Example: airshed lake rejects --file china_sites_20190316.csv
    """
    with reported(as_json):
        import polars as pl  # noqa: PLC0415 - dataframes load when needed

        from airshed.lake.engines import scan  # noqa: PLC0415

        frame = scan(env.home(home), "rejects").select(*REJECT)
        if file is not None:
            frame = frame.filter(pl.col("file") == Path(file).name)
        total = frame.select(pl.len()).collect().item()
        newest = frame.sort(["known_at", *ORDER], descending=[True, *(False for _ in ORDER)]).head(limit)
        rows = newest.collect().to_dicts()
        emit(
            {"total": total, "rejects": [_stamped(row) for row in rows]},
            as_json=as_json,
            text=lambda console: _show_rejects(console, rows, total),
        )


def _show_rejects(console: "Console", rows: list[dict[str, Any]], total: int) -> None:
    from airshed.cli.refusals import refusal  # noqa: PLC0415 - the lake loads when needed

    if not rows:
        console.print(say("没有被拒绝的行", "nothing was refused"))
        return
    for row in rows:
        console.print(refusal(row), soft_wrap=True)
    shown = len(rows)
    left = say(f"，显示最近 {shown:,} 处；更多：--limit", f", the newest {shown:,} are shown; more: --limit")
    console.print(say(f"共 {total:,} 处", f"{total:,} in all") + (left if shown < total else ""), soft_wrap=True)


@app.command()
def compact(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Merge small files; corrections and what was known earlier stay.

    Files that were replaced are deleted a day later, by the next run. Example: airshed lake compact --home my-city
    """
    with reported(as_json):
        from airshed.lake import compacting  # noqa: PLC0415 - dataframes load when needed

        place = env.home(home)
        counts = compacting.compact(place, now=env.now(place))
        emit(
            {"tables": {name: {"before": before, "after": after} for name, (before, after) in counts.items()}},
            as_json=as_json,
            text=lambda console: _show_compacted(console, counts),
        )


def _show_compacted(console: "Console", counts: dict[str, tuple[int, int]]) -> None:
    if not counts:
        console.print(say("数据湖是空的", "the lake is empty"))
    for name, (before, after) in counts.items():
        console.print(say(f"{name}：{before} 个文件 → {after} 个", f"{name}: {before} files → {after}"))
