"""The home of these tests on PostgreSQL."""

from tests.web.accounts.postgres.conftest import home

__all__ = ["home"]
