"""Devices by mouse and on a phone: from the list to a curve, from a point of it to the frame behind it."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import City
from tests.browser.journey import LOOKS, OFTEN, Watched
from tests.conftest import copied
from tests.serving import serving
from tests.web.monitoring.sending import USUAL, brought, hour_frame

from airshed.ingest.devices import OUTLET, devices_of

TODAY = datetime(2019, 11, 20, 8)
PATIENCE_MS = 20_000
POINT = """figure => {
  const axes = figure._fullLayout, point = figure.data[0].x.length - 1, box = figure.getBoundingClientRect();
  const x = axes.xaxis.d2p(figure.data[0].x[point]) + axes._size.l + box.left;
  return [x, axes.yaxis.d2p(figure.data[0].y[point]) + axes.yaxis._offset + box.top];
}"""
"""Where the last point of the first curve stands on the screen."""


@pytest.fixture(scope="module")
def reporting(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[City, str]]:
    """Return a copy of the city in which one device has reported for a day, and its number."""
    home = tmp_path_factory.mktemp("reporting") / "city"
    copied(demo_city, home)
    listed = devices_of(home, on=TODAY.date())
    mn = str(listed.filter(listed["kind"] == OUTLET)["mn"][0])
    hours = [TODAY - timedelta(hours=back) for back in range(24, 0, -1)]
    brought(home, [(at + timedelta(hours=1, seconds=9), hour_frame(mn, at, USUAL)) for at in hours])
    with serving(home, "--json") as served:
        logins = json.loads(served.told())["logins"]
        yield City(served, {login["username"]: login["password"] for login in logins}), mn


@pytest.mark.parametrize("look", LOOKS[:OFTEN], ids=str)
def test_from_the_list_to_the_frame_behind_a_point(
    browser: Browser, reporting: tuple[City, str], look: tuple[str, int, str]
) -> None:
    city, mn = reporting
    visit = Watched(browser, city.origin, look, city.state_of(browser, "officer"))
    visit.visit("/monitoring/")
    assert visit.page.locator("tbody tr").count() > 1
    visit.click(f"#main a[href$='/monitoring/{mn}/']")
    visit.page.wait_for_selector("figure .main-svg", timeout=PATIENCE_MS)
    visit.look_at()
    figure = visit.page.locator("figure[data-chart]")
    figure.scroll_into_view_if_needed()
    x, y = figure.evaluate(POINT)
    visit.page.mouse.move(x, y)
    visit.page.wait_for_selector("figure .hoverlayer .hovertext", timeout=PATIENCE_MS)
    with visit.page.expect_navigation():
        visit.page.mouse.click(x, y)
    assert re.fullmatch(rf"/monitoring/{mn}/frames/\d+/", visit.path())
    visit.look_at()
    assert f"MN={mn}" in visit.text("pre")
    assert "secret" not in visit.text("pre")
    beyond = "table => table.parentElement.scrollWidth - table.parentElement.clientWidth"
    assert visit.page.locator(".monitoring-readings").first.evaluate(beyond) <= 0  # values are seen without scrolling
    visit.visit(f"/monitoring/{mn}/log/?on=2019-11-20")
    assert visit.page.locator("tbody a[href*='/frames/']").count() > 1
    visit.visit("/monitoring/unknown/")
    assert visit.complaints == []
    visit.close()
