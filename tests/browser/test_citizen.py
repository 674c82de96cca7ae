"""What the public sees: nothing at first, then what a leader released, at last the notice of a withdrawal."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page
from tests.browser.conftest import City
from tests.browser.journey import NARROW, WIDE, Watched

Visits = Callable[..., Watched]
MOST_BYTES = 300_000
"""Of the first view over the network."""
DAY = "2019-11-19"
PARTS = ("now", "days", "goals")
PLACE = "place:erenhot"
NOTICE = ("设备检修，暂停发布", "Paused while instruments are checked")


def test_the_public_sees_what_was_released_and_what_was_withdrawn(visits: Visits, city: City) -> None:
    stranger = visits(("zh-hans", NARROW, "light"), java_script_enabled=False)
    stranger.visit("/public/")
    assert "这里还没有公布数据" in stranger.text("main")
    assert [cookie["name"] for cookie in stranger.context.cookies()] == ["django_language"]  # it chose no other

    officer, leader = visits(("zh-hans", WIDE, "light"), "officer"), visits(("en", NARROW, "dark"), "leader")
    released = [_let_out(leader, _drafted(officer, part)) for part in PARTS]

    taken = _bytes_of(stranger.page)
    stranger.page.reload()
    stranger.look_at()
    assert 0 < sum(taken) < MOST_BYTES
    goal = city.clause("G1-01", on=DAY)["indicators"][0]
    for text in ("AQI", "最近 30 天", "2019 年的目标", f"{goal['value']} µg/m³", "合成数据"):
        assert text in stranger.text("main")
    stranger.click(".language a")
    assert stranger.page.get_attribute("html", "lang") == "en"
    assert "Synthetic data" in stranger.text("main")
    stranger.look_at()
    for look in (("en", WIDE, "dark"), ("zh-hans", NARROW, "dark"), ("zh-hans", WIDE, "light")):
        visits(look).visit("/public/")

    leader.visit(released[0])
    leader.page.click("details.airshed-section summary")
    leader.page.fill("#notice_zh", NOTICE[0])
    leader.page.fill("#notice_en", NOTICE[1])
    leader.page.fill("#reason", "stuck analyser")
    leader.look_at()
    leader.click("form[action$='/withdraw/'] button")
    leader.look_at()
    for language, words in (("en", NOTICE[1]), ("zh-hans", NOTICE[0])):
        late = visits((language, NARROW, "light"))
        late.visit("/public/")
        assert words in late.text("main")
        assert late.page.locator(".part .index").count() == 0  # no index beside the notice
        assert f"{goal['value']} µg/m³" in late.text("main")  # what was not withdrawn stands


def _drafted(officer: Watched, part: str) -> str:
    """Draft a release and look at what the public would see; return its address."""
    page = officer.page
    officer.visit("/releases/new/")
    page.select_option("#id_part", part)
    page.select_option("#id_place", PLACE)
    page.fill("#id_as_of", DAY)
    officer.click(".airshed-form button[type=submit]")
    officer.look_at()
    address = officer.path()
    assert page.locator("form[action$='/approve/']").count() == 0  # an officer approves nothing
    officer.visit(f"{address}preview/")
    assert "预览" in officer.text("main")
    return address


def _let_out(leader: Watched, address: str) -> str:
    leader.visit("/releases/")
    leader.click(f"a[href='{address}']")
    for move in ("approve", "release"):
        leader.click(f"form[action$='/{move}/'] button")
        leader.look_at()
    assert "met" in str(leader.page.get_attribute("h1 .airshed-status", "class"))
    return address


def _bytes_of(page: Page) -> list[float]:
    """Return a list that is filled with the bytes of each answer from now on."""
    taken: list[float] = []

    def note(event: Any) -> None:
        taken.append(event["encodedDataLength"])

    watched = page.context.new_cdp_session(page)
    watched.send("Network.enable")
    watched.on("Network.loadingFinished", note)
    return taken
