"""Pages of plans: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Record
from airshed.web.board import changes as of_changes
from airshed.web.board import clause as of_clause
from airshed.web.board import departments as of_departments
from airshed.web.board import filed, queries, sheets
from airshed.web.board import source as of_source
from airshed.web.pages import ASKED, UNUSABLE, XLSX, drawn, handed, shown, spoken, taken
from airshed.web.words import say
from airshed.web.written import synthetic
from airshed.wordings import sentences


@require_GET
def plans(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the plans."""

    def asked() -> dict[str, Any]:
        return {"plans": queries.list_plans(settings.HOME, user=request.user)}

    return shown(request, "board/plans.html", say("方案", "Plans"), asked)


@require_GET
def board(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show where a plan stands on a day, clause by clause."""

    def asked() -> dict[str, Any]:
        return queries.get_board(settings.HOME, f"{city}/{year}", request.GET, user=request.user)

    return shown(request, "board/plan.html", say("方案进展", "Status of the plan"), asked)


@require_GET
def exported(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the list as a spreadsheet."""
    plan = f"{city}/{year}"
    try:
        content, on = sheets.export(settings.HOME, plan, request.GET, user=request.user, at=moment())
    except AirshedError:
        values = {"plan_id": plan, "city": city, "year": year}
        return shown(request, "board/busy.html", say("导出", "Export"), values, status=UNUSABLE)
    return handed(content, f"plan-{city}-{year}-{on}.xlsx", XLSX)


@require_GET
def clause(request: Any, city: str, year: str, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Show one clause: its words, evidence, curve and outlook; hand out the table of one of its charts."""
    title = f"{say('条款', 'Clause')} {id}"
    try:
        asking = of_clause.open_clause(settings.HOME, f"{city}/{year}", id, request.GET, user=request.user)
        if asking.id != id:
            return redirect(reverse("board:clause", args=(city, year, asking.id)))
        charts = dict(of_clause.list_charts(asking, language=spoken()))
    except AirshedError:
        return shown(request, "board/clause.html", title, {"broken": True}, status=UNUSABLE)
    wanted = request.GET.get(ASKED)
    if wanted:
        return taken(charts.get(wanted), request, name=f"{asking.id}-{asking.on}", record=Record.clause)
    pictures = [drawn(chart, request, id=name, record=Record.clause) for name, chart in charts.items()]
    return shown(
        request, "board/clause.html", title, lambda: {"clause": of_clause.get_clause(asking), "charts": pictures}
    )


@require_GET
def departments(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """List the departments with what they lead."""

    def asked() -> dict[str, Any]:
        return of_departments.list_departments(settings.HOME, f"{city}/{year}", request.GET, user=request.user)

    return shown(request, "board/departments.html", say("各部门", "Departments"), asked)


@require_GET
def department(request: Any, city: str, year: str, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what one department leads and assists with."""

    def asked() -> dict[str, Any]:
        return of_departments.get_department(settings.HOME, f"{city}/{year}", code, request.GET, user=request.user)

    return shown(request, "board/department.html", say("部门任务", "Duties of a department"), asked)


@require_GET
def changes(request: Any, city: str, year: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what changed between two days."""

    def asked() -> dict[str, Any]:
        return of_changes.get_changes(settings.HOME, f"{city}/{year}", request.GET, user=request.user)

    return shown(request, "board/changes.html", say("有什么变化", "What changed"), asked)


@require_GET
def source(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Show all there is of one enterprise."""
    everything = request.GET.get(of_source.ALL, "")
    try:
        values = of_source.get_source(settings.HOME, code, request.user, everything=everything)
    except of_source.Moved as moved:
        return redirect("sources:source", code=moved.code)
    return shown(request, "board/source.html", values["title"], values)


@require_GET
def source_exported(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out all there is of one enterprise as one spreadsheet."""
    at = moment()
    try:
        made_up = synthetic(settings.HOME)
        content = filed.export(code, request.user, language=spoken(), at=at, synthetic=made_up)
    except of_source.Moved as moved:
        return redirect("sources:export", code=moved.code)
    except audit.AuditBusy as busy:
        for fault in busy.faults:
            messages.error(request, say(*sentences(fault)))
        return redirect("sources:source", code=code)
    return handed(content, f"{code}-{at:%Y-%m-%d}.xlsx", XLSX)
