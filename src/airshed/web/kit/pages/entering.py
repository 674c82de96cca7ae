"""Pages that write one row: entered, corrected, otherwise from a day on, ended. Parse, one call, render."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.kit import operations
from airshed.web.kit.operations import RowMoved, values_of, version_of
from airshed.web.kit.pages import queries, writing
from airshed.web.kit.pages.conflicts import conflict_of
from airshed.web.kit.pages.entries import (
    WHY,
    Entry,
    asked_columns,
    day_given,
    entry_of,
    inputs_of,
    others,
    text_of,
    with_reason,
)
from airshed.web.kit.pages.history import values_at
from airshed.web.kit.pages.shown import Reader, reader_of
from airshed.web.kit.reaching import state_of_new
from airshed.web.kit.rows import DRAFT
from airshed.web.pages import shown
from airshed.web.words import say

WRONG, CONFLICT = 400, 409
SEEN, HOW, SINCE = "seen", "how", "since"
CHANGED_SINCE = "changed"
"""Value of HOW where it was so until a day, and is otherwise from then."""
FORM_WORDS = frozenset({WHY, SEEN, HOW, SINCE})
"""Names in the form that are no column."""


@require_http_methods(["GET", "POST"])
def new(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Enter a row; parameters of the address stand in the form already."""
    register = queries.get_register(name, request.user)
    state = state_of_new(register, request.user)
    if not state:
        raise Http404
    reader = reader_of(register, request.user)
    if request.method == "GET":
        asked = {c.name for c in asked_columns(reader, key=True, state=state)}
        given = {"department": request.user.department_id or "", **request.GET.dict()}
        texts = {column: text[:200] for column, text in given.items() if column in asked}
        return _form(request, reader, {}, Entry(texts=texts), state=state)
    entry = entry_of(reader, request.POST.dict(), key=True, state=state)
    try:
        row = writing.enter(reader, entry, state=state)
    except AirshedError as refusal:
        return _form(request, reader, {}, replace(entry, faults=refusal.faults), state=state, status=WRONG)
    told = (
        say("已登记。", "Entered.")
        if state != DRAFT
        else say("已登记为草稿，等归口部门确认。", "Entered as a draft; the department confirms it.")
    )
    messages.success(request, told)
    return redirect("registers:row", name=name, number=row.pk)


@require_http_methods(["GET", "POST"])
def edit(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Correct a row, or say from which day on it is otherwise."""
    row, reader = editable_row(request, name, number)
    if request.method == "GET":
        queries.read_row(reader.register, request.user, number)
        return _form(request, reader, values_of(reader.register, row), Entry(), row=row)
    entry = with_reason(entry_of(reader, request.POST.dict(), key=False, state=row.state))
    since: date | None = None
    if request.POST.get(HOW) == CHANGED_SINCE:
        day = day_given(request.POST.get(SINCE, ""), SINCE)
        since = day if isinstance(day, date) else None
        entry = replace(entry, faults=(*entry.faults, day)) if isinstance(day, Fault) else entry
    try:
        stored = writing.change(reader, row, entry, seen=number_in(request.POST.get(SEEN, "")), since=since)
    except RowMoved:
        return _conflict(request, reader, number, entry)
    except writing.NothingChanged:
        messages.info(request, say("没有改动，没有保存。", "Nothing differs, nothing was stored."))
        return redirect("registers:row", name=name, number=number)
    except AirshedError as refusal:
        told = replace(entry, faults=refusal.faults)
        return _form(request, reader, values_of(reader.register, row), told, row=row, status=WRONG)
    messages.success(request, say("已保存，改动记入历史。", "Stored; the history keeps what was before."))
    return redirect("registers:row", name=name, number=stored.pk)


def editable_row(request: Any, name: str, number: int) -> tuple[Any, Reader]:  # noqa: ANN401 - as above
    """Return a row that the user may edit; what was merged into another is edited no more."""
    register = queries.get_register(name, request.user)
    row = queries.get_row(register, request.user, number, Action.edit)
    if row.merged_into_id:
        raise Http404
    return row, reader_of(register, request.user)


def _form(  # noqa: PLR0913 - what a form shows
    request: Any,  # noqa: ANN401 - as above
    reader: Reader,
    stored: Mapping[str, Any],
    entry: Entry,
    *,
    state: str = "",
    row: Any = None,  # noqa: ANN401 - a row
    status: int = 200,
) -> HttpResponse:
    key, state = row is None, state or row.state
    title = reader.register.title if key else reader.named(stored, row.pk)
    own = [text_of(reader, fault) for fault in entry.faults if fault.where == WHY]
    values = {
        "register": reader.register,
        "number": None if key else row.pk,
        "groups": inputs_of(reader, stored, entry, key=key, state=state),
        "others": others(reader, entry, key=key, state=state),
        "faulty": bool(entry.faults),
        "why": entry.why,
        "why_faults": own,
        "seen": 0 if key else version_of(row),
        "how": request.POST.get(HOW, ""),
        "since": request.POST.get(SINCE, "") or str(moment().date()),
        "draft": key and state == DRAFT,
    }
    heading = say(f"新增：{title}", f"New: {title}") if key else say(f"修改：{title}", f"Change: {title}")
    return shown(request, "kit/form.html", heading, values, status=status)


def _conflict(request: Any, reader: Reader, number: int, entry: Entry) -> HttpResponse:  # noqa: ANN401 - as above
    """Show what somebody else made of the row beside what this user gives."""
    row = queries.get_row(reader.register, request.user, number, Action.edit)
    now = values_of(reader.register, row)
    seen = values_at(reader.register.name, row, number_in(request.POST.get(SEEN, ""))) or now
    values = {
        "register": reader.register,
        "number": number,
        "row": row,
        "conflict": conflict_of(reader, seen, now, entry, state=row.state),
        "seen": version_of(row),
        "why": entry.why,
        "how": request.POST.get(HOW, ""),
        "since": request.POST.get(SINCE, ""),
    }
    title = reader.named(now, number)
    heading = say(f"别人刚改过：{title}", f"Somebody else changed it: {title}")
    return shown(request, "kit/conflict.html", heading, values, status=CONFLICT)


@require_POST
def end(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """End a row from a day on."""
    row, reader = editable_row(request, name, number)
    day = day_given(request.POST.get("to_date", ""), "to_date")
    entry = with_reason(Entry(why=request.POST.get(WHY, "").strip()[:200]))
    faults = [*([day] if isinstance(day, Fault) else []), *entry.faults]
    if not faults and isinstance(day, date):
        try:
            operations.end_row(reader.register, row, on=day, act=writing.act_of(request.user, entry.why))
        except AirshedError as refusal:
            faults += refusal.faults
    for fault in faults:
        messages.error(request, text_of(reader, fault))
    if not faults:
        messages.success(request, say("已终止；这一行留在台账里。", "Ended; the row stays in the register."))
    return redirect("registers:row", name=name, number=number)


def number_in(text: str) -> int:
    """Return the number a form sent, 0 where it sent none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004 - digits of SQL's
