"""What every protocol of devices must do with its own samples: real frames, with masked numbers of devices."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from airshed.ingest.words import WORDS
from airshed.telemetry import protocols as packages
from airshed.telemetry.discover import protocols
from airshed.telemetry.protocol import Piece, Protocol
from airshed.telemetry.protocols.hj212.editions import REASONS as EDITION_REASONS
from airshed.telemetry.protocols.hj212.words import DEVIATIONS, REASONS
from airshed.telemetry.reading import Reject

FOLDERS = Path(packages.__path__[0])


def _samples(name: str) -> list[dict[str, Any]]:
    with (FOLDERS / name / "samples" / "frames.csv").open(encoding="utf-8", newline="") as file:
        return [{**row, "expected": json.loads(row["expected"])} for row in csv.DictReader(file)]


SAMPLES = [(name, row["frame"].encode(), row["expected"]) for name in protocols() for row in _samples(name)]


def _frames(protocol: Protocol, stream: bytes) -> list[bytes]:
    return [piece.raw for piece in protocol.split(stream, ended=True).pieces if not piece.reason]


@pytest.mark.parametrize(("name", "raw", "expected"), SAMPLES)
def test_a_sample_is_read_as_expected(name: str, raw: bytes, expected: dict[str, Any]) -> None:
    protocol = protocols()[name]
    assert protocol.claims(raw)
    (piece,) = protocol.split(raw, ended=True).pieces
    found = protocol.decode(piece)
    assert not isinstance(found, Reject)
    shape = found.shape()
    got = {key: shape[key] for key in expected if key not in {"readings", "deviations"}}
    got["readings"] = [[row.factor, row.field, row.value, row.mark] for row in found.readings]
    got["deviations"] = [deviation.code for deviation in found.deviations]
    assert got == expected


@pytest.mark.parametrize(("name", "raw", "expected"), SAMPLES)
def test_a_sample_split_anywhere_is_the_same_and_truncated_is_none(name: str, raw: bytes, expected: object) -> None:
    protocol = protocols()[name]
    for place in range(1, len(raw)):
        assert _frames(protocol, raw[:place]) == []
        first = protocol.split(raw[:place])
        assert protocol.split(first.rest + raw[place:]).pieces == (Piece(raw),)


@pytest.mark.parametrize("name", protocols())
def test_samples_glued_or_with_rubbish_between_are_all_there(name: str) -> None:
    protocol, frames = protocols()[name], [raw for owner, raw, _ in SAMPLES if owner == name]
    assert frames
    assert _frames(protocol, b"".join(frames)) == frames
    assert _frames(protocol, b"\xff\xfe noise \r\n".join(frames)) == frames


@pytest.mark.parametrize("name", protocols())
def test_a_protocol_is_found_by_its_name_and_words_what_it_tells(name: str) -> None:
    protocol = protocols()[name]
    assert protocol.name == name
    assert 0 < protocol.port < 65536
    for code in {code for _, _, expected in SAMPLES for code in expected["deviations"]}:
        assert protocol.words(code) != (code, code)


def test_the_page_lists_every_protocol_reason_and_deviation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "telemetry.md").read_text(encoding="utf-8")
    for protocol in protocols().values():
        assert f"| `{protocol.name}` | {protocol.port} |" in page
    for code, (zh, en) in {**REASONS, **DEVIATIONS, **EDITION_REASONS}.items():
        assert f"| `{code}` | {zh} | {en} |" in page
    listed = page[page.index("## 协议 / Protocols") :].count("\n| `") - len(protocols())
    assert listed == len(REASONS) + len(DEVIATIONS) + len(EDITION_REASONS)


def test_words_about_what_is_stored_are_in_the_reference_page() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "telemetry.md").read_text(encoding="utf-8")
    for code, (zh, en) in WORDS.items():
        assert f"| `{code}` | {zh} | {en} |" in page
