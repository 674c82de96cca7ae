"""Are the keys of devices that encrypt there, read by their owner only, and do they open what comes?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.ingest.opening import sealed_devices
from airshed.lake.listing import LakeDamaged
from airshed.telemetry.keys import BadKeyFile
from airshed.telemetry.protocols.hj212.sm4 import Sm4Missing
from airshed.web.checks import Check, Words
from airshed.web.checks.key import OTHERS
from airshed.web.devicekeys import key_file, key_path

NAME = "device_keys"
DAY = timedelta(days=1)
SHOWN = 5


def check(home: Path, *, now: datetime) -> Check:
    """Look at the file of keys, and for devices of the last day whose frames no key opens."""
    path = key_path(home)
    try:
        there = bool(key_file(home).now())
    except Sm4Missing:
        return Check(NAME, ok=False, detail=_NO_SM4, remedy=_INSTALL)
    except BadKeyFile as error:
        lines = ", ".join(fault.where for fault in error.faults[:SHOWN])
        detail = Words(f"密钥文件读不了：{lines}", f"the file of keys cannot be read: {lines}")
        return Check(NAME, ok=False, detail=detail, remedy=_FORM)
    if path is not None and path.stat().st_mode & OTHERS:
        return Check(NAME, ok=False, detail=_OPEN, remedy=Words(f"运行 chmod 600 {path}", f"run chmod 600 {path}"))
    try:
        shut = sealed_devices(home, since=now - DAY)
    except LakeDamaged:
        return Check(NAME, ok=False, detail=_LAKE, remedy=_LAKE_FIRST)
    if shut:
        some = ", ".join(shut[:SHOWN])
        detail = Words(
            f"最近一天有 {len(shut)} 台设备的加密数据包没有密钥能打开：{some}",
            f"no key opens what {len(shut)} devices sent encrypted within a day: {some}",
        )
        return Check(NAME, ok=False, detail=detail, remedy=_ADD)
    return Check(NAME, ok=True, detail=_THERE if there else _NONE)


_NONE = Words("没有加密的设备", "no device encrypts")
_THERE = Words("在，只有属主能读", "there, read by its owner only")
_OPEN = Words("密钥文件别人也能读", "others may read the file of keys")
_NO_SM4 = Words("有密钥，但 SM4 不能用", "there are keys, and SM4 cannot be used")
_INSTALL = Words(
    "运行 pip install 'airshed[sm4]'；已安装的，说明它的 OpenSSL 不含 SM4，请换一个",
    "run pip install 'airshed[sm4]'; where it is installed its OpenSSL has no SM4: take another one",
)
_FORM = Words(
    "每行写“MN 密钥”或只写密钥，32 位十六进制，只写密钥的至多 16 行；由运行 airshed 的用户持有",
    "write lines MN KEY, or KEY for all devices (16 at most), 32 hex digits; owned by the user who runs airshed",
)
_ADD = Words(
    "把密钥写进设置 sm4_key_file 指定的文件，已收到的会自动补解密",
    "put their keys into the file that sm4_key_file names; what they sent is then read again by itself",
)
_LAKE = Words("数据湖读不了", "the lake cannot be read")
_LAKE_FIRST = Words("先解决 lake 一项", "solve check lake first")
