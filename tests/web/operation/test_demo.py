"""The logins of a demo: made once, they sign in, and a home of real data has none."""

import shutil
from pathlib import Path

import pytest

from airshed.web import env
from airshed.web.demo import LOGINS_FILE, LoginsBroken, logins
from airshed.web.django import setup


@pytest.fixture
def demo(migrated: Path, tmp_path: Path) -> Path:
    """Return a migrated home of synthetic data."""
    home = tmp_path / "demo"
    shutil.copytree(migrated, home)
    (home / "files" / "synthetic").mkdir()
    setup(home)
    return home


def test_every_login_opens_and_was_made_once(demo: Path) -> None:
    now = env.now(demo)
    first = logins(demo, now=now)
    assert logins(demo, now=now) == first
    from airshed.web.accounts.models import User  # noqa: PLC0415 - needs Django

    users = {user.username: user for user in User.objects.all()}
    assert users.keys() == {login.username for login in first}
    for login in first:
        assert users[login.username].role == login.role
        assert users[login.username].check_password(login.password)
        assert not users[login.username].must_change_password


def test_one_that_is_missing_is_made_again_with_the_same_password(demo: Path) -> None:
    first = logins(demo, now=env.now(demo))
    from airshed.web.accounts.models import User  # noqa: PLC0415 - needs Django

    User.objects.filter(username="inspector").delete()
    assert logins(demo, now=env.now(demo)) == first
    assert User.objects.filter(username="inspector").exists()


def test_real_data_have_no_logins(home: Path) -> None:
    assert logins(home, now=env.now(home)) == ()
    assert not (home / LOGINS_FILE).exists()


@pytest.mark.parametrize("text", ["{", "[1]", '[{"role": "x"}]'])
def test_a_broken_file_is_named(demo: Path, text: str) -> None:
    (demo / LOGINS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(LoginsBroken) as broken:
        logins(demo, now=env.now(demo))
    assert broken.value.faults[0].where == str(demo / LOGINS_FILE)
