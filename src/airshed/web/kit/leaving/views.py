"""Handing out what leaves a register: its rows in a format, and its empty list."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from airshed.web import audit
from airshed.web.accounts.queries import moment, record_foreign
from airshed.web.accounts.rights import Action
from airshed.web.cells import MASK
from airshed.web.kit.leaving import exports, spreadsheets
from airshed.web.kit.pages.asking import FROM, LONGEST, RESERVED, TO, WORDS
from airshed.web.kit.reaching import may_do
from airshed.web.kit.register import Register, registers
from airshed.web.pages import XLSX, handed, spoken
from airshed.web.words import say
from airshed.wordings import sentences

LANGUAGES = ("zh", "en")
Choose = Callable[[Any, Register, Any], Any]
"""Takes a request, a register and the rows its user may take away; returns those the address asks for."""


@require_safe
def export(request: Any, name: str, format: str, choose: Choose | None = None) -> HttpResponse:  # noqa: A002, ANN401 - what it is; a request
    """Hand out the rows of a register that the user may take away."""
    register = register_for(request.user, name, Action.export)
    try:
        chosen = exports.format_of(register, format)
    except exports.FormatUnknown:
        raise Http404 from None
    rows = exports.exportable(register, user=request.user)
    rows = choose(request, register, rows) if choose else rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / chosen.name
        try:
            taken = exports.export(
                register,
                rows,
                chosen,
                language_of(request),
                path=path,
                by=request.user.username,
                user=request.user,
                at=moment(),
                query=_told(register, request.GET),
            )
        except audit.AuditBusy as busy:
            for fault in busy.faults:
                messages.error(request, say(*sentences(fault)))
            return redirect(request.headers.get("Referer", "/"))
        return FileResponse(path.open("rb"), as_attachment=True, filename=taken.name, content_type=chosen.content_type)


def _told(register: Register, given: Any) -> str:  # noqa: ANN401 - parameters of an address
    """Return how a list was filtered as the log may keep it: nothing that is searched for or asked of a person."""
    personal = [column.name for column in register.columns if column.personal]
    names = {WORDS, *personal}
    known = [name for name in given if name.removesuffix(FROM).removesuffix(TO) in register.column or name in RESERVED]
    return "&".join(f"{name}={MASK}" if name in names else urlencode({name: given[name][:LONGEST]}) for name in known)


@require_safe
def template(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the empty list of a register to fill in; it holds no rows."""
    register = register_for(request.user, name, Action.view)
    language = language_of(request)
    return handed(spreadsheets.empty(register, language), f"{register.name}-{language}.xlsx", XLSX)


def register_for(user: Any, name: str, action: Action) -> Register:  # noqa: ANN401 - a user
    """Return a register for somebody who may do something to some of its rows.

    Raises:
        Http404: there is none of that name, or not for this user, which is recorded.
    """
    register = registers().get(name)
    if register is None:
        raise Http404
    if not may_do(register, user, action):
        record_foreign(name, user=user, action=action, id=name)
        raise Http404
    return register


def language_of(request: Any) -> str:  # noqa: ANN401 - as above
    """Return the language asked for, else the reader's."""
    asked = request.GET.get("language")
    return asked if asked in LANGUAGES else spoken()
