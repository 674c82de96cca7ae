"""A leaver: everything they hold passes on or nothing is stored, and the account shuts on the day by itself."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.web.accounts.helpers import LOGIN, PASSWORD, entries, sign_in, signed_in, visitor

from airshed.plan.load import load_plan
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import Ruling
from airshed.web.accounts import access, operations, queries
from airshed.web.accounts.models import Person, Succession, User
from airshed.web.accounts.operations import Handing
from airshed.web.leavers import operations as leaving
from airshed.web.leavers.queries import duties_of

PLAN, PAGE = "example/2019", reverse("leavers:leavers")
DAY = timedelta(days=1)


def _name(home: Path, clause: str, value: str, *, since: date = date(2019, 3, 1), replaces: str | None = None) -> str:
    """Name a person for a clause by a ruling; return its id."""
    given = Ruling(
        "", PLAN, clause, "person", value, "政办发〔2019〕1号", "王某", "分工", since, replaces=replaces, by="x"
    )
    return enter_rulings(home, load_plan(home, PLAN), [given], now=queries.moment()).stored[-1]


@pytest.fixture
def today() -> date:
    return queries.moment().date()


@pytest.fixture
def held(home: Path, cast: Any, today: date) -> Any:
    """Wang holds E1-01 and E2-01 by rulings, by number and by name, and E2-02 by succession from Zhao."""
    _name(home, "E1-01", "E001")
    _name(home, "E2-01", "王芳")
    _name(home, "E2-02", "E002")
    _name(home, "E2-03", "E002")
    operations.hand_over(
        plan=PLAN, clauses=["E2-02"], from_person=cast.zhao, to_person=cast.wang, from_date=today, by="x",
        at=queries.moment(),
    )  # fmt: skip
    return cast


def _keys(home: Path, person: Person, on: date) -> list[str]:
    return [duty.clause for duty in duties_of(home, person, on=on, today=queries.moment().date())]


def _record(home: Path, person: Person, left: date, *handings: Handing) -> None:
    leaving.record(
        home, person=person, left_date=left, handings=handings, document="d", by="admin", at=queries.moment()
    )


# --- what somebody holds ---


def test_what_a_ruling_names_and_what_passed_is_held(home: Path, held: Any, today: date) -> None:
    assert _keys(home, held.wang, today) == ["E1-01", "E2-01", "E2-02"]
    assert _keys(home, held.zhao, today) == ["E2-03"]
    assert _keys(home, held.li, today) == []


def test_a_name_that_two_people_have_names_nobody(home: Path, held: Any, today: date) -> None:
    Person.objects.create(code="H009", name="王芳", department=held.housing)
    assert _keys(home, held.wang, today) == ["E1-01", "E2-02"]


def test_a_later_ruling_counts_more_than_what_passed_before_it(home: Path, held: Any, today: date) -> None:
    ruling = _name(home, "E2-04", "E002")
    operations.hand_over(
        plan=PLAN, clauses=["E2-04"], from_person=held.zhao, to_person=held.wang, from_date=today, by="x",
        at=queries.moment(),
    )  # fmt: skip
    _name(home, "E2-04", "H001", since=today + 9 * DAY, replaces=ruling)
    asked: dict[str, Any] = {"plan": PLAN, "clause": "E2-04"}
    assert queries.holder_on(**asked, named="E002", on=today + 8 * DAY, since=date(2019, 3, 1)) == "E001"
    assert queries.holder_on(**asked, named="H001", on=today + 9 * DAY, since=today + 9 * DAY) == "H001"
    assert "E2-04" in _keys(home, held.wang, today + 8 * DAY)
    assert "E2-04" not in _keys(home, held.wang, today + 9 * DAY)
    assert "E2-04" in _keys(home, held.li, today + 9 * DAY)


def test_the_holder_the_day_before_of_and_after(home: Path, held: Any, today: date) -> None:
    left = today + 10 * DAY
    handings = [Handing(PLAN, clause, held.zhao, left) for clause in ("E1-01", "E2-01", "E2-02")]
    _record(home, held.wang, left, *handings)
    for clause, named in (("E1-01", "E001"), ("E2-02", "E002")):
        found = [queries.holder_on(plan=PLAN, clause=clause, named=named, on=left + days * DAY) for days in (-1, 0, 1)]
        assert found == ["E001", "E002", "E002"]


# --- all or nothing ---


def test_everything_that_is_wrong_is_told_and_nothing_is_stored(home: Path, held: Any, today: date) -> None:
    left = today + 10 * DAY
    count = Succession.objects.count()
    with pytest.raises(operations.HandOverRefused) as refusal:
        _record(
            home, held.wang, left,
            Handing(PLAN, "E1-01", held.zhao, left - DAY), Handing(PLAN, "E9-99", held.zhao, left),
        )  # fmt: skip
    assert sorted((fault.code, fault.where) for fault in refusal.value.faults) == [
        ("accounts.clause_held", f"{PLAN} E9-99"),
        ("accounts.earlier", f"{PLAN} E1-01"),
        ("accounts.no_taker", f"{PLAN} E2-01"),
        ("accounts.no_taker", f"{PLAN} E2-02"),
    ]
    held.wang.refresh_from_db()
    assert held.wang.left_date is None
    assert Succession.objects.count() == count
    assert entries("person.left") == []


def test_one_entry_tells_all_of_it(home: Path, held: Any, today: date) -> None:
    left = today + DAY
    _record(home, held.wang, left, *(Handing(PLAN, c, held.li, left) for c in ("E1-01", "E2-01", "E2-02")))
    (entry,) = entries("person.left")
    assert entry["accounts"] == ["officer"]
    assert entry["clauses"] == [[PLAN, c, "H001", str(left)] for c in ("E1-01", "E2-01", "E2-02")]
    assert "王芳" not in str(entry)


def test_nobody_shuts_the_own_account_or_the_last_administrator(home: Path, cast: Any, today: date) -> None:
    cast.administrator.person = cast.zhao
    cast.administrator.save()
    for by, codes in (("admin", ["accounts.not_yourself", "accounts.last_administrator"]),
                      ("other", ["accounts.last_administrator"])):  # fmt: skip
        with pytest.raises(operations.AccountRefused) as refusal:
            operations.record_leaver(person=cast.zhao, left_date=today + 30 * DAY, by=by, at=queries.moment())
        assert [fault.code for fault in refusal.value.faults] == codes
    second, _ = operations.create_user(username="second", role="administrator", by="x", at=queries.moment())
    operations.record_leaver(person=cast.zhao, left_date=today + 30 * DAY, by="second", at=queries.moment())
    second.person = cast.li
    second.save()
    with pytest.raises(operations.AccountRefused):  # on that day it would be the last one
        operations.record_leaver(person=cast.li, left_date=today + 30 * DAY, by="x", at=queries.moment())


# --- the account ---


def test_the_account_shuts_on_the_day_by_itself(cast: Any, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(cast.officer)
    Person.objects.filter(pk="E001").update(left_date=today + DAY)
    assert client.get("/start/").status_code == 200
    sign_in(cast.officer)
    Person.objects.filter(pk="E001").update(left_date=today)  # no job ran, nobody shut it
    assert client.get("/")["Location"].startswith(LOGIN)
    answer = visitor().post(LOGIN, {"username": "officer", "password": PASSWORD})
    assert "用户名或密码不对" in answer.content.decode()
    assert not User.objects.get(username="officer").disabled
    assert access.role_of(User.objects.get(username="officer")) is None
    with pytest.raises(operations.AccountRefused):
        operations.enable_user(user=User.objects.get(username="officer"), by="admin", at=queries.moment())


# --- the page ---


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_page_lists_what_is_held_and_stores_it_in_one_go(home: Path, held: Any, today: date) -> None:
    client, last = signed_in(held.administrator), today + 9 * DAY
    asked = {"person": "E001", "last_day": str(last)}
    page = _text(client.get(PAGE, asked))
    for words in ("E1-01", "E2-01", "E2-02", "officer", str(last + DAY)):
        assert words in page
    assert "E2-03" not in page
    given: dict[str, str] = {**asked, "store": "1", "document": "干〔2019〕3号"}
    page = _text(client.post(PAGE, given))
    assert page.count("airshed-wrong") >= 3  # nobody was chosen
    for clause in ("E1-01", "E2-01", "E2-02"):
        given |= {f"to {PLAN} {clause}": "H001", f"from {PLAN} {clause}": str(last + DAY)}
    early = {**given, f"from {PLAN} E1-01": str(last)}
    assert "太早" in _text(client.post(PAGE, early))
    assert Person.objects.get(pk="E001").left_date is None
    answer = client.post(PAGE, given, follow=True)
    assert "已登记" in _text(answer)
    assert Person.objects.get(pk="E001").left_date == last + DAY
    assert Succession.objects.filter(to_person="H001", document="干〔2019〕3号").count() == 3
    assert "王芳" in _text(client.get(PAGE))
    assert "已撤销" in _text(client.post(reverse("leavers:stay", args=["E001"]), follow=True))
    assert Person.objects.get(pk="E001").left_date is None
    assert len(entries("person.stayed")) == 1


def test_rulings_that_begin_later_are_pointed_out(home: Path, held: Any, today: date) -> None:
    ruling = _name(home, "E2-05", "E001", since=today + 40 * DAY)
    page = _text(signed_in(held.administrator).get(PAGE, {"person": "E001", "last_day": str(today)}))
    assert ruling in page


@pytest.mark.parametrize("name", ["auditor", "leader", "officer", "inspector", "grid_lead", "plant"])
def test_who_does_not_manage_people_has_no_such_page(held: Any, name: str) -> None:
    client = signed_in(getattr(held, name))
    stay = reverse("leavers:stay", args=["E001"])
    assert client.get(PAGE).status_code == client.post(PAGE, {"person": "E001"}).status_code == 404
    assert client.post(stay).status_code == 404
    assert entries("person.stayed") == []
    assert PAGE not in _text(client.get("/start/"))


@pytest.mark.parametrize(
    "asked",
    [{"person": "nobody", "last_day": "2019-11-20"}, {"person": "E001", "last_day": "gestern"}, {"person": "E001"},
     {"person": "E001\x00", "last_day": "2019-11-20"}, {"person": "E001", "last_day": "9999-12-31"}],
)  # fmt: skip
def test_bad_input_is_told(held: Any, asked: dict[str, str]) -> None:
    answer = signed_in(held.administrator).get(PAGE, asked)
    assert answer.status_code == 200
    assert 'role="alert"' in _text(answer)
