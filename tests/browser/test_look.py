"""What is looked at on every page is found: one wrong row among many alike, and each of the other faults once."""

import pytest
from playwright.sync_api import Browser
from tests.browser import journey
from tests.browser.journey import LOOKS, Watched

ROWS = 40
PLAIN = "<tr><td>烟尘</td><td>12</td></tr>"
PAGE = """<!doctype html><html lang="zh-hans"><head><title>锅炉</title><style>
body {{ color: #222; background: #fff; }} .late {{ background: #333; }} tr:nth-child(33) {{ background: #333; }}
</style></head><body><main><h1>锅炉</h1><table>{}</table></main></body></html>"""


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page was looked at before."""
    monkeypatch.setattr(journey, "LOOKED_AT", set())


def _told(browser: Browser, rows: list[str]) -> list[str]:
    visit = Watched(browser, "http://localhost", LOOKS[0])
    visit.page.set_content(PAGE.format("".join(rows)))
    visit.look_at()
    assert visit.page.locator("[data-measured]").count() == 0
    visit.context.close()
    return visit.complaints


@pytest.mark.parametrize(
    "wrong",
    [
        '<tr class="late"><td>烟尘</td><td>12</td></tr>',
        '<tr><td>烟尘</td><td style="color: #bbb">12</td></tr>',
        '<tr style="opacity: .3"><td>烟尘</td><td>12</td></tr>',
        "<tr><td>烟尘</td><td><button></button></td></tr>",
    ],
    ids=["a class", "a colour", "faint", "a button without a name"],
)
def test_one_wrong_row_among_many_is_found(browser: Browser, wrong: str) -> None:
    rows = [PLAIN] * 30
    assert _told(browser, [*rows, "<tr><td>烟尘</td><td>合计</td></tr>"]) == []
    assert _told(browser, [*rows, wrong]) != []


def test_a_row_that_only_its_place_makes_wrong_is_found(browser: Browser) -> None:
    assert any("tr:nth-child(33)" in told for told in _told(browser, [PLAIN] * ROWS))


def test_what_is_alike_is_told_for_those_that_come_first(browser: Browser) -> None:
    faint = PLAIN.replace("<td>12", '<td class="x" style="color: #bbb">12')
    assert 1 <= sum("color-contrast" in told for told in _told(browser, [faint] * ROWS)) < ROWS
