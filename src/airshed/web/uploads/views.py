"""Pages of uploads: parse, one call, render."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import TooManyFilesSent
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError, Fault
from airshed.web import audit, env
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.keeping import MB, TooLarge, chunks_of
from airshed.web.receiving import ToDisk
from airshed.web.uploads import exports, keeping, operations, queries, work
from airshed.web.uploads.forms import UploadForm
from airshed.web.words import say
from airshed.wordings import sentences

AROUND = 1_000_000
"""What a form may weigh beside its files. [bytes]"""
TOO_LARGE, WRONG = 413, 400


@csrf_exempt  # who may not upload is turned away before the body is read; `_receive` checks the form
def uploads(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the uploads, and take new ones."""
    if not queries.may_look(request.user):
        raise Http404
    if request.method != "POST":
        return _listed(request, UploadForm())
    if not queries.may_import(request.user):
        raise Http404
    most = env.settings(settings.HOME)["upload_mb"]
    if int(request.META.get("CONTENT_LENGTH") or 0) > most * MB + AROUND:
        return _listed(request, UploadForm(), Fault("uploads.too_large", "", "", f"{most} MB"), status=TOO_LARGE)
    request.upload_handlers = [ToDisk(settings.HOME)]
    try:
        return _receive(request)
    except TooManyFilesSent:
        fault = Fault("uploads.many", "", "", str(settings.DATA_UPLOAD_MAX_NUMBER_FILES))
        return _listed(request, UploadForm(), fault, status=WRONG)


@csrf_protect
def _receive(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, form)
    given = [(file.name, file.chunks()) for file in form.cleaned_data["files"]]
    user, note = request.user, form.cleaned_data["note"]
    try:
        made = operations.receive(
            settings.HOME, given, by=user.username, department=user.department_id, note=note, at=moment()
        )
    except (operations.UploadRefused, TooLarge) as refusal:
        return _listed(request, form, *refusal.faults, status=TOO_LARGE)
    work.CHORE.ask(settings.HOME, made.pk)
    return redirect("uploads:detail", number=made.pk)


def _listed(request: Any, form: UploadForm, *faults: Fault, status: int = 200) -> HttpResponse:  # noqa: ANN401 - as above
    asked = {key: request.GET.get(name, "") for key, name in (("state", "state"), ("words", "q"), ("page", "page"))}
    values = {
        **admin.site.each_context(request),
        **queries.list_uploads(user=request.user, **asked),
        "title": say("上传空气数据", "Upload air data"),
        "form": form if queries.may_import(request.user) else None,
        "faults": [say(*sentences(fault)) for fault in faults],
        "most": env.settings(settings.HOME)["upload_mb"],
        "silences": queries.list_silences(user=request.user),
    }
    return render(request, "uploads/list.html", values, status=status)


@require_GET
def upload(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show an upload: its preview, how far it is, what came of it."""
    found = queries.get_upload(user=request.user, number=number)
    shown = queries.get_detail(settings.HOME, found, user=request.user)
    title = say(f"上传 {number}", f"Upload {number}")
    return render(request, "uploads/detail.html", {**admin.site.each_context(request), "title": title, "upload": shown})


@require_POST
def move(request: Any, number: int, move: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Go on with an upload: store, discard, again, undo."""
    moves: dict[str, Any] = {
        "store": operations.agree,
        "discard": operations.discard,
        "again": lambda upload, **_: operations.again(upload),
        "undo": operations.take_back,
    }
    if move not in moves:
        raise Http404
    found = queries.get_upload(user=request.user, number=number, action=Action.edit)
    try:
        moves[move](found, by=request.user.username, at=moment())
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, say(*sentences(fault)))
    else:
        work.CHORE.ask(settings.HOME, number)
    return redirect("uploads:detail", number=number)


@require_GET
def rejects(request: Any, number: int) -> StreamingHttpResponse:  # noqa: ANN401 - as above
    """Give the refused rows of an upload as CSV."""
    queries.get_upload(user=request.user, number=number)
    if not keeping.rejects_of(settings.HOME, number).exists():
        raise Http404
    _downloaded(request, number, "rejects")
    name = say(f"上传{number}-被拒绝的行.csv", f"upload-{number}-refused-rows.csv")
    return _attached(exports.refused_rows(settings.HOME, number), name, "text/csv; charset=utf-8")


@require_GET
def file(request: Any, number: int, file: int) -> StreamingHttpResponse:  # noqa: ANN401 - as above
    """Give a file back as it came; to be saved, never to be shown."""
    found = queries.get_file(user=request.user, upload=number, number=file)
    if not keeping.path_of(settings.HOME, found.sha256).exists():
        raise Http404
    _downloaded(request, number, found.sha256)
    return _attached(chunks_of(keeping.path_of(settings.HOME, found.sha256)), found.name, "application/octet-stream")


def _downloaded(request: Any, number: int, what: str) -> None:  # noqa: ANN401 - as above
    detail = {"what": what}
    audit.record(
        by=request.user.username, action="upload.downloaded", object=f"upload {number}", detail=detail, at=moment()
    )


def _attached(parts: Any, name: str, kind: str) -> StreamingHttpResponse:  # noqa: ANN401 - text or bytes
    answer = StreamingHttpResponse(parts, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
