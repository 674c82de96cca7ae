"""Databases of the tests on PostgreSQL: each has its own, copied from one whose tables were made once."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connections
from tests.conftest import made_once

from airshed.web import env
from airshed.web.django import migrate, setup

SERVER = os.environ.get("AIRSHED_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/test")
VARIABLE = "AIRSHED_DATABASE_URL"
_NAME = "database.txt"


def connected(address: str = SERVER) -> Any:
    """Return a connection to the server of the tests; where there is none they are skipped, or fail if asked for."""
    psycopg: Any = pytest.importorskip("psycopg", reason="psycopg is missing: it is the extra [postgres]")
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        if os.environ.get("AIRSHED_REQUIRE"):
            pytest.fail(f"no PostgreSQL at {SERVER}, and AIRSHED_REQUIRE asks for it: {error}")
        pytest.skip(f"no PostgreSQL at {SERVER}")


@contextmanager
def database(*, like: str = "") -> Iterator[str]:
    """Yield the address of a new database, empty or a copy of another one; it is dropped afterwards."""
    server, name = connected(), f"airshed_test_{secrets.token_hex(4)}"
    server.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else ""))
    try:
        yield address_of(name)
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.close()


def address_of(name: str) -> str:
    """Return the address of a database of the server."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


@contextmanager
def turned_to(home: Path, address: str) -> Iterator[Path]:
    """Turn Django to a home whose database is at an address, and back to SQLite afterwards."""
    before = dict(os.environ)
    os.environ[VARIABLE] = address
    try:
        yield home
    finally:
        connections.close_all()
        _restored(before)
        setup(env.make_home(home.with_name(f"{home.name}-sqlite")))  # what runs next is not on PostgreSQL
        _restored(before)


def _restored(before: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(before)


def migrated_database(factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a home and the name of its database, whose tables are made once for all processes; both to be copied."""
    connected().close()

    def make(home: Path) -> None:
        name = f"airshed_template_{secrets.token_hex(4)}"
        server = connected()
        server.execute(f"CREATE DATABASE {name}")
        server.close()
        with turned_to(env.make_home(home), address_of(name)):
            migrate(home)
        (home.parent / _NAME).write_text(name, encoding="utf-8")

    home = made_once(factory, "postgres", make)
    return home, (home.parent / _NAME).read_text(encoding="utf-8")


@contextmanager
def migrated_home(factory: pytest.TempPathFactory, home: Path) -> Iterator[Path]:
    """Yield a home of that path on a database of its own whose tables are there; Django is turned to it."""
    first, name = migrated_database(factory)
    with database(like=name) as address, turned_to(shutil.copytree(first, home), address):
        setup(home)
        yield home


def drop_templates(base: Path) -> None:
    """Drop what `migrated_database` left below a folder, once nobody copies it any more."""
    for file in base.glob(f"once-postgres/{_NAME}"):
        with suppress(Exception, pytest.fail.Exception, pytest.skip.Exception):  # the server may be gone by then
            server = connected()
            server.execute(f"DROP DATABASE {file.read_text(encoding='utf-8')} WITH (FORCE)")
            server.close()
