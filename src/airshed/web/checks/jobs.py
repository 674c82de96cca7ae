"""Do the jobs run: backups, uploads, the watched folder?"""

from datetime import datetime
from pathlib import Path

from airshed.web import heartbeat
from airshed.web.checks import Check, Words


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Look for the sign of life of their process."""
    age = heartbeat.age_s(home)
    if age is None:
        none = Words("没有运行，airshed serve 会启动", "not running, airshed serve starts them")
        return Check("jobs", ok=True, detail=none)
    if age >= heartbeat.DEAD_S:
        minutes = int(age // 60)
        detail = Words(
            f"定时任务的进程 {minutes} 分钟没有动静", f"no sign of the process of the jobs for {minutes} minutes"
        )
        return Check("jobs", ok=False, detail=detail, remedy=RESTART)
    return Check("jobs", ok=True, detail=Words("在运行", "running"))


RESTART = Words(
    "重启 airshed serve；之前的导入、备份会接着做",
    "restart airshed serve; imports and backups go on where they stopped",
)
