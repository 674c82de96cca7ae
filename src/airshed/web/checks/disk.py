"""Is there room on the disk, and may we write?"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from airshed.web.checks import Check, Words

LEAST_FREE = 2 * 10**9
"""Less is too little for a backup and a day of data. [bytes]"""


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Ask how much room is left, and whether the folders of the home can be written to."""
    closed = [path for path in (home, *sorted(home.iterdir())) if path.is_dir() and not os.access(path, os.W_OK)]
    if closed:
        named = ", ".join(str(path) for path in closed)
        detail = Words(f"不能写入：{named}", f"cannot be written to: {named}")
        return Check("disk", ok=False, detail=detail, remedy=OWNER)
    usage = shutil.disk_usage(home)
    free, share = usage.free / 1e9, usage.free / usage.total
    detail = Words(f"剩余 {free:.1f} GB（{share:.0%}）", f"{free:.1f} GB free ({share:.0%})")
    if usage.free < LEAST_FREE:
        return Check("disk", ok=False, detail=detail, remedy=ROOM)
    return Check("disk", ok=True, detail=detail)


OWNER = Words(
    "把数据目录的属主改为运行 airshed 的用户：chown -R 用户 数据目录",
    "make the user who runs airshed the owner of the home: chown -R USER HOME",
)
ROOM = Words(
    "腾出空间：把 backups/ 里的旧备份移到别处，运行 airshed lake compact，或换更大的磁盘",
    "make room: move old backups of backups/ elsewhere, run airshed lake compact, or take a larger disk",
)
