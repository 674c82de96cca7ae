"""`airshed air agreement`: official columns against what the one-hour values give, every difference with its cause."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from airshed.air.agreement import Agreement
    from airshed.rules.edition import Edition


class NoOfficialColumns(AirshedError):
    """A file has nothing to compare with."""


def agreement(
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Long Parquet files or publication hours.")],
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the table of the reference page.")] = False,
    rows: Annotated[
        Path | None, typer.Option("--rows", metavar="FILE", help="Write every unexplained difference to this CSV.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the official AQI, means, maxima, primary pollutants and levels of files with their one-hour values.

    Example: airshed air agreement national_2019_03.parquet --markdown
    """
    with reported(as_json):
        from airshed.rules.load import load_editions  # noqa: PLC0415

        editions = load_editions(env.home_or_none(home))
        results = {}
        with progress(say("比对", "compare")) as advance:
            for done, path in enumerate(files):
                advance(done, len(files), path.name)
                results[path.name] = compared(path, editions)
        if rows is not None:
            write_rows(rows, results)
        shape = [_shape(name, found) for name, found in results.items()]
        if markdown:
            typer.echo("\n".join(page(results)))
            return
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape))


def compared(path: Path, editions: "Sequence[Edition]") -> "list[Agreement]":
    """Return how the official columns of a file agree with its one-hour values."""
    import narwhals as nw  # noqa: PLC0415 - dataframes load when needed

    from airshed.air.agreement import agreements, with_hour_index  # noqa: PLC0415
    from airshed.air.ruleset import Rulebook  # noqa: PLC0415
    from airshed.calendar import day_of  # noqa: PLC0415
    from airshed.lake.official import LONG, official_hours  # noqa: PLC0415
    from airshed.rules.edition import get_edition  # noqa: PLC0415

    levels = {
        row["category_zh"]: row["level"] for row in get_edition(editions, family="index", text="2012").tables["levels"]
    }
    table = official_hours(path, levels=levels)
    if not any(name.startswith("official_") for name in table.columns) or table.is_empty():
        raise NoOfficialColumns(Fault("air.no_official", str(path), "", ", ".join(LONG.values())))
    ruleset = Rulebook(editions, {"realtime_pm": "1h"}).on(day_of(max(table["hour_end"].to_list())))
    indexed = with_hour_index(nw.from_native(table.lazy()), ruleset=ruleset).to_native().collect()
    found = agreements(
        nw.from_native(table, eager_only=True), nw.from_native(indexed, eager_only=True), ruleset=ruleset
    )
    return [result for result in found if result.compared]


def _shape(name: str, found: "Sequence[Agreement]") -> dict[str, Any]:
    return {
        "file": name,
        "columns": [
            {
                "column": a.column,
                "compared": a.compared,
                "equal": a.equal,
                "share": a.share,
                "causes": dict(sorted(a.causes.items())),
                "unexplained": len(a.unexplained),
                "rows": [
                    {
                        "station": d.station,
                        "hour_end": d.hour_end.isoformat(timespec="minutes"),
                        "official": d.official,
                        "computed": d.computed,
                    }
                    for d in a.unexplained
                ],
            }
            for a in found
        ],
    }


def page(results: "Mapping[str, Sequence[Agreement]]") -> list[str]:
    """Return the lines of the reference page's table: counts by column and cause."""
    lines = ["| file | column | compared | equal | share | differences by cause | unexplained |", "|" + "---|" * 7]
    for name, found in results.items():
        for a in found:
            causes = ", ".join(f"{cause} {count}" for cause, count in sorted(a.causes.items())) or "none"
            left = f"{len(a.unexplained)} ({len(a.unexplained) / a.compared:.4%})"
            lines.append(f"| {name} | {a.column} | {a.compared} | {a.equal} | {a.share:.4%} | {causes} | {left} |")
    compared = sum(a.compared for found in results.values() for a in found)
    left_out = sum(len(a.unexplained) for found in results.values() for a in found)
    return [*lines, "", f"Unexplained in all: {left_out} of {compared} cells ({left_out / compared:.4%})."]


def write_rows(path: Path, results: "Mapping[str, Sequence[Agreement]]") -> None:
    """Write every difference that no cause explains, a row each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "column", "station", "hour_end", "official", "computed"])
        for name, found in results.items():
            for d in (d for a in found for d in a.unexplained):
                hour_end = d.hour_end.isoformat(sep=" ", timespec="minutes")
                writer.writerow([name, d.column, d.station, hour_end, d.official, d.computed])


def _show(console: "Console", shape: "Sequence[Mapping[str, Any]]") -> None:
    from rich.table import Table  # noqa: PLC0415

    for file in shape:
        grid = Table(box=None, pad_edge=False, title=file["file"], title_justify="left")
        grid.add_column(say("列", "column"))
        for title in (
            say("比对", "compared"),
            say("一致", "equal"),
            say("比例", "share"),
            say("未解释", "unexplained"),
        ):
            grid.add_column(title, justify="right")
        grid.add_column(say("不一致的原因", "causes"))
        for row in file["columns"]:
            causes = ", ".join(f"{cause} {count:,}" for cause, count in row["causes"].items())
            numbers = (f"{row['compared']:,}", f"{row['equal']:,}", f"{row['share']:.4%}", f"{row['unexplained']:,}")
            grid.add_row(row["column"], *numbers, causes)
        console.print(grid)
