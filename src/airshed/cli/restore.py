"""`airshed restore`: a home from a backup, verified before it is put in place."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from airshed.web.archive import Manifest

app = typer.Typer()


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="HOME", help="New or empty folder; the same as --home.")
    ] = None,
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a home of a backup in a new or empty folder; every hash and every count is checked first.

    Example: airshed restore airshed-20191120-083000.zip my-city
    """
    with reported(as_json):
        from airshed.web.restoring import restore as restored  # noqa: PLC0415 - the lake loads when needed

        place = env.home_path(folder or home)
        with progress(say("恢复", "restore")) as advance:
            manifest = restored(file, place, progress=advance)
        shape = {
            "home": str(place),
            "made_at": manifest.made_at,
            "airshed": manifest.airshed,
            "files": len(manifest.members),
            "database": manifest.database,
            "lake": dict(manifest.lake),
            "sql": dict(manifest.sql),
        }
        emit(shape, as_json=as_json, text=lambda console: console.print(_told(manifest, place), soft_wrap=True))


def _told(manifest: "Manifest", place: Path) -> str:
    lake, sql, moment = sum(manifest.lake.values()), sum(manifest.sql.values()), manifest.made_at.replace("T", " ")
    told = say(
        f"{place} 恢复到 {moment}：{len(manifest.members)} 个文件的哈希、数据湖 {lake:,} 行、数据库 {sql:,} 行都与备份"
        f"一致。\n接着运行：airshed serve --home {place}",
        f"{place} is as of {moment}: hashes of {len(manifest.members)} files, {lake:,} rows of the lake and "
        f"{sql:,} of the database are those of the backup.\nGo on: airshed serve --home {place}",
    )
    if manifest.database == "elsewhere":
        told += say("\nPostgreSQL 数据库请用 pg_restore 恢复", "\nRestore PostgreSQL with pg_restore")
    return told
