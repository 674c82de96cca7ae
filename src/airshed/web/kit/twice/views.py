"""Pages of things entered twice: parse, one call, render."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.queries import get_visible, masked, moment, visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.kit.bringing.queries import get_register
from airshed.web.kit.credit import is_credit_code
from airshed.web.kit.operations import Act, MergeRefused, merge_row, unmerge_row
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import POINT, Register
from airshed.web.kit.twice.pairs import CREDIT, NAME, NEARLY_CREDIT, PLACE, SAME, Pair, list_pairs
from airshed.web.pages import shown
from airshed.web.words import say
from airshed.wordings import sentences

SHOWN = 100
"""Pairs of one page."""
REASONS = {
    CREDIT: ("统一社会信用代码相同", "the same credit code"),
    NEARLY_CREDIT: ("信用代码只差一位，其中一个校验位不对", "credit codes one sign apart, one with a wrong check sign"),
    NAME: ("名称相近", "names alike"),
    PLACE: ("位置很近且名称相近", "close to each other, names alike"),
    SAME: ("号码相同", "the same number"),
}


@require_GET
def duplicates(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List rows that may be one thing, and those that were merged."""
    register = get_register(name, user=request.user)
    if not register.alike:
        raise Http404
    compared = ("pk", *register.alike, *(POINT if register.placed else ()))
    light = _open(register, request.user).select_related(None).only(*compared)
    pairs = list_pairs(register, light)
    wrong = [row.pk for row in light if _is_wrong(row)][:SHOWN]
    own = set(
        visible(_open(register, request.user), user=request.user, action=Action.edit).values_list("pk", flat=True)
    )
    merged = visible(register.model.objects.exclude(merged_into=None), user=request.user)
    told = {pk for pair in pairs[:SHOWN] for pk in (pair.first, pair.second)}
    rows = _open(register, request.user).in_bulk(told | {*wrong})
    keys = (register.key_of(row) for row in (*(rows[pk] for pk in sorted(told)), *merged))
    note_reading(register, request.user, keys, (*register.key, *register.alike), row="duplicates")
    values = {
        "register": register,
        "pairs": [_told(register, pair, rows, own, request.user) for pair in pairs[:SHOWN]],
        "total": len(pairs),
        "merged": [
            _merged(register, row, request.user) for row in merged.select_related("merged_into").order_by("-pk")
        ],
        "wrong": [_side(register, rows[pk], request.user) for pk in wrong],
    }
    return shown(request, "kit/duplicates.html", say(f"{register.title}：查重", f"{register.title}: twice?"), values)


@require_POST
def merge(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Take one row for another."""
    register = get_register(name, user=request.user)
    why = request.POST.get("why", "").strip()[:200]
    given = {"queryset": register.model.objects.filter(merged_into=None), "user": request.user, "action": Action.edit}
    row = get_visible(pk=request.POST.get("row") or 0, **given)
    into = get_visible(pk=request.POST.get("into") or 0, **given)
    act = Act(request.user.username, moment(), why)
    whole = _rows_of_key(given["queryset"], register, row)
    return _done(request, register, row, whole, lambda: merge_row(register, row, into, act=act))


@require_POST
def unmerge(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Take a merge back."""
    register = get_register(name, user=request.user)
    merged = register.model.objects.exclude(merged_into=None)
    row = get_visible(merged, user=request.user, action=Action.edit, pk=request.POST.get("row") or 0)
    act = Act(request.user.username, moment())
    whole = _rows_of_key(merged, register, row)
    return _done(request, register, row, whole, lambda: unmerge_row(register, row, act=act))


def _rows_of_key(rows: Any, register: Register, row: Any) -> Any:  # noqa: ANN401 - querysets, a row
    return rows.filter(**{name: getattr(row, name) for name in register.key})


def _done(request: Any, register: Register, row: Any, whole: Any, act: Any) -> HttpResponse:  # noqa: ANN401 - as above; what is done
    try:
        if whole.count() != visible(whole, user=request.user, action=Action.edit).count():
            raise MergeRefused(Fault("rows.merge_foreign", register.named(row)))
        act()
    except AirshedError as refusal:
        for fault in refusal.faults:
            messages.error(request, say(*sentences(fault)))
    else:
        messages.success(request, _became(register, row.pk))
    return redirect("registers:duplicates", name=register.name)


def _became(register: Register, number: int) -> str:
    """Return what became of a row, in words."""
    row = register.model.objects.select_related("merged_into").get(pk=number)
    one = register.named(row)
    if row.merged_into is None:
        return say(f"{one} 又是单独的一行了。", f"{one} is a row of its own again.")
    other = register.named(row.merged_into)
    return say(f"{one} 已并入 {other}，可以再拆开。", f"{one} was merged into {other}; it can be taken apart.")


def _open(register: Register, user: Any, action: Action = Action.view) -> Any:  # noqa: ANN401 - a user; a queryset
    rows = register.model.objects.filter(merged_into=None, to_date=None).select_related("department")
    return visible(rows, user=user, action=action)


def _is_wrong(row: Any) -> bool:  # noqa: ANN401 - a row
    code = getattr(row, "credit_code", "")
    return bool(code) and not is_credit_code(code)


def _told(register: Register, pair: Pair, rows: Any, own: set[int], user: Any) -> dict[str, Any]:  # noqa: ANN401 - rows by number; a user
    return {
        "first": _side(register, rows[pair.first], user),
        "second": _side(register, rows[pair.second], user),
        "reasons": [say(*REASONS[reason]) for reason in pair.reasons],
        "alike": f"{pair.alike:.0%}" if pair.alike else "",
        "apart": "" if pair.apart_m is None else f"{pair.apart_m:.0f} m",
        "may": {pair.first, pair.second} <= own,
    }


def _side(register: Register, row: Any, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a row; a user
    listed = dict.fromkeys((*register.key, *register.alike, "department", "source"))
    values = []
    for name in listed:
        column = register.column[name]
        text = str(row.department) if name == "department" else column.text(getattr(row, name), say("zh", "en"))
        text = masked(text, user=user, record=Record.register_row) if column.personal else text
        values.append({"column": say(column.zh, column.en), "text": text})
    return {"pk": row.pk, "values": values, "title": values[0]["text"], "wrong": _is_wrong(row)}


def _merged(register: Register, row: Any, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {
        "pk": row.pk,
        "title": _side(register, row, user)["title"],
        "into": _side(register, row.merged_into, user)["title"],
        "by": row.changed_by,
        "at": row.changed_at,
        "why": row.why,
    }
