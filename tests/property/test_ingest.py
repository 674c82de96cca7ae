"""Frames in any order, batches and restarts, again and again: the readings are the same, each frame has one row."""

import random
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.ingest.feeding import AT, fed, frame, readings

from airshed.ingest.ambient import steps_of
from airshed.ingest.progress import progress_of
from airshed.ingest.rows import slots_of
from airshed.ingest.taking import Waiting, take
from airshed.lake.engines import scan
from airshed.telemetry.protocols.hj212.content import parts_of, readings_of

FREELY = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
QNS = st.sampled_from([None, "junk", "9" * 17, "20261224000000000", *(f"202611300{n}0000000" for n in range(4))])
SENT = st.builds(
    lambda value, mark, qn, hour, factor, cn: frame(
        f"{factor}-Avg={value},{factor}-Flag={mark};a19001-Avg=7", cn=cn, qn=qn, data_time=f"20261130{hour}0000"
    ),
    value=st.integers(0, 2),
    mark=st.sampled_from("ND"),
    qn=QNS,
    hour=st.sampled_from(["00", "01"]),
    factor=st.sampled_from(["a21026", "02", "a34013"]),
    cn=st.sampled_from(["2061", "2061", "2051", "2021"]),
)
PACKETS = st.builds(
    lambda total, low, value, minute, late: [
        frame(
            text,
            part=(number, total),
            qn=f"2026113010000{late[number - 1]}{number:02}",
            data_time=f"202611300{minute}0000",
        )
        for number, text in enumerate(
            (f"a34013-Avg={value};a21026-Min={low}", f"a21026-Avg={value},a21026-Flag=N", "a19001-Avg=3")[:total], 1
        )
    ],
    total=st.integers(2, 3),
    low=st.integers(0, 2),
    value=st.integers(3, 5),
    minute=st.sampled_from([1, 2]),
    late=st.tuples(*[st.integers(0, 2)] * 3),
)
FRAMES = st.tuples(st.lists(SENT, max_size=10), st.lists(PACKETS, max_size=3))


def played(raws: list[bytes], cuts: list[int], *, keeps: bool, most: int = 3) -> tuple[list[Any], int]:
    """Return the readings after frames were taken in batches, and how many frames have a row."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        waiting: Waiting | None = None
        for first, last in zip([0, *cuts], [*cuts, len(raws)], strict=True):
            if raws[first:last]:
                fed(home, raws[first:last], at=AT + timedelta(seconds=first))
            more = True
            while more:
                taken = take(home, now=AT, most=most, waiting=waiting if keeps else None)
                more, waiting = taken.more, taken.waiting
        assert progress_of(home).done == len(raws)
        numbers = scan(home, "device_frames").collect().get_column("frame").sort().to_list()
        assert numbers == list(range(1, len(raws) + 1))
        return readings(home), len(numbers)


@FREELY
@given(found=FRAMES, seed=st.integers(0, 2**32), keeps=st.booleans())
def test_any_order_repetition_batches_and_restarts_end_alike(
    found: tuple[list[bytes], list[list[bytes]]], seed: int, *, keeps: bool
) -> None:
    singles, packets = found
    raws = [*singles, *(raw for parts in packets for raw in parts)]
    if not raws:
        return
    chance = random.Random(seed)
    other = [*raws, *chance.choices(raws, k=3)]
    chance.shuffle(other)
    cuts = sorted(chance.sample(range(len(other)), k=min(2, len(other) - 1)))
    alone = played(raws, [], keeps=True, most=len(raws))[0]  # one batch is held against nothing that is stored
    assert alone == played(raws, [], keeps=keeps, most=1)[0] == played(other, cuts, keeps=keeps)[0]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a21026", "A34013", "02", "b01"]),
            st.sampled_from(["Rtd", "AVG", "Min", "ZsRtd", "Flag", "Info"]),
            st.one_of(st.integers(-9, 99).map(str), st.sampled_from(["1.50", ".5", "+1", "x", "", "1e3", "007"])),
        ),
        max_size=8,
    )
)
def test_places_lead_to_the_numbers_of_the_readings(items: list[tuple[str, str, str]]) -> None:
    parts = parts_of(";".join(f"{factor}-{field}={text}" for factor, field, text in items))
    found = readings_of(parts)
    for slot in slots_of(parts.names):
        for column, at in slot.at.items():
            reading = found[at]
            assert reading.factor.lower() in {slot.factor, "02"}
            assert {"value": ("rtd", "avg"), "low": ("min",), "converted": ("zsrtd",)}[column].count(
                reading.field.lower()
            )


@given(st.decimals(0, 9999, places=4), st.sampled_from(["ng/m3", "µg/m3", "mg/m3"]))
def test_steps_are_the_nearest_and_ties_are_even(value: Any, unit: str) -> None:
    text = f"{value:f}"
    exact = value * {"ng/m3": 1, "µg/m3": 1000, "mg/m3": 1_000_000}[unit] / 100  # steps of 0.1 µg/m³
    steps = steps_of(text, pollutant="so2", unit=unit)
    if not isinstance(steps, int):
        assert exact > 2**31 - 1
        return
    assert abs(exact - steps) <= 0.5
    assert abs(exact - steps) < 0.5 or steps % 2 == 0
