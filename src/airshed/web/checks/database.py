"""Can the database be read and written?"""

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.backup import JOBS_FILE
from airshed.web.checks import NOTHING, Check, Words

PATIENCE_S = 5.0
"""How long a program may hold the database before that is worth a word. [s]"""


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Look through a SQLite database and open a write; ask a PostgreSQL database for an answer."""
    if env.settings(home)["database_url"]:
        return _postgres(home)
    path = home / env.DATABASE_FILE
    if not path.exists():
        served = (home / JOBS_FILE).exists()
        return Check("database", ok=not served, detail=GONE if served else NONE, remedy=BRING if served else NOTHING)
    if not os.access(home, os.W_OK) or not os.access(path, os.W_OK):
        return Check("database", ok=False, detail=CLOSED, remedy=OPEN)
    try:
        verdict = _verdict(path)
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict == "database is locked":
        return Check("database", ok=False, detail=HELD, remedy=LET_GO)
    if verdict != "ok":
        return _damaged(verdict)
    size = path.stat().st_size / 1e6
    return Check(
        "database", ok=True, detail=Words(f"SQLite，{size:.1f} MB，可读写", f"SQLite, {size:.1f} MB, in order")
    )


def _verdict(path: Path) -> str:
    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)) as base:
        (verdict,) = base.execute("PRAGMA quick_check(1)").fetchone()
        base.execute("BEGIN IMMEDIATE")
        base.execute("ROLLBACK")
    return str(verdict)


NONE = Words("还没有，airshed serve 会建", "none yet, airshed serve makes it")
GONE = Words("db.sqlite3 不见了", "db.sqlite3 is gone")
BRING = Words(
    "停下 airshed serve，从最近的备份恢复：airshed restore 备份文件 新目录；确实要从头开始，先删去 jobs.sqlite3",
    "stop airshed serve, restore the latest backup: airshed restore FILE NEW-HOME; to begin anew on purpose, "
    "remove jobs.sqlite3 first",
)
CLOSED = Words("数据库或它的文件夹只能读", "the database or its folder can only be read")
OPEN = Words(
    "看属主和权限；磁盘出错时系统会把它变成只读（dmesg），换好磁盘再从备份恢复",
    "see its owner and permissions; a disk that fails is made read-only by the system (dmesg): replace it, then "
    "restore a backup",
)
HELD = Words("别的程序一直占着数据库，写不进去", "another program keeps holding the database, nothing can be written")
LET_GO = Words(
    "找出并结束占用它的程序（fuser db.sqlite3），例如打开着它的数据库工具",
    "find and end the program that holds it (fuser db.sqlite3), such as a database tool left open",
)


def _damaged(told: str) -> Check:
    return Check(
        "database",
        ok=False,
        detail=Words(f"数据库损坏或打不开：{told}", f"the database is damaged or cannot be opened: {told}"),
        remedy=Words(
            "停下 airshed serve，留一份 db.sqlite3，再从最近的备份恢复：airshed restore 备份文件 新目录",
            "stop airshed serve, keep a copy of db.sqlite3, then restore the latest backup: "
            "airshed restore FILE NEW-HOME",
        ),
    )


def _postgres(home: Path) -> Check:
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs settings

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Check(
            "database",
            ok=False,
            detail=Words(f"PostgreSQL 连不上：{error}", f"PostgreSQL does not answer: {error}"),
            remedy=Words(
                "看数据库服务是否在运行，设置 database_url 和密码对不对",
                "see whether its service runs, and whether setting database_url and the password are right",
            ),
        )
    return Check("database", ok=True, detail=Words("PostgreSQL 有应答", "PostgreSQL answers"))
