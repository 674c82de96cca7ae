"""When a message goes out, as properties of wall time."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from airshed.web.notices.times import AT_ONCE, Wish, awake, due, most_attempts, pause

HOURS = st.none() | st.integers(0, 23)
WISHES = st.builds(Wish, digest_hour=HOURS, quiet_from=HOURS, quiet_to=HOURS)
MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2027, 1, 1))


@given(MOMENTS, WISHES)
def test_nothing_goes_out_before_it_happened_or_later_than_two_days_after(at: datetime, wish: Wish) -> None:
    assert at <= due(at, wish) <= at + timedelta(days=2)


@given(MOMENTS, WISHES)
def test_nothing_goes_out_in_a_quiet_hour(at: datetime, wish: Wish) -> None:
    assert not wish.is_quiet(due(at, wish).hour)
    assert not wish.is_quiet(awake(at, wish).hour)


@given(MOMENTS, WISHES)
def test_a_moment_that_was_set_stays_when_it_is_set_again(at: datetime, wish: Wish) -> None:
    assert due(due(at, wish), wish) == due(at, wish)
    assert awake(due(at, wish), wish) == due(at, wish)


@given(MOMENTS, MOMENTS, WISHES)
def test_what_happens_later_never_goes_out_earlier(one: datetime, other: datetime, wish: Wish) -> None:
    first, second = sorted((one, other))
    assert due(first, wish) <= due(second, wish)


@given(MOMENTS, st.integers(0, 23), HOURS, HOURS)
def test_a_digest_goes_out_once_a_day_on_the_hour(at: datetime, hour: int, first: int | None, end: int | None) -> None:
    wish = Wish(hour, first, end)
    found = due(at, wish)
    assert (found.minute, found.second, found.microsecond) == (0, 0, 0)
    assert found.hour == (end if wish.is_quiet(hour) else hour)


@given(MOMENTS)
def test_without_wishes_a_message_goes_out_at_once(at: datetime) -> None:
    assert due(at, AT_ONCE) == at


def test_quiet_hours_pass_midnight_or_not() -> None:
    night, noon = Wish(quiet_from=22, quiet_to=7), Wish(quiet_from=12, quiet_to=14)
    assert [hour for hour in range(24) if night.is_quiet(hour)] == [0, 1, 2, 3, 4, 5, 6, 22, 23]
    assert [hour for hour in range(24) if noon.is_quiet(hour)] == [12, 13]
    assert due(datetime(2019, 11, 20, 23, 10), night) == datetime(2019, 11, 21, 7)
    assert due(datetime(2019, 11, 20, 6, 59, 59), night) == datetime(2019, 11, 20, 7)
    assert due(datetime(2019, 11, 20, 7), night) == datetime(2019, 11, 20, 7)


def test_attempts_are_a_minute_five_thirty_two_hours_then_six_hours_apart() -> None:
    minutes = [pause(n).total_seconds() / 60 for n in range(1, 7)]
    assert minutes == [1, 5, 30, 120, 360, 360]


def test_a_message_is_tried_for_as_many_days_as_are_set() -> None:
    for days in (1, 7, 60):
        spent = sum((pause(n) for n in range(1, most_attempts(days))), timedelta())
        assert timedelta(days=days) - timedelta(hours=6) < spent <= timedelta(days=days) + timedelta(hours=6)
