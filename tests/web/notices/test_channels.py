"""Channels: addresses become the plugins of their kind, robots are sent what they take, secrets are kept.

WeCom, DingTalk and Feishu have fixed hosts, so the real plugin, made from the real address, is pointed at a server of
this machine; path, parameters and body are those that go to the robot.
"""

import logging
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.web.conftest import Site
from tests.web.notices.conftest import NOW, HttpSink, MailSink, set_up, states, told, wish

from airshed.web import env
from airshed.web.notices import delivering, plugins, sending
from airshed.web.notices.channels import Channel, list_channels
from airshed.web.notices.messages import Message
from airshed.web.notices.models import Delivery

MESSAGE = Message(id="0f" * 16, title="[清洁空气方案] 新的交办", body="致：甲\n企业 E1", facts={"id": "0f" * 16})
ROBOTS: dict[str, tuple[str, str, str]] = {  # kind: address, host of the real one, path of the real one
    "wecom": ("wecombot://key-1", "qyapi.weixin.qq.com", "/cgi-bin/webhook/send"),
    "dingtalk": ("dingtalk://SEC1@token1", "oapi.dingtalk.com", "/robot/send"),
    "feishu": ("feishu://token-1", "open.feishu.cn", "/open-apis/bot/v2/hook/token-1/"),
}
TAKEN = {"wecom": {"errcode": 0}, "dingtalk": {"errcode": 0}, "feishu": {"code": 0}}
REFUSED = {"wecom": {"errcode": 93000}, "dingtalk": {"errcode": 310000}, "feishu": {"code": 19024}}
PLUGINS: dict[str, tuple[Any, str]] = {
    "wecom": (plugins.WeCom, "notify_url"),
    "dingtalk": (plugins.DingTalk, "notify_url"),
    "feishu": (plugins.Feishu, "notify_url"),
}


@pytest.fixture(params=sorted(ROBOTS))
def robot(
    request: pytest.FixtureRequest, program: HttpSink, monkeypatch: pytest.MonkeyPatch
) -> tuple[Channel, HttpSink]:
    """Return a channel of each kind of robot, whose host is this machine."""
    kind = request.param
    plugin, name = PLUGINS[kind]
    real = urlsplit(getattr(plugin, name))
    assert (real.scheme, real.netloc) == ("https", ROBOTS[kind][1])
    here = real._replace(scheme="http", netloc=f"127.0.0.1:{program.port}").geturl()
    monkeypatch.setattr(plugin, name, here)
    program.answer = TAKEN[kind]
    return Channel(kind, kind, ROBOTS[kind][0]), program


