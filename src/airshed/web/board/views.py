"""Pages of plans: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse

from airshed.plan.load import UnknownPlan
from airshed.web import env
from airshed.web.board import queries
from airshed.web.pages import shown
from airshed.web.words import say


def plans(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the plans."""

    def asked() -> dict[str, Any]:
        return {"plans": queries.list_plans(settings.HOME, user=request.user)}

    return shown(request, "board/plans.html", say("方案", "Plans"), asked)


def plan(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show where a plan stands today."""
    today = env.now(settings.HOME).date()

    def asked() -> dict[str, Any]:
        try:
            return {"plan": queries.get_status(settings.HOME, f"{city}/{year}", on=today, user=request.user)}
        except UnknownPlan:
            raise Http404 from None

    return shown(request, "board/plan.html", say("方案进展", "Status of the plan"), asked)
