"""Pages of rulings: parse, one call, render."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render

from airshed.errors import AirshedError
from airshed.lake.listing import LakeBusy
from airshed.web.audit import AuditBusy
from airshed.web.rulings.forms import worded
from airshed.web.rulings.queries import Desk, open_desk
from airshed.web.words import say

UNUSABLE = 503
Page = Callable[..., HttpResponse]


def of_plan(view: Page) -> Page:
    """Return a staff page over one plan; what cannot be read is told with the command that names the fault."""

    def shown(request: Any, city: str, year: str, **parts: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
        try:
            desk = open_desk(settings.HOME, f"{city}/{year}", user=request.user)
            return view(request, desk, **parts)
        except AirshedError:
            return page(request, "rulings/index.html", say("裁定", "Rulings"), {"broken": True}, status=UNUSABLE)

    return admin.site.admin_view(shown)  # type: ignore[no-any-return]


def page(request: Any, template: str, title: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:  # noqa: ANN401
    """Render a staff page."""
    return render(request, template, {**admin.site.each_context(request), "title": title, **values}, status=status)


def of_desk(desk: Desk) -> dict[str, Any]:
    """Return what every page over a plan shows."""
    file = desk.plan.file
    allowed = {"may_draft": desk.may_draft, "may_approve": desk.may_approve, "may_export": desk.may_export}
    city, year = desk.plan.id.split("/")
    return {"plan": {"id": desk.plan.id, "title": say(file.zh, file.en)}, "city": city, "year": year, **allowed}


def sentences_of(refusal: AirshedError) -> list[str]:
    """Return what was refused as sentences; who holds the stores is not the reader's business."""
    if isinstance(refusal, (LakeBusy, AuditBusy)):
        return [say("正在写入别的数据，请过一会儿再试", "other data are being written, try again in a while")]
    return [worded(fault) for fault in refusal.faults]
