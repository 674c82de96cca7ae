from tests.web.accounts.conftest import cast, home, template

__all__ = ["cast", "home", "template"]
