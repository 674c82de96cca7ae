"""Pages of imports: parse, one call, render."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError, Fault
from airshed.web import env, keeping
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.kit.bringing import imports, queries, work
from airshed.web.kit.bringing.kept import path_of, remarks_of
from airshed.web.kit.register import registers
from airshed.web.kit.sheets.marking import with_faults
from airshed.web.pages import handed, shown, spoken
from airshed.web.receiving import ToDisk
from airshed.web.words import label, say
from airshed.wordings import sentences

AROUND = 1_000_000
"""What a form may weigh beside its file. [bytes]"""
TOO_LARGE = 413
SUFFIXES = ".xlsx,.xls,.ods,.csv,.txt"


class ListForm(forms.Form):  # type: ignore[misc]
    """A list and why it comes."""

    file = forms.FileField(label=label("表格文件", "spreadsheet"), widget=forms.FileInput(attrs={"accept": SUFFIXES}))
    why = forms.CharField(
        label=label("说明（可不填）", "why (not needed)"),
        required=False,
        max_length=200,
        help_text=label("写进每一行的历史", "it goes into the history of every row"),
    )


@csrf_exempt  # who may not import is turned away before the body is read; `_receive` checks the form
def bring(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the imports of a register, and take a new list."""
    register = queries.get_register(name, user=request.user)
    if request.method != "POST":
        return _listed(request, name, ListForm())
    if not queries.may_import(request.user):
        raise Http404
    most = env.settings(settings.HOME)["upload_mb"]
    if int(request.META.get("CONTENT_LENGTH") or 0) > most * imports.MB + AROUND:
        return _listed(request, name, ListForm(), Fault("web.file_too_large", "", "", f"{most} MB"))
    request.upload_handlers = [ToDisk(settings.HOME)]
    try:
        return _receive(request, register.name)
    except TooManyFilesSent:
        return _listed(request, name, ListForm(), Fault("rows.one_file", ""))


@csrf_protect
def _receive(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, name, form)
    file, user = form.cleaned_data["file"], request.user
    given = {"by": user.username, "department": user.department_id, "why": form.cleaned_data["why"], "at": moment()}
    try:
        made = imports.receive(settings.HOME, registers()[name], file.name, file.chunks(), **given)
    except keeping.TooLarge as refusal:
        return _listed(request, name, form, *refusal.faults)
    work.CHORE.ask(settings.HOME, made.pk)
    return redirect("registers:batch", number=made.pk)


def _listed(request: Any, name: str, form: ListForm, *faults: Fault) -> HttpResponse:  # noqa: ANN401 - as above
    register = queries.get_register(name, user=request.user)
    values = {
        **queries.list_batches(register, user=request.user, page=request.GET.get("page", "1")),
        "register": register,
        "form": form if queries.may_import(request.user) else None,
        "faults": [say(*sentences(fault)) for fault in faults],
        "most": env.settings(settings.HOME)["upload_mb"],
    }
    title = say(f"导入{register.title}", f"Import: {register.title}")
    return shown(request, "kit/import.html", title, values, status=TOO_LARGE if faults else 200)


@require_GET
def batch(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show an import: what it would do, how far it is, what came of it."""
    found = queries.get_batch(number, user=request.user)
    asked = {name: request.GET.get(name, "") for name in ("kind", "page")}
    detail = queries.get_detail(settings.HOME, found, user=request.user, **asked)
    return shown(request, "kit/batch.html", say(f"导入 {number}", f"Import {number}"), {"batch": detail})


@require_POST
def move(request: Any, number: int, move: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Go on with an import: store, discard, undo."""
    found = queries.get_batch(number, user=request.user, action=Action.edit)
    by = request.user.username
    moves: dict[str, Any] = {
        "store": lambda: imports.agree(found, by=by),
        "discard": lambda: imports.discard(found, by=by, at=moment()),
        "undo": lambda: imports.ask_back(found, by=by),
    }
    if move not in moves:
        raise Http404
    try:
        moves[move]()
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, say(*sentences(fault)))
    else:
        work.CHORE.ask(settings.HOME, number)
    return redirect("registers:batch", number=number)


@require_GET
def marked(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Give the list back as it came, with a column that says what is wrong with each row."""
    found = queries.get_batch(number, user=request.user)
    if not queries.may_import(request.user) or not found.counts.get("faults"):
        raise Http404
    queries.note_marked(found, user=request.user)
    register = registers()[found.register]
    remarks = [
        replace(remark, fault=queries.named_fault(register, remark.fault, remark.column))
        for remark in remarks_of(settings.HOME, found)
    ]
    content = with_faults(path_of(settings.HOME, found), remarks, language=spoken())
    stem, _, ending = found.name.rpartition(".")
    ending = "csv" if ending.lower() in {"csv", "txt", "tsv", "json", "geojson"} else "xlsx"
    return handed(content, f"{stem or found.name}-{say('问题', 'faults')}.{ending}", "application/octet-stream")
