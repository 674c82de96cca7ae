"""The table behind a chart as a file, for who may take data away; every file is in the audit log."""

import re
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpResponse

from airshed.web import audit
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action, Record
from airshed.web.charts.chart import Chart
from airshed.web.pages import CSV, handed

EXPORTED = "chart.exported"


def may_export(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether a user may take observations away."""
    return may(user, Record.observation, Action.export)


def table(chart: Chart | None, *, name: str, user: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Return the table of a chart as CSV, and record that it was taken.

    Raises:
        AuditBusy: it cannot be recorded now; nothing is handed out.
        Http404: there is no such chart, or the user may not take data away.
    """
    if chart is None or not may_export(user):
        raise Http404
    content = chart.csv()
    rows = [
        {key: None if value is None else str(value) for key, value in row.items()} for row in chart.table.to_dicts()
    ]
    detail = {"chart": chart.title, "file_digest": sha256(content).hexdigest()}
    audit.record_rows(by=user.username, action=EXPORTED, object="air", rows=rows, at=moment(), detail=detail)
    return handed(content, re.sub(r"[^\w.-]+", "-", name) + ".csv", CSV)
