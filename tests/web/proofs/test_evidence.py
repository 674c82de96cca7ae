"""What the evidence counts, what doctor sees, and that a backup has every original."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Site
from tests.web.proofs.conftest import AT, Seal, jpeg, kept, scene

from airshed.web import checks, keeping
from airshed.web.backup import make_backup
from airshed.web.django import setup
from airshed.web.proofs import operations, pictures, queries
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Said
from airshed.web.proofs.verifying import verify
from airshed.web.restoring import restore
from airshed.web.uploads import operations as uploads

DAY = timedelta(days=1)


@pytest.fixture
def three(seal: Seal) -> tuple[Proof, Proof, Proof]:
    """Seal two photos of one purpose on two days, the first withdrawn on the third, and one of another."""
    first = seal(jpeg(scene(1)))
    second = seal(jpeg(scene(2), taken=None), at=AT + DAY, said=Said(datetime(2019, 11, 21, 7, 0)))
    third = seal(jpeg(scene(3), taken=None), at=AT + DAY, purpose="after", key="GL-004")
    operations.withdraw(first, by="officer", at=AT + 2 * DAY, why="错行")
    return first, second, third


def told(found: list[queries.Counted]) -> list[tuple[Any, ...]]:
    return [(row.key, row.purpose, row.count, row.seen_at) for row in found]


SECOND = ("GL-003", "before", 1, datetime(2019, 11, 21, 7, 0))
THIRD = ("GL-004", "after", 1, None)


@pytest.mark.usefixtures("three")
def test_proofs_are_counted_by_purpose_as_known_at_a_moment() -> None:
    with CaptureQueriesContext(connection) as asked:
        found = queries.count_by_purpose("boilers")
    assert len(asked) == 1
    assert told(found) == [SECOND, THIRD]
    assert (found[0].register, found[0].first_at, found[0].last_at) == ("boilers", AT + DAY, AT + DAY)
    first = ("GL-003", "before", 1, datetime(2019, 11, 19, 15, 4, 5))
    assert told(queries.count_by_purpose("boilers", known_at=AT)) == [first]
    both = ("GL-003", "before", 2, datetime(2019, 11, 21, 7, 0))
    assert told(queries.count_by_purpose("boilers", known_at=AT + DAY)) == [both, THIRD]
    assert told(queries.count_by_purpose("boilers", known_at=AT + 2 * DAY)) == [SECOND, THIRD]
    assert queries.count_by_purpose("boilers", known_at=AT - DAY) == []
    assert told(queries.count_by_purpose("boilers", ["GL-004", "none"])) == [THIRD]
    assert queries.count_by_purpose("boilers", []) == queries.count_by_purpose("outlets") == []


@pytest.mark.usefixtures("three")
def test_proofs_count_from_the_day_they_show() -> None:
    counts = {}
    for day in (18, 19, 20, 21):
        found = queries.count_by_purpose("boilers", as_of=date(2019, 11, day), known_at=AT + DAY)
        counts[day] = sum(row.count for row in found)
    assert counts == {18: 0, 19: 1, 20: 1, 21: 3}


def test_doctor_finds_what_is_missing_changed_or_rewritten(site: Site, three: tuple[Proof, ...]) -> None:
    now, proofs = AT + 3 * DAY, [proof.pk for proof in three]
    assert checks.examine(site.home, "proofs", now=now).ok
    assert verify(site.home, now=now).proofs == 3
    paths = [keeping.path_of(site.home, pictures.ORIGINALS, proof.sha256) for proof in three]
    content = paths[0].read_bytes()
    paths[0].chmod(0o640)
    paths[0].write_bytes(bytes([content[0] ^ 1]) + content[1:])
    found = checks.examine(site.home, "proofs", now=now)
    assert (found.ok, found.detail.en) == (False, f"originals were changed: {proofs[0]}")
    paths[0].write_bytes(content)
    Proof.objects.filter(pk=proofs[1]).update(key="GL-999")
    found = checks.examine(site.home, "proofs", now=now)
    assert "audit log" in found.detail.en
    assert found.remedy.zh
    paths[2].unlink()
    assert checks.examine(site.home, "proofs", now=now).detail.zh == f"缺原件：{proofs[2]}"


def test_every_original_is_read_in_its_turn(site: Site, three: tuple[Proof, ...]) -> None:
    path = keeping.path_of(site.home, pictures.ORIGINALS, three[1].sha256)
    content = path.read_bytes()
    path.chmod(0o640)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    days = [verify(site.home, now=AT + n * DAY, sample=1) for n in range(3)]
    assert [seen.read for seen in days] == [1, 1, 1]
    assert [seen.changed for seen in days].count((three[1].pk,)) == 1


def test_doctor_has_nothing_to_see_in_a_new_home(tmp_path: Path, site: Site) -> None:
    home = tmp_path / "new"
    home.mkdir()
    (home / "settings.toml").touch()
    assert checks.examine(home, "proofs", now=AT).ok
    assert checks.examine(site.home, "proofs", now=AT).detail.en == "there are no proofs yet"


def test_doctor_bears_with_a_database_that_cannot_be_read(site: Site, three: tuple[Proof, ...]) -> None:
    Proof.objects.filter(pk=three[0].pk).update(sha256="../../settings.toml")
    assert verify(site.home, now=AT).missing == (three[0].pk,)
    connection.close()
    (site.home / "db.sqlite3").write_bytes(b"no database at all" * 1000)
    found = checks.examine(site.home, "proofs", now=AT)
    assert (found.ok, found.detail.en) == (False, "the database cannot be read")


def test_cleaning_leaves_proofs_alone(site: Site, three: tuple[Proof, ...]) -> None:
    before = sorted(kept(site.home))
    uploads.clean(site.home, now=AT + 4000 * DAY)
    assert sorted(kept(site.home)) == before
    assert Proof.objects.count() == 3


def test_a_backup_has_the_originals_and_copies_are_made_again(
    site: Site, three: tuple[Proof, ...], tmp_path: Path
) -> None:
    saved = make_backup(site.home, tmp_path / "airshed.zip", now=AT)
    names = [member.name for member in saved.manifest.members]
    assert sum(name.startswith("files/proofs/") for name in names) == 3
    assert not any(name.startswith("files/shown/") for name in names)
    there = tmp_path / "there"
    restore(saved.path, there)
    setup(there)
    assert verify(there, now=AT).ok
    assert verify(there, now=AT).proofs == 3
    assert pictures.copy_of(there, three[0].sha256, pictures.THUMB).exists()
    setup(site.home)


def test_a_photo_that_comes_while_a_backup_is_made_is_in_it_when_its_row_is(
    site: Site, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airshed.web import backup  # noqa: PLC0415 - its own parts are watched

    copy = backup.copy_database

    def late(source: Path, target: Path) -> dict[str, int]:
        seal(jpeg(scene(9)))
        return copy(source, target)

    monkeypatch.setattr(backup, "copy_database", late)
    saved = make_backup(site.home, tmp_path / "airshed.zip", now=AT)
    assert saved.manifest.sql["proofs_proof"] == 1
    assert [m.name for m in saved.manifest.members if m.name.startswith("files/proofs/")]
