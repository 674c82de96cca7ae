from tests.web.accounts.conftest import cast, home

__all__ = ["cast", "home"]
