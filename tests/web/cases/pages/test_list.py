"""The list of cases: who sees which, by what it is filtered, and that its numbers are those of its rows."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.web.cases.conftest import AT, FOUND, Moves
from tests.web.cases.pages.conftest import Turn
from tests.web.conftest import Site

from airshed.web import audit
from airshed.web.cases.models import Case
from airshed.web.cases.operations import open_case, the_clock
from airshed.web.cases.pages import queries
from airshed.web.cases.pages.asking import Asked, asked_of
from airshed.web.written import MADE_UP, SYNTHETIC

Texts = Callable[..., str]


def codes(text: str) -> list[str]:
    return re.findall(r'<th scope="row" class="cases-code"><a[^>]*>([^<]+)</a>', text)


@pytest.fixture
def several(site: Site, assigned: Case, moves: Moves) -> list[Case]:
    """Return cases in several states: assigned, a lead, a lead elsewhere, stopped, late, closed."""
    grounds: tuple[dict[str, Any], ...] = (
        {"cause": "b", "grade": "serious", "zh": "露天烧烤"},
        {"cause": "c", "department": "housing", "area": "A2", "grid": "G2", "enterprise": "E2"},
        {"cause": "d", "zh": "工地扬尘", "source": "complaints"},
        {"cause": "e"},
    )
    made = [open_case(site.home, replace(FOUND, **more), mover=the_clock(AT))[0] for more in grounds]
    moves(made[2].code, "pause", "officer", why="x", files=())
    moves(made[3].code, "dismiss", "inspector", why="x", files=())
    return [assigned, *made]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [2, 1, 3, 0]),
        ("step=found", [2, 1, 3]),
        ("step=closed", [4]),
        ("step=all", [4, 3, 2, 1, 0]),
        ("light=paused", [3]),
        ("light=in_time", [1, 2, 0]),
        ("light=over", []),
        ("unit=housing", [2, 0]),
        ("office=ecology", [1, 3, 0]),
        ("grade=serious", [1]),
        ("area=A2", [2]),
        ("grid=G2", [2]),
        ("source=complaints", [3]),
        ("q=扬尘", [3]),
        ("q=AJ-2019-000002", [1]),
        ("person=-&step=found", [2, 1, 3]),
        ("since=2019-09-24", []),
        ("until=2019-09-23&step=closed", [4]),
    ],
)
def test_the_list_is_filtered(several: list[Case], text_of: Texts, query: str, expected: list[int]) -> None:
    text = text_of("leader", f"/cases/?{query}")
    assert sorted(codes(text)) == sorted(several[n].code for n in expected)
    assert f"<strong>{len(expected)}</strong> 件" in text


def test_what_is_due_first_comes_first(several: list[Case], text_of: Texts) -> None:
    assert codes(text_of("leader", "/cases/"))[0] == several[1].code  # serious: three work days
    assert codes(text_of("leader", "/cases/"))[-1] == several[0].code


def test_a_filter_that_cannot_be_is_told(several: list[Case], text_of: Texts) -> None:
    assert several
    text = text_of("leader", "/cases/?light=pink&since=soon&after=x&step=nowhere&until=9999-12-31")
    for words in ("时限", "立案自", "立案至"):
        assert f"这个筛选没有用上：{words}" in text
    assert len(codes(text)) == 4


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leader", [0, 1, 2, 3]),
        ("officer", [0, 1, 3]),
        ("officer_elsewhere", [0, 2]),
        ("inspector", [0, 1, 3]),
        ("grid_lead", [0, 1, 3]),
        ("plant", [0, 1, 3]),
    ],
)
def test_everybody_sees_their_own(several: list[Case], text_of: Texts, name: str, expected: list[int]) -> None:
    assert sorted(codes(text_of(name, "/cases/"))) == sorted(several[n].code for n in expected)


def test_pages_follow_each_other_without_a_gap(
    several: list[Case], text_of: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    for query in ("", "step=all"):
        found, address = list[str](), f"/cases/?{query}"
        while address:
            text = text_of("leader", address)
            assert len(codes(text)) <= 2
            found += codes(text)
            more = re.search(r'href="(\?[^"]*)" rel="next"', text)
            address = f"/cases/{unescape(more[1])}" if more else ""
        assert len(found) == len({*found}) == (5 if query else 4)


def test_the_list_is_taken_away_by_who_may(
    site: Site, several: list[Case], client_of: Callable[..., Client], turned: Turn
) -> None:
    del turned
    answer = client_of("officer", language="en").get("/cases/list.xlsx?grade=serious")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][:4] == [several[1].code, "a boiler past its term", "lead to survey", "in time"]
    assert [MADE_UP[1]] not in [row[:1] for row in rows]
    assert audit.verify().ok
    assert client_of("inspector").get("/cases/list.xlsx").status_code == 404
    (site.home / SYNTHETIC).mkdir(parents=True)
    answer = client_of("officer", language="en").get("/cases/list.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [MADE_UP[1]] in [row[:1] for row in rows]


def test_a_list_without_cases_says_what_comes(site: Site, text_of: Texts) -> None:
    assert "您的范围内还没有案件" in text_of("leader", "/cases/")
    assert "Open the first one" in text_of("officer", "/cases/", language="en")
    assert site


def test_an_address_is_read_and_written_alike() -> None:
    asked = Asked(light="over", unit="housing", step="assigned", q="a&b")
    pairs = dict(part.split("=") for part in asked.query().split("&"))
    assert asked_of({**pairs, "q": "a&b"}) == (asked, [])


# --- by hand ---


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("officer", ("department_id", "ecology")),
        ("inspector", ("area", "A1")),
        ("grid_lead", ("grid", "G1")),
    ],
)
def test_a_case_is_opened_by_hand_once(
    site: Site, client_of: Callable[..., Client], turned: Turn, name: str, bound: tuple[str, str]
) -> None:
    turned(datetime(2019, 9, 23, 9))
    given = {
        "matter": "露天焚烧垃圾",
        "grade": "major",
        "department": "ecology",
        "area": "A9",
        "grid": "G9",
        "token": "t",
    }
    for _ in range(2):
        answer = client_of(name).post("/cases/new/", given)
        assert answer.status_code == 302, answer.content.decode()
    (case,) = Case.objects.all()
    assert getattr(case, bound[0]) == bound[1]
    assert (case.zh, case.grade, case.source, case.log.get().by) == ("露天焚烧垃圾", "major", "by_hand", name)
    assert site


def test_what_is_wrong_with_a_case_by_hand_is_told(site: Site, client_of: Callable[..., Client], turned: Turn) -> None:
    del turned
    answer = client_of("inspector").post("/cases/new/", {"matter": "  ", "grade": "major", "token": "t"})
    text = unescape(answer.content.decode())
    assert (answer.status_code, text.count("airshed-wrong")) == (400, 2)
    given = {"matter": "x", "grade": "major", "department": "ecology", "object": "boilers/none", "token": "t"}
    text = unescape(client_of("inspector").post("/cases/new/", given).content.decode())
    assert "没有这一行，或不在您的范围内：boilers/none。写法如 boilers/B-001" in text
    assert not Case.objects.exists()
    for name in ("leader", "plant", "auditor"):
        assert client_of(name).get("/cases/new/").status_code == 404
    assert site
