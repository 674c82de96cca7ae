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

SHOWN_REJECTS = 20


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
    from airshed.rules.edition import in_force  # noqa: PLC0415
    from airshed.rules.load import load_editions  # noqa: PLC0415

    edition = in_force(load_editions(place), family="plausibility", on=env.now(place).date())
    return {row["pollutant"]: row["above"] for row in edition.tables["ceilings"]}


def shape_of(summary: "ImportSummary") -> dict[str, Any]:
    """Return `{"read", "stored", "unchanged", "rejected", ...}`."""
    return {
        "read": summary.read,
        "stored": summary.stored,
        "unchanged": summary.unchanged,
        "rejected": summary.rejected,
        "stations": summary.stations,
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
        )
    )
    if summary.stations:
        console.print(say(f"点位 {summary.stations:,} 个", f"stations {summary.stations:,}"))
    for note in summary.notes:
        console.print(say("说明: ", "note: ") + worded(note))
    if not summary.rejects.is_empty():
        _show_rejects(console, summary)


def _show_rejects(console: "Console", summary: "ImportSummary") -> None:
    from rich.table import Table  # noqa: PLC0415

    from airshed.lake.reasons import REASONS  # noqa: PLC0415

    grid = Table(box=None, pad_edge=False)
    for title in (
        say("文件", "file"),
        say("行", "row"),
        say("列", "column"),
        say("值", "value"),
        say("原因", "reason"),
    ):
        grid.add_column(title)
    for row in summary.rejects.head(SHOWN_REJECTS).iter_rows(named=True):
        known = REASONS[row["reason"]]
        reason = say(known.zh, known.en)
        why = f"{reason}；{row['expected']}" if row["expected"] else reason
        grid.add_row(row["file"], str(row["row"]), row["column"], row["value"], why)
    console.print(grid)
    more = summary.rejects.height - SHOWN_REJECTS
    if more > 0:
        console.print(say(f"另有 {more:,} 条，见表 rejects", f"{more:,} more in table rejects"))
