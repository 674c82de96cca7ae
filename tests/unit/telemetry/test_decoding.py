"""Every tolerance a gateway needs: read all the same, and told."""

import ast
from pathlib import Path

import pytest
from tests.unit.telemetry.making import CONTENT, HEADER, MN, frame, framed_as, message, told

from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols import hj212
from airshed.telemetry.protocols.hj212.crc import modbus
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.protocol import PROTOCOL
from airshed.telemetry.protocols.hj212.words import DEVIATIONS, REASONS
from airshed.telemetry.reading import Deviation, Reading, Reject

TIME = "DataTime=20240123101500"
CHINESE = f"{HEADER};CP=&&{TIME};a21026-Info=正常&&"
LONG = f"{HEADER};CP=&&{TIME};a21026-Info=".encode().ljust(1023, b"x") + b"&&"


def test_a_frame_by_the_book_has_no_deviation() -> None:
    found = message(frame())
    assert found.deviations == ()
    assert found.device == MN
    assert found.readings == (
        Reading("a21026", "Rtd", "26.873", 26.873, "N"),
        Reading("a19001", "Rtd", "9.1", 9.1, "N"),
    )
    assert found.check == "gb"


@pytest.mark.parametrize("beside", ["1.5", "01.5"])
@pytest.mark.parametrize("sign", ["", "-", "+", "00"])
def test_a_number_beyond_a_float_is_none(beside: str, sign: str) -> None:
    largest = "9" * 308
    beyond = f"a21026-Rtd={sign}{'9' * 400};a21002-Rtd={sign}{'9' * 309}.5"
    text = f"{TIME};{beyond};a19001-Rtd={largest};a01011-Rtd={beside}"
    assert [reading.number for reading in message(frame(text)).readings] == [None, None, float(largest), 1.5]


def test_what_is_no_frame_is_rejected_with_its_reason() -> None:
    assert decode(Piece(b"x", "rubbish")) == Reject(b"x", "rubbish")
    assert decode(Piece(framed_as(b"hello&&"))) == Reject(framed_as(b"hello&&"), "no_header")


def _header(old: str, new: str) -> bytes:
    assert old in HEADER
    return frame(header=HEADER.replace(old, new))


