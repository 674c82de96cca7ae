"""The list of a plan's clauses is what the command line says: filtered, folded, taken away, for who may read it."""

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import Answer
from tests.web.board.conftest import HAN, PLAN, seen
from tests.web.conftest import STRANGER, Site
from tests.web.decided import OPEN, led_by
from tests.web.decided import PLAN as OF_CITY

from airshed.web.audit.models import Entry
from airshed.web.board import queries

Clients = Callable[..., Client]
ON = "2019-11-19"
ROWS = re.compile(r'class="board-row"')
PAGES = (
    PLAN,
    PLAN + "departments/",
    PLAN + "departments/none/",
    PLAN + "clauses/G1-01/",
    PLAN + "clauses/C2.2-01/",
)


def rows(answer: Any) -> list[str]:
    """Return the ids of the clauses a page lists."""
    return re.findall(r'airshed-id" href="[^"]*/clauses/([^/]+)/', answer.content.decode())


def test_the_list_is_that_of_the_command_line(site: Site, client_of: Clients, airshed: Callable[..., Answer]) -> None:
    told = airshed("plan", "status", "erenhot/2019", "--as-of", ON, "--home", site.home, "--json").json
    answer = client_of("leader").get(PLAN, {"on": ON})
    assert rows(answer) == [clause["id"] for clause in told["clauses"]]
    page = seen(answer)
    assert "合成数据" in page
    assert ON in page
    for status, count in told["counts"].items():
        shown = re.search(rf'class="airshed-status {status}" href="[^"]*">[^<]* (\d+)<', answer.content.decode())
        assert (int(shown[1]) if shown else 0) == count, status
    pm25 = next(c for c in told["clauses"] if c["id"] == "G1-01")["indicators"][0]
    assert f"{pm25['value']} µg/m³（目标 ≤ {pm25['target']['value']} µg/m³）" in page
    assert f"有效/应有 {pm25['coverage']['valid']}/{pm25['coverage']['expected']}" in page
    assert pm25["figure_id"] in page


def test_of_a_long_plan_the_rest_is_counted_and_led_to(client_of: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(client_of("leader").get(PLAN, {"on": ON}))
    monkeypatch.setattr(queries, "LISTED", 20)
    answer = client_of("leader").get(PLAN, {"on": ON})
    assert rows(answer) == whole[:20]
    page = answer.content.decode()
    left = [int(number) for number in re.findall(r"这里还有 (\d+) 条没有列出", page)]
    assert sum(left) == len(whole) - 20
    last = re.findall(r'没有列出。 <a class="airshed-link" href="\?([^"]+)"', page)[-1]
    assert rows(client_of("leader").get(f"{PLAN}?{unescape(last)}")) == whole[-left[-1] :]
    answer = client_of("leader").get(PLAN, {"on": ON, "order": "worst"})
    assert len(rows(answer)) == 20
    assert f"还有 {len(whole) - 20} 条没有列出" in answer.content.decode()


def test_what_is_not_told_yet_is_folded_and_counted(client_of: Clients) -> None:
    page = client_of("leader").get(PLAN, {"on": ON}).content.decode()
    assert '<details class="board-section" id="G" open>' in page
    assert '<details class="board-section" id="C1.1">' in page
    assert len(re.findall(r'<details class="board-section"', page)) > 20
    page = client_of("leader").get(PLAN, {"on": ON, "section": "C1.1"}).content.decode()
    assert '<details class="board-section" id="C1.1" open>' in page


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"status": "on_track"}, {"G1-01", "G1-02", "G2-01"}),
        ({"q": "pm2.5 年均"}, {"G1-01"}),
        ({"q": "g1-0"}, {"G1-01", "G1-02"}),
        ({"section": "G", "status": "no_data"}, {"G3-01"}),
        ({"q": "没有这样的条款"}, set()),
    ],
)
def test_filters_are_all_held(client_of: Clients, given: dict[str, str], wanted: set[str]) -> None:
    answer = client_of("leader").get(PLAN, {**given, "on": ON})
    assert set(rows(answer)) == wanted
    assert ("没有符合这些条件的条款" in seen(answer)) == (not wanted)


def test_who_leads_is_a_filter_and_so_is_nobody(client_of: Clients) -> None:
    ids = rows(client_of("leader").get(PLAN, {"department": "ecology", "on": ON}))
    assert ids == led_by("ecology")
    others = rows(client_of("leader").get(PLAN, {"department": "none", "on": ON}))
    assert others == OPEN


