"""Does the clock tell the truth?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.lake.contents import contents
from airshed.web import env
from airshed.web.checks import Check, Words
from airshed.web.written import synthetic

TOLERANCE = timedelta(minutes=5)


def check(home: Path, *, now: datetime) -> Check:
    """Compare the clock with what was stored and recorded last; see whether it is moved at a home of real data."""
    offset = env.settings(home)["clock_offset_s"]
    shown = f"{now:%Y-%m-%d %H:%M}"
    moments = [*(table.known_at for table in contents(home).values()), _last_entry(home)]
    stored = max((moment for moment in moments if moment), default=None)
    if stored and stored > now + TOLERANCE:
        detail = Words(
            f"现在是 {shown}，但已有 {stored:%Y-%m-%d %H:%M} 存入的数据",
            f"it is {shown}, yet data were stored at {stored:%Y-%m-%d %H:%M}",
        )
        return Check("clock", ok=False, detail=detail, remedy=BACK)
    if offset and not synthetic(home):
        detail = Words(f"现在是 {shown}，被移动了 {offset} 秒", f"it is {shown}, moved by {offset} seconds")
        return Check("clock", ok=False, detail=detail, remedy=MOVED)
    moved = Words("（演示时钟）", " (clock of the demo)") if offset else Words("", "")
    return Check("clock", ok=True, detail=Words(f"现在是 {shown}{moved.zh}", f"it is {shown}{moved.en}"))


def _last_entry(home: Path) -> datetime | None:
    """Return the moment of the last entry of the audit log; None where the database has none or cannot be read."""
    if not env.has_database(home):
        return None
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError, connection  # noqa: PLC0415 - needs settings

    from airshed.web.audit.models import Entry  # noqa: PLC0415 - as above

    try:
        latest: datetime | None = Entry.objects.order_by("-number").values_list("at", flat=True).first()
    except DatabaseError:  # told by its own check
        return None
    finally:
        connection.close()
    return latest


BACK = Words(
    "服务器的时钟倒退了：校准时间（timedatectl、内网 NTP），或检查设置 clock_offset_s",
    "the clock of the server went back: set it right (timedatectl, NTP of the intranet), or see setting clock_offset_s",
)
MOVED = Words(
    "正式运行应把 settings.toml 里的 clock_offset_s 设为 0",
    "with real data set clock_offset_s to 0 in settings.toml",
)
