"""Pages of plans: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from airshed.errors import AirshedError
from airshed.plan.load import UnknownPlan
from airshed.web import env
from airshed.web.board import queries
from airshed.web.words import say

UNUSABLE = 503


def plans(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the plans."""

    def asked() -> dict[str, Any]:
        return {"plans": queries.list_plans(settings.HOME, user=request.user)}

    return _shown(request, "board/plans.html", say("方案", "Plans"), asked)


def plan(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show where a plan stands today."""
    today = env.now(settings.HOME).date()

    def asked() -> dict[str, Any]:
        try:
            return {"plan": queries.get_status(settings.HOME, f"{city}/{year}", on=today, user=request.user)}
        except UnknownPlan:
            raise Http404 from None

    return _shown(request, "board/plan.html", say("方案进展", "Status of the plan"), asked)


def _shown(request: HttpRequest, template: str, title: str, asked: Any) -> HttpResponse:  # noqa: ANN401 - a call
    """Render a staff page; evidence or plans that cannot be read are told with the command that names the fault."""
    values, status = {**admin.site.each_context(request), "title": title}, 200
    try:
        values |= asked()
    except AirshedError:
        values["broken"], status = True, UNUSABLE
    return render(request, template, values, status=status)
