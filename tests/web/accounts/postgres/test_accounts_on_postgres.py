"""What of accounts depends on the database, on PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections
from tests.web.accounts.helpers import LOGIN, PASSWORD, entries, sign_in, signed_in, token_of, visitor, workbook
from tests.web.accounts.test_imports import CHINESE

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts import imports, limits, operations, proof, queries, second_factor
from airshed.web.accounts.models import Attempt, Department, Person, RecoveryCode, Succession, User
from airshed.web.accounts.rights import Action

pytestmark = pytest.mark.postgres
DAY = timedelta(days=1)


def _at_once(*works: Callable[[], object]) -> list[str]:
    """Do things in threads at once; return `done` or the code of the refusal, sorted."""
    barrier, found = threading.Barrier(len(works)), list[str]()

    def run(work: Callable[[], object]) -> None:
        barrier.wait(10)
        try:
            work()
            found.append("done")
        except AirshedError as refusal:
            found.append(refusal.faults[0].code)
        finally:
            connection.close()

    connections.close_all()
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(found)


def test_signing_in_and_the_lock(cast: Any) -> None:
    assert sign_in(cast.officer).get("/start/").status_code == 200
    client = visitor(REMOTE_ADDR="10.0.0.7")
    codes = [client.post(LOGIN, {"username": "Officer", "password": "wrong"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    assert client.post(LOGIN, {"username": "OFFICER", "password": PASSWORD}).status_code == 429
    assert len(entries("session.refused")) == 6
    assert audit.verify().ok


def test_guesses_at_once_are_all_counted(cast: Any) -> None:
    at = queries.moment()

    def guess() -> None:
        proof.check_password(user=cast.officer, given="wrong", at=at)

    found = _at_once(*[guess] * 12)
    assert found.count("accounts.password_wrong") <= limits.MOST
    assert set(found) <= {"accounts.password_wrong", "accounts.too_many"}
    assert Attempt.objects.filter(kind=limits.PASSWORD).count() <= limits.MOST
    assert len(entries("user.password_refused")) == found.count("accounts.password_wrong")
    assert audit.verify().ok


def test_a_code_shown_twice_at_once_opens_once(cast: Any) -> None:
    at = queries.moment()
    second_factor.begin(cast.leader)
    codes = second_factor.confirm(user=cast.leader, token=token_of(cast.leader, confirmed=False), at=at)
    for token in (codes[0], token_of(cast.leader, confirmed=True, ahead=1)):

        def show(token: str = token) -> None:
            second_factor.verified(user=cast.leader, token=token, at=at)

        assert _at_once(show, show) in (["accounts.code_wrong", "done"], ["accounts.code_wait", "done"])
    assert RecoveryCode.objects.filter(used_at=None).count() == 9


def test_two_administrators_do_not_shut_each_other_out(cast: Any) -> None:
    second, _ = operations.create_user(username="second", role="administrator", by="x", at=queries.moment())
    pairs = ((cast.administrator, "second"), (second, "admin"))
    works = [
        lambda user=user, by=by: operations.disable_user(user=user, by=by, at=queries.moment()) for user, by in pairs
    ]
    assert _at_once(*works) == ["accounts.last_administrator", "done"]
    assert User.objects.filter(role="administrator", disabled=False).count() == 1


def test_a_list_is_stored_whole_or_not_at_all(cast: Any) -> None:
    _, handed = imports.store(workbook(CHINESE), name="list.xlsx", by="admin", at=queries.moment())
    assert handed.keys() == {"sun.li", "field"}
    bad = workbook(
        {"部门": [["部门代码", "部门名称"], ["x", "某局"]], "用户": [["用户名", "角色"], ["admin", "审计员"]]}
    )
    with pytest.raises(AirshedError):
        imports.store(bad, name="list.xlsx", by="admin", at=queries.moment())
    assert not Department.objects.filter(pk="x").exists()
    assert audit.verify().ok


def test_hand_over_and_leaver(cast: Any) -> None:
    at = queries.moment()
    day = at.date()
    common: dict[str, Any] = {"plan": "p/1", "clauses": ["c1"], "by": "admin", "at": at}
    operations.hand_over(from_person=cast.wang, to_person=cast.zhao, from_date=day, **common)
    handing = operations.Handing("p/1", "c1", cast.li, day + DAY)
    operations.record_leaver(person=cast.zhao, left_date=day + DAY, by="admin", at=at, handings=[handing])
    holders = [queries.holder_on(plan="p/1", clause="c1", named="E001", on=day + n * DAY) for n in (-1, 0, 1)]
    assert holders == ["E001", "E002", "H001"]
    with pytest.raises(operations.HandOverRefused):
        operations.hand_over(from_person=cast.wang, to_person=cast.li, from_date=day, **common)
    assert Succession.objects.count() == 2
    Person.objects.filter(pk="E001").update(left_date=day)
    assert visitor().post(LOGIN, {"username": "officer", "password": PASSWORD}).status_code == 200


def test_rights_and_a_foreign_id(cast: Any) -> None:
    seen = {
        name: {p.pk for p in queries.visible(Person.objects.all(), user=getattr(cast, name))}
        for name in ("leader", "administrator", "officer", "other", "auditor", "inspector", "grid_lead", "plant")
    }
    everybody = {"E001", "E002", "H001"}
    assert seen["leader"] == seen["administrator"] == everybody
    assert (seen["officer"], seen["other"]) == ({"E001", "E002"}, {"H001"})
    assert seen["auditor"] == seen["inspector"] == seen["grid_lead"] == seen["plant"] == set()
    assert not queries.visible(Person.objects.all(), user=cast.leader, action=Action.manage).exists()
    client = signed_in(cast.officer)
    for answer in (
        client.get("/accounts/person/H001/change/"),
        client.post("/accounts/person/H001/change/", {"name": "x"}),
    ):
        assert answer.status_code == 404
    assert len(entries("foreign_id")) == 2
