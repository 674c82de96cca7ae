"""Are the tables of observations whole?"""

from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError
from airshed.lake.contents import contents
from airshed.lake.listing import pins_of
from airshed.web.checks import Check, Words


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """List every table: its log must be readable, every file there and of its size."""
    try:
        found = contents(home)
        pinned = bool(pins_of(home))
    except AirshedError as error:
        places = "; ".join(fault.where for fault in error.faults[:3])
        return Check("lake", ok=False, detail=Words(f"损坏：{places}", f"damaged: {places}"), remedy=RESTORE)
    rows, size = sum(table.rows for table in found.values()), sum(table.bytes for table in found.values()) / 1e6
    zh, en = f"{rows:,} 行，{size:.1f} MB", f"{rows:,} rows, {size:.1f} MB"
    if pinned:
        zh, en = (
            f"{zh}，正在写入或上次写入被打断（下次写入时自动复原）",
            f"{en}, being written, or to be mended by the next writer",
        )
    return Check("lake", ok=True, detail=Words(zh, en))


RESTORE = Words(
    "文件丢失或改动过：检查磁盘，再从最近的备份恢复：airshed restore 备份文件 新目录；之后的数据重新导入",
    "files are lost or changed: examine the disk, then restore the latest backup: airshed restore FILE NEW-HOME; "
    "import again what came after it",
)
