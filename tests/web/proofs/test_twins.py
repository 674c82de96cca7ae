"""The same photo for two proofs is found, also made smaller or saved again; flat pictures are no twins."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageEnhance
from tests.web.conftest import Site
from tests.web.proofs.conftest import AT, ELSEWHERE, Seal, jpeg, saved, scene

from airshed.web.proofs import operations, pictures, queries


def changed(how: str) -> bytes:
    picture = scene(7)
    if how == "poor":
        return jpeg(picture, quality=25)
    if how == "small":
        return saved(picture.resize((400, 300)), "PNG")
    if how == "bright":
        return jpeg(ImageEnhance.Brightness(picture).enhance(1.08))
    if how == "turned":
        return jpeg(picture.transpose(Image.Transpose.ROTATE_90), orientation=6)
    if how == "marked":
        marked = picture.copy()
        marked.paste("white", (0, 590, 120, 600))
        return jpeg(marked)
    return saved(picture, "WEBP", quality=60)


@pytest.mark.parametrize("how", ["poor", "small", "bright", "turned", "marked", "webp"])
def test_nearly_the_same_photo_is_found(seal: Seal, how: str) -> None:
    first = seal(jpeg(scene(7)))
    second = seal(changed(how), purpose="after")
    assert [(twin.proof.pk, twin.same) for twin in queries.twins(second)] == [(first.pk, False)]
    assert [twin.proof.pk for twin in queries.twins(first)] == [second.pk]


def test_the_same_file_is_found_and_so_named(seal: Seal) -> None:
    first, second = seal(jpeg(scene(7))), seal(jpeg(scene(7)), register="outlets", key="P-1")
    assert [(twin.proof.pk, twin.same) for twin in queries.twins(second)] == [(first.pk, True)]


def test_other_photos_are_not_taken_for_twins(seal: Seal) -> None:
    proofs = [seal(jpeg(scene(seed)), key=f"GL-{seed}") for seed in range(20, 50)]
    assert all(proof.fingerprint for proof in proofs)
    assert [queries.twins(proof) for proof in proofs] == [[]] * 30


def gradient(low: int, high: int) -> Image.Image:
    line = bytes(low + (high - low) * x // 639 for x in range(640))
    return Image.frombytes("L", (640, 480), line * 480)


@pytest.mark.parametrize(
    "pair",
    [
        (Image.new("RGB", (640, 480), "white"), Image.new("RGB", (640, 480), (250, 250, 250))),
        (Image.new("RGB", (640, 480), "black"), Image.new("RGB", (640, 480), (9, 9, 12))),
        (gradient(60, 200), gradient(20, 250)),
        (gradient(200, 60), gradient(240, 30)),
    ],
)
def test_flat_pictures_say_nothing(seal: Seal, pair: tuple[Image.Image, Image.Image]) -> None:
    first, second = (seal(saved(picture, "PNG"), key=str(n)) for n, picture in enumerate(pair))
    assert (first.fingerprint, second.fingerprint) == ("", "")
    assert queries.twins(second) == []
    assert [twin.same for twin in queries.twins(seal(saved(pair[0], "PNG"), key="2"))] == [True]


def test_a_withdrawn_proof_is_nobodys_twin(seal: Seal) -> None:
    first = seal(jpeg(scene(7)))
    operations.withdraw(first, by="officer", at=AT, why="错行")
    assert queries.twins(seal(jpeg(scene(7)), key="GL-004")) == []


def test_the_same_document_is_no_twin(seal: Seal) -> None:
    seal(b"%PDF-1.4 notice", "通知.pdf")
    assert queries.twins(seal(b"%PDF-1.4 notice", "通知.pdf", key="GL-004")) == []


def test_fingerprints_that_differ_in_few_bits_share_a_part() -> None:
    one = 0x0123_4567_89AB_CDEF
    for bits in ((0, 14, 30, 50), (1, 2, 3, 4), (12, 13, 25, 26), (63, 40, 27, 0)):
        other = one
        for bit in bits:
            other ^= 1 << bit
        texts = f"{one:016x}", f"{other:016x}"
        assert pictures.alike(*texts)
        shared = [a == b for a, b in zip(*map(pictures.parts_of, texts), strict=True)]
        assert any(shared)
    assert not pictures.alike(f"{one:016x}", f"{one ^ 0b11111:016x}")


def test_a_strip_tells_twins_as_far_as_they_may_be_seen_in_few_questions(site: Site, seal: Seal) -> None:
    for seed in range(3):
        seal(jpeg(scene(seed)))
    seal(jpeg(scene(0)), key="GL-009")
    seal(jpeg(scene(0)), key="GL-010", scope=ELSEWHERE)
    with CaptureQueriesContext(connection) as asked:
        shown: Any = queries.of("boilers", "GL-003", user=site.users["officer"], purposes={"before": ("前", "before")})
    assert len(asked) <= 7  # one of them: whether the department of the reader coordinates the plan
    assert [(len(one.twins), one.hidden) for one in shown] == [(1, 1), (0, 0), (0, 0)]
    assert "GL-009" in shown[0].twins[0]
    assert "GL-010" not in shown[0].twins[0]


def test_a_photo_keeps_its_fingerprint_when_a_telephone_turns_it() -> None:
    upright = pictures.fingerprint(scene(7))
    with Image.open(io.BytesIO(jpeg(scene(7)))) as again:
        assert pictures.alike(upright, pictures.fingerprint(again.convert("RGB")))
