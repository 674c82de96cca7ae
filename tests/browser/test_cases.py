"""A case from the phone that finds it to the leader who urges: an inspector, an officer and a leader, each by hand."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload
from tests.browser.journey import LOOKS, NARROW, Look, Watched

Visits = Callable[..., Watched]
PDF: FilePayload = {
    "name": "seen.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n%of somebody who was there\n%%EOF\n",
}


def opened(visit: Watched, matter: str) -> str:
    """Open a case by hand; return its number."""
    visit.visit("/todo/")
    visit.click("a[href='/cases/new/']")
    visit.look_at()
    visit.page.fill("textarea[name=matter]", matter)
    visit.page.select_option("select[name=grade]", "serious")
    if visit.page.locator("select[name=department]").count():
        visit.page.select_option("select[name=department]", "ecology")
    visit.click(".cases-form button[type=submit]")
    visit.look_at()
    return visit.path().split("/")[2]


def moved(visit: Watched, move: str, **values: str) -> None:
    """Open the form of a move where it is closed, fill it in, and send it."""
    form = visit.page.locator(f"#move-{move}")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    for name, value in values.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    visit.click(f"#move-{move} button[type=submit]")


def test_an_inspector_finds_confirms_and_photographs_on_the_phone(visits: Visits, look: Look) -> None:
    visit = visits((look[0], NARROW, look[2]), "inspector")
    code = opened(visit, "沟渠边露天焚烧垃圾")
    visit.visit("/todo/")
    assert code in visit.text("#mine")
    visit.click(f"#mine a[href='/cases/{code}/']")
    camera = visit.page.locator("#move-confirm input[capture=environment]")
    assert camera.get_attribute("accept") == "image/*"
    visit.page.locator("#confirm-files").set_input_files(files=[PDF])
    moved(visit, "confirm", finding="还在冒烟")
    visit.look_at()
    assert ("查实待交办", "found, to be assigned")[visit.words] in visit.text(".cases-now")
    assert "还在冒烟" in visit.text(".cases-log")
    assert "seen.pdf" in visit.text(".cases-log")


def test_an_officer_assigns_receives_and_is_told_what_lacks(visits: Visits, look: Look) -> None:
    visit = visits(look, "officer")
    code = opened(visit, "料场未覆盖")
    moved(visit, "confirm", finding="两处裸露")
    moved(visit, "assign", unit="ecology", duty="大气法 第72条")
    moved(visit, "receive")
    assert ("将自动启动约谈", "summon")[visit.words] in visit.text("[role=note].airshed-banner >> nth=-1")
    moved(visit, "report", measure="已覆盖")
    visit.look_at()
    visit.forgive("400")
    assert visit.page.locator("#move-report .airshed-wrong").count() == 1
    assert visit.page.input_value("#report-measure") == "已覆盖"
    visit.page.locator("#report-files").set_input_files(files=[PDF])
    moved(visit, "report")
    visit.look_at()
    assert visit.page.locator("#move-pass").count() == 0  # who mends does not verify
    visit.visit(f"/cases/?q={code}")
    assert visit.page.locator(".cases-code").count() == 1
    assert visit.saved("a[href*='list.xlsx']").startswith(b"PK")


def test_a_leader_urges_and_reads_the_accounts(visits: Visits, look: Look) -> None:
    visit = visits(look, "leader")
    visit.visit("/todo/#supervised")
    box = visit.page.locator("#supervised input[type=checkbox]").nth(LOOKS.index(look))
    code = str(box.get_attribute("value"))
    box.check()
    visit.page.fill("#supervised input[name=why]", "三天内办完")
    visit.click("#supervised button[type=submit]")
    visit.look_at()
    visit.visit(f"/cases/{code}/")
    assert "三天内办完" in visit.text(".cases-log")
    visit.visit("/cases/accounts/")
    link = visit.page.locator(".cases-accounts tfoot a").first
    number = link.inner_text()
    with visit.page.expect_navigation():
        link.click()
    visit.look_at()
    assert re.sub(r"\D", "", visit.text("[role=status]")) == number
