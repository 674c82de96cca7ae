"""How many notices are unread, on every page of the staff; asked only by templates that show it."""

from collections.abc import Callable
from typing import Any

from airshed.web.notices.queries import count_unread


def context(request: Any) -> dict[str, Callable[[], int | None]]:  # noqa: ANN401 - a request with a user
    """Return `notices_unread`, which a template calls; None for who has not signed in."""

    def unread() -> int | None:
        user = getattr(request, "user", None)
        return count_unread(user) if user is not None and user.is_authenticated else None

    return {"notices_unread": unread}