def test_the_worst_come_first_where_asked(client_of: Clients) -> None:
    listed = rows(client_of("leader").get(PLAN, {"order": "worst", "on": ON}))
    assert len(listed) == 152
    assert set(listed[-10:]).isdisjoint({"G1-01", "G2-01"})
    assert listed.index("G3-01") < listed.index("G1-01") < listed.index("G0-01")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"on": "2031-01-01"}, "还没有到"),
        ({"on": "gestern"}, "看不懂日期"),
        ({"on": "0001-01-01"}, "看不懂日期"),
        ({"on": "2019-02-30"}, "看不懂日期"),
        ({"on": "20190101"}, "看不懂日期"),
        ({"status": "great"}, "没有“great”这个状态"),
        ({"department": "<b>"}, "没有“&lt;b&gt;”这个部门"),
        ({"section": "Z9"}, "没有“Z9”这个章节"),
        ({"q": "\x00" + "长" * 500}, "没有符合这些条件"),
        ({"order": "best"}, "显示"),
        ({"on": "2019-10-01"}, "印发之前"),
        ({"on": "1900-01-01"}, "印发之前"),
    ],
)
def test_rubbish_is_told_and_never_breaks(client_of: Clients, given: dict[str, str], said: str) -> None:
    answer = client_of("leader").get(PLAN, given)
    assert answer.status_code == 200
    assert said in answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_pages_speak_one_language(client_of: Clients, address: str) -> None:
    english = seen(client_of("leader", language="en").get(address, {"on": ON}))
    numbers = re.compile(r"[一二三四五六七八九十附]+(\([一二三四五六七八九十]\)\d*)?")
    quoted = re.sub(r'"[^"]*"', "", english)  # words of the paper inside English ones
    assert HAN.findall(numbers.sub("", quoted.replace("简体中文", ""))) == []
    chinese = re.sub(r"R-[0-9a-f]{8}", "", seen(client_of("leader").get(address, {"on": ON})))
    codes = {
        "AQI",
        "PM",
        "CSV",
        "PNG",
        "XLSX",
        "HJ",
        "GB",
        "SO",
        "NO",
        "CO",
        "VOCs",
        "English",
        "leader",
        "zh",
        "hans",
        "en",
        "esc",
    }
    stray = [
        w for w in re.findall(r"[A-Za-z]{2,}", re.sub(r"F-[0-9a-f]{16}|(hj|gb)\d+\S*", "", chinese)) if w not in codes
    ]
    assert stray == []


@pytest.mark.parametrize("address", PAGES)
def test_few_queries_are_asked(client_of: Clients, address: str) -> None:
    client = client_of("leader")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 30


@pytest.mark.parametrize("address", [*PAGES, PLAN + "list.xlsx"])
def test_a_stranger_signs_in_first_and_who_reads_no_clause_finds_nothing(client_of: Clients, address: str) -> None:
    assert client_of(STRANGER).get(address).headers["Location"].startswith("/login/")
    assert client_of("inspector").get(address).status_code == 404
    assert client_of("auditor").get(address).status_code == 404


def test_an_officer_sees_the_clauses_of_the_own_department(client_of: Clients) -> None:
    helped = {clause.id for clause in OF_CITY.file.clauses if "ecology" in clause.assist}
    assert set(rows(client_of("officer").get(PLAN, {"on": ON}))) == {*led_by("ecology"), *helped}
    page = client_of("officer_elsewhere").get(PLAN, {"on": "2019-10-01"})  # before anything was decided
    assert rows(page) == []
    assert "没有属于贵部门的条款" in seen(page)
    assert client_of("officer").get(f"{PLAN}clauses/{led_by('housing')[0]}/").status_code == 404
    assert Entry.objects.filter(action="foreign_id", by="officer").last() is not None
    assert client_of("administrator").get(PLAN + "clauses/G1-01/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/plans/nowhere/1900/", PLAN + "clauses/X9-99/", PLAN + "departments/nobody/", PLAN + "clauses/%00/"],
)
def test_what_is_not_there_is_not_found(client_of: Clients, address: str) -> None:
    assert client_of("leader").get(address).status_code == 404


def test_nothing_is_written_by_a_link(client_of: Clients) -> None:
    assert client_of("leader").post(PLAN).status_code == 405


# --- the spreadsheet ---


def cells(answer: Any) -> list[list[str]]:
    import python_calamine  # noqa: PLC0415 - beside its use

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


def test_the_spreadsheet_is_exactly_the_list(client_of: Clients) -> None:
    query = {"status": "on_track", "order": "worst", "on": ON}
    answer = client_of("leader").get(PLAN + "list.xlsx", query)
    assert answer.status_code == 200
    assert ON in answer.headers["Content-Disposition"]
    told = cells(answer)
    text = "\n".join(row[0] for row in told[:8])
    assert "合成数据" in text
    assert f"截至 {ON}" in text
    assert "筛选：状态 进行中" in text
    at = next(n for n, row in enumerate(told) if row[0] == "条款")
    assert [row[0] for row in told[at + 1 :]] == rows(client_of("leader").get(PLAN, query))
    entry = Entry.objects.filter(action="board.exported", by="leader").order_by("pk").last()
    assert entry is not None
    assert (entry.by, entry.object) == ("leader", "erenhot/2019")
    assert f'"rows":{len(told) - at - 1}' in entry.detail.replace(" ", "")


