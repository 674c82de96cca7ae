"""Lists as files, for those who may take data away; the audit chain keeps their digest."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from airshed.web import audit
from airshed.web.cells import safe_cell
from airshed.web.pages import CSV, XLSX
from airshed.web.quality.checking import Checked
from airshed.web.sheets import sheet
from airshed.web.words import say

FORMATS = {"csv": CSV, "xlsx": XLSX}
BOM = "\ufeff"
Columns = Mapping[str, tuple[tuple[str, str], int]]
DAYS: Columns = {
    "station": (("点位编号", "station code"), 12),
    "name": (("点位", "station"), 20),
    "date": (("日期", "day"), 12),
    "expected": (("应有（小时值）", "expected (hourly values)"), 16),
    "valid": (("有效（小时值）", "valid (hourly values)"), 16),
    "missing": (("缺（小时值）", "missing (hourly values)"), 16),
    "frozen": (("数值不变（小时值）", "frozen (hourly values)"), 18),
    "late": (("迟到（小时）", "late (hours)"), 14),
}
FAULTS: Columns = {
    "title": (("问题", "fault"), 16),
    "station": (("点位", "station"), 20),
    "pollutant": (("污染物", "pollutant"), 12),
    "count": (("数量", "number"), 10),
    "unit": (("单位", "unit"), 14),
    "span": (("起止（小时末）", "first and last hour (ends)"), 36),
    "detail": (("说明", "detail"), 30),
    "do": (("怎么办", "what to do"), 60),
    "ask": (("问谁", "whom to ask"), 30),
}
REJECTS: Columns = {
    "known_at": (("导入时间", "imported at"), 20),
    "by": (("导入人", "imported by"), 14),
    "file": (("文件", "file"), 30),
    "row": (("行", "row"), 8),
    "column": (("列", "column"), 16),
    "value": (("值", "value"), 16),
    "reason": (("原因", "reason"), 30),
    "right": (("怎样才对", "what would be right"), 40),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A list to be handed out.

    Attributes:
        title: of the sheet.
        columns: in order.
        rows: values by column.
        head: lines above: place, period, thresholds, that data are synthetic.
        object: what the audit chain says it is of.
        detail: what else it says.
    """

    title: str
    columns: Columns
    rows: Sequence[Mapping[str, Any]]
    head: Sequence[str]
    object: str
    detail: Mapping[str, Any]


def day_rows(found: Checked) -> list[dict[str, Any]]:
    """Return stations and days as a table."""
    return [
        {
            "station": day.station,
            "name": found.stations[day.station],
            "date": day.date,
            **{name: getattr(day, name) for name in ("expected", "valid", "missing", "frozen", "late")},
        }
        for day in found.days
    ]


def made(export: Export, format: str, *, by: str, of_rejects: bool = False, at: datetime) -> bytes:  # noqa: A002 - what it is
    """Return a list as a file, once it is in the audit chain.

    Raises:
        AuditBusy: the chain is held by somebody else; nothing may be handed out.
    """
    plain = [{name: str(row[name]) for name in export.columns} for row in export.rows]
    headings = {name: (say(*words), width) for name, (words, width) in export.columns.items()}
    if format == "xlsx":
        content = sheet(export.title, headings, plain, head=export.head)
    else:
        content = _csv([heading for heading, _ in headings.values()], plain, export.head)
    detail = {**export.detail, "format": format, "file_digest": sha256(content).hexdigest()}
    action = "rejects.exported" if of_rejects else "quality.exported"
    audit.record_rows(by=by, action=action, object=export.object, rows=plain, at=at, detail=detail)
    return content


def _csv(headings: Sequence[str], rows: Sequence[Mapping[str, str]], head: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([safe_cell(line)] for line in head)
    writer.writerow(headings)
    writer.writerows([safe_cell(value) for value in row.values()] for row in rows)
    return (BOM + text.getvalue()).encode()
