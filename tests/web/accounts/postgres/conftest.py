"""The home of these tests on PostgreSQL: a database of its own for each test, dropped afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from tests.web.accounts.conftest import cast
from tests.web.postgres import migrated_home

__all__ = ["cast"]


@pytest.fixture
def home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with migrated_home(tmp_path_factory, tmp_path / "home") as place:
        assert connection.vendor == "postgresql"
        yield place
        translation.deactivate()
