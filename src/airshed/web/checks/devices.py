"""Is the register of monitors in the lake as it is, so that what devices send is counted for the right outlet?"""

from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import Check, Words

NAME = "devices"
NONE_YET = Words("还没有自动监控设备", "there are no monitors yet")
DATABASE_FIRST = Words("先解决 database 一项", "solve check database first")
WAIT = Words(
    "定时任务每分钟会补上：看 jobs 和 lake 两项，或启动 airshed serve 后再查",
    "the jobs do it every minute: look at checks jobs and lake, or start airshed serve and check again",
)


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Compare the table of devices with the register."""
    if not env.has_database(home):
        return Check(NAME, ok=True, detail=NONE_YET)
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs settings

    from airshed.web.devices.publishing import count_waiting, list_devices  # noqa: PLC0415 - as above

    try:
        if "registers_monitor" not in connection.introspection.table_names():
            return Check(NAME, ok=True, detail=NONE_YET)  # check migrations tells
        waiting, there = count_waiting(home), sum(1 for _ in list_devices())
    except DatabaseError:
        told = Words("数据库读不了", "the database cannot be read")
        return Check(NAME, ok=False, detail=told, remedy=DATABASE_FIRST)
    finally:
        connection.close()
    if waiting:
        told = Words(f"{waiting} 台还没有写入数据表", f"{waiting} are not yet in the table of devices")
        return Check(NAME, ok=False, detail=told, remedy=WAIT)
    return Check(NAME, ok=True, detail=Words(f"{there} 台，与台账一致", f"{there}, as in the register"))
