"""The storms, drawn before everything else."""

import itertools
from datetime import datetime, timedelta

import pytest

from airshed.city.storms import APART, Storm, storms_of

STORM = Storm(datetime(2019, 4, 1, 12), datetime(2019, 4, 2, 0), 900, 0.1, 8, 5)


@pytest.mark.parametrize("seed", range(20))
def test_they_are_in_order_and_apart_from_each_other(seed: int) -> None:
    storms = storms_of(seed=seed, year=2019)
    assert 7 <= len(storms) <= 12
    for one, following in itertools.pairwise(storms):
        assert following.from_hour - one.from_hour >= APART
        assert one.to_hour < following.from_hour
    assert storms == storms_of(seed=seed, year=2019)


def test_a_storm_rises_fast_and_goes_slowly() -> None:
    strengths = [STORM.strength(STORM.from_hour + timedelta(hours=n)) for n in range(-1, 13)]
    assert (strengths[0], strengths[-1]) == (0, 0)
    assert strengths.index(max(strengths)) == 3
    assert max(strengths) == 1
    assert 0 < strengths[-2] < 0.2
