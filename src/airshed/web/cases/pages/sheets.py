"""The list of cases as a spreadsheet, for those who may take it away; the audit chain keeps its digest."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404

from airshed.web import audit
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.rights import Action, Record
from airshed.web.cases.pages.asking import Asked, paged
from airshed.web.cases.pages.queries import Line, cases_asked, chip_text, lines_of
from airshed.web.cases.pages.wording import department_names
from airshed.web.sheets import sheet
from airshed.web.words import say
from airshed.web.written import MADE_UP, synthetic

MOST = 20_000
"""Rows of a sheet; what is more is told above them."""
COLUMNS: Mapping[str, tuple[tuple[str, str], int]] = {
    "code": (("编号", "number"), 18),
    "matter": (("事项", "matter"), 60),
    "state": (("状态", "state"), 18),
    "light_text": (("时限", "clock"), 10),
    "due": (("最后一天", "last day"), 12),
    "unit": (("责任部门", "whose work"), 24),
    "person": (("责任人 / 企业", "held by / enterprise"), 20),
    "grade": (("等级", "grade"), 10),
    "place": (("片区 · 网格", "area · grid"), 16),
    "level": (("升级层级", "level"), 10),
    "reopened": (("重开", "reopened"), 8),
}


def export(asked: Asked, *, user: Any, at: datetime) -> bytes:  # noqa: ANN401 - a user
    """Return the cases an address asks for as an XLSX file; what was taken is recorded.

    Raises:
        Http404: the user may take no list of cases away.
        AuditBusy: it cannot be recorded now; nothing is handed out.
    """
    if not may(user, Record.case, Action.export):
        record_foreign("cases.Case", user=user, action=Action.export, list=asked.query())
        raise Http404
    departments = department_names()
    rows = cases_asked(asked, user=user, on=at.date(), action=Action.export)
    lines = [_plain(line) for line in lines_of([*paged(rows, asked)[:MOST]], departments, on=at.date())]
    count = rows.count() if len(lines) == MOST else len(lines)
    head = [say("案件清单", "list of cases"), say(f"导出于 {at:%Y-%m-%d %H:%M}", f"taken {at:%Y-%m-%d %H:%M}")]
    head.append(say(f"共 {count} 件，本表 {len(lines)} 件", f"{count} cases, {len(lines)} of them here"))
    head += [chip_text(name, value, departments) for name, value in asked.filters()]
    head += [say(*MADE_UP)] if synthetic(settings.HOME) else []
    columns = {name: (say(*words), width) for name, (words, width) in COLUMNS.items()}
    content = sheet(say("案件", "cases"), columns, lines, head=[*head, ""])
    detail = {"file_digest": sha256(content).hexdigest(), "query": asked.query()}
    audit.record_rows(by=user.username, action="case.exported", object="cases", rows=lines, at=at, detail=detail)
    return content


def _plain(line: Line) -> dict[str, str]:
    return {name: "" if (value := getattr(line, name)) in {None, 0} else str(value) for name in COLUMNS}
