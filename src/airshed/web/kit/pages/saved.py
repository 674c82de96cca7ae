"""Lists that somebody comes back to: the filters of a list under a name, each for who saved it."""

from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web.kit.models import View
from airshed.web.kit.register import Register

MOST = 50
"""So many views somebody may keep of one register."""
LONGEST_NAME = 60
LONGEST_QUERY = 2_000


class ViewRefused(AirshedError):
    """The view cannot be kept."""


def list_views(register: Register, user: Any) -> list[View]:  # noqa: ANN401 - a user
    """Return the views somebody keeps of a register, by name."""
    return list(View.objects.filter(register=register.name, by=user.username)[:MOST])


def save_view(register: Register, user: Any, *, name: str, query: str) -> View:  # noqa: ANN401 - a user
    """Keep filters under a name; the same name again replaces them.

    Raises:
        ViewRefused: no name, or there are too many.
    """
    name = name.replace("\0", "").strip()[:LONGEST_NAME]
    if not name:
        raise ViewRefused(Fault("rows.no_name"))
    if len(query) > LONGEST_QUERY:
        raise ViewRefused(Fault("rows.long_view", name))
    own = View.objects.filter(register=register.name, by=user.username)
    if not own.filter(name=name).exists() and own.count() >= MOST:
        raise ViewRefused(Fault("rows.many_views", name, "", str(MOST)))
    found: View
    found, _ = View.objects.update_or_create(
        register=register.name, by=user.username, name=name, defaults={"query": query}
    )
    return found


def drop_view(register: Register, user: Any, number: int) -> None:  # noqa: ANN401 - a user
    """Forget an own view; one of somebody else stays."""
    View.objects.filter(register=register.name, by=user.username, pk=number).delete()
