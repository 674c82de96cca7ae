"""Registers from the desk and from the street: a list that comes in, boilers that go, a clause that follows."""

import io
import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import FilePayload, Locator
from tests.browser.conftest import PLAN, City
from tests.browser.journey import NARROW, WIDE, Look, Watched

Visits = Callable[..., Watched]
LIST = "/registers/boilers/"
DESK, PHONE = ("zh-hans", WIDE, "light"), ("zh-hans", NARROW, "dark")
LEADERS: tuple[Look, ...] = (("zh-hans", NARROW, "light"), ("en", WIDE, "dark"))
CLAUSE, GONE = "C2.3-03", "C2.3-03a"
"""The clause over small boilers, and its indicator over boilers of at most 10 t/h."""
MOST_T_H = 10
PATIENCE_MS = 60_000
NEW_PASSWORD = "Steppe-wind-2019"  # noqa: S105 - of the demo
NEW = [f"GL-8{number:02d}" for number in range(1, 11)]
WRONG = {3: ("设备种类", "飞船"), 6: ("额定蒸发量", "十吨"), 10: ("拆除或停用日期", "2039-01-01")}
"""By place in the list: the column that is wrong, and what is written there."""
RIGHT = {3: "茶水炉", 6: 6, 10: "2019-11-01"}

# --- a list ---


