"""The content of a paper: every field and list its template may name, whole or refused with all that is missing."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web.cases.models import Case
from airshed.web.documents.facts import chain_of, day_words, fields_of, lists_of
from airshed.web.documents.frozen import figures_of, line_of
from airshed.web.documents.kinds import HERE, WHERE, Kind
from airshed.web.documents.models import DRAFT, STATE_WORDS, WITHDRAWN, Document
from airshed.web.documents.vocabulary import FIELDS, LISTS
from airshed.web.words import say

LONGEST = 2_000
OF_SIGNING = frozenset({"number", "version", "signer", "signed_date", "digest"})
"""Fields that are known only once the paper is signed."""
Content = Mapping[str, Mapping[str, Any]]


class FieldsMissing(AirshedError):
    """A paper lacks fields; all of them are named, each with where it is filled in."""


def offered(home: Path, kind: Kind, case: Case, *, at: datetime) -> dict[str, str]:
    """Return what the case knows of the fields that whoever drafts a paper may write.

    Raises:
        NoHolidays: the holidays of a year on the way are not known.
    """
    known = fields_of(home, chain_of(case), at=at)
    return {name: known.get(name, "") for name in kind.written}


def content_of(  # noqa: PLR0913 - which paper of which case, and who drafts it when
    home: Path, kind: Kind, case: Case, written: Mapping[str, str], *, by: str, at: datetime
) -> Content:
    """Return the content of a paper, its figures frozen.

    Raises:
        FieldsMissing: naming all that it lacks, and all that it does not ask for or that is too long.
        NoHolidays: the holidays of a year on the way are not known.
        PlansBroken: the plan of the case cannot be read.
        LakeBusy: another process writes; nothing was frozen.
    """
    chain = chain_of(case)
    known = {**dict.fromkeys(FIELDS, ""), **fields_of(home, chain, at=at)}
    fields = {**known, **{name: text.strip() for name, text in written.items() if text.strip()}}
    _check(kind, fields, written)
    figures = figures_of(home, case, by=by, at=at)
    fields |= {"title": kind.title.format(matter=fields["matter"]), "figures_line": line_of(figures)}
    lists: dict[str, Any] = {**dict.fromkeys(LISTS, ()), **lists_of(chain), "figures": figures}
    kept = {name: text for name, text in fields.items() if name not in OF_SIGNING}
    return {"fields": kept, "lists": {name: [*rows] for name, rows in lists.items()}}


def _check(kind: Kind, fields: Mapping[str, str], written: Mapping[str, str]) -> None:
    title = say(*kind.words)
    faults = [
        Fault("documents.missing", title, say(*FIELDS[name]), say(*(HERE if name in kind.written else WHERE[name])))
        for name in kind.needs
        if not fields[name]
    ]
    faults += [
        Fault("documents.unknown_field", title, name, ", ".join(kind.written))
        for name in written
        if name not in kind.written
    ]
    faults += [
        Fault("documents.too_long", title, say(*FIELDS[name]), str(LONGEST))
        for name in kind.written
        if len(fields[name]) > LONGEST
    ]
    if faults:
        raise FieldsMissing(*faults)


def digest_of(content: Content) -> str:
    """Return the SHA-256 of a content."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def context_of(document: Document) -> dict[str, Any]:
    """Return all that the template of a paper may name, with what its signing gave it."""
    content: Content = document.content
    version = "" if document.version == 1 else f"第 {document.version} 版"
    mark = {DRAFT: "（草稿，未编号）", WITHDRAWN: f"{document.number}（已撤回）"}.get(document.state, document.number)
    return {
        **content["fields"],
        **content["lists"],
        "number": mark or STATE_WORDS[document.state][0],
        "version": version,
        "signer": document.signer,
        "signed_date": day_words(document.signed_at),
        "digest": document.digest,
    }
