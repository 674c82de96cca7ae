"""The demo city, made once, and what the charts are drawn from."""

from typing import Any

import pytest
from tests.web.charts.samples import City, nothing
from typer.testing import CliRunner

from airshed.cli.demo import app


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Return the demo city."""
    home = tmp_path_factory.mktemp("city") / "home"
    answer = CliRunner().invoke(app, ["--home", str(home), "--json"])
    assert answer.exit_code == 0, answer.output
    return City(home)


@pytest.fixture(scope="session")
def inputs(city: City) -> dict[str, Any]:
    """Return what every chart is drawn from, full ones and those without any data."""
    full = city.inputs()
    empty = nothing(city.rules, full["goal"].history)
    return {**full, **{f"{name}|empty": value for name, value in empty.items()}}
