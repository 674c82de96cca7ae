"""Writing drafts: of a ruling, of the end of one, of a whole task list."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.plan.load import indicator_ids
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.rulings import forms, operations, queries
from airshed.web.rulings.models import DRAFT, Draft
from airshed.web.rulings.operations import Chosen
from airshed.web.rulings.queries import Desk
from airshed.web.rulings.views import of_desk, of_plan, page, sentences_of
from airshed.web.words import say

CHANGED = "rulings.changed"


def _to_list(desk: Desk) -> HttpResponse:
    return redirect(reverse("rulings:rulings", args=desk.plan.id.split("/")) + "#drafts")


def _stored(request: Any, *, submit: bool) -> None:  # noqa: ANN401 - a request with a user
    said = ("已提交，等领导批准", "submitted, it waits for a leader") if submit else ("已存为草稿", "kept as a draft")
    messages.success(request, say(*said))


@of_plan
@require_http_methods(["GET", "POST"])
def new(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - as above
    """Choose clause and aspect, then write the ruling with the field that fits."""
    if not desk.may_draft:
        raise Http404
    about, aspect = request.GET.get("of", ""), request.GET.get("aspect", "")
    title = say("起草裁定", "Draft a ruling")
    values = {**of_desk(desk), "title": title, "about": about, "clauses": _choices(desk)}
    if not about:
        return page(request, "rulings/choose.html", title, values)
    clause = queries.checked_clause(desk, about)
    offered = forms.aspects_of(clause, about)
    values |= {"clause": _clause_shape(desk, clause, about), "aspects": offered, "aspect": aspect}
    if aspect not in dict(offered):
        return page(request, "rulings/choose.html", title, values)
    form = forms.RulingForm(desk, clause, about, aspect, request.POST or None, initial={"from_date": desk.on})
    if request.method == "POST" and form.is_valid():
        draft = Draft(plan=desk.plan.id, clause=about, aspect=aspect, **form.values())
        submit = "submit" in request.POST
        try:
            operations.create_drafts(desk, [draft], submit=submit, at=moment())
        except AirshedError as refusal:
            form.told(refusal.faults)
        else:
            _stored(request, submit=submit)
            return _to_list(desk)
    return page(request, "rulings/draft.html", title, {**values, "form": form, "aspect_text": dict(offered)[aspect]})


def _choices(desk: Desk) -> list[dict[str, Any]]:
    """Return the clauses and indicators by section, with their words."""
    found = []
    for section, text in desk.sections.items():
        rows = []
        for clause in (c for c in desk.plan.file.clauses if c.section == section and c.id in desk.clauses):
            ids = indicator_ids(clause)
            rows.append({"id": clause.id, "text": say(clause.zh, clause.en)})
            if len(ids) > 1:
                pairs = zip(ids, clause.indicators, strict=True)
                rows += [{"id": id, "text": "· " + say(i.zh, i.en)} for id, i in pairs]  # noqa: A001 - what it is
        if rows:
            found.append({"section": text, "rows": rows})
    return found


def _clause_shape(desk: Desk, clause: Any, about: str) -> dict[str, Any]:  # noqa: ANN401 - a clause of the plan
    indicator = dict(zip(indicator_ids(clause), clause.indicators, strict=True)).get(about)
    return {
        "id": about,
        "text": say(clause.zh, clause.en),
        "section": desk.sections[clause.section],
        "paper": queries.paper_text(clause),
        "measured": say(indicator.zh, indicator.en) if indicator is not None else "",
    }


@of_plan
@require_http_methods(["GET", "POST"])
def draft(request: Any, desk: Desk, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a draft; who may edit it changes it here."""
    found = queries.get_draft(desk, pk)
    title = say("裁定草稿", "Draft of a ruling")
    editable = desk.may_draft and found.state == DRAFT
    values = {**of_desk(desk), "draft": queries.draft_shape(desk, found), "history": queries.draft_history(found)}
    if not editable:
        if request.method == "POST":
            raise Http404
        return page(request, "rulings/seen.html", title, values)
    found = queries.get_draft(desk, pk, action=Action.edit)
    form = _form_of(request, desk, found)
    version = _version(request, found)
    if request.method == "POST" and form.is_valid():
        submit = "submit" in request.POST
        try:
            operations.change_draft(desk, found, form.values(), version=version, submit=submit, at=moment())
        except AirshedError as refusal:
            form.told(refusal.faults)
            if any(fault.code == CHANGED for fault in refusal.faults):
                other = queries.get_draft(desk, pk)
                values |= {"other": queries.draft_shape(desk, other)}
                version = other.version
        else:
            _stored(request, submit=submit)
            return _to_list(desk)
    values |= {"form": form, "version": version, "aspect_text": values["draft"]["aspect_text"]}
    if not found.ends:
        values["clause"] = _clause_shape(desk, queries.checked_clause(desk, found.clause), found.clause)
    return page(request, "rulings/draft.html", title, values)


def _version(request: Any, draft: Draft) -> int:  # noqa: ANN401 - as above
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else int(draft.version)  # noqa: PLR2004 - fits any column


def _form_of(request: Any, desk: Desk, draft: Draft) -> forms.RulingForm | forms.EndingForm:  # noqa: ANN401 - as above
    last = queries.draft_shape(desk, draft)["last_date"]
    initial = {"document": draft.document, "reason": draft.reason, "from_date": draft.from_date, "to_date": last}
    if draft.ends:
        return forms.EndingForm(queries.get_ruling(desk, draft.ends), request.POST or None, initial=initial)
    clause = queries.checked_clause(desk, draft.clause)
    initial |= {"value": forms.initial_of(draft.aspect, draft.value), "replaces": draft.replaces}
    return forms.RulingForm(desk, clause, draft.clause, draft.aspect, request.POST or None, initial=initial)


@of_plan
@require_POST
def withdraw(request: Any, desk: Desk, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Take a draft back."""
    found = queries.get_draft(desk, pk, action=Action.edit)
    try:
        operations.withdraw_draft(Chosen(pk, _version(request, found)), user=request.user, at=moment())
    except AirshedError as refusal:
        for sentence in sentences_of(refusal):
            messages.error(request, sentence)
    else:
        messages.success(request, say("草稿已撤回", "the draft was taken back"))
    return _to_list(desk)


@of_plan
@require_http_methods(["GET", "POST"])
def end(request: Any, desk: Desk, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Draft the end of a ruling."""
    if not desk.may_draft:
        raise Http404
    found = queries.get_ruling(desk, id)
    queries.checked_clause(desk, found.clause)
    form = forms.EndingForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        names = ("clause", "aspect", "value", "from_date")
        about = {name: getattr(found, name) for name in names}
        made = Draft(plan=desk.plan.id, ends=found.id, **about, **form.values())
        submit = "submit" in request.POST
        try:
            operations.create_drafts(desk, [made], submit=submit, at=moment())
        except AirshedError as refusal:
            form.told(refusal.faults)
        else:
            _stored(request, submit=submit)
            return _to_list(desk)
    values = {**of_desk(desk), "form": form, "ends": queries.ruling_shape(desk, found)}
    return page(request, "rulings/draft.html", say("起草终止", "Draft the end of a ruling"), values)
