"""The watched folder: taken when it no longer grows, imported like an upload, never twice, nothing lost."""

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.uploads.conftest import GOOD, HEAD, MIXED, Desk, now_of

from airshed.lake.store import lock
from airshed.web.backup import make_backup
from airshed.web.uploads import inbox, operations
from airshed.web.uploads.models import Upload


class Drop:
    """The folder, and a clock."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder, self.now = home, home / "inbox", now_of(home)

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def look(self, minutes: int = 1) -> None:
        for _ in range(minutes):
            self.now += timedelta(minutes=1)
            inbox.take(self.home, now=self.now)

    def names(self, where: str = "") -> list[str]:
        found = sorted(p.name for p in (self.folder / where).glob("*") if p.name[0] != ".")
        return [n[16:] for n in found] if where else [n for n in found if n not in {"done", "refused"}]

    def text(self, where: str) -> str:
        (path,) = (self.folder / where).glob("*.txt")
        return path.read_text(encoding="utf-8-sig")


@pytest.fixture
def drop(coordinating: Site) -> Drop:
    return Drop(coordinating.home)


def test_a_file_that_no_longer_grows_is_imported_and_moved(drop: Drop, desk: Desk) -> None:
    drop.put("三月 数据.csv", MIXED)
    drop.look()
    assert (drop.names(), desk.hours()) == (["三月 数据.csv"], [])
    drop.look()
    assert (drop.names(), drop.names("done")) == ([], ["三月 数据.csv", "三月 数据.csv.txt"])
    assert len(desk.hours()) == 2
    text = drop.text("done")
    assert "拒绝 1" in text
    assert "rejected 1" in text
    upload = Upload.objects.get()
    assert (upload.by, upload.state, upload.department_id) == ("inbox", "stored", "ecology")
    assert entries("upload.stored")[0]["by"] == "inbox"
    assert "三月 数据.csv" in desk.page(upload.pk)


def test_a_file_being_copied_is_left_alone(drop: Drop, desk: Desk) -> None:
    path = drop.put("a.csv", HEAD)
    drop.look()
    for line in GOOD.splitlines(keepends=True)[1:]:
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
        drop.look()
        assert drop.names() == ["a.csv"]
    drop.look()
    assert len(desk.hours()) == 2


@pytest.mark.parametrize("name", ["a.csv.part", ".a.csv.swp", "~$a.xlsx", "a.csv.filepart", "Thumbs.db", "readme.txt"])
def test_what_is_not_finished_or_not_meant_is_left_alone(drop: Drop, name: str) -> None:
    drop.put(name, GOOD)
    drop.look(3)
    assert (drop.folder / name).exists()
    assert Upload.objects.count() == 0


def test_what_cannot_be_read_is_refused_with_the_reason_in_both_languages(drop: Drop) -> None:
    drop.put("a.csv", "x,y\n1,2\n")
    drop.look(2)
    assert drop.names("refused") == ["a.csv", "a.csv.txt"]
    assert "不认识的表头" in drop.text("refused")
    assert "unknown header" in drop.text("refused")
    assert str(drop.home) not in drop.text("refused")
    assert entries("upload.refused")[0]["by"] == "inbox"


def test_a_folder_is_one_upload(drop: Drop, desk: Desk) -> None:
    drop.put("三月/a.csv", GOOD)
    drop.put("三月/b.csv", MIXED)
    drop.put("三月/.DS_Store", "x")
    drop.look(2)
    assert drop.names("done") == ["三月", "三月.txt"]
    assert Upload.objects.get().files.count() == 2
    assert desk.hours()[0] == ("1A", "03-16 08", 370, 600)


def test_a_list_of_stations_is_imported_before_the_hours_that_need_it(drop: Drop, desk: Desk) -> None:
    drop.put("名单 0.csv", "station,name,city\n2A,乙,示例市\n")
    drop.look(2)
    drop.put("a.csv", GOOD)
    drop.put("z 名单.csv", "station,name,city\n1A,甲,示例市\n")
    drop.look(2)
    assert len(desk.hours()) == 2
    assert Upload.objects.filter(files__name="a.csv", counts__rejected=0).exists()


def test_folders_in_folders_links_and_pipes_are_refused(drop: Drop, tmp_path: Path) -> None:
    drop.put("deep/below/a.csv", GOOD)
    secret = tmp_path / "secret.csv"
    secret.write_text(GOOD, encoding="utf-8")
    (drop.folder / "link.csv").symlink_to(secret)
    (drop.folder / "linked").mkdir()
    (drop.folder / "linked" / "x.csv").symlink_to(secret)
    os.mkfifo(drop.folder / "pipe.csv")
    (drop.folder / "empty").mkdir()
    drop.look(2)
    found = [n for n in drop.names("refused") if not n.endswith(".txt")]
    assert sorted(found) == ["deep", "empty", "linked", "pipe.csv"]
    assert "link.csv.txt" in drop.names("refused")
    assert (Upload.objects.count(), drop.names()) == (0, [])
    assert secret.exists()


def test_a_socket_is_refused(drop: Drop) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(drop.folder)  # names of sockets are short
        try:
            made.bind("s.csv")
        finally:
            os.chdir(here)
        drop.look(2)
    assert drop.names("refused") == ["s.csv", "s.csv.txt"]


def test_the_same_file_twice_is_unchanged_the_second_time(drop: Drop, desk: Desk) -> None:
    for _ in range(2):
        drop.put("a.csv", GOOD)
        drop.look(2)
    assert drop.names("done") == ["a.csv", "a.csv.txt"] * 2
    assert [u.counts["unchanged"] for u in Upload.objects.order_by("pk")] == [0, 2]
    assert len(desk.hours()) == 2


@pytest.mark.parametrize("stage", ["claimed", "received", "read", "agreed", "stored"])
def test_a_crash_at_any_stage_loses_and_doubles_nothing(
    drop: Drop, desk: Desk, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: Any, **__: Any) -> Any:
        raise Killed

    at = {
        "claimed": (operations, "receive"),
        "received": (operations, "read"),
        "read": (operations, "agree"),
        "agreed": (operations, "store"),
        "stored": (inbox, "_put"),
    }
    drop.put("a.csv", GOOD)
    drop.look()
    with monkeypatch.context() as patch:
        patch.setattr(*at[stage], killed)
        with pytest.raises(Killed):
            drop.look()
    drop.look(2)
    assert drop.names("done") == ["a.csv", "a.csv.txt"]
    assert (len(desk.hours()), Upload.objects.count()) == (2, 1)
    assert Upload.objects.get().counts["stored"] == 2
    assert len(entries("upload.stored")) == 1


def test_another_import_is_waited_for(drop: Drop, desk: Desk) -> None:
    drop.put("a.csv", GOOD)
    drop.look()
    with lock(drop.home, now=datetime(2019, 1, 1)):
        drop.look()
        assert drop.names("done") == []
    drop.look()
    assert drop.names("done") == ["a.csv", "a.csv.txt"]
    assert len(desk.hours()) == 2


def test_a_file_without_permission_is_refused(drop: Drop) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    drop.put("a.csv", GOOD).chmod(0)
    drop.look(2)
    assert "没有权限" in drop.text("refused")


@pytest.mark.parametrize("name", ["con.csv", "\u202egnp.csv", "a\nb.csv", "x" * 200 + ".csv", "=cmd.csv"])
def test_odd_names_are_taken_under_plain_ones(drop: Drop, name: str) -> None:
    drop.put(name, GOOD)
    drop.look(2)
    (file,) = Upload.objects.get().files.all()
    assert file.name.isprintable()
    assert file.name.endswith(".csv")
    assert len(drop.names("done")) == 2


def test_a_name_that_is_no_text_is_taken(drop: Drop) -> None:
    path = os.fsencode(drop.folder) + b"/\xca\xfd\xbe\xdd.csv"  # GBK
    with open(path, "wb") as file:  # noqa: PTH123 - bytes of a name
        file.write(GOOD.encode())
    drop.look(2)
    assert Upload.objects.get().state == "stored"


def test_a_backup_leaves_the_folder_out_and_has_what_was_taken(drop: Drop, tmp_path: Path) -> None:
    drop.put("a.csv", GOOD)
    drop.look(2)
    drop.put("b.csv", GOOD)
    saved = make_backup(drop.home, tmp_path / "b.zip", now=drop.now)
    names = [member.name for member in saved.manifest.members]
    sha256 = Upload.objects.get().files.get().sha256
    assert [n for n in names if n.startswith(("inbox", "."))] == []
    assert f"files/uploads/{sha256[:2]}/{sha256}" in names


# --- who may write to the folder may not write anywhere else ---


@pytest.mark.parametrize("name", [".seen.json", "done", "refused", ".taking"])
def test_links_in_place_of_our_own_names_lead_nowhere(drop: Drop, tmp_path: Path, name: str) -> None:
    folder = name != ".seen.json"
    outside = tmp_path / "outside"
    if folder:
        outside.mkdir()
        (outside / "theirs.csv").write_text(GOOD, encoding="utf-8")
    else:
        outside.write_text("secret", encoding="utf-8")
    (drop.folder / name).symlink_to(outside)
    drop.put("a.csv", GOOD)
    drop.put("b.csv", "x\n")
    drop.look(3)
    if folder:
        assert [p.name for p in outside.iterdir()] == ["theirs.csv"]
    else:
        assert outside.read_text(encoding="utf-8") == "secret"
    assert (drop.names(), drop.names("done")) == ([], ["a.csv", "a.csv.txt"])
    assert drop.names("refused") == ["b.csv", "b.csv.txt"]


def test_a_link_where_the_text_would_stand_is_not_written_through(drop: Drop, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("secret", encoding="utf-8")
    (drop.folder / "done").mkdir(parents=True)
    drop.put("a.csv", GOOD)
    for minute in range(1, 5):
        stamp = drop.now + timedelta(minutes=minute)
        (drop.folder / "done" / f"{stamp:%Y%m%d-%H%M%S} a.csv.txt").symlink_to(outside)
    drop.look(3)
    assert outside.read_text(encoding="utf-8") == "secret"


def test_names_that_are_no_text_are_refused_and_hold_nobody_up(drop: Drop, desk: Desk) -> None:
    inside = drop.folder / "a"
    inside.mkdir(parents=True)
    (inside / os.fsdecode(b"\xff\xfe.csv")).symlink_to("/nowhere")
    drop.put("z.csv", GOOD)
    drop.look(2)
    assert len(desk.hours()) == 2
    assert drop.names("refused") == ["a", "a.txt"]


@pytest.mark.parametrize("text", ['{"a.csv": 1}', '{"a.csv": {"stamp": 1, "since": "x"}}', '{"a.csv": {}}', "\xff"])
def test_a_memory_that_somebody_wrote_is_forgotten(drop: Drop, desk: Desk, text: str) -> None:
    drop.put("a.csv", GOOD)
    (drop.folder / ".seen.json").write_bytes(text.encode("latin-1"))
    drop.look(2)
    assert len(desk.hours()) == 2
