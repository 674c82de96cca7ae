"""The refused rows of imports: filtered and paged where they lie, so that a large lake is not read whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.http import Http404

from airshed.lake.engines import scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.reasons import REASONS
from airshed.lake.refusals import clean, reason_of, right_of
from airshed.lake.tables import REJECTS
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.pages import day_given
from airshed.web.words import say

PER_PAGE = 200
MOST_EXPORTED = 50_000
"""Rows of one file; who needs more narrows the filter."""
LONGEST = 200
KEPT = 32
NEWEST = ("known_at", "file", "row", "column", "reason")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows: part of a file's name, reason, days of import; empty = all."""

    file: str = ""
    reason: str = ""
    from_date: date | None = None
    to_date: date | None = None


def read_filters(given: Mapping[str, str]) -> Filters:
    """Return the filters of an address; what cannot be used counts as not asked."""
    reason = given.get("reason", "")
    text = given.get("file", "").replace("\0", "").strip()[:LONGEST]
    return Filters(
        text, reason if reason in REASONS else "", day_given(given.get("from", "")), day_given(given.get("to", ""))
    )


def list_rejects(home: Path, filters: Filters, *, page: str, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return a page of refused rows, the newest first, with their number and what reasons there are.

    Raises:
        Http404: the user sees no refused rows.
    """
    _check_reader(user)
    seen = version(home)
    total, reasons = _counts(home, filters, seen)
    pages = max(-(-total // PER_PAGE), 1)
    number = min(max(int(page), 1), pages) if page.isascii() and page.isdecimal() and len(page) < 10 else 1  # noqa: PLR2004 - digits
    rows = _rows(home, filters, (number - 1) * PER_PAGE, PER_PAGE, seen)
    return {
        "rows": [reject_row(row) for row in rows],
        "total": total,
        "any": sum(count for _, count in reasons),
        "page": number,
        "pages": pages,
        "reasons": [(code, _reason(code), count) for code, count in reasons],
        "filters": filters,
    }


def exported_rows(home: Path, filters: Filters, *, user: Any) -> tuple[list[dict[str, Any]], int]:  # noqa: ANN401 - as above
    """Return the rows of a file, at most so many, and how many there are.

    Raises:
        Http404: the user may not take them away.
    """
    _check_reader(user)
    if not may(user, Record.observation, Action.export):
        raise Http404
    total, _ = _counts(home, filters, version(home))
    rows = _rows(home, filters, 0, MOST_EXPORTED, version(home))
    return [reject_row(row) for row in rows], total


def reject_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a refused row in the language of the reader."""
    unknown = row["reason"] not in REASONS
    return {
        **{name: clean(row[name]) for name in ("file", "column", "value")},
        "row": row["row"],
        "reason": row["reason"] if unknown else reason_of(row, say=say),
        "right": "" if unknown else _right(row),
        "known_at": row["known_at"].replace(microsecond=0),
        "by": row["by"] or "",
    }


def _right(row: Mapping[str, Any]) -> str:
    if row["reason"] == "unknown_station":
        return say("先在“上传空气数据”里上传站点名单", "upload the list of stations under “Upload air data” first")
    return right_of(row, say=say)


def version(home: Path) -> tuple[str, ...]:
    """Return what changes whenever an answer may."""
    return tuple(file.path.name for file in files(home, REJECTS))


def _reason(code: str) -> str:
    return say(REASONS[code].zh, REASONS[code].en) if code in REASONS else code


def may_read(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a user sees refused rows: who brings in air data, and who sees the uploads of all."""
    sees_all = reach(user, Record.upload, Action.view, "refused") is Scope.all
    return sees_all or may(user, Record.observation, Action.import_)


def _check_reader(user: Any) -> None:  # noqa: ANN401 - as above
    if not may_read(user):
        raise Http404


def _filtered(home: Path, filters: Filters) -> pl.LazyFrame:
    frame = scan(home, REJECTS.name)
    if filters.file:
        frame = frame.filter(pl.col("file").str.contains(filters.file, literal=True))
    if filters.reason:
        frame = frame.filter(pl.col("reason") == filters.reason)
    if filters.from_date:
        frame = frame.filter(pl.col("known_at") >= datetime.combine(filters.from_date, time()))
    if filters.to_date:
        frame = frame.filter(pl.col("known_at") < datetime.combine(filters.to_date + timedelta(days=1), time()))
    return frame


@lru_cache(maxsize=KEPT)
def _counts(home: Path, filters: Filters, version: object) -> tuple[int, tuple[tuple[str, int], ...]]:  # noqa: ARG001 - names the answer
    """Return how many rows there are, and the reasons of all rows with their numbers, the most first."""
    with unreadable_told(home):
        total = int(_filtered(home, filters).select(pl.len()).collect().item())
        by_reason = scan(home, REJECTS.name).group_by("reason").agg(pl.len()).collect().rows()
    return total, tuple(sorted(by_reason, key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=KEPT)
def _rows(home: Path, filters: Filters, first: int, most: int, version: object) -> tuple[dict[str, Any], ...]:  # noqa: ARG001 - as above
    newest = _filtered(home, filters).sort(NEWEST, descending=[True, False, False, False, False])
    with unreadable_told(home):
        return tuple(newest.slice(first, most).collect().to_dicts())
