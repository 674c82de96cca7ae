"""Is air data still coming in, from every station?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.web.checks import Check, Words
from airshed.web.silence import Silent, silence

SHOWN = 5
"""So many silent stations are named."""


def check(home: Path, *, now: datetime) -> Check:
    """Look for the latest hour of ambient air, and for stations that have fallen silent."""
    found = silence(home, now=now)
    if found.latest is None:
        return Check("last_data", ok=False, detail=Words("还没有空气数据", "no air data yet"), remedy=IMPORT)
    shown = f"{found.latest:%Y-%m-%d %H:%M}"
    if now - found.latest > timedelta(hours=found.hours):
        hours = (now - found.latest) // timedelta(hours=1)
        detail = Words(f"{shown} 之后没有数据，已 {hours} 小时", f"no data since {shown}, {hours} hours ago")
        return Check("last_data", ok=False, detail=detail, remedy=ASK)
    if found.stations:
        return Check("last_data", ok=False, detail=_silent(found.stations, found.expected), remedy=ASK)
    return Check("last_data", ok=True, detail=Words(f"最近的小时 {shown}", f"latest hour {shown}"))


def _silent(stations: tuple[Silent, ...], expected: int) -> Words:
    named = [(s.station, f" {s.since:%Y-%m-%d %H:%M}" if s.since else "") for s in stations[:SHOWN]]
    more = " …" if len(stations) > SHOWN else ""
    zh = "，".join(f"{code}{since + ' 之后' if since else ''}" for code, since in named)
    en = ", ".join(f"{code}{' since' + since if since else ''}" for code, since in named)
    count = f"{len(stations)}/{expected}"
    return Words(f"{count} 个点位没有数据：{zh}{more}", f"{count} stations without data: {en}{more}")


IMPORT = Words(
    "导入站点名单和小时数据：网页“上传空气数据”、文件夹 inbox/，或 airshed air import 文件",
    "import stations and hours: page “upload air data”, folder inbox/, or airshed air import FILE",
)
ASK = Words(
    "看监测站或数据平台是否停了，补上的文件上传或放进 inbox/；已撤的点位在名单里写 to_date",
    "see whether stations or their platform have stopped; upload what was missed or put it into inbox/; "
    "stations that are closed get a to_date in the list",
)
