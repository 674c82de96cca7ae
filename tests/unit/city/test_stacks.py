from datetime import datetime, timedelta
from itertools import pairwise

import hypothesis.strategies as st
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from airshed.city.stacks.chances import chance, chances, drift
from airshed.city.stacks.intervals import told_intervals, told_moments, truth
from airshed.city.stacks.lines import clock_s, sends_at
from airshed.city.stacks.minutes import minutes_of
from airshed.city.stacks.stack import CHEATS, LIMITS, Habit, Stack, stack_of
from airshed.city.stacks.states import MARKS, minute_of

FACTORS = ("a34013", "a21026", "a21002", "a19001", "a01011", "a01012", "a01013", "a01014", "a00000")
HOUR = timedelta(hours=1)
NOVEMBER, DECEMBER = datetime(2019, 11, 1), datetime(2019, 12, 1)
MNS = [f"{number:024X}" for number in range(60)]
SLOW = settings(max_examples=25, deadline=None)


def _stack(mn: str = MNS[0], *, seed: int = 13, habit: Habit | None = "honest") -> Stack:
    return stack_of(seed, mn, FACTORS, habit=habit)


def _numbers(
    stack: Stack, from_at: datetime, to_at: datetime
) -> list[tuple[datetime, str, dict[tuple[str, str], float]]]:
    told = told_intervals(stack, from_at=from_at, to_at=to_at, minutes=60)
    return [(one.at, one.mark, {(code, name): float(text) for code, name, text in one.numbers}) for one in told]


@SLOW
@given(st.sampled_from(MNS), st.datetimes(datetime(2018, 1, 1), datetime(2026, 12, 31)), st.sampled_from([1, 10, 60]))
def test_what_is_told_does_not_depend_on_what_else_is_asked(mn: str, at: datetime, minutes: int) -> None:
    stack = _stack(mn, habit=None)
    start = at.replace(minute=0, second=0, microsecond=0)
    long = told_intervals(stack, from_at=start - 30 * HOUR, to_at=start + 3 * HOUR, minutes=minutes)
    alone = told_intervals(stack, from_at=start, to_at=start + HOUR, minutes=minutes)
    assert alone == [one for one in long if start <= one.at < start + HOUR]
    assert len(alone) == 60 // minutes
    moments = told_moments(stack, from_at=at, to_at=at + HOUR, seconds=30)
    assert told_moments(stack, from_at=at + HOUR / 2, to_at=at + HOUR, seconds=30) == [
        one for one in moments if one.at >= at + HOUR / 2
    ]


def test_the_same_digits_come_out_everywhere() -> None:
    (hour,) = told_intervals(_stack(), from_at=NOVEMBER + 10 * HOUR, to_at=NOVEMBER + 11 * HOUR, minutes=60)
    assert (hour.mark, [text for _, name, text in hour.numbers if name in {"mean", "converted"}]) == (
        "N",
        ["18.0", "21.2", "134.07", "157.73", "119.8", "140.9", "10.80", "9.74", "102.9", "-0.218", "9.76", "31.0"],
    )


def test_another_seed_and_another_monitor_have_other_chances() -> None:
    here = told_intervals(_stack(), from_at=NOVEMBER, to_at=NOVEMBER + HOUR, minutes=60)
    assert here != told_intervals(_stack(seed=14), from_at=NOVEMBER, to_at=NOVEMBER + HOUR, minutes=60)
    assert here != told_intervals(_stack(MNS[1]), from_at=NOVEMBER, to_at=NOVEMBER + HOUR, minutes=60)


def test_chances_are_spread_evenly_and_lines_bend_at_their_knots() -> None:
    drawn = chances(1, "any", np.arange(100_000))
    assert drawn[[0, 7, 99_999]].tolist() == [chance(1, "any", place) for place in (0, 7, 99_999)]
    assert 0 <= drawn.min() < 0.001
    assert 0.999 < drawn.max() < 1
    assert np.allclose(np.histogram(drawn, bins=10, range=(0, 1))[0] / 10_000, 1, atol=0.05)
    line = drift(1, "any", np.arange(1000), every=10)
    assert np.abs(line).max() <= 1
    assert np.abs(np.diff(line, n=2)).reshape(-1)[1:8].max() < 1e-9  # straight between knots


