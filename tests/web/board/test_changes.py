"""What changed between two days: better, worse, otherwise, and what only came in later."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.board.conftest import PLAN, seen
from tests.web.conftest import Site

from airshed.web import plans
from airshed.web.board import changes

Clients = Callable[..., Client]
ON = "2019-11-19"
CHANGES = PLAN + "changes/"


def test_changes_are_those_of_two_states(site: Site, client_of: Clients) -> None:
    user = site.users["leader"]
    then, now = (
        plans.get_state(site.home, "erenhot/2019", on=d, user=user) for d in (date(2019, 4, 30), date(2019, 5, 7))
    )
    wanted = {
        clause["id"]
        for one, clause in zip(then["clauses"], now["clauses"], strict=True)
        if one["status"] != clause["status"]
    }
    page = client_of("leader").get(CHANGES, {"since": "2019-04-30", "on": "2019-05-07"})
    better = page.content.decode().split("变好", 1)[1]
    assert wanted == {"G1-01"}
    assert "G1-01" in better.split("其他变化")[0]
    assert "滞后" in seen(page)
    assert "2019-04-30 → 2019-05-07" in seen(page)


def test_a_week_is_compared_where_nobody_says(client_of: Clients) -> None:
    page = seen(client_of("leader").get(CHANGES, {"on": ON}))
    assert f"{date.fromisoformat(ON) - timedelta(days=7)} → {ON}" in page
    assert "其他变化" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"since": "x"}, "看不懂日期"),
        ({"since": "2019-11-01", "on": "2019-10-01"}, "起始日要早于"),
        ({"since": "2099-01-01"}, "还没有到"),
        ({"on": "2099-01-01"}, "还没有到"),
        ({"on": "1900-01-02"}, "没有变化"),
        ({"known": "1"}, "当天已入库的数据"),
    ],
)
def test_rubbish_days_are_told(client_of: Clients, given: dict[str, str], said: str) -> None:
    answer = client_of("leader").get(CHANGES, given)
    assert answer.status_code == 200
    assert said in seen(answer)


def test_better_and_worse_follow_the_status_and_departments_are_named() -> None:
    place = {
        "departments": {"a": {"zh": "甲局", "en": "A"}},
        "sections": [{"id": "S", "number": "一", "zh": "节", "en": "S"}],
    }

    def state(**clauses: tuple[str, str | None]) -> dict[str, Any]:
        made: list[dict[str, Any]] = [
            {"id": id, "zh": id, "en": id, "section": "S", "status": s, "department": d, "assist": [], "indicators": []}
            for id, (s, d) in clauses.items()  # noqa: A001 - what it is
        ]
        return {**place, "clauses": made}

    then = state(A=("no_data", None), B=("met", None), C=("met", None), D=("met", None))
    now = state(A=("on_track", None), B=("overdue", None), C=("met", "a"), E=("met", None))
    found = {group["key"]: [row["id"] for row in group["rows"]] for group in changes.grouped(then, now)}
    assert found == {"worse": ["B"], "better": ["A"], "other": ["C", "E", "D"]}
    assert changes.grouped(then, then) == []
