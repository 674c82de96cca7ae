"""Photos and files of rows, and rows settled in the field: proved, or refused with words."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import Site
from tests.web.kit.conftest import ACT, LATER, address, few
from tests.web.kit.rows import fill
from tests.web.proofs.conftest import jpeg, scene

from airshed.web.accounts.queries import moment
from airshed.web.kit.operations import change_row, version_of
from airshed.web.kit.register import Register, registers
from airshed.web.proofs.models import Proof

Clients = Callable[..., Client]
SETTLED = [name for name, register in registers().items() if register.closing]
WRONG, CONFLICT, GONE = 400, 409, 404
PLACE = {"lon": "104.512", "lat": "41.062"}


def photo(seed: int) -> SimpleUploadedFile:
    """Return a photo as a phone sends it."""
    return SimpleUploadedFile(f"{seed}.jpg", jpeg(scene(seed)), "image/jpeg")


def texts(html: str) -> str:
    """Return what a page says."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


@pytest.fixture(params=SETTLED)
def closed(request: pytest.FixtureRequest) -> Register:
    """Return each register whose rows are settled in the field."""
    return registers()[request.param]


@pytest.fixture
def row(site: Site, closed: Register) -> Any:
    """Return a row that waits to be settled."""
    assert closed.closing is not None
    found = fill(closed, ACT, count=1)[0]
    column = closed.closing.column
    after = {later for earlier, later in closed.sequence if earlier == column}  # what comes after it has not been yet
    return change_row(closed, found, dict.fromkeys({column, *after}), act=LATER)


def files(register: Register, *left_out: str) -> dict[str, Any]:
    """Return photos for what must be proved, some left out."""
    assert register.closing is not None
    return {f"file_{p}": photo(n) for n, p in enumerate(register.closing.proofs) if p not in left_out}


def test_what_only_a_photo_shows_is_proved_by_no_document(client_of: Clients, closed: Register, row: Any) -> None:
    wanted = {purpose.name for purpose in closed.purposes if purpose.photo}
    for purpose in (purpose.name for purpose in closed.purposes):
        document = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
        data = {"purpose": purpose, "chosen": document}
        answer = client_of("officer").post(address(closed, row.pk, "proofs"), data, follow=True)
        assert ("这一项要照片" in texts(answer.content.decode())) == (purpose in wanted)
    assert {*Proof.objects.values_list("purpose", flat=True)} == {p.name for p in closed.purposes} - wanted


@pytest.mark.parametrize("name", ["officer", "inspector"])
def test_a_row_is_settled_with_its_photos(client_of: Clients, closed: Register, row: Any, name: str) -> None:
    assert closed.closing is not None
    client, today = client_of(name), moment().date()
    page = client.get(address(closed, row.pk)).content.decode()
    assert address(closed, row.pk, "close") in page
    form = client.get(address(closed, row.pk, "close")).content.decode()
    assert form.count('type="file"') == len(closed.closing.proofs)
    data = {"day": str(today), "seen": str(version_of(row)), **PLACE, **files(closed)}
    answer = client.post(address(closed, row.pk, "close"), data)
    assert answer.headers["Location"] == address(closed, row.pk)
    row.refresh_from_db()
    assert (getattr(row, closed.closing.column), row.changed_by) == (today, name)
    kept = Proof.objects.filter(register=closed.name, key=closed.key_of(row))
    assert sorted(kept.values_list("purpose", flat=True)) == sorted(closed.closing.proofs)
    said = {(104.512, 41.062, name, "A1")} if closed.closing.proofs else set()
    assert {*kept.values_list("said_lon", "said_lat", "by", "area")} == said
    shown = client.get(address(closed, row.pk)).content.decode()
    assert f"{closed.closing.words[0]} {today}" in texts(shown)
    assert address(closed, row.pk, "close") not in shown
    assert client.get(address(closed, row.pk, "close")).status_code == GONE


def test_without_a_photo_nothing_is_settled_nor_kept(client_of: Clients, closed: Register, row: Any) -> None:
    assert closed.closing is not None
    client, today = client_of("inspector"), moment().date()
    for missing in closed.closing.proofs:
        data = {"day": str(today), "seen": str(version_of(row)), **files(closed, missing)}
        answer = client.post(address(closed, row.pk, "close"), data)
        words = next(purpose.words for purpose in closed.purposes if purpose.name == missing)
        assert answer.status_code == WRONG
        assert words[0] in texts(answer.content.decode())
    row.refresh_from_db()
    assert getattr(row, closed.closing.column) is None
    assert not Proof.objects.exists()


