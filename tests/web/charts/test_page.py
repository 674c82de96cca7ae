"""Every chart in a real browser, under the content policy of staff pages and the one for its button of pictures."""

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import _need

from airshed.web.charts import charts, script
from airshed.web.middleware import STAFF_POLICY

PAGE_SCRIPT = Path(str(files("airshed.web"))) / "static" / "airshed" / "charts.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Served(SimpleHTTPRequestHandler):
    """Serves a folder with the policy of staff pages, without a word."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STAFF_POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
        pass


@pytest.fixture
def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    _need(there=found is not None, what="Chromium")
    return str(found)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _page(inputs: Mapping[str, Any], language: Any, look: str) -> str:
    parts = []
    for key, given in inputs.items():
        chart = charts()[re.split(r"[.|]", key)[0]].draw(given, language=language)
        parts.append(f'<script type="application/json" id="{key}">{chart.json()}</script>')
        parts.append(f'<figure data-chart="{key}"></figure>')
    scripts = '<script src="plotly.min.js"></script><script src="charts.js"></script>'
    body = f'<link rel="icon" href="data:,"></head><body>{"".join(parts)}{scripts}</body></html>'
    return f'<!doctype html><html class="{look}" lang="{language}"><head><meta charset="utf-8">{body}'


@pytest.fixture
def shown(browser: str, address: str, tmp_path: Path) -> Callable[[str], tuple[str, list[str]]]:
    """Return what a browser makes of a page, and what it complains of."""

    def shown(page: str) -> tuple[str, list[str]]:
        shutil.copy(script(), tmp_path / "plotly.min.js")
        shutil.copy(PAGE_SCRIPT, tmp_path / "charts.js")
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
        command += ["--enable-logging=stderr", "--virtual-time-budget=8000", "--dump-dom", f"{address}/page.html"]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
        drawn = re.sub(r"<script.*?</script>", "", answer.stdout, flags=re.DOTALL)
        return drawn, re.findall(r"CONSOLE.*", answer.stderr)

    return shown


@pytest.mark.parametrize(("language", "look"), [("zh", "light"), ("en", "dark")])
def test_a_browser_draws_every_chart_and_complains_of_nothing(
    shown: Callable[[str], tuple[str, list[str]]], inputs: Mapping[str, Any], language: str, look: str
) -> None:
    drawn, complaints = shown(_page(inputs, language, look))
    assert complaints == []
    assert len(re.findall(r"<figure[^>]*js-plotly-plot", drawn)) == len(inputs)
    assert "NaN" not in drawn
    tips = set(re.findall(r'data-title="([^"]+)"', drawn))
    assert tips
    assert not [tip for tip in tips if re.search("[Ss]hare|[Cc]loud", tip)]
    assert all(bool(re.search(r"[\u4e00-\u9fff]", tip)) == (language == "zh") for tip in tips), tips
    assert ("rgb(17, 24, 39)" in drawn) == (look == "dark")
