"""Copies, originals and withdrawals of proofs: parse, one call, answer."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.proofs import media, operations, pictures, queries
from airshed.web.words import say
from airshed.wordings import sentences


@require_GET
def shown(request: Any, number: int) -> FileResponse:  # noqa: ANN401 - a request with a user
    """Give the copy of a photo that may be shown."""
    return _copy(request, number, pictures.COPY)


@require_GET
def thumb(request: Any, number: int) -> FileResponse:  # noqa: ANN401 - as above
    """Give the small copy of a photo."""
    return _copy(request, number, pictures.THUMB)


def _copy(request: Any, number: int, longest: int) -> FileResponse:  # noqa: ANN401 - as above
    found = queries.get_proof(user=request.user, number=number)
    if found.kind != media.PHOTO:
        raise Http404
    try:
        path = pictures.copy_of(settings.HOME, found.sha256, longest)
    except (FileNotFoundError, media.NotTaken):  # the original is gone or damaged, which doctor tells
        raise Http404 from None
    return _safe(path, "image/jpeg")


@require_GET
def original(request: Any, number: int) -> FileResponse:  # noqa: ANN401 - as above
    """Hand out a file as it came, to be saved and never to be shown; that is recorded."""
    found = queries.get_original(user=request.user, number=number)
    try:
        path = operations.take(settings.HOME, found, by=request.user.username, at=moment())
    except FileNotFoundError:
        raise Http404 from None
    answer = _safe(path, found.media_type)
    name = media.offered_name(found.name, found.media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def _safe(path: Path, media_type: str) -> FileResponse:
    answer = FileResponse(path.open("rb"), content_type=media_type)  # it closes the file
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_POST
def withdraw(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Withdraw a proof, and go back to where one came from."""
    found = queries.get_proof(user=request.user, number=number, action=Action.edit)
    try:
        operations.withdraw(found, by=request.user.username, at=moment(), why=request.POST.get("why", ""))
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, say(*sentences(fault)))
    else:
        messages.success(request, say("已撤回，原件仍保存", "withdrawn; the original is kept"))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "admin:index")
