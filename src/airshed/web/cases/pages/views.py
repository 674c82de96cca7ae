"""Pages of cases: parse, one call, render."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.flows import flows
from airshed.web.accounts.queries import moment, visible
from airshed.web.cases.found import Found
from airshed.web.cases.models import Case
from airshed.web.cases.operations import BY_HAND, CaseMoved, Step, move_case, mover_of, open_case
from airshed.web.cases.pages import accounts as counted
from airshed.web.cases.pages import case as one
from airshed.web.cases.pages import duties, queries, sheets
from airshed.web.cases.pages import todo as listed
from airshed.web.cases.pages.about import object_faults
from airshed.web.cases.pages.asking import Asked, asked_of
from airshed.web.cases.pages.forms import OpenForm
from airshed.web.cases.pages.wording import worded
from airshed.web.cases.urging import urge_cases
from airshed.web.cases.values import LABELS
from airshed.web.pages import XLSX, handed, shown
from airshed.web.proofs.forms import ACCEPTED
from airshed.web.proofs.receiving import takes_files, too_heavy
from airshed.web.words import say

WRONG, CONFLICT = 400, 409
LONGEST_NUMBER = 9


@require_GET
def cases(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the cases."""
    asked, wrong = _asked(request)

    def found() -> dict[str, Any]:
        rows = queries.list_cases(asked, user=request.user, on=moment().date())
        return {"listing": rows, "wrong": [say(*queries.FILTERS.get(name, (name, name))) for name in wrong]}

    return shown(request, "cases/list.html", say("案件", "Cases"), found)


@require_GET
def exported(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the list that is asked for as a spreadsheet."""
    asked, _ = _asked(request)
    try:
        content = sheets.export(asked, user=request.user, at=moment())
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, worded(fault))
        return redirect(f"{reverse('cases:list')}?{asked.query()}")
    return handed(content, say(f"案件-{moment():%Y-%m-%d}.xlsx", f"cases-{moment():%Y-%m-%d}.xlsx"), XLSX)


def _asked(request: Any) -> tuple[Asked, list[str]]:  # noqa: ANN401 - as above
    if not queries.may_look(request.user):
        raise Http404
    return asked_of(request.GET)


@require_http_methods(["GET", "POST"])
def new(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Open a case by hand."""
    if not queries.may_open(request.user):
        raise Http404
    if request.method == "GET":
        form = OpenForm(user=request.user, initial={k: request.GET.get(k, "")[:255] for k in ("object", "enterprise")})
        return _new(request, form)
    form = OpenForm(request.POST, user=request.user)
    if not form.is_valid():
        return _new(request, form, status=WRONG)
    given = form.values()
    try:
        if faults := object_faults(given["object"], user=request.user):
            raise one.ObjectUnknown(*faults)
        made, fresh = open_case(settings.HOME, _found(given), mover=mover_of(request.user, moment()))
    except AirshedError as refusal:
        for fault in refusal.faults:
            form.add_error(fault.where if fault.where in form.fields else None, worded(fault))
        return _new(request, form, status=WRONG)
    if fresh:
        messages.success(request, say(f"已立案：{made.code}。", f"Opened: {made.code}."))
    return redirect("cases:case", code=made.code)


def _found(given: dict[str, str]) -> Found:
    return Found(
        cause=f"{BY_HAND} {given['token']}",
        source=BY_HAND,
        zh=given["matter"],
        en=given["matter"],
        object=given["object"],
        department=given["department"] or None,
        enterprise=given["enterprise"],
        area=given["area"],
        grid=given["grid"],
        grade=given["grade"],
    )


def _new(request: Any, form: OpenForm, *, status: int = 200) -> HttpResponse:  # noqa: ANN401 - as above
    return shown(request, "cases/new.html", say("登记问题立案", "Open a case"), {"form": form}, status=status)


@takes_files
@require_http_methods(["GET", "POST"])
def case(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a case, and make a move of it."""
    found = one.get_case(code, user=request.user)
    if request.method == "GET":
        return _page(request, found)
    move, seen = request.POST.get("move", ""), _number(request.POST.get("seen", ""))
    values = {name: request.POST[name] for name in LABELS if name in request.POST}
    files = [(file.name or "", file.chunks()) for file in request.FILES.getlist("files")]
    try:
        if heavy := too_heavy(request):
            raise one.FilesTooHeavy(*heavy)
        mover = mover_of(request.user, moment())
        moved = move_case(settings.HOME, code, Step(move, values, files, seen), mover=mover)
    except AirshedError as refusal:
        status = CONFLICT if isinstance(refusal, CaseMoved) else WRONG
        tried = one.Tried(move, values, refusal.faults, seen)
        return _page(request, one.get_case(code, user=request.user), tried, status=status)
    messages.success(request, say(f"{code}：已办理。", f"{code}: done."))
    still = visible(Case.objects.filter(pk=moved.pk), user=request.user).exists()
    return redirect("cases:case", code=code) if still else redirect("cases:list")


def _number(text: str) -> int:
    """Return how many rows of the log were seen; who does not say saw none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _page(request: Any, found: Case, tried: one.Tried | None = None, *, status: int = 200) -> HttpResponse:  # noqa: ANN401
    def asked() -> dict[str, Any]:
        page = one.get_page(settings.HOME, found, user=request.user, now=moment(), tried=tried)
        return {"page": page, "accepted": ACCEPTED}

    return shown(request, "cases/case.html", found.code, asked, status=status)


@require_GET
def todo(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what somebody must do."""
    if not duties.may_work(request.user):
        raise Http404

    def found() -> dict[str, Any]:
        return {"todo": listed.list_todo(user=request.user, on=moment().date())}

    return shown(request, "cases/todo.html", say("待办", "To do"), found)


@require_POST
def urge(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Urge in the cases that are ticked."""
    if not duties.may_work(request.user):
        raise Http404
    why = request.POST.get("why", "")
    try:
        mover = mover_of(request.user, moment())
        urged = urge_cases(settings.HOME, request.POST.getlist("code"), why=why, mover=mover)
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, worded(fault))
        return redirect("todo:todo")
    for fault in urged.faults:
        messages.error(request, worded(fault))
    if count := len(urged.codes):
        messages.success(request, say(f"已催办 {count} 件。", f"Urged: {count}."))
    return redirect("todo:todo")


@require_GET
def accounts(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show accounts of the work over a period."""
    if not queries.may_look(request.user):
        raise Http404
    on = moment().date()
    by, flow = request.GET.get("by", ""), request.GET.get("flow", counted.FIVE_STEP)
    since, until = (
        _day(request.GET.get(name, ""), other) for name, other in (("since", on.replace(month=1, day=1)), ("until", on))
    )

    def found() -> dict[str, Any]:
        asked = {"by": by if by in counted.BY else "unit", "flow": flow if flow in flows() else ""}
        return {"accounts": counted.list_accounts(**asked, since=since, until=until, user=request.user, on=on)}

    return shown(request, "cases/accounts.html", say("办理情况", "Accounts of the work"), found)


def _day(text: str, other: date) -> date:
    """Return a day that was typed, another one where it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return other
    return found if found < date.max else other
