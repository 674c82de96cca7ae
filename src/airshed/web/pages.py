"""What every page of the staff shares: how it is rendered, how charts stand in it, how files are handed out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from airshed.errors import AirshedError
from airshed.web import audit
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.charts.chart import Chart, Language
from airshed.web.words import ENGLISH, say
from airshed.wordings import sentences

UNUSABLE = 503
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ASKED = "csv"
"""Parameter of an address that asks for the table behind one of its charts."""
TAKEN = "chart.exported"
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
"""Days that pages can be asked for."""
MOST_ROWS = 1_000
"""Rows of a chart's table that a page itself shows; the file has all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart in a page: drawn by its script, with the table and the notes for who does not see it.

    Attributes:
        id: of the element that holds it; also what `?csv=` asks for.
        title: what it shows.
        json: the chart for the script, safe inside `<script type="application/json">`.
        labels: of the table's columns, with units.
        rows: of the table, as texts.
        cut: rows that only the file has.
        notes: what a reader must know.
        csv: address of the table as a file; empty for who may not take it away.
    """

    id: str
    title: str
    json: SafeString
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: int
    notes: tuple[str, ...]
    csv: str


def shown(
    request: Any,  # noqa: ANN401 - a request with a user
    template: str,
    title: str,
    asked: Callable[[], Mapping[str, Any]] | Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a staff page; what cannot be read is told with the command that names the fault.

    Args:
        request: the request.
        template: of the page; it extends `airshed/page.html`.
        title: of the page.
        asked: its values, or what computes them.
        status: of the answer.
    """
    values: dict[str, Any] = {**admin.site.each_context(request), "title": title}
    try:
        values |= asked() if callable(asked) else asked
    except AirshedError:
        values["broken"], status = True, UNUSABLE
    return render(request, template, values, status=status)


def drawn(
    chart: Chart,
    request: Any,  # noqa: ANN401 - a request with a user
    *,
    id: str = "",  # noqa: A002 - what it is
    record: Record = Record.observation,
) -> Drawn:
    """Return a chart as a page shows it.

    Args:
        chart: the chart.
        request: of the page, whose address with `?csv=ID` hands out the table.
        id: where a page has several of one name.
        record: what the chart is drawn from; who may not export it gets no file.
    """
    id = id or f"chart-{chart.name}"  # noqa: A001 - as above
    query = QueryDict(request.GET.urlencode(), mutable=True)
    query[ASKED] = id
    called = [chart.codes.get(name, {}) for name in chart.table.columns]
    shown_rows = chart.table.head(MOST_ROWS).iter_rows()
    rows = tuple(tuple(_cell(value, own) for value, own in zip(row, called, strict=True)) for row in shown_rows)
    return Drawn(
        id=id,
        title=chart.title,
        json=mark_safe(chart.json()),  # noqa: S308 - `Chart.json` escapes what a script element would end at
        labels=tuple(own.get("") or chart.columns[name] for name, own in zip(chart.table.columns, called, strict=True)),
        rows=rows,
        cut=max(chart.table.height - MOST_ROWS, 0),
        notes=chart.notes,
        csv=f"{request.path}?{query.urlencode()}" if may(request.user, record, Action.export) else "",
    )


def taken(
    chart: Chart | None,
    request: Any,  # noqa: ANN401 - as above
    *,
    name: str,
    record: Record = Record.observation,
) -> HttpResponse:
    """Hand out the table of a chart as CSV and record that it was taken; where that cannot be recorded now, say so.

    Args:
        chart: the chart asked for; None where there is no such chart.
        request: that asked for it.
        name: of the file, without its ending.
        record: what the chart is drawn from.

    Raises:
        Http404: there is no such chart, or the user may not take it away.
    """
    if chart is None or not may(request.user, record, Action.export):
        raise Http404
    content = chart.csv()
    rows = [
        {key: None if value is None else str(value) for key, value in row.items()} for row in chart.table.to_dicts()
    ]
    detail = {"chart": chart.title, "file_digest": sha256(content).hexdigest()}
    by = request.user.username
    try:
        audit.record_rows(by=by, action=TAKEN, object=chart.name, rows=rows, at=moment(), detail=detail)
    except audit.AuditBusy as busy:
        for fault in busy.faults:
            messages.error(request, say(*sentences(fault)))
        query = request.GET.copy()
        query.pop(ASKED, None)
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    return handed(content, re.sub(r"[^\w.-]+", "-", name) + ".csv", CSV)


def day_given(text: str) -> date | None:
    """Return the day of an address; None if there is none, or one that no data can be of."""
    try:
        found = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def day_or_problem(text: str, problems: list[str]) -> date | None:
    """Return the day of an address, as `day_given`; a text that is none is told among the problems."""
    found, shown = day_given(text), text.strip()[:20]
    if shown and found is None:
        problems.append(say(f"“{shown}”不是日期，应如 2019-11-01", f"“{shown}” is no day, write it as 2019-11-01"))
    return found


def handed(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Return an answer that a browser stores as a file."""
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def spoken() -> Language:
    """Return the language of the reader as charts know it."""
    return "en" if (get_language() or "").startswith(ENGLISH) else "zh"


def _cell(value: object, called: Mapping[str, str]) -> str:
    if value is None:
        return "—"
    if called and isinstance(value, str):
        return say("、", ", ").join(called.get(code, code) for code in value.split(", "))
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "hour") else str(value)
