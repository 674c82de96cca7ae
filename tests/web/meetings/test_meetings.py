"""Meetings: what is agreed becomes tasks at once or not at all; plans read whether minutes are kept and it is done."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from docx import Document as Paper
from tests.web.cases.conftest import PROOF
from tests.web.conftest import Site

from airshed.web import audit, env
from airshed.web.accounts.models import Department
from airshed.web.bridge import tables_of_home
from airshed.web.cases.models import Case
from airshed.web.cases.operations import Step, move_case, mover_of
from airshed.web.meetings.models import Meeting
from airshed.web.meetings.operations import Action, MeetingRefused, Told, enter_meeting, seal_minutes
from airshed.web.meetings.papers import minutes_of

AT = datetime(2019, 9, 23, 9)
TOLD = Told("第三季度联席会议", date(2019, 9, 20), "一楼会议室", "赵六", "各成员单位", "散煤治理", "会议要求抓紧办理。")
ACTIONS = (
    Action("完成散煤点清单", "housing", "officer_elsewhere", date(2019, 9, 30)),
    Action("组织一次夜查", "ecology", "", date(2019, 10, 10)),
)


@pytest.fixture
def office(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the site whose ecology department coordinates the plan, on the day of the entry."""
    Department.objects.filter(code="ecology").update(coordinates=True)
    monkeypatch.setattr(env, "now", lambda _home: AT)
    site.users["officer"].refresh_from_db()
    site.users["officer"].department.refresh_from_db()
    return site


def entered(office: Site, *actions: Action) -> Meeting:
    return enter_meeting(office.home, TOLD, actions or ACTIONS, user=office.users["officer"], at=AT)


def row(office: Site, **when: Any) -> tuple[Any, ...]:
    """Return minutes (whether there are any), actions and how many are done, as plans read them."""
    found = tables_of_home(office.home)("meetings", **when)
    assert found is not None
    ((_, day, minutes, actions, done),) = found.collect().rows()
    assert day == TOLD.day
    return minutes is not None, actions, done


def test_what_was_agreed_becomes_tasks(office: Site) -> None:
    meeting = entered(office)
    tasks = [*Case.objects.order_by("code")]
    assert [(t.flow, t.state, t.source, t.unit_id, t.person, t.due, t.department_id) for t in tasks] == [
        ("task", "open", "meeting", "housing", "officer_elsewhere", date(2019, 9, 30), "ecology"),
        ("task", "open", "meeting", "ecology", "", date(2019, 10, 10), "ecology"),
    ]
    assert (meeting.code, meeting.agreed.count()) == ("LX-2019-0001", 2)
    assert entered(office).code == "LX-2019-0002"
    assert audit.verify().ok


def test_where_anything_is_wrong_nothing_is_stored_and_all_is_told(office: Site) -> None:
    wrong = (ACTIONS[0], Action("", "nowhere", "nobody", date(2019, 9, 1)))
    with pytest.raises(MeetingRefused) as refused:
        entered(office, *wrong)
    assert [fault.code for fault in refused.value.faults] == [
        "meetings.action", "meetings.unit", "meetings.person", "meetings.deadline",
    ]  # fmt: skip
    assert {fault.where for fault in refused.value.faults} == {"#2"}
    assert not Meeting.objects.exists()
    assert not Case.objects.exists()


