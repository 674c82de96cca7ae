"""Sending one message by one channel, through Apprise; addresses of channels are neither logged nor told."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from airshed.web.notices.channels import DINGTALK, FEISHU, KINDS, MAIL, WEBHOOK, WECOM, Channel
from airshed.web.notices.messages import Message

BROKEN = "broken_channel"
"""Why nothing can go out by a channel whose address is not one of its kind."""


def send(channel: Channel, message: Message) -> str:
    """Send a message; return a code of why it did not go out, nothing when it did."""
    from airshed.web.notices.plugins import NotSent  # noqa: PLC0415 - Apprise loads when it is needed

    plugin = _plugin(channel)
    if plugin is None:
        return BROKEN
    try:
        plugin.post(**_given(channel, message))
    except NotSent as error:
        return error.reason
    return ""


def is_whole(channel: Channel) -> bool:
    """Whether the address of a channel is one of its kind."""
    return _plugin(channel) is not None


def _given(channel: Channel, message: Message) -> Mapping[str, Any]:
    if channel.kind == MAIL:
        return {"id": message.id, "title": message.title, "body": message.body, "to": message.to}
    if channel.kind == WEBHOOK:
        return {"id": message.id, "facts": message.facts}
    return {"title": message.title, "body": message.body}


def _plugin(channel: Channel) -> Any:  # noqa: ANN401 - of Apprise, which has no types
    """Return the plugin of a channel, None where its address is not one of its kind."""
    from airshed.web.notices import plugins  # noqa: PLC0415 - as above

    made: Mapping[str, Any] = MappingProxyType(
        {
            MAIL: plugins.Mail,
            WECOM: plugins.WeCom,
            DINGTALK: plugins.DingTalk,
            FEISHU: plugins.Feishu,
            WEBHOOK: plugins.Webhook,
        }
    )
    scheme = channel.url.partition("://")[0].lower()
    if scheme not in KINDS[channel.kind].schemes:
        return None
    plugin = made[channel.kind]
    try:
        parts = plugin.parse_url(channel.url)
        return plugin(**parts) if parts else None
    except (
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
    ):  # how a wrong address breaks differs from plugin to plugin
        return None
