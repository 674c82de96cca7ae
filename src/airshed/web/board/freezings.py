"""Pages of frozen figures: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from airshed.errors import AirshedError
from airshed.lake.listing import LakeBusy
from airshed.web.accounts.queries import moment
from airshed.web.audit import AuditBusy
from airshed.web.board import frozen as of_frozen
from airshed.web.board import operations
from airshed.web.board.forms import FreezeForm
from airshed.web.pages import shown
from airshed.web.words import say


@require_http_methods(["GET", "POST"])
def frozen(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the freezings of a plan; freeze for who may."""
    plan, today = f"{city}/{year}", moment().date()
    form = FreezeForm(request.POST or None, today=today, initial={"as_of": today})
    if request.method == "POST" and form.is_valid():
        if _froze(request, plan, form):
            return redirect(reverse("board:frozen", args=(city, year)))
        form = FreezeForm(today=today, initial=form.cleaned_data)

    def asked() -> dict[str, Any]:
        found = of_frozen.list_frozen(settings.HOME, plan, request.GET, user=request.user)
        if request.method == "POST" and not found["may_freeze"]:
            raise Http404
        return {**found, "form": form}

    return shown(request, "board/frozen.html", say("冻结的数值", "Frozen figures"), asked)


def _froze(request: Any, plan: str, form: FreezeForm) -> bool:  # noqa: ANN401 - as above
    """Freeze, and tell what came of it."""
    as_of = form.cleaned_data["as_of"]
    try:
        found = operations.freeze(settings.HOME, plan, as_of=as_of, user=request.user, at=moment())
    except (LakeBusy, AuditBusy):
        text = say(
            "正在写入别的数据，什么也没有冻结，请过一会儿再试。",
            "Other data are being written; nothing was frozen, try again in a while.",
        )
        messages.error(request, text)
        return False
    except AirshedError:
        text = say(
            "数据读不出来，什么也没有冻结。请管理员运行 airshed doctor。",
            "Evidence cannot be read; nothing was frozen. Ask the administrator to run airshed doctor.",
        )
        messages.error(request, text)
        return False
    count, fresh = len(found.indicators), len(found.stored)
    text = say(
        f"截至 {as_of} 共 {count} 个数，新冻结 {fresh} 个；其余与以前冻结的完全相同。",
        f"As of {as_of}: {count} figures, {fresh} of them newly frozen; the rest is what was frozen before.",
    )
    messages.success(request, text)
    return True


@require_GET
def compare(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Put two freezings side by side, or one and the plan as it is computed now."""

    def asked() -> dict[str, Any]:
        return of_frozen.compare(settings.HOME, f"{city}/{year}", request.GET, user=request.user)

    return shown(request, "board/compare.html", say("对比冻结的数值", "Freezings compared"), asked)


@require_GET
def figure(request: Any, city: str, year: str, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Show one frozen figure."""

    def asked() -> dict[str, Any]:
        again = bool(request.GET.get("again"))
        return of_frozen.get_figure(settings.HOME, f"{city}/{year}", id, again=again, user=request.user)

    return shown(request, "board/figure.html", f"{say('冻结的数值', 'Frozen figure')} {id[:18]}", asked)