def test_who_may_not_take_it_away_is_offered_nothing(client_of: Clients) -> None:
    admin = client_of("administrator")
    assert "list.xlsx" not in admin.get(PLAN).content.decode()
    assert admin.get(PLAN + "list.xlsx").status_code == 404
    answer = client_of("officer").get(PLAN + "list.xlsx")
    helped = [clause.id for clause in OF_CITY.file.clauses if "ecology" in clause.assist]
    fewer = 152 - len({*led_by("ecology"), *helped})
    assert len(cells(answer)) == len(cells(client_of("leader").get(PLAN + "list.xlsx"))) - fewer


# --- one clause ---


def test_a_clause_shows_what_the_command_line_explains(
    site: Site, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    told = airshed("plan", "explain", "erenhot/2019", "G1-01", "--as-of", ON, "--home", site.home, "--json").json
    page = seen(client_of("leader").get(PLAN + "clauses/G1-01/", {"on": ON}))
    (indicator,) = told["indicators"]
    wanted = (
        f"{indicator['value']} µg/m³",
        indicator["figure_id"],
        told["readings"][0]["zh"],
        told["readings"][0]["why"]["zh"],
        f"平均要 ≤ {indicator['outlook']['need']['average']} µg/m³",
        "到这一天为止符合目标",
        "还没有文件登记",
    )
    assert [text for text in wanted if text not in page] == []
    assert "G0-01" in page
    assert "G1-02" in page


def test_a_figure_of_air_leads_to_the_days_it_was_computed_from(client_of: Clients) -> None:
    page = client_of("leader").get(PLAN + "clauses/G1-01/", {"on": ON}).content.decode()
    days = f"/air/days/?place=place%3Aerenhot&from=2019-01-01&to={ON}"
    assert days.replace("&", "&amp;") in page
    listed = client_of("leader").get(days)
    assert listed.status_code == 200
    assert "2019-01-01" in listed.content.decode()
    assert "/air/days/?place" not in client_of("leader").get(PLAN + "clauses/C1.1-01/").content.decode()


def test_the_table_of_its_chart_is_handed_out(client_of: Clients) -> None:
    address = PLAN + "clauses/G1-01/"
    page = client_of("leader").get(address, {"on": ON}).content.decode()
    assert f"?on={ON}&amp;csv=chart-goal-G1-01" in page
    answer = client_of("leader").get(address, {"on": ON, "csv": "chart-goal-G1-01"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert ON in answer.content.decode()
    assert client_of("leader").get(address, {"csv": "chart-none"}).status_code == 404


def test_an_indicator_leads_to_its_clause(client_of: Clients) -> None:
    answer = client_of("leader").get(PLAN + "clauses/G3-01b/")
    assert (answer.status_code, answer.headers["Location"]) == (302, PLAN + "clauses/G3-01/")


def test_a_day_before_the_plans_year_has_no_curve(client_of: Clients) -> None:
    page = client_of("leader").get(PLAN + "clauses/G1-01/", {"on": "2018-06-30"})
    assert page.status_code == 200
    assert "方案年度开始之前没有经过" in seen(page)


@pytest.mark.parametrize("id", ["G0-01", "G2-01", "G3-01", "C3.4-13", "C6.4-02", "A-02", "C8.4-01"])
def test_clauses_of_every_kind_open(client_of: Clients, id: str) -> None:  # noqa: A002 - what it is
    assert client_of("leader").get(f"{PLAN}clauses/{quote(id)}/").status_code == 200


# --- departments ---


def test_a_department_has_its_clauses_and_what_is_due(client_of: Clients) -> None:
    page = client_of("leader").get(PLAN + "departments/ecology/", {"on": ON})
    assert "逾期与将到期" in seen(page)
    assert "没有等着这个部门核实的台账" in seen(page)
    assert len(ROWS.findall(page.content.decode())) == len(led_by("ecology"))
    assert f"list.xlsx?department=ecology&amp;on={ON}" in page.content.decode()
    assert "这里没有您能看到的条款" in seen(
        client_of("leader").get(PLAN + "departments/statistics/", {"on": "2019-10-01"})
    )
    assert str(len(led_by("ecology"))) in seen(client_of("leader").get(PLAN + "departments/", {"on": ON}))


def test_a_home_without_data_says_so(empty: Site) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(empty.users["officer"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(PLAN)
    assert "还没有指明由哪些点位代表本地" in seen(page)
    assert "合成数据" not in seen(page)
