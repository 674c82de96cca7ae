"""The first view of the public page on a slow line and a slow phone, in the system's Chromium."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import timedelta
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

import bench_http
import measure
from airshed.web import env

HOME = measure.DATA / "public-home"
PORT = 8935
TIMES = 5
LINE = {"offline": False, "latency": 100, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s, 100 ms there and back. [bytes/s, ms]"""
SLOWER = 4
"""Times the processor is slowed down."""
MOST_S, MOST_KB = 1.5, 300
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def release() -> Mapping[str, Any]:
    """Let out all three parts of the page."""
    from airshed.web.django import migrate, setup  # noqa: PLC0415 - Django only in the process that needs it

    setup(HOME)
    migrate(HOME)
    from airshed.web import demo  # noqa: PLC0415 - as above
    from airshed.web.accounts.models import User  # noqa: PLC0415
    from airshed.web.releases import operations  # noqa: PLC0415
    from airshed.web.releases.models import PARTS, Release  # noqa: PLC0415

    now = env.now(HOME)
    demo.logins(HOME, now=now)
    officer, leader = (User.objects.get(username=name) for name in ("officer", "leader"))
    day = now.date() - timedelta(days=1)
    for part in PARTS:
        given = {"part": part, "plan": "erenhot/2019", "place": "place:erenhot", "from_date": day, "as_of": day}
        made = operations.draft_release(HOME, Release(**given), user=officer, at=now)
        operations.approve_release(operations.Seen(made.pk, 1), user=leader, at=now)
        operations.let_out(HOME, operations.Seen(made.pk, 2), user=leader, at=now)
    return {}


def main() -> int:
    """Measure and report."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        print("\nThe public page: no Chromium here, not measured")
        return 0
    shutil.rmtree(HOME, ignore_errors=True)
    measure.airshed("demo", "--home", str(HOME), "--json")
    measure.job(__file__, "release")
    served = [sys.executable, "-m", "airshed", "serve", "--home", str(HOME), "--port", str(PORT), "--json"]
    with bench_http.served(served, PORT), sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=options)
        views = [_view(browser) for _ in range(TIMES + 1)][1:]
        browser.close()
        visitor = bench_http.Site(PORT, "", "")
        asked = sorted(visitor.ask("/public/")[0] for _ in range(100))
    shutil.rmtree(HOME)
    figures = [
        measure.Figure("first view, all transferred", max(kb for kb, _, _ in views), "kB", most=MOST_KB),
        measure.Figure("first words, 400 kbit/s, 4 times slower", median(s for _, s, _ in views), "s", most=MOST_S),
        measure.Figure("everything there, the same", median(s for _, _, s in views), "s", most=MOST_S),
        measure.Figure("the server's answer, 95th percentile", asked[94], "s", most=0.3),
    ]
    return measure.report("The public page, first view", figures)


def _view(browser: Browser) -> tuple[float, float, float]:
    """Return what a first view transfers [kB], and when its first words and all of it are there [s]."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    line.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(f"http://127.0.0.1:{PORT}/public/", wait_until="load")
    page.wait_for_timeout(500)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    whole = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    context.close()
    return sum(sizes) / 1000, first / 1000, whole / 1000


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = os.pathsep.join((str(measure.ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    measure.run({"release": release}, main)
