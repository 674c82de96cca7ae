"""The home of these tests on PostgreSQL, with the cast of the accounts."""

from tests.web.accounts.postgres.conftest import cast, home

__all__ = ["cast", "home"]
