"""What pages show of imports of registers, as plain values in the language of the reader."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

from airshed.errors import Fault
from airshed.web import heartbeat
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import get_visible, masked, visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.kit.bringing.kept import list_lines, progress_of
from airshed.web.kit.columns import Column
from airshed.web.kit.models import DONE, FAILED, OTHERS, SHOWN, Batch
from airshed.web.kit.pages.shown import Reader, reader_of
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.words import say
from airshed.wordings import sentences

PER_PAGE = 25
LINES = 100
"""Lines of a kind that one page shows."""
KINDS = ("fault", "changed", "new", "note")
COUNTED = {"fault": "faults", "changed": "changed", "new": "new", "note": "notes"}


def may_import(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody may bring lists for registers."""
    return may(user, Record.register_row, Action.import_)


def get_register(name: str, *, user: Any) -> Register:  # noqa: ANN401 - as above
    """Return a register for somebody who may see rows of registers.

    Raises:
        Http404: there is none of that name, or the user sees none.
    """
    if name not in registers() or not may(user, Record.register_row, Action.view):
        raise Http404
    return registers()[name]


def get_batch(number: int, *, user: Any, action: Action = Action.view) -> Batch:  # noqa: ANN401 - as above
    """Return an import.

    Raises:
        Http404: there is none for this user.
    """
    return get_visible(_seen(user), user=user, action=action, pk=number)  # type: ignore[no-any-return]


def _seen(user: Any) -> Any:  # noqa: ANN401 - as above; a queryset
    """Return the imports that tell a user of no rows of other departments; whoever reads all rows sees all of them."""
    if reach(user, Record.register_row, Action.view, CONFIRMED) is Scope.all:
        return Batch.objects.all()
    return Batch.objects.filter(**{f"counts__{OTHERS}__isnull": True})


