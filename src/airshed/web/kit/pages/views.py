"""Pages of registers to be read: all registers, a list, a row. Parse, one call, render."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import STATES, Action, Record
from airshed.web.kit import settling
from airshed.web.kit.columns import Column
from airshed.web.kit.leaving import views as exporting_views
from airshed.web.kit.leaving.exports import formats_of
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages import overview, queries, related, saved
from airshed.web.kit.pages.asking import UNKNOWN, Asked, asked_of, narrowed
from airshed.web.kit.pages.history import history_of
from airshed.web.kit.pages.lies import lies_in
from airshed.web.kit.pages.shown import Cell, Reader
from airshed.web.kit.reaching import editable, hidden, may_confirm, may_do, state_of_new
from airshed.web.kit.register import COMMON, POINT, Register
from airshed.web.kit.rows import DRAFT
from airshed.web.kit.usual import ENTERPRISES
from airshed.web.pages import shown
from airshed.web.proofs.forms import AddForm
from airshed.web.words import say


@require_GET
def index(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show all registers the reader may see."""
    found = overview.list_registers(request.user, on=moment().date())
    sets_up = may(request.user, Record.account, Action.import_)
    return shown(request, "kit/index.html", say("台账", "Registers"), {"registers": found, "sets_up": sets_up})


def asked_by(request: Any, register: Register, given: Any = None) -> Asked:  # noqa: ANN401 - as above; parameters
    """Return what the address of a request asks of a list."""
    hide = hidden(register, request.user)
    return asked_of(register, (request.GET if given is None else given).dict(), today=moment().date(), hide=hide)


@require_GET
def rows(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - as above
    """List the rows of a register."""
    register = queries.get_register(name, request.user)
    asked = asked_by(request, register)
    listing = queries.list_rows(register, request.user, asked)
    may_edit, may_export = (may_do(register, request.user, action) for action in (Action.edit, Action.export))
    values = {
        "register": register,
        "about": say(*register.about),
        "expected": say(*register.expected),
        "listing": listing,
        "asked": asked,
        "all_days": asked.on is None,
        "query": asked.address(),
        "states": [(code, say(*words), code == asked.state) for code, words in STATES[Record.register_row].items()],
        "views": saved.list_views(register, request.user),
        "may_enter": bool(state_of_new(register, request.user)),
        "may_edit": may_edit,
        "may_confirm": may_edit and may_confirm(register, request.user),
        "may_import": may_do(register, request.user, Action.import_),
        "exports": _exports(register, asked.address()) if may_export else [],
        "may_compare": bool(register.alike) and may_edit,
        "still": _still(register),
        "bare": not listing.total and not asked.narrowed,
    }
    return shown(request, "kit/list.html", register.title, values)


def _still(register: Register) -> tuple[str, str] | None:
    """Return words and query of the rows that are not settled yet; None where rows are not settled."""
    if register.closing is None:
        return None
    zh, en = register.closing.words
    return say(f"只看还没有登记“{zh}”的", f"Only those not yet {en}"), f"{register.closing.column}={UNKNOWN}"


def _exports(register: Register, query: str) -> list[tuple[str, str]]:
    """Return name and address of each kind of file that the rows found can be taken away in."""
    places = ((one, reverse("registers:export", args=(register.name, one.name))) for one in formats_of(register))
    return [(say(*one.words), f"{place}?{query}" if query else place) for one, place in places]


@require_safe
def export(request: Any, name: str, format: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Hand out the rows of a register that its list would show, all pages of it."""

    def chosen(_request: Any, register: Register, rows: Any) -> Any:  # noqa: ANN401 - as above; querysets
        return narrowed(register, rows, asked_by(request, register), hidden(register, request.user))

    return exporting_views.export(request, name, format, chosen)


@require_GET
def row(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a row: its values, what belongs to it, what became of it."""
    register = queries.get_register(name, request.user)
    found, reader = queries.read_row(register, request.user, number)
    values = values_of(register, found)
    names = related.named_by(reader, values)
    may_edit = editable(register, request.user, number).exists()
    today, closing = moment().date(), _closing(register, found)
    page = {
        "register": register,
        "number": number,
        "row": found,
        "state": say(*STATES[Record.register_row][found.state]),
        "draft": found.state == DRAFT,
        "ended": found.to_date is not None and found.to_date <= today,
        "ahead": found.from_date is not None and found.from_date > today,
        "merged": found.merged_into_id,
        "may_take_apart": related.may_take_apart(reader, found),
        "merged_here": related.list_merged(reader, found),
        "groups": _groups(reader, values, names),
        "source": _source(register, values, names),
        "lies": lies_in(reader, values, today),
        "periods": related.list_periods(reader, found),
        "related": related.list_related(reader, found),
        "history": history_of(reader, found),
        "closing": closing,
        "may_print": bool(register.tag and getattr(found, register.tag[0])),
        "today": today,
        "proofs": settling.list_proofs(register, found, request.user),
        "proofs_form": AddForm(purposes=settling.purposes_of(register)) if may_edit and register.purposes else None,
        "may_close": may_edit and closing is not None and closing["day"] is None,
        "may_edit": may_edit,
        "may_confirm": may_edit and found.state == DRAFT and may_confirm(register, request.user),
    }
    return shown(request, "kit/row.html", reader.named(values, number), page)


def _closing(register: Register, row: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a row
    """Return how a row is settled, and on which day it was."""
    if register.closing is None:
        return None
    return {"words": say(*register.closing.words), "day": getattr(row, register.closing.column)}


Names = dict[str, tuple[str, int, str]]
"""Column to register, number and name of the row it refers to."""


def _source(register: Register, values: dict[str, Any], names: Names) -> str:
    """Return the code of the enterprise that a row is of, where the reader may see it; else nothing."""
    if register.name == ENTERPRISES:
        return str(values["code"])
    return next((str(values[column]) for column, (name, *_) in names.items() if name == ENTERPRISES), "")


def _groups(reader: Reader, values: dict[str, Any], names: Names) -> list[tuple[str, list[Cell]]]:
    """Return the values of a row in groups: its own, its place, those of every register."""
    groups: dict[str, list[Cell]] = {"": []}
    for column in reader.register.columns:
        group = say("位置", "Place") if column.name in POINT else say("归口与有效期", "Whose, and when")
        title = group if column.name in {*POINT, *COMMON} else ""
        groups.setdefault(title, []).append(_cell(reader, column, values, names))
    return list(groups.items())


def _cell(reader: Reader, column: Column, values: dict[str, Any], names: Names) -> Cell:
    """Return a value of a row; of a reference the name of the row it names, with its address."""
    cell = reader.cell(column, values)
    if column.name not in names:
        return cell
    register, number, text = names[column.name]
    return Cell(cell.name, cell.label, text, link=reverse("registers:row", args=(register, number)), code=cell.text)


def list_of(register: str, query: str = "") -> str:
    """Return the address of the list of a register."""
    return str(reverse("registers:list", args=(register,))) + (f"?{query}" if query else "")
