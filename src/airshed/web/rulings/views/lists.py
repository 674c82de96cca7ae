"""What is open, and what has been ruled: lists, one ruling, the spreadsheet."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.pages import XLSX, handed
from airshed.web.rulings import forms, operations, queries, sheets
from airshed.web.rulings.models import Draft
from airshed.web.rulings.queries import Desk
from airshed.web.rulings.views import UNUSABLE, of_desk, of_plan, page, sentences_of
from airshed.web.words import say

FILTERS = ("q", "aspect", "section", "department", "standing")
LONGEST_WORDS = 200


def asked(given: QueryDict) -> dict[str, str]:
    """Return the filters of an address."""
    return {name: given.get(name, "").strip()[:LONGEST_WORDS] for name in FILTERS}


@require_GET
def index(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the plans with what is open; with one plan only, go there."""
    values: dict[str, Any] = {}
    title = say("裁定", "Rulings")
    try:
        values["plans"] = queries.list_plans(settings.HOME, user=request.user)
    except AirshedError:
        return page(request, "rulings/index.html", title, {"broken": True}, status=UNUSABLE)
    return page(request, "rulings/index.html", title, values)


plans = admin.site.admin_view(index)


@of_plan
@require_http_methods(["GET", "POST"])
def gaps(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what is open; give many clauses one leading department in one go."""
    filters = asked(request.GET)
    form = forms.LeadsForm(desk, request.POST or None, initial={"from_date": desk.on}) if desk.may_draft else None
    chosen: list[str] = []
    if request.method == "POST":
        if form is None:
            raise Http404
        chosen = list(dict.fromkeys(request.POST.getlist("clause")))
        for id in chosen:  # noqa: A001 - what it is
            queries.checked_clause(desk, id)
        if form.is_valid() and _drafted(request, desk, form, chosen):
            return redirect(reverse("rulings:rulings", args=desk.plan.id.split("/")) + "#drafts")
    values = {
        **of_desk(desk),
        "gaps": queries.list_gaps(desk, filters),
        "counts": queries.counts(desk),
        "form": form,
        "chosen": chosen,
    }
    return page(request, "rulings/gaps.html", say("待裁定事项", "What is left open"), values)


def _drafted(request: Any, desk: Desk, form: forms.LeadsForm, chosen: list[str]) -> bool:  # noqa: ANN401 - as above
    given = form.cleaned_data
    said = {"lead": given["lead"], "assist": ",".join(given["assist"])}
    common = {name: given[name] for name in ("document", "reason", "from_date", "to_date")}
    drafts = [
        Draft(plan=desk.plan.id, clause=clause, aspect=aspect, value=value, **common)
        for clause in chosen
        for aspect, value in said.items()
        if value or (aspect == "lead" and not any(said.values()))
    ]
    submit = "submit" in request.POST
    try:
        operations.create_drafts(desk, drafts, submit=submit, at=moment())
    except AirshedError as refusal:
        form.told(refusal.faults)
        return False
    return True


@of_plan
@require_GET
def rulings(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - as above
    """Show drafts, and the rulings in force, to come and over."""
    values = {
        **of_desk(desk),
        "drafts": queries.list_drafts(desk),
        "rulings": queries.list_rulings(desk, asked(request.GET)),
        "counts": queries.counts(desk),
        "query": request.GET.urlencode(),
    }
    return page(request, "rulings/rulings.html", say("裁定", "Rulings"), values)


@of_plan
@require_GET
def ruling(request: Any, desk: Desk, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Show one ruling and who did what to it."""
    found = queries.get_ruling(desk, id)
    shape = queries.ruling_shape(desk, found)
    may_end = desk.may_draft and found.clause in desk.clauses and shape["standing"] != "over"
    values = {**of_desk(desk), "ruling": shape, "history": queries.get_history(desk, found), "may_end": may_end}
    return page(request, "rulings/ruling.html", f"{say('裁定', 'Ruling')} {found.id}", values)


@of_plan
@require_GET
def exported(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the list of rulings as a spreadsheet."""
    if not desk.may_export:
        raise Http404
    rows = queries.list_rulings(desk, asked(request.GET))["rows"]
    try:
        content = sheets.export(desk, rows, at=moment())
    except AirshedError as refusal:
        values = {**of_desk(desk), "problems": sentences_of(refusal)}
        return page(request, "rulings/problems.html", say("导出", "Export"), values, status=UNUSABLE)
    name = f"rulings-{desk.plan.id.replace('/', '-')}-{desk.on}.xlsx"
    return handed(content, name, XLSX)
