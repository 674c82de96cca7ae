"""Pages of cases at a day of their own: the Monday on which the cases of `tests.web.cases` are opened."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests.web.cases.conftest import AT
from tests.web.conftest import Site

from airshed.web import env

Turn = Callable[[datetime], None]


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch, site: Site) -> Turn:
    """Return what turns the clock of the home; it stands at the moment at which cases are opened."""
    found: dict[str, Any] = {"at": AT}
    monkeypatch.setattr(env, "now", lambda _place: found["at"])
    return lambda at: found.update(at=at)


@pytest.fixture
def text_of(client_of: Callable[..., Client], turned: Turn) -> Callable[..., str]:
    """Return what one of the cast reads at an address, in Chinese unless told otherwise."""
    del turned

    def text_of(name: str, address: str, *, language: str | None = None, status: int = 200) -> str:
        answer = client_of(name, language=language).get(address)
        assert answer.status_code == status, (name, address, answer.status_code)
        return str(answer.content.decode())

    return text_of
