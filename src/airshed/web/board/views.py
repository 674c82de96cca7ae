"""Pages of plans: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from airshed.errors import AirshedError
from airshed.plan.load import UnknownPlan
from airshed.web import env
from airshed.web.accounts.access import role_of
from airshed.web.accounts.rights import STATES, Action, Record, Scope, scope_of
from airshed.web.board import queries
from airshed.web.words import say

UNUSABLE = 503


def plans(request: HttpRequest) -> HttpResponse:
    """List the plans."""

    def asked() -> dict[str, Any]:
        return {"plans": queries.list_plans(settings.HOME)}

    return _shown(request, "board/plans.html", say("方案", "Plans"), asked)


def plan(request: HttpRequest, city: str, year: str) -> HttpResponse:
    """Show where a plan stands today."""
    today = env.now(settings.HOME).date()
    own = _scope(request.user) is not Scope.all
    department = (getattr(request.user, "department_id", None) or "") if own else None

    def asked() -> dict[str, Any]:
        try:
            return {"plan": queries.get_status(settings.HOME, f"{city}/{year}", on=today, department=department)}
        except UnknownPlan:
            raise Http404 from None

    return _shown(request, "board/plan.html", say("方案进展", "Status of the plan"), asked)


def _scope(user: Any) -> Scope:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return whose clauses a user sees: all, those of the department, or none."""
    role = role_of(user)
    scopes = {scope_of(role, Record.clause, Action.view, state) for state in STATES[Record.clause]} if role else set()
    return Scope.all if Scope.all in scopes else Scope.department if Scope.department in scopes else Scope.none


def _shown(request: HttpRequest, template: str, title: str, asked: Any) -> HttpResponse:  # noqa: ANN401 - a call
    """Render a staff page; evidence or plans that cannot be read are told with the command that names the fault."""
    if _scope(request.user) is Scope.none:
        raise Http404
    values, status = {**admin.site.each_context(request), "title": title}, 200
    try:
        values |= asked()
    except AirshedError:
        values["broken"], status = True, UNUSABLE
    return render(request, template, values, status=status)
