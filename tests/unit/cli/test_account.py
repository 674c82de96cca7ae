"""`airshed account`: the first account of a new home, and the way back in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Airshed = Callable[..., Any]


def _told(home: Path, action: str) -> list[tuple[str, str, str]]:
    from airshed.web.django import setup  # noqa: PLC0415 - the commands have used it by then

    setup(home)
    from airshed.web.audit.models import Entry  # noqa: PLC0415

    rows = Entry.objects.filter(action=action).order_by("number")
    return [(row.by, row.object, row.detail) for row in rows]


def test_the_first_administrator_of_a_new_home(airshed: Airshed, home: Path) -> None:
    empty = airshed("account", "list", "--home", home)
    assert "airshed account add" in empty.out
    made = airshed("account", "add", "wang", "--role", "administrator", "--by", "root", "--home", home, "--json").json
    from airshed.web.accounts.models import User  # noqa: PLC0415 - the command has set Django up

    user = User.objects.get(username="wang")
    assert user.check_password(made["one_time_password"])
    assert user.must_change_password
    assert made["until"] == user.one_time_until.isoformat(timespec="minutes")
    ((by, name, detail),) = _told(home, "user.created")
    assert (by, name) == ("root", "wang")
    assert made["one_time_password"] not in detail
    (row,) = airshed("account", "list", "--home", home, "--json").json["accounts"]
    assert (row["username"], row["role"], row["state"]) == ("wang", "administrator", "active")
    assert "password" not in str(row)


def test_a_lost_phone_and_password_are_replaced(airshed: Airshed, home: Path) -> None:
    before = airshed("account", "add", "wang", "--role", "leader", "--home", home, "--json").json["one_time_password"]
    answer = airshed("account", "reset", "WANG", "--phone", "--by", "root", "--home", home)
    assert before not in answer.out
    from airshed.web.accounts.models import User  # noqa: PLC0415 - as above

    user = User.objects.get(username="wang")
    assert not user.check_password(before)
    assert user.check_password(answer.out.split()[5])
    assert [by for by, _, _ in _told(home, "user.password_reset")] == ["root"]
    assert [by for by, _, _ in _told(home, "user.second_factor_reset")] == ["root"]
    user.disabled = True
    user.save()
    airshed("account", "reset", "wang", "--home", home)
    assert User.objects.get().disabled
    airshed("account", "reset", "wang", "--enable", "--home", home)
    assert not User.objects.get().disabled


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("add", "w x", "--role", "king"), {"accounts.unknown", "accounts.bad_code"}),
        (("add", "wang", "--role", "officer"), {"accounts.needs_scope"}),
        (("add", "wang", "--role", "officer", "--department", "x", "--person", "y"), {"accounts.unknown"}),
        (("add", "wang"), {"cli.usage"}),
        (("reset", "wang"), {"accounts.unknown"}),
    ],
)
def test_what_is_wrong_is_told_at_once(airshed: Airshed, home: Path, words: tuple[str, ...], codes: set[str]) -> None:
    answer = airshed("account", *words, "--home", home, "--json")
    assert answer.code == 2
    assert {error["code"] for error in answer.json["errors"]} == codes
    assert airshed("account", "list", "--home", home, "--json").json["accounts"] == []


def test_commands_need_a_home(airshed: Airshed, tmp_path: Path) -> None:
    assert airshed("account", "list", "--home", tmp_path / "none", "--json").json["errors"][0]["code"] == "env.no_home"


def test_a_reset_is_whole_or_not_at_all(airshed: Airshed, home: Path) -> None:
    airshed("account", "add", "wang", "--role", "leader", "--home", home)
    from datetime import date  # noqa: PLC0415 - as above

    from airshed.web.accounts.models import Department, Person, User  # noqa: PLC0415 - as above

    department = Department.objects.create(code="d", zh="局", en="bureau")
    person = Person.objects.create(code="1", name="王", department=department, left_date=date(2019, 1, 1))
    User.objects.update(disabled=True, person=person)
    answer = airshed("account", "reset", "wang", "--phone", "--enable", "--home", home, "--json")
    assert [error["code"] for error in answer.json["errors"]] == ["accounts.departed"]
    assert _told(home, "user.second_factor_reset") == []
