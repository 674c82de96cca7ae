"""Is air data still coming in?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.lake.contents import contents
from airshed.web.checks import Check, Words

SILENCE = timedelta(hours=24)
"""So long nothing may come in."""


def check(home: Path, *, now: datetime) -> Check:
    """Look for the latest hour of ambient air."""
    latest = contents(home)["ambient_hours"].last_hour
    if latest is None:
        return Check("last_data", ok=False, detail=Words("还没有空气数据", "no air data yet"), remedy=IMPORT)
    shown = f"{latest:%Y-%m-%d %H:%M}"
    if now - latest > SILENCE:
        hours = (now - latest) // timedelta(hours=1)
        detail = Words(f"{shown} 之后没有数据，已 {hours} 小时", f"no data since {shown}, {hours} hours ago")
        return Check("last_data", ok=False, detail=detail, remedy=ASK)
    return Check("last_data", ok=True, detail=Words(f"最近的小时 {shown}", f"latest hour {shown}"))


IMPORT = Words(
    "导入点位名单和小时数据：airshed air stations import 站点.csv，再 airshed air import 文件",
    "import stations and hours: airshed air stations import FILE, then airshed air import FILE",
)
ASK = Words(
    "看监测站或数据平台是否停了，补上的文件用 airshed air import 导入",
    "see whether the stations or their platform have stopped; import what was missed: airshed air import FILE",
)
