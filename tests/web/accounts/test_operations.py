from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.web.accounts.helpers import NOW, PASSWORD, entries, token_of

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts import operations, passwords, queries, second_factor
from airshed.web.accounts.models import Department, Person, RecoveryCode, Succession, User
from airshed.web.accounts.rights import Action, Record
from airshed.web.cells import MASK

COMMON: dict[str, Any] = {"by": "admin", "at": NOW}


def _codes(refusal: pytest.ExceptionInfo[AirshedError]) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in refusal.value.faults]


# --- users ---


def test_a_new_user_gets_a_one_time_password_that_works_and_must_be_changed(cast: Any) -> None:
    user, handed = operations.create_user(username="sun.li", role="officer", department=cast.housing, **COMMON)
    stored = User.objects.get(username="sun.li")
    assert stored == user
    assert stored.must_change_password
    assert stored.check_password(handed)
    assert len(handed.replace("-", "")) == 16
    (entry,) = entries("user.created")
    assert entry["by"] == "admin"
    assert entry["department"] == "housing"
    assert handed not in str(entry)
    assert audit.verify().ok


def test_two_one_time_passwords_differ_and_keep_the_rules(cast: Any) -> None:
    made = {passwords.one_time_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        passwords.check_password(password, cast.officer)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"username": "ADMIN", "role": "leader"}, ("accounts.taken", "username")),
        ({"username": "a b", "role": "leader"}, ("accounts.bad_code", "username")),
        ({"username": "new", "role": "king"}, ("accounts.unknown", "role")),
        ({"username": "new", "role": "public"}, ("accounts.unknown", "role")),
        ({"username": "new", "role": "officer"}, ("accounts.needs_scope", "department")),
        ({"username": "new", "role": "inspector"}, ("accounts.needs_scope", "area")),
        ({"username": "new", "role": "grid_lead"}, ("accounts.needs_scope", "grid")),
        ({"username": "new", "role": "plant"}, ("accounts.needs_scope", "enterprise")),
    ],
)
def test_an_account_that_cannot_be_is_refused(cast: Any, values: dict[str, Any], fault: tuple[str, str]) -> None:
    before = User.objects.count()
    with pytest.raises(operations.AccountRefused) as refusal:
        operations.create_user(**values, **COMMON)
    assert _codes(refusal) == [fault]
    assert User.objects.count() == before
    assert entries("user.created") == []


def test_a_name_is_one_name_whatever_its_capitals(cast: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Leader", role="leader")
    assert User.objects.get_by_natural_key("LEADER") == cast.leader


def test_the_public_has_no_account(cast: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="everybody", role="public")


def test_somebody_who_left_and_a_closed_department_get_no_account(cast: Any) -> None:
    cast.zhao.left_date = NOW.date()
    cast.housing.closed = True
    with pytest.raises(operations.AccountRefused) as refusal:
        operations.create_user(username="new", role="officer", person=cast.zhao, department=cast.housing, **COMMON)
    assert _codes(refusal) == [("accounts.departed", "person"), ("accounts.departed", "department")]


def test_the_last_administrator_stays(cast: Any) -> None:
    with pytest.raises(operations.AccountRefused) as refusal:
        operations.disable_user(user=cast.administrator, by="leader", at=NOW)
    assert _codes(refusal) == [("accounts.last_administrator", "username")]
    with pytest.raises(operations.AccountRefused):
        operations.change_user(user=cast.administrator, role="leader", **COMMON)
    operations.create_user(username="second", role="administrator", **COMMON)
    with pytest.raises(operations.AccountRefused) as refusal:
        operations.disable_user(user=cast.administrator, **COMMON)
    assert _codes(refusal) == [("accounts.not_yourself", "username")]
    operations.disable_user(user=cast.administrator, by="second", at=NOW)
    assert not User.objects.get(username="admin").is_active


def test_a_change_is_told_before_and_after(cast: Any) -> None:
    operations.change_user(user=cast.officer, department=cast.housing, **COMMON)
    (entry,) = entries("user.changed")
    assert (entry["before"]["department"], entry["after"]["department"]) == ("ecology", "housing")
    with pytest.raises(operations.AccountRefused):
        operations.change_user(user=cast.officer, role="plant", **COMMON)
    assert User.objects.get(pk=cast.officer.pk).role == "officer"


def test_enabling_again_does_not_trust_the_old_password(cast: Any) -> None:
    operations.disable_user(user=cast.officer, **COMMON)
    handed = operations.enable_user(user=cast.officer, **COMMON)
    stored = User.objects.get(pk=cast.officer.pk)
    assert stored.is_active
    assert stored.must_change_password
    assert stored.check_password(handed)
    assert not stored.check_password(PASSWORD)


# --- passwords ---


@pytest.mark.parametrize(
    "password", ["short-1", "1234567890", "password123", "officer-officer", "2019201920", "x" * 129]
)
def test_a_weak_password_is_refused_in_both_languages(cast: Any, password: str) -> None:
    with pytest.raises(passwords.PasswordRefused) as refusal:
        operations.change_password(user=cast.officer, current=PASSWORD, new=password, at=NOW)
    assert {fault.code for fault in refusal.value.faults} == {"accounts.password"}
    assert User.objects.get(pk=cast.officer.pk).check_password(PASSWORD)


def test_changing_the_password_asks_for_the_old_one_and_for_another(cast: Any) -> None:
    for current, new, code in (
        ("wrong", "Steppe-grass-77", "accounts.password_wrong"),
        (PASSWORD, PASSWORD, "accounts.password_same"),
    ):
        with pytest.raises(passwords.PasswordRefused) as refusal:
            operations.change_password(user=cast.officer, current=current, new=new, at=NOW)
        assert [fault.code for fault in refusal.value.faults] == [code]
    changed = operations.change_password(user=cast.officer, current=PASSWORD, new="Steppe-grass-77", at=NOW)
    assert changed.check_password("Steppe-grass-77")
    assert entries("user.password_changed") == [{"by": "officer", "object": "officer"}]


# --- second factor ---


def test_a_phone_is_enrolled_by_its_code_and_paper_codes_open_once(cast: Any) -> None:
    second_factor.begin(cast.leader)
    assert second_factor.device_of(cast.leader) is None
    codes = second_factor.confirm(user=cast.leader, token=token_of(cast.leader, confirmed=False), at=NOW)
    assert codes is not None
    assert len(set(codes)) == 10
    assert second_factor.device_of(cast.leader) is not None
    stored = {row.digest for row in RecoveryCode.objects.all()}
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)
    assert second_factor.verified(user=cast.leader, token=codes[0].upper(), at=NOW)
    with pytest.raises(second_factor.CodeRefused):
        second_factor.verified(user=cast.leader, token=codes[0], at=NOW)
    assert second_factor.codes_left(cast.leader) == 9
    assert entries("user.recovery_code_used") == [{"by": "leader", "object": "leader", "left": 9}]


