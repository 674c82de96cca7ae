"""Pages of the diary: parse, one call, render."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.diary import operations, queries
from airshed.web.diary.forms import ConfirmForm, EndForm, PostForm
from airshed.web.diary.models import Post
from airshed.web.pages import shown
from airshed.web.words import say
from airshed.wordings import sentences

WRONG = 400
TITLE = ("驻地督办", "Resident supervision")


@require_GET
def posts(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the posts."""
    values = queries.list_posts(user=request.user, today=moment().date())
    return shown(request, "diary/list.html", say(*TITLE), values)


@require_http_methods(["GET", "POST"])
def enter(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Post a supervisor."""
    if not queries.may_post(request.user):
        raise Http404
    form, told = PostForm(request.POST or None, initial={"from_date": moment().date()}), list[str]()
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.open_post(form.meant(), user=request.user, at=moment())
        except AirshedError as refusal:
            told = _sentences(refusal)
        else:
            messages.success(request, say("已派驻。", "Posted."))
            return redirect("diary:post", code=made.code)
    status = WRONG if request.method == "POST" else 200
    return shown(
        request, "diary/new.html", say("派驻人员", "Post a supervisor"), {"form": form, "told": told}, status=status
    )


@require_GET
def post(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the days of a post."""
    return _page(request, queries.get_post(code, user=request.user))


def _page(request: Any, found: Post, told: list[str] | None = None) -> HttpResponse:  # noqa: ANN401 - as above
    page = queries.get_days(found, user=request.user, today=moment().date())
    form = EndForm() if queries.may_post(request.user) else None
    values = {"post": page, "form": form, "told": told or []}
    return shown(request, "diary/post.html", f"{found.place} {found.code}", values, status=WRONG if told else 200)


@require_POST
def end(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """End a post."""
    found, form = queries.get_post(code, user=request.user), EndForm(request.POST)
    if not form.is_valid():
        return _page(request, found, [str(error) for errors in form.errors.values() for error in errors])
    try:
        operations.end_post(found, form.cleaned_data["to_date"], user=request.user, at=moment())
    except AirshedError as refusal:
        return _page(request, found, _sentences(refusal))
    messages.success(request, say("驻点已终止。", "The post has ended."))
    return redirect("diary:post", code=code)


@require_http_methods(["GET", "POST"])
def day(request: Any, code: str, text: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a day of a post; who is posted there confirms it."""
    found, asked, told = queries.get_post(code, user=request.user), _day(text), list[str]()
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.confirm_day(found, asked, form.cleaned_data["remark"], user=request.user, at=moment())
        except AirshedError as refusal:
            told = _sentences(refusal)
        else:
            messages.success(request, say("已确认。", "Confirmed."))
            return redirect("diary:day", code=code, text=text)
    page = queries.get_day(found, asked, user=request.user, today=moment().date())
    values = {"page": page, "form": form, "told": told}
    status = WRONG if request.method == "POST" else 200
    return shown(request, "diary/day.html", f"{found.place} {asked}", values, status=status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _sentences(refusal: AirshedError) -> list[str]:
    return [say(*sentences(fault)) for fault in refusal.faults]
