import pytest
from tests.unit.telemetry.making import frame, framed_as, frames, told

from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.framing import BOUND, LONGEST_SEGMENT, OPENING, split

ONE = frame()
TWO = frame("DataTime=20240123101600;a21026-Rtd=1,a21026-Flag=N")


def test_line_ends_are_no_pieces() -> None:
    cut = split(ONE + b"\r\n" + TWO + b"\r\n", ended=True)
    assert frames(cut.pieces) == [ONE, TWO]
    assert not any(piece.reason or piece.glued for piece in cut.pieces)


def test_a_frame_is_there_before_its_line_end_comes() -> None:
    assert frames(split(ONE).pieces) == [ONE]


def test_glued_frames_are_told_even_if_they_come_apart() -> None:
    assert [piece.glued for piece in split(ONE + TWO).pieces] == [False, True]
    first = split(ONE)
    assert first.touching
    assert [piece.glued for piece in split(first.rest + TWO, touching=first.touching).pieces] == [True]
    ended = split(ONE + b"\r\n" + TWO[:30])
    assert [piece.glued for piece in split(ended.rest + TWO[30:], touching=ended.touching).pieces] == [False]


@pytest.mark.parametrize("inside", ["##0010", "&&0140\r\n##", "\r\n", "####9999&&ABCD\r\n"])
def test_signs_of_the_frame_inside_it_do_not_cut_it(inside: str) -> None:
    raw = frame(f"DataTime=20240123101500;a21026-Info={inside}")
    assert frames(split(raw + b"\r\n" + ONE, ended=True).pieces) == [raw, ONE]


@pytest.mark.parametrize("declared", [-7, -1, 1, 3, 40, 200])
def test_a_wrong_length_is_told_and_costs_no_other_frame(declared: int) -> None:
    segment = ONE[6:-4]
    raw = framed_as(segment, length=len(segment) + declared)
    for stream in (raw + b"\r\n" + TWO + b"\r\n", TWO + b"\r\n" + raw + b"\r\n" + TWO, raw + TWO):
        assert raw in frames(split(stream, ended=True).pieces)
        assert TWO in frames(split(stream, ended=True).pieces)
    assert told(raw)["length_mismatch"] == f"{len(segment) + declared}/{len(segment)}"


def test_a_frame_broken_off_by_the_next_one_is_told_and_the_next_one_is_read() -> None:
    cut = split(ONE[:60] + TWO + b"\r\n" + ONE, ended=True)
    assert [(piece.raw, piece.reason) for piece in cut.pieces] == [(ONE[:60], "truncated"), (TWO, ""), (ONE, "")]


@pytest.mark.parametrize("head", [b"##453", b"##9999", b"##", b"##-001", b"##4097"])
def test_a_head_without_a_length_is_no_frame(head: bytes) -> None:
    cut = split(head + ONE[6:] + b"\r\n" + TWO, ended=True)
    assert [piece.reason for piece in cut.pieces] == ["bad_length_field", ""]


def test_what_never_ends_is_cut_at_the_bound() -> None:
    endless = b"##4096" + b"QN=1;" * 3000
    cut = split(endless)
    assert cut.pieces[0].reason == "no_end"
    assert len(cut.rest) < BOUND
    assert max(len(piece.raw) for piece in cut.pieces) <= BOUND
    assert frames(split(cut.rest + ONE).pieces) == [ONE]


def test_noise_without_end_is_cut_at_the_bound_and_a_head_across_it_is_kept() -> None:
    for before in range(BOUND - 8, BOUND + 2):
        buffer, found = b"", list[Piece]()
        for byte in b"x" * before + ONE + b"\r\n":
            cut = split(buffer + bytes((byte,)))
            buffer, found = cut.rest, [*found, *cut.pieces]
            assert len(buffer) <= BOUND
        assert frames(tuple(found)) == [ONE]


def test_the_longest_length_is_the_one_of_the_pattern() -> None:
    assert OPENING.match(b"##%04d" % LONGEST_SEGMENT)
    assert not OPENING.match(b"##%04d" % (LONGEST_SEGMENT + 1))
