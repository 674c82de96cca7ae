"""Each cause explains a series made up for it, and none before it in the order does."""

import random
from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.air import reference

from airshed.air.causes import (
    AQI_CAUSES,
    MAXIMUM_CAUSES,
    MEAN_CAUSES,
    AqiHour,
    MaximumDay,
    MeanSeries,
    behind_by_an_hour,
    follows_official_means,
    hour_corrected,
    hour_late,
    hour_withdrawn,
    not_rounded_up,
    out_of_step,
    pollutant_missing,
    rounded,
    short_means_kept,
    so2_held_at_200,
    tie_rounded_otherwise,
)
from airshed.vocab import POLLUTANTS

HOURS = 80
AT = 50
LENGTH = 24


def values(seed: int = 1) -> list[int]:
    """Return hours far from one another, so that no cause fits by chance."""
    rng = random.Random(seed)
    return [rng.randrange(0, 900) * 10 for _ in range(HOURS)]


def mean_of(series: Sequence[int | None], t: int) -> int | None:
    window = [v for v in series[max(0, t - LENGTH + 1) : t + 1] if v is not None]
    return int(reference.half_even(Fraction(sum(window), len(window) * 10))) if window else None


def published(series: Sequence[int | None]) -> list[int | None]:
    return [mean_of(series, t) for t in range(HOURS)]


def means(archived: list[int], official: list[int | None], ends: Collection[int] = range(HOURS)) -> MeanSeries:
    return MeanSeries(values=archived, official=official, length=LENGTH, digit=10, ends=ends)


def corrected(by: int) -> MeanSeries:
    """The source had another value of hour AT when it published; the archive kept the first."""
    archived = values()
    other: list[int | None] = [*archived]
    other[AT] = archived[AT] + by
    return means(archived, published(other))


def withdrawn() -> MeanSeries:
    """The source had no value of hour AT when it published."""
    archived = values()
    other: list[int | None] = [*archived]
    other[AT] = None
    return means(archived, published(other))


def late(back: int) -> MeanSeries:
    """The value `back` hours before AT had not arrived when AT was published, and had an hour later."""
    archived = values()
    official = published(archived)
    without = archived[AT - LENGTH + 1 : AT + 1]
    del without[LENGTH - 1 - back]
    official[AT] = int(reference.half_even(Fraction(sum(without), len(without) * 10)))
    return means(archived, official)


def shifted(by: int) -> MeanSeries:
    """At AT the mean of an hour before or after was published."""
    archived = values()
    official = published(archived)
    official[AT] = mean_of(archived, AT + by)
    return means(archived, official)


def tied() -> MeanSeries:
    """The sum of the window at AT lies between two digits; floats went to the odd one."""
    archived = values()
    window = sum(archived[AT - LENGTH + 1 : AT + 1])
    archived[AT] += 120 - window % 240
    official = published(archived)
    even = official[AT]
    assert even is not None
    total = sum(archived[AT - LENGTH + 1 : AT + 1])
    official[AT] = even + 1 if even * 240 < total else even - 1
    return means(archived, official)


