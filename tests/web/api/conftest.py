import csv
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from tests.web.conftest import CAST, Site
from typer.testing import CliRunner

from airshed.cli.main import app
from airshed.lake.importing import import_files
from airshed.web.accounts import tokens
from airshed.web.accounts.models import Department, User
from airshed.web.accounts.queries import moment
from airshed.web.api import resources
from airshed.web.api.door.pace import PACE
from airshed.web.django import setup

NOW = datetime(2019, 12, 1)
STATIONS = "station,name,city,lon,lat\nX1,north,Testing,116.1,43.9\nX2,south,Testing,116.2,43.8\nY1,else,Other,,\n"
PLACES = "example: {zh: 测试市, en: Testing, stations: [{station: X1, from_date: 2018-01-01}]}\n"
NAMES = tuple(resource.name for resource in resources())


def _hours(path: Path) -> None:
    """Write ten days of hours of two stations; one value is missing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("station", "hour_end", "pm25", "pm10", "so2", "no2", "co", "o3"))
        for number in range(240):
            hour = datetime(2019, 3, 1, 1) + timedelta(hours=number)
            for station in ("X1", "X2"):
                pm25 = "" if number == 5 else 20 + number % 7
                rows.writerow((station, hour.isoformat(), pm25, 60, 5, 12, "0.8", 50 + number % 24))


@pytest.fixture(scope="session")
def stocked(peopled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home of the cast with a little air and frozen figures once; tests get copies."""
    home = tmp_path_factory.mktemp("stocked") / "home"
    shutil.copytree(peopled, home)
    (home / "stations.csv").write_text(STATIONS, encoding="utf-8")
    _hours(home / "hours.csv")
    files = [home / "stations.csv", home / "hours.csv"]
    import_files(home, files, now=NOW, by="test", ceilings={}, progress=lambda *_: None)
    for file in files:
        file.unlink()
    (home / "places.yaml").write_text(PLACES, encoding="utf-8")
    words = ["plan", "freeze", "example/2019", "--as-of", "2019-10-31", "--by", "test", "--home", str(home)]
    assert CliRunner().invoke(app, words).exit_code == 0
    return home


@pytest.fixture
def site(stocked: Path, tmp_path: Path) -> Iterator[Site]:
    """Return the stocked home; the officers are of departments of the example plan."""
    home = tmp_path / "site"
    shutil.copytree(stocked, home)
    setup(home)
    for code in ("environment", "works"):
        Department.objects.create(code=code, zh=code, en=code)
    User.objects.filter(username="officer").update(department_id="environment")
    User.objects.filter(username="officer_elsewhere").update(department_id="works")
    PACE.buckets.clear()
    yield Site(home, {user.username: user for user in User.objects.all()})
    translation.deactivate()
    connection.close()


@pytest.fixture
def token_of(site: Site) -> Callable[..., str]:
    """Return the text of a new token of one of the cast."""

    def token_of(name: str, *scopes: str) -> str:
        at = moment()
        _, text = tokens.make_token(
            user=site.users[name], name="t", scopes=scopes or NAMES, known=NAMES, last_date=at.date(), at=at
        )
        return text

    return token_of


@pytest.fixture
def ask(site: Site, token_of: Callable[..., str]) -> Callable[..., Any]:
    """Return a program of one of the cast that asks the interface."""
    known: dict[str, str] = {}

    def ask(address: str, /, *, of: str = "leader", headers: dict[str, str] | None = None, **given: Any) -> Any:
        assert of in CAST
        if of not in known:
            known[of] = token_of(of)
        sent = {"authorization": f"Bearer {known[of]}", **(headers or {})}
        return Client(headers={"host": "localhost"}).get(f"/api/v1/{address}", given, headers=sent)

    return ask
