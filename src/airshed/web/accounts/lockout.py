"""What somebody reads who failed too often: five times for one name from one address, then a quarter of an hour."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

MINUTES = 15
TOO_MANY = 429
LONGEST = 150


def tried(request: Any, credentials: Any = None) -> str:  # noqa: ANN401 - as django-axes gives it
    """Return the name that failures are counted under: one for all spellings that open the same account."""
    given = credentials.get("username") if credentials else request.POST.get("username")
    return str(given or "")[:LONGEST].upper().lower()


def address(request: Any) -> str:  # noqa: ANN401 - as django-axes gives it
    """Return where a request comes from: what the connection says, or the proxy that the home trusts; no header."""
    return str(request.META.get("REMOTE_ADDR", ""))


def locked_out(request: Any, *_: object, **__: object) -> HttpResponse:  # noqa: ANN401 - as django-axes gives it
    """Return the page that says how long to wait, and what else helps."""
    response = render(request, "accounts/locked.html", {"minutes": MINUTES}, status=TOO_MANY)
    response["Retry-After"] = str(MINUTES * 60)
    return response
