"""What stands between signing in and everything else: the session's end, the second factor, a password to change."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import Resolver404, resolve, reverse

from airshed.web.accounts import lockout, second_factor, sessions
from airshed.web.errors import PROGRAMS
from airshed.web.words import say

OPEN = frozenset({"login", "logout", "set_language", "language", "health", "jsi18n"})
"""Pages one may always open, by the name of their address."""


def gate(get_response: Callable[[Any], HttpResponse]) -> Callable[[Any], HttpResponse]:
    """Return the middleware; it comes after authentication, second factor and messages."""

    def passed(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
        user = request.user
        if request.method == "POST" and _name(request) == settings.LOGIN_URL:
            minutes = sessions.minutes_locked(request)
            if minutes:  # nothing is looked up, hashed or recorded for it
                return lockout.address_locked_out(request, minutes)
        if not user.is_authenticated:
            return get_response(request)
        if sessions.is_over(request.session):
            logout(request)
            if is_of_programs(request):
                return get_response(request)
            messages.info(request, say("登录已到时限，请重新登录", "your session is over, please sign in again"))
            return get_response(request) if _is_open(request) else redirect(resolve_url(settings.LOGIN_URL))
        page = next_page(user)
        if page is None or is_of_programs(request) or _name(request) == page or _is_open(request):
            return get_response(request)
        return redirect(reverse(page))

    return passed


def is_of_programs(request: Any) -> bool:  # noqa: ANN401 - any request
    """Whether an address is of the interface for programs, which asks `next_page` itself and leads nobody to pages."""
    return bool(request.path_info.startswith(PROGRAMS))


def next_page(user: Any) -> str | None:  # noqa: ANN401 - as above
    """Return the page a user must pass before anything else."""
    if user.needs_second_factor and not user.is_verified():
        return "accounts:code" if second_factor.device_of(user) else "accounts:enrol"
    return "accounts:password" if user.must_change_password else None


def _name(request: Any) -> str:  # noqa: ANN401 - as above
    try:
        return str(resolve(request.path_info).view_name)
    except Resolver404:
        return ""


def _is_open(request: Any) -> bool:  # noqa: ANN401 - as above
    return _name(request).rpartition(":")[2] in OPEN or request.path_info.startswith(settings.STATIC_URL)
