"""The file of an enterprise as one spreadsheet, a sheet for each register, for those who may take rows away."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from airshed.web import audit
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.audit.chain import Passing
from airshed.web.board import belonging
from airshed.web.board.source import find
from airshed.web.kit.leaving.exports import MASKED, in_order, masked_rows
from airshed.web.kit.reaching import hidden
from airshed.web.kit.register import GROUPS, Register, registers
from airshed.web.kit.sheets.writing import List, tables
from airshed.web.kit.usual import ENTERPRISES
from airshed.web.words import say
from airshed.web.written import MADE_UP


def export(code: str, user: Any, *, language: str, at: datetime, synthetic: bool) -> bytes:  # noqa: ANN401 - a user
    """Return all rows that belong to an enterprise and that a user may take away, as an XLSX file; it is recorded.

    Args:
        code: of the enterprise.
        user: who takes them.
        language: of heads and words.
        at: the moment. [city wall time]
        synthetic: whether a program made the rows up, which the file then says.

    Raises:
        As `source.find`.
        AuditBusy: it cannot be recorded now; nothing is handed out.
    """
    find(code, user, on=at.date(), action=Action.export)
    register = registers()[ENTERPRISES]
    periods = register.model.objects.filter(code=code, merged_into=None)
    own = visible(periods, user=user, action=Action.export)
    rows = belonging.rows_of(belonging.codes_of(code), user, action=Action.export)
    passing = Passing()
    masked = {name: sorted(hidden(registers()[name], user)) for name in (ENTERPRISES, *rows)}
    lists = _lists({ENTERPRISES: own, **rows}, user, passing)
    content = tables(lists, language=language, notes=_notes(code, at, masked=any(masked.values()), synthetic=synthetic))
    detail = {
        "file_digest": sha256(content).hexdigest(),
        "masked": {name: columns for name, columns in masked.items() if columns},
        "rows": passing.found.count,
        "rows_digest": passing.found.digest,
    }
    audit.record(by=user.username, action="source.exported", object=f"{ENTERPRISES} {code}", detail=detail, at=at)
    return content


def _lists(rows: Mapping[str, Any], user: Any, passing: Passing) -> Iterator[List]:  # noqa: ANN401 - querysets; a user
    """Yield the rows of each register that has any, as registers are grouped."""
    groups, known = [*GROUPS], registers()
    names = sorted(rows, key=lambda n: (n != ENTERPRISES, groups.index(known[n].group), bool(known[n].part_of), n))
    for name in names:
        own: Register = known[name]
        told = [*passing.through(masked_rows(own, in_order(own, rows[name]), hidden(own, user)))]
        if told:
            yield List(own.columns, told, own.title)


def _notes(code: str, at: datetime, *, masked: bool, synthetic: bool) -> list[str]:
    lines = [
        say(f"企业档案 {code}：各台账中属于它的行，每本一张表", f"Enterprise {code}: its rows, a sheet a register"),
        say(f"导出时间 {at:%Y-%m-%d %H:%M}", f"Taken out at {at:%Y-%m-%d %H:%M}"),
    ]
    return [*lines, *([say(*MASKED)] if masked else []), *([say(*MADE_UP)] if synthetic else [])]
