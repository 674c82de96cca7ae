"""Files are sealed byte for byte, told by their content, and what a camera wrote is kept apart from what is said."""

import hashlib
import json
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from PIL import Image
from tests.web.conftest import Site
from tests.web.proofs.conftest import (
    AT,
    ELSEWHERE,
    OWN,
    SERIAL,
    Seal,
    jpeg,
    kept,
    old_office,
    package,
    saved,
    scene,
)

from airshed.web import audit, keeping
from airshed.web.audit.models import Entry
from airshed.web.proofs import operations, pictures, queries
from airshed.web.proofs.media import NotTaken, offered_name
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import ProofRefused, ProofWithdrawn, Said

TYPES = {
    "jpeg": (jpeg(scene(1)), "image/jpeg", "photo"),
    "png": (saved(scene(1), "PNG"), "image/png", "photo"),
    "webp": (saved(scene(1), "WEBP"), "image/webp", "photo"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n", "application/pdf", "document"),
    "docx": (
        package("[Content_Types].xml", "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "document",
    ),
    "xlsx": (
        package("[Content_Types].xml", "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "document",
    ),
    "doc": (old_office("1Table", "WordDocument"), "application/msword", "document"),
    "xls": (old_office("Workbook"), "application/vnd.ms-excel", "document"),
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_file_is_sealed_as_it_came_and_told_by_its_content(site: Site, seal: Seal, kind: str) -> None:
    content, media_type, what = TYPES[kind]
    proof = seal(content, "任意 名字.txt")
    proof.refresh_from_db()
    assert (proof.media_type, proof.kind, proof.size) == (media_type, what, len(content))
    assert proof.sha256 == hashlib.sha256(content).hexdigest()
    path = keeping.path_of(site.home, pictures.ORIGINALS, proof.sha256)
    assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o440
    assert list((site.home / ".uploading").glob("in-*")) == []
    assert (site.home / "files" / "shown").exists() is (what == "photo")
    assert offered_name(proof.name, proof.media_type).startswith("任意 名字.txt.")


def test_what_the_camera_wrote_and_what_is_said_stand_apart(seal: Seal) -> None:
    said = Said(datetime(2019, 11, 20, 8, 0), 111.9, 43.6)
    proof = seal(jpeg(scene(1)), said=said, note="东侧")
    proof.refresh_from_db()
    assert (proof.taken_at, proof.lon, proof.lat) == (datetime(2019, 11, 19, 15, 4, 5), 111.977, 43.651667)
    assert (proof.said_at, proof.said_lon, proof.said_lat) == (said.at, 111.9, 43.6)
    assert (proof.by, proof.at, proof.note) == ("officer", AT, "东侧")
    assert (proof.state, proof.department_id, proof.area, proof.grid, proof.enterprise) == (
        *("draft", "ecology", "A1", "G1", "E1"),
    )


@pytest.mark.parametrize(
    ("given", "taken_at", "place"),
    [
        ({"taken": None, "place": None}, None, (None, None)),
        ({"taken": "0000:00:00 00:00:00"}, None, (111.977, 43.651667)),
        ({"taken": "yesterday"}, None, (111.977, 43.651667)),
        ({"offset": "+00:00"}, datetime(2019, 11, 19, 23, 4, 5), (111.977, 43.651667)),
        ({"offset": "nonsense"}, datetime(2019, 11, 19, 15, 4, 5), (111.977, 43.651667)),
        ({"sides": ("S", "W")}, datetime(2019, 11, 19, 15, 4, 5), (-111.977, -43.651667)),
        ({"place": ((0, 0, 0), (0, 0, 0))}, datetime(2019, 11, 19, 15, 4, 5), (None, None)),
        ({"place": ((91, 0, 0), (10, 0, 0))}, datetime(2019, 11, 19, 15, 4, 5), (None, None)),
    ],
)
def test_a_camera_without_clock_or_place_leaves_them_empty(
    seal: Seal, given: dict[str, Any], taken_at: datetime | None, place: tuple[float | None, float | None]
) -> None:
    proof = seal(jpeg(scene(1), **given))
    assert (proof.taken_at, (proof.lon, proof.lat)) == (taken_at, place)


def test_a_copy_is_upright_small_and_says_nothing_but_the_picture(site: Site, seal: Seal) -> None:
    picture = scene(1, (2400, 1200))
    content = jpeg(picture, orientation=6)
    assert SERIAL.encode() in content
    proof = seal(content)
    for longest, size in ((pictures.COPY, (800, 1600)), (pictures.THUMB, (160, 320))):
        path = pictures.copy_of(site.home, proof.sha256, longest)
        with Image.open(path) as copy:
            assert copy.size == size
            assert copy.format == "JPEG"
            assert (dict(copy.getexif()), "comment" in copy.info, "exif" in copy.info) == ({}, False, False)
        for secret in (SERIAL, "Maker", "Exif", "2019"):
            assert secret.encode() not in path.read_bytes()


def test_a_copy_is_made_again_when_it_is_missing(site: Site, seal: Seal) -> None:
    proof = seal(saved(scene(1).convert("RGBA"), "PNG"))
    path = pictures.copy_of(site.home, proof.sha256, pictures.COPY)
    before = path.read_bytes()
    path.unlink()
    assert pictures.copy_of(site.home, proof.sha256, pictures.COPY).read_bytes() == before
    assert list(path.parent.glob(".*")) == []


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "CMYK", "I;16"])
def test_photos_of_every_make_have_copies(site: Site, seal: Seal, mode: str) -> None:
    picture = scene(1).convert("L").convert("I;16") if mode == "I;16" else scene(1).convert(mode)
    proof = seal(saved(picture, "JPEG" if mode == "CMYK" else "PNG"))
    with Image.open(pictures.copy_of(site.home, proof.sha256, pictures.COPY)) as copy:
        assert (copy.mode, copy.size) == ("RGB", (800, 600))


SCRIPTS = {
    "script": b"#!/bin/sh\nrm -rf /\n",
    "page": b"<html><script>alert(1)</script></html>",
    "php": b"<?php system($_GET['x']); ?>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "program": b"MZ\x90\0" + bytes(500),
    "elf": b"\x7fELF" + bytes(500),
    "gif": b"GIF89a" + bytes(50),
    "archive": package("run.exe"),
    "apk": package("AndroidManifest.xml", "classes.dex"),
    "installer": old_office("Workbook", class_id=bytes.fromhex("84100c0000000000c000000000000046")),
    "message": old_office("__properties_version1.0"),
}


@pytest.mark.parametrize("kind", SCRIPTS)
def test_a_program_with_the_name_of_a_photo_is_refused(site: Site, seal: Seal, kind: str) -> None:
    with pytest.raises(NotTaken) as refused:
        seal(SCRIPTS[kind], "photo.jpg")
    assert refused.value.faults[0].code == "proofs.unknown"
    assert (kept(site.home), Proof.objects.count()) == ([], 0)


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut jpeg": (lambda: jpeg(scene(1))[:-4000], "proofs.broken_photo"),
    "head of a jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 10, "proofs.broken_photo"),
    "jpeg of a script": (lambda: b"\xff\xd8\xff<?php system($_GET['x']); ?>", "proofs.broken_photo"),
    "cut png": (lambda: saved(scene(1), "PNG")[:5000], "proofs.broken_photo"),
    "head of a webp": (lambda: b"RIFF\x10\0\0\0WEBPVP8 " + bytes(30), "proofs.broken_photo"),
    "heic": (lambda: b"\0\0\0\x18ftypheic" + bytes(100), "proofs.heic"),
    "empty": (lambda: b"", "proofs.empty"),
    "cut docx": (lambda: package("[Content_Types].xml", "word/document.xml")[:-30], "proofs.broken_document"),
    "many parts": (lambda: package(*map(str, range(10_001))), "proofs.broken_document"),
    "macros": (lambda: package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "proofs.macros"),
    "old macros": (lambda: old_office("Workbook", "_VBA_PROJECT"), "proofs.macros"),
    "head of a doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "proofs.broken_document"),
    "directory far away": (lambda: old_office()[:48] + b"\xff" * 4 + bytes(1000), "proofs.broken_document"),
    "bomb": (lambda: saved(Image.new("1", (14_000, 14_000)), "PNG"), "proofs.too_many_pixels"),
    "large": (lambda: saved(Image.new("L", (8_000, 5_001)), "JPEG"), "proofs.too_many_pixels"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_or_hostile_file_is_refused_and_leaves_nothing(site: Site, seal: Seal, kind: str) -> None:
    make, code = BROKEN[kind]
    with pytest.raises(NotTaken) as refused:
        seal(make())
    assert [fault.code for fault in refused.value.faults] == [code]
    assert (kept(site.home), Proof.objects.count()) == ([], 0)


def test_a_damaged_exif_does_not_stop_a_good_photo(seal: Seal) -> None:
    content = bytearray(jpeg(scene(1)))
    start = content.index(b"Exif\0\0") + 6
    content[start + 10 : start + 60] = b"\xff" * 50
    proof = seal(bytes(content))
    assert proof.kind == "photo"
    assert proof.taken_at is None


def test_a_photo_that_is_far_too_large_is_refused_while_it_comes(site: Site) -> None:
    (site.home / "settings.toml").write_text("photo_mb = 5\n", encoding="utf-8")
    asked = 0

    def endless() -> Iterator[bytes]:
        nonlocal asked
        yield jpeg(scene(1))
        for _ in range(3000):
            asked += 1
            yield bytes(65_536)

    tracemalloc.start()
    about: dict[str, Any] = {
        "register": "boilers",
        "key": "GL-003",
        "purpose": "before",
        "by": "officer",
        "at": AT,
        "scope": OWN,
    }
    with pytest.raises(keeping.TooLarge) as refused:
        operations.seal(site.home, name="大.jpg", chunks=endless(), **about)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.faults[0].expected == "5 MB"
    assert asked * 65_536 < 5_200_000
    assert most < 3_000_000
    assert (kept(site.home), Proof.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "given",
    [
        {"purpose": ""},
        {"key": ""},
        {"register": "x" * 65},
        {"said": Said(lon=111.9)},
        {"said": Said(lon=float("nan"), lat=1.0)},
        {"said": Said(lon=1.0, lat=90.5)},
    ],
)
def test_what_cannot_be_is_refused(site: Site, seal: Seal, given: dict[str, Any]) -> None:
    with pytest.raises(ProofRefused):
        seal(jpeg(scene(1)), **given)
    assert kept(site.home) == []


def test_the_same_file_for_the_same_purpose_is_one_proof(seal: Seal) -> None:
    content = jpeg(scene(1))
    first, again = seal(content), seal(content, by="inspector")
    assert again.pk == first.pk
    assert Entry.objects.filter(action="proof.sealed").count() == 1
    assert seal(content, purpose="after").pk != first.pk


def test_sealing_is_in_the_audit_chain_with_what_is_the_same(seal: Seal) -> None:
    first = seal(jpeg(scene(1)))
    second = seal(jpeg(scene(1)), key="GL-004", scope=ELSEWHERE)
    entries = Entry.objects.filter(action="proof.sealed").order_by("number")
    assert [entry.object for entry in entries] == [f"proof {first.pk}", f"proof {second.pk}"]
    told = [json.loads(entry.detail) for entry in entries]
    assert [one["twins"] for one in told] == [[], [first.pk]]
    assert audit.rows_match(entries[1].number, [queries.sealed_row(Proof.objects.get(pk=second.pk))])
    assert "GL-004" not in entries[1].detail  # a key may be a plate
    assert audit.verify().ok


def test_a_withdrawn_proof_stays_and_counts_no_more(site: Site, seal: Seal) -> None:
    proof = seal(jpeg(scene(1)))
    with pytest.raises(ProofRefused):
        operations.withdraw(proof, by="officer", at=AT, why="  ")
    stale = Proof.objects.get(pk=proof.pk)
    operations.withdraw(proof, by="officer", at=AT, why="拍错了炉子")
    with pytest.raises(ProofWithdrawn):
        operations.withdraw(stale, by="leader", at=AT, why="again")
    proof.refresh_from_db()
    assert (proof.withdrawn_by, proof.withdrawn_why) == ("officer", "拍错了炉子")
    assert keeping.path_of(site.home, pictures.ORIGINALS, proof.sha256).exists()
    assert queries.count_by_purpose("boilers") == []
    assert seal(jpeg(scene(1))).pk != proof.pk
    assert Entry.objects.filter(action="proof.withdrawn").count() == 1
