"""The work of an ordinary day: the list that is taken away, figures that are frozen, dust that is decided, reports."""

import io
import re
import zipfile
from collections.abc import Callable

import fastexcel
from tests.browser.conftest import PLAN, City
from tests.browser.journey import LOOKS, Look, Watched

Visits = Callable[..., Watched]
BOARD = f"/plans/{PLAN}/"
PNG = b"\x89PNG\r\n\x1a\n"
UTF8_MARK = b"\xef\xbb\xbf"
SECTION = "C1.1"
DAYS = ("2019-11-18", "2019-11-17", "2019-11-16", "2019-11-15")
"""One for each look, as what is frozen stays frozen."""


def clauses(visit: Watched) -> list[str]:
    """Return the clauses that the board shows, opened or folded."""
    return visit.page.locator(".board-row .airshed-id").all_text_contents()


def test_a_leader_filters_freezes_compares_and_looks_at_changes(visits: Visits, city: City, look: Look) -> None:
    visit = visits(look, "leader")
    page = visit.page
    visit.visit(BOARD)
    page.select_option("select[name=status]", "no_data")
    page.select_option("select[name=section]", SECTION)
    visit.click(".airshed-filter button[type=submit]")
    told = city.told("plan", "status", PLAN, "--status", "no_data", "--section", SECTION)["clauses"]
    assert clauses(visit) == [clause["id"] for clause in told]
    assert visit.text(".board-count strong") == str(len(told))
    visit.look_at()

    day = DAYS[LOOKS.index(look)]
    visit.visit(f"{BOARD}frozen/")
    page.fill("input[name=as_of]", day)
    visit.click(".board-freeze button")
    assert page.locator(".board-freeze [role=alert]").count() == 1  # not without meaning it
    page.fill("input[name=as_of]", day)
    page.check("input[name=sure]")
    visit.click(".board-freeze button")
    visit.look_at()
    row = page.locator(f".airshed-table tbody tr:has(td:text-is('{day}'))")
    with page.expect_navigation():
        row.get_by_role("link", name=("看数值", "figures")[visit.words]).first.click()
    goal = page.locator("tr:has(td:text-is('G1-01'))").last
    assert city.clause("G1-01", on=day)["indicators"][0]["value"] in goal.inner_text()
    visit.visit(f"{BOARD}frozen/")
    with page.expect_navigation():
        row.get_by_role("link", name=("与现在对比", "against now")[visit.words]).first.click()
    assert ("完全相同", "All the same")[visit.words] in visit.text()
    visit.look_at()

    visit.click(f"a[href='{BOARD}changes/']")
    page.fill("input[name=since]", "2019-06-30")
    visit.click(".board-day button")
    assert page.locator(".board-changes li").count() > 0
    visit.look_at()


def test_an_officer_takes_the_list_and_charts_home(visits: Visits, look: Look) -> None:
    visit = visits(look, "officer")
    page = visit.page
    visit.visit(BOARD)
    page.select_option("select[name=department]", "ecology")
    page.fill("input[name=q]", "PM2.5")
    visit.enter("input[name=q]")
    shown = clauses(visit)
    assert 0 < len(shown) < 20
    visit.look_at()
    book = fastexcel.read_excel(visit.saved("a[href*='list.xlsx']"))
    table = book.load_sheet(0, header_row=None, dtypes="string").to_polars()
    first = table.to_series(0).to_list()
    assert first[first.index(("条款", "clause")[visit.words]) + 1 :] == shown

    visit.visit("/air/calendar/")
    visit.tab_to(".air-grid a", most=200)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visit.path() == "/air/day/2019-01-01/"
    visit.look_at()
    numbers = visit.saved(".airshed-chart a[download]")
    assert numbers.startswith(UTF8_MARK)
    assert len(numbers.splitlines()) > 24  # a head, and every hour of the day
    assert visit.saved("[data-picture]").startswith(PNG)

    visit.visit("/quality/")
    page.fill("input[name=from]", "2019-10-28")
    page.fill("input[name=to]", "2019-10-31")
    visit.click(".airshed-filter button")
    assert ("缺某一污染物", "pollutant")[visit.words] in visit.text(".quality-table")
    visit.look_at()
    assert visit.saved("a[href*='what=days'][href*='xlsx']").startswith(b"PK")


def test_an_officer_decides_on_dust_and_the_figures_follow(visits: Visits, city: City, look: Look) -> None:
    visit = visits(look, "officer")
    page = visit.page
    visit.visit("/dust/?year=2019&status=proposed")
    peaks = page.locator(".dust-table tbody td:nth-child(5)").all_inner_texts()
    worst = peaks.index(max(peaks, key=float))
    with page.expect_navigation():
        page.locator(".dust-table tbody a").nth(worst).click()
    event = visit.path().split("/")[2]
    year = "section[aria-labelledby=head-year]"
    before, after = page.locator(f"{year} tr:has(th:has-text('PM10')) td").all_inner_texts()
    assert before != after
    first, last = re.findall(r"\d{4}-\d\d-\d\d", visit.text(year))[:2]
    visit.look_at()

    page.fill("#id_document", f"沙尘快报 {event}")
    page.fill("#id_reason", "与上游站点一致")
    visit.click("#decide button[value=confirmed]")
    assert visit.path() == f"/dust/{event}/"
    assert ("认定", "confirmed")[visit.words] in visit.text(".airshed-title")
    assert f"沙尘快报 {event}" in visit.text(".airshed-history li")
    visit.look_at()
    span = ("--from", first, "--to", last)
    told = city.told("air", "evaluate", "--place", "city:示例市", *span, "--dust", "exclude")
    assert f"{told['pollutants']['pm10']['mean']} " in after
    row = next(row for row in city.told("air", "dust", "list") if row["event"] == event)
    assert (row["status"], row["by"]) == ("confirmed", "officer")
    visit.visit(f"/air/day/{row['from_hour'][:10]}/")
    assert f"{event} · {('已认定', 'confirmed')[visit.words]}" in visit.text()


def test_an_officer_makes_a_report_and_takes_the_document(visits: Visits, city: City, look: Look) -> None:
    visit = visits(look, "officer")
    page = visit.page
    visit.visit("/reports/")
    day = DAYS[LOOKS.index(look)]
    page.fill(".reports-make input[name=day]", day)
    visit.click(".reports-make button[type=submit]")
    visit.look_at()
    assert city.clause("G1-01", on=day)["indicators"][0]["value"] in visit.text()
    content = visit.saved("a[href$='/zh.docx']")
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        text = document.read("word/document.xml").decode()
    assert "日报" in text
    visit.click("form[action$='/verify/'] button")
    assert ("核对一致", "The same")[visit.words] in visit.text()
    visit.look_at()