def test_a_code_of_the_phone_opens_once_and_not_for_another_user(cast: Any) -> None:
    for user in (cast.leader, cast.administrator):
        second_factor.begin(user)
        assert second_factor.confirm(user=user, token=token_of(user, confirmed=False), at=NOW)
    token = token_of(cast.leader, confirmed=True, ahead=1)
    with pytest.raises(second_factor.CodeRefused):
        second_factor.verified(user=cast.officer, token=token, at=NOW)
    assert second_factor.verified(user=cast.leader, token=token, at=NOW)
    with pytest.raises(second_factor.CodeRefused):
        second_factor.verified(user=cast.leader, token=token, at=NOW)


def test_a_wrong_code_enrols_nothing_and_a_lost_phone_is_forgotten(cast: Any) -> None:
    device = second_factor.begin(cast.leader)
    assert second_factor.begin(cast.leader) == device
    with pytest.raises(second_factor.CodeRefused):
        second_factor.confirm(user=cast.leader, token="000000x", at=NOW)  # noqa: S106 - no code
    assert second_factor.device_of(cast.leader) is None
    TOTPDevice.objects.filter(pk=device.pk).update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert second_factor.confirm(user=cast.leader, token=token_of(cast.leader, confirmed=False), at=NOW)
    operations.reset_second_factor(user=cast.leader, **COMMON)
    assert second_factor.device_of(cast.leader) is None
    assert RecoveryCode.objects.count() == 0


def test_the_picture_is_svg_without_anything_from_outside(cast: Any) -> None:
    picture = second_factor.picture_of(second_factor.begin(cast.leader))
    assert picture.startswith("<svg")
    assert "style=" not in picture
    assert "href" not in picture


# --- leaving and handing over ---


def _hand_over(cast: Any, **changed: Any) -> list[Succession]:
    values: dict[str, Any] = {
        "plan": "erenhot/2019",
        "clauses": ["c1", "c2"],
        "from_person": cast.wang,
        "to_person": cast.zhao,
        "from_date": date(2019, 12, 1),
        "document": "二环发〔2019〕12号",
        **COMMON,
    }
    return operations.hand_over(**{**values, **changed})


def test_clauses_pass_from_their_day_on_and_nothing_of_the_past_changes(cast: Any) -> None:
    assert len(_hand_over(cast)) == 2
    asked: dict[str, Any] = {"plan": "erenhot/2019", "clause": "c1", "named": "E001"}
    assert queries.holder_on(**asked, on=date(2019, 11, 30)) == "E001"
    assert queries.holder_on(**asked, on=date(2019, 12, 1)) == "E002"
    _hand_over(cast, clauses=["c1"], from_person=cast.zhao, to_person=cast.li, from_date=date(2020, 1, 1))
    assert queries.holder_on(**asked, on=date(2019, 12, 31)) == "E002"
    assert queries.holder_on(**asked, on=date(2020, 1, 1)) == "H001"
    assert queries.holder_on(**asked, on=date(2020, 1, 1), known_at=NOW - timedelta(days=1)) == "E001"
    assert queries.list_held_by(cast.zhao, on=date(2020, 2, 1)) == [("erenhot/2019", "c2")]
    assert entries("clauses.handed_over")[0]["clauses"] == ["c1", "c2"]


