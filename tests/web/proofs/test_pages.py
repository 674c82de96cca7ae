"""Who sees, takes away and withdraws what; how files are handed out; the form that brings them."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.proofs.conftest import AT, ELSEWHERE, OWN, SERIAL, Seal, jpeg, kept, scene

from airshed.web.accounts.models import User
from airshed.web.audit.models import Entry
from airshed.web.proofs import operations, queries
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Belonging

# of the proof of boiler GL-003, a draft of `ecology`, then of the confirmed row of `housing`
SEES = {"leader": "xx", "officer": "x-", "officer_elsewhere": "-x", "inspector": "x-", "grid_lead": "x-", "plant": "x-"}
TAKES = {"leader": "xx", "officer": "x-", "officer_elsewhere": "-x", "plant": "x-"}
WITHDRAWS = {"officer": "x-", "officer_elsewhere": "-x", "inspector": "x-", "grid_lead": "x-", "plant": "x-"}
NOTHING = "--"
SAFE = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


@pytest.fixture
def two(seal: Seal) -> tuple[Proof, Proof]:
    return seal(jpeg(scene(1))), seal(jpeg(scene(2)), key="GL-004", scope=ELSEWHERE)


@pytest.mark.parametrize("name", [*CAST, STRANGER])
def test_each_role_reaches_what_the_table_of_rights_says(
    client_of: Callable[..., Client], two: tuple[Proof, Proof], name: str
) -> None:
    client, refused = client_of(name), 302 if name == STRANGER else 404
    for n, proof in enumerate(two):
        for part, table in (("", SEES), ("thumb/", SEES), ("original/", TAKES)):
            wanted = 200 if table.get(name, NOTHING)[n] == "x" else refused
            answer = client.get(f"/proofs/{proof.pk}/{part}")
            assert answer.status_code == wanted, (part, n)
            answer.close()
        client.post(f"/proofs/{proof.pk}/withdraw/", {"why": "错行"})
        proof.refresh_from_db()
        assert (proof.withdrawn_by == name) is (WITHDRAWS.get(name, NOTHING)[n] == "x")


@pytest.mark.parametrize("name", [*CAST, STRANGER])
def test_a_strip_shows_each_role_what_it_may_see(site: Site, two: tuple[Proof, Proof], name: str) -> None:
    user = site.users.get(name)
    for n, key in enumerate(("GL-003", "GL-004")):
        shown = queries.of("boilers", key, user=user)
        flags = [(one.original, one.withdraw) for one in shown]
        may = tuple(table.get(name, NOTHING)[n] == "x" for table in (TAKES, WITHDRAWS))
        assert flags == ([may] if SEES.get(name, NOTHING)[n] == "x" else [])


def test_a_foreign_number_is_not_there_and_is_recorded(client_of: Callable[..., Client], two: Any) -> None:
    client = client_of("inspector")
    for path in (f"/proofs/{two[1].pk}/", f"/proofs/{two[0].pk}/original/"):
        assert client.get(path).status_code == 404
    assert client.get("/proofs/987654/").status_code == 404
    entries = list(Entry.objects.filter(action="foreign_id").order_by("number"))
    assert [(entry.by, json.loads(entry.detail)["action"]) for entry in entries] == [
        ("inspector", "view"),
        ("inspector", "export"),
    ]


def test_who_is_of_the_department_takes_originals_away(client_of: Callable[..., Client], two: Any, site: Site) -> None:
    User.objects.filter(username="inspector").update(department_id="ecology")
    answer = client_of("inspector").get(f"/proofs/{two[0].pk}/original/")
    assert answer.status_code == 200
    answer.close()


def test_an_original_is_handed_out_as_it_came_and_that_is_recorded(
    client_of: Callable[..., Client], seal: Seal
) -> None:
    content = b"%PDF-1.7 <script>alert(1)</script>"
    proof = seal(content, '"><script>\r\nX-Bad: 1.exe')
    answer = client_of("officer").get(f"/proofs/{proof.pk}/original/")
    assert b"".join(answer.streaming_content) == content
    answer.close()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert ".exe.pdf" in answer["Content-Disposition"]
    assert "X-Bad" not in answer.headers
    assert {name: answer[name] for name in SAFE} == SAFE
    (entry,) = Entry.objects.filter(action="proof.taken")
    assert (entry.by, entry.object, json.loads(entry.detail)["sha256"]) == (
        "officer",
        f"proof {proof.pk}",
        proof.sha256,
    )


def test_a_copy_is_a_jpeg_without_secrets_also_after_copies_were_lost(
    client_of: Callable[..., Client], site: Site, seal: Seal
) -> None:
    proof = seal(jpeg(scene(1)))
    for path in kept(site.home):
        if "shown" in path.parts:
            path.unlink()
    answer = client_of("inspector").get(f"/proofs/{proof.pk}/thumb/")
    content = b"".join(answer.streaming_content)
    answer.close()
    assert content.startswith(b"\xff\xd8\xff")
    assert SERIAL.encode() not in content
    assert answer["Content-Type"] == "image/jpeg"
    assert {name: answer[name] for name in SAFE} == SAFE
    assert Entry.objects.filter(action="proof.taken").count() == 0


def test_a_document_has_no_copy_and_a_lost_original_is_not_there(
    client_of: Callable[..., Client], site: Site, seal: Seal
) -> None:
    document, photo = seal(b"%PDF-1.7 x", "通知.pdf"), seal(jpeg(scene(1)))
    for path in kept(site.home):
        path.unlink()
    client = client_of("officer")
    for page in (f"{document.pk}/", f"{document.pk}/original/", f"{photo.pk}/", f"{photo.pk}/original/"):
        assert client.get(f"/proofs/{page}").status_code == 404
    assert Entry.objects.filter(action="proof.taken").count() == 0


def test_withdrawing_needs_a_reason_and_leads_back_inside_only(
    client_of: Callable[..., Client], two: tuple[Proof, Proof]
) -> None:
    client, path = client_of("officer", language="en"), f"/proofs/{two[0].pk}/withdraw/"
    assert client.get(path).status_code == 405
    answer = client.post(path, {"why": " ", "next": "/plans/"})
    assert answer["Location"] == "/plans/"
    two[0].refresh_from_db()
    assert two[0].withdrawn_at is None
    answer = client.post(path, {"why": "wrong boiler", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    two[0].refresh_from_db()
    assert two[0].withdrawn_why == "wrong boiler"


def test_a_confirmed_row_is_out_of_reach_of_the_grid(client_of: Callable[..., Client], two: Any, site: Site) -> None:
    confirmed = Belonging(state="confirmed", department="ecology", area="A1", grid="G1", enterprise="E1")
    assert operations.follow(register="boilers", key="GL-003", scope=confirmed) == 1
    assert client_of("grid_lead").post(f"/proofs/{two[0].pk}/withdraw/", {"why": "x"}).status_code == 404
    assert [one.withdraw for one in queries.of("boilers", "GL-003", user=site.users["grid_lead"])] == [False]
    assert [one.withdraw for one in queries.of("boilers", "GL-003", user=site.users["inspector"])] == [True]


# --- the form ---


@pytest.fixture
def row(client_of: Callable[..., Client]) -> Iterator[Client]:
    with override_settings(ROOT_URLCONF="tests.web.proofs.addresses"):
        yield client_of("officer", language="en")


def sent(*files: tuple[str, bytes], **given: Any) -> dict[str, Any]:
    return {"purpose": "before", "chosen": [SimpleUploadedFile(name, content) for name, content in files], **given}


def test_several_files_are_sealed_with_what_the_telephone_says(row: Client) -> None:
    given = sent(("a.jpg", jpeg(scene(1))), ("b.pdf", b"%PDF-1.7"), said_at="2019-11-20T08:10", lon="111.9", lat="43.6")
    given["camera"] = [SimpleUploadedFile("image.jpg", jpeg(scene(2)))]
    answer = row.post("/row/", given)
    assert answer.status_code == 200, answer.content.decode()
    proofs = list(Proof.objects.order_by("pk"))
    assert [proof.name for proof in proofs] == ["image.jpg", "a.jpg", "b.pdf"]
    assert {(p.said_at, p.said_lon, p.said_lat) for p in proofs} == {(datetime(2019, 11, 20, 8, 10), 111.9, 43.6)}
    text = answer.content.decode()
    assert 'capture="environment"' in text
    assert text.count("/thumb/") == 2
    assert "111.97700, 43.65167" in text
    assert "time, as told" in text


def test_what_is_wrong_with_one_file_does_not_stop_the_others(row: Client, site: Site) -> None:
    (site.home / "settings.toml").write_text("photo_mb = 1\ndocument_mb = 2\n", encoding="utf-8")
    large = jpeg(scene(1)) + bytes(1_500_000)
    given = sent(("a.jpg", b"#!/bin/sh\n"), ("large.jpg", large), ("b.pdf", b"%PDF-1.7" + bytes(1_500_000)))
    answer = row.post("/row/", given)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "a.jpg: by its content" in text
    assert "large.jpg: it weighs more than 1 MB" in text
    assert [proof.name for proof in Proof.objects.all()] == ["b.pdf"]
    assert list((site.home / ".uploading").glob("in-*")) == []


def test_no_file_and_half_a_place_are_told(row: Client) -> None:
    assert "there are no files" in row.post("/row/", {"purpose": "before"}).content.decode()
    answer = row.post("/row/", sent(("a.jpg", jpeg(scene(1))), lon="111.9"))
    assert "give both longitude and latitude" in answer.content.decode()
    assert "airshed-wrong" in row.post("/row/", sent(("a.jpg", jpeg(scene(1))), purpose="else")).content.decode()
    assert Proof.objects.count() == 0


def test_too_many_files_lead_back_with_a_word(row: Client) -> None:
    answer = row.post("/row/", sent(*[(f"{n}.jpg", b"x") for n in range(21)]))
    assert answer.status_code == 302
    assert answer["Location"] == "/row/"
    assert Proof.objects.count() == 0


def test_the_form_is_guarded_against_other_sites(site: Site) -> None:
    with override_settings(ROOT_URLCONF="tests.web.proofs.addresses"):
        client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
        client.force_login(site.users["officer"], backend="django.contrib.auth.backends.ModelBackend")
        assert client.post("/row/", sent(("a.jpg", jpeg(scene(1))))).status_code == 403
    assert kept(site.home) == []


def test_names_notes_and_reasons_never_become_markup(row: Client, seal: Seal) -> None:
    bad = '"><img src=x onerror=alert(1)>'
    proof = seal(jpeg(scene(1)), f"{bad}.jpg", note=bad)
    operations.withdraw(proof, by="officer", at=AT, why=bad)
    seal(jpeg(scene(1)), register="boilers", key=bad, scope=OWN)
    text = row.get("/row/").content.decode()
    assert "<img src=x" not in text
    assert "&lt;img src=x" in text


def test_the_strip_says_everything_in_both_languages(client_of: Callable[..., Client], seal: Seal) -> None:
    seal(jpeg(scene(1), taken=None))
    seal(jpeg(scene(1), taken=None), key="GL-010", scope=ELSEWHERE)
    with override_settings(ROOT_URLCONF="tests.web.proofs.addresses"):
        zh, en = (
            client_of("officer", language=language).get("/row/").content.decode() for language in ("zh-hans", "en")
        )
    for text, words in (
        (zh, ("改造前", "拍摄（照片内）", "没有写", "无权查看的记录", "下载原件", "撤回", "封存")),
        (en, ("before", "taken, as the photo says", "not written", "you may not see; how many: 1", "Withdraw", "Seal")),
    ):
        assert [word for word in words if word not in text] == []
