"""Pages of the overview: parse, one call, render."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.overview import queries
from airshed.web.pages import UNUSABLE, shown
from airshed.web.words import say


def overview(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show how everything stands, on one screen."""
    return shown(request, "overview/overview.html", say("总览", "Overview"), lambda: _asked(request))


def screen(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the same on a big screen: dark, without a sidebar."""
    return _plain(request, "overview/screen.html", {"title": say("总览大屏", "Big screen")})


def part(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Return what the pages fetch every minute."""
    return _plain(request, "overview/part.html", {})


def _asked(request: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as above
    return {"overview": queries.get_overview(settings.HOME, user=request.user, now=moment()), "is_fullwidth": "1"}


def _plain(request: Any, template: str, values: Mapping[str, Any]) -> HttpResponse:  # noqa: ANN401 - as above
    """Render without the frame of the staff pages; what cannot be read is told in its place."""
    status, more = 200, dict(values)
    try:
        more |= _asked(request)
    except AirshedError:
        more["broken"], status = True, UNUSABLE
    return render(request, template, more, status=status)
