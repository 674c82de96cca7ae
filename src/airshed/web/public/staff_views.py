"""Staff pages of releases: parse, one call, render."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from airshed.errors import AirshedError
from airshed.lake.listing import LakeBusy
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.audit import AuditBusy
from airshed.web.pages import shown
from airshed.web.public import staff_queries as queries
from airshed.web.public.forms import ReleaseForm, initial_of, worded
from airshed.web.releases import operations
from airshed.web.releases.making import NothingToRelease
from airshed.web.releases.models import Release
from airshed.web.releases.operations import NOTICES, ReleaseRefused, Seen
from airshed.web.releases.queries import get_release
from airshed.web.words import say

VERSION = re.compile(r"[0-9]{1,9}")
Move = Callable[[Any, Seen], str]


@require_safe
def listed(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the releases."""
    title = say("公开发布", "Releases")
    return shown(request, "public/list.html", title, lambda: queries.get_list(settings.HOME, user=request.user))


@require_safe
def detail(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a release and what may be done."""
    return _detail(request, get_release(pk, user=request.user))


@require_http_methods(["GET", "POST"])
def new(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Draft a release."""
    if not may(request.user, Record.release, Action.edit):
        raise Http404
    if request.method == "POST":
        return _drafted(request, None)
    return shown(request, "public/draft.html", say("起草发布", "Draft a release"), lambda: {"form": _form(request)})


@require_http_methods(["GET", "POST"])
def edit(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Change a draft."""
    draft = get_release(pk, user=request.user, action=Action.edit)
    if request.method == "POST":
        return _drafted(request, draft)
    values = {"form": _form(request, initial=initial_of(draft)), "draft": draft, "version": draft.version}
    return shown(request, "public/draft.html", say("修改草稿", "Change a draft"), values)


@require_safe
def preview(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the public page as it would be."""
    release = get_release(pk, user=request.user)
    if release.withdrawn_at is not None:
        raise Http404
    try:
        return HttpResponse(
            queries.preview(settings.HOME, release, language=request.LANGUAGE_CODE, now=moment()),
        )
    except AirshedError as refusal:
        return _detail(request, get_release(pk, user=request.user), problems=_sentences(refusal))


@require_safe
def publication(request: Any, pk: int, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what was published, as it is stored."""
    release = get_release(pk, user=request.user)
    values = queries.get_publication(release, number)
    return shown(request, "public/publication.html", say("发布记录", "Publication"), values)


@require_POST
def moved(request: Any, pk: int, move: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Approve, release, withdraw or throw away."""
    if move not in MOVES:
        raise Http404
    action, work = MOVES[move]
    seen = Seen(get_release(pk, user=request.user).pk, _version(request))
    try:
        get_release(pk, user=request.user, action=action)
    except Http404:
        # one may see it but not do this, or it was moved on meanwhile: the second of two is told what stands
        if not may(request.user, Record.release, action):
            raise
    try:
        messages.success(request, work(request, seen))
    except AirshedError as refusal:
        return _detail(request, get_release(pk, user=request.user), problems=_sentences(refusal))
    return redirect("releases:list") if move == "discard" else redirect("releases:detail", pk)


def _approve(request: Any, seen: Seen) -> str:  # noqa: ANN401 - as above
    operations.approve_release(seen, user=request.user, at=moment())
    return say("已批准。再按“发布”，公众就能看到。", "Approved. Press “Release” and the public sees it.")


def _let_out(request: Any, seen: Seen) -> str:  # noqa: ANN401 - as above
    operations.let_out(settings.HOME, seen, user=request.user, at=moment())
    return say("已发布，公众现在可以看到。", "Released; the public sees it now.")


def _withdraw(request: Any, seen: Seen) -> str:  # noqa: ANN401 - as above
    values = {name: request.POST.get(name, "") for name in NOTICES}
    operations.withdraw_release(seen, values, user=request.user, at=moment())
    return say("已撤回。公众页面上现在是您写的公告。", "Withdrawn; the public page shows your notice.")


def _discard(request: Any, seen: Seen) -> str:  # noqa: ANN401 - as above
    operations.discard_release(seen, user=request.user, at=moment())
    return say("草稿已删除。", "The draft was thrown away.")


MOVES: dict[str, tuple[Action, Move]] = {
    "approve": (Action.approve, _approve),
    "release": (Action.release, _let_out),
    "withdraw": (Action.release, _withdraw),
    "discard": (Action.edit, _discard),
}


def _drafted(request: Any, draft: Release | None) -> HttpResponse:  # noqa: ANN401 - as above
    """Store what was typed, or show what is wrong with it."""
    status = 200
    values: dict[str, Any] = {"draft": draft, "version": _version(request) if draft else None}
    try:
        form = _form(request, request.POST)
        if form.is_valid():
            return redirect("releases:detail", _stored(request, form, draft))
    except (ReleaseRefused, NothingToRelease) as refusal:
        form.told(refusal.faults)
        status = 422
    except AirshedError as refusal:
        values["problems"], status = _sentences(refusal), 503
        form = None
    title = say("修改草稿", "Change a draft") if draft else say("起草发布", "Draft a release")
    return shown(request, "public/draft.html", title, {**values, "form": form, "broken": form is None}, status=status)


def _stored(request: Any, form: ReleaseForm, draft: Release | None) -> int:  # noqa: ANN401 - as above
    at, user = moment(), request.user
    if draft is None:
        return int(operations.draft_release(settings.HOME, Release(**form.values()), user=user, at=at).pk)
    seen = Seen(draft.pk, _version(request))
    operations.change_release(settings.HOME, seen, form.values(), user=user, at=at)
    return int(draft.pk)


def _form(request: Any, *args: Any, **options: Any) -> ReleaseForm:  # noqa: ANN401 - as above
    return ReleaseForm(settings.HOME, *args, user=request.user, today=moment().date(), **options)


def _detail(request: Any, release: Release, *, problems: tuple[str, ...] = ()) -> HttpResponse:  # noqa: ANN401
    kept = {name: request.POST.get(name, "") for name in NOTICES}

    def asked() -> dict[str, Any]:
        found = queries.get_detail(settings.HOME, release, user=request.user)
        return {**found, "problems": problems, "typed": kept, "longest": operations.LONGEST}

    return shown(request, "public/detail.html", say("公开发布", "Release"), asked, status=409 if problems else 200)


def _version(request: Any) -> int:  # noqa: ANN401 - as above
    text = request.POST.get("version", "")
    return int(text) if VERSION.fullmatch(text) else 0


def _sentences(refusal: AirshedError) -> tuple[str, ...]:
    """Return what was refused as sentences; who holds the stores is not the reader's business."""
    if isinstance(refusal, LakeBusy | AuditBusy):
        return (say("正在写入别的数据，请过一会儿再试", "other data are being written, try again in a while"),)
    return tuple(worded(fault) for fault in refusal.faults)