SERIES: dict[str, tuple[Callable[[], MeanSeries], Any, int]] = {
    "tie": (tied, tie_rounded_otherwise, 1),
    "corrected upwards": (lambda: corrected(4000), hour_corrected, LENGTH),
    "corrected downwards": (lambda: corrected(-240), hour_corrected, LENGTH),
    "withdrawn": (withdrawn, hour_withdrawn, LENGTH),
    "late by none": (lambda: late(0), hour_late, 1),
    "late by three": (lambda: late(3), hour_late, 1),
    "of the hour before": (lambda: shifted(-1), out_of_step, 1),
    "of the hour after": (lambda: shifted(1), out_of_step, 1),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_mean_is_explained_by_its_own_cause_first(name: str) -> None:
    make, own, expected = SERIES[name]
    series = make()
    different = [t for t in sorted(series.sums) if series.differs(t)]
    assert different[0] == AT
    explained = {cause.__name__: cause(series, AT) for cause in MEAN_CAUSES}
    first = next(name for name, windows in explained.items() if windows)
    assert first == own.__name__
    assert explained[first] == set(different)
    assert len(different) >= expected * 3 // 4


def test_what_nothing_explains_stays_unexplained() -> None:
    archived = values()
    official = published(archived)
    official[AT] = (official[AT] or 0) + 77
    series = means(archived, official)
    assert [cause(series, AT) for cause in MEAN_CAUSES] == [set()] * len(MEAN_CAUSES)


@pytest.mark.parametrize(("windows", "explained"), [(1, 0), (2, 0), (3, 3), (4, 4)])
def test_few_windows_are_not_a_correction(windows: int, explained: int) -> None:
    """Some other value explains any single difference, and often two; three must agree on it."""
    archived = values()
    official = published(archived)
    for t in range(AT, AT + windows):
        official[t] = (official[t] or 0) + 7
    for t in range(AT + windows, HOURS):
        official[t] = None
    assert len(hour_corrected(means(archived, official), AT)) == explained


def test_a_correction_below_zero_is_none() -> None:
    archived = [240] * HOURS
    other: list[int | None] = [*archived]
    other[AT] = -2400
    assert hour_corrected(means(archived, published(other)), AT) == set()


def test_incomplete_windows_and_other_ends_are_not_looked_at() -> None:
    archived: list[int | None] = [*values()]
    archived[AT] = None
    series = MeanSeries(values=archived, official=published(archived), length=LENGTH, digit=10, ends=range(HOURS))
    assert set(series.sums) == {*range(LENGTH - 1, AT), *range(AT + LENGTH, HOURS)}
    few = MeanSeries(values=archived, official=published(archived), length=LENGTH, digit=10, ends={30, AT})
    assert set(few.sums) == {30}


@pytest.mark.parametrize(
    ("total", "count", "expected"), [(5, 2, 2), (7, 2, 4), (1, 3, 0), (2, 3, 1), (0, 8, 0), (12, 8, 2)]
)
def test_rounded(total: int, count: int, expected: int) -> None:
    assert rounded(total, count) == expected


def hour(official: int, computed: int, **row: int | None) -> AqiHour:
    return AqiHour(official, computed, {**dict.fromkeys(POLLUTANTS, 100), **row}, (8000, 200))


@pytest.mark.parametrize(
    ("case", "own"),
    [
        (hour(200, 60, so2=8010), so2_held_at_200),
        (hour(69, 70), not_rounded_up),
        (hour(90, 70, pm10=None), pollutant_missing),
    ],
)
def test_an_index_is_explained_by_its_own_cause_only(case: AqiHour, own: Any) -> None:
    assert [cause for cause in AQI_CAUSES if cause(case)] == [own]


@pytest.mark.parametrize(
    "case", [hour(68, 70), hour(71, 70), hour(60, 70, pm10=None), hour(200, 60, so2=8000), hour(201, 60, so2=8010)]
)
def test_other_indices_have_no_cause(case: AqiHour) -> None:
    assert [cause for cause in AQI_CAUSES if cause(case)] == []


def day(ozone: list[int], eight: list[int | None] | None = None) -> MaximumDay:
    return MaximumDay([v * 10 for v in ozone], eight or [None] * 24, 10)


RISING = [*range(10, 250, 10)]
FALLING = RISING[::-1]


def test_the_running_maximum_of_a_day() -> None:
    """Until hour 23 the means of the hours since 01:00 count; the whole day has windows of eight hours only."""
    rising, falling = day(RISING), day(FALLING)
    assert [rising.computed(n) for n in (0, 1, 7, 8, 22, 23)] == [10, 15, 45, 55, 195, 205]
    assert [falling.computed(n) for n in (0, 1, 22, 23)] == [240, 240, 240, 205]


def one_other_mean() -> tuple[MaximumDay, int, int]:
    """The official mean of hour 11 was 130 higher, and so was the maximum from then on."""
    series = day(RISING)
    eight: list[int | None] = [series.mean(n) for n in range(24)]
    eight[10] = 300
    return day(RISING, eight), 15, 300


MAXIMA: dict[str, tuple[tuple[MaximumDay, int, int], Any]] = {
    "another mean": (one_other_mean(), follows_official_means),
    "short means": ((day(FALLING), 23, 240), short_means_kept),
    "an hour behind": ((day(RISING), 12, day(RISING).computed(11)), behind_by_an_hour),
}


@pytest.mark.parametrize("name", MAXIMA)
def test_a_maximum_is_explained_by_its_own_cause_first(name: str) -> None:
    (series, n, official), own = MAXIMA[name]
    assert series.computed(n) != official
    assert next(cause for cause in MAXIMUM_CAUSES if cause(series, n, official)) == own


@pytest.mark.parametrize(("n", "official"), [(0, 11), (12, 999), (22, 240), (23, 999)])
def test_other_maxima_have_no_cause(n: int, official: int) -> None:
    assert [cause for cause in MAXIMUM_CAUSES if cause(day(RISING), n, official)] == []
