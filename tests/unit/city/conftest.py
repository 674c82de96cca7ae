"""The history that the tests of the city look at."""

from datetime import date, datetime

import pytest

from airshed.city.history import History, history

SEED, FROM_DATE, UNTIL = 13, date(2018, 1, 1), datetime(2019, 11, 20, 8)


@pytest.fixture(scope="session")
def past() -> History:
    return history(seed=SEED, from_date=FROM_DATE, until=UNTIL)
