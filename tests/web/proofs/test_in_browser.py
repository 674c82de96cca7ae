"""The form in a telephone's browser: place and time are filled in where they may be; its script is not needed."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Page, sync_playwright
from tests.web.conftest import Site
from tests.web.proofs.conftest import ELSEWHERE, Seal, jpeg, scene

from airshed.web import middleware
from airshed.web.application import application
from airshed.web.proofs.models import Proof

NOWHERE = (None, None)
FILLED = {
    "allowed": ("已填入手机报告的位置。", (111.977123, 43.651235)),
    "denied": ("手机没有给出位置，可以不填。", NOWHERE),
    "no script": ("", NOWHERE),
}
"""What the form says once a photo is chosen, and the place it sends."""


class Threads(ThreadingMixIn, WSGIServer):
    """A browser asks for several things at once."""

    daemon_threads = True


def aside(work: Callable[[], Any]) -> Any:
    """Do something with the database in another thread: the browser's loop runs in this one."""

    def done() -> Any:
        with contextlib.closing(connection):
            return work()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as its own
        """Say nothing."""


@pytest.fixture
def origin(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(middleware, "STAFF", middleware.STAFF | {"row"})

    def answered(environ: Any, start: Any) -> list[bytes]:
        with contextlib.closing(application(environ, start)) as parts, contextlib.closing(connection):
            return list(parts)

    turned = override_settings(ROOT_URLCONF="tests.web.proofs.addresses")
    with turned, make_server("127.0.0.1", 0, answered, Threads, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["allowed", "denied", "no script"])
def page(request: Any, origin: str, chromium: str, client_of: Any, tmp_path: Path) -> Iterator[Page]:
    cookies = client_of("officer").cookies
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 360, "height": 800},
            geolocation={"latitude": 43.6512345, "longitude": 111.9771234},
            permissions=["geolocation"] if request.param == "allowed" else [],
            timezone_id="Asia/Shanghai",
        )
        context.add_cookies([{"name": name, "value": morsel.value, "url": origin} for name, morsel in cookies.items()])
        if request.param == "no script":
            context.route("**/proofs.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{origin}/row/")
        yield page
        context.close()
        browser.close()
        assert complaints == []


def test_a_photo_goes_from_the_telephone_to_the_strip(page: Page, request: Any, seal: Seal, tmp_path: Path) -> None:
    aside(lambda: seal(jpeg(scene(5)), key="GL-010", scope=ELSEWHERE))
    photo = tmp_path / "炉前.jpg"
    photo.write_bytes(jpeg(scene(5)))
    told, place = FILLED[request.node.callspec.params["page"]]
    page.set_input_files("[name=camera]", photo)
    if told:
        page.wait_for_function("document.querySelector('[data-proofs=told]').textContent")
        assert page.text_content("[data-proofs=told]") == told
    page.click(".proofs-add button[type=submit]")
    page.wait_for_selector(".proofs-one img")
    proof = aside(lambda: Proof.objects.get(key="GL-003"))
    assert (proof.said_lon, proof.said_lat) == place
    assert (proof.said_at is not None) is bool(told)
    assert proof.taken_at == datetime(2019, 11, 19, 15, 4, 5)
    assert "无权查看的记录" in (page.text_content(".proofs-one") or "")
    page.wait_for_function("document.querySelector('.proofs-one img').naturalWidth === 320")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    findings = Axe().run(page, ".airshed-body, main, form").response["violations"]
    assert [found["id"] for found in findings if found["impact"] in {"serious", "critical"}] == []


def test_what_somebody_typed_stays(page: Page, tmp_path: Path) -> None:
    page.click(".proofs-add summary")
    page.fill("[name=lon]", "100")
    page.fill("[name=lat]", "40")
    page.fill("[name=said_at]", "2019-11-01T09:00")
    photo = tmp_path / "a.jpg"
    photo.write_bytes(jpeg(scene(5)))
    page.set_input_files("[name=chosen]", photo)
    page.click(".proofs-add button[type=submit]")
    page.wait_for_selector(".proofs-one img")
    proof = aside(Proof.objects.get)
    assert (proof.said_lon, proof.said_lat, proof.said_at) == (100, 40, datetime(2019, 11, 1, 9, 0))