def test_a_fault_half_way_leaves_nothing(office: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cut(Exception):
        pass

    def cut(*_: object, **__: object) -> None:
        raise Cut

    monkeypatch.setattr("airshed.web.meetings.operations.stamp", cut)
    with pytest.raises(Cut):
        entered(office)
    assert (Meeting.objects.count(), Case.objects.count()) == (0, 0)


@pytest.mark.parametrize("by", ["officer_elsewhere", "leader", "inspector", "grid_lead", "plant", "administrator"])
def test_only_the_coordinating_department_enters(office: Site, by: str) -> None:
    with pytest.raises(MeetingRefused):
        enter_meeting(office.home, TOLD, ACTIONS, user=office.users[by], at=AT)
    meeting = entered(office)
    with pytest.raises(MeetingRefused):
        seal_minutes(office.home, meeting, *PROOF, user=office.users[by], at=AT)


def test_plans_read_minutes_and_what_is_done(office: Site) -> None:
    meeting = entered(office)
    assert row(office) == (False, 2, 0)
    seal_minutes(office.home, meeting, *PROOF, user=office.users["officer"], at=datetime(2019, 9, 24, 9))
    first = Case.objects.order_by("code")[0]
    for move, by, day, values in (
        ("finish", "officer_elsewhere", 25, {"measure": "清单已报"}),
        ("accept", "officer", 26, {}),
    ):
        move_case(
            office.home, first.code, Step(move, values), mover=mover_of(office.users[by], datetime(2019, 9, day, 9))
        )
    assert row(office) == (True, 2, 1)
    assert row(office, as_of=date(2019, 9, 25)) == (True, 2, 0)
    assert row(office, known_at=datetime(2019, 9, 23, 20)) == (False, 2, 0)
    second = Case.objects.order_by("code")[1]
    move_case(office.home, second.code, Step("cancel", {"why": "并入他事"}), mover=mover_of(office.users["leader"], AT))
    assert row(office) == (True, 1, 1)


def test_the_minutes_say_what_was_entered(office: Site) -> None:
    meeting = entered(office)
    paper = Paper(io.BytesIO(minutes_of(office.home, meeting)))
    lines = [p.text for p in paper.paragraphs]
    assert {"第三季度联席会议", "会议纪要", "参加：各成员单位", "会议要求抓紧办理。"} <= {*lines}
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [
        ["序号", "议定事项", "责任部门", "责任人", "期限", "任务编号"],
        ["1", "完成散煤点清单", "市住建局", "officer_elsewhere", "2019年9月30日", "RW-2019-000001"],
        ["2", "组织一次夜查", "市生态环境局", "", "2019年10月10日", "RW-2019-000002"],
    ]


def posted(**more: str) -> dict[str, str]:
    lines = {
        f"actions-{n}-{name}": value
        for n, action in enumerate(ACTIONS)
        for name, value in (
            ("what", action.what), ("unit", action.unit), ("person", action.person),
            ("deadline", action.deadline.isoformat()),
        )
    }  # fmt: skip
    told = {**vars_of(TOLD), "day": TOLD.day.isoformat()}
    return {"actions-TOTAL_FORMS": "8", "actions-INITIAL_FORMS": "0", **told, **lines, **more}


def vars_of(told: Told) -> dict[str, str]:
    return {name: str(getattr(told, name)) for name in ("title", "place", "host", "attendees", "agenda", "told")}


def test_a_meeting_in_the_browser(office: Site, client_of: Callable[..., Client]) -> None:
    officer, elsewhere = client_of("officer"), client_of("officer_elsewhere", language="en")
    assert "There are no meetings yet" in elsewhere.get("/meetings/").content.decode()
    assert elsewhere.get("/meetings/new/").status_code == 404
    assert client_of("plant").get("/meetings/").status_code == 404
    wrong = officer.post("/meetings/new/", posted(**{"actions-1-deadline": "2019-09-01"}))
    assert (wrong.status_code, "期限 2019-09-01 要晚于今天" in wrong.content.decode()) == (400, True)
    assert "第三季度联席会议" in wrong.content.decode()  # what was written is kept
    page = officer.post("/meetings/new/", posted()).headers["Location"]
    assert page == "/meetings/LX-2019-0001/"
    file = io.BytesIO(b"".join(PROOF[1]))
    file.name = "minutes.pdf"
    assert officer.post(f"{page}minutes/", {"file": file}).status_code == 302
    text = elsewhere.get(page).content.decode()
    assert "minutes.pdf" in text
    number = text.split(f"{page}minutes/")[1].split("/")[0]
    assert client_of("inspector").get(f"{page}minutes/{number}/").content == b"".join(PROOF[1])
    assert elsewhere.get(f"{page}minutes.docx").status_code == 200
    assert "0 / 2" in officer.get("/meetings/").content.decode()
