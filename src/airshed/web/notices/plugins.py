"""Plugins of Apprise as messages of notices need them: each carries an id, and a refusal is not taken for success.

Apprise counts every answer 200 of WeCom and DingTalk as sent; both refuse with 200 and an `errcode`. Apprise writes a
new Message-ID into each mail; here a mail that is sent again has the one it had. What Apprise gives is kept: its
addresses, what it knows of mail servers, the ways of encryption, the signature of DingTalk.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from smtplib import SMTPException, SMTPResponseException
from typing import Any
from urllib.parse import unquote

import requests
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.email.base import NotifyEmail
from apprise.plugins.email.smtp import AppriseSMTPController
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

logging.getLogger("apprise").disabled = True  # it repeats addresses, which are secrets, when they are wrong

NO_CONNECTION, REFUSED, NO_ADDRESS = "no_connection", "refused", "no_address"
LONGEST_TEXT = 2000
"""Of what a robot of WeCom takes. [bytes]"""
TIMEOUT_S = (4.0, 10.0)
"""To connect, and to answer. [s]"""
ACCEPTED = range(200, 300)
MARK = "X-Airshed-Notice"
DOMAIN = "notice.airshed"


class NotSent(Exception):
    """A message did not go out; `reason` is a code such as `http 404`, without addresses."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class Mail(NotifyEmail):  # type: ignore[misc]  # it comes without types
    """A mail whose Message-ID is that of its notice."""

    def post(self, *, id: str, title: str, body: str, to: str) -> None:  # noqa: A002 - what it is
        """Send a mail.

        Raises:
            NotSent: there is no address, no connection, or the server refuses it.
        """
        if not to:
            raise NotSent(NO_ADDRESS)
        mail = EmailMessage(policy=SMTP)
        mail["Subject"] = title
        mail["From"] = Address(str(self.from_addr[0] or ""), addr_spec=str(self.from_addr[1]))
        mail["To"] = to
        mail["Date"] = format_datetime(datetime.now(tz=UTC))
        mail["Message-ID"] = f"<{id}@{DOMAIN}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail[MARK] = id
        mail.set_content(body)
        try:
            with self._server() as server:
                sent = server.sendmail(self.from_addr[1], [to], mail.as_string())
        except SMTPResponseException as error:
            raise NotSent(f"smtp {error.smtp_code}") from None
        except (OSError, SMTPException, RuntimeError):
            raise NotSent(NO_CONNECTION) from None
        if not sent:
            raise NotSent(REFUSED)

    def _server(self) -> Any:  # noqa: ANN401 - of Apprise
        return AppriseSMTPController(
            host=self.smtp_host,
            port=self.port,
            secure_mode=self.secure_mode,
            user=self.user,
            password=self.password,
            verify_certificate=self.verify_certificate,
            socket_connect_timeout=self.socket_connect_timeout,
        )


class WeCom(NotifyWeComBot):  # type: ignore[misc]  # as above
    """A robot of a WeCom group."""

    def post(self, *, title: str, body: str) -> None:
        """Send a text.

        Raises:
            NotSent: there is no answer, or a refusal.
        """
        text = _cut(f"{title}\n{body}", LONGEST_TEXT)
        _asked(self, str(self.api_url), {"msgtype": "text", "text": {"content": text}}, refusal="errcode")


class DingTalk(NotifyDingTalk):  # type: ignore[misc]  # as above
    """A robot of a DingTalk group."""

    def post(self, *, title: str, body: str) -> None:
        """Send a text; raises as `WeCom.post`."""
        text = {"content": _cut(f"{title}\n{body}", LONGEST_TEXT * 4)}
        at = {"atMobiles": [], "isAtAll": False}
        signed: dict[str, str] = {}
        if self.secret:
            stamp, signature = self.get_signature()
            signed = {"timestamp": stamp, "sign": unquote(signature)}  # it is quoted once, with the address
        url = str(self.notify_url).format(token=self.token)
        _asked(self, url, {"msgtype": "text", "text": text, "at": at}, refusal="errcode", signed=signed)


class Feishu(NotifyFeishu):  # type: ignore[misc]  # as above
    """A robot of a Feishu group."""

    def post(self, *, title: str, body: str) -> None:
        """Send a text; raises as `WeCom.post`."""
        text = {"text": _cut(f"{title}\n{body}", LONGEST_TEXT * 8)}
        url = str(self.notify_url).format(token=self.token)
        _asked(self, url, {"msg_type": "text", "content": text}, refusal="code")


class Webhook(NotifyJSON):  # type: ignore[misc]  # as above
    """A program that takes JSON."""

    def post(self, *, id: str, facts: Mapping[str, Any]) -> None:  # noqa: A002 - what it is
        """Send facts; raises as `WeCom.post`. The id is in header `Idempotency-Key` too."""
        scheme, port = ("https" if self.secure else "http"), f":{self.port}" if self.port else ""
        url = f"{scheme}://{self.host}{port}{self.fullpath or '/'}"
        headers = {"Idempotency-Key": id, MARK: id, **self.headers}
        auth = (self.user, self.password or "") if self.user else None
        _asked(self, url, dict(facts), signed=dict(self.params), headers=headers, auth=auth)


def _asked(  # noqa: PLR0913 - a request
    plugin: Any,  # noqa: ANN401 - of Apprise
    url: str,
    payload: Mapping[str, Any],
    *,
    refusal: str = "",
    signed: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    auth: tuple[str, str] | None = None,
) -> None:
    """Send JSON, and look at the answer.

    Args:
        plugin: whose address it is.
        url: where to.
        payload: what is sent.
        refusal: key of the answer that is not 0 where it is a refusal.
        signed: more parameters of the address.
        headers: more headers.
        auth: user and password.

    Raises:
        NotSent: there is no answer, or a refusal.
    """
    try:
        answer = requests.post(
            url,
            json=dict(payload),
            params=dict(signed or {}),
            headers={"User-Agent": "Airshed", **(headers or {})},
            auth=auth,
            verify=plugin.verify_certificate,
            timeout=TIMEOUT_S,
            allow_redirects=False,
        )
    except requests.RequestException:
        raise NotSent(NO_CONNECTION) from None
    if answer.status_code not in ACCEPTED:
        raise NotSent(f"http {answer.status_code}")
    code = _code(answer, refusal) if refusal else 0
    if code:
        raise NotSent(f"code {code}")


def _code(answer: requests.Response, name: str) -> str:
    """Return the code of an answer, nothing for 0; what is no answer of a robot is a refusal."""
    try:
        found = answer.json()
    except ValueError:
        found = None
    code = found.get(name) if isinstance(found, dict) else None
    return "" if code == 0 else str(code)[:20]


def _cut(text: str, most: int) -> str:
    """Return a text of so many bytes at most, cut between signs."""
    coded = text.encode()
    return text if len(coded) <= most else coded[: most - 3].decode(errors="ignore") + "…"
