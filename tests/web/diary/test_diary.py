"""The diary of a post: its days are what was done, confirmed by who was there, and plans count them."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from django.test import Client
from tests.web.cases.conftest import FOUND
from tests.web.conftest import Site

from airshed.web import audit, env
from airshed.web.accounts.models import Department
from airshed.web.bridge import tables_of_home
from airshed.web.cases.operations import Step, move_case, mover_of, open_case, the_clock
from airshed.web.diary.models import Day, Post
from airshed.web.diary.operations import DiaryRefused, Posting, confirm_day, end_post, open_post
from airshed.web.diary.queries import get_day
from airshed.web.evidence import stamps
from airshed.web.proofs.operations import Belonging, seal

AT = datetime(2019, 9, 24, 18)
MONDAY, TUESDAY = date(2019, 9, 23), date(2019, 9, 24)


@pytest.fixture
def office(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the site whose ecology department coordinates the plan, on a Tuesday evening."""
    Department.objects.filter(code="ecology").update(coordinates=True)
    site.users["officer"].department.refresh_from_db()
    monkeypatch.setattr(env, "now", lambda _home: AT)
    return site


@pytest.fixture
def post(office: Site) -> Post:
    return open_post(Posting("inspector", "某热力公司", MONDAY), user=office.users["officer"], at=AT)


@pytest.fixture
def worked(office: Site, post: Post) -> Post:
    """Return a post whose supervisor confirmed a lead and sealed a photo on Monday."""
    case, _ = open_case(office.home, FOUND, mover=the_clock(datetime(2019, 9, 23, 8)))
    mover = mover_of(office.users["inspector"], datetime(2019, 9, 23, 10, 30))
    move_case(office.home, case.code, Step("confirm", {"finding": "还在烧"}), mover=mover)
    seal(
        office.home, register="boilers", key="B-001", purpose="before", name="seen.pdf",
        chunks=[b"%PDF-1.4\n%of somebody who was there\n%%EOF\n"], by="inspector", at=datetime(2019, 9, 23, 9, 15),
        scope=Belonging("confirmed", "ecology", "A1"),
    )  # fmt: skip
    return post


def confirmed(office: Site, post: Post, day: date, remark: str = "", by: str = "inspector") -> Day:
    return confirm_day(post, day, remark, user=office.users[by], at=AT)


def refused(call: Callable[[], Any]) -> list[str]:
    with pytest.raises(DiaryRefused) as told:
        call()
    return [fault.code for fault in told.value.faults]


def test_a_day_is_what_was_done(office: Site, worked: Post) -> None:
    page = get_day(worked, MONDAY, user=office.users["inspector"], today=TUESDAY)
    assert [(row["at"], row["object"], row["text"]) for row in page["actions"]] == [
        ("09:15", "boilers/B-001", "封存佐证：seen.pdf"),
        ("10:30", "AJ-2019-000001", "查实：锅炉到期未拆"),
    ]
    assert page["may_confirm"]
    assert not get_day(worked, MONDAY, user=office.users["officer"], today=TUESDAY)["may_confirm"]


def test_a_confirmed_day_never_changes(office: Site, worked: Post) -> None:
    before = stamps().get("supervision_diary")
    day = confirmed(office, worked, MONDAY, "已责令停用")
    assert stamps()["supervision_diary"] != before
    move_case(
        office.home, "AJ-2019-000001", Step("urge"), mover=mover_of(office.users["officer"], datetime(2019, 9, 23, 11))
    )
    again = get_day(worked, MONDAY, user=office.users["officer"], today=TUESDAY)
    assert (len(again["actions"]), again["remark"], len(day.actions)) == (2, "已责令停用", 2)
    assert refused(lambda: confirmed(office, worked, MONDAY, "x")) == ["diary.confirmed_before"]
    assert audit.verify().ok


def test_only_who_is_posted_confirms_and_only_days_that_came(office: Site, worked: Post) -> None:
    for by in ("officer", "leader", "grid_lead", "officer_elsewhere"):
        assert refused(partial(confirmed, office, worked, MONDAY, by=by)) == ["diary.forbidden"]
    assert refused(lambda: confirmed(office, worked, date(2019, 9, 25), "x")) == ["diary.no_day"]
    assert refused(lambda: confirmed(office, worked, date(2019, 9, 22), "x")) == ["diary.no_day"]
    assert refused(lambda: confirmed(office, worked, TUESDAY)) == ["diary.nothing_done"]
    confirmed(office, worked, TUESDAY, "企业停产，巡查无异常")
    assert refused(lambda: confirmed(office, worked, MONDAY, "x" * 1001)) == ["diary.too_long"]


def test_only_the_coordinating_department_posts(office: Site) -> None:
    for by in ("leader", "inspector", "officer_elsewhere", "administrator"):
        call = partial(open_post, Posting("inspector", "x", MONDAY), user=office.users[by], at=AT)
        assert refused(call) == ["diary.forbidden"]
    wrong = Posting("nobody", "x", MONDAY, MONDAY)
    assert refused(lambda: open_post(wrong, user=office.users["officer"], at=AT)) == ["diary.account", "diary.days"]
    assert not Post.objects.exists()


def test_a_post_ends_after_what_was_confirmed(office: Site, worked: Post) -> None:
    confirmed(office, worked, MONDAY)
    officer = office.users["officer"]
    assert refused(lambda: end_post(worked, MONDAY, user=officer, at=AT)) == ["diary.days"]
    end_post(worked, TUESDAY, user=officer, at=AT)
    worked.refresh_from_db()
    assert refused(lambda: confirmed(office, worked, TUESDAY, "x")) == ["diary.no_day"]


def test_plans_count_the_confirmed_days(office: Site, worked: Post) -> None:
    def days(**when: Any) -> list[date]:
        found = tables_of_home(office.home)("supervision_diary", **when)
        return [] if found is None else found.collect().get_column("day_date").to_list()

    assert days() == []
    confirmed(office, worked, MONDAY)
    confirmed(office, worked, TUESDAY, "无异常")
    assert days() == [MONDAY, TUESDAY]
    assert days(as_of=TUESDAY) == [MONDAY, TUESDAY]
    assert days(as_of=MONDAY) == []  # they were confirmed on Tuesday
    assert days(known_at=datetime(2019, 9, 24, 17)) == []


def test_the_diary_in_the_browser(office: Site, worked: Post, client_of: Callable[..., Client]) -> None:
    inspector, officer = client_of("inspector"), client_of("officer", language="en")
    page = f"/diary/{worked.code}/2019-09-23/"
    assert "封存佐证：seen.pdf" in inspector.get(page).content.decode()
    assert "proof sealed: seen.pdf" in officer.get(page).content.decode()
    assert officer.post(page, {"remark": "x"}).status_code == 400
    assert inspector.post(page, {"remark": "已责令停用"}).status_code == 302
    assert "已责令停用" in inspector.get(page).content.decode()
    assert "1 / 2" in officer.get("/diary/").content.decode()
    assert client_of("officer_elsewhere").get(page).status_code == 404
    for by in ("grid_lead", "plant", "administrator"):
        assert client_of(by).get("/diary/").status_code == 404, by
    given = {"username": "inspector", "place": "某砖厂", "from_date": "2019-09-24", "to_date": ""}
    assert officer.post("/diary/new/", given).headers["Location"] == "/diary/ZD-2019-0002/"
    assert officer.post("/diary/ZD-2019-0002/end/", {"to_date": "2019-09-24"}).status_code == 400
    assert inspector.get("/diary/new/").status_code == 404
    assert inspector.get("/diary/ZD-2019-0002/2019-13-01/").status_code == 404
