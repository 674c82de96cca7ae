"""From a form to the lake: preview, store, discard, take back; who may, and what is told."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import CAST, STRANGER
from tests.web.uploads.conftest import GOOD, HEAD, MIXED, Desk, now_of

from airshed.lake.importing import import_files
from airshed.web.uploads import keeping
from airshed.web.uploads.models import Upload

Clients = Callable[..., Client]


def test_an_upload_is_shown_first_and_stored_when_agreed_to(desk: Desk) -> None:
    upload = desk.bring(("小时 数据.csv", GOOD))
    assert (upload.state, upload.step, desk.hours()) == ("waiting", "shown", [])
    page = desk.page(upload.pk)
    for words in ("小时 数据.csv", "one row a station-hour", "2019-03-16 08:00 – 2019-03-16 09:00", "to be stored"):
        assert words in page
    stored = desk.store(upload.pk)
    assert (stored.state, stored.counts["stored"]) == ("stored", 2)
    assert desk.hours() == [("1A", "03-16 08", 350, 600), ("1A", "03-16 09", 360, 600)]
    assert [mark["what"] for mark in stored.history] == ["received", "agreed", "stored"]


def test_corrections_and_refusals_are_shown_with_what_would_be_right(desk: Desk) -> None:
    desk.store(desk.bring(("a.csv", GOOD)).pk)
    upload = desk.bring(("b.csv", MIXED))
    assert {k: upload.counts[k] for k in ("read", "stored", "corrected", "unchanged", "rejected")} == {
        "read": 3,
        "stored": 2,
        "corrected": 1,
        "unchanged": 0,
        "rejected": 1,
    }
    page = desk.page(upload.pk)
    assert re.search(r"<td>35 µg/m³</td><td>37 µg/m³</td>", page.replace(".0", ""))
    assert "not a number" in page
    assert "should be a number like" in page


def test_preview_and_store_agree(desk: Desk) -> None:
    desk.store(desk.bring(("a.csv", GOOD)).pk)
    before = desk.bring(("b.csv", MIXED))
    after = desk.store(before.pk)
    assert after.counts == before.counts
    rows = json.loads(json.dumps(after.batches))
    assert len(rows) == 1


def test_what_moved_since_is_told_and_read_again(desk: Desk) -> None:
    upload = desk.bring(("b.csv", MIXED))
    desk.store(desk.bring(("a.csv", GOOD)).pk)
    moved = desk.store(upload.pk)
    assert (moved.state, moved.step) == ("waiting", "reading")
    again = desk.work(upload.pk)
    assert (again.step, again.counts["corrected"]) == ("shown", 1)
    assert "data or time have moved since" in desk.page(upload.pk)
    assert desk.store(upload.pk).state == "stored"


def test_a_discarded_upload_stores_nothing(desk: Desk) -> None:
    upload = desk.bring(("a.csv", GOOD))
    desk.press(upload.pk, "discard")
    upload.refresh_from_db()
    assert (upload.state, upload.step, desk.hours()) == ("refused", "discarded", [])
    assert "somebody else" in desk.client.post(f"/uploads/{upload.pk}/store/", follow=True).content.decode() or (
        desk.press(upload.pk, "store").status_code == 404
    )
    assert desk.hours() == []


def test_a_stored_upload_can_be_taken_back(desk: Desk) -> None:
    desk.store(desk.bring(("a.csv", GOOD)).pk)
    upload = desk.store(desk.bring(("b.csv", MIXED)).pk)
    assert desk.press(upload.pk, "undo").status_code == 302
    undone = desk.work(upload.pk)
    assert (undone.state, undone.counts["undone"], undone.counts["kept"]) == ("undone", 2, 0)
    assert desk.hours()[0] == ("1A", "03-16 08", 350, 600)
    assert desk.hours()[2] == ("1A", "03-16 10", None, None)
    assert "taken back" in desk.page(upload.pk)


def test_a_list_of_stations_can_be_uploaded_but_not_taken_back(desk: Desk) -> None:
    upload = desk.store(desk.bring(("stations.csv", "station,name,city\n1A,甲,示例市\n"), ("h.csv", GOOD)).pk)
    assert (upload.counts["stations"], upload.counts["stored"]) == (1, 2)
    desk.press(upload.pk, "undo")
    kept = desk.work(upload.pk)
    assert (kept.state, kept.faults[0]["code"]) == ("stored", "lake.undo_stations")


def test_all_faults_of_all_files_are_told_without_folders_of_the_machine(desk: Desk) -> None:
    upload = desk.bring(("a.csv", "x,y\n1,2\n"), ("b.csv", HEAD + "1A,2019\n"), ("c.csv", ""))
    assert upload.state == "refused"
    codes = {fault["code"] for fault in upload.faults}
    assert codes == {"lake.unknown_layout", "lake.broken_line", "lake.empty_file"}
    assert str(desk.home) not in desk.page(upload.pk)
    assert str(desk.home) not in json.dumps([upload.faults, upload.preview])


def test_files_are_kept_byte_for_byte_and_given_back_to_be_saved(desk: Desk) -> None:
    content = GOOD.encode("gb18030")
    upload = desk.bring(("数据.csv", content))
    file = upload.files.get()
    assert keeping.path_of(desk.home, file.sha256).read_bytes() == content
    answer = desk.client.get(f"/uploads/{upload.pk}/files/{file.pk}/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert entries("upload.downloaded")[0]["what"] == file.sha256


def test_identical_files_are_kept_once(desk: Desk) -> None:
    upload = desk.bring(("a.csv", GOOD), ("a.csv", GOOD))
    assert [file.name for file in upload.files.all()] == ["a.csv", "a (2).csv"]
    assert len(list(keeping.digests_on_disk(desk.home))) == 1
    assert (upload.counts["read"], upload.counts["stored"]) == (4, 2)


def test_refused_rows_are_given_as_a_table_that_runs_nothing(desk: Desk) -> None:
    upload = desk.bring(("b.csv", MIXED))
    answer = desk.client.get(f"/uploads/{upload.pk}/rejects.csv")
    text = b"".join(part.encode() if isinstance(part, str) else part for part in answer.streaming_content).decode()
    assert text.startswith("\ufefffile,row,column,value,reason")
    assert "b.csv,4,PM2.5,'=1+1,not a number" in text


def test_the_audit_chain_has_one_entry_an_upload_with_its_digests(desk: Desk) -> None:
    stored = desk.store(desk.bring(("a.csv", GOOD)).pk)
    refused = desk.bring(("a.csv", "x\n"))
    (entry,) = entries("upload.stored")
    assert (entry["by"], entry["object"], entry["rows"]) == ("officer", f"upload {stored.pk}", 1)
    assert entry["batches"] == stored.batches
    (entry,) = entries("upload.refused")
    assert entry["object"] == f"upload {refused.pk}"


# --- rights ---


@pytest.mark.parametrize("name", [name for name in CAST if name not in {"officer", "leader"}])
def test_nobody_else_sees_or_does_anything(desk: Desk, client_of: Clients, name: str) -> None:
    upload = desk.bring(("a.csv", GOOD))
    other = client_of(name)
    addresses = (
        *("/uploads/", f"/uploads/{upload.pk}/", f"/uploads/{upload.pk}/rejects.csv"),
        f"/uploads/{upload.pk}/files/{upload.files.get().pk}/",
    )
    assert [other.get(address).status_code for address in addresses] == [404] * 4
    assert desk.send(("b.csv", GOOD), client=other).status_code == 404
    assert [desk.press(upload.pk, move, other).status_code for move in ("store", "discard", "undo")] == [404] * 3
    assert Upload.objects.count() == 1
    assert any(entry["by"] == name for entry in entries("foreign_id"))
    assert "/uploads/" not in other.get("/start/").content.decode()


def test_a_leader_reads_and_does_nothing(desk: Desk, client_of: Clients) -> None:
    upload = desk.bring(("a.csv", GOOD))
    leader = client_of("leader")
    assert "入库" not in re.findall(r"<button[^>]*>([^<]*)", desk.page(upload.pk, leader))
    assert 'type="file"' not in leader.get("/uploads/").content.decode()
    assert desk.press(upload.pk, "store", leader).status_code == 404
    assert desk.send(("b.csv", GOOD), client=leader).status_code == 404
    assert leader.get(f"/uploads/{upload.pk}/rejects.csv").status_code == 200


def test_a_stranger_is_asked_to_sign_in(desk: Desk, client_of: Clients) -> None:
    stranger = client_of(STRANGER)
    assert desk.send(("b.csv", GOOD), client=stranger).status_code == 302
    assert stranger.get("/uploads/1/").status_code == 302
    assert Upload.objects.count() == 0
    assert list(keeping.digests_on_disk(desk.home)) == []


def test_a_department_that_no_longer_coordinates_stores_nothing(desk: Desk) -> None:
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - beside its use

    upload = desk.bring(("a.csv", GOOD))
    Department.objects.update(coordinates=False)
    assert desk.press(upload.pk, "store").status_code == 404
    assert desk.client.get("/uploads/").status_code == 404


def test_a_form_of_another_site_is_refused(desk: Desk, client_of: Clients, coordinating: Any) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.cookies = desk.client.cookies
    assert desk.send(("a.csv", GOOD), client=client).status_code == 403
    assert Upload.objects.count() == 0


# --- states of the page ---


def test_pages_are_in_one_language(desk: Desk, client_of: Clients) -> None:
    from tests.web.test_shell import _english, _seen  # noqa: PLC0415 - their reader

    numbers = [desk.bring(("1.csv", MIXED.replace("station,time", "站点,时间"))).pk, desk.bring(("2.csv", "x\n")).pk]
    desk.store(numbers[0])
    chinese = client_of("officer")
    known = {
        "csv",
        "CSV",
        "XLSX",
        "Parquet",
        "MB",
        "SHA",
        "inbox",
        "officer",
        "CO",
        "PM",
        "A",
        "KB",
        "bytes",
        "jobs",
        "tidy",
    }
    for address in ("/uploads/", *(f"/uploads/{n}/" for n in numbers)):
        seen = re.sub(r"[0-9a-f]{64}", "", _seen(chinese.get(address)))
        layouts = re.sub(r"认识的格式：.*", "", seen)
        assert [w for w in _english(layouts) if w not in known] == [], address
        text = _seen(desk.client.get(address)).replace("简体中文", "")
        assert re.sub(r"known layouts: .*", "", text) == "" or not re.findall(
            r"[\u4e00-\u9fff]+", re.sub(r"known layouts: .*|市生态环境局|站点|时间", "", text)
        ), address


def test_an_empty_list_says_what_to_do(desk: Desk, client_of: Clients) -> None:
    assert "Choose files and press" in desk.client.get("/uploads/").content.decode()
    assert "No upload matches" in desk.client.get("/uploads/?state=stored").content.decode()
    assert "还没有上传过" in client_of("leader").get("/uploads/").content.decode()


def test_lists_are_filtered_and_searched(desk: Desk) -> None:
    desk.store(desk.bring(("三月.csv", GOOD)).pk)
    desk.bring(("四月.csv", "x\n"))
    listed = {
        query: re.findall(r"(三月|四月)\.csv</a>", desk.client.get(f"/uploads/?{query}").content.decode())
        for query in ("state=stored", "state=refused", "q=三月", "q=officer", "state=nonsense", "page=99&q=%00")
    }
    assert listed == {
        "state=stored": ["三月"],
        "state=refused": ["四月"],
        "q=三月": ["三月"],
        "q=officer": ["四月", "三月"],
        "state=nonsense": ["四月", "三月"],
        "page=99&q=%00": ["四月", "三月"],
    }


def test_a_page_at_work_asks_again_and_says_when_the_jobs_stand_still(desk: Desk) -> None:
    answer = desk.send(("a.csv", GOOD))
    page = desk.client.get(answer["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in page  # htmx is there with Unfold
    assert "The jobs do not run" in page
    number = Upload.objects.get().pk
    desk.work(number)
    assert "every 1s" not in desk.page(number)


@pytest.mark.parametrize("address", ["/uploads/99/", "/uploads/99999999999999999999999/", "/uploads/1/nonsense/"])
def test_what_is_not_there_is_not_found(desk: Desk, address: str) -> None:
    assert desk.client.post(address).status_code in {404, 405}
    assert desk.client.get(address).status_code in {404, 405}


def test_another_import_in_between_waits_for_a_second_press(desk: Desk) -> None:
    from airshed.lake.store import lock  # noqa: PLC0415 - beside its use

    upload = desk.bring(("a.csv", GOOD))
    with lock(desk.home, now=now_of(desk.home)):
        held = desk.store(upload.pk)
    assert (held.state, held.step, held.faults[0]["code"]) == ("waiting", "shown", "lake.busy")
    assert str(desk.home) not in desk.page(upload.pk)
    assert desk.store(upload.pk).state == "stored"


def test_a_worker_killed_after_storing_is_found_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = desk.bring(("a.csv", GOOD))
    desk.press(upload.pk, "store")
    upload.refresh_from_db()
    with keeping.laid_out(desk.home, upload.pk, [("a.csv", upload.files.get().sha256)]) as folder:
        now = upload.moment
        import_files(
            desk.home, [folder / "a.csv"], now=now, by="officer", ceilings={}, progress=lambda *_: None
        )  # what the process did before it was killed
        (keeping.work_of(desk.home, upload.pk) / "left").touch()
    keeping.work_of(desk.home, upload.pk).mkdir()
    stored = desk.work(upload.pk)
    assert (stored.state, stored.counts["stored"]) == ("stored", 2)
    assert len(desk.hours()) == 2
