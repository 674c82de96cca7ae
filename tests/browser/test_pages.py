"""Every role signs in and opens every page it is led to, in both languages, wide and narrow, light and dark."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import City
from tests.browser.journey import LOOKS, OFTEN, Look, Watched, shape_of

ROLES = ("administrator", "auditor", "leader", "officer", "inspector", "grid_lead", "plant")
OWN = "/account/password/"
MENU, BODY = "#nav-sidebar", "#main"
DEEP = ("/registers/boilers/", "/registers/imports/")
"""What lies below is followed to its end: rows, forms, lists that came in; one register stands for all."""
NO_PAGE = ("logout", "/static/", "/proofs/")
LISTS, LISTED = (
    re.compile(r"/registers/\w+/"),
    ("/registers/boilers/", "/registers/enterprises/", "/registers/imports/"),
)
"""Lists of registers are alike: everybody looks at these, an officer in one look at all."""
ALL_LISTS = "officer"


def _alike(path: str) -> bool:
    """Tell whether other lists stand for a page."""
    return LISTS.fullmatch(path) is not None and path not in LISTED


def _looked(visit: Watched, *, lists: bool) -> list[str]:
    """Look at one page of every kind that the sidebar, and what it leads to, lead to; `lists`: of every register."""
    visit.page.goto(visit.origin + "/")
    found = {shape_of(path): path for path in ("/", OWN, *visit.links(MENU))}
    pages = list(found.values())
    followed = set(pages)
    for path in pages:
        visit.visit(path)
        for link in visit.links(BODY) if path in followed or path.startswith(DEEP) else ():
            if (
                shape_of(link) not in found
                and not any(part in link for part in NO_PAGE)
                and (lists or not _alike(link))
            ):
                found[shape_of(link)] = link
                pages.append(link)
    return pages


def _opened(browser: Browser, city: City, role: str, looks: Sequence[Look]) -> None:
    """Open every page of a role, in every look; all complaints are told at once."""
    state = city.state_of(browser, role)
    pages: list[str] = []
    complaints: list[str] = []
    for look in looks:
        visit = Watched(browser, city.origin, look, state)
        if pages:
            for path in pages:
                if not _alike(path):
                    visit.visit(path)
        else:
            pages = _looked(visit, lists=role == ALL_LISTS and looks[0] == LOOKS[0])
        complaints += visit.complaints
        visit.context.close()
    assert len(pages) > 1
    assert complaints == []


def _often(role: str) -> Sequence[Look]:
    """Return the looks in which a role is seen each time: an officer, whose pages are most of all, in two."""
    return LOOKS[:OFTEN] if role == ALL_LISTS else LOOKS[ROLES.index(role) % OFTEN :][:1]


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role(browser: Browser, city: City, role: str) -> None:
    _opened(browser, city, role, _often(role))


@pytest.mark.full
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_in_the_other_looks(browser: Browser, city: City, role: str) -> None:
    _opened(browser, city, role, [look for look in LOOKS if look not in _often(role)])
