"""Is there a recent backup?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.web.backup import made
from airshed.web.checks import Check, Words

OLD = timedelta(days=2)


def check(home: Path, *, now: datetime) -> Check:
    """Look for the latest backup in the home's own folder; a home that never had one is not yet served."""
    latest = next(iter(made(home)), None)
    if latest is None:
        return Check(
            "backups",
            ok=True,
            detail=Words("还没有，airshed serve 每天做一份", "none yet, airshed serve makes one a day"),
        )
    shown = f"{latest:%Y-%m-%d %H:%M}"
    if now - latest > OLD:
        return Check(
            "backups", ok=False, detail=Words(f"最近一份是 {shown}", f"the latest is of {shown}"), remedy=SERVE
        )
    return Check("backups", ok=True, detail=Words(f"最近一份 {shown}", f"latest {shown}"))


SERVE = Words(
    "看 airshed serve 是否在运行、磁盘是否已满，再手工做一份：airshed backup",
    "see whether airshed serve runs and the disk has room, then make one by hand: airshed backup",
)
