"""Are the sealed photos and files there, each as it was sealed?"""

from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import Check, Words

NAME = "proofs"
MOST_NAMED = 5
NONE_YET = Words("还没有佐证材料", "there are no proofs yet")
DATABASE_FIRST = Words("先解决 database 一项", "solve check database first")
MISSING = Words(
    "先备份现在的数据目录，再从备份把 files/proofs 里缺的文件拷回来",
    "make a backup of the home as it is, then copy what is missing in files/proofs back from a backup",
)
CHANGED = Words(
    "保留现在的数据目录作证据，查清谁动过 files/proofs 或数据库，再与备份比对",
    "keep the home as evidence, find out who touched files/proofs or the database, and compare with a backup",
)


def check(home: Path, *, now: datetime) -> Check:
    """Look for every original, and read some of them anew."""
    if not env.has_database(home):
        return Check(NAME, ok=True, detail=NONE_YET)
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs settings

    try:
        if "proofs_proof" not in connection.introspection.table_names():
            return Check(NAME, ok=True, detail=NONE_YET)  # check migrations tells
        return _look(home, now)
    except DatabaseError:
        told = Words("数据库读不了", "the database cannot be read")
        return Check(NAME, ok=False, detail=told, remedy=DATABASE_FIRST)
    finally:
        connection.close()


def _look(home: Path, now: datetime) -> Check:
    from airshed.web.proofs.verifying import verify  # noqa: PLC0415 - Django is up by now

    seen = verify(home, now=now)
    if seen.missing:
        named = _named(seen.missing)
        return Check(
            NAME, ok=False, detail=Words(f"缺原件：{named}", f"originals are missing: {named}"), remedy=MISSING
        )
    if seen.changed:
        named = _named(seen.changed)
        return Check(
            NAME, ok=False, detail=Words(f"原件被改动：{named}", f"originals were changed: {named}"), remedy=CHANGED
        )
    if seen.rewritten:
        named = _named(seen.rewritten)
        told = Words(f"记录与审计日志不一致：{named}", f"what is said of them is not what the audit log holds: {named}")
        return Check(NAME, ok=False, detail=told, remedy=CHANGED)
    if not seen.proofs:
        return Check(NAME, ok=True, detail=NONE_YET)
    zh = f"{seen.proofs:,} 份原件都在，今天抽查的 {seen.read:,} 份与封存时一致"
    return Check(
        NAME,
        ok=True,
        detail=Words(zh, f"{seen.proofs:,} originals are there; {seen.read:,} were read and are as sealed"),
    )


def _named(numbers: tuple[int, ...]) -> str:
    more = f" … ({len(numbers):,})" if len(numbers) > MOST_NAMED else ""
    return ", ".join(str(n) for n in numbers[:MOST_NAMED]) + more
