"""HJ 212: what is written is read, the folded check is the one of the standard, and no bytes break anything."""

import random
from datetime import datetime
from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from tests.unit.telemetry.making import frame, frames

from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.building import FORBIDDEN, content_of, encoded, reply
from airshed.telemetry.protocols.hj212.crc import TABLE, crc, crc_by_table, part, start, written
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import BOUND, split
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.hearing import hear
from airshed.telemetry.protocols.hj212.message import Hj212Message

# The first draw looks for constants in all modules that are loaded, which takes seconds beside the web.
FREELY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(st.sampled_from("abcXYZ0123456789._"), min_size=1, max_size=12)
CODES = st.from_regex(r"\A[a-z][0-9]{5}\Z")
FIELDS = st.sampled_from(["Rtd", "Min", "Avg", "Max", "Cou", "ZsRtd", "Flag", "SampleTime"])
VALUES = st.text(st.characters(blacklist_characters=";,=&", blacklist_categories=["Cs"]), max_size=12)
ITEMS = st.lists(st.tuples(CODES, FIELDS, VALUES) | st.tuples(WORDS, st.just(""), VALUES), max_size=12)
DIGITS = st.from_regex(r"\A[0-9]{17}\Z")
NOISE = st.binary(max_size=40) | st.sampled_from([b"##", b"##0010", b"##9999", b"&&1C80\r\n", b"##0087QN=", b"\r\n"])
STREAMS = st.lists(NOISE | st.sampled_from([frame(), frame() + b"\r\n", frame("")[:-1], frame("a=1")]), max_size=8)
HEADERS = st.builds(
    Header,
    qn=st.none() | DIGITS,
    st=st.sampled_from(["21", "31", "91"]),
    cn=st.sampled_from(["2011", "2061", "9014", "9015"]),
    pw=st.none() | WORDS,
    mn=st.none() | WORDS,
    flag=st.none() | st.integers(0, 7).map(str),
    pnum=st.none() | st.integers(1, 99).map(str),
    pno=st.none() | st.integers(1, 99).map(str),
    rf=st.none() | st.just("1"),
)


@FREELY
@given(st.binary(max_size=1100))
def test_the_folded_check_is_the_one_of_the_table(segment: bytes) -> None:
    assert crc(segment) == crc_by_table(segment)


@FREELY
@given(st.lists(st.binary(max_size=60), max_size=40))
def test_checks_of_many_segments_are_those_of_each(segments: list[bytes]) -> None:
    assert written(segments) == [b"%04X" % crc_by_table(segment) for segment in segments]


@FREELY
@given(st.binary(min_size=1, max_size=200), st.data())
def test_the_check_is_the_sum_of_its_parts(segment: bytes, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(segment)), max_size=3)))
    cuts = [0, *places, len(segment)]
    last = start(len(segment))
    for one, other in pairwise(cuts):
        last ^= part(segment[one:other], len(segment) - other)
    assert TABLE[last] == crc_by_table(segment)


@FREELY
@given(HEADERS, ITEMS)
def test_what_is_encoded_is_decoded(header: Header, items: list[tuple[str, str, str]]) -> None:
    raw = encoded(header, content_of(items))
    (piece,) = split(raw, ended=True).pieces
    found = decode(piece)
    assert isinstance(found, Hj212Message)
    assert found.header == header
    assert list(found.items) == items
    assert (found.check, found.declared, found.actual) == ("gb", len(raw) - 12, len(raw) - 12)
    assert encoded(found.header, content_of(found.items)) == raw


def in_chunks(stream: bytes, places: list[int]) -> list[Piece]:
    """Return the pieces of a stream that comes in parts."""
    found: list[Piece] = []
    rest, touching, before = b"", False, 0
    for place in [*sorted(places), len(stream)]:
        cut = split(rest + stream[before:place], touching=touching)
        found, rest, touching, before = [*found, *cut.pieces], cut.rest, cut.touching, place
        assert len(rest) <= BOUND
    return [*found, *split(rest, touching=touching, ended=True).pieces]


