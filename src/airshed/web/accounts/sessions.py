"""How long a session lasts, and that it begins anew with every sign-in."""

import contextlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_login_failed

from airshed.web import audit
from airshed.web.accounts import limits
from airshed.web.accounts.queries import moment

BEGAN = "began"
NOBODY = "-"
SLIP = timedelta(minutes=5)
"""How far a clock is set back without a word: what began later than that was begun by another clock."""


def connect() -> None:
    """Note the beginning of every session from now on, and count for every address what failed."""
    user_logged_in.disconnect(dispatch_uid="update_last_login")  # it knows another clock than the home's
    user_logged_in.connect(_note, dispatch_uid="airshed.accounts.session")
    user_login_failed.connect(_count, dispatch_uid="airshed.accounts.failure")


def _note(request: Any = None, user: Any = None, **_: Any) -> None:  # noqa: ANN401 - as the signal gives it
    at = moment()
    user.last_login = at
    user.save(update_fields=["last_login"])
    if request is not None:
        request.session[BEGAN] = at.isoformat()


def _count(request: Any = None, **_: Any) -> None:  # noqa: ANN401 - as the signal gives it
    if request is None:
        return
    address, at = address_of(request), moment()
    with contextlib.suppress(limits.TooManyFailures):
        limits.spend(limits.ADDRESS, address, at=at)
        if limits.is_full(limits.ADDRESS, address, at=at):
            detail = {"address": address, "minutes": limits.MINUTES}
            audit.record(by=NOBODY, action="session.address_locked", object="session", detail=detail, at=at)


def address_of(request: Any) -> str:  # noqa: ANN401 - any request
    """Return the address that a request came from."""
    return str(request.META.get("REMOTE_ADDR", ""))[:64]


def minutes_locked(request: Any) -> int:  # noqa: ANN401 - any request
    """Return how long the address of a request has to wait before it may try again to sign in; 0 = it need not."""
    try:
        limits.check(limits.ADDRESS, address_of(request), at=moment())
    except limits.TooManyFailures as refusal:
        return int(refusal.faults[0].value)
    return 0


def is_over(session: Any) -> bool:  # noqa: ANN401 - a session of Django
    """Whether a session has lasted as many hours as the settings of the home allow, busy or not.

    One that has yet to begin is over too: the clock was set back, and it would last for longer than is allowed.
    """
    began = session.get(BEGAN)
    if began is None:
        return True
    lasted = moment() - datetime.fromisoformat(began)
    return lasted >= timedelta(seconds=settings.SESSION_COOKIE_AGE) or lasted < -SLIP
