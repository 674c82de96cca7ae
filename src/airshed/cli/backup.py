"""`airshed backup`: the whole home in one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from airshed.web.backup import Backup

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="New file to write; default: backups/airshed-DATE-TIME.zip in the home."),
    ] = None,
    *,
    database: Annotated[bool, typer.Option("--database/--no-database", help="Leave out a PostgreSQL database.")] = True,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Save a home in one file: database, lake, settings, places, plans, rules, files and the secret key.

    Pages, imports and people may go on meanwhile. Example: airshed backup /mnt/usb/airshed.zip --home my-city
    """
    with reported(as_json):
        from airshed.web.backup import default_path, make_backup  # noqa: PLC0415 - the lake loads when needed

        place = env.home(home)
        now = env.now(place)
        target = (file or default_path(place, now)).expanduser().absolute()
        with progress(say("备份", "backup")) as advance:
            made = make_backup(place, target, now=now, database=database, progress=advance)
        manifest = made.manifest
        shape = {
            "home": str(place),
            "file": str(made.path),
            "bytes": made.size,
            "made_at": manifest.made_at,
            "files": len(manifest.members),
            "database": manifest.database,
            "lake": dict(manifest.lake),
            "sql": dict(manifest.sql),
            "secret": any(member.name == env.SECRET_FILE for member in manifest.members),
        }
        told = _told(made, secret=bool(shape["secret"]))
        emit(shape, as_json=as_json, text=lambda console: console.print(told, soft_wrap=True))


def _told(made: "Backup", *, secret: bool) -> str:
    manifest = made.manifest
    lake, sql = sum(manifest.lake.values()), sum(manifest.sql.values())
    told = say(
        f"备份好了：{made.path}（{made.size / 1e6:.1f} MB，{len(manifest.members)} 个文件，数据湖 {lake:,} 行，"
        f"数据库 {sql:,} 行）\n请拷到另一台机器或移动硬盘上。恢复：airshed restore {made.path} 新目录",
        f"saved: {made.path} ({made.size / 1e6:.1f} MB, {len(manifest.members)} files, {lake:,} rows of the lake, "
        f"{sql:,} of the database)\nCopy it to another machine or disk. Restore: airshed restore {made.path} NEW-HOME",
    )
    if manifest.database == "elsewhere":
        told += say("\nPostgreSQL 数据库不在里面，请用 pg_dump 备份", "\nPostgreSQL is not in it: save it with pg_dump")
    if secret:
        told += say(
            "\n里面有密钥 secret.key 和所有人的资料，请像保管密钥一样保管这个文件",
            "\nIt holds secret.key and everybody's data: keep this file as you keep a key",
        )
    return told
