"""The list of rulings as a spreadsheet, for those who may take it away; the audit chain keeps its digest."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from airshed.web import audit
from airshed.web.rulings.queries import Desk
from airshed.web.sheets import sheet
from airshed.web.words import say

COLUMNS: Mapping[str, tuple[tuple[str, str], int]] = {
    "id": (("裁定", "ruling"), 12),
    "clause": (("条款", "clause"), 12),
    "text": (("条款内容", "text of the clause"), 50),
    "aspect_text": (("事项", "aspect"), 14),
    "value": (("内容", "decision"), 30),
    "standing_text": (("状态", "standing"), 12),
    "from_date": (("第一天", "first day"), 12),
    "last_date": (("最后一天", "last day"), 12),
    "document": (("依据文件", "document"), 40),
    "approver": (("批准人", "approver"), 14),
    "reason": (("理由", "reason"), 40),
    "replaces": (("替代", "replaces"), 12),
    "by": (("登记", "entered by"), 14),
    "known_at": (("登记时间", "entered at"), 20),
}


def export(desk: Desk, rows: Sequence[Mapping[str, Any]], *, at: datetime) -> bytes:
    """Return rulings as an XLSX file."""
    plain = [{name: _text(row[name]) for name in COLUMNS} for row in rows]
    columns = {name: (say(*words), width) for name, (words, width) in COLUMNS.items()}
    content = sheet(say("裁定", "rulings"), columns, plain)
    detail = {"file_digest": sha256(content).hexdigest()}
    audit.record_rows(
        by=desk.user.username, action="ruling.exported", object=desk.plan.id, rows=plain, at=at, detail=detail
    )
    return content


def _text(value: Any) -> str:  # noqa: ANN401 - text, day, moment or nothing
    return "" if value is None else str(value)
