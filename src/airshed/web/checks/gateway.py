"""Are devices received, and do their frames reach the lake?"""

from datetime import datetime
from pathlib import Path

from airshed.ingest.devices import devices_of
from airshed.ingest.progress import progress_of
from airshed.lake.listing import LakeDamaged
from airshed.telemetry.journal.reading import JournalDamaged, check_newest
from airshed.telemetry.server.state import state_of
from airshed.web import env
from airshed.web.checks import NOTHING, Check, Words

NAME = "gateway"
BEHIND = 100_000
"""So many frames may wait for the lake, as after an outage."""
START = Words(
    "启动：airshed serve --hj212-port 9212，或 airshed telemetry serve",
    "start it: airshed serve --hj212-port 9212, or airshed telemetry serve",
)
SPACE = Words("看 disk 一项；腾出空间后自动继续", "look at check disk; it goes on by itself once there is space")
NEWEST = 20_000
"""So many frames of the newest day are verified at most, in a fraction of a second."""
DAMAGED = Words(
    "不要改动 journal 文件夹；airshed telemetry verify 从头核对全部，损坏的部分从备份里找",
    "leave folder journal as it is; airshed telemetry verify reads all of it, a backup may have what is damaged",
)
WORKER = Words(
    "看网关的输出说了什么；airshed telemetry ingest --once 说明原因",
    "see what the gateway says; airshed telemetry ingest --once tells why",
)


def check(home: Path, *, now: datetime) -> Check:
    """Look at the newest frames, for the gateway where devices are listed today, at its disk, and at the worker."""
    try:
        check_newest(env.journal(home), most=NEWEST)
    except JournalDamaged as damage:
        where = f"{damage.faults[0].where}, {damage.faults[0].value}"
        broken = Words(f"最新一天的日志已损坏：{where}", f"the newest day of the journal is damaged: {where}")
        return Check(NAME, ok=False, detail=broken, remedy=DAMAGED)
    told = state_of(env.journal(home), now=now)
    try:
        listed = devices_of(home, on=now.date()).height
        behind = 0 if told is None else int(told.get("head", 0)) - progress_of(home).done
    except LakeDamaged:
        lake = Words("先解决 lake 一项", "solve check lake first")
        return Check(NAME, ok=False, detail=Words("数据湖读不了", "the lake cannot be read"), remedy=lake)
    if told is None:
        none = Words(f"没有运行；台账里有 {listed} 台设备", f"not running; {listed} devices are listed")
        return Check(NAME, ok=not listed, detail=none, remedy=START if listed else NOTHING)
    if told.get("trouble"):
        stopped = Words("日志写不下，已停止应答", "the journal cannot be written, nothing is answered")
        return Check(NAME, ok=False, detail=stopped, remedy=SPACE)
    if behind > BEHIND:
        waiting = Words(f"{behind:,} 个数据包等待入库", f"{behind:,} frames wait for the lake")
        return Check(NAME, ok=False, detail=waiting, remedy=WORKER)
    detail = Words(f"在运行，连接 {told.get('connections', 0)}", f"running, {told.get('connections', 0)} connections")
    return Check(NAME, ok=True, detail=detail)