def test_a_robot_is_sent_title_and_text_where_it_listens(robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    assert sending.send(channel, MESSAGE) == ""
    (asked,) = program.asked
    text = f"{MESSAGE.title}\n{MESSAGE.body}"
    bodies = {
        "wecom": {"msgtype": "text", "text": {"content": text}},
        "dingtalk": {"msgtype": "text", "text": {"content": text}, "at": {"atMobiles": [], "isAtAll": False}},
        "feishu": {"msg_type": "text", "content": {"text": text}},
    }
    assert asked.path == ROBOTS[channel.kind][2]
    assert asked.json == bodies[channel.kind]
    queries = {"wecom": {"key"}, "dingtalk": {"access_token", "timestamp", "sign"}, "feishu": set()}
    assert asked.query.keys() == queries[channel.kind]


def test_a_refusal_in_an_answer_200_is_no_success(robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    program.answer = REFUSED[channel.kind]
    assert sending.send(channel, MESSAGE) == f"code {next(iter(REFUSED[channel.kind].values()))}"
    program.answer = "something else"
    assert sending.send(channel, MESSAGE) == "code None"
    program.status = 429
    assert sending.send(channel, MESSAGE) == "http 429"


def test_a_long_text_is_cut_to_what_a_robot_takes(robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    assert sending.send(channel, Message("x", "题", "汉" * 30_000)) == ""
    text = str(program.asked[0].json)
    assert len(text.encode()) < {"wecom": 2048 + 60, "dingtalk": 20_000, "feishu": 20_000}[channel.kind]
    assert "…" in text


def test_a_signature_of_dingtalk_is_quoted_once(robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    if channel.kind == "dingtalk":
        sending.send(channel, MESSAGE)
        (sign,) = program.asked[0].query["sign"]
        assert "%" not in sign
        assert len(sign) == 44


def test_a_group_is_sent_one_message_that_names_those_it_is_for(site: Site, robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    set_up(site.home, **{f"notice_{channel.kind}": channel.url})
    wish(site, "officer", kinds=[channel.kind])
    wish(site, "inspector", kinds=[channel.kind], quiet_from=0, quiet_to=23)
    told("a", "officer", "inspector", "leader")
    for minutes in range(3):
        delivering.go_round(site.home, clock=lambda minutes=minutes: NOW + timedelta(minutes=minutes))  # type: ignore[misc]
    assert len(program.asked) == 1
    assert "致：inspector、officer" in str(program.asked[0].json)
    assert states() == ["sent", "sent"]


def test_a_group_is_sent_no_more_than_its_robot_takes_in_a_minute(site: Site, robot: tuple[Channel, HttpSink]) -> None:
    channel, program = robot
    set_up(site.home, **{f"notice_{channel.kind}": channel.url})
    wish(site, "officer", kinds=[channel.kind])
    for n in range(20):
        told(f"event {n}")
    delivering.go_round(site.home, clock=lambda: NOW)
    assert len(program.asked) == 15
    delivering.go_round(site.home, clock=lambda: NOW)
    assert len(program.asked) == 20


def test_each_address_of_a_setting_is_a_channel(site: Site) -> None:
    set_up(site.home, notice_wecom=" wecombot://a  wecombot://b ", notice_webhook="json://h/p")
    assert [*list_channels(site.home)] == ["wecom", "wecom.2", "webhook"]


@pytest.mark.parametrize(
    ("kind", "url", "whole"),
    [
        ("mail", "mailtos://u:p%40w@smtp.example.cn:465?mode=ssl&from=air@example.cn", True),
        ("mail", "mailto://127.0.0.1?from=a@b.cn", True),
        ("mail", "json://127.0.0.1", False),
        ("mail", "smtp.example.cn", False),
        ("wecom", "wecombot://693a91f6-7xxx", True),
        ("wecom", "wecombot://", False),
        ("dingtalk", "dingtalk://abc123", True),
        ("dingtalk", "feishu://abc", False),
        ("feishu", "feishu://abc-def", True),
        ("webhook", "jsons://user:pass@host/path?+X-Own=1", True),
        ("webhook", "file:///etc/passwd", False),
    ],
)
def test_an_address_is_of_its_kind_or_the_channel_is_broken(kind: str, url: str, *, whole: bool) -> None:
    assert sending.is_whole(Channel(kind, kind, url)) is whole


def test_a_program_may_ask_for_a_header_of_its_own(program: HttpSink) -> None:
    url = f"json://who:secret@127.0.0.1:{program.port}/p?+X-Own=1"
    assert sending.send(Channel("webhook", "webhook", url), MESSAGE) == ""
    assert program.asked[0].headers["X-Own"] == "1"
    assert program.asked[0].headers["Authorization"].startswith("Basic ")


# --- secrets ---


def test_no_secret_is_logged_shown_or_kept(
    site: Site, mail: MailSink, program: HttpSink, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    set_up(
        site.home,
        notice_mail="mailto://user:Geheim1@127.0.0.1:1?from=a@b.cn&mode=insecure",
        notice_webhook=f"json://user:Geheim2@127.0.0.1:{program.port}/Geheim3",
        notice_wecom="wecombot:///Geheim4/",
        notice_dingtalk="dingtalk://Geheim5/?x=[",
    )
    program.status = 500
    wish(site, "officer", kinds=["mail", "wecom", "dingtalk"])
    told("a")
    delivering.go_round(site.home, clock=lambda: NOW)
    assert "Geheim" not in caplog.text
    assert "Geheim" not in str(list(Delivery.objects.values()))
    assert "Geheim" not in repr(list_channels(site.home))


@pytest.mark.parametrize("line", ['notice_mail = ["mailto://u:Geheim@h"]', 'notice_mial = "mailto://u:Geheim@h"'])
def test_a_fault_of_the_settings_repeats_no_address(site: Site, line: str) -> None:
    (site.home / "settings.toml").write_text(line, encoding="utf-8")
    with pytest.raises(env.SettingsBroken) as caught:
        env.settings(site.home)
    assert "Geheim" not in str(caught.value)
    assert "Geheim" not in str(caught.value.faults)
