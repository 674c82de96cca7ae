"""A leader with two minutes: how everything stands, a goal down to its evidence, and a page that stays true."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import PLAN, City
from tests.browser.journey import LOOKS, OFTEN, Look, Watched

Visits = Callable[..., Watched]
LEAST_PX = 48
"""Of a figure that a leader reads from afar."""
PART = "**/overview/part/"
A_MINUTE_MS = 61_000
THREE_HOURS_MS = 3 * 3600 * 1000
FIGURES = ".overview-now > .overview-figure, .overview-goals .overview-figure, .overview-counts .overview-figure"
SIZES = "all => all.map(a => parseFloat(getComputedStyle(a).fontSize))"


def test_a_leader_signs_in_and_follows_a_goal_to_its_evidence(browser: Browser, city: City, look: Look) -> None:
    city.state_of(browser, "leader")
    visit = Watched(browser, city.origin, look)
    visit.visit("/login/")
    visit.sign_in("leader", city.passwords["leader"])
    visit.page.fill("input[name=token]", city.codes["leader"][LOOKS.index(look)])
    visit.enter("input[name=token]")
    assert visit.path() == "/overview/"
    visit.look_at()
    told = city.clause("G1-01")["indicators"][0]
    goal = "#overview-goal-G1-01"
    assert visit.text(f"{goal} .overview-figure").startswith(told["value"])
    assert f"≤ {told['target']['value']}" in visit.text(goal)
    visit.click(f"{goal} h3 a")
    assert visit.path() == f"/plans/{PLAN}/clauses/G1-01/"
    figures = visit.text("#main .airshed-figures")
    for part in (f"{told['value']} µg/m³", "{valid}/{expected}".format_map(told["coverage"])):
        assert part in figures
    week = visit.page.locator("section[aria-labelledby=history] details")
    week.locator("summary").click()
    assert told["value"] in week.locator("tbody tr").first.inner_text()
    evidence = visit.page.locator(".board-indicator details.airshed-data").first
    evidence.locator("summary").click()
    assert told["figure_id"] in evidence.inner_text()
    assert re.search(f"{told['evidence']['rows']}\\b", evidence.inner_text())
    assert visit.page.locator("figure .main-svg").count() > 0
    visit.look_at()
    visit.close()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_all_that_matters_fits_on_one_screen(visits: Visits, language: str) -> None:
    for path, width, height in (
        ("/overview/", 1920, 1080),
        ("/overview/screen/", 1920, 1080),
        ("/overview/screen/", 3840, 2160),
    ):
        visit = visits((language, width, "light"), "leader", viewport={"width": width, "height": height})
        visit.visit(path)
        tall = visit.page.evaluate("document.documentElement.scrollHeight")
        assert tall <= height, (path, width, tall)
        sizes = visit.page.eval_on_selector_all(FIGURES, SIZES)
        assert len(sizes) >= 5, path
        assert min(sizes) >= LEAST_PX, path
        ends = visit.page.eval_on_selector_all(
            ".overview-card", "all => all.map(a => [a.id, a.getBoundingClientRect().bottom])"
        )
        assert [end for end in ends if end[1] > height] == [], path
        cut = visit.page.eval_on_selector_all(
            ".overview-card .overview-figure",
            """all => all.filter(a => { const inner = a.getBoundingClientRect(), outer = a.closest('.overview-card')
               .getBoundingClientRect(); return inner.bottom > outer.bottom || inner.right > outer.right + 1; })
               .map(a => a.innerText)""",
        )
        assert cut == [], path


@pytest.mark.parametrize("look", LOOKS[:OFTEN])
def test_it_refreshes_itself_and_says_when_it_cannot(visits: Visits, look: Look) -> None:
    visit = visits(look, "leader")
    page = visit.page
    page.clock.install()
    visit.visit("/overview/")
    why = page.locator("#overview-goal-G1-01 .airshed-why")
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    page.evaluate("document.querySelector('.overview-head').dataset.before = '1'")
    with page.expect_response(PART):
        page.clock.fast_forward(A_MINUTE_MS)
    expect(page.locator("[data-before]")).to_have_count(0)  # what was there was replaced
    expect(why).to_have_attribute("open", "")
    expect(why.locator("summary")).to_be_focused()

    lost, over, old = (page.locator(f"[data-overview={name}]") for name in ("lost", "over", "old"))
    expect(lost).to_be_hidden()
    expect(old).to_be_hidden()
    page.route(PART, lambda route: route.abort())
    page.clock.fast_forward(A_MINUTE_MS)
    expect(lost).to_contain_text(("服务器没有回应", "The server does not answer")[visit.words])
    page.clock.fast_forward(THREE_HOURS_MS)
    expect(old).to_be_visible()
    visit.look_at()
    page.unroute(PART)
    page.clock.fast_forward(A_MINUTE_MS)
    expect(lost).to_be_hidden()
    expect(old).to_be_hidden()
    visit.forgive(r"ERR_FAILED|overview/part/")

    visit.context.clear_cookies(name="sessionid")
    page.clock.fast_forward(A_MINUTE_MS)
    expect(over).to_contain_text(("登录已到时限", "Your session is over")[visit.words])
    expect(lost).to_be_hidden()
    visit.look_at()
    visit.click("[data-overview=over] a")
    assert page.url.endswith("/login/?next=/overview/")
