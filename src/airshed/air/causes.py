"""Why an official value may differ from the one its own one-hour values give; each cause is a rule that is tested.

The archive keeps each hour as it was first published. A running mean published later may rest on a value that was
corrected, withdrawn or not there yet, and such a cause shows itself: one hour explains every window it is part of.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from airshed.vocab import POLLUTANTS

LATE_HOURS = 3
LEAST_CORRECTED = 3
"""Windows that must agree on another value of an hour: one would always find one, two often do by chance."""
WHOLE_DAY = 24
FULL_WINDOW = 8


def rounded(total: int, count: int) -> int:
    """Return total / count to a whole number, half to even."""
    quotient, rest = divmod(total, count)
    return quotient + (2 * rest > count or (2 * rest == count and quotient % 2 == 1))


@dataclass(frozen=True, slots=True)
class AqiHour:
    """An hour whose official AQI differs."""

    official: int
    computed: int
    row: Mapping[str, Any]
    so2_table: tuple[int, int]  # where the hourly SO2 table ends, in steps, and the sub-index there


def pollutant_missing(hour: AqiHour) -> bool:
    """Return whether the official AQI is higher and the archive lacks a pollutant that can have carried it."""
    return hour.official > hour.computed and any(hour.row[p] is None for p in POLLUTANTS)


def not_rounded_up(hour: AqiHour) -> bool:
    """Return whether the source rounded the sub-index down: it is one lower."""
    return hour.official == hour.computed - 1


def so2_held_at_200(hour: AqiHour) -> bool:
    """Return whether SO2 is past the end of its hourly table and the source gave it 200 (the rule of 2026)."""
    so2 = hour.row["so2"]
    end, held = hour.so2_table
    return so2 is not None and so2 > end and hour.official == held


AQI_CAUSES: tuple[Callable[[AqiHour], bool], ...] = (so2_held_at_200, not_rounded_up, pollutant_missing)


@dataclass(slots=True)
class MeanSeries:
    """Running means of a pollutant at a station.

    Attributes:
        values: one-hour values in whole steps, an hour each, None = missing.
        official: published means in last digits.
        length: hours of a window.
        digit: steps in the last digit.
        ends: positions of window ends that are looked at.
        sums: position of a complete window's end to the sum of its hours, where a mean was published.
    """

    values: Sequence[int | None]
    official: Sequence[int | None]
    length: int
    digit: int
    ends: Collection[int]
    sums: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        """Sum every complete window."""
        self.sums, total, count = {}, 0, 0
        for t, value in enumerate(self.values):
            gone = self.values[t - self.length] if t >= self.length else None
            total += (value or 0) - (gone or 0)
            count += (value is not None) - (gone is not None)
            if count == self.length and self.official[t] is not None and t in self.ends:
                self.sums[t] = total

    def computed(self, t: int) -> int:
        """Return the mean of the window that ends at t, in last digits."""
        return rounded(self.sums[t], self.length * self.digit)

    def published(self, t: int) -> int:
        """Return the official mean at t, which is there for every window of `sums`."""
        return self.official[t] or 0

    def differs(self, t: int) -> bool:
        """Whether the official mean differs."""
        return self.computed(t) != self.official[t]

    def with_hour(self, t: int, hour: int) -> list[int]:
        """Return the complete windows from t on that still contain the hour."""
        return [u for u in range(t, hour + self.length) if u in self.sums]

    def without(self, t: int, hour: int) -> int:
        """Return the mean of the window that ends at t without one of its hours."""
        return rounded(self.sums[t] - (self.values[hour] or 0), (self.length - 1) * self.digit)


def tie_rounded_otherwise(means: MeanSeries, t: int) -> set[int]:
    """Return the window if its mean lies just between two digits and the other one was published (binary floats)."""
    whole = means.length * means.digit
    tie = 2 * (means.sums[t] % whole) == whole
    return {t} if tie and abs(means.computed(t) - means.published(t)) == 1 else set()


def hour_corrected(means: MeanSeries, t: int) -> set[int]:
    """Return the windows from t on that one other value of one hour explains, at least three of which differ."""
    half = means.length * means.digit
    for hour in range(t, t - means.length, -1):
        windows = means.with_hour(t, hour)
        low = max(means.length * means.digit * means.published(u) * 2 - half - 2 * means.sums[u] for u in windows)
        high = min(means.length * means.digit * means.published(u) * 2 + half - 2 * means.sums[u] for u in windows)
        different = {u for u in windows if means.differs(u)}
        if low <= high and len(different) >= LEAST_CORRECTED and 2 * (means.values[hour] or 0) + high >= 0:
            return different
    return set()


def hour_withdrawn(means: MeanSeries, t: int) -> set[int]:
    """Return the windows from t on that the absence of one hour explains, at least two of which differ."""
    for hour in range(t, t - means.length, -1):
        windows = means.with_hour(t, hour)
        different = {u for u in windows if means.differs(u)}
        if len(different) > 1 and all(means.without(u, hour) == means.official[u] for u in windows):
            return different
    return set()


def hour_late(means: MeanSeries, t: int) -> set[int]:
    """Return the window if it was published without one of its last hours, which had not arrived."""
    return {t} if any(means.without(t, t - n) == means.official[t] for n in range(LATE_HOURS + 1)) else set()


def out_of_step(means: MeanSeries, t: int) -> set[int]:
    """Return the window if the mean of the hour before or after was published for it."""
    return {t} if any(u in means.sums and means.computed(u) == means.official[t] for u in (t - 1, t + 1)) else set()


MEAN_CAUSES: tuple[Callable[[MeanSeries, int], set[int]], ...] = (
    tie_rounded_otherwise,
    hour_withdrawn,
    hour_corrected,
    hour_late,
    out_of_step,
)


@dataclass(frozen=True, slots=True)
class MaximumDay:
    """The ozone hours of a day from hour 01 on.

    Attributes:
        values: one-hour values in whole steps, without gaps.
        eight: official 8 h means in last digits.
        digit: steps in the last digit.
    """

    values: Sequence[int]
    eight: Sequence[int | None]
    digit: int

    def mean(self, n: int) -> int:
        """Return the mean at position n of the hours since 01:00, at most eight."""
        window = self.values[max(0, n - FULL_WINDOW + 1) : n + 1]
        return rounded(sum(window), len(window) * self.digit)

    def first(self, n: int) -> int:
        """Return the first position whose mean counts: during the day all, for the whole day those of eight hours."""
        return FULL_WINDOW - 1 if n == WHOLE_DAY - 1 else 0

    def computed(self, n: int) -> int:
        """Return the running maximum at position n."""
        return max(self.mean(k) for k in range(self.first(n), n + 1))


def follows_official_means(day: MaximumDay, n: int, published: int) -> bool:
    """Return whether it is the maximum of the official 8 h means, whose own differences have their own causes."""
    means = [m for m in day.eight[day.first(n) : n + 1] if m is not None]
    return bool(means) and max(means) == published


def behind_by_an_hour(day: MaximumDay, n: int, published: int) -> bool:
    """Return whether the maximum of the hour before was published."""
    return n > 0 and day.computed(n - 1) == published


def short_means_kept(day: MaximumDay, n: int, published: int) -> bool:
    """Return whether the whole day's maximum still counts the means of fewer than eight hours."""
    return n == WHOLE_DAY - 1 and max(day.mean(k) for k in range(n + 1)) == published


MAXIMUM_CAUSES: tuple[Callable[[MaximumDay, int, int], bool], ...] = (
    follows_official_means,
    short_means_kept,
    behind_by_an_hour,
)
