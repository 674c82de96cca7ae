"""How long a session lasts, and that it begins anew with every sign-in."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in

from airshed.web.accounts.queries import moment

BEGAN = "began"


def connect() -> None:
    """Note the beginning of every session from now on."""
    user_logged_in.connect(_note, dispatch_uid="airshed.accounts.session")


def _note(request: Any = None, **_: Any) -> None:  # noqa: ANN401 - as the signal gives it
    if request is not None:
        request.session[BEGAN] = moment().isoformat()


def is_over(session: Any) -> bool:  # noqa: ANN401 - a session of Django
    """Whether a session has lasted as many hours as the settings of the home allow, busy or not."""
    began = session.get(BEGAN)
    if began is None:
        return True
    return moment() - datetime.fromisoformat(began) >= timedelta(seconds=settings.SESSION_COOKIE_AGE)
