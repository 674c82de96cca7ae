"""The list of clauses as a spreadsheet, for those who may take it away; the audit chain keeps its digest."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.http import Http404, QueryDict

from airshed.web import audit
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.rights import Action, Record
from airshed.web.board.asking import Asked
from airshed.web.board.queries import asked_state, filter_words, rows_of
from airshed.web.board.values import words
from airshed.web.sheets import sheet
from airshed.web.words import say
from airshed.web.written import MADE_UP

COLUMNS: Mapping[str, tuple[tuple[str, str], int]] = {
    "id": (("条款", "clause"), 12),
    "section": (("章节", "section"), 24),
    "text": (("条款内容", "text of the clause"), 60),
    "status": (("状态", "status"), 10),
    "department": (("牵头部门", "leading department"), 24),
    "assist": (("配合部门", "assisting departments"), 24),
    "numbers": (("数值与目标", "values and targets"), 40),
    "coverage": (("有效/应有", "valid/expected"), 20),
    "due": (("期限", "due"), 12),
    "next": (("下一步", "next step"), 40),
    "figures": (("数值编号", "figures"), 24),
}


def export(home: Path, plan: str, given: QueryDict, *, user: Any, at: datetime) -> tuple[bytes, date]:  # noqa: ANN401
    """Return the list an address asks for as an XLSX file, and its day; what was taken is recorded.

    Raises:
        Http404: there is no such plan for this user, or it may not take lists away.
        AuditBusy: it cannot be recorded now; nothing is handed out.
    """
    shape, asked = asked_state(home, plan, given, user=user)
    if not may(user, Record.clause, Action.export):
        record_foreign("plan", user=user, action=Action.export, id=plan)
        raise Http404
    plain = [_plain(row) for row in rows_of(shape, asked)]
    columns = {name: (say(*own), width) for name, (own, width) in COLUMNS.items()}
    content = sheet(say("方案进展", "status of the plan"), columns, plain, head=_head(shape, asked, len(plain), at))
    detail = {"file_digest": sha256(content).hexdigest(), "on": asked.on.isoformat(), "query": asked.query()}
    audit.record_rows(by=user.username, action="board.exported", object=plan, rows=plain, at=at, detail=detail)
    return content, asked.on


def _plain(row: Mapping[str, Any]) -> dict[str, str]:
    several, colon = say("；", "; "), say("：", ": ")
    return {
        **{name: row[name] for name in ("id", "section", "text", "department", "assist", "due", "next")},
        "status": row["status_text"],
        "numbers": several.join(colon.join(filter(None, (n["name"], n["text"]))) for n in row["numbers"]),
        "coverage": several.join(number["coverage"] for number in row["numbers"] if number["coverage"]),
        "figures": several.join(row["figures"]),
    }


def _head(shape: Mapping[str, Any], asked: Asked, count: int, at: datetime) -> Sequence[str]:
    place = shape["place"]
    lines = [
        words(shape["title"]),
        say(
            f"截至 {asked.on} 日终，导出于 {at:%Y-%m-%d %H:%M}",
            f"As of the end of {asked.on}, taken {at:%Y-%m-%d %H:%M}",
        ),
        say(f"共 {count} 条，全部 {len(shape['clauses'])} 条", f"{count} of {len(shape['clauses'])} clauses"),
        filter_words(shape, asked),
    ]
    if place["synthetic"]:
        lines.append(say(*MADE_UP))
    elif place["stand_in"]:
        lines.append(say("借用其他地方的点位计算", "Computed from stations of another place"))
    return [*lines, ""]
