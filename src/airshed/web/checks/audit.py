"""Is the audit chain whole? Takes long on a long log, so it runs when it is asked for: `airshed doctor --audit`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import Check, Words

NAME = "audit"
ON_REQUEST = True

Progress = Callable[[int, int, str], None]

NONE_YET = Words("还没有审计日志", "there is no audit log yet")
MIGRATE = Words("运行 airshed serve，它会更新数据库", "run airshed serve, which brings the database up to date")
UNGUARDED = Words(
    "停下系统，查清是谁去掉了触发器；从备份恢复，或请技术支持重建触发器",
    "stop the system and find out who took them away; restore a backup, or have the triggers made again",
)
BROKEN = Words(
    "停下系统，保留现在的数据库作证据；与备份和外部锚点比对这一条，再从链条完整的备份恢复",
    "stop the system and keep the database as evidence; compare that entry with backups and anchors outside, "
    "then restore a backup whose chain is whole",
)


def check(
    home: Path,
    *,
    now: datetime,  # noqa: ARG001 - the shape of a check
    anchors: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Check:
    """Follow the whole chain, and see that the database still guards it.

    Args:
        home: the home.
        now: the moment; the shape of a check.
        anchors: files of anchors to compare with.
        progress: called with entries done and entries there are.
    """
    if not env.has_database(home):
        return Check(NAME, ok=True, detail=NONE_YET)
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import connection  # noqa: PLC0415 - needs settings

    if "audit_entry" not in connection.introspection.table_names():
        return Check(NAME, ok=False, detail=NONE_YET, remedy=MIGRATE)
    return _look(anchors, progress)


def _look(anchors: Sequence[Path], progress: Progress | None) -> Check:
    from airshed.web import audit  # noqa: PLC0415 - Django is up by now
    from airshed.web.audit.anchors import anchors_of  # noqa: PLC0415
    from airshed.web.audit.words import reason_texts  # noqa: PLC0415

    verdict, place = audit.verify(progress), ""
    for file in anchors:
        if verdict.ok:
            verdict, place = audit.check_anchor(file), f"{file}: "
    if not verdict.ok:
        zh, en = (place + text for text in reason_texts(verdict.reason, verdict.first_bad, verdict.other))
        return Check(NAME, ok=False, detail=Words(zh, en), remedy=BROKEN)
    if missing := ", ".join(audit.missing_triggers()):
        told = Words(f"数据库不再保护审计日志，缺少：{missing}", f"the database no longer guards the log: no {missing}")
        return Check(NAME, ok=False, detail=told, remedy=UNGUARDED)
    return Check(NAME, ok=True, detail=_whole(verdict.entries, sum(len(anchors_of(file)) for file in anchors)))


def _whole(entries: int, anchors: int) -> Words:
    if not anchors:
        return Words(f"{entries:,} 条，链条完整", f"{entries:,} entries, whole")
    return Words(
        f"{entries:,} 条，链条完整，与 {anchors} 个锚点一致", f"{entries:,} entries, whole, as {anchors} anchors say"
    )
