"""What became of each hour, against a count hour by hour: everything expected has one answer, and totals add up."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from airshed.ingest.answers import ANSWERS, COUNTED, Span, counted, device_answers, factor_answers
from airshed.ingest.rates import Counts
from airshed.telemetry.protocols.hj212.marks import NOT_RUNNING

FACTORS = ("a21026", "a34013")
START = datetime(2019, 10, 30)
HOURS = 96
HOUR = timedelta(hours=1)
MARKS = st.sampled_from([None, "", "N", "D", "F", "St", "B", "Md", "?"])
VALUES = st.sampled_from([0.0, 1.5, None])
CELLS = st.dictionaries(st.tuples(st.integers(0, HOURS - 1), st.sampled_from(FACTORS)), st.tuples(MARKS, VALUES))
DAYS = st.integers(0, 4)
SPANS = st.builds(
    lambda begin, end: Span(START + HOUR * begin, START + timedelta(minutes=end)),
    st.integers(0, HOURS),
    st.integers(0, HOURS * 60),
)


def _frames(cells: Any, first: date, last: date | None, *, heard: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    row = {"mn": "M", "from_date": first, "to_date": last, "factors": ",".join(FACTORS), "hourly": True, "heard": heard}
    devices = pl.DataFrame([row], schema_overrides={"to_date": pl.Date()})
    rows = [("M", f, START + HOUR * n, value, mark) for (n, f), (mark, value) in cells.items()]
    types = [pl.String(), pl.String(), pl.Datetime("us"), pl.Float64(), pl.String()]
    schema = dict(zip(("mn", "factor", "at", "value", "mark"), types, strict=True))
    return devices, pl.DataFrame(rows, schema=schema, orient="row")


def _by_hand(cells: Any, first: date, last: date | None, span: Span, *, heard: bool) -> dict[tuple[datetime, str], str]:
    found, sent = {}, heard
    for n in range(HOURS):
        at = START + HOUR * n
        if at.date() < first or (last and at.date() >= last):
            continue
        sent = sent or any((n, factor) in cells for factor in FACTORS)
        for factor in FACTORS:
            if not (span.from_at <= at and at + HOUR <= span.to_at):
                continue
            if (n, factor) not in cells:
                found[at, factor] = "lost" if sent else "never_sent"
            else:
                mark, value = cells[n, factor]
                good = (mark or "") in COUNTED and value is not None
                found[at, factor] = "stopped" if mark in NOT_RUNNING else "valid" if good else "invalid"
    return found


@settings(deadline=None)
@given(CELLS, DAYS, st.one_of(st.none(), DAYS), st.sampled_from([True, False]), SPANS)
def test_each_expected_hour_has_the_answer_that_a_count_by_hand_gives(
    cells: Any, first: int, last: int | None, heard: Any, span: Span
) -> None:
    from_date = START.date() + timedelta(days=first)
    to_date = None if last is None else START.date() + timedelta(days=last)
    devices, readings = _frames(cells, from_date, to_date, heard=heard)
    answers = factor_answers(devices, readings, span)
    told = {(at, factor): answer for at, factor, answer in answers.select("at", "factor", "answer").iter_rows()}
    assert told == _by_hand(cells, from_date, to_date, span, heard=heard)
    assert len(told) == answers.height
    for frame, every in ((answers, len(FACTORS)), (device_answers(answers), 1)):
        sums = counted(frame, "mn").select(ANSWERS).rows()
        counts = Counts(*sums[0]) if sums else Counts()
        assert counts.valid + counts.invalid + counts.lost + counts.never_sent == counts.expected
        assert counts.expected + counts.stopped == len(told) // len(FACTORS) * every
        assert counts.transfer is None or 0 <= counts.transfer <= 1
        assert counts.availability == (counts.transfer or 0) * (counts.validity or 0) or not counts.expected


@settings(deadline=None)
@given(CELLS, st.integers(1, HOURS - 1))
def test_a_span_counts_as_much_as_its_parts(cells: Any, cut: int) -> None:
    devices, readings = _frames(cells, START.date(), None, heard=False)
    whole = Span(START, START + HOUR * HOURS)
    parts = [Span(START, START + HOUR * cut), Span(START + HOUR * cut, whole.to_at)]
    one = factor_answers(devices, readings, whole)
    both = pl.concat([factor_answers(devices, readings, part) for part in parts])
    assert both.sort("at", "factor").equals(one.sort("at", "factor"))
