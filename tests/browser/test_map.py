"""The map by mouse and by keyboard: from a list to its points, to a row; distances; areas; what is in view as text."""

import re
from collections.abc import Callable

from tests.browser.journey import NARROW, WIDE, Watched

Visits = Callable[..., Watched]
LIST, MAP = "/registers/enterprises/", "/map/"
DESK, PHONE = ("zh-hans", WIDE, "light"), ("en", NARROW, "dark")
PATIENCE_MS = 30_000


def _drawn(visit: Watched) -> None:
    visit.page.wait_for_selector("#map[data-drawn]", timeout=PATIENCE_MS)
    visit.look_at()


def _in_view(visit: Watched) -> int:
    """Return how many points the text beside the map tells, once the map has come to rest."""
    visit.page.wait_for_timeout(500)
    found = re.findall(r"\d+", visit.text("#map-told"))
    return int(found[0]) if found else 0


def _at_the_middle(visit: Watched, right: int = 0) -> None:
    box = visit.page.locator("#map").bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2)


def test_from_a_list_to_the_map_and_to_a_row_by_mouse(visits: Visits) -> None:
    visit = visits(DESK, "officer")
    page = visit.page
    visit.visit(f"{LIST}?area=A1")
    total = int(visit.text(".registers-total strong"))
    visit.click(f"#main a[href^='{MAP}']")
    _drawn(visit)
    assert "area=A1" in page.url
    assert visit.text("[data-count]").startswith(f"{total} 行")
    assert 0 < _in_view(visit) <= total
    assert page.locator("#map-list a").count() == _in_view(visit)

    page.click(".leaflet-control-zoom-in")
    page.click(".leaflet-control-zoom-in")
    assert _in_view(visit) <= total
    page.click("#map-fit")
    page.click("#map-cluster")
    assert page.get_attribute("#map-cluster", "aria-pressed") == "false"
    assert _in_view(visit) == page.locator("#map-list a").count()
    name = page.locator("#map-list a").first.inner_text()
    visit.click("#map-list a >> nth=0")
    assert name.split()[0] in visit.text()
    page.go_back()
    _drawn(visit)
    assert re.search(r"#[\d.]+/", page.url)  # where one was, to come back to

    page.click("#map-measure")
    _at_the_middle(visit)
    _at_the_middle(visit, right=100)
    assert re.match(r"2 个点，全长 [\d.]+ (千米|米)", visit.text("#map-told"))
    page.keyboard.press("Escape")
    assert page.get_attribute("#map-measure", "aria-pressed") == "false"

    areas = page.locator("#map path.map-area").count()
    page.uncheck(".map-kind >> nth=0")
    assert page.locator("#map path.map-area").count() < areas

    page.click("#main .registers-filter > summary")
    page.check("input[name=register][value=boilers]")
    visit.click("#main form.map-form button[type=submit]")
    _drawn(visit)
    assert page.locator("[data-layer]").count() == 2


def test_a_point_is_found_by_keyboard_on_a_phone(visits: Visits) -> None:
    visit = visits(PHONE, "inspector")
    page = visit.page
    visit.visit(f"{MAP}?register=enterprises")
    _drawn(visit)
    first = page.locator("#map-list a").first
    assert _in_view(visit) > 0
    visit.tab_to("#map", most=80)
    before = page.url
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    assert _in_view(visit) >= 0
    assert page.url != before
    page.keyboard.press("-")

    name = first.inner_text()
    place = page.evaluate("fetch('/map/points.json?register=enterprises').then((one) => one.json())")
    at = place["name"].index(name)
    visit.visit(f"{MAP}?register=enterprises&q={name.split()[0]}#18/{place['lat'][at]}/{place['lon'][at]}")
    page.reload()
    _drawn(visit)
    page.focus("#map")
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-popup a:focus")
    visit.look_at()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert name.split()[0] in visit.text()

    visit.visit(f"{MAP}?register=enterprises")
    _drawn(visit)
    page.focus("#map-measure")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the map has the focus now: its middle is the first point
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    assert re.match(r"2 points, [\d.]+ (km|m) in all", visit.text("#map-told"))
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "map-measure"