@pytest.mark.parametrize("habit", ["honest", *CHEATS])
def test_values_at_the_reference_oxygen_follow_the_formula_from_what_is_told(habit: Habit) -> None:
    for _, _, said in _numbers(_stack(habit=habit), NOVEMBER, NOVEMBER + 72 * HOUR):
        for code in ("a34013", "a21026", "a21002"):
            right = said[code, "mean"] * (21 - 9) / (21 - min(said["a19001", "mean"], 20.0))
            assert said[code, "converted"] == pytest.approx(right, abs=0.0501)


def test_numbers_are_in_physical_order() -> None:
    stack = next(found for found in map(_stack, MNS) if not found.terse)
    for _, _, said in _numbers(stack, NOVEMBER, DECEMBER):
        for code in FACTORS:
            assert said[code, "low"] <= said[code, "mean"] <= said[code, "high"]
        for code in ("a34013", "a21026", "a21002"):
            assert said[code, "converted_low"] <= said[code, "converted"] <= said[code, "converted_high"]
            flow = said["a00000", "mean"]
            assert said[code, "total"] == pytest.approx(said[code, "mean"] * flow * 3600 * 1e-6, rel=0.01, abs=0.01)


def test_an_hour_is_marked_by_its_minutes() -> None:
    seen = set()
    for mn in MNS[:20]:
        stack = _stack(mn, habit=None)
        found = minutes_of(stack, np.arange(minute_of(NOVEMBER), minute_of(DECEMBER))).told_states.tolist()
        for place, (_, mark, _) in enumerate(_numbers(stack, NOVEMBER, DECEMBER)):
            states = [MARKS[state] for state in found[60 * place : 60 * place + 60]]
            counts = {one: states.count(one) for one in set(states)}
            enough = [one for one in ("N", "F", "St", "Sd", "B") if counts.get(one, 0) >= 45]
            most = max((count for one, count in counts.items() if one != "N"), default=0)
            assert [mark] == enough or (not enough and counts[mark] == most and mark != "N")
            seen.add(mark)
    assert seen == set(MARKS)


def test_stacks_rest_as_their_work_wants() -> None:
    found = {stack.work: stack for stack in map(_stack, MNS)}
    summer = _numbers(found["heat"], datetime(2019, 7, 1), datetime(2019, 7, 3))
    assert {mark for _, mark, _ in summer} <= {"F", "M", "D", "C"}
    assert all(said["a00000", "mean"] < 2 for _, mark, said in summer if mark == "F")
    shifts = _numbers(found["two_shifts"], datetime(2019, 11, 4), datetime(2019, 11, 9))
    assert all(mark in {"F", "M", "D", "C"} for at, mark, _ in shifts if 1 <= at.hour < 5)
    assert sum(mark == "N" for at, mark, _ in shifts if 8 <= at.hour < 20) > 40
    assert {mark for at, mark, _ in _numbers(found["two_shifts"], datetime(2019, 11, 3), datetime(2019, 11, 4))} <= {
        *"FMDC"
    }  # a Sunday


def test_factors_are_told_in_the_units_of_the_monitor() -> None:
    stack = stack_of(13, MNS[0], ("a00000", "a01013", "a21026"), habit="honest")
    other = stack_of(13, MNS[0], ("a00000=m3/h", "a01013=Pa", "a21026=µg/m3"), habit="honest")
    for (_, _, one), (_, _, same) in zip(
        _numbers(stack, NOVEMBER, DECEMBER), _numbers(other, NOVEMBER, DECEMBER), strict=True
    ):
        assert same["a00000", "mean"] == pytest.approx(3600 * one["a00000", "mean"], abs=181)
        assert same["a21026", "converted"] == pytest.approx(1000 * one["a21026", "converted"], abs=70)
        assert same["a21026", "mean"] == pytest.approx(1000 * one["a21026", "mean"], abs=5.1)
        assert same["a01013", "mean"] == pytest.approx(1000 * one["a01013", "mean"], abs=1.1)