def list_batches(register: Register, *, user: Any, page: str = "1") -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the imports of a register that a user may see, the latest first."""
    rows = visible(_seen(user).filter(register=register.name), user=user)
    found = Paginator(rows, PER_PAGE).get_page(page)
    return {"page": found, "rows": [_head(row) for row in found]}


def _head(batch: Batch) -> dict[str, Any]:
    state = batch.get_state_display() if batch.step == DONE else batch.get_step_display()
    return {
        "number": batch.pk,
        "name": batch.name,
        "size": batch.size,
        "by": batch.by,
        "at": batch.at,
        "why": batch.why,
        "state": batch.state,
        "step": batch.step,
        "status": str(state),
        "counts": batch.counts,
        "at_work": batch.at_work,
    }


def get_detail(home: Path, batch: Batch, *, user: Any, kind: str = "", page: str = "1") -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return an import with the lines of one kind: faults first, else what changes, else what is new."""
    register = registers()[batch.register]
    there = {
        name: batch.counts.get("faults" if name == "fault" else "notes" if name == "note" else name, 0)
        for name in KINDS
    }
    chosen = kind if kind in KINDS else next((name for name in KINDS if there[name]), KINDS[0])
    number = int(page) if page.isdecimal() and len(page) < 6 else 1  # noqa: PLR2004 - no import has more pages
    pages = max(-(-there[chosen] // LINES), 1)
    number = min(max(number, 1), pages)
    lines = list_lines(home, batch, chosen, start=(number - 1) * LINES, count=LINES)
    note_reading(register, user, map(_key, lines), _columns(register, lines), row=f"import {batch.pk}")
    reader = reader_of(register, user)
    own = batch.step == SHOWN and may_edit(batch, user=user)
    done, total = progress_of(home, batch)
    return {
        **_head(batch),
        "register": register.title,
        "register_name": register.name,
        "sha256": batch.sha256,
        "stored": _mark(batch.stored_by, batch.stored_at),
        "undone": _mark(batch.undone_by, batch.undone_at),
        "problem": [say(*sentences(Fault(**fault))) for fault in batch.problem],
        "tabs": [{"kind": name, "title": _title(name), "count": there[name], "here": name == chosen} for name in KINDS],
        "kind": chosen,
        "lines": [_line(reader, line) for line in lines],
        "number_of_page": number,
        "pages": pages,
        "done": done,
        "total": total,
        "jobs": heartbeat.alive(home) if batch.at_work else True,
        "may_store": own and not there["fault"] and bool(there["new"] or there["changed"]),
        "may_discard": own or (batch.step == FAILED and may_edit(batch, user=user)),
        "may_undo": batch.state == "stored" and batch.step == DONE and may_edit(batch, user=user),
        "may_mark": bool(there["fault"]),
        "nothing": own and not any(there[name] for name in ("fault", "new", "changed")),
    }


def _key(line: dict[str, Any]) -> str:
    return str(line.get("key", f"{line['sheet']}!{line['row']}"))


def _columns(register: Register, lines: list[dict[str, Any]]) -> set[str]:
    """Return the columns of which lines show values; every line that is no fault shows its key."""
    found = {line["column"] for line in lines if "fault" in line}
    told = [line for line in lines if "fault" not in line]
    found |= {name for line in told for name in (*line["values"], *(change[0] for change in line["changes"]))}
    return found | ({*register.key} if told else set())


def note_marked(batch: Batch, *, user: Any) -> None:  # noqa: ANN401 - as above
    """Record that somebody took a list away with its faults: it holds whatever came in it."""
    register = registers()[batch.register]
    note_reading(register, user, [batch.sha256], register.column, row=f"import {batch.pk}")


def may_edit(batch: Batch, *, user: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether somebody may go on with an import."""
    return bool(visible(Batch.objects.filter(pk=batch.pk), user=user, action=Action.edit).exists())


def _mark(by: str, at: Any) -> str:  # noqa: ANN401 - a datetime or None
    return f"{at:%Y-%m-%d %H:%M} {by}" if at else ""


def _title(kind: str) -> str:
    return {
        "fault": say("有问题", "Faults"),
        "changed": say("修改", "Changed"),
        "new": say("新增", "New"),
        "note": say("提示", "Remarks"),
    }[kind]


def named_fault(register: Register, fault: Fault, column: str) -> Fault:
    """Return a fault that calls its column as the reader does; sheet and row are told beside it."""
    found = register.column.get(column)
    return replace(fault, where=say(found.zh, found.en)) if found else fault


def _line(reader: Reader, line: dict[str, Any]) -> dict[str, Any]:
    register, user = reader.register, reader.user
    place = {"sheet": line["sheet"], "row": line["row"]}
    if "fault" in line:
        fault = Fault(**line["fault"])
        column = register.column.get(line["column"])
        return {
            **place,
            "column": say(column.zh, column.en) if column else line["head"],
            "letter": line["letter"],
            "value": _shown(column, fault.value, user=user),
            "text": say(*sentences(named_fault(register, fault, line["column"]))),
        }
    changes = [
        {
            "column": _named(register, name),
            "before": _worded(reader, name, a),
            "after": _worded(reader, name, b),
        }
        for name, a, b in line["changes"]
    ]
    values = [
        {"column": _named(register, name), "value": _worded(reader, name, value)}
        for name, value in line["values"].items()
    ]
    key = _shown(register.column[register.key[0]], line["key"], user=user)
    return {**place, "key": key, "ends": line["ends"], "changes": changes, "values": values}


def _named(register: Register, name: str) -> str:
    return say(register.column[name].zh, register.column[name].en)


def _worded(reader: Reader, name: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a value as it was kept beside the import, in words."""
    column = reader.register.column[name]
    if value is None:
        return "—"
    if name == "department":
        return reader.departments.get(value, str(value))
    text = column.text(value, say("zh", "en")) if isinstance(value, bool | str) else str(value)
    return _shown(column, text, user=reader.user)


def _shown(column: Column | None, text: str, *, user: Any) -> str:  # noqa: ANN401 - as above
    personal = column is not None and column.personal
    return masked(text, user=user, record=Record.register_row) if personal else text
