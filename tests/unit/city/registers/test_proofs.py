"""Photos and papers of the invented city."""

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from airshed.city.registers.offices import books_of, proofs_of, slips_of
from airshed.city.registers.proofs import HEIGHT, WIDTH, Proof, paper, picture
from airshed.city.registers.stories import Slip, facts_on

SEED, UNTIL = 13, date(2020, 1, 1)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", content, place + 8 + length) == (zlib.crc32(name + body),)
        yield name, body
        place += 12 + length


def _cheats(register: str, column: str = "") -> list[Slip]:
    found = [slip for slip in slips_of(SEED) if slip.register == register and slip.kind == "cheated"]
    return [slip for slip in found if slip.column == column]


def _photos() -> dict[tuple[str, str, str], Proof]:
    return {(proof.register, proof.key, proof.purpose): proof for proof in proofs_of(SEED, UNTIL)}


def test_a_picture_is_a_png_of_its_size() -> None:
    content = picture("a subject")
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    chunks = dict(_chunks(content))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    assert len(chunks[b"PLTE"]) == 3 * 256
    assert len(zlib.decompress(chunks[b"IDAT"])) == HEIGHT * (WIDTH + 1)
    assert chunks[b"IEND"] == b""
    assert content == picture("a subject") != picture("another")


def test_a_paper_is_a_pdf_whose_table_points_at_its_objects() -> None:
    content = paper("Example document")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", content)]
    assert [content[place:].split()[0] for place in places] == [b"%d" % number for number in range(1, 7)]
    (table,) = re.findall(rb"startxref\n(\d+)\n%%EOF", content)
    assert content[int(table) :].startswith(b"xref\n0 7\n")
    assert b"(Example document) Tj" in content


def test_every_proof_belongs_to_a_thing_and_is_taken_once() -> None:
    things = {(book.name, thing.key) for book in books_of(SEED) for thing in book.things}
    proofs = proofs_of(SEED, UNTIL)
    assert {(proof.register, proof.key) for proof in proofs} <= things
    assert len({(p.register, p.key, p.purpose, p.moment) for p in proofs}) == len(proofs) > 700
    moments = [proof.moment for proof in proofs]
    assert moments == sorted(moments)
    assert moments[-1].date() < UNTIL
    assert all(
        proof.name.endswith(".pdf") == (proof.lon is None)
        for proof in proofs
        if proof.register in CLOSELY - {"scattered_polluters"}
    )


CLOSELY = {"boilers", "documents", "scattered_polluters", "site_checks"}
"""Registers of which every borrowed photo is looked at one by one."""


def test_content_used_twice_is_listed_as_cheating_and_nothing_else_is_used_twice() -> None:
    users = defaultdict(list)
    for proof in proofs_of(SEED, UNTIL):
        if proof.register in CLOSELY:
            users[proof.content].append((proof.register, proof.key))
    borrowed = [("boilers", slip.key, slip.of) for slip in _cheats("boilers", "removal_proof") if slip.of]
    assert len(borrowed) == 3
    photos = _photos()
    for register, key, of in borrowed:
        assert photos[register, key, "after"].content == photos[register, of, "after"].content
        assert photos[register, key, "before"].content != photos[register, of, "before"].content
    expected = {("boilers", key) for _, key, _ in borrowed} | {
        ("site_checks", slip.key) for slip in _cheats("site_checks")
    }
    again = {user for shared in users.values() if len(shared) > 1 for user in shared}
    assert {user for user in again if user in expected} == expected & set(again)
    for shared in users.values():
        assert len([user for user in shared if user not in expected]) <= 1


def test_whoever_shows_the_photo_of_another_row_is_listed_with_whose_it_is() -> None:
    listed, shown = set(), set()
    for book in books_of(SEED):
        if book.name in CLOSELY:
            continue
        listed |= {(s.register, s.key, s.column, s.of) for s in book.slips if s.column.startswith("file_")}
        first: dict[bytes, str] = {}
        for proof in book.proofs:
            if proof.name.endswith(".png") and first.setdefault(proof.content, proof.key) != proof.key:
                shown.add((book.name, proof.key, f"file_{proof.purpose}", first[proof.content]))
    assert listed == shown
    assert len(listed) > 10
    sharing = {"burning_events", "coal_outlets", "coal_samples", "mines", "roadside_checks", "test_stations"}
    assert sharing <= {register for register, *_ in listed}


def test_a_boiler_told_gone_has_both_photos_none_or_a_wrong_one() -> None:
    photos = _photos()
    purposes = defaultdict(set)
    for register, key, purpose in photos:
        if register == "boilers":
            purposes[key].add(purpose)
    assert all(found == {"before", "after"} for found in purposes.values())
    told = {
        thing.key
        for book in books_of(SEED)
        if book.name == "boilers"
        for thing in book.things
        if thing.told is not None and facts_on(thing.told, date(2020, 6, 1))["removed_date"]
    }
    assert purposes.keys() < told
    assert 0.8 < len(purposes) / len(told) < 0.97


def test_one_photo_was_taken_far_from_its_boiler() -> None:
    (slip,) = [slip for slip in _cheats("boilers", "removal_proof") if not slip.of]
    photos = _photos()
    before, after = (photos["boilers", slip.key, purpose].lon for purpose in ("before", "after"))
    assert before is not None
    assert after is not None
    assert after - before == Decimal("0.06")


def test_a_copied_check_shows_a_photo_of_the_same_site_again() -> None:
    photos = _photos()
    cheats = _cheats("site_checks")
    assert len(cheats) > 20
    contents = defaultdict(set)
    for slip in cheats:
        site = slip.key.rsplit("-", 1)[0]
        assert slip.of.rsplit("-", 1)[0] == site
        contents[site].add(photos["site_checks", slip.key, "visit"].content)
    assert sum(len(found) for found in contents.values()) < len(cheats)