def test_an_honest_monitor_tells_the_truth() -> None:
    rows = truth([_stack(mn) for mn in MNS[:5]], from_at=NOVEMBER, to_at=DECEMBER).filter(mark="N")
    close = (rows["told"] - rows["value"]).abs() / (rows["value"].abs() + 0.1)
    assert close.median() < 0.01  # type: ignore[operator]
    assert rows.height > 5000


def _pairs(habit: Habit, code: str = "a21026") -> pl.DataFrame:
    stacks = [_stack(mn, habit=habit) for mn in MNS if _stack(mn, habit=habit).work == "round_the_clock"][:4]
    return truth(stacks, from_at=NOVEMBER, to_at=DECEMBER).filter(factor=code)


def test_a_frozen_monitor_tells_the_same_for_half_a_day() -> None:
    assert _longest_run(_pairs("frozen")) >= 10
    assert _longest_run(_pairs("honest")) <= 3


def _longest_run(rows: pl.DataFrame) -> int:
    normal = rows.filter(mark="N")
    return int(normal.group_by("mn", pl.col("told").rle_id()).len()["len"].to_numpy().max())


def test_a_flat_top_stays_below_the_limit_that_is_passed() -> None:
    rows, limit = _pairs("flat_top").filter(mark="N"), LIMITS["a21026"]
    assert rows.filter(pl.col("converted") > 1.02 * limit).height > 50
    assert rows.filter(pl.col("told_converted") > limit).height == 0


def test_thinned_gas_has_more_oxygen_and_less_of_everything_else() -> None:
    rows = _pairs("diluted").filter(pl.col("mark") == "N", pl.col("converted") > 0.9 * LIMITS["a21026"])
    oxygen = _pairs("diluted", "a19001").filter(mark="N").join(rows, on=("mn", "at"))
    assert rows.height > 100
    assert (rows["told"] < 0.85 * rows["value"]).mean() > 0.95  # type: ignore[operator]
    assert (oxygen["told"] > oxygen["value"] + 1).mean() > 0.95  # type: ignore[operator]


def test_a_false_fault_is_told_when_the_limit_is_passed() -> None:
    rows, limit = _pairs("false_fault"), LIMITS["a21026"]
    over = rows.filter((pl.col("converted") > 1.1 * limit) & (pl.col("running") == 1))
    honest = _pairs("honest").filter(pl.col("running") == 1)
    assert over.height > 10
    assert (over["mark"] == "D").mean() > 0.8  # type: ignore[operator]
    assert (honest["mark"] == "D").mean() < 0.05  # type: ignore[operator]


def test_some_monitors_are_made_to_lie_and_most_are_not() -> None:
    habits = [_stack(mn, habit=None).habit for mn in MNS]
    assert 0.6 < habits.count("honest") / len(habits) < 0.95
    assert len(set(habits)) > 3


def test_lines_go_down_and_what_was_kept_comes_later_or_never() -> None:
    hours = [NOVEMBER + n * HOUR for n in range(30 * 24)]
    late = never = 0
    for mn in MNS:
        salt = _stack(mn).salt
        for at in hours:
            sends = sends_at(salt, at)
            assert sends is None or sends >= at
            never += sends is None
            late += sends is not None and sends > at
        for one, other in pairwise(hours):  # what is kept is not turned round
            sooner, later = sends_at(salt, one), sends_at(salt, other)
            assert sooner is None or later is None or sooner <= later + timedelta(minutes=3)
    assert 0.001 < late / (60 * 720) < 0.05
    assert 0.001 < never / (60 * 720) < 0.05


def test_a_few_clocks_are_wrong() -> None:
    wrong = [clock_s(_stack(mn).salt) for mn in MNS]
    assert 0 < sum(seconds != 0 for seconds in wrong) < 15
    assert all(abs(seconds) <= 900 for seconds in wrong)
