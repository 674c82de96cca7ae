"""Is the database of the shape this version of the software needs?"""

from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import Check, Words


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Count the migrations that are to be applied."""
    if not env.has_database(home):
        none = Words("还没有数据库，airshed serve 会建", "no database yet, airshed serve makes it")
        return Check("migrations", ok=True, detail=none)
    steps = waiting(home)
    if steps is None:
        told = Words("数据库读不了", "the database cannot be read")
        return Check("migrations", ok=False, detail=told, remedy=DATABASE_FIRST)
    if steps:
        count = len(steps)
        detail = Words(f"还有 {count} 步升级没有做", f"{count} steps of the upgrade are to be done")
        return Check("migrations", ok=False, detail=detail, remedy=UPGRADE)
    return Check("migrations", ok=True, detail=Words("数据库与软件版本一致", "the database fits this version"))


def waiting(home: Path) -> tuple[str, ...] | None:
    """Return the migrations that are to be applied, in order; None when the database cannot be read."""
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs settings
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return None
    finally:
        connection.close()
    return tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


DATABASE_FIRST = Words("先解决 database 一项", "solve check database first")
UPGRADE = Words(
    "先备份（airshed backup），再重启 airshed serve，它会升级数据库",
    "make a backup first (airshed backup), then restart airshed serve: it upgrades the database",
)
