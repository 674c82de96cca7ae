"""No page asks SQL more than a few dozen times, whoever opens it; pages are found by following links from the start."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import copied
from tests.web.conftest import CAST, Site, enter_cast

from airshed.web.accounts.models import User
from airshed.web.django import migrate

MOST = 30
MANY = 300
"""So many shapes of address are not there: something leads on and on."""
DEEP, ALIKE = 4, 4
"""Of addresses so deep that differ in their last part alone, such as those of departments, so many are opened."""
LIST, THEMSELVES = 4, ("boilers", "enterprises", "imports")
"""Parts of the address of a list of a register; registers, and lists that came in, that stand for themselves."""
LIKE_AN_OFFICER = ("administrator", "leader", "officer_elsewhere")
"""Roles that see hardly a page an officer does not see; the long tests open theirs as well."""
LEFT_OUT = ("logout", "/static/", "/language/", "_popup", "/file.xlsx")
"""No pages; the file of a source asks every register for a sheet of its own."""


@pytest.fixture
def site(demo_city: Path, tmp_path: Path) -> Iterator[Site]:
    """Return the home of the demo city with its evidence, registers and clock, and the cast in it."""
    home = tmp_path / "site"
    copied(demo_city, home)
    migrate(home)
    enter_cast()
    yield Site(home, {user.username: user for user in User.objects.all()})
    connection.close()


def links(base: str, text: str) -> Iterator[str]:
    """Yield the own addresses that a page leads to."""
    for link in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', text):
        parts = urlsplit(urljoin(base, unescape(link)))
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not parts.netloc and not parts.scheme and not any(word in path for word in LEFT_OUT):
            yield path


def shape_of(path: str) -> str:
    """Return an address without what differs from one record to the next, and without what is asked of the page.

    Lists of registers are told apart; below them one register stands for all, and some for themselves.
    """
    parts = path.partition("?")[0].split("/")
    if parts[1:2] == ["registers"] and len(parts) > LIST and parts[2] not in THEMSELVES:
        parts[2] = "*"
    return "/".join("*" if re.search(r"\d|:", part) else part for part in parts)


class Found:
    """The shapes of address that were found."""

    def __init__(self) -> None:
        self._shapes: set[str] = set()
        self._alike = Counter[str]()

    def is_new(self, link: str) -> bool:
        """Tell whether a link is of a shape that was not found before, and note it."""
        shape = shape_of(link)
        folder = shape.rstrip("/").rpartition("/")[0]
        if shape in self._shapes or (folder.count("/") >= DEEP and self._alike[folder] >= ALIKE):
            return False
        self._shapes.add(shape)
        self._alike[folder] += 1
        return True


def counted(client: Client) -> dict[str, int]:
    """Return how often each page, one of each shape that links lead to, asks SQL."""
    found, waiting, counts = Found(), ["/"], dict[str, int]()
    while waiting and len(counts) < MANY:
        path = waiting.pop(0)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path, follow=True)
        assert answer.status_code < 400, f"{path} answers {answer.status_code}"
        counts[path] = len(asked)
        if answer.streaming:
            answer.close()
        if answer.status_code != 200 or answer.streaming or "html" not in answer.headers["Content-Type"]:
            continue
        waiting += filter(found.is_new, links(answer.request["PATH_INFO"], answer.content.decode()))
    return counts


@pytest.mark.parametrize(
    "role", [pytest.param(role, marks=[pytest.mark.full] if role in LIKE_AN_OFFICER else []) for role in CAST]
)
def test_no_page_of_a_role_asks_too_often(client_of: Callable[..., Client], role: str) -> None:
    counts = counted(client_of(role))
    assert len(counts) in range(2, MANY)
    assert {path: count for path, count in counts.items() if count > MOST} == {}
