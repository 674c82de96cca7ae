"""Pages that write many rows, and what belongs to a whole list: same values for all, drafts confirmed, views kept."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.accounts.wording import fault_text
from airshed.web.kit import operations
from airshed.web.kit.pages import queries, saved, writing
from airshed.web.kit.pages.entering import number_in
from airshed.web.kit.pages.entries import WHY, Entry, asked_columns, entry_of, input_of, text_of, with_reason
from airshed.web.kit.pages.shown import Reader, reader_of
from airshed.web.kit.pages.views import asked_by, list_of
from airshed.web.kit.reaching import editable, may_confirm
from airshed.web.kit.register import Register
from airshed.web.kit.rows import CONFIRMED, DRAFT
from airshed.web.pages import shown
from airshed.web.words import say

MOST = 2_000
"""So many rows are changed by hand at once; more come as a list."""
FAULTS_SHOWN = 20
WRONG = 400


def _chosen(request: Any, register: Register) -> Any:  # noqa: ANN401 - a request with a user; a queryset
    """Return the rows that were ticked, or all that the list found, of those the user may edit."""
    if request.POST.get("all"):
        asked = asked_by(request, register, QueryDict(request.POST.get("query", "")))
        return queries.rows_of(register, request.user, asked, action=Action.edit)
    ticked = [number for text in request.POST.getlist("row") if (number := number_in(text))][:MOST]
    return editable(register, request.user).filter(pk__in=ticked).order_by("pk")


@require_POST
def change(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Give many rows the same values: first say which, then store."""
    register = queries.get_register(name, request.user, Action.edit)
    rows = _chosen(request, register)
    count, back = rows.count(), list_of(name, request.POST.get("query", "")[:2000])
    if not count or count > MOST:
        fault = Fault("rows.many", register.name, str(count), str(MOST)) if count else Fault("rows.none_ticked")
        messages.error(request, fault_text(fault))
        return redirect(back)
    reader = reader_of(register, request.user)
    names = request.POST.getlist("column")
    if not request.POST.get("store"):
        return _asked(request, reader, rows, count, Entry())
    state = CONFIRMED if rows.filter(state=CONFIRMED).exists() else DRAFT
    entry = with_reason(entry_of(reader, request.POST.dict(), key=False, state=state, names=names or ["-"]))
    if not entry.faults and not entry.values:
        entry = Entry(faults=(Fault("rows.no_column"),), why=entry.why)
    if not entry.faults:
        try:
            act = writing.act_of(request.user, entry.why)
            done = operations.change_rows(register, list(rows), entry.values, act=act)
        except AirshedError as refusal:
            entry = Entry(entry.values, entry.texts, refusal.faults, entry.why)
        else:
            messages.success(request, say(f"已修改 {done} 行，共选 {count} 行。", f"{done} of {count} rows changed."))
            return redirect(back)
    return _asked(request, reader, rows, count, entry, status=WRONG)


def _asked(request: Any, reader: Reader, rows: Any, count: int, entry: Entry, *, status: int = 200) -> HttpResponse:  # noqa: ANN401, PLR0913
    register = reader.register
    ticked = {*request.POST.getlist("column")}
    columns = asked_columns(reader, key=False, state=CONFIRMED)
    faults = entry.faults[:FAULTS_SHOWN]
    values = {
        "register": register,
        "count": count,
        "inputs": [(input_of(reader, c, entry.texts.get(c.name, "")), c.name in ticked) for c in columns],
        "faults": [text_of(reader, fault) for fault in faults],
        "more_faults": len(entry.faults) - len(faults),
        "why": entry.why,
        "all": bool(request.POST.get("all")),
        "query": request.POST.get("query", "")[:2000],
        "rows": [] if request.POST.get("all") else list(rows.values_list("pk", flat=True)),
    }
    heading = say(f"批量修改：{register.title}", f"Change many rows: {register.title}")
    return shown(request, "kit/many.html", heading, values, status=status)


@require_POST
def confirm(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Take drafts as true."""
    register = queries.get_register(name, request.user, Action.edit)
    if not may_confirm(register, request.user):
        raise Http404
    rows = _chosen(request, register).filter(state=DRAFT)
    count = rows.count()
    if not 0 < count <= MOST:
        fault = Fault("rows.many", register.name, str(count), str(MOST)) if count else Fault("rows.no_drafts")
        messages.error(request, fault_text(fault))
    else:
        act = writing.act_of(request.user, request.POST.get(WHY, "").strip()[:200])
        try:
            done = operations.confirm_rows(register, rows, act=act)
        except AirshedError as refusal:
            _tell(request, refusal)
        else:
            messages.success(request, say(f"已确认 {done} 行。", f"{done} rows confirmed."))
    one = number_in(request.POST.get("row", ""))
    if one and request.POST.get("back") == "row":
        return redirect("registers:row", name=name, number=one)
    return redirect(list_of(name, request.POST.get("query", "")[:2000]))


@require_POST
def complete(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Note that the rows of the own department are complete and true as of today."""
    register = queries.get_register(name, request.user, Action.edit)
    user, at = request.user, moment()
    if not (user.department_id and may_confirm(register, user)):
        raise Http404
    if not request.POST.get("sure"):
        messages.error(request, fault_text(Fault("rows.not_sure", register.name)))
        return redirect("registers:index")
    try:
        said = operations.confirm_register(register, user.department, on=at.date(), by=user.username, at=at)
    except AirshedError as refusal:
        _tell(request, refusal)
    else:
        messages.success(
            request,
            say(
                f"{register.title}：已登记 {said.confirmed_date} 完整，{said.rows} 行。",
                f"{register.title}: noted as complete on {said.confirmed_date}, {said.rows} rows.",
            ),
        )
    return redirect("registers:index")


@require_POST
def keep_view(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Keep the filters of a list under a name."""
    register = queries.get_register(name, request.user)
    asked = asked_by(request, register, QueryDict(request.POST.get("query", "")))
    query = asked.address()
    try:
        saved.save_view(register, request.user, name=request.POST.get("name", ""), query=query)
    except AirshedError as refusal:
        _tell(request, refusal)
    else:
        messages.success(request, say("筛选已保存。", "The filters are kept."))
    return redirect(list_of(name, query))


@require_POST
def drop_view(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Forget an own view."""
    register = queries.get_register(name, request.user)
    saved.drop_view(register, request.user, number)
    return redirect(list_of(name))


def _tell(request: Any, refusal: AirshedError) -> None:  # noqa: ANN401 - as above
    for fault in refusal.faults[:FAULTS_SHOWN]:
        messages.error(request, fault_text(fault))
