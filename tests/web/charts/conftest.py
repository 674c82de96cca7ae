"""The demo city, and what the charts are drawn from."""

from pathlib import Path
from typing import Any

import pytest
from tests.web.charts.samples import City, nothing


@pytest.fixture(scope="session")
def city(demo_city: Path) -> City:
    """Return the demo city; nobody writes to it."""
    return City(demo_city)


@pytest.fixture(scope="session")
def inputs(city: City) -> dict[str, Any]:
    """Return what every chart is drawn from, full ones and those without any data."""
    full = city.inputs()
    empty = nothing(city.rules, full["goal"].history)
    return {**full, **{f"{name}|empty": value for name, value in empty.items()}}
