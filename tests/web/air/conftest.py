"""The cast before the demo city: who may read its air, with figures the command line prints too."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.web.conftest import Site

from airshed.web.accounts.models import Department

PAGES = (
    "/air/",
    "/air/calendar/",
    "/air/day/2019-01-23/",
    "/air/hours/",
    "/air/days/",
    "/air/months/",
    "/air/years/",
    "/air/goal/",
    "/air/rose/",
)


class Text(str):
    """What stands on a page; blanks do not count when something is looked for in it."""

    __slots__ = ()

    def __contains__(self, wanted: object) -> bool:
        return re.sub(r"\s", "", str(wanted)) in re.sub(r"\s", "", self)


@dataclass(frozen=True)
class Reader:
    """One of the cast before the pages."""

    client: Client

    def get(self, address: str, status: int = 200) -> Text:
        """Return the text of a page, without markup; figures and words stand in it in order."""
        answer: Any = self.client.get(address)
        assert answer.status_code == status, (address, answer.status_code)
        return seen(answer)


def seen(answer: Any) -> Text:
    """Return what stands in an answer, without scripts and markup, blanks folded."""
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return Text(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


@pytest.fixture
def reader_of(demo_city: Path, site: Site, client_of: Callable[..., Client]) -> Iterator[Callable[..., Reader]]:
    """Return somebody of the cast who looks at the demo city."""
    Department.objects.filter(pk="ecology").update(coordinates=True)
    own, settings.HOME = settings.HOME, demo_city
    yield lambda name, **options: Reader(client_of(name, **options))
    settings.HOME = own


@pytest.fixture
def reader(reader_of: Callable[..., Reader]) -> Reader:
    """Return the officer before the demo city."""
    return reader_of("officer")