def test_a_day_that_cannot_be_and_a_file_that_is_none_are_refused(
    client_of: Clients, closed: Register, row: Any
) -> None:
    assert closed.closing is not None
    client, seen = client_of("inspector"), str(version_of(row))
    for day in (str(moment().date() + timedelta(days=1)), "", "yesterday"):
        answer = client.post(address(closed, row.pk, "close"), {"day": day, "seen": seen, **files(closed)})
        assert answer.status_code == WRONG
        assert "airshed-faults" in answer.content.decode()
    assert not Proof.objects.exists()
    false = {name: SimpleUploadedFile("x.jpg", b"#!/bin/sh\nexit 1\n", "image/jpeg") for name in files(closed)}
    if false:
        answer = client.post(address(closed, row.pk, "close"), {"day": "2019-11-06", "seen": seen, **false})
        assert answer.status_code == WRONG
    row.refresh_from_db()
    assert getattr(row, closed.closing.column) is None


def test_photos_that_came_before_count_and_a_change_meanwhile_is_told(
    client_of: Clients, closed: Register, row: Any
) -> None:
    assert closed.closing is not None
    client, seen, day = client_of("inspector"), str(version_of(row)), str(moment().date())
    for number, purpose in enumerate(closed.closing.proofs):
        client.post(address(closed, row.pk, "proofs"), {"purpose": purpose, "camera": [photo(number)]})
    change_row(closed, row, {"note": "somebody else"}, act=LATER)
    assert client.post(address(closed, row.pk, "close"), {"day": day, "seen": seen}).status_code == CONFLICT
    row.refresh_from_db()
    client.post(address(closed, row.pk, "close"), {"day": day, "seen": str(version_of(row))})
    row.refresh_from_db()
    assert str(getattr(row, closed.closing.column)) == day


def test_who_may_not_write_settles_nothing(client_of: Clients, closed: Register, row: Any) -> None:
    assert closed.closing is not None
    data = {"day": "2019-11-06", "seen": str(version_of(row))}
    for name in ("leader", "officer_elsewhere", "administrator", "auditor", "grid_lead", "plant"):
        assert client_of(name).get(address(closed, row.pk, "close")).status_code == GONE
        assert client_of(name).post(address(closed, row.pk, "close"), {**data, **files(closed)}).status_code == GONE
        assert client_of(name).post(address(closed, row.pk, "proofs"), data).status_code == GONE
    assert not Proof.objects.exists()


@few
def test_registers_that_settle_nothing_have_no_such_page(client_of: Clients, filled: Register) -> None:
    row, client = filled.model.objects.order_by("pk").first(), client_of("officer")
    if filled.closing is None:
        assert client.get(address(filled, row.pk, "close")).status_code == GONE


@few
def test_files_are_added_shown_and_follow_their_row(client_of: Clients, filled: Register) -> None:
    row, client = filled.model.objects.order_by("pk").first(), client_of("officer")
    page = client.get(address(filled, row.pk)).content.decode()
    for purpose in filled.purposes:
        assert f'<option value="{purpose.name}"' in page
    answer = client.post(address(filled, row.pk, "proofs"), {"purpose": filled.purposes[0].name, "chosen": [photo(3)]})
    assert answer.headers["Location"] == f"{address(filled, row.pk)}#proofs"
    proof = Proof.objects.get()
    assert (proof.register, proof.key, proof.department_id, proof.state) == (
        filled.name,
        filled.key_of(row),
        "ecology",
        "confirmed",
    )
    assert f"/proofs/{proof.pk}/thumb/" in client.get(address(filled, row.pk)).content.decode()
    client.post(address(filled, row.pk, "proofs"), {"purpose": "nothing", "chosen": [photo(4)]})
    assert Proof.objects.count() == 1
    change_row(filled, row, {"department": "housing", "from_date": date(2018, 1, 1)}, act=LATER)
    proof.refresh_from_db()
    assert proof.department_id == "housing"
    assert client.get(f"/proofs/{proof.pk}/thumb/").status_code == GONE
    thumb = client_of("officer_elsewhere").get(f"/proofs/{proof.pk}/thumb/")
    assert b"".join(thumb.streaming_content).startswith(b"\xff\xd8")