@pytest.mark.parametrize(
    ("raw", "code", "found"),
    [
        (_header("QN=20240123101501421;", ""), "qn_missing", ""),
        (_header("QN=20240123101501421", "QN=1617936069734"), "qn_unix_ms", "1617936069734"),
        (_header("QN=20240123101501421", "QN=201909262113836CST"), "qn_form", "201909262113836CST"),
        (_header("QN=20240123101501421", "QN=20241323101501421"), "qn_form", "20241323101501421"),
        (_header("ST=31;", ""), "st_missing", ""),
        (_header("ST=31", "ST=101"), "st_unlisted", "101"),
        (_header("ST=31", "ST=32"), "st_of_water", "32"),
        (_header("CN=2011;", ""), "cn_missing", ""),
        (_header("CN=2011", "CN=9021"), "cn_unlisted", "9021"),
        (_header("PW=123456;", ""), "pw_missing", ""),
        (_header("PW=123456", "PW="), "pw_empty", ""),
        (_header("PW=123456", "PW=BF470F88957588DE902D1A52"), "pw_length", "24"),
        (_header(f"MN={MN};", ""), "mn_missing", ""),
        (_header(f"MN={MN}", "MN="), "mn_empty", ""),
        (_header(f"MN={MN}", "MN=000101"), "mn_length", "6/24"),
        (_header(f"MN={MN}", "MN=A110000_0001"), "mn_letters", "A110000_0001"),
        (_header(f"MN={MN}", f"MN={MN.lower()}"), "mn_letters", MN.lower()),
        (_header(";Flag=5", ""), "flag_missing", ""),
        (_header("Flag=5", "Flag=x"), "flag_form", "x"),
        (_header("Flag=5", "Flag=256"), "flag_form", "256"),
        (_header("Flag=5", "FLAG=5"), "key_case", "FLAG"),
        (_header("Flag=5", "Flag=7"), "packet_numbers_missing", "7"),
        (_header("Flag=5", "Flag=5;PNUM=2;PNO=1"), "packet_numbers_unsaid", "PNUM=2 PNO=1"),
        (_header("Flag=5", "Flag=7;PNUM=2;PNO=3"), "packet_numbers", "3/2"),
        (_header("Flag=5", "Flag=9;RF=0"), "rf_value", "0"),
        (_header(";MN=", ";,MN="), "comma_in_header", f",MN={MN};Flag=5"[:20]),
        (_header("QN=", "01QN="), "address_before", "01"),
        (_header("QN=", "01;QN="), "header_text", "01"),
        (_header("QN=", "Version=2;QN="), "header_key", "Version=2"),
        (_header("ST=31", "ST=31;ST=32"), "header_repeated", "ST=32"),
        (_header("QN=20240123101501421;ST=31", "ST=31;QN=20240123101501421"), "header_order", "ST QN CN PW MN Flag"),
        (frame("DATATIME=20240123101500;a21026-Rtd=1"), "key_case", "DATATIME"),
        (frame("DataTime=20240123101500;a21026-RTD=1"), "key_case", "RTD"),
        (frame("DataTime=20160824003817000;a21026-Rtd=1"), "data_time_form", "20160824003817000"),
        (frame("DataTime=20240230101500;a21026-Rtd=1"), "data_time_form", "20240230101500"),
        (frame("a21026-Rtd=1"), "data_time_missing", ""),
        (frame(f"{TIME};a21026-Rtd=1,a21026-Flag=N;"), "empty_item", "026-Flag=N;"),
        (frame(f"{TIME};a21026-Rtd=1,a21026-Flag=N,;"), "empty_item", "26-Flag=N,;"),
        (frame(f"{TIME};;a21026-Rtd=1"), "empty_item", "0123101500;;"),
        (frame(f"{TIME};a21026-Rtd=007"), "number_form", "a21026-Rtd=007"),
        (frame(f"{TIME};a21026-Rtd=+7.1"), "number_form", "a21026-Rtd=+7.1"),
        (frame(f"{TIME};a21026-Rtd=.5"), "number_form", "a21026-Rtd=.5"),
        (frame(f"{TIME};a21026-Rtd=----"), "not_a_number", "a21026-Rtd=----"),
        (frame(f"{TIME};a21026-Rtd="), "not_a_number", "a21026-Rtd="),
        (frame(f"{TIME};a21026-Rtd=NaN"), "not_a_number", "a21026-Rtd=NaN"),
        (frame(f"{TIME};a21026-Rtd={'9' * 400}"), "not_a_number", f"a21026-Rtd={'9' * 400}"),
        (frame(f"{TIME};a34001-Rtd=92;a34001-Flag=N"), "mark_apart", "a34001-Flag"),
        (frame(f"{TIME};a34001-Rtd=92;Flag=N"), "bare_mark", "Flag"),
        (frame(f"{TIME};a21026-Rtd=1,a21026-Flag=Q"), "mark_unlisted", "a21026-Flag=Q"),
        (frame(f"{TIME};a21026-Rtd=1,a21026-Flag=Md"), "mark_unlisted", "a21026-Flag=Md"),
        (frame(f"{TIME};a21026-Rtd=1,a21026-ZsCou=3"), "unlisted_field", "a21026-ZsCou"),
        (frame(f"{TIME};a21026-Rtd=1,a21026-Rtd=2"), "repeated_item", "a21026-Rtd"),
        (frame(f"{TIME};Weather=fine"), "unlisted_key", "Weather"),
        (frame(f"{TIME};a21026"), "item_without_value", "a21026"),
        (frame(f"{TIME};a21026-Rtd=1=2"), "item_form", "a21026-Rtd=1=2"),
        (frame(f"{TIME};02-Rtd=1"), "old_code", "02"),
        (frame(f"{TIME};O3-Rtd=1"), "code_form", "O3"),
        (frame(f"{TIME};a21026-Info=a&b"), "ampersand_in_content", "&b"),
        (
            framed_as(frame()[6:-4], check=frame()[-4:].decode().lower()),
            "crc_lower_case",
            frame()[-4:].decode().lower(),
        ),
        (framed_as(f"{HEADER};CP={CONTENT}&&".encode()), "content_opening", "CP="),
        (framed_as(f"{HEADER}&&".encode()), "content_missing", ""),
        (framed_as(f"{HEADER};CP=&&".encode()), "content_not_closed", ""),
        (framed_as(LONG), "segment_too_long", "1025"),
        (framed_as(CHINESE.encode("gb18030")), "not_utf8", ""),
        (framed_as(CHINESE.encode(), length=len(CHINESE)), "length_in_characters", str(len(CHINESE))),
    ],
)
def test_told(raw: bytes, code: str, found: str) -> None:
    assert told(raw).get(code) == found


