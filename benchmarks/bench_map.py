"""The map of 20,000 points in the system's Chromium: until its first view is drawn, and frames while it is dragged."""

import json
import os
import random
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import bench_http
import bench_public
import measure
from airshed.web import env

HOME = measure.DATA / "map-home"
PORT = 8937
TIMES = 5
POINTS = 20_000
REGISTER = "boilers"
WEST, SOUTH, EAST, NORTH = 111.5, 43.1, 112.3, 43.6
TOWN = (111.98, 43.65)
SPREAD = 0.03
"""Half of the points lie about so far from the middle of the town. [degrees]"""
STEPS, BETWEEN_MS = 60, 16
MOST_S, MOST_MS = 2.0, 100.0
FRAMES = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def fill() -> Mapping[str, Any]:
    """Enter the points in bulk; return how many there are."""
    from airshed.web.django import migrate, setup  # noqa: PLC0415 - Django only in the process that needs it

    setup(HOME)
    migrate(HOME)
    from airshed.web import demo  # noqa: PLC0415 - needs settings
    from airshed.web.kit.register import registers  # noqa: PLC0415 - needs settings

    now = env.now(HOME)
    demo.logins(HOME, now=now)
    model, chance = registers()[REGISTER].model, random.Random(20)  # noqa: S311 - a benchmark, no secret
    told = {"department_id": demo.DEPARTMENT[0], "changed_by": "benchmark", "changed_at": now}
    rows = (model(**_values(number, chance), **told) for number in range(POINTS))
    model.objects.bulk_create(rows, batch_size=1000)
    return {"rows": model.objects.count()}


def _values(number: int, chance: random.Random) -> Mapping[str, Any]:
    """Return the values of a row: its place over the city, every second one near the middle of the town."""
    lon, lat = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
    if number % 2:
        lon, lat = (chance.gauss(middle, SPREAD) for middle in TOWN)
    return {
        "code": f"GL-{number:05d}",
        "name": f"示例锅炉{number}号",
        "lon": round(lon, 6),
        "lat": round(lat, 6),
        "area": f"A{number % 4 + 1}",
    }


def main() -> int:
    """Measure and report."""
    program = next((found for name in bench_public.BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        print("\nThe map: no Chromium here, not measured")
        return 0
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    measure.airshed("init", "--home", str(HOME), "--json")
    (HOME / "files" / "synthetic").mkdir()
    measure.job(__file__, "fill")
    ours = [str(Path(sys.executable).with_name("airshed")), "serve", "--home", str(HOME), "--port", str(PORT), "--json"]
    with bench_http.served(ours, PORT) as told, sync_playwright() as playwright:
        password = next(login["password"] for login in json.loads(told)["logins"] if login["username"] == "officer")
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=options)
        figures = _figures(_signed_in(browser, password))
        browser.close()
    shutil.rmtree(HOME)
    return measure.report(f"The map, {POINTS:,} points", figures)


def _signed_in(browser: Browser, password: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"http://127.0.0.1:{PORT}/login/")
    page.fill("input[name=username]", "officer")
    page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.press("input[name=password]", "Enter")
    return page


def _figures(page: Page) -> list[measure.Figure]:
    views, sizes = [], []
    for _ in range(TIMES + 1):
        with page.expect_response("**/points.json**") as answer:
            page.goto(f"http://127.0.0.1:{PORT}/map/?register={REGISTER}")
        page.wait_for_selector("#map[data-drawn]")
        views.append(page.evaluate("performance.getEntriesByName('airshed-map-drawn')[0].startTime") / 1000)
        sizes.append(answer.value.request.sizes()["responseBodySize"] / 1000)
    grouped = _dragged(page)
    page.click("#map-cluster")
    alone = _dragged(page)
    return [
        measure.Figure("first view, all points drawn", median(views[1:]), "s", most=MOST_S),
        measure.Figure("points transferred", max(sizes), "kB"),
        measure.Figure("a frame while dragging, 95th percentile", grouped[0], "ms", most=MOST_MS),
        measure.Figure("the longest frame", grouped[1], "ms"),
        measure.Figure("ungrouped: a frame while dragging, 95th percentile", alone[0], "ms", most=MOST_MS),
        measure.Figure("ungrouped: the longest frame", alone[1], "ms"),
    ]


def _dragged(page: Page) -> tuple[float, float]:
    """Drag the map to and fro; return the 95th percentile and the longest of the frames, in ms."""
    box = page.locator("#map").bounding_box()
    assert box is not None  # noqa: S101 - it was waited for
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(STEPS):
        page.wait_for_timeout(BETWEEN_MS)
        page.mouse.move(x + 150 * ((step % 20) - 10) / 10, y + 2 * step)
    page.mouse.up()
    frames = sorted(page.evaluate("window.frames_ms"))
    return frames[int(0.95 * (len(frames) - 1))], frames[-1]


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = os.pathsep.join((str(measure.ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    measure.run({"fill": fill}, main)
