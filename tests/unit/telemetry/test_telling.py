from datetime import datetime, timedelta
from random import Random

import pytest
from tests.unit.telemetry.making import message
from tests.unit.telemetry.measuring import FACTORS, START, Made

from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.joining import joined
from airshed.telemetry.simulating.faults import SHARES, TRAITS, USUAL, faults_of, moves_of, with_trait
from airshed.telemetry.simulating.telling import (
    COMMANDS,
    MILLISECOND,
    OF_INTERVALS,
    OF_MOMENTS,
    Period,
    Said,
    Speech,
    heartbeat,
    lines_of,
    said,
)

SPEECH = Speech("010000A8900016F000169DC0")
DEVIATIONS = {
    None: set(),
    "2005": set(),
    "modbus": {"crc_modbus"},
    "modbus_swapped": {"crc_modbus_swapped"},
    "lower": set(),  # a check may have no letters
    "packets": set(),
    "2025": set(),
}


def _said(speech: Speech, period: Period = "hour", *, backfilled: bool = False, at: datetime = START) -> list[Said]:
    (measured,) = Made().measured(
        SPEECH.mn, period, from_at=at, to_at=at + timedelta(seconds=1), step=timedelta(hours=1)
    )
    numbers = iter(range(100))
    moment = at + timedelta(hours=1)
    return said(speech, period, measured, number=lambda: moment + next(numbers) * MILLISECOND, backfilled=backfilled)


@pytest.mark.parametrize("trait", [None, *TRAITS])
@pytest.mark.parametrize("period", COMMANDS)
def test_what_is_said_is_read_with_the_deviations_of_its_way_of_speaking(period: Period, trait: str | None) -> None:
    speech = with_trait(SPEECH, trait) if trait else SPEECH
    frames = [message(frame.raw) for frame in _said(speech, period)]
    (measured,) = Made().measured(
        SPEECH.mn, period, from_at=START, to_at=START + timedelta(seconds=1), step=timedelta(hours=1)
    )
    whole = joined(frames)
    (found,) = whole.whole
    assert (len(frames) > 1) == (trait == "packets")
    assert not whole.held
    assert {one.code for frame in frames for one in frame.deviations} - {"crc_lower_case"} == DEVIATIONS[trait]
    assert (found.command, found.data_at, found.device) == (COMMANDS[period], START, speech.mn)
    assert found.spoken.edition == (trait if trait in {"2005", "2025"} else "2017")
    fields = OF_MOMENTS if period == "real" else OF_INTERVALS
    codes = {
        "2005": {"a34013": "01", "a21026": "02", "a21002": "03", "a19001": "S01", "a01012": "S03", "a00000": "B02"}
    }
    code = codes.get(trait or "", {})
    assert [(r.factor, r.field, r.value, r.mark) for r in found.readings] == [
        (code.get(factor, factor), fields[name], text, measured.marks.get(factor, measured.mark))
        for factor, name, text in measured.numbers
    ]
    for frame, sent in zip(frames, _said(speech, period), strict=True):
        assert frame.header.qn == sent.qn
        assert frame.header.wants_answer
        assert frame.actual <= 1024


def test_lower_case_is_seen_where_the_check_has_letters() -> None:
    speech = with_trait(SPEECH, "lower")
    raws = [_said(speech, at=START + n * timedelta(hours=1))[0].raw for n in range(20)]
    told = [{one.code for one in message(raw).deviations} for raw in raws]
    assert {"crc_lower_case"} in told
    assert all(codes <= {"crc_lower_case"} for codes in told)
    assert all(message(raw).check == "gb" for raw in raws)


def test_long_contents_are_parted_between_factors() -> None:
    frames = [message(frame.raw) for frame in _said(with_trait(SPEECH, "packets"))]
    assert [(one.header.pno, one.header.pnum) for one in frames] == [
        (str(n), str(len(frames))) for n in range(1, len(frames) + 1)
    ]
    assert [factor for one in frames for factor in one.factors] == list(FACTORS)
    assert len({one.header.qn for one in frames}) == len(frames)


@pytest.mark.parametrize(("edition", "late"), [("2005", False), ("2017", True), ("2025", True)])
def test_what_is_late_says_so_from_2017_on(edition: str, late: bool) -> None:  # noqa: FBT001 - a column
    speech = with_trait(SPEECH, edition) if edition != "2017" else SPEECH
    assert message(_said(speech, backfilled=True)[0].raw).backfilled is late
    assert message(_said(speech)[0].raw).backfilled is False


def test_a_heartbeat_is_a_notice() -> None:
    found = message(heartbeat(with_trait(SPEECH, "2025"), at=START).raw)
    assert (found.command, found.content, found.deviations, found.header.wants_answer) == ("9015", "", (), True)


def test_lines_are_the_means_with_their_marks() -> None:
    (measured,) = Made().measured("A", "hour", from_at=START, to_at=START + timedelta(hours=1), step=timedelta(hours=1))
    lines = lines_of("A", "hour", measured)
    assert [(line.factor, line.value, line.mark) for line in lines] == [
        (factor, float(text), "C" if factor == FACTORS[0] else measured.mark)
        for factor, name, text in measured.numbers
        if name == "mean"
    ]


# --- faults ---


def _pieces(fault: str | None) -> list[tuple[bytes, str, bool]]:
    raw = _said(SPEECH)[0].raw
    stream = b"".join(move.raw * min(move.times, 3) for move in moves_of(fault, raw, chance=Random(1)))
    return [tuple(piece) for piece in split(stream, ended=True).pieces]  # type: ignore[misc]


@pytest.mark.parametrize("fault", [None, *SHARES])
def test_what_a_fault_sends(fault: str | None) -> None:
    raw = _said(SPEECH)[0].raw.removesuffix(b"\r\n")
    moves = moves_of(fault, raw + b"\r\n", chance=Random(1))
    pieces = _pieces(fault)
    whole = [piece for piece in pieces if piece[0] == raw and not piece[1]]
    assert len(whole) == {"duplicate": 2, "glued": 2, "flood": 3, "half": 0, "wrong_crc": 0, "garbage": 1}.get(
        fault or "", 1
    )
    assert any(move.broken for move in moves) == (fault in {"half", "wrong_crc", "garbage"})
    assert any(move.dropped for move in moves) == (fault == "half")
    assert any(move.slowly for move in moves) == (fault == "bytes")
    if fault == "half":
        assert [piece[1] for piece in pieces] in (["truncated"], ["rubbish"], ["bad_length_field"])
    if fault == "wrong_crc":
        assert message(pieces[0][0]).check == "none"
    if fault == "glued":
        assert [piece[2] for piece in pieces] == [False, True]


def test_faults_come_by_chance_and_are_always_the_same() -> None:
    faults = faults_of("all", seed=1)
    drawn = [faults.of("A", number) for number in range(20_000)]
    assert drawn == [faults.of("A", number) for number in range(20_000)]
    for name, share in faults.shares.items():
        assert drawn.count(name) / len(drawn) == pytest.approx(share, rel=0.4)
    assert drawn != [faults_of("all", seed=2).of("A", number) for number in range(20_000)]
    usual = {faults_of("usual", seed=1).of("A", number) for number in range(20_000)}
    assert usual == {None, *USUAL}
    assert {faults_of("none", seed=1).of("A", number) for number in range(100)} == {None}
