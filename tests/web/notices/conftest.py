"""Local sinks that channels send to: a mail server and an HTTP server, with what arrived and what they answer."""

import email
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from tests.web.conftest import Site

from airshed.web.env import settings_text
from airshed.web.notices.models import Delivery, Event, Notice, Preference
from airshed.web.notices.operations import Words, tell

if TYPE_CHECKING:
    from asyncio import Server

NOW = datetime(2019, 11, 20, 10, 30)
WORDS = Words("新的交办", "New case", "企业 E1 的整改单", "An order for E1")


@dataclass
class MailSink:
    """A mail server.

    Attributes:
        port: where it listens.
        mails: what it took.
        refuses: answer to a recipient, where it takes nothing.
    """

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    refuses: str = ""

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - name of the library
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        self.mails.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    @property
    def url(self) -> str:
        return f"mailto://127.0.0.1:{self.port}?from=air@example.gov.cn&mode=insecure"


@dataclass
class Asked:
    """A request that came."""

    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    json: Any


@dataclass
class HttpSink:
    """A program, or the robot of a group.

    Attributes:
        port: where it listens.
        asked: what came.
        status: what it answers.
        answer: as above, as JSON.
    """

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    status: int = 200
    answer: Any = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.port}/hook"


class _Anywhere(Controller):
    """A server on a free port."""

    def _trigger_server(self) -> None:
        self.port = cast("Server", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def mail() -> Iterator[MailSink]:
    """Return a mail server that listens."""
    sink = MailSink()
    server = _Anywhere(sink, hostname="127.0.0.1", port=0)
    server.start()
    sink.port = server.port
    yield sink
    server.stop()


@pytest.fixture
def program() -> Iterator[HttpSink]:
    """Return an HTTP server that listens."""
    sink = HttpSink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sink.asked.append(Asked(parts.path, parse_qs(parts.query), dict(self.headers), json.loads(body)))
            content = json.dumps(sink.answer).encode()
            self.send_response(sink.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as above
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    sink.port = server.server_address[1]
    yield sink
    server.shutdown()
    server.server_close()
    thread.join()


def set_up(home: Path, **values: int | str) -> None:
    """Write the settings of a home."""
    (home / "settings.toml").write_text(settings_text(values), encoding="utf-8")


def wish(site: Site, name: str, **values: Any) -> Preference:
    """Enter what one of the cast chose; mail, unless it says otherwise."""
    given = {"kinds": ["mail"], "address": f"{name}@example.gov.cn", **values}
    preference, _ = Preference.objects.update_or_create(user=site.users[name], defaults=given)
    return cast("Preference", preference)


def told(key: str = "case.1.assigned", *to: str, at: datetime = NOW, **values: Any) -> tuple[str, ...]:
    """Tell of an event."""
    return tell(key=key, kind="case.assigned", to=to or ("officer",), words=WORDS, at=at, **values)


def counts() -> tuple[int, int, int]:
    """Return how many events, notices and deliveries there are."""
    return Event.objects.count(), Notice.objects.count(), Delivery.objects.count()


def states() -> list[str]:
    """Return the states of all deliveries, in order."""
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))
