"""The audit log as CSV: recorded with a digest, and harmless in a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from airshed.web.audit.chain import moment
from airshed.web.audit.operations import record_rows
from airshed.web.audit.words import action_text
from airshed.web.cells import safe_cell
from airshed.web.words import say

COLUMNS = ("number", "at", "by", "action", "object", "detail", "digest", "previous", "hash")
CHUNK = 2000
"""What a spreadsheet takes for the beginning of a formula."""
BOM = "\ufeff"


def rows_of(entries: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a queryset
    """Yield the columns of entries, oldest first, as they are digested."""
    for row in entries.order_by("number").values(*COLUMNS).iterator(chunk_size=CHUNK):
        yield {**row, "at": moment(row["at"])}


def exported(entries: Any, *, by: str, at: datetime, asked: dict[str, str]) -> Iterator[str]:  # noqa: ANN401 - as above
    """Record an export and return the lines of the file; entries that come later are not in it.

    Args:
        entries: the entries, as filtered.
        by: who exports.
        at: when.
        asked: the filter, for the entry.
    """
    last = entries.order_by("-number").values_list("number", flat=True).first() or 0
    kept = entries.filter(number__lte=last)
    record_rows(by=by, action="audit.exported", object="audit", rows=rows_of(kept), at=at, detail={"filter": asked})
    return _lines(kept)


def _lines(entries: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    heads = (
        *(say("编号", "number"), say("时间", "time"), say("用户", "user"), say("动作代码", "code of the action")),
        *(say("对象", "object"), say("详情", "detail"), say("详情摘要", "digest of the detail")),
        *(say("前一条的哈希", "hash before"), say("哈希", "hash"), say("动作", "action")),
    )
    words: dict[str, str] = {}
    yield BOM + _line(heads)
    for row in rows_of(entries):
        code = row["action"]
        words.setdefault(code, action_text(code))
        yield _line((*row.values(), words[code]))


def _line(cells: Any) -> str:  # noqa: ANN401 - a row of anything
    buffer = io.StringIO()
    csv.writer(buffer).writerow([safe_cell(str(cell)) for cell in cells])
    return buffer.getvalue()
