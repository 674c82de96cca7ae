"""`airshed air stations`: the list of monitoring stations."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.importing import shape_of, show_summary
from airshed.cli.output import ByOption, HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="The list of stations: import, list.")


@app.command("import")
def import_list(
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lists of stations, CSV or XLSX.")],
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import lists of stations: station, name, city, and if known region, lon, lat, kind, from_date, to_date.

    Example: airshed air stations import stations.csv
    """
    with reported(as_json):
        from airshed.lake.importing import import_stations  # noqa: PLC0415 - dataframes load when needed

        place = env.home(home, make=True)
        with progress(say("导入", "import")) as advance:
            summary = import_stations(place, files, now=env.now(place), by=env.user(by), progress=advance)
        emit(shape_of(summary), as_json=as_json, text=lambda console: show_summary(console, summary))


@app.command("list")
def list_stations(
    *,
    city: Annotated[str | None, typer.Option("--city", metavar="NAME", help="Only of this city.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the stations.

    Example: airshed air stations list --city 示例市
    """
    with reported(as_json):
        import polars as pl  # noqa: PLC0415 - dataframes load when needed

        from airshed.lake.engines import scan  # noqa: PLC0415
        from airshed.lake.listing import unreadable_told  # noqa: PLC0415

        place = env.home(home)
        frame = scan(place, "stations").drop("revision", "known_at", "batch")
        if city is not None:
            frame = frame.filter(pl.col("city") == city)
        with unreadable_told(place):
            rows = frame.sort("station").collect().to_dicts()
        emit(rows, as_json=as_json, text=lambda console: _show(console, rows))


def _show(console: "Console", rows: list[dict[str, Any]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        console.print(
            say(
                "没有点位。下一步: airshed air stations import 文件",
                "no stations; next: airshed air stations import FILE",
            )
        )
        return
    kinds = {"assessed": say("评价点", "assessed"), "reference": say("对照点", "reference")}
    grid = Table(box=None, pad_edge=False)
    for title in (
        say("编号", "code"),
        say("名称", "name"),
        say("城市", "city"),
        say("区域", "region"),
        say("类型", "kind"),
    ):
        grid.add_column(title)
    for row in rows:
        cells = [row["station"], row["name"], row["city"], row["region"], kinds.get(row["kind"], row["kind"])]
        grid.add_row(*(cell or "" for cell in cells))
    console.print(grid)
