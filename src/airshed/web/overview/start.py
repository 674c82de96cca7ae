"""Where somebody begins: the overview for who reads plans and air, the list of pages for everybody else."""

from typing import Any

from django.conf import settings

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.overview import queries


def begins_here(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody begins with the overview."""
    return queries.may_see(user)


def card(user: Any) -> dict[str, Any] | None:  # noqa: ANN401 - as above
    """Return today's air for the list of pages; None where there is none, it is not for the user, or unreadable."""
    if queries.may_see(user):
        return None
    try:
        return queries.get_card(settings.HOME, user=user, now=moment())
    except (AirshedError, OSError):
        return None  # the list of pages is there all the same
