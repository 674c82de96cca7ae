"""The header of a data segment: what stands before `CP=&&`.

A header by the book is read by one expression; any other key by key, and what is odd about it is told.
HJ 212-2017, 6.3.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from airshed.telemetry.protocols.hj212.masking import masked, parts_masked
from airshed.telemetry.reading import Deviation

ORDER = ("QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "RF")
NAMES = {name.lower(): name for name in ORDER}
OPENED = "CP=&&"
BY_THE_BOOK = re.compile(
    r"QN=(\d{17});ST=([0-9A-Z]\d);CN=(\d{4});PW=([^;,=&]*);MN=([^;,=&]*);Flag=(\d{1,3});"
    r"(?:PNUM=(\d{1,4});PNO=(\d{1,4});)?CP=&&",
    re.ASCII,
)
OPEN = re.compile(r"(?<![A-Za-z0-9])CP=(?:&&)?", re.IGNORECASE)
ADDRESSED = re.compile(r"(.+?)(ST|QN)", re.DOTALL)
VERSION_SHIFT = 2
GREATEST_FLAG = 255


class Header(NamedTuple):
    """Texts of a header as they were sent; None for a key that is not there."""

    qn: str | None = None
    st: str | None = None
    cn: str | None = None
    pw: str | None = None
    mn: str | None = None
    flag: str | None = None
    pnum: str | None = None
    pno: str | None = None
    rf: str | None = None

    @property
    def flag_number(self) -> int | None:
        """Flag as a number, 0 to 255; None without one."""
        return flag_number(self.flag or "")

    @property
    def version_bits(self) -> int | None:
        """Bits 2 to 7 of Flag, which stand for the edition; None without a flag."""
        number = self.flag_number
        return None if number is None else number >> VERSION_SHIFT

    @property
    def wants_answer(self) -> bool:
        """Bit A of Flag."""
        return bool((self.flag_number or 0) & 1)

    @property
    def in_packets(self) -> bool:
        """Bit D of Flag: numbers of packets are said to be there."""
        return bool((self.flag_number or 0) & 2)


@lru_cache
def flag_number(text: str) -> int | None:
    """Return Flag as a number, 0 to 255; None if it is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(GREATEST_FLAG)) else None
    return None if number is None or number > GREATEST_FLAG else number


def header_of(text: str) -> tuple[Header, str, tuple[Deviation, ...]]:
    """Return the header of a segment, what follows `CP=&&`, and what is odd about how it is written."""
    match = BY_THE_BOOK.match(text)
    if match is not None:
        return Header(*match.groups()), text[match.end() :], ()
    opened = OPEN.search(text)
    before = text if opened is None else text[: opened.start()]
    header, deviations = _by_keys(before)
    if opened is None:
        return header, "", (*deviations, Deviation("content_missing"))
    if opened[0] != OPENED:
        deviations.append(Deviation("content_opening", opened[0]))
    return header, text[opened.end() :], tuple(deviations)


def _by_keys(text: str) -> tuple[Header, list[Deviation]]:
    deviations: list[Deviation] = []
    found: dict[str, str] = {}
    if "," in text:
        deviations.append(Deviation("comma_in_header", "".join(masked(text).partition(",")[1:])[:20] or ","))
    for part, shown in parts_masked(text):
        key, sign, value = part.partition("=")
        name = NAMES.get(key.lower())
        if name is None and sign:
            name, key = _addressed(key, deviations)
        if not sign:
            deviations.append(Deviation("header_text", shown))
        elif name is None:
            deviations.append(Deviation("header_key", shown))
        elif name in found:
            deviations.append(Deviation("header_repeated", shown))
        else:
            found[name] = value
            if key != name:
                deviations.append(Deviation("key_case", key))
    places = [ORDER.index(name) for name in found if name != "RF"]
    if places != sorted(places):
        deviations.append(Deviation("header_order", " ".join(found)))
    return Header(**{name.lower(): value for name, value in found.items()}), deviations


def _addressed(key: str, deviations: list[Deviation]) -> tuple[str | None, str]:
    """Return the name of a key with something in front, as instruments write their address."""
    match = ADDRESSED.fullmatch(key)
    if match is None:
        return None, key
    deviations.append(Deviation("address_before", match[1]))
    return match[2], match[2]