def test_a_hand_over_that_cannot_be_names_all_its_faults_and_stores_nothing(cast: Any) -> None:
    with pytest.raises(operations.HandOverRefused) as refusal:
        _hand_over(cast, clauses=["c1", "c1"], to_person=cast.wang, from_date=date(2019, 11, 19))
    assert [fault.code for fault in refusal.value.faults] == [
        "accounts.same_person",
        "accounts.earlier",
        "accounts.repeated",
    ]
    with pytest.raises(operations.HandOverRefused) as refusal:
        _hand_over(cast, clauses=[])
    assert _codes(refusal) == [("accounts.missing", "clauses")]
    assert Succession.objects.count() == 0


def test_only_the_holder_hands_over_and_never_before_the_last_time(cast: Any) -> None:
    _hand_over(cast)
    with pytest.raises(operations.HandOverRefused) as refusal:
        _hand_over(cast, from_date=date(2020, 1, 1), to_person=cast.li)
    assert _codes(refusal) == [("accounts.clause_held", "c1"), ("accounts.clause_held", "c2")]
    with pytest.raises(operations.HandOverRefused) as refusal:
        _hand_over(cast, from_person=cast.zhao, to_person=cast.li, clauses=["c1"])
    assert _codes(refusal) == [("accounts.earlier", "c1")]


def test_a_leaver_takes_over_nothing_and_the_account_is_shut(cast: Any) -> None:
    operations.record_leaver(person=cast.wang, left_date=NOW.date(), **COMMON)
    assert not User.objects.get(username="officer").is_active
    assert Person.objects.get(pk="E001").left_date == NOW.date()
    cast.zhao.left_date = date(2019, 11, 1)
    with pytest.raises(operations.HandOverRefused) as refusal:
        _hand_over(cast)
    assert _codes(refusal) == [("accounts.departed", "to_person")]


def test_a_leaver_of_next_month_still_signs_in(cast: Any) -> None:
    today = queries.moment().date()
    operations.record_leaver(person=cast.wang, left_date=today + timedelta(days=30), **COMMON)
    assert User.objects.get(username="officer").is_active


# --- what is seen of accounts themselves ---


def test_people_and_departments_are_seen_as_the_table_says(cast: Any) -> None:
    def seen(model: Any, user: Any, action: Action = Action.view) -> set[str]:
        return {row.pk for row in queries.visible(model.objects.all(), user=user, action=action)}

    assert seen(Person, cast.officer) == {"E001", "E002"}
    assert seen(Person, cast.other) == {"H001"}
    assert seen(Person, cast.leader) == {"E001", "E002", "H001"}
    assert seen(Person, cast.plant) == seen(Person, cast.auditor) == seen(Person, None) == set()
    assert seen(Department, cast.inspector) == {"ecology", "housing"}
    Department.objects.filter(pk="housing").update(closed=True)
    assert seen(Department, cast.inspector) == {"ecology"}
    assert seen(Department, cast.officer, Action.manage) == set()


def test_a_foreign_id_is_not_there_and_is_recorded(cast: Any) -> None:
    assert queries.get_visible(Person.objects.all(), user=cast.officer, pk="E002") == cast.zhao
    lookups: list[dict[str, Any]] = [{"pk": "H001"}, {"pk": "nobody"}]
    for lookup in lookups:
        with pytest.raises(Http404):
            queries.get_visible(Person.objects.all(), user=cast.officer, **lookup)
    with pytest.raises(Http404):
        queries.get_visible(User.objects.all(), user=cast.administrator, pk="not a number")
    with pytest.raises(Http404):
        queries.get_visible(Person.objects.all(), user=None, pk="H001")
    assert [(entry["by"], entry["object"], entry["lookup"]) for entry in entries("foreign_id")] == [
        ("officer", "accounts.Person", {"pk": "H001"}),
        ("public", "accounts.Person", {"pk": "H001"}),
    ]


def test_a_phone_number_is_masked_by_role(cast: Any) -> None:
    shown = {
        name: queries.masked(cast.wang.phone, user=getattr(cast, name), record=Record.person)
        for name in ("leader", "officer", "administrator", "auditor", "plant")
    }
    assert shown["leader"] == shown["officer"] == "13900000001"
    assert shown["administrator"] == shown["auditor"] == shown["plant"] == MASK
    assert queries.masked("", user=cast.administrator, record=Record.person) == ""


def test_django_is_answered_from_the_table(cast: Any) -> None:
    assert cast.administrator.has_perms(["accounts.view_user", "accounts.add_user", "accounts.change_user"])
    assert not cast.administrator.has_perm("accounts.delete_user")
    assert not cast.administrator.has_perm("accounts.view_recoverycode")
    assert not cast.administrator.has_perm("no.such_thing")
    assert cast.leader.has_perm("accounts.view_user")
    assert not cast.leader.has_perm("accounts.change_user")
    assert cast.leader.has_module_perms("accounts")
    assert not cast.auditor.has_module_perms("accounts")
    assert not any(user.is_superuser for user in User.objects.all())
