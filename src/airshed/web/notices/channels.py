"""The channels of a home: where messages can go, as its settings name them. Their addresses are secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from airshed.web import env

MAIL, WECOM, DINGTALK, FEISHU, WEBHOOK = "mail", "wecom", "dingtalk", "feishu", "webhook"
SETTING = "notice_"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of channel.

    Attributes:
        zh: its name in Chinese.
        en: its name in English.
        schemes: how addresses of the kind begin.
        personal: whether each person is sent an own message; else a group reads one message for all.
        chosen: whether people choose it; else everything goes there.
    """

    zh: str
    en: str
    schemes: tuple[str, ...]
    personal: bool = False
    chosen: bool = True


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        MAIL: Kind("邮件", "mail", ("mailto", "mailtos"), personal=True),
        WECOM: Kind("企业微信群", "WeCom group", ("wecombot",)),
        DINGTALK: Kind("钉钉群", "DingTalk group", ("dingtalk",)),
        FEISHU: Kind("飞书群", "Feishu group", ("feishu",)),
        WEBHOOK: Kind("程序（webhook）", "program (webhook)", ("json", "jsons"), chosen=False),
    }
)


@dataclass(frozen=True, slots=True)
class Channel:
    """Somewhere messages can go.

    Attributes:
        name: the kind, with a number from the second of its kind on.
        kind: a key of `KINDS`.
        url: address as Apprise has it; never shown, never logged.
    """

    name: str
    kind: str
    url: str = field(repr=False)

    @property
    def personal(self) -> bool:
        """Whether each person is sent an own message."""
        return KINDS[self.kind].personal


def list_channels(home: Path) -> dict[str, Channel]:
    """Return the channels of a home by name."""
    values = env.settings(home)
    found: dict[str, Channel] = {}
    for kind in KINDS:
        text = str(values[SETTING + kind]).strip()
        for n, url in enumerate(text.split() if kind != MAIL else filter(None, [text])):
            name = kind if n == 0 else f"{kind}.{n + 1}"
            found[name] = Channel(name, kind, url)
    return found


def kind_of(channel: str) -> str:
    """Return the kind of a channel by its name, also of one that is no longer there."""
    return channel.partition(".")[0]
