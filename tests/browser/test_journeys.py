"""Signing in, out and everything that may stand between, as people meet it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import City
from tests.browser.journey import LOOKS, Look, Watched, code_of

WORDS = {"zh-hans": 0, "en": 1}
NEW_PASSWORD = "Steppe-wind-2019"  # noqa: S105 - of the demo


@pytest.fixture
def visit(browser: Browser, city: City, look: Look) -> Iterator[Watched]:
    """Return a browser that nobody has signed in with."""
    made = Watched(browser, city.origin, look)
    yield made
    made.close()


def test_a_wrong_password_is_told_and_a_right_one_opens(visit: Watched, city: City) -> None:
    visit.visit("/login/")
    visit.sign_in("officer", "not-the-password")
    assert visit.path() == "/login/"
    told = ("不对", "is wrong")[WORDS[visit.look[0]]]
    assert told in visit.page.inner_text("body")
    visit.look_at()
    visit.sign_in("officer", city.passwords["officer"])
    assert visit.path() == "/overview/"
    visit.look_at()
    visit.open_menu()
    visit.look_at()
    visit.click("#logout-form button")
    visit.look_at()
    visit.visit("/login/")
    answer = visit.page.goto(visit.origin + "/plans/")
    assert answer is not None
    assert visit.path() == "/login/"


def test_who_fails_too_often_is_told_how_long_to_wait(visit: Watched) -> None:
    visit.visit("/login/")
    for _ in range(5):
        visit.sign_in(f"nobody-{'-'.join(map(str, visit.look))}", "wrong")
    assert ("登录已锁定", "Sign-in is locked")[WORDS[visit.look[0]]] in visit.page.inner_text("main")
    visit.look_at()
    visit.forgive(r"status of 429")


def test_a_button_changes_the_language_and_it_stays(visit: Watched, city: City) -> None:
    visit.visit("/login/")
    before, other = visit.look[0], {"zh-hans": "en", "en": "zh-hans"}[visit.look[0]]
    assert visit.page.get_attribute("html", "lang") == before
    visit.click(".airshed-language button")
    assert visit.page.get_attribute("html", "lang") == other
    visit.sign_in("plant", city.passwords["plant"])
    assert visit.page.get_attribute("html", "lang") == other
    visit.look_at()
    visit.open_menu()
    visit.click(f"#user-links button:has-text('{('简体中文', 'English')[WORDS[before]]}')")
    assert visit.page.get_attribute("html", "lang") == before


def test_a_page_that_is_not_there_leads_back(visit: Watched) -> None:
    visit.visit("/nowhere/", status=404)
    visit.click("main a")
    assert visit.path() == "/login/"
    visit.forgive(r"status of 404")


@pytest.mark.parametrize("role", ["administrator", "leader"])
def test_signing_in_again_asks_for_the_phone_or_a_code_from_paper(browser: Browser, city: City, role: str) -> None:
    city.state_of(browser, role)
    for look, code in zip(LOOKS, (code_of(city.secrets[role], ahead=1), *city.codes[role][-3:]), strict=True):
        visit = Watched(browser, city.origin, look)
        visit.visit("/login/")
        visit.sign_in(role, city.passwords[role])
        assert visit.path() == "/account/code/"
        visit.visit("/account/code/")
        visit.page.fill("input[name=token]", "zzzz-zzzz-zzzz")
        visit.enter("input[name=token]")
        visit.look_at()
        visit.page.fill("input[name=token]", code)
        visit.enter("input[name=token]")
        visit.visit("/")
        visit.sign_out()
        visit.close()


def test_a_one_time_password_must_be_changed_first(browser: Browser, city: City, look: Look) -> None:
    name = f"new-{look[0]}-{look[1]}"
    chief = Watched(browser, city.origin, look, city.state_of(browser, "administrator"))
    chief.visit("/accounts/user/add/")
    chief.page.fill("input[name=username]", name)
    chief.page.select_option("select[name=role]", "inspector")
    chief.page.fill("input[name=area]", "A1")
    chief.enter("input[name=area]")
    chief.look_at()
    handed = chief.page.inner_text("td.font-mono")
    chief.close()

    visit = Watched(browser, city.origin, look)
    visit.visit("/login/")
    visit.sign_in(name, handed)
    assert visit.path() == "/account/password/"
    visit.page.goto(visit.origin + "/plans/")
    assert visit.path() == "/account/password/"
    visit.look_at()
    for new in ("12345", NEW_PASSWORD):
        visit.page.fill("input[name=current]", handed)
        for field in ("new", "again"):
            visit.page.fill(f"input[name={field}]", new)
        visit.enter("input[name=again]")
        visit.look_at()
    assert visit.path() == "/"
    visit.sign_out()
    visit.visit("/login/")
    visit.sign_in(name, NEW_PASSWORD)
    assert visit.path() == "/"
    visit.close()


def test_a_session_that_is_over_asks_to_sign_in_again(visit: Watched, city: City) -> None:
    visit.visit("/login/")
    visit.sign_in("inspector", city.passwords["inspector"])
    assert visit.path() == "/"
    path = city.served.home / "settings.toml"
    whole = path.read_text(encoding="utf-8")
    later = re.sub(
        r"(?m)^clock_offset_s = (-?\d+)", lambda found: f"clock_offset_s = {int(found[1]) + 13 * 3600}", whole
    )
    assert later != whole
    try:
        path.write_text(later, encoding="utf-8")
        visit.page.goto(visit.origin + "/")
        assert visit.path() == "/login/"
        assert ("登录已到时限", "your session is over")[WORDS[visit.look[0]]] in visit.page.inner_text("body")
        visit.look_at()
    finally:
        path.write_text(whole, encoding="utf-8")


def test_the_keyboard_is_enough(visit: Watched, city: City) -> None:
    visit.visit("/login/")
    keys = visit.page.keyboard

    visit.tab_to("input[name=username]")
    keys.type("grid_lead")
    visit.tab_to("input[name=password]")
    keys.type(city.passwords["grid_lead"])
    with visit.page.expect_navigation():
        keys.press("Enter")
    if visit.look[1] < 1000:
        visit.tab_to("button.airshed-menu")
        keys.press("Enter")
    visit.tab_to("button[aria-controls=user-links]")
    keys.press("Enter")
    visit.page.wait_for_selector("#logout-form button", state="visible")
    visit.page.keyboard.press("Shift+Tab")
    visit.tab_to("#logout-form button")
    with visit.page.expect_navigation():
        keys.press("Enter")
    visit.page.goto(visit.origin + "/")
    assert visit.path() == "/login/"
