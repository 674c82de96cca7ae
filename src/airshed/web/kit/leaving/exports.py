"""Rows that leave: as a spreadsheet, as text, on a map, as a typed table; whoever takes them is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db.models import F, QuerySet

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action
from airshed.web.audit.chain import Passing
from airshed.web.cells import MASK
from airshed.web.kit.columns import Words, in_language, is_english
from airshed.web.kit.leaving import geojson, parquet, spreadsheets
from airshed.web.kit.leaving.extract import Extract, Rows
from airshed.web.kit.operations import values_of
from airshed.web.kit.reaching import hidden
from airshed.web.kit.register import Register
from airshed.web.pages import CSV, XLSX
from airshed.web.written import MADE_UP, synthetic

CHUNK = 2_000
MASKED: Words = (
    "个人信息已遮盖，这个文件不能导入",
    "Personal data are masked; this file cannot be imported",
)


class FormatUnknown(AirshedError):
    """Rows of the register cannot be taken away in this format."""


class Write(Protocol):
    """Writes rows in a format."""

    def __call__(self, extract: Extract, rows: Rows, path: Path) -> None:
        """Write an extract into a file; the rows are read once."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: its ending.
        words: what people call it.
        content_type: of HTTP.
        write: how it is written.
        placed: whether it takes registers with a point or an outline only.
    """

    name: str
    words: Words
    content_type: str
    write: Write
    placed: bool = False


_FORMATS = (
    Format("xlsx", ("Excel 表格", "Excel"), XLSX, spreadsheets.write_xlsx),
    Format("csv", ("CSV 文本", "CSV"), CSV, spreadsheets.write_csv),
    Format("geojson", ("GeoJSON 地图", "GeoJSON"), "application/geo+json", geojson.write, placed=True),
    Format("parquet", ("Parquet 数据", "Parquet"), "application/vnd.apache.parquet", parquet.write),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was taken away.

    Attributes:
        name: of the file as a browser stores it.
        format: of the file.
        rows: how many.
        masked: whether personal data are masked in it.
        digest: SHA-256 over the rows as they are in it.
    """

    name: str
    format: Format
    rows: int
    masked: bool
    digest: str


def formats_of(register: Register) -> tuple[Format, ...]:
    """Return the formats in which rows of a register can be taken away."""
    return tuple(one for one in _FORMATS if register.placed or register.outlined or not one.placed)


def format_of(register: Register, name: str) -> Format:
    """Return a format of a register by name.

    Raises:
        FormatUnknown: there is none, or the register has nothing to put on a map.
    """
    known = {one.name: one for one in formats_of(register)}
    if name not in known:
        raise FormatUnknown(Fault("registers.format", register.name, name, ", ".join(known)))
    return known[name]


def exportable(register: Register, *, user: Any | None) -> "QuerySet[Any]":  # noqa: ANN401 - a user
    """Return the rows a user may take away, in order; all of them for the machine's own administrator, who is None."""
    rows = register.model.objects.filter(merged_into=None)
    allowed = rows if user is None else visible(rows, user=user, action=Action.export)
    return in_order(register, allowed)


def in_order(register: Register, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Return rows by key, of one key the earliest first."""
    return rows.order_by(*register.key, F("from_date").asc(nulls_first=True), "pk")


def hidden_columns(register: Register, *, user: Any | None) -> frozenset[str]:  # noqa: ANN401 - as above
    """Return the columns that a user may not read; none for the machine's own administrator, who is None."""
    return frozenset() if user is None else hidden(register, user)


def export(  # noqa: PLR0913 - who takes what away, how, when
    register: Register,
    rows: "QuerySet[Any]",
    format: Format,  # noqa: A002 - what it is
    language: str,
    *,
    path: Path,
    by: str,
    user: Any | None,  # noqa: ANN401 - as above
    at: datetime,
    query: str = "",
) -> Exported:
    """Write rows into a file and record that they were taken.

    Args:
        register: whose rows.
        rows: those that are taken; what the user may take is for `exportable`.
        format: of the file.
        language: of heads and words.
        path: where the file is written.
        by: name of who takes them.
        user: who takes them; None = the machine's own administrator, from whom nothing is masked.
        at: the moment. [city wall time]
        query: how the list was filtered, for the log.

    Raises:
        AuditBusy: it cannot be recorded now; the file must not be handed out.
    """
    hide = hidden_columns(register, user=user)
    made_up = synthetic(settings.HOME)
    notes = _notes(register, language, at, hidden=hide, made_up=made_up)
    extract = Extract(register, language, at, hide, notes, made_up)
    passing = Passing()
    format.write(extract, passing.through(masked_rows(register, rows, hide)), path)
    with path.open("rb") as stream:
        own = file_digest(stream, "sha256").hexdigest()
    detail = {
        "format": format.name,
        "language": "en" if is_english(language) else "zh",
        "masked": sorted(hide),
        "query": query,
        "file_digest": own,
        "rows": passing.found.count,
        "rows_digest": passing.found.digest,
    }
    audit.record(by=by, action="register.exported", object=register.name, detail=detail, at=at)
    name = name_of(register, format, at.date(), masked=bool(hide), made_up=made_up)
    return Exported(name, format, passing.found.count, bool(hide), passing.found.digest)


def name_of(register: Register, format: Format, on: date, *, masked: bool, made_up: bool) -> str:  # noqa: A002 - as above
    """Return the name of a file, which tells what is special about it."""
    marks = [*(["synthetic"] if made_up else []), *(["masked"] if masked else [])]
    return "-".join((register.name, on.isoformat(), *marks)) + f".{format.name}"


def masked_rows(register: Register, rows: "QuerySet[Any]", hidden: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Yield the values of rows by column; of hidden columns only that there is a value."""
    for row in rows.iterator(chunk_size=CHUNK):
        yield masked_values(register, row, hidden)


def masked_values(register: Register, row: Any, hidden: frozenset[str]) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return the values of a row by column; of hidden columns only that there is a value."""
    values = values_of(register, row)
    masked = values | {name: MASK for name in hidden if values[name] is not None}
    return {column.name: masked[column.name] for column in register.columns}


def _notes(
    register: Register, language: str, at: datetime, *, hidden: frozenset[str], made_up: bool
) -> tuple[str, ...]:
    """Return what a reader of the file must know."""
    said: list[Words] = [register.about, (f"导出时间 {at:%Y-%m-%d %H:%M}", f"Taken out at {at:%Y-%m-%d %H:%M}")]
    said += [MADE_UP] if made_up else []
    if hidden:
        labels = [", ".join(register.column[name].label(tongue) for name in sorted(hidden)) for tongue in ("zh", "en")]
        said.append((f"{MASKED[0]}：{labels[0]}", f"{MASKED[1]}: {labels[1]}"))
    return tuple(in_language(words, language) for words in said)
