"""What waits for a leader: several at once, with what they would change."""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.rulings import effects, operations, queries
from airshed.web.rulings.models import DRAFT, Draft
from airshed.web.rulings.operations import Chosen
from airshed.web.rulings.queries import Desk
from airshed.web.rulings.views import of_desk, of_plan, page, sentences_of
from airshed.web.words import say

LONGEST = 2000
NUMBERS = re.compile(r"[0-9]{1,18}\.[0-9]{1,9}")
"""Draft and version, as they fit their columns."""


@of_plan
@require_http_methods(["GET", "POST"])
def approvals(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show the drafts that wait, and approve or return those chosen."""
    if not desk.may_approve:
        raise Http404
    problems: list[str] = []
    chosen = _chosen(request)
    if request.method == "POST":
        queries.checked_drafts(desk, (seen.pk for seen in chosen))
        if "show" not in request.POST:
            problems = _decided(request, desk, chosen)
            if not problems:
                return redirect("rulings:approvals", *desk.plan.id.split("/"))
    pks = {seen.pk for seen in chosen}
    waiting = queries.list_drafts(desk, waiting=True)
    shown = [row for row in waiting if row["pk"] in pks] or waiting
    rows = Draft.objects.filter(pk__in=[row["pk"] for row in shown], state=DRAFT)
    values = {
        **of_desk(desk),
        "batches": _batches(waiting, pks),
        "problems": problems,
        "effect": effects.effect_of(desk, list(rows)) if shown else [],
        "effect_of": len(shown),
        "counts": queries.counts(desk),
        "return_reason": request.POST.get("return_reason", "")[:LONGEST],
        "longest": LONGEST,
    }
    return page(request, "rulings/approvals.html", say("待批准的裁定", "Rulings that wait for approval"), values)


def _chosen(request: Any) -> list[Chosen]:  # noqa: ANN401 - as above
    """Return the drafts of a form, each with the version that was shown."""
    found = []
    for text in dict.fromkeys(request.POST.getlist("draft")):
        pk, _, version = text.partition(".")
        if NUMBERS.fullmatch(text) is None:
            raise Http404
        found.append(Chosen(int(pk), int(version)))
    return found


def _decided(request: Any, desk: Desk, chosen: list[Chosen]) -> list[str]:  # noqa: ANN401 - as above
    """Approve or return; return what is wrong."""
    user, at = request.user, moment()
    try:
        if "approve" in request.POST:
            ids = operations.approve_drafts(desk, chosen, at=at)
            messages.success(request, say(f"已批准 {len(ids)} 条", f"approved: {len(ids)}"))
        else:
            reason = request.POST.get("return_reason", "")[:LONGEST]
            count = operations.return_drafts(chosen, reason=reason, user=user, at=at)
            messages.success(request, say(f"已退回 {count} 条", f"returned: {count}"))
    except AirshedError as refusal:
        return sentences_of(refusal)
    return []


def _batches(rows: list[dict[str, Any]], chosen: set[int]) -> list[dict[str, Any]]:
    """Return the drafts as they were drafted together."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["batch"], []).append({**row, "chosen": row["pk"] in chosen})
    return [{"rows": own, "first": own[0], "count": len(own)} for own in found.values()]
