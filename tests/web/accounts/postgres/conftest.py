"""The home of the accounts' tests on PostgreSQL: a schema of its own for each test, dropped afterwards."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import translation
from tests.web.accounts.conftest import cast

from airshed.web import env
from airshed.web.django import migrate, setup

SERVER = os.environ.get("AIRSHED_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/test")
__all__ = ["cast"]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    psycopg: Any = pytest.importorskip("psycopg", reason="psycopg is missing: it is the extra [postgres]")
    try:
        server = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        if os.environ.get("AIRSHED_REQUIRE"):
            pytest.fail(f"no PostgreSQL at {SERVER}, and AIRSHED_REQUIRE asks for it: {error}")
        pytest.skip(f"no PostgreSQL at {SERVER}")
    place, name = env.make_home(tmp_path / "home"), f"airshed_test_{secrets.token_hex(4)}"
    server.execute(f"CREATE SCHEMA {name}")
    before = dict(os.environ)
    try:
        os.environ["AIRSHED_DATABASE_URL"] = f"{SERVER}?options=-csearch_path%3D{name}"
        migrate(place)
        assert connection.vendor == "postgresql"
        yield place
    finally:
        translation.deactivate()
        connections.close_all()
        os.environ.clear()
        os.environ.update(before)
        server.execute(f"DROP SCHEMA {name} CASCADE")
        server.close()
        setup(env.make_home(tmp_path / "sqlite"))  # what runs next is not on PostgreSQL
        os.environ.clear()
        os.environ.update(before)
