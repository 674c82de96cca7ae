from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.telemetry.making import message
from tests.unit.telemetry.measuring import MN, START, Made, player
from tests.unit.telemetry.receiving import folded

from airshed.telemetry.journal.records import Frame
from airshed.telemetry.simulating.device import Player
from airshed.telemetry.simulating.faults import Choice, faults_of
from airshed.telemetry.simulating.past import past_frames
from airshed.telemetry.simulating.telling import Line, lines_of

UNTIL = START + timedelta(days=3)
HOUR = timedelta(hours=1)
NAMES = [MN.format(number) for number in range(3)]
TRUTH = Made(later=frozenset(NAMES[:1]), never=frozenset(NAMES[1:2]))


def _players() -> list[Player]:
    hours = [replace(one, since={"hour": START}) for one in map(player, range(3))]
    return [*hours[:2], replace(hours[2], since={"hour": START, "real": UNTIL - HOUR})]


def _past(choice: Choice = "usual", seed: int = 1) -> list[Frame]:
    return list(past_frames(_players(), truth=TRUTH, faults=faults_of(choice, seed=seed), to_at=UNTIL))


def _hours(*, until: timedelta) -> set[Line]:
    """Return the hours that were measured and sent, and arrived some time before the end."""
    found = set()
    for mn in NAMES:
        for measured in Made().measured(mn, "hour", from_at=START, to_at=UNTIL - until, step=HOUR):
            if TRUTH.sends_at(mn, measured.at + HOUR) is not None:
                found.update(lines_of(mn, "hour", measured))
    return found


@pytest.mark.parametrize("choice", ["none", "usual"])
def test_what_arrived_is_what_was_measured_in_the_order_of_its_arrival(choice: Choice) -> None:
    frames = _past(choice)
    moments = [frame.received_at for frame in frames]
    assert moments == sorted(moments)
    assert moments[-1] <= UNTIL
    got = {line for line in folded(message(frame.raw) for frame in frames) if line.period == "hour"}
    assert _hours(until=3 * HOUR) <= got <= _hours(until=timedelta())
    assert {message(frame.raw).check for frame in frames} == {"gb"}


def test_a_frame_arrives_some_seconds_after_its_hour_or_is_late_and_says_so() -> None:
    frames = [(frame, message(frame.raw)) for frame in _past("none")]
    for frame, found in frames:
        assert found.data_at is not None
        ends = found.data_at + (HOUR if found.command == "2061" else timedelta())
        assert found.backfilled == (frame.received_at - ends > timedelta(minutes=10))
        assert timedelta() < frame.received_at - ends < timedelta(hours=4)
    assert {found.device for _, found in frames if found.backfilled} == {NAMES[0]}
    assert {found.command for _, found in frames} == {"2011", "2061"}


def test_some_frames_come_twice_byte_for_byte() -> None:
    raws = [frame.raw for frame in _past()]
    assert len(set(raws)) < len(raws) < 1.3 * len(set(raws))
    none = [frame.raw for frame in _past("none")]
    assert len(set(none)) == len(none)


def test_the_past_is_the_same_again_and_another_with_another_seed() -> None:
    assert _past() == _past()
    assert _past() != _past(seed=2)
    assert len({frame.peer for frame in _past()}) == 3
