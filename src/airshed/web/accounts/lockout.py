"""What somebody reads who failed too often: five times for one name from one address, or all names of an address."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from airshed.web.accounts.limits import MINUTES

TOO_MANY = 429
LONGEST = 150
SALT = "airshed.accounts.tried"


def tried(request: Any, credentials: Any = None) -> str:  # noqa: ANN401 - as django-axes gives it
    """Return what failures are counted under: one for all spellings that open the same account.

    What somebody types as a name may be a password, so only a keyed digest of it is stored.
    """
    given = credentials.get("username") if credentials else request.POST.get("username")
    name = str(given or "")[:LONGEST].upper().lower().encode("utf-8", "backslashreplace")
    return str(salted_hmac(SALT, name, algorithm="sha256").hexdigest())


def address(request: Any) -> str:  # noqa: ANN401 - as django-axes gives it
    """Return where a request comes from: what the connection says, or the proxy that the home trusts; no header."""
    return str(request.META.get("REMOTE_ADDR", ""))


def locked_out(request: Any, *_: object, **__: object) -> HttpResponse:  # noqa: ANN401 - as django-axes gives it
    """Return the page that says how long to wait, and what else helps."""
    return _told(request, MINUTES, whole_address=False)


def address_locked_out(request: Any, minutes: int) -> HttpResponse:  # noqa: ANN401 - a request
    """Return the page for an address from which too many sign-ins failed, whatever the names."""
    return _told(request, minutes, whole_address=True)


def _told(request: Any, minutes: int, *, whole_address: bool) -> HttpResponse:  # noqa: ANN401 - as above
    context = {"minutes": minutes, "whole_address": whole_address}
    response = render(request, "accounts/locked.html", context, status=TOO_MANY)
    response["Retry-After"] = str(minutes * 60)
    return response
