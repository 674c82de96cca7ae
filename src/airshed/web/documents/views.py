"""Pages of papers of cases: parse, one call, render."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.cases.models import Case
from airshed.web.documents import operations, queries
from airshed.web.documents.content import offered
from airshed.web.documents.forms import DraftForm, LettersForm, WithdrawForm
from airshed.web.documents.kinds import KINDS
from airshed.web.documents.models import Document
from airshed.web.pages import DOCX, handed, shown
from airshed.web.papers.office import pdf_of
from airshed.web.words import say
from airshed.wordings import sentences

WRONG = 400
PDF = "application/pdf"
FORMS = ("docx", "pdf")


@require_GET
def papers(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the papers of a case."""
    return _listed(request, queries.get_case(code, user=request.user))


def _listed(request: Any, case: Case, *, told: list[str] | None = None, status: int = 200) -> HttpResponse:  # noqa: ANN401
    def asked() -> dict[str, Any]:
        return {"told": told or [], "form": LettersForm(), **queries.get_list(case, user=request.user)}

    title = say(f"案件 {case.code} 的公文", f"Papers of case {case.code}")
    return shown(request, "documents/list.html", title, asked, status=status)


@require_POST
def letters(request: Any, code: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Set what the numbers of the case's office begin with."""
    case = queries.get_case(code, user=request.user)
    form = LettersForm(request.POST)
    if not form.is_valid():
        return _listed(request, case, told=_errors(form), status=WRONG)
    try:
        operations.set_prefix(case.department_id or "", form.cleaned_data["letters"], user=request.user, at=moment())
    except AirshedError as refusal:
        return _listed(request, case, told=_sentences(refusal), status=WRONG)
    messages.success(request, say("发文代字已保存，今后的文号用它。", "Stored: numbers from now on begin with it."))
    return redirect("documents:list", code=code)


@require_http_methods(["GET", "POST"])
def draft(request: Any, code: str, kind: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Ask what the case does not know, and draft a paper."""
    case, found, at = queries.get_case(code, user=request.user), KINDS.get(kind), moment()
    if found is None or not queries.may_draft(request.user, case, found):
        raise Http404
    if request.method == "GET":
        return _asked(request, case, DraftForm(found, initial=offered(settings.HOME, found, case, at=at)), kind)
    form = DraftForm(found, request.POST)
    if not form.is_valid():
        return _asked(request, case, form, kind, told=_errors(form))
    try:
        made = operations.draft_document(settings.HOME, case, kind, form.cleaned_data, user=request.user, at=at)
    except AirshedError as refusal:
        return _asked(request, case, form, kind, told=_sentences(refusal))
    messages.success(request, say("已起草。核对无误后签发。", "Drafted. Sign it once it is right."))
    return redirect("documents:paper", code=code, number=made.pk)


def _asked(request: Any, case: Case, form: DraftForm, kind: str, *, told: list[str] | None = None) -> HttpResponse:  # noqa: ANN401
    words = KINDS[kind].words
    title = say(f"起草{words[0]}", f"Draft the {words[1]}")
    values = {"form": form, "told": told or [], "code": case.code, "matter": say(case.zh, case.en)}
    return shown(request, "documents/draft.html", title, values, status=WRONG if told else 200)


@require_GET
def paper(request: Any, code: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a paper, and what may be done to it."""
    return _shown(request, queries.get_document(code, number, user=request.user))


def _shown(request: Any, found: Document, *, told: list[str] | None = None) -> HttpResponse:  # noqa: ANN401 - as above
    def asked() -> dict[str, Any]:
        return {"told": told or [], "form": WithdrawForm(), "paper": queries.get_page(found, user=request.user)}

    title = found.content["fields"]["title"]
    return shown(request, "documents/paper.html", title, asked, status=WRONG if told else 200)


@require_POST
def sign(request: Any, code: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Sign a draft."""

    def done(found: Document) -> str:
        signed = operations.sign_document(settings.HOME, found, user=request.user, at=moment())
        return say(f"已签发：{signed.number}", f"Signed as {signed.number}")

    return _done(request, code, number, done)


@require_POST
def withdraw(request: Any, code: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Withdraw a paper."""

    def done(found: Document) -> str:
        operations.withdraw_document(found, user=request.user, at=moment(), why=request.POST.get("why", ""))
        return say("已撤回。文号不再使用。", "Withdrawn. Its number is not used again.")

    return _done(request, code, number, done)


def _done(request: Any, code: str, number: int, done: Callable[[Document], str]) -> HttpResponse:  # noqa: ANN401
    found = queries.get_document(code, number, user=request.user)
    try:
        messages.success(request, done(found))
    except AirshedError as refusal:
        return _shown(request, queries.get_document(code, number, user=request.user), told=_sentences(refusal))
    return redirect("documents:paper", code=code, number=number)


@require_GET
def file(request: Any, code: str, number: int, form: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out a paper as a document, or as PDF where the machine can make one."""
    found = queries.get_document(code, number, user=request.user)
    if form not in FORMS:
        raise Http404
    try:
        content = operations.file_of(settings.HOME, found)
        content = pdf_of(content) if form == "pdf" else content
    except AirshedError as refusal:
        return _shown(request, found, told=_sentences(refusal))
    detail = {"kind": found.kind, "version": found.version, "number": found.number, "form": form}
    by = request.user.username
    audit.record(by=by, action="document.exported", object=found.case.code, detail=detail, at=moment())
    name = re.sub(r"[^\w〔〕.-]+", "-", f"{found.number or found.case.code}-{KINDS[found.kind].words[0]}")
    return handed(content, f"{name}.{form}", PDF if form == "pdf" else DOCX)


def _errors(form: Any) -> list[str]:  # noqa: ANN401 - a form
    return [f"{form.fields[name].label}: {error}" for name, errors in form.errors.items() for error in errors]


def _sentences(refusal: AirshedError) -> list[str]:
    return [say(*sentences(fault)) for fault in refusal.faults]
