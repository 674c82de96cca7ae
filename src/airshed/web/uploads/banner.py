"""What staff pages say while no data come in; asked only by templates that show it."""

from typing import Any

from django.conf import settings

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.uploads import queries


def context(request: Any) -> dict[str, Any]:  # noqa: ANN401 - a request with a user
    """Return `silence_note`, which a template calls."""

    def note() -> str:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or not queries.may_be_warned(user):
            return ""
        try:
            return queries.silence_text(settings.HOME, now=moment())
        except (AirshedError, OSError):
            return ""  # the page itself says what is broken

    return {"silence_note": note}
