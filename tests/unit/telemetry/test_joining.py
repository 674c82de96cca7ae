import itertools

from tests.unit.telemetry.making import HEADER, frame, message

from airshed.telemetry.protocols.hj212.joining import joined
from airshed.telemetry.protocols.hj212.message import Hj212Message

TIME = "DataTime=20240123101500"
FACTORS = ("a21026", "a21002", "a34013")


def part(number: int, *, total: int = 3, minute: int = 15) -> Hj212Message:
    qn = f"QN=2024012310150142{number}"
    head = HEADER.replace("QN=20240123101501421", qn).replace("Flag=5", f"Flag=7;PNUM={total};PNO={number}")
    content = f"DataTime=202401231{minute:03d}00;{FACTORS[number - 1]}-Rtd={number},{FACTORS[number - 1]}-Flag=N"
    return message(frame(content, header=head))


def test_parts_of_different_numbers_are_joined_in_their_order_whatever_order_they_came_in() -> None:
    for order in itertools.permutations((1, 2, 3)):
        found = joined([part(number) for number in order])
        (whole,) = found.whole
        assert found.held == {}
        assert [(reading.factor, reading.number) for reading in whole.readings] == [
            *zip(FACTORS, (1, 2, 3), strict=True)
        ]
        assert [item for item in whole.items if not item[1]] == [("DataTime", "", "20240123101500")]
        assert whole.header.qn == "20240123101501421"


def test_parts_of_different_times_do_not_mix() -> None:
    found = joined([part(1), part(2, minute=16), part(3)])
    assert found.whole == ()
    assert sorted(len(parts) for parts in found.held.values()) == [1, 2]
    assert len(joined([part(2)], held=found.held).whole) == 1


def test_what_was_held_is_not_changed() -> None:
    first = joined([part(1)])
    before = {key: dict(parts) for key, parts in first.held.items()}
    joined([part(2)], held=first.held)
    assert first.held == before


def test_a_part_that_comes_twice_counts_once_and_is_told() -> None:
    (whole,) = joined([part(1), part(1), part(2), part(3)]).whole
    assert [reading.number for reading in whole.readings] == [1, 2, 3]
    assert "repeated_part" in [deviation.code for deviation in whole.deviations]


def test_messages_without_packets_pass_as_they_are() -> None:
    plain = message(frame())
    odd = message(frame(header=HEADER.replace("Flag=5", "Flag=7;PNUM=2;PNO=3")))
    alone = part(1, total=1)
    assert joined([plain, odd, alone]).whole == (plain, odd, alone)


def test_no_more_than_a_number_is_held_and_the_oldest_is_given_up() -> None:
    found = joined([part(1, minute=minute) for minute in range(10, 15)], most=3)
    assert len(found.held) == 3
    assert [given.data_time for given in found.given_up] == ["20240123101000", "20240123101100"]