@FREELY
@given(STREAMS, st.data())
def test_pieces_do_not_depend_on_how_a_stream_arrives(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    places = data.draw(st.lists(st.integers(0, len(stream)), max_size=12))
    assert in_chunks(stream, places) == list(split(stream, ended=True).pieces)


@FREELY
@given(STREAMS)
def test_no_bytes_break_anything_and_all_but_blanks_are_accounted_for(parts: list[bytes]) -> None:
    stream = b"".join(parts)
    cut = split(stream, ended=True)
    assert cut.rest == b""
    kept = b"".join(piece.raw for piece in cut.pieces)
    blank = b"\r\n \t\x00"
    assert kept.translate(None, blank) == stream.translate(None, blank)
    for piece in cut.pieces:
        _whole(decode(piece))


def _whole(found: object) -> None:
    if isinstance(found, Hj212Message):
        assert found.shape()
        reply(found)


def test_damaged_frames_are_read_or_rejected_and_never_break_anything() -> None:
    """A fixed budget: 20,000 frames with up to four bytes replaced, left out or put in; from a fixed seed."""
    chance = random.Random(212)
    whole = frame()
    passed = 0
    for _ in range(20_000):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(raw))
            raw[place : place + chance.randint(0, 1)] = bytes(chance.choices(range(256), k=chance.randint(0, 2)))
        for piece in split(bytes(raw), ended=True).pieces:
            found = decode(piece)
            _whole(found)
            passed += isinstance(found, Hj212Message) and found.check == "gb" and piece.raw != whole
    assert passed < 400  # the check has 256 values: one in 256 passes; length and grammar see some of those
    assert frames(split(whole).pieces) == [whole]


@FREELY
@given(HEADERS, ITEMS)
def test_a_frame_by_the_book_is_read_as_one_that_is_not(header: Header, items: list[tuple[str, str, str]]) -> None:
    """A glued frame is read key by key; all but that must be the same."""
    raw = encoded(header, content_of(items))[:-2]
    one, other = decode(Piece(raw)), decode(Piece(raw, glued=True))
    assert isinstance(one, Hj212Message)
    assert isinstance(other, Hj212Message)
    glued, *rest = other.deviations
    assert (glued.code, rest) == ("glued", list(one.deviations))
    assert (one.header, one.content, one.check, one.readings) == (
        other.header,
        other.content,
        other.check,
        other.readings,
    )


HEARD_AT = datetime(2026, 11, 30, 12, 0, 0, 250_000)


@FREELY
@given(HEADERS | st.builds(lambda header: header._replace(qn="20261130100000000", pw="1", mn=""), HEADERS), ITEMS)
def test_what_is_heard_is_what_decoding_gives(header: Header, items: list[tuple[str, str, str]]) -> None:
    raw = encoded(header, content_of(items))[:-2]
    for piece in (Piece(raw), Piece(raw, glued=True), Piece(raw[:-1] + b"!", "rubbish")):
        _heard_rightly(piece)


@FREELY
@given(STREAMS)
def test_any_bytes_are_heard_as_they_are_decoded(parts: list[bytes]) -> None:
    for piece in split(b"".join(parts), ended=True).pieces:
        _heard_rightly(piece)


def test_damaged_frames_are_heard_as_they_are_decoded() -> None:
    chance = random.Random(2122)
    whole = frame()
    right = 0
    for _ in range(5_000):
        raw = bytearray(whole)
        place = chance.randrange(len(raw))
        raw[place : place + chance.randint(0, 1)] = bytes(chance.choices(range(256), k=chance.randint(0, 2)))
        if chance.random() < 0.7:  # the check is made right, so that headers that are odd are answered
            raw[2:6], raw[-4:] = b"%04d" % (len(raw) - 10), b"%04X" % crc(bytes(raw[6:-4]))
        for piece in split(bytes(raw), ended=True).pieces:
            right += _heard_rightly(piece)
    assert right > 2_000


def _heard_rightly(piece: Piece) -> bool:
    """Hold what is heard of a piece against decoding it; return whether it is answered."""
    (heard,) = hear([piece], HEARD_AT)
    found = decode(piece)
    if not isinstance(found, Hj212Message):
        assert heard == (None, None, False, False)
        return False
    assert heard.sound == (found.check != "none" or found.sealed)
    assert heard.answer == reply(found)
    assert heard.device in {found.device or None, None}
    assert heard.device is not None or not found.device or FORBIDDEN.intersection(found.device)
    return heard.answer is not None
