"""What a monitor tells of intervals and moments, as texts of numbers, and the truth beside it as a table.

An interval is normal where three quarters of its minutes are, which for an hour is 45 (HJ 75-2017). Of a source that
was not running, three quarters say so. Else the commonest other state counts. A mean is that of the minutes in the
state of the interval; mass is mean by mean flow (HJ 212-2017, annex D, 33).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
import polars as pl

from airshed.city.stacks.chances import Numbers, Values, chances
from airshed.city.stacks.minutes import HIGHEST_O2, Minutes, minutes_of
from airshed.city.stacks.stack import DECIMALS, FLOW, GASES_OF_STATE, O2, TIMES, Stack
from airshed.city.stacks.states import (
    BANKED,
    ENDING,
    EPOCH,
    MARKS,
    MINUTE,
    NORMAL,
    STARTING,
    STOPPED,
    States,
    minute_of,
    moment_of,
)

SECOND = timedelta(seconds=1)
HOUR = 60  # minutes
ENOUGH = 0.75  # share of the minutes of an interval
TWO = 2  # decimals
JITTER = 0.004  # of a value from one second to another
LIKE_NORMAL = (STARTING, ENDING, BANKED)
"""States of the source for which marks of moments have no letter (HJ 212-2017, table 8)."""
KG = 1e-6  # of a mg
TRUTH = pl.Schema(
    {
        "mn": pl.String(),
        "factor": pl.String(),
        "at": pl.Datetime("us"),
        **dict.fromkeys(("running", "value", "converted", "told", "told_converted"), pl.Float64()),
        "mark": pl.String(),
    }
)


class Told(NamedTuple):
    """What a monitor tells of an interval, or of a moment.

    Attributes:
        at: start of the interval, or the moment. [city wall time]
        mark: its state.
        numbers: factor, name of the number, and its text. Names are `mean`, `low`, `high`, `total` and, for values at
            the reference oxygen, `converted`, `converted_low`, `converted_high`.
    """

    at: datetime
    mark: str
    numbers: tuple[tuple[str, str, str], ...]


def told_intervals(stack: Stack, *, from_at: datetime, to_at: datetime, minutes: int) -> list[Told]:
    """Return what is told of the intervals that begin in a period, each of so many minutes that divide an hour."""
    first, last = (_first(at, minutes * MINUTE) for at in (from_at, to_at))
    if last <= first:
        return []
    places = np.arange(first * minutes, last * minutes)
    found = minutes_of(stack, places)
    shape = (last - first, minutes)
    counted = found.told_states.reshape(shape)
    marks = _marks(counted)
    weights = counted == marks[:, None]
    drawn = list(_columns(stack, found, weights))
    codes, names = [column[0] for column in drawn], [column[1] for column in drawn]
    texts = [[f"%.{digits}f" % value for value in values.tolist()] for _, _, values, digits in drawn]
    starts = (moment_of(int(place)) for place in places[::minutes])
    return [
        Told(start, MARKS[mark], tuple(zip(codes, names, row, strict=True)))
        for start, mark, row in zip(starts, marks.tolist(), zip(*texts, strict=True), strict=True)
    ]


def told_moments(stack: Stack, *, from_at: datetime, to_at: datetime, seconds: int) -> list[Told]:
    """Return what is told of the moments of a period, one every so many seconds since midnight."""
    first, last = (_first(at, seconds * SECOND) for at in (from_at, to_at))
    if last <= first:
        return []
    moments = np.arange(first, last) * seconds
    found = minutes_of(stack, moments // 60)
    marks = np.where(np.isin(found.told_states, LIKE_NORMAL), NORMAL, found.told_states)
    noise = 1 + JITTER * (chances(stack.salt, "second", moments) - 0.5)
    told: list[list[tuple[str, str, str]]] = [[] for _ in moments]
    for code, unit in stack.factors:
        times, digits = TIMES.get(unit, 1.0), DECIMALS.get(code, TWO)
        for name, values in (("mean", found.told[code]), ("converted", found.told_converted.get(code))):
            if values is not None:
                for place, value in enumerate((values * times * noise).tolist()):
                    told[place].append((code, name, f"{value:.{digits}f}"))
    starts = (EPOCH + int(second) * SECOND for second in moments)
    return [
        Told(at, MARKS[mark], tuple(numbers)) for at, mark, numbers in zip(starts, marks.tolist(), told, strict=True)
    ]


def _first(at: datetime, step: timedelta) -> int:
    """Return the number of the first moment that is not before another one, in steps since 2000-01-01T00:00."""
    return -((EPOCH - at) // step)


def _marks(counted: States) -> Numbers:
    """Return the state of each interval, from those of its minutes."""
    length = counted.shape[1]
    counts = np.stack([(counted == state).sum(axis=1) for state in range(len(MARKS))], axis=1)
    enough = counts >= ENOUGH * length
    source = np.argmax(np.where(enough, counts, -1)[:, STOPPED : BANKED + 1], axis=1) + STOPPED
    of_source = enough[:, STOPPED : BANKED + 1].any(axis=1)
    other = counts.copy()
    other[:, NORMAL] = -1
    return np.asarray(np.where(enough[:, NORMAL], NORMAL, np.where(of_source, source, other.argmax(axis=1))))


def _columns(stack: Stack, found: Minutes, weights: States) -> Iterator[tuple[str, str, Values, int]]:
    """Yield factor, name, a number for each interval, and how many decimals it has."""
    flow = _mean(found.told[FLOW].reshape(weights.shape), weights)
    o2 = np.round(_mean(found.told[O2].reshape(weights.shape), weights), TWO)
    seconds = 60 * weights.shape[1]
    for code, unit in stack.factors:
        times, digits = TIMES.get(unit, 1.0), DECIMALS.get(code, TWO)
        values = found.told[code].reshape(weights.shape)
        means = np.round(_mean(values, weights) * times, digits)
        if code == FLOW and not stack.terse:
            yield code, "total", flow * seconds, 0
        elif code not in GASES_OF_STATE and not stack.terse:
            yield code, "total", means / times * flow * seconds * KG, 3
        yield from _spread(stack, (code, ""), values * times, (means, digits), weights)
        if code in found.told_converted:
            converted = np.round(means * (21 - stack.reference_o2) / (21 - np.minimum(o2, HIGHEST_O2)), digits)
            every = found.told_converted[code].reshape(weights.shape) * times
            yield from _spread(stack, (code, "converted"), every, (converted, digits), weights)


def _spread(
    stack: Stack, of: tuple[str, str], values: Values, mean: tuple[Values, int], weights: States
) -> Iterator[tuple[str, str, Values, int]]:
    """Yield the least, the mean and the greatest of each interval; the mean alone from a monitor of few words."""
    (code, name), (means, digits) = of, mean
    if stack.terse:
        yield code, name or "mean", means, digits
        return
    low = np.where(weights, values, np.inf).min(axis=1)
    high = np.where(weights, values, -np.inf).max(axis=1)
    before = f"{name}_" if name else ""
    yield code, f"{before}low", np.minimum(low, means), digits
    yield code, name or "mean", means, digits
    yield code, f"{before}high", np.maximum(high, means), digits


def _mean(values: Values, weights: States) -> Values:
    return np.asarray((values * weights).sum(axis=1) / weights.sum(axis=1))


def truth(stacks: Sequence[Stack], *, from_at: datetime, to_at: datetime) -> pl.DataFrame:
    """Return the true hours of stacks beside what is told of them.

    Columns: `mn`, `factor`, `at` (start of the hour), `running` (share of its minutes), `value` and `converted` (true
    means over all its minutes), `told`, `told_converted`, `mark`; in usual units.
    """
    rows = [row for stack in stacks for row in _true_hours(stack, from_at, to_at)]
    return pl.DataFrame(rows, TRUTH, orient="row")


def _true_hours(stack: Stack, from_at: datetime, to_at: datetime) -> Iterator[tuple[object, ...]]:
    hours = told_intervals(stack, from_at=from_at, to_at=to_at, minutes=HOUR)
    if not hours:
        return
    first = minute_of(hours[0].at)
    found = minutes_of(stack, np.arange(first, first + HOUR * len(hours)))

    def means(values: Values | None) -> list[float | None]:
        return [None] * len(hours) if values is None else values.reshape(-1, HOUR).mean(axis=1).tolist()

    running = means((found.states != STOPPED).astype(np.float64))
    said = [{(code, name): float(text) for code, name, text in hour.numbers} for hour in hours]
    for code, unit in stack.factors:
        times = TIMES.get(unit, 1.0)
        true, converted = means(found.true[code]), means(found.true_converted.get(code))
        for place, (at, mark, _) in enumerate(hours):
            told = [said[place].get((code, name)) for name in ("mean", "converted")]
            usual = [None if value is None else value / times for value in told]
            yield stack.mn, code, at, running[place], true[place], converted[place], *usual, mark
