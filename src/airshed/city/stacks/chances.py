"""Chance that can be asked for anywhere: a number follows from seed, device, stream and place alone.

A series is never walked through: its value at a minute of any year is computed at once. Only additions, products and
shifts are used, so that the same digits come out on any machine. The mixing is that of SplitMix64 (Steele, Lea and
Flood, 2014, "Fast splittable pseudorandom number generators").
"""

import hashlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

STEP, ONE, OTHER = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
ALL = (1 << 64) - 1
UNIT = 2.0**-53


def salt_of(*words: object) -> int:
    """Return a number of 64 bits that stands for words."""
    return int.from_bytes(hashlib.sha256(" ".join(map(str, words)).encode()).digest()[:8], "big")


@cache
def _stream(name: str) -> int:
    return salt_of(name)


def chances(salt: int, stream: str, places: Numbers) -> Values:
    """Return a number for each place, spread evenly [0 to 1, without 1]."""
    mixed = places.astype(np.uint64) * np.uint64(STEP) + np.uint64(salt ^ _stream(stream))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(ONE)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(OTHER)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * UNIT


def chance(salt: int, stream: str, place: int = 0) -> float:
    """Return the number for one place."""
    mixed = (place * STEP + (salt ^ _stream(stream))) & ALL
    mixed = ((mixed ^ (mixed >> 30)) * ONE) & ALL
    mixed = ((mixed ^ (mixed >> 27)) * OTHER) & ALL
    return ((mixed ^ (mixed >> 31)) >> 11) * UNIT


def among(salt: int, stream: str, place: int, low: float, high: float) -> float:
    """Return a number between two others."""
    return low + (high - low) * chance(salt, stream, place)


def drift(salt: int, stream: str, places: Numbers, *, every: int) -> Values:
    """Return a line that bends at every so many places, of which there is one at least [-1 to 1]."""
    knots = places // every
    along = (places - knots * every) / every
    first, last = int(knots.min()), int(knots.max())
    drawn = 2 * chances(salt, stream, np.arange(first, last + 2)) - 1
    at = knots - first
    return np.asarray(drawn[at] + (drawn[at + 1] - drawn[at]) * along)