def _sheet(content: bytes) -> tuple[Any, Any, int, dict[str, int]]:
    """Return a book, its first sheet, the row of its heads, and the columns by head without sign and unit."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    row = next(cells[0].row for cells in sheet.iter_rows() if any(str(c.value).startswith("编号") for c in cells))
    heads = {re.split(r"[*＊（( \n]", str(cell.value))[0]: cell.column for cell in sheet[row] if cell.value}
    return book, sheet, row, heads


def _bytes_of(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _filled(template: bytes, stored: bytes, keys: Sequence[str]) -> bytes:
    """Return the template with two stored rows, to which a note is added, and ten new ones; three are wrong."""
    book, sheet, head, columns = _sheet(template)
    _, other, first, known = _sheet(stored)
    old = [row for row in other.iter_rows(min_row=first + 1) if row[known["编号"] - 1].value in keys]
    for place, cells in enumerate(old, start=1):
        for name, column in known.items():
            sheet.cell(head + place, columns[name], cells[column - 1].value)
        sheet.cell(head + place, columns["备注"], "冬季前复查")
    for place, key in enumerate(NEW, start=len(old) + 1):
        values: Mapping[str, Any] = {
            "编号": key, "名称": f"示例补录炉{place}号", "设备种类": "燃煤锅炉", "额定蒸发量": place, "燃料": "煤",
            "在建成区内": "否", "片区": "A3", "网格": "G21",
        }  # fmt: skip
        for name, value in values.items():
            sheet.cell(head + place, columns[name], value)
    for place, (name, value) in WRONG.items():
        sheet.cell(head + place, columns[name], value)
    return _bytes_of(book)


def _corrected(marked: bytes) -> bytes:
    """Return the file that came back, each marked row mended; the marks stay where they are."""
    book, sheet, head, columns = _sheet(marked)
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert all(str(value) in text for _, value in WRONG.values())
    for place, (name, _) in WRONG.items():
        sheet.cell(head + place, columns[name], RIGHT[place])
    return _bytes_of(book)


def _sent(visit: Watched, name: str, content: bytes) -> None:
    """Upload a list, and wait until the jobs have read it."""
    visit.visit(f"{LIST}import/")
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    visit.page.set_input_files("input[name=file]", [file])
    visit.page.fill("input[name=why]", "冬季前复查")
    visit.click("form[enctype] button[type=submit]")
    _settled(visit)


def _settled(visit: Watched) -> None:
    visit.page.wait_for_selector("#state:not([hx-get])", timeout=PATIENCE_MS)
    visit.look_at()


def _counts(visit: Watched) -> list[str]:
    return visit.page.locator(".airshed-figures dd").all_inner_texts()


def test_an_officer_brings_a_list_mends_it_stores_it_and_takes_it_back(visits: Visits) -> None:
    visit = visits(DESK, "officer")
    page = visit.page
    visit.visit("/registers/")
    visit.click(f"#main a[href='{LIST}']")
    visit.look_at()
    keys = page.locator(".registers-table tbody th").all_inner_texts()[:2]
    stored = visit.saved(".registers-exports a[href*='xlsx']")
    visit.click(f"a[href='{LIST}import/']")
    template = visit.saved("a[href$='template.xlsx']")

    _sent(visit, "锅炉复查.xlsx", _filled(template, stored, keys))
    assert _counts(visit) == ["7", "2", "0", "3"]
    lines = page.locator("#state tbody tr")
    assert lines.count() == len(WRONG)
    for line, (name, value) in zip(lines.all(), WRONG.values(), strict=True):
        cells = line.locator("td").all_inner_texts()
        assert re.fullmatch(r"第 \d+ 行", cells[1])
        assert name in cells[2]
        assert value in cells[3]
        assert "请" in cells[4] or "可填" in cells[4]
        assert " on" not in cells[4]  # no English is left in it
    assert page.locator("form[action$='/store/']").count() == 0  # nothing of a faulty list is stored

    _sent(visit, "锅炉复查（改）.xlsx", _corrected(visit.saved("a[href$='/marked/']")))
    assert _counts(visit) == ["10", "2", "0", "0"]
    assert "冬季前复查" in visit.text("#state table")
    visit.click("#state nav a[href*='new']")
    assert all(key in visit.text("#state table") for key in NEW)
    visit.look_at()
    batch = visit.path()
    visit.click("form[action$='/store/'] button")
    _settled(visit)
    assert "已入库" in visit.text("#state .airshed-status")

    visit.visit(f"{LIST}?q=GL-8")
    assert page.locator(".registers-table tbody th").all_inner_texts() == NEW
    visit.click(".registers-table tbody th a")
    assert f"导入 {batch.split('/')[-2]}" in visit.text(".airshed-history")
    visit.look_at()

    visit.visit(batch)
    page.click("#state details summary")
    visit.click("form[action$='/undo/'] button")
    _settled(visit)
    assert "已撤销" in visit.text("#state .airshed-status")
    visit.visit(f"{LIST}?q=GL-8")
    assert page.locator(".registers-table").count() == 0
    visit.visit(f"{LIST}?q={keys[0]}")
    visit.click(".registers-table tbody th a")
    assert visit.page.locator(".registers-values").last.inner_text().count("冬季前复查") == 0


# --- in the street ---


def _photo(path: Path, seed: int) -> Path:
    """Write a JPEG as a telephone does: a picture of coloured fields, its moment and its place."""
    chance = random.Random(seed)
    picture = Image.frombytes("RGB", (12, 9), chance.randbytes(12 * 9 * 3)).resize((1200, 900))
    exif = Image.Exif()
    exif[0x010F] = "Example"
    exif.get_ifd(0x8769)[0x9003] = "2019:11:20 07:50:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 2.0, 48.0), 3: "E", 4: (104.0, 28.0, 27.0)})
    picture.save(path, "JPEG", exif=exif)
    return path


def _of_card(card: Locator, label: str) -> str:
    return card.locator(f"td[data-label='{label}'] > span").inner_text()


def _open_boilers(visit: Watched) -> dict[str, str]:
    """Return key and address of the boilers on the list that are small and still there."""
    visit.visit(LIST)
    visit.page.click(".registers-filter summary")
    for name, words in (("device", "燃煤锅炉"), ("fuel", "煤"), ("in_built_up", "是")):
        visit.page.select_option(f".registers-filter select[name={name}]", label=words)
    visit.click(".registers-filter button[type=submit]")
    visit.look_at()
    found = {}
    for card in visit.page.locator(".registers-table tbody tr").all():
        size = _of_card(card, "额定蒸发量").removesuffix(" t/h")
        if _of_card(card, "拆除或停用日期") == "—" and _of_card(card, "片区") == "A1" and float(size) <= MOST_T_H:
            link = card.locator("th a")
            found[link.inner_text()] = str(link.get_attribute("href"))
    return found


def _close(visit: Watched, address: str, photos: Sequence[Path]) -> None:
    """Settle a boiler: with one photo the browser sends nothing and the server refuses; with both it is gone."""
    page = visit.page
    visit.visit(address)
    visit.click("a[href$='/close/']")
    visit.look_at()
    page.set_input_files("input[name=file_before]", photos[0])
    page.click(".registers-close button[type=submit]")
    assert visit.path().endswith("/close/")
    assert page.eval_on_selector("input[name=file_after]", "input => input.validity.valueMissing")
    page.eval_on_selector("input[name=file_after]", "input => input.required = false")
    visit.click(".registers-close button[type=submit]")
    assert "拆除后" in visit.text("[role=alert]")
    assert not re.search("[a-z]{3}", visit.text("[role=alert]"))
    visit.look_at()
    visit.forgive(r"status of 400")
    page.set_input_files("input[name=file_before]", photos[0])
    page.set_input_files("input[name=file_after]", photos[1])
    visit.click(".registers-close button[type=submit]")
    assert visit.path() == address
    assert "拆除 2019-11-20" in visit.text(".airshed-title")
    assert page.locator(".proofs-one img").count() == len(photos)
    assert page.locator(".proofs-one .airshed-banner").count() == 0  # nobody used these photos before
    assert page.locator("a[href$='/close/']").count() == 0
    visit.look_at()


def _rows_of(visit: Watched, title: str) -> list[str]:
    """Return the keys that the clause lists for or against its first indicator."""
    page = visit.page
    part = page.locator(f"section[aria-labelledby='{GONE}'] details", has=page.locator(f"[aria-label='{title}']"))
    return [text.strip() for text in part.locator("tbody td:first-child").all_text_contents()]


def test_an_inspector_closes_two_boilers_and_the_clause_follows(visits: Visits, city: City, tmp_path: Path) -> None:
    leaders = [visits(look, "leader") for look in LEADERS]
    before = city.clause(CLAUSE)["indicators"][0]
    for leader in leaders:
        leader.visit(f"/plans/{PLAN}/clauses/{CLAUSE}/")
        assert _share(before) in leader.text(f"section[aria-labelledby='{GONE}'] .airshed-figures")

    inspector = visits(PHONE, "inspector")
    boilers = dict(list(_open_boilers(inspector).items())[:2])
    assert len(boilers) == 2
    for number, address in enumerate(boilers.values()):
        photos = [_photo(tmp_path / f"{number}{name}.jpg", 10 * number + k) for k, name in enumerate(("前", "后"))]
        _close(inspector, address, photos)

    after = city.clause(CLAUSE)["indicators"][0]
    assert after["coverage"] == before["coverage"]
    assert after["evidence"]["against"] == before["evidence"]["against"] - len(boilers)
    count = after["evidence"]["rows"]
    assert float(after["value"]) == round((count - after["evidence"]["against"]) / count, 4)
    for leader in leaders:
        leader.page.reload()
        leader.look_at()
        assert _share(after) in leader.text(f"section[aria-labelledby='{GONE}'] .airshed-figures")
        supports, objects = (_rows_of(leader, words[leader.words]) for words in SIDES)
        assert {*boilers} <= {*supports}
        assert not {*boilers} & {*objects}
        assert len(objects) == after["evidence"]["against"]


SIDES = (("支持的记录", "Rows for"), ("不支持的记录", "Rows against"))


def _share(indicator: Mapping[str, Any]) -> str:
    return f"{float(indicator['value']) * 100:.0f}"


# --- two at one row ---


def _colleague(visits: Visits, city: City) -> Watched:
    """Return the browser of a second officer of the same bureau, who has just been given an account."""
    made = city.told("account", "add", "colleague", "--role", "officer", "--department", "ecology")
    visit = visits(("en", WIDE, "dark"))
    visit.visit("/login/")
    visit.sign_in("colleague", made["one_time_password"])
    visit.page.fill("input[name=current]", made["one_time_password"])
    for field in ("new", "again"):
        visit.page.fill(f"input[name={field}]", NEW_PASSWORD)
    visit.enter("input[name=again]")
    return visit


def test_the_second_of_two_officers_sees_what_the_first_changed_and_chooses(visits: Visits, city: City) -> None:
    first, second = visits(DESK, "officer"), _colleague(visits, city)
    first.visit(f"{LIST}?q=GL-01")
    address = str(first.page.locator(".registers-table tbody th a").first.get_attribute("href"))
    for visit in (first, second):
        visit.visit(f"{address}edit/")
    for visit, name, note in ((first, "示例改名一", "甲看过"), (second, "示例改名二", "")):
        visit.page.fill("#in-name", name)
        if note:
            visit.page.fill("#in-note", note)
        visit.page.fill("#in-why", "核对")
        visit.click(".registers-form button[type=submit]")
    assert first.path() == address
    first.look_at()
    assert "officer" in second.text("[role=alert]")
    second.forgive(r"status of 409")
    rows = second.page.locator(".registers-sides tbody tr")
    assert rows.count() == 2
    named = rows.filter(has_text="示例改名一")
    assert "示例改名二" in named.inner_text()
    assert named.locator("input:checked").count() == 0  # both changed it: the second must choose
    assert rows.filter(has_text="甲看过").locator("input:checked").get_attribute("value") == "甲看过"
    second.look_at()
    named.get_by_role("radio").last.check()
    second.click(".registers-act button[type=submit]")
    assert second.path() == address
    second.look_at()
    values = second.text(".registers-values")
    assert "示例改名二" in values
    history = second.text(".airshed-history")
    assert history.index("示例改名一 → 示例改名二") < history.rindex("officer")
    assert "甲看过" in second.page.locator(".registers-values").last.inner_text()


def test_what_is_typed_wrong_is_said_beside_its_field(visits: Visits) -> None:
    for look in (DESK, ("en", NARROW, "light")):
        visit = visits(look, "officer")
        visit.visit(f"{LIST}new/")
        visit.page.fill("#in-code", "GL-777")
        visit.page.select_option("#in-device", "boiler")
        visit.page.fill("#in-built_date", "2019-05-01")
        visit.page.fill("#in-removed_date", "2019-04-01")
        visit.click(".registers-form button[type=submit]")
        fault = visit.page.locator(".airshed-field", has=visit.page.locator("#in-removed_date")).locator("[role=alert]")
        assert "2019-04-01" in fault.inner_text()
        assert visit.page.input_value("#in-code") == "GL-777"
        visit.look_at()
        visit.forgive(r"status of 400")
