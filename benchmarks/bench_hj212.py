"""Frames of HJ 212 in one process: cut, checked, read; against the same written plainly.

The frames are synthetic: 12 factors of flue gas with their marks, some 500 bytes. The rival cuts at line ends, computes
the check byte by byte with a table, and splits texts; it looks for nothing odd. Both give the same names and texts.
"""

import random
from collections.abc import Callable, Iterable

import measure
from airshed.telemetry.protocols.hj212.building import framed
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.message import Hj212Message

FRAMES = 5_000
AT_ONCE = 100  # frames of a buffer, as a busy socket gives them
TIMES = 7
FACTORS = (
    *("a00000", "a34013", "a21026", "a21002", "a21003", "a21004"),
    *("a21005", "a19001", "a01011", "a01012", "a01013", "a01014"),
)
HEADER = "QN=20240123101501{n:03d};ST=31;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5"
TABLE = []
for value in range(256):
    for _ in range(8):
        value = value >> 1 ^ 0xA001 if value & 1 else value >> 1  # noqa: PLW2901 - as textbooks write it
    TABLE.append(value)


def frames() -> list[bytes]:
    """Return synthetic frames, the same in every run."""
    chance = random.Random(212)  # noqa: S311 - no secrets
    found = []
    for n in range(FRAMES):
        values = ";".join(f"{code}-Rtd={chance.uniform(10, 99):.3f},{code}-Flag=N" for code in FACTORS)
        head = HEADER.format(n=n % 1000)
        found.append(framed(f"{head};CP=&&DataTime=20240123101500;{values}&&".encode()))
    return found


def plain_check(segment: bytes) -> int:
    """Return the check byte by byte."""
    register = 0xFFFF
    for byte in segment:
        register = TABLE[register >> 8 ^ byte]
    return register


def plain(buffer: bytes) -> list[tuple[dict[str, str], list[list[str]]]]:
    """Return header and items of the frames of a buffer, as one writes it in an hour."""
    found = []
    for line in buffer.split(b"\r\n"):
        if line[:2] != b"##" or plain_check(line[6:-4]) != int(line[-4:], 16):
            continue
        header, _, content = line[6:-4].decode().partition(";CP=&&")
        keys = dict(part.split("=", 1) for part in header.split(";"))
        items = [item.split("=", 1) for group in content[:-2].split(";") for item in group.split(",")]
        found.append((keys, items))
    return found


def ours(buffer: bytes) -> list[Hj212Message]:
    """Return the messages of a buffer, their contents in parts."""
    found = []
    for piece in split(buffer).pieces:
        message = decode(piece)
        if isinstance(message, Hj212Message) and message.parts.names:
            found.append(message)
    return found


def values(buffer: bytes) -> int:
    """Return how many values the messages of a buffer have, each as a number with its mark."""
    return sum(len(message.readings) for message in ours(buffer))


def told(buffer: bytes) -> int:
    """Return how many deviations are told in a buffer, with all readings made."""
    return sum(len(message.readings) + len(message.deviations) for message in ours(buffer))


def each(work: Callable[[bytes], object], things: Iterable[bytes]) -> Callable[[], None]:
    """Return a call that does a work with each of the things, keeping nothing."""

    def call() -> None:
        for thing in things:
            work(thing)

    return call


def main() -> int:
    """Compare and report."""
    whole = frames()
    buffers = [b"".join(whole[n : n + AT_ONCE]) for n in range(0, FRAMES, AT_ONCE)]
    segments = [frame[6:-6] for frame in whole]
    taken = {
        work: measure.seconds_of(each(work, things), times=TIMES) / FRAMES
        for work, things in ((ours, buffers), (plain, buffers), (values, buffers), (told, buffers))
    }
    folded = measure.seconds_of(each(crc, segments), times=TIMES) / FRAMES
    stepped = measure.seconds_of(each(plain_check, segments), times=TIMES) / FRAMES
    differing = sum(
        [[name, text] for name, text in zip(mine.parts.names, mine.parts.values, strict=True)] != items
        or mine.header.qn != keys["QN"]
        for buffer in buffers
        for mine, (keys, items) in zip(ours(buffer), plain(buffer), strict=True)
    )
    return measure.report(
        f"Frames of HJ 212, {len(whole[0])} bytes and {len(FACTORS)} factors, in one process",
        [
            measure.Figure("cut, checked, in parts: thousand frames a second", 1e-3 / taken[ours], "k"),
            measure.Figure("the same written plainly", 1e-3 / taken[plain], "k"),
            measure.Figure("times as fast as written plainly", taken[plain] / taken[ours], "x", least=2.5),
            measure.Figure("values as numbers with their marks", 1e-3 / taken[values], "k"),
            measure.Figure("and everything odd looked for", 1e-3 / taken[told], "k"),
            measure.Figure("check folded, thousand a second", 1e-3 / folded, "k"),
            measure.Figure("times as fast as byte by byte", stepped / folded, "x", least=5),
            measure.Figure("frames that differ from those of the plain one", differing, "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({}, main)
