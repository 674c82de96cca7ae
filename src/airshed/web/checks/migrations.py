"""Is the database of the shape this version of the software needs?"""

from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import Check, Words
from airshed.web.upgrading import OtherVersion, gap


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Compare the steps that the database has taken with those of this version."""
    if not env.has_database(home):
        none = Words("还没有数据库，airshed serve 会建", "no database yet, airshed serve makes it")
        return Check("migrations", ok=True, detail=none)
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import connection  # noqa: PLC0415 - needs settings

    try:
        found = gap()
    except OtherVersion:
        told = Words("数据库读不了", "the database cannot be read")
        return Check("migrations", ok=False, detail=told, remedy=DATABASE_FIRST)
    finally:
        connection.close()
    if found.strange:
        names = ", ".join(found.strange)
        detail = Words(f"数据库已由更新的版本升级过：{names}", f"a later version has brought it up to date: {names}")
        return Check("migrations", ok=False, detail=detail, remedy=LATER)
    if found.missing:
        count = len(found.missing)
        detail = Words(f"还有 {count} 步升级没有做", f"{count} steps of the upgrade are to be done")
        return Check("migrations", ok=False, detail=detail, remedy=UPGRADE)
    return Check("migrations", ok=True, detail=Words("数据库与软件版本一致", "the database fits this version"))


DATABASE_FIRST = Words("先解决 database 一项", "solve check database first")
UPGRADE = Words(
    "先备份（airshed backup），再重启 airshed serve，它会升级数据库",
    "make a backup first (airshed backup), then restart airshed serve: it upgrades the database",
)
LATER = Words(
    "安装更新的版本，或恢复升级前的备份：airshed restore 备份文件 新目录",
    "install the later version, or restore a backup of before: airshed restore FILE NEW-HOME",
)
