"""Pages of templates: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.pages import DOCX, handed, shown
from airshed.web.papers.rendering import MOST
from airshed.web.reports import operations, papers, queries
from airshed.web.reports.forms import TemplateForm
from airshed.web.words import say
from airshed.wordings import sentences

WRONG = 400
MACROS = (".docm", ".dotm")


@require_GET
def templates(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the templates."""
    return _listed(request)


def _listed(request: Any, *, told: tuple[str, ...] = (), status: int = 200) -> HttpResponse:  # noqa: ANN401 - as above
    queries.check_reader(request.user, Action.edit)
    values = {**queries.list_templates(settings.HOME, user=request.user), "form": TemplateForm(), "told": told}
    return shown(request, "reports/templates.html", say("报告模板", "Templates of reports"), values, status=status)


@require_http_methods(["GET", "POST"])
def template(request: Any, kind: str, language: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out a template; take one that was edited, or go back to the packaged one."""
    queries.check_reader(request.user, Action.edit)
    if (kind, language) not in papers.KNOWN:
        raise Http404
    if request.method == "GET":
        return _handed(request, kind, language)
    names: dict[str, Any] = {"kind": kind, "language": language, "by": request.user.username, "at": moment()}
    if "default" in request.POST:
        operations.drop_template(settings.HOME, **names)
        messages.success(request, say("已恢复为自带模板。", "The packaged template is back."))
        return redirect("reports:templates")
    form = TemplateForm(request.POST, request.FILES)
    if not form.is_valid():
        told = tuple(str(error) for errors in form.errors.values() for error in errors)
        return _listed(request, told=told, status=WRONG)
    try:
        operations.put_template(settings.HOME, content=_content(form.cleaned_data["file"]), **names)
    except AirshedError as refusal:
        return _listed(request, told=tuple(say(*sentences(fault)) for fault in refusal.faults), status=WRONG)
    messages.success(request, say("模板已换，今后用新模板。", "The template was changed; papers from now on use it."))
    return redirect("reports:templates")


def _content(file: Any) -> bytes:  # noqa: ANN401 - an uploaded file
    """Return the bytes of an uploaded template.

    Raises:
        TemplateRefused: by its name or size it can be none.
    """
    if file.name.lower().endswith(MACROS):
        raise operations.TemplateRefused(Fault("reports.template_macros", file.name, "", ".docx"))
    if file.size > MOST:
        expected = f"{MOST // 1_000_000} MB"
        raise operations.TemplateRefused(Fault("reports.template_size", file.name, "", expected))
    return bytes(file.read())


def _handed(request: Any, kind: str, language: str) -> HttpResponse:  # noqa: ANN401 - as above
    template = papers.KNOWN[kind, language]
    audit.record(
        by=request.user.username, action="report.template_exported", object=template.name, detail={}, at=moment()
    )
    return handed(template.content(settings.HOME), template.name, DOCX)
