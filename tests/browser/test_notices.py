"""Somebody is told, reads, confirms and chooses, on a desk and on a phone."""

import os
import subprocess
import sys
from collections.abc import Callable

from tests.browser.conftest import City
from tests.browser.journey import Look, Watched

TELL = """
import sys
from airshed.web.django import setup
setup(__import__("pathlib").Path(sys.argv[1]))
from airshed.web.accounts.queries import moment
from airshed.web.notices.operations import Words, tell
words = Words("企业“远山热力”的整改单等您核查", "An order waits for you", "限期 3 天\\n逾期升级", "3 days")
told = {"kind": "case.assigned", "to": ["officer"], "words": words, "at": moment(), "link": "/account/notices/"}
for n in range(3):
    tell(key=f"browser.{sys.argv[2]}.{n}", urgent=n == 2, **told)
"""


def test_somebody_reads_confirms_and_chooses(visits: Callable[..., Watched], city: City, look: Look) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-c", TELL, str(city.served.home), "-".join(map(str, look))]
    subprocess.run(words, check=True, env=environment)
    visit = visits(look, "officer")
    page = visit.page
    visit.visit("/account/notices/")
    before = int(page.inner_text(".airshed-unread"))
    assert before >= 3
    visit.click("a.airshed-bell")
    visit.look_at()
    visit.click("button[name=acknowledge]")
    visit.look_at()
    visit.click(".notice.unread a.airshed-link")
    assert visit.path() == "/account/notices/"
    assert int(page.inner_text(".airshed-unread")) == before - 2
    visit.visit("/notices/?show=unread")
    page.check("input[name=notice]")
    visit.click("button[name=all]")
    assert page.locator(".airshed-unread").count() == 0
    visit.look_at()
    visit.visit("/account/notices/")
    page.select_option("select[name=digest_hour]", "8")
    page.select_option("select[name=quiet_from]", "22")
    page.select_option("select[name=quiet_to]", "")
    visit.click("form.airshed-make button[type=submit]")
    assert page.locator(".airshed-fault").count() == 1
    visit.forgive("422")
    visit.look_at()
    page.select_option("select[name=quiet_to]", "7")
    visit.click("form.airshed-make button[type=submit]")
    assert page.locator("select[name=digest_hour]").input_value() == "8"
    visit.look_at()


def test_who_runs_the_system_looks_after_channels(visits: Callable[..., Watched], city: City, look: Look) -> None:
    visit = visits(look, "administrator")
    visit.visit("/notices/")
    visit.click("a[href='/notices/channels/']")
    assert visit.path() == "/notices/channels/"
    visit.look_at()
