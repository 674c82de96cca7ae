"""Do messages of notices go out, and are the channels set up as their kinds are?"""

from datetime import datetime
from pathlib import Path

from airshed.web import env
from airshed.web.checks import NOTHING, Check, Words
from airshed.web.notices.channels import KINDS, list_channels

NAME = "notices"
NONE_YET = Words("还没有通知", "there are no notices yet")
DATABASE_FIRST = Words("先解决 database 和 migrations 两项", "solve checks database and migrations first")
LOOK = Words(
    "管理员在网页“通知渠道”看原因；改好设置后按“全部再发”",
    "see the reasons on page “Channels of notices”; once the settings are right, send all again there",
)
MOST_NAMED = 5


def check(home: Path, *, now: datetime) -> Check:
    """Look for addresses that are not of their kind, and for what does not go out."""
    if wrong := _wrong(home):
        schemes = "、".join(f"{name}: {'://、'.join(KINDS[kind].schemes)}://" for name, kind in wrong)
        names = ", ".join(name for name, _ in wrong)
        told = Words(f"渠道地址写得不对：{names}", f"channels whose address is not one of their kind: {names}")
        remedy = Words(f"改 settings.toml 或环境变量：{schemes}", f"mend settings.toml or the environment: {schemes}")
        return Check(NAME, ok=False, detail=told, remedy=remedy)
    if not env.has_database(home):
        return Check(NAME, ok=True, detail=NONE_YET)
    from airshed.web.django import setup  # noqa: PLC0415 - only where SQL is needed

    setup(home)
    from django.db import DatabaseError  # noqa: PLC0415 - needs settings

    try:
        return _look(home, now)
    except DatabaseError as error:
        told = Words(f"看不了：{error}", f"cannot be looked at: {error}")
        return Check(NAME, ok=False, detail=told, remedy=DATABASE_FIRST)


def _wrong(home: Path) -> list[tuple[str, str]]:
    """Return name and kind of the channels whose address is wrong; the address itself is a secret."""
    channels = list_channels(home)
    if not channels:
        return []
    from airshed.web.django import setup  # noqa: PLC0415 - as above

    setup(home)
    from airshed.web.notices.sending import is_whole  # noqa: PLC0415 - as above

    return [(channel.name, channel.kind) for channel in channels.values() if not is_whole(channel)]


def _look(home: Path, now: datetime) -> Check:
    from airshed.web.notices.queries import list_troubles, reason_words  # noqa: PLC0415 - Django is up by now

    troubles = list_troubles(now=now)
    if not troubles:
        names = ", ".join(list_channels(home))
        detail = Words(f"渠道：{names}", f"channels: {names}") if names else Words("只在系统内", "in the system only")
        return Check(NAME, ok=True, detail=detail, remedy=NOTHING)
    zh, en = [], []
    for trouble in troubles[:MOST_NAMED]:
        reason = reason_words(trouble.reason)
        zh.append(f"{trouble.channel} {trouble.count} 条，从 {trouble.since:%Y-%m-%d %H:%M} 起：{reason[0]}")
        en.append(f"{trouble.channel} {trouble.count} since {trouble.since:%Y-%m-%d %H:%M}: {reason[1]}")
    told = Words("没有送出：" + "；".join(zh), "not sent: " + "; ".join(en))
    return Check(NAME, ok=False, detail=told, remedy=LOOK)
