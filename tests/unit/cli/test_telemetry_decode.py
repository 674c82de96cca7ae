from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.making import CONTENT, HEADER, MN, frame, framed_as

KEYS = {
    *("line", "index", "ok", "version_bits", "edition", "edition_reason", "crc", "len_ok", "qn", "st", "cn", "mn"),
    *("pw", "flag", "data_time", "readings", "deviations"),
}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "frames.txt"
    glued = frame() + frame("DataTime=20240123101600")
    path.write_bytes(
        b"\r\n".join(
            [frame(), b"", b"hello", b"##453QN=1&&c0c1", glued, frame(), frame()[:50], b"x" + frame(CONTENT + ";")]
        )
    )
    return path


def test_each_line_gives_an_object_for_every_frame_in_it(lines: Path, airshed: Callable[..., Any]) -> None:
    answer = airshed("telemetry", "decode", lines, "--json")
    assert answer.code == 0
    rows = answer.json
    assert [(row["line"], row["index"], row["ok"], row.get("reason")) for row in rows] == [
        (1, 0, True, None),
        (3, 0, False, "unknown_protocol"),
        (4, 0, False, "bad_length_field"),
        (5, 0, True, None),
        (5, 1, True, None),
        (6, 0, True, None),
        (7, 0, False, "truncated"),
        (8, 0, False, "rubbish"),
        (8, 1, True, None),
    ]
    assert rows[0].keys() >= KEYS
    assert rows[0]["readings"][0] == {
        "factor": "a21026",
        "field": "Rtd",
        "value": "26.873",
        "number": 26.873,
        "mark": "N",
    }
    told = [[deviation["code"] for deviation in row.get("deviations", ())] for row in rows]
    assert told == [[], [], [], ["repeated_frame"], ["glued"], ["repeated_frame"], [], [], ["empty_item"]]


def test_the_mark_that_editors_put_before_a_text_is_no_rubbish(tmp_path: Path, airshed: Callable[..., Any]) -> None:
    (tmp_path / "frames.txt").write_bytes(b"\xef\xbb\xbf" + frame())
    assert [row["ok"] for row in airshed("telemetry", "decode", tmp_path / "frames.txt", "--json").json] == [True]


def test_the_named_protocol_reads_every_line(lines: Path, airshed: Callable[..., Any]) -> None:
    rows = airshed("telemetry", "decode", lines, "--protocol", "hj212", "--json").json
    assert rows[1] == {"line": 3, "index": 0, "ok": False, "reason": "rubbish", "raw": "hello"}


def test_without_json_it_is_a_table_and_sentences(lines: Path, airshed: Callable[..., Any]) -> None:
    out = airshed("telemetry", "decode", lines).out
    assert MN in out
    assert "line 5 1: no line end after the frame before" in out
    assert "5 frames, 4 of them with deviations; 4 runs of bytes that are none" in out


def test_in_chinese(lines: Path, airshed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    assert "第 5 行 1：与前一个数据包之间没有回车换行" in airshed("telemetry", "decode", lines).out


def test_signs_that_steer_a_terminal_are_not_printed(tmp_path: Path, airshed: Callable[..., Any]) -> None:
    path = tmp_path / "frames.txt"
    path.write_bytes(b"##\x1b[31mred\n" + frame(header=HEADER.replace(MN, "\x1b[2J")))
    assert "\x1b" not in airshed("telemetry", "decode", path).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("frames.txt", "--protocol", "morse"), "telemetry.unknown_protocol"),
        (("nowhere.txt",), "cli.no_file"),
        (("frames.txt", "--sm4-key-file", "frames.txt"), "telemetry.bad_key_file"),
    ],
)
def test_faults(lines: Path, airshed: Callable[..., Any], words: tuple[str, ...], code: str) -> None:
    named = [lines.parent / word if word.endswith(".txt") else word for word in words]
    answer = airshed("telemetry", "decode", *named, "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, code)


def test_encrypted_content_is_opened_with_the_key_of_a_file(tmp_path: Path, airshed: Callable[..., Any]) -> None:
    pytest.importorskip("cryptography", reason="the extra sm4 is not installed")
    from airshed.telemetry.protocols.hj212.crc import crc  # noqa: PLC0415
    from airshed.telemetry.protocols.hj212.sm4 import encrypted  # noqa: PLC0415

    before, key = f"{HEADER.replace('Flag=5', 'Flag=9')};CP=&&".encode(), bytes(range(16))
    check = f"{crc(before + CONTENT.encode() + b'&&'):04X}"
    cipher = next(
        text for n in range(200) if b"\n" not in (text := encrypted(CONTENT.encode()[: -1 - n % 15], key=key))
    )
    check = f"{crc(before + CONTENT.encode()[: len(cipher)] + b'&&'):04X}"
    (tmp_path / "frames.txt").write_bytes(framed_as(before + cipher + b"&&", check=check))
    (tmp_path / "key.txt").write_text(key.hex() + "\n", encoding="ascii")
    (row,) = airshed(
        "telemetry", "decode", tmp_path / "frames.txt", "--sm4-key-file", tmp_path / "key.txt", "--json"
    ).json
    assert (row["crc"], row["readings"][0]["value"]) == ("gb", "26.873")
