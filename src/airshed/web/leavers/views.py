"""The page of leavers: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.web.accounts import operations as accounts
from airshed.web.accounts.models import Person
from airshed.web.accounts.queries import get_visible, moment
from airshed.web.accounts.rights import Action
from airshed.web.accounts.wording import fault_text
from airshed.web.leavers import forms, operations, queries
from airshed.web.words import say


@require_http_methods(["GET", "POST"])
def leavers(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Choose who leaves and when, then who takes over what; store it in one go."""
    if not queries.may_record(request.user):
        raise Http404
    people = queries.list_leaving(request.user)
    asked = request.POST if request.method == "POST" else request.GET
    form = forms.LeaverForm(asked if "person" in asked else None, people=[p for p in people if not p.left_date])
    context = {**admin.site.each_context(request), "title": say("登记离岗", "Record a leaver"), "form": form}
    context["leaving"] = [person for person in people if person.left_date]
    if form.is_bound and form.is_valid():
        stored = _handings(request, form, context)
        if stored is not None:
            return stored
    return render(request, "leavers/leavers.html", context)


def _handings(request: Any, form: forms.LeaverForm, context: dict[str, Any]) -> HttpResponse | None:  # noqa: ANN401
    person, left_date, at = form.cleaned_data["person"], form.cleaned_data["last_day"] + queries.DAY, moment()
    try:
        duties = queries.duties_of(settings.HOME, person, on=left_date, today=at.date())
        later = queries.named_later(settings.HOME, person, on=left_date)
    except AirshedError as refusal:
        form.add_error(None, _text(refusal))
        return None
    texts = queries.texts(settings.HOME, user=request.user)
    given = request.POST if request.method == "POST" and "store" in request.POST else None
    table = forms.HandingsForm(given, person=person, duties=duties, texts=texts)
    context.update(person=person, left_date=left_date, table=table, later=later, users=queries.accounts_of(person))
    if given is None or not table.is_valid():
        return None
    values = {"handings": table.handings(), "document": table.cleaned_data["document"]}
    try:
        operations.record(settings.HOME, person=person, left_date=left_date, by=request.user.username, at=at, **values)
    except AirshedError as refusal:
        for fault in refusal.faults:
            name = f"to {fault.where}"
            table.add_error(name if name in table.fields else None, fault_text(fault))
        return None
    messages.success(
        request, say(f"已登记：{person.name} 自 {left_date} 起离岗", f"stored: {person.name} is away from {left_date}")
    )
    return redirect("leavers:leavers")


@require_POST
def stay(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Note that somebody stays after all."""
    person = get_visible(Person.objects.all(), user=request.user, action=Action.manage, pk=code)
    accounts.undo_leaver(person=person, by=request.user.username, at=moment())
    messages.success(request, say(f"{person.name} 的离岗登记已撤销", f"{person.name} stays after all"))
    return redirect("leavers:leavers")


def _text(refusal: AirshedError) -> str:
    return " ".join(fault_text(fault) for fault in refusal.faults)