def test_a_wrong_check_is_told_with_the_right_one() -> None:
    raw = framed_as(frame()[6:-4], check="0000")
    assert message(raw).check == "none"
    assert told(raw)["crc_mismatch"] == f"0000/{frame()[-4:].decode()}"


def test_checks_of_modbus_are_told() -> None:
    segment = frame()[6:-4]
    sent = f"{modbus(segment):04X}"
    for check, kind in ((sent, "modbus"), (sent[2:] + sent[:2], "modbus_swapped")):
        raw = framed_as(segment, check=check)
        assert message(raw).check == kind
        assert message(raw).deviations == (Deviation(f"crc_{kind}", check),)


def test_a_mark_apart_still_marks_its_value() -> None:
    for mark in ("a34001-Flag=D", "Flag=D"):
        (reading,) = message(frame(f"{TIME};a34001-Rtd=92;{mark}")).readings
        assert (reading.number, reading.mark) == (92, "D")


def test_values_that_are_none_have_text_and_no_number() -> None:
    found = message(frame(f"{TIME};a21026-Rtd=----,a21026-SampleTime=20240123110306,a21026-EFlag=C4")).readings
    assert [(reading.value, reading.number) for reading in found] == [
        ("----", None),
        ("20240123110306", None),
        ("C4", None),
    ]


def test_names_with_several_dashes_are_cut_at_the_last() -> None:
    (reading,) = message(frame(f"{TIME};Nh3-scr-Rtd=1.5")).readings
    assert (reading.factor, reading.field) == ("Nh3-scr", "Rtd")


def test_fine_forms_of_numbers_are_not_told() -> None:
    content = f"{TIME};a01013-Rtd=-0.041;a01012-Rtd=0;a01014-Rtd=0.000;a01011-Rtd=-12"
    assert "number_form" not in told(frame(content))


def test_data_that_come_late_say_so() -> None:
    assert message(_header("Flag=5", "Flag=9;RF=1")).backfilled
    assert message(frame(f"{TIME};RF=1;a21026-Rtd=1")).backfilled
    assert not message(frame()).backfilled


@pytest.mark.parametrize(
    ("command", "kind"),
    [("2011", "instant"), ("2021", "instant"), *((f"20{n}1", "start") for n in (3, 4, 5, 6)), ("9014", None)],
)
def test_what_data_time_means(command: str, kind: str | None) -> None:
    assert message(_header("CN=2011", f"CN={command}")).time_kind == kind


def test_every_code_has_words_in_both_languages() -> None:
    written = set()
    for path in Path(hj212.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.add(node.value)
    made_up = {"st_missing", "st_unlisted", "cn_missing", "cn_unlisted", "crc_modbus", "crc_modbus_swapped"}
    by_others = {"repeated_frame", "unknown_protocol"}
    assert {*DEVIATIONS, *REASONS} - written - made_up - by_others == set()
    for zh, en in (*DEVIATIONS.values(), *REASONS.values()):
        assert not zh.isascii()
        assert en.isascii()
    assert PROTOCOL.words("glued") == DEVIATIONS["glued"]
