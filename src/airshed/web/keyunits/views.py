"""The page of key units: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.accounts.wording import fault_text
from airshed.web.keyunits import operations, queries
from airshed.web.keyunits.rules import RULES
from airshed.web.kit.operations import Act
from airshed.web.pages import shown
from airshed.web.words import say

LONGEST = 80


@require_GET
def proposals(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List what data propose for the list of key units, rule by rule."""
    if not queries.may_look(request.user):
        raise Http404

    def values() -> dict[str, Any]:
        today = moment().date()
        found = queries.list_proposals(settings.HOME, on=today, user=request.user)
        return {
            "sections": queries.sections(found),
            "waiting": sum(proposal.is_open for proposal in found),
            "unexplained": queries.list_unexplained(settings.HOME, on=today, user=request.user),
            "longest": operations.REASON_LONGEST,
        }

    return shown(request, "keyunits/proposals.html", say("重点单位核对", "Key units"), values)


@require_POST
def decide(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Take a proposal, or reject it."""
    if not queries.may_look(request.user):
        raise Http404
    rule, code, reason = (request.POST.get(name, "") for name in ("rule", "code", "reason"))
    decision = request.POST.get("decision", "")
    if decision not in {"confirmed", "rejected"}:
        raise Http404
    act = Act(request.user.username, moment())
    wanted = {"rule": rule[:LONGEST], "code": code[:LONGEST], "confirmed": decision == "confirmed", "reason": reason}
    try:
        operations.decide(settings.HOME, **wanted, user=request.user, act=act)
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, fault_text(fault))
    else:
        told = {
            "confirmed": ("已认定，已写入台账。", "Confirmed and entered."),
            "rejected": ("已不列入。", "Rejected."),
        }
        messages.success(request, say(*told[decision]))
    return redirect(f"{reverse('keyunits:proposals')}#head-{rule}" if rule in RULES else "keyunits:proposals")
