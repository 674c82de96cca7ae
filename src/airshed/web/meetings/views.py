"""Pages of meetings: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.meetings import operations, queries
from airshed.web.meetings.forms import Actions, MeetingForm, MinutesForm, actions_of
from airshed.web.meetings.models import Meeting
from airshed.web.meetings.papers import minutes_of
from airshed.web.pages import DOCX, handed, shown
from airshed.web.proofs.operations import take
from airshed.web.words import say
from airshed.wordings import sentences

WRONG = 400


@require_GET
def meetings(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the meetings."""
    values = queries.list_meetings(user=request.user, page=request.GET.get("page", "1"))
    return shown(request, "meetings/list.html", say("联席会议", "Joint meetings"), values)


@require_http_methods(["GET", "POST"])
def enter(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Enter a meeting with what it agreed."""
    if not queries.may_enter(request.user):
        raise Http404
    if request.method == "GET":
        return _asked(request, MeetingForm(initial={"day": moment().date()}), Actions(prefix="actions"))
    form, lines = MeetingForm(request.POST), Actions(request.POST, prefix="actions")
    if not (form.is_valid() & lines.is_valid()):
        return _asked(request, form, lines, status=WRONG)
    try:
        made = operations.enter_meeting(settings.HOME, form.meant(), actions_of(lines), user=request.user, at=moment())
    except AirshedError as refusal:
        return _asked(request, form, lines, told=_sentences(refusal), status=WRONG)
    messages.success(request, say("已登记，议定事项已成为任务。", "Entered; what was agreed are tasks now."))
    return redirect("meetings:meeting", code=made.code)


def _asked(
    request: Any,  # noqa: ANN401 - as above
    form: MeetingForm,
    lines: Any,  # noqa: ANN401 - a formset
    *,
    told: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    values = {"form": form, "lines": lines, "told": told}
    return shown(request, "meetings/new.html", say("登记联席会议", "Enter a meeting"), values, status=status)


@require_GET
def meeting(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a meeting and how far what it agreed is."""
    return _page(request, queries.get_meeting(code, user=request.user))


def _page(request: Any, found: Meeting, *, told: tuple[str, ...] = ()) -> HttpResponse:  # noqa: ANN401 - as above
    page = queries.get_page(found, user=request.user, now=moment())
    values = {"meeting": page, "form": MinutesForm(), "told": told}
    return shown(request, "meetings/meeting.html", found.title, values, status=WRONG if told else 200)


@require_POST
def bring(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Seal the minutes as they were signed."""
    found = queries.get_meeting(code, user=request.user)
    if not queries.may_enter(request.user):
        raise Http404
    form = MinutesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, told=tuple(str(e) for errors in form.errors.values() for e in errors))
    file = form.cleaned_data["file"]
    try:
        operations.seal_minutes(settings.HOME, found, file.name, file.chunks(), user=request.user, at=moment())
    except AirshedError as refusal:
        return _page(request, found, told=_sentences(refusal))
    messages.success(request, say("纪要已封存。", "The minutes are sealed."))
    return redirect("meetings:meeting", code=code)


@require_GET
def paper(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the minutes as a document to be signed."""
    found = queries.get_meeting(code, user=request.user)
    try:
        content = minutes_of(settings.HOME, found)
    except AirshedError as refusal:
        return _page(request, found, told=_sentences(refusal))
    audit.record(by=request.user.username, action="meeting.exported", object=code, detail={}, at=moment())
    return handed(content, f"{code}-{say('会议纪要', 'minutes')}.docx", DOCX)


@require_GET
def minutes(request: Any, code: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out sealed minutes to whoever sees the meeting; that is recorded."""
    found = queries.get_meeting(code, user=request.user)
    proof = queries.minutes_of([found.code]).filter(pk=number).first()
    if proof is None:
        raise Http404
    try:
        path = take(settings.HOME, proof, by=request.user.username, at=moment())
    except FileNotFoundError:
        raise Http404 from None
    answer = handed(path.read_bytes(), proof.name, proof.media_type)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _sentences(refusal: AirshedError) -> tuple[str, ...]:
    return tuple(say(*sentences(fault)) for fault in refusal.faults)
