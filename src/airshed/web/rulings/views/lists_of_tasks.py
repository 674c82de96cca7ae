"""Importing a task list: first what it would fill, then drafts, all or none."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.rulings import forms, operations, tasks
from airshed.web.rulings.queries import Desk
from airshed.web.rulings.views import of_desk, of_plan, page, sentences_of
from airshed.web.words import say


@of_plan
@require_http_methods(["GET", "POST"])
def import_tasks(request: Any, desk: Desk) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show what a file would fill; then keep or submit it."""
    if not desk.may_draft:
        raise Http404
    values: dict[str, Any] = {**of_desk(desk)}
    form = forms.TasksForm(request.POST or None, request.FILES or None, initial={"from_date": desk.on})
    try:
        if request.method == "POST" and "held" in request.POST:
            drafts, submit = tasks.held_drafts(desk, request.POST["held"]), "submit" in request.POST
            operations.create_drafts(desk, drafts, submit=submit, at=moment())
            messages.success(request, say(f"已起草 {len(drafts)} 条裁定", f"{len(drafts)} rulings drafted"))
            return redirect(reverse("rulings:rulings", args=desk.plan.id.split("/")) + "#drafts")
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data.pop("file")
            values["preview"] = tasks.preview(desk, file.read(), name=file.name, **form.cleaned_data)
    except AirshedError as refusal:
        values["problems"] = sentences_of(refusal)
    if "held" in request.POST:
        form = forms.TasksForm(initial={"from_date": desk.on})
    return page(request, "rulings/tasks.html", say("导入任务清单", "Import a task list"), {**values, "form": form})
