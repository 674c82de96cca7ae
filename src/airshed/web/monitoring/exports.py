"""The list of devices as a file, for who may take it away; the audit chain keeps its digest."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from airshed.web import audit
from airshed.web.cells import safe_cell
from airshed.web.words import say
from airshed.web.written import MADE_UP

BOM = "\ufeff"
COLUMNS: Mapping[str, tuple[str, str]] = {
    "mn": ("设备编号（MN）", "number (MN)"),
    "title": ("排放口或站点", "outlet or station"),
    "code": ("编号", "code"),
    "enterprise": ("企业", "enterprise"),
    "area": ("片区", "area"),
    "state_words": ("状态", "state"),
    "data_at": ("最近收到数据", "last data received"),
    "of": ("数据时间", "time of the data"),
    "told": ("最近一小时", "last hour"),
    "marks": ("标记", "marks"),
    "share": ("本月有效率（%）", "valid this month (%)"),
    "valid": ("有效小时", "valid hours"),
    "expected": ("应有小时", "expected hours"),
    "at": ("有效率截至", "valid as of"),
    "odd": ("异常报文", "odd frames"),
}


def made(rows: Sequence[Mapping[str, Any]], *, by: str, asked: str, at: datetime, made_up: bool = False) -> bytes:
    """Return the list as CSV, once it is in the audit chain; `made_up`: its first line says that nothing is real.

    Raises:
        AuditBusy: the chain is held by somebody else; nothing may be handed out.
    """
    plain = [_plain(row) for row in rows]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if made_up:
        writer.writerow([say(*MADE_UP)])
    writer.writerow([say(*words) for words in COLUMNS.values()])
    writer.writerows([safe_cell(value) for value in row.values()] for row in plain)
    content = (BOM + text.getvalue()).encode()
    detail = {"filters": asked[:1000], "file_digest": sha256(content).hexdigest()}
    audit.record_rows(by=by, action="monitoring.exported", object="devices", rows=plain, at=at, detail=detail)
    return content


def _plain(row: Mapping[str, Any]) -> dict[str, str]:
    told = [f"{value.name} {value.text}{f' / {value.limit}' if value.limit else ''}" for value in row["values"]]
    at = f"{row['data_at']:%Y-%m-%d %H:%M:%S}" if row["data_at"] else ""
    marks = [f"{value.name} {value.mark}" for value in row["values"] if value.mark]
    given = {**row, **(row["rate"] or {}), "told": "; ".join(told), "marks": "; ".join(marks), "data_at": at}
    return {name: str(given.get(name, "")) for name in COLUMNS}
