"""Expected against received: what became of each hour, at the borders of days, months and periods of devices."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.ingest.readings import HOUR, MN, device, hour, hours, list_devices, store

from airshed.ingest.devices import EVER
from airshed.ingest.rates import Counts, answers_of, counts_of, days_of, device_rates, rates_version
from airshed.telemetry.protocols.hj212.marks import NOT_RUNNING

OCT, NOV, DEC = datetime(2019, 10, 1), datetime(2019, 11, 1), datetime(2019, 12, 1)
LATER = datetime(2020, 1, 1)
DAY = timedelta(days=1)


def counts(home: Path, from_at: datetime, to_at: datetime, mn: str = MN, **more: Any) -> Counts:
    return counts_of(home, from_at=from_at, to_at=to_at, **{"now": LATER, **more}).get((mn,), Counts())


def listen(home: Path) -> None:
    """Have somebody receive something, of a device that nobody listed."""
    store(home, [hour(OCT - DAY, mn="NOBODY")], known_at=OCT - DAY)


def months(home: Path, **more: Any) -> list[tuple[Any, ...]]:
    frame = device_rates(home, **{"as_of": None, "now": LATER, **more})
    return frame.select("device", "topic", "month_date", "valid_hours", "expected_hours").rows()


def test_without_devices_or_readings_nothing_is_expected(home: Path) -> None:
    assert counts_of(home, from_at=OCT, to_at=NOV, now=LATER) == {}
    assert device_rates(home, as_of=date(2019, 12, 31), now=LATER).is_empty()
    assert answers_of(home, mn=MN, from_at=OCT, to_at=NOV, now=LATER).is_empty()


def test_a_device_that_never_sent_is_told_from_one_that_fell_silent(home: Path) -> None:
    list_devices(home, device(), device("OTHER1"))
    store(home, hours(OCT + 5 * HOUR, OCT + 10 * HOUR))
    assert counts(home, OCT, OCT + DAY) == Counts(valid=5, lost=14, never_sent=5)
    assert counts(home, OCT, OCT + DAY, "OTHER1") == Counts(never_sent=24)
    assert counts(home, NOV, NOV + DAY) == Counts(lost=24)
    assert counts(home, NOV, NOV + DAY, "OTHER1") == Counts(never_sent=24)


@pytest.mark.parametrize(
    ("mark", "value", "expected"),
    [
        ("N", 1.0, Counts(valid=1)),
        (None, 0.0, Counts(valid=1)),
        ("", -0.1, Counts(valid=1)),
        ("N", None, Counts(invalid=1)),
        ("N", float("nan"), Counts(invalid=1)),
        ("D", 1.0, Counts(invalid=1)),
        ("Md", None, Counts(invalid=1)),
        ("n", 1.0, Counts(invalid=1)),
        ("3", 1.0, Counts(invalid=1)),
        *((mark, 1.0, Counts(stopped=1)) for mark in NOT_RUNNING),
        ("F", None, Counts(stopped=1)),
    ],
)
def test_marks_say_whether_an_hour_is_valid(
    home: Path, mark: str | None, value: float | None, expected: Counts
) -> None:
    list_devices(home, device(factors="a21026"))
    store(home, [hour(OCT, value=value, mark=mark)])
    assert counts(home, OCT, OCT + HOUR) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("N", "N", Counts(valid=1)),
        ("N", "D", Counts(invalid=1)),
        ("N", "", Counts(invalid=1)),
        ("N", "F", Counts(invalid=1)),
        ("F", "F", Counts(stopped=1)),
        ("F", "", Counts(stopped=1)),
        ("F", "D", Counts(invalid=1)),
        ("D", "", Counts(invalid=1)),
    ],
)
def test_an_hour_of_a_device_is_valid_when_all_its_factors_are(
    home: Path, one: str, two: str, expected: Counts
) -> None:
    list_devices(home, device())
    given = {"a21026": one, "a34013": two}
    store(home, [hour(OCT, factor, mark=mark) for factor, mark in given.items() if mark])
    assert counts(home, OCT, OCT + HOUR) == expected


def test_factors_are_counted_each_for_itself_and_others_than_those_listed_are_not(home: Path) -> None:
    list_devices(home, device())
    store(home, [hour(OCT), hour(OCT, "a19001"), hour(OCT + HOUR, "a34013", mark="C")])
    found = counts_of(home, from_at=OCT, to_at=OCT + 2 * HOUR, now=LATER, by_factor=True)
    assert found == {(MN, "a21026"): Counts(valid=1, lost=1), (MN, "a34013"): Counts(invalid=1, lost=1)}
    told = answers_of(home, mn=MN, from_at=OCT, to_at=OCT + 2 * HOUR, now=LATER)
    assert told.rows() == [
        (OCT, "a21026", "valid"),
        (OCT, "a34013", "lost"),
        (OCT + HOUR, "a21026", "lost"),
        (OCT + HOUR, "a34013", "invalid"),
    ]


def test_rates_are_exact() -> None:
    found = Counts(valid=2, invalid=1, lost=3, never_sent=1, stopped=9)
    assert (found.received, found.expected) == (3, 7)
    assert (found.transfer, found.validity, found.availability) == (Fraction(3, 7), Fraction(2, 3), Fraction(2, 7))
    assert (Counts(stopped=4).transfer, Counts(lost=1).validity, Counts().availability) == (None, None, None)


def test_an_hour_is_expected_when_it_has_been_over_for_an_hour(home: Path) -> None:
    list_devices(home, device())
    for minutes, expected in ((119, 0), (120, 1), (179, 1), (180, 2)):
        now = OCT + timedelta(minutes=minutes)
        assert counts(home, OCT, NOV, now=now).expected == expected, minutes


def test_nothing_is_expected_the_day_before_the_first_and_from_the_last_day_on(home: Path) -> None:
    first, last = date(2019, 10, 3), date(2019, 10, 5)
    list_devices(home, device(from_date=first, to_date=last))
    store(home, hours(OCT, OCT + 10 * DAY))
    days = {n: counts(home, OCT + DAY * (n - 1), OCT + DAY * n) for n in (2, 3, 4, 5)}
    assert days == {2: Counts(), 3: Counts(valid=24), 4: Counts(valid=24), 5: Counts()}
    assert months(home) == [(MN, "flue_gas", date(2019, 10, 31), 48, 48)]


def test_what_came_before_the_first_day_does_not_make_a_device_one_that_has_sent(home: Path) -> None:
    list_devices(home, device(from_date=date(2019, 11, 2)))
    store(home, hours(OCT, OCT + DAY))
    store(home, hours(NOV, NOV + DAY))
    assert counts(home, NOV, NOV + 2 * DAY) == Counts(never_sent=24)
    assert counts(home, DEC, DEC + DAY) == Counts(never_sent=24)


def test_an_hour_belongs_to_the_month_in_which_it_begins(home: Path) -> None:
    list_devices(home, device(from_date=date(2019, 10, 31)))
    store(home, hours(NOV - HOUR, NOV + HOUR))
    assert months(home, as_of=date(2019, 11, 30)) == [
        (MN, "flue_gas", date(2019, 10, 31), 1, 24),
        (MN, "flue_gas", date(2019, 11, 30), 1, 720),
    ]


def test_a_month_is_judged_once_its_last_day_is_there_and_to_the_present_hour(home: Path) -> None:
    listen(home)
    list_devices(home, device())
    assert months(home, as_of=date(2019, 10, 30)) == []
    assert months(home, as_of=date(2019, 10, 31))[0][-1] == 744
    assert months(home, as_of=date(2019, 10, 31), now=datetime(2019, 10, 31, 8, 30))[0][-1] == 727
    assert months(home, as_of=date(2019, 11, 5), now=datetime(2019, 10, 31, 8, 30))[0][-1] == 727
    assert [row[-1] for row in months(home, now=NOV + 25 * HOUR)] == [744]


def test_a_device_that_was_replaced_and_its_successor_share_a_month(home: Path) -> None:
    turn = date(2019, 10, 11)
    list_devices(home, device(to_date=turn), device("NEW001", from_date=turn, topics=("flue_gas", "voc")))
    store(home, [*hours(OCT, OCT + 12 * DAY), *hours(OCT + 10 * DAY, NOV, mn="NEW001")])
    assert months(home, as_of=date(2019, 10, 31)) == [
        (MN, "flue_gas", date(2019, 10, 31), 240, 240),
        ("NEW001", "flue_gas", date(2019, 10, 31), 504, 504),
        ("NEW001", "voc", date(2019, 10, 31), 504, 504),
    ]


def test_one_number_that_moves_to_another_outlet_is_one_row_a_topic(home: Path) -> None:
    turn = date(2019, 10, 11)
    list_devices(home, device(to_date=turn), device(from_date=turn, place="PK-002", topics=("flue_gas", "key_source")))
    store(home, hours(OCT, NOV))
    assert months(home, as_of=date(2019, 10, 31)) == [
        (MN, "flue_gas", date(2019, 10, 31), 744, 744),
        (MN, "key_source", date(2019, 10, 31), 504, 504),
    ]


def test_a_device_connected_nobody_knows_when_is_expected_from_its_first_hour(home: Path) -> None:
    list_devices(home, device(from_date=EVER), device("SILENT", from_date=EVER))
    store(home, [*hours(OCT + 10 * DAY, OCT + 10 * DAY + HOUR), *hours(NOV + DAY, NOV + 2 * DAY)])
    assert counts(home, OCT, NOV) == Counts(valid=1, lost=21 * 24 - 1)
    assert counts(home, NOV, NOV + 2 * DAY) == Counts(valid=24, lost=24)
    assert counts(home, OCT, DEC, "SILENT") == Counts()
    assert [row[0] for row in months(home, as_of=date(2019, 11, 30))] == [MN, MN]


def test_without_hours_or_factors_nothing_is_expected_and_not_said_means_hours(home: Path) -> None:
    given = [device("NONE01", hourly=False), device("NONE02", factors=""), device("NONE03", topics=())]
    list_devices(home, *given)
    assert set(counts_of(home, from_at=OCT, to_at=NOV, now=LATER)) == {("NONE03",)}
    assert months(home) == []


def test_corrections_count_from_the_moment_they_were_known(home: Path) -> None:
    list_devices(home, device(factors="a21026"))
    store(home, [hour(OCT), hour(OCT + HOUR)], known_at=OCT + 3 * HOUR)
    store(home, [hour(OCT, mark="D")], known_at=OCT + 5 * HOUR, revision=1)
    store(home, [hour(OCT + 2 * HOUR, backfilled=True)], known_at=OCT + 6 * HOUR)
    asked = [counts(home, OCT, OCT + 3 * HOUR, known_at=OCT + n * HOUR) for n in (2, 3, 4, 5, 6)]
    assert asked == [
        Counts(never_sent=1),
        Counts(valid=2),
        Counts(valid=2, lost=1),
        Counts(valid=1, invalid=1, lost=1),
        Counts(valid=2, invalid=1),
    ]
    assert counts(home, OCT, OCT + 3 * HOUR) == Counts(valid=2, invalid=1)


def test_devices_count_as_they_were_known(home: Path) -> None:
    listen(home)
    list_devices(home, device(), now=NOV)
    list_devices(home, device(to_date=date(2019, 10, 2)), now=NOV + 3 * DAY)
    asked = [months(home, as_of=date(2019, 10, 31), known_at=NOV + n * DAY) for n in (-1, 1, 2, 3)]
    assert [[row[-1] for row in rows] for rows in asked] == [[], [744], [744], [24]]


def test_what_comes_later_moves_what_was_answered_before(home: Path) -> None:
    list_devices(home, device())
    question = {"as_of": date(2019, 11, 30)}
    assert months(home, **question) == []
    listen(home)
    assert [row[3] for row in months(home, **question)] == [0, 0]
    store(home, hours(NOV, NOV + DAY))
    assert [row[3] for row in months(home, **question)] == [0, 24]
    store(home, hours(OCT, OCT + DAY))
    assert [row[3] for row in months(home, **question)] == [24, 24]
    assert counts(home, NOV + DAY, NOV + 2 * DAY) == Counts(lost=24)
    list_devices(home, replace(device(), factors="a21026"), now=DEC)
    store(home, [hour(OCT + DAY)])
    assert [row[3] for row in months(home, **question)] == [25, 24]


def test_what_may_move_an_answer_is_told(home: Path) -> None:
    list_devices(home, device())
    found = [rates_version(home, now=NOV + DAY)]
    listen(home)
    found.append(rates_version(home, now=NOV + DAY))
    store(home, hours(NOV, NOV + DAY))
    assert rates_version(home, now=NOV + 20 * DAY) == found[1]  # a month that runs moves nothing
    store(home, hours(OCT, OCT + DAY))
    found.append(rates_version(home, now=NOV + DAY))
    list_devices(home, device(to_date=date(2019, 11, 1)))
    found += [rates_version(home, now=now) for now in (NOV + DAY, DEC - DAY, DEC - DAY + HOUR, DEC + DAY)]
    assert len(set(found)) == len(found)


def test_other_periods_and_devices_that_nobody_listed_are_not_counted(home: Path) -> None:
    list_devices(home, device(factors="a21026"))
    store(home, [hour(OCT, period="real"), hour(OCT, period="day"), hour(OCT, mn="NOBODY")])
    assert counts(home, OCT, OCT + HOUR) == Counts(never_sent=1)
    assert isinstance(device_rates(home, as_of=None, now=LATER), pl.DataFrame)


def test_moments_of_real_time_data_and_minutes_are_counted_by_day(home: Path) -> None:
    list_devices(home, device(from_date=date(2019, 10, 31), real_time_s=30, minute_min=10))
    moments = [OCT + 30 * DAY + timedelta(seconds=30 * n) for n in range(2880)]
    rows = [hour(at, factor, period="real") for at in moments for factor in ("a21026", "a34013")]
    store(home, [*rows, hour(NOV, period="minute"), hour(NOV + DAY, period="minute")])
    asked: Any = {"mn": MN, "from_date": date(2019, 10, 30), "to_date": date(2019, 11, 3)}
    now = NOV + 2 * HOUR
    assert days_of(home, **asked, period="real", now=now).rows() == [
        (date(2019, 10, 31), 2880, 2880),
        (date(2019, 11, 1), 0, 120),
    ]
    assert days_of(home, **asked, period="minute", now=LATER).rows() == [
        (date(2019, 10, 31), 0, 144),
        (date(2019, 11, 1), 1, 144),
        (date(2019, 11, 2), 1, 144),
    ]
    list_devices(home, device(from_date=date(2019, 10, 31)))
    assert days_of(home, **asked, period="real", now=LATER).is_empty()
