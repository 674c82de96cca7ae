"""Figures are frozen by who may, shown, computed again and compared."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.conftest import Answer
from tests.web.board.conftest import HAN, PLAN, seen
from tests.web.conftest import STRANGER, Site
from tests.web.decided import led_by

from airshed.lake.listing import LakeBusy
from airshed.web.accounts.models import Department, User
from airshed.web.audit.models import Entry
from airshed.web.board import operations
from airshed.web.bridge import tables_of_home
from airshed.web.django import setup

Clients = Callable[..., Client]
ON = "2019-11-19"
FROZEN = PLAN + "frozen/"
CHANGES = PLAN + "changes/"


@pytest.fixture
def site(city_home: Path, tmp_path: Path) -> Iterator[Site]:
    """Turn Django to a copy of the city: here is written."""
    home = tmp_path / "city"
    shutil.copytree(city_home, home)
    setup(home)
    yield Site(home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()


def frozen_by(client: Client, day: str = ON, **given: str) -> Any:
    return client.post(FROZEN, {"as_of": day, "sure": "on", **given}, follow=True)


def test_a_leader_freezes_what_the_command_line_says(
    site: Site, client_of: Clients, airshed: Callable[..., Answer]
) -> None:
    leader = client_of("leader")
    assert "还没有冻结过" in seen(leader.get(FROZEN))
    told = airshed("plan", "status", "erenhot/2019", "--as-of", ON, "--home", site.home, "--json").json
    indicators = [i for c in told["clauses"] for i in c["indicators"]]
    page = seen(frozen_by(leader))
    assert f"共 {len(indicators)} 个数，新冻结 {len(indicators)} 个" in page
    stored = tables_of_home(site.home)("figures")
    assert stored is not None
    rows = stored.select("figure", "by").collect()
    assert set(rows["figure"]) == {i["figure_id"] for i in indicators}
    assert set(rows["by"]) == {"leader"}
    entry = Entry.objects.filter(action="figure.frozen").last()
    assert entry is not None
    assert (entry.by, entry.object) == ("leader", "erenhot/2019")
    assert f'"rows":{len(indicators)}' in entry.detail.replace(" ", "")
    assert "新冻结 0 个" in seen(frozen_by(leader))

    listed = leader.get(FROZEN)
    key = re.search(r"\?key=([^#\"]+)#", listed.content.decode())
    assert key is not None
    assert "F-" in seen(leader.get(f"{FROZEN}?key={key[1]}"))
    pm25 = next(i for i in indicators if i["id"] == "G1-01")
    figure = seen(leader.get(f"{FROZEN}{pm25['figure_id']}/"))
    assert "没有被改动" in figure
    assert f"{pm25['value']} µg/m³" in figure
    again = seen(leader.get(f"{FROZEN}{pm25['figure_id']}/", {"again": "1"}))
    assert "重算一致" in again
    assert "完全相同" in seen(leader.get(f"{FROZEN}compare/"))
    english = seen(client_of("leader", language="en").get(f"{FROZEN}{pm25['figure_id']}/"))
    assert HAN.findall(english.replace("简体中文", "")) == []
    for address in (FROZEN, f"{FROZEN}compare/", f"{FROZEN}{pm25['figure_id']}/", CHANGES):
        with CaptureQueriesContext(connection) as asked:
            assert leader.get(address).status_code == 200
        assert len(asked) <= 30, address
    _compared_after_a_ruling(site, leader, key[1])


def _compared_after_a_ruling(site: Site, leader: Client, key: str) -> None:
    """What a ruling changes is named in the comparison with now."""
    from airshed.lake.records import append_records, record_rows  # noqa: PLC0415 - beside its use
    from airshed.lake.tables import RULINGS  # noqa: PLC0415
    from airshed.web.accounts.queries import moment  # noqa: PLC0415

    row = {
        "ruling": "R-1",
        "plan": "erenhot/2019",
        "clause": "G1-01",
        "aspect": "target",
        "decision": "<= 20 ug_m3",
        "document": "二政办〔2019〕1 号",
        "approver": "李四",
        "reason": "更严",
        "from_date": date(2019, 1, 1),
        "to_date": None,
        "replaces": None,
        "by": "leader",
    }
    assert append_records(site.home, RULINGS, record_rows(RULINGS, [row]), now=moment()) == 1
    page = seen(leader.get(f"{FROZEN}compare/?one={key}&other=now"))
    assert "不同" in page
    assert "条文或裁定、点位的读法变了" in page
    assert "滞后" in page


def test_freezing_asks_whether_it_is_meant_and_of_which_day(client_of: Clients) -> None:
    leader = client_of("leader")
    assert "请勾选" in seen(leader.post(FROZEN, {"as_of": ON}))
    assert "最晚是今天" in seen(frozen_by(leader, "2099-01-01"))
    assert "写成 2019-11-20" in seen(frozen_by(leader, "soon"))
    assert "还没有冻结过" in seen(leader.get(FROZEN))


def test_a_busy_lake_is_told_and_nothing_is_recorded(client_of: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Entry.objects.filter(action="figure.frozen").count()

    def busy(*_: Any, told: Callable[[Any], None], **__: Any) -> None:
        told([])
        raise LakeBusy

    monkeypatch.setattr(operations, "freeze_figures", busy)
    assert "什么也没有冻结" in seen(frozen_by(client_of("leader")))
    assert Entry.objects.filter(action="figure.frozen").count() == before


@pytest.mark.parametrize("name", ["administrator", "officer"])
def test_who_may_not_freeze_is_not_offered_it(site: Site, client_of: Clients, name: str) -> None:
    Department.objects.filter(code="ecology").update(coordinates=True)
    client = client_of(name)
    assert "现在冻结" not in seen(client.get(FROZEN))
    assert frozen_by(client).status_code == 404
    assert tables_of_home(site.home)("figures") is None


def test_strangers_and_others_find_nothing(client_of: Clients) -> None:
    for address in (FROZEN, FROZEN + "compare/", FROZEN + "F-0000000000000000/", CHANGES):
        assert client_of(STRANGER).get(address).headers["Location"].startswith("/login/")
        assert client_of("inspector").get(address).status_code == 404
    leader = client_of("leader")
    missing = ("F-0000000000000000/", "%00/", "?key=x", "?key=2019-11-19_2019")
    assert {leader.get(FROZEN + end).status_code for end in missing} == {404}
    assert "没有可以对比的" in seen(leader.get(FROZEN + "compare/", {"one": "x", "other": "y"}))


def test_an_officer_sees_the_figures_of_the_own_clauses(client_of: Clients) -> None:
    frozen_by(client_of("leader"))
    page = client_of("officer").get(FROZEN)
    key = re.search(r"\?key=([^#\"]+)#", page.content.decode())
    assert key is not None
    assert "F-" in seen(client_of("officer").get(f"{FROZEN}?key={key[1]}"))
    own, other = led_by("ecology")[0], led_by("housing")[0]
    assert own in seen(client_of("officer").get(f"{FROZEN}?key={key[1]}"))
    assert other not in seen(client_of("officer").get(f"{FROZEN}?key={key[1]}"))
    assert own not in seen(client_of("officer_elsewhere").get(f"{FROZEN}?key={key[1]}"))


def test_freezings_of_two_days_differ_where_value_or_status_does(client_of: Clients) -> None:
    leader = client_of("leader")
    for day in (ON, "2019-04-30"):
        frozen_by(leader, day)
    keys = re.findall(r"\?key=([^#\"]+)#", leader.get(FROZEN).content.decode())
    page = seen(leader.get(f"{FROZEN}compare/?one={keys[0]}&other={keys[1]}"))
    assert "不同的两天" in page
    assert "G1-01" in page
    assert "C1.1-01" not in page
    assert "文件：" not in page.split("为什么不同")[0]
