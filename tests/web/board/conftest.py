"""The demo city with the named cast, made once a module; Django is turned to it."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from tests.web.conftest import Site

from airshed.web.accounts.models import User
from airshed.web.django import setup

PLAN = "/plans/erenhot/2019/"
HAN = re.compile(r"[\u4e00-\u9fff]+")
VOID = {"meta", "link", "input", "img", "br", "hr"}


class _Seen(HTMLParser):
    """What a reader sees or hears of the page itself, without scripts, names of icons, codes and words of the paper."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self._hidden:
            self.words += [text for name in ("title", "aria-label", "placeholder") if (text := given.get(name))]
        if tag in VOID:
            return
        icon = "material-symbols" in (given.get("class") or "")
        foreign = "lang" in given and tag != "html"
        if self._hidden or icon or foreign or tag in {"script", "style", "code"}:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - signature of HTMLParser
        if self._hidden:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.words.append(" ".join(data.split()))


def seen(answer: Any) -> str:
    """Return what a reader sees of a page."""
    parser = _Seen()
    parser.feed(answer.content.decode())
    return "\n".join(parser.words)


@pytest.fixture(scope="session")
def city_home(demo_city: Path, peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demo city with the named cast once."""
    home = tmp_path_factory.mktemp("city") / "home"
    shutil.copytree(peopled, home)
    for name in ("places.yaml", "settings.toml"):
        shutil.copy(demo_city / name, home / name)
    shutil.rmtree(home / "lake", ignore_errors=True)
    shutil.copytree(demo_city / "lake", home / "lake")
    return home


@pytest.fixture
def site(city_home: Path) -> Iterator[Site]:
    """Turn Django to the city; it is the same for all who only read."""
    setup(city_home)
    yield Site(city_home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()


@pytest.fixture
def empty(peopled: Path, tmp_path: Path) -> Iterator[Site]:
    """Turn Django to a home without any data."""
    home = tmp_path / "empty"
    shutil.copytree(peopled, home)
    setup(home)
    yield Site(home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()
