"""Frames of public programs and of the standards themselves, as somebody else read them."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.making import frames, message

from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.reading import Reject

SAME = ("len_ok", "len_declared", "len_actual", "crc", "qn", "st", "cn", "mn", "pw", "flag", "pnum", "pno", "data_time")
CODES_LISTED = 12


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, Any]]:
    with (shared / "facts" / "hj212_frames.csv").open(encoding="utf-8", newline="") as file:
        return [{**row, "expected": json.loads(row["expected_json"])} for row in csv.DictReader(file)]


def test_every_frame_is_read_as_expected(rows: list[dict[str, Any]]) -> None:
    assert len(rows) == 40
    for row in rows:
        raw, expected = row["frame"].encode(), row["expected"]
        (piece,) = split(raw, ended=True).pieces
        found = decode(piece)
        if "error" in expected:
            assert found == Reject(raw, expected["error"])
            continue
        assert isinstance(found, Hj212Message)
        shape = found.shape()
        assert {key: shape[key] for key in SAME} == {key: expected.get(key) for key in SAME}, row["frame"]
        assert len(found.items) == expected["n_items"]
        assert list(found.factors[:CODES_LISTED]) == expected["codes"]
        texts = {f"{name}-{field}" if field else name: value for name, field, value in found.items}
        assert {key: texts[key] for key in expected.get("first", {})} == expected.get("first", {})
        header = found.header
        assert (header.in_packets, header.wants_answer) == (
            expected.get("split_bit", False),
            expected.get("need_ack", False),
        )


def test_the_edition_is_the_one_they_read_but_for_a_dialect_older_than_2025(rows: list[dict[str, Any]]) -> None:
    other = []
    for row in rows:
        if "ver" in row["expected"]:
            spoken = message(row["frame"].encode()).spoken
            if spoken.edition != row["expected"]["ver"]:
                other.append((row["expected"]["st"], row["expected"]["qn"], spoken))
    assert other == [("21", "20210301111100112", ("2017", "surface_water_dialect"))]


def test_glued_frames_and_rubbish_between_them_lose_nothing(rows: list[dict[str, Any]]) -> None:
    good = [row["frame"].encode() for row in rows if row["valid_crc"] == "true"]
    assert frames(split(b"".join(good), ended=True).pieces) == good
    noisy = b"".join(b"\x00noise#" + raw + b"\r\n" for raw in good)
    assert frames(split(noisy, ended=True).pieces) == good
    assert {piece.reason for piece in split(noisy, ended=True).pieces} == {"", "rubbish"}


def test_every_frame_split_in_two_anywhere_is_the_same_frame(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["valid_crc"] != "true":
            continue
        raw = row["frame"].encode()
        for place in range(len(raw)):
            first = split(raw[:place])
            assert first.pieces == ()
            assert frames(split(first.rest + raw[place:]).pieces) == [raw]


def test_a_frame_cut_at_any_byte_is_none(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["valid_crc"] != "true":
            continue
        raw = row["frame"].encode()
        for place in range(1, len(raw)):
            pieces = split(raw[:place], ended=True).pieces
            assert frames(pieces) == []
            assert {piece.reason for piece in pieces} <= {"truncated", "bad_length_field", "rubbish"}
            followed = split(raw[:place] + b"\r\n" + raw + b"\r\n", ended=True).pieces
            assert frames(followed) == [raw], place
