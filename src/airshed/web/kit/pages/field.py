"""Pages for the field: photos and files added to a row, and a row settled by them. Parse, one call, render."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.queries import moment
from airshed.web.accounts.wording import fault_text
from airshed.web.kit import settling
from airshed.web.kit.columns import Column, Type
from airshed.web.kit.operations import values_of, version_of
from airshed.web.kit.pages import queries, writing
from airshed.web.kit.pages.entering import editable_row, number_in
from airshed.web.kit.pages.entries import day_given, text_of
from airshed.web.kit.pages.shown import Reader
from airshed.web.kit.parsing import Refused
from airshed.web.kit.proving import belonging_of
from airshed.web.pages import shown
from airshed.web.proofs.forms import ACCEPTED, AddForm
from airshed.web.proofs.operations import UNSAID, Said
from airshed.web.proofs.receiving import seal_all, takes_files, too_heavy
from airshed.web.words import say

WRONG, CONFLICT = 400, 409
FILE = "file_"
"""Before the purpose, in the name of an input of files."""


@takes_files
@require_POST
def prove(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Add photos and files to a row."""
    row, reader = editable_row(request, name, number)
    register = reader.register
    form = AddForm(request.POST, request.FILES, purposes=settling.purposes_of(register))
    if form.is_valid():
        scope, photos = belonging_of(register, row), settling.photos_of(register)
        came = seal_all(request, form, register=register.name, key=register.key_of(row), scope=scope, photos=photos)
        for fault in came.faults:
            messages.error(request, fault_text(fault))
        if came.sealed:
            count = len(came.sealed)
            messages.success(request, say(f"已封存 {count} 个文件。", f"Files sealed: {count}."))
    else:
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, error)
    return redirect(reverse("registers:row", args=(name, number)) + "#proofs")


@takes_files
@require_http_methods(["GET", "POST"])
def close(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Settle a row on the spot: the day, what proves it, where one stands."""
    row, reader = editable_row(request, name, number)
    closing = reader.register.closing
    if closing is None or getattr(row, closing.column) is not None:
        raise Http404
    if request.method == "GET":
        queries.read_row(reader.register, request.user, number)
        return _form(request, reader, row, ())
    day = day_given(request.POST.get("day", ""), closing.column)
    if not isinstance(day, date):
        return _form(request, reader, row, [day], status=WRONG)
    if heavy := too_heavy(request):
        return _form(request, reader, row, heavy, status=WRONG)
    said, wrong = _said(request)
    try:
        settling.settle(
            settings.HOME,
            reader.register,
            row,
            on=day,
            files=_files(request, reader),
            said=said,
            act=writing.act_of(request.user, request.POST.get("why", "").strip()[:200] or say(*closing.words)),
            seen=number_in(request.POST.get("seen", "")),
        )
    except writing.RowMoved as moved:
        return _form(request, reader, row, moved.faults, status=CONFLICT)
    except AirshedError as refusal:
        return _form(request, reader, row, refusal.faults, status=WRONG)
    for fault in wrong:
        messages.warning(request, fault_text(fault))
    told = say(f"已登记：{closing.words[0]} {day}。", f"Noted: {closing.words[1]} {day}.")
    messages.success(request, told)
    return redirect("registers:row", name=name, number=number)


def _files(request: Any, reader: Reader) -> Iterator[settling.Given]:  # noqa: ANN401 - as above
    for purpose in reader.register.purposes:
        for file in request.FILES.getlist(f"{FILE}{purpose.name}"):
            yield settling.Given(purpose.name, file.name or "", file.chunks())


def _said(request: Any) -> tuple[Said, list[Fault]]:  # noqa: ANN401 - as above
    """Return where somebody says to stand; half a place, or none, is left out and told."""
    places = []
    for name, most in (("lon", 180), ("lat", 90)):
        try:
            column = Column(name, "经度" if name == "lon" else "纬度", name, type=Type.NUMBER, least=-most, most=most)
            places.append(column.parse(request.POST.get(name, "")))
        except Refused as refusal:
            return UNSAID, [refusal.fault]
    lon, lat = places
    if lon is None or lat is None:
        return UNSAID, [] if lon is lat else [Fault("rows.half_point", "lon, lat")]
    return Said(moment(), float(str(lon)), float(str(lat))), []


def _form(
    request: Any,  # noqa: ANN401 - as above
    reader: Reader,
    row: Any,  # noqa: ANN401 - a row
    faults: Sequence[Fault],
    *,
    status: int = 200,
) -> HttpResponse:
    register = reader.register
    there = settling.held(register, row)
    values = {
        "register": register,
        "number": row.pk,
        "done": say(*register.closing.words) if register.closing else "",
        "purposes": [(f"{FILE}{p.name}", say(*p.words), p.photo, p.name in there) for p in settling.needed(register)],
        "accepted": ACCEPTED,
        "faults": [text_of(reader, fault) for fault in faults],
        "today": moment().date(),
        **{name: request.POST.get(name, "") for name in ("day", "lon", "lat", "why")},
        "seen": version_of(row),
    }
    title = reader.named(values_of(register, row), row.pk)
    return shown(request, "kit/close.html", title, values, status=status)
