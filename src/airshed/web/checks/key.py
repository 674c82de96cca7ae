"""Is the key there that signs sessions and stands behind recovery codes, and is it read by its owner only?"""

import os
from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import NOTHING, Check, Words
from airshed.web.installation import SECRET_VARIABLE

NAME = "key"
OTHERS = 0o077


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Look for the key; a home that was never served has none yet."""
    path = home / env.SECRET_FILE
    if os.environ.get(SECRET_VARIABLE):
        told = Words(f"来自环境变量 {SECRET_VARIABLE}", f"from the environment variable {SECRET_VARIABLE}")
        return Check(NAME, ok=True, detail=told)
    if not path.exists():
        served = (home / env.DATABASE_FILE).exists() or bool(env.settings(home)["database_url"])
        detail, remedy = (_GONE, _BRING_BACK) if served else (_NONE, NOTHING)
        return Check(NAME, ok=not served, detail=detail, remedy=remedy)
    if path.stat().st_mode & OTHERS:
        return Check(NAME, ok=False, detail=_OPEN, remedy=_CLOSE)
    return Check(NAME, ok=True, detail=Words("在，只有属主能读", "there, read by its owner only"))


_NONE = Words("还没有，airshed serve 会建", "none yet, airshed serve makes it")
_GONE = Words("secret.key 不见了", "secret.key is gone")
_BRING_BACK = Words(
    "在重启 airshed serve 之前，从最近的备份取回 secret.key；取不回就重启，会生成新的：所有人重新登录，备用码全部作废",
    "bring secret.key back from the latest backup before airshed serve is restarted; if that cannot be, restart it: it "
    "makes a new one, everybody signs in again, and no recovery code opens any more",
)
_OPEN = Words("secret.key 别人也能读", "others may read secret.key")
_CLOSE = Words("运行 chmod 600 secret.key", "run chmod 600 secret.key")
