"""What a frame does that the standard does not allow. Nothing is refused here, and nothing is mended."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from airshed.telemetry.protocols.hj212 import crc
from airshed.telemetry.protocols.hj212.codes import factor_of
from airshed.telemetry.protocols.hj212.content import LAYOUTS, check_content
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.marks import is_known
from airshed.telemetry.protocols.hj212.tables import commands, systems
from airshed.telemetry.protocols.hj212.times import SECONDS, moment_of
from airshed.telemetry.reading import Deviation

if TYPE_CHECKING:
    from airshed.telemetry.protocols.hj212.message import Hj212Message

LONGEST = 1024  # bytes of a data segment
PASSWORD = 6  # characters
WATER = frozenset({"21", "24", "26", "32", "33", "34"})
MN_LENGTHS = {"2005": 14, "2017": 24, "2025": 24}
NEW_CODE = re.compile(r"[a-z]\d{5}", re.ASCII)
AIR = re.compile(r"a\d{5}", re.ASCII)
OLD_CODE = re.compile(r"[0-9A-Z]{2,3}", re.ASCII)
NOISE = frozenset({"LA", "L5", "L10", "L50", "L90", "L95", "Leq", "Ldn", "Ld", "Ln", "LMn", "LMx"})
DEVICE_STATE = re.compile(r"SB\w+", re.ASCII)
QN = re.compile(r"\d{17}", re.ASCII)
UNIX_MILLISECONDS = re.compile(r"\d{13}", re.ASCII)
HEXADECIMAL = re.compile(r"[0-9A-F]*")
LETTERS = re.compile(r"[0-9A-Z]*")


def deviations_of(message: "Hj212Message") -> tuple[Deviation, ...]:
    """Return everything odd about a frame: framing, header, times, content, codes, marks."""
    found = [*_frame(message), *message.odd, *_header(message.header), *_device(message)]
    if not message.sealed:
        found += [*_times(message), *check_content(message.content, message.parts), *_factors(message)]
    return tuple(found)


def _frame(message: "Hj212Message") -> Iterator[Deviation]:
    declared, actual = message.declared, message.actual
    sent = message.raw[-4:].decode("ascii")
    if declared != actual:
        yield Deviation("length_mismatch", f"{declared}/{actual}")
        if declared == actual - _continued(message.raw):
            yield Deviation("length_in_characters", str(declared))
    if actual > LONGEST:
        yield Deviation("segment_too_long", str(actual))
    if sent != sent.upper():
        yield Deviation("crc_lower_case", sent)
    if message.check == "none" and not message.sealed:
        yield Deviation("crc_mismatch", f"{sent}/{crc.crc(message.raw[6:-4]):04X}")
    elif message.check in {"modbus", "modbus_swapped"}:
        yield Deviation(f"crc_{message.check}", sent)


def _continued(raw: bytes) -> int:
    """Return how many bytes only continue a character of UTF-8."""
    return sum(byte & 0xC0 == 0x80 for byte in raw)  # noqa: PLR2004 - 10xxxxxx


def _header(header: Header) -> Iterator[Deviation]:
    yield from _qn(header.qn)
    for key, known in (("st", systems()), ("cn", commands())):
        text = getattr(header, key)
        if text is None:
            yield Deviation(f"{key}_missing")
        elif text not in known:
            yield Deviation(f"{key}_unlisted", text)
    if header.pw is None:
        yield Deviation("pw_missing")
    elif len(header.pw) != PASSWORD:
        yield Deviation("pw_length", str(len(header.pw))) if header.pw else Deviation("pw_empty")
    if header.flag is None:
        yield Deviation("flag_missing")
    elif header.flag_number is None:
        yield Deviation("flag_form", header.flag)
    if header.rf not in {None, "1"}:
        yield Deviation("rf_value", header.rf or "")
    yield from _packets(header)


def _qn(qn: str | None) -> Iterator[Deviation]:
    if qn is None:
        yield Deviation("qn_missing")
    elif UNIX_MILLISECONDS.fullmatch(qn):
        yield Deviation("qn_unix_ms", qn)
    elif not QN.fullmatch(qn) or moment_of(qn) is None:
        yield Deviation("qn_form", qn)


def _packets(header: Header) -> Iterator[Deviation]:
    numbers = (header.pnum, header.pno)
    if header.in_packets and None in numbers:
        yield Deviation("packet_numbers_missing", header.flag or "")
    elif not header.in_packets and numbers != (None, None):
        yield Deviation("packet_numbers_unsaid", f"PNUM={header.pnum} PNO={header.pno}")
    if None not in numbers:
        total, number = (int(n) if n and n.isascii() and n.isdigit() else 0 for n in numbers)
        if not 1 <= number <= total:
            yield Deviation("packet_numbers", f"{header.pno}/{header.pnum}")


def _device(message: "Hj212Message") -> Iterator[Deviation]:
    mn, edition = message.header.mn, message.spoken.edition
    if not mn:
        yield Deviation("mn_missing" if mn is None else "mn_empty")
        return
    right = MN_LENGTHS.get(edition or "")
    if right is not None and len(mn) != right:
        yield Deviation("mn_length", f"{len(mn)}/{right}")
    by_the_book = HEXADECIMAL if len(mn) == right == MN_LENGTHS["2017"] else LETTERS
    if not by_the_book.fullmatch(mn):
        yield Deviation("mn_letters", mn)


def _times(message: "Hj212Message") -> Iterator[Deviation]:
    sent = message.data_time
    if sent is None:
        if message.time_kind is not None and message.content:
            yield Deviation("data_time_missing")
    elif not SECONDS.fullmatch(sent) or moment_of(sent) is None:
        yield Deviation("data_time_form", sent)
    rf = message.keys.get("RF")
    if rf not in {None, "1"}:
        yield Deviation("rf_value", rf or "")


def _factors(message: "Hj212Message") -> Iterator[Deviation]:
    if message.header.st in WATER and message.factors and all(AIR.fullmatch(factor) for factor in message.factors):
        yield Deviation("st_of_water", message.header.st or "")
    yield from check_codes(message.factors, new=message.spoken.edition != "2005")
    told: set[tuple[str, str]] = set()
    for factor, field, _, _, mark in message.readings:
        if mark is None or mark == "N" or is_known(mark, field=field) or (factor, mark) in told:
            continue
        told.add((factor, mark))
        yield Deviation("mark_unlisted", f"{factor}-Flag={mark}")


@lru_cache(maxsize=LAYOUTS)
def check_codes(factors: tuple[str, ...], *, new: bool) -> tuple[Deviation, ...]:
    """Return which codes are not of the form of an edition: that of 2005, or a new one."""
    found = []
    for factor in factors:
        if DEVICE_STATE.fullmatch(factor) or factor in NOISE or (NEW_CODE if new else OLD_CODE).fullmatch(factor):
            continue
        listed = factor_of(factor)
        found.append(Deviation("old_code" if new and listed and listed.old == factor else "code_form", factor))
    return tuple(found)
