"""Pages of notices: parse, one call, render."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.notices import operations, queries
from airshed.web.notices.channels import MAIL
from airshed.web.notices.forms import PreferenceForm
from airshed.web.pages import shown
from airshed.web.words import say

LONGEST_ID = 18


@require_safe
def listed(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List one's notices, and note that they were shown."""
    asked = {"show": request.GET.get("show", ""), "page": request.GET.get("page", "1")}
    values = queries.get_list(user=request.user, **asked)
    operations.note_shown([row["pk"] for row in values["rows"]], user=request.user, at=moment())
    values["runs"] = runs_the_system(request.user)
    return shown(request, "notices/list.html", say("通知", "Notices"), values)


@require_safe
def opened(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Follow a notice to what it is about; it counts as read."""
    link = operations.open_notice(pk, user=request.user, at=moment())
    return redirect(link or "notices:list")


@require_POST
def marked(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Mark one notice, those chosen, or all as read; or confirm an urgent one."""
    user, at = request.user, moment()
    if one := _numbers(request.POST.getlist("acknowledge")):
        operations.acknowledge(one[0], user=user, at=at)
        messages.success(request, say("已确认收到", "confirmed"))
    else:
        chosen = _numbers(request.POST.getlist("one")) or _numbers(request.POST.getlist("notice"))
        count = operations.read(None if "all" in request.POST else chosen, user=user, at=at)
        messages.success(request, say(f"{count} 条标为已读", f"{count} marked as read"))
    show = request.POST.get("show", "")
    query = f"?{urlencode({'show': show})}" if show in queries.SHOWS[1:] else ""
    return redirect(str(reverse("notices:list")) + query)


@require_http_methods(["GET", "POST"])
def chosen(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Choose where and when one is told."""
    preference = queries.get_preference(request.user)
    form = PreferenceForm(request.POST or None, preference=preference)
    if request.method == "POST" and form.is_valid():
        operations.choose(form.values(), user=request.user, at=moment())
        messages.success(request, say("已保存", "saved"))
        return redirect("notices:choice")
    may_test = MAIL in preference.kinds and preference.address
    values = {
        "form": form,
        "offered": queries.list_kinds(settings.HOME),
        "may_test": may_test,
        "failure": queries.last_failure(request.user) if may_test else "",
    }
    title = say("通知设置", "Choice of notices")
    return shown(request, "notices/choice.html", title, values, status=422 if form.errors else 200)


@require_POST
def tested(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Send a mail to oneself; who runs the system tests any channel."""
    channel = request.POST.get("channel", MAIL)
    runs = runs_the_system(request.user)
    if not runs and channel != MAIL:
        raise Http404
    if not operations.send_test(settings.HOME, channel, user=request.user, at=moment()):
        raise Http404
    messages.success(request, say("测试通知一分钟内发出", "the test goes out within a minute"))
    return redirect("notices:channels" if runs and "channel" in request.POST else "notices:choice")


@require_safe
def channels(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show how channels do, and what has not gone out."""
    _need_to_run(request.user)
    values = {
        "channels": queries.list_channel_states(settings.HOME),
        "undelivered": queries.list_undelivered(),
        "most": queries.SHOWN,
    }
    return shown(request, "notices/channels.html", say("通知渠道", "Channels of notices"), values)


@require_POST
def retried(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Take up again one delivery or all of them."""
    _need_to_run(request.user)
    pks = None if "all" in request.POST else _numbers(request.POST.getlist("one"))
    count = operations.retry(pks, by=request.user.username, at=moment())
    messages.success(request, say(f"{count} 条将重新发送", f"{count} will be sent again"))
    return redirect("notices:channels")


def runs_the_system(user: Any) -> bool:  # noqa: ANN401 - an account
    """Whether somebody runs the system, and so looks after its channels."""
    return may(user, Record.account, Action.manage)


def _need_to_run(user: Any) -> None:  # noqa: ANN401 - as above
    if not runs_the_system(user):
        raise Http404


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID]
