"""`airshed air import`: files of hours into the lake."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say, worded
from airshed.web import env

if TYPE_CHECKING:
    from decimal import Decimal

    from rich.console import Console

    from airshed.lake.importing import ImportSummary

SHOWN_GROUPS = 20


def import_hours(
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, XLSX or Parquet files, or folders.")],
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import hourly values: files of the national network, its publication, tidy tables; lists of stations among them.

    All files become visible together or not at all; what is refused goes to `rejects` with its reason.

    Example: airshed air import china_sites_20190316.csv
    """
    with reported(as_json):
        from airshed.lake.importing import import_files  # noqa: PLC0415 - dataframes load when needed

        place = env.home(home, make=True)
        now = env.now(place)
        with progress(say("导入", "import")) as advance:
            summary = import_files(
                place, files, now=now, by=env.user(by), ceilings=ceilings_of(place), progress=advance
            )
        emit(shape_of(summary), as_json=as_json, text=lambda console: show_summary(console, summary))


def ceilings_of(place: Path) -> "dict[str, Decimal]":
    """Return the greatest believable hourly value by pollutant, as the rules in the home or the package say."""
    from airshed.rules.ceilings import ceilings_on  # noqa: PLC0415

    return ceilings_on(place, env.now(place).date())


def shape_of(summary: "ImportSummary") -> dict[str, Any]:
    """Return `{"read", "stored", "unchanged", "rejected", ...}`."""
    return {
        "read": summary.read,
        "stored": summary.stored,
        "unchanged": summary.unchanged,
        "rejected": summary.rejected,
        "stations": summary.stations,
        "stations_rejected": summary.unlisted,
        "rejects": dict(Counter(summary.rejects["reason"].to_list())),
        "notes": [note.as_dict() for note in summary.notes],
    }


def show_summary(console: "Console", summary: "ImportSummary") -> None:
    """Print what an import did, what it refused and why."""
    counts = (summary.read, summary.stored, summary.unchanged, summary.rejected)
    read, stored, unchanged, rejected = (f"{count:,}" for count in counts)
    console.print(
        say(
            f"读取 {read}，入库 {stored}，未变 {unchanged}，拒绝 {rejected}",
            f"read {read}, stored {stored}, unchanged {unchanged}, rejected {rejected}",
        ),
        soft_wrap=True,
    )
    if summary.stations:
        console.print(say(f"点位 {summary.stations:,} 个", f"stations {summary.stations:,}"))
    if summary.unlisted:
        lost = f"{summary.unlisted:,}"
        console.print(say(f"站点名单拒绝 {lost} 行", f"rows of lists of stations rejected: {lost}"))
    for note in summary.notes:
        console.print(say("说明：", "note: ") + worded(note), soft_wrap=True)
    if not summary.rejects.is_empty():
        _show_rejects(console, summary)


def _show_rejects(console: "Console", summary: "ImportSummary") -> None:
    """Print a line for every reason and column, of lists and of hours, the most frequent first."""
    import polars as pl  # noqa: PLC0415 - dataframes load when needed

    from airshed.cli.refusals import refusals  # noqa: PLC0415

    groups = summary.rejects.group_by("batch", "reason", "column", maintain_order=True).agg(
        pl.len().alias("count"), pl.exclude("batch", "reason", "column").first()
    )
    groups = groups.sort("count", descending=True, maintain_order=True)
    for row in groups.head(SHOWN_GROUPS).iter_rows(named=True):
        console.print(refusals(row, row["count"]), soft_wrap=True)
    others = groups.slice(SHOWN_GROUPS)
    if others.height:
        left = others["count"].sum()
        console.print(
            say(
                f"其他列和原因还有 {others.height:,} 种，共 {left:,} 处",
                f"{others.height:,} more pairs of reason and column, {left:,} refusals in all",
            ),
            soft_wrap=True,
        )
    console.print(say("查看全部：airshed lake rejects", "all of them: airshed lake rejects"), soft_wrap=True)
