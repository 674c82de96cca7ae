"""Writes of papers: drafted, signed under the next number, withdrawn; each leaves its mark in the audit log."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.cases.models import Case
from airshed.web.documents import queries
from airshed.web.documents.content import content_of, context_of, digest_of
from airshed.web.documents.kinds import KINDS, Kind
from airshed.web.documents.models import DRAFT, LETTERS, SIGNED, WHY, WITHDRAWN, Document, Prefix
from airshed.web.papers import rendering
from airshed.web.words import say
from airshed.web.written import MADE_UP, synthetic

FOLDER = Path("files") / "documents"
"""Where signed papers are kept under their digest."""


class DocumentRefused(AirshedError):
    """What is to be done to a paper cannot be, or not by this user; nothing was stored."""


class DocumentMoved(AirshedError):
    """Somebody else signed or withdrew the paper meanwhile."""


def draft_document(  # noqa: PLR0913 - which paper of which case, and who drafts it when
    home: Path,
    case: Case,
    kind: str,
    written: Mapping[str, str],
    *,
    user: Any,  # noqa: ANN401 - a user
    at: datetime,
) -> Document:
    """Draft a paper of a case from what the case says now; an earlier draft of it is withdrawn.

    Args:
        home: the home.
        case: the case.
        kind: name of the kind.
        written: fields that whoever drafts it wrote.
        user: who drafts it.
        at: the moment. [city wall time]

    Raises:
        DocumentRefused: there is no such kind, or it is not the user's to draft.
        FieldsMissing: with all fields it lacks, and where each is filled in.
        NoHolidays, PlansBroken, LakeBusy: what it rests on cannot be read or frozen.
    """
    found = _kind(kind)
    if not queries.may_draft(user, case, found):
        raise DocumentRefused(Fault("documents.forbidden", say(*found.words), user.username, case.code))
    content = content_of(home, found, case, written, by=user.username, at=at)
    with transaction.atomic():
        earlier = Document.objects.select_for_update().filter(case=case, kind=kind)
        version = (earlier.aggregate(last=Max("version"))["last"] or 0) + 1
        why = say(f"由第 {version} 版代替", f"replaced by version {version}")
        earlier.filter(state=DRAFT).update(
            state=WITHDRAWN, withdrawn_by=user.username, withdrawn_at=at, withdrawn_why=why
        )
        document: Document = Document.objects.create(
            case=case, kind=kind, version=version, department_id=case.department_id, content=content,
            digest=digest_of(content), made_by=user.username, made_at=at,
        )  # fmt: skip
        figures = [row["id"] for row in content["lists"]["figures"]]
        detail = {"kind": kind, "version": version, "digest": document.digest, "figures": figures}
        audit.record(by=user.username, action="document.drafted", object=case.code, detail=detail, at=at)
    return document


def sign_document(home: Path, document: Document, *, user: Any, at: datetime) -> Document:  # noqa: ANN401 - a user
    """Sign a draft: it gets the next number of its kind, office and year, and its bytes are kept for good.

    Raises:
        DocumentRefused: it is not the user's to sign, the account names no person, or the office has no letters.
        DocumentMoved: it is no draft any more.
        TemplateRefused: the template of the home cannot be used.
    """
    _check_signer(document, user)
    kind = KINDS[document.kind]
    template = kind.template.content(home)
    while True:
        numbered = _numbered(document, kind, user=user, at=at)
        numbered.template = sha256(template).hexdigest()
        content = _made(home, numbered, template)  # takes a while: nobody waits for it
        try:
            with transaction.atomic():
                if _settled(home, numbered, content, at=at):
                    return numbered
        except IntegrityError:  # the letters of two offices make the same number
            raise DocumentRefused(Fault("documents.number_taken", str(document.department), numbered.number)) from None


def _check_signer(document: Document, user: Any) -> None:  # noqa: ANN401 - as above
    title = say(*KINDS[document.kind].words)
    if not queries.may_sign(user, document.case):
        raise DocumentRefused(Fault("documents.forbidden", title, user.username, document.case.code))
    faults = []
    if not user.name:
        faults.append(Fault("documents.no_name", title, user.username))
    if not Prefix.objects.filter(department_id=document.department_id).exists():
        faults.append(Fault("documents.no_prefix", title, str(document.department)))
    if faults:
        raise DocumentRefused(*faults)


def _numbered(document: Document, kind: Kind, *, user: Any, at: datetime) -> Document:  # noqa: ANN401 - as above
    """Return a draft as it would be signed now, under the number that is next."""
    letters = Prefix.objects.get(department_id=document.department_id).letters
    fresh: Document = Document.objects.select_related("case", "department").get(pk=document.pk)
    if fresh.state != DRAFT:
        raise DocumentMoved(_moved(fresh))
    fresh.year, fresh.serial = at.year, _last_serial(fresh, at.year) + 1
    fresh.number = f"{letters}{kind.letter}〔{at.year}〕{fresh.serial}号"
    fresh.state, fresh.signed_by, fresh.signer, fresh.signed_at = SIGNED, user.username, user.name, at
    return fresh


def _last_serial(document: Document, year: int) -> int:
    same = Document.objects.filter(kind=document.kind, department_id=document.department_id, year=year)
    return int(same.aggregate(last=Max("serial"))["last"] or 0)


def _settled(home: Path, numbered: Document, content: bytes, *, at: datetime) -> bool:
    """Store a paper that was signed; False where somebody else took its number meanwhile."""
    Prefix.objects.select_for_update().get(department_id=numbered.department_id)  # one signs at a time
    state = Document.objects.select_for_update().values_list("state", flat=True).get(pk=numbered.pk)
    if state != DRAFT:
        raise DocumentMoved(_moved(Document.objects.get(pk=numbered.pk)))
    if _last_serial(numbered, at.year) + 1 != numbered.serial:
        return False
    numbered.paper = rendering.kept(home, FOLDER, content)
    numbered.save()
    told = {"kind": numbered.kind, "version": numbered.version, "number": numbered.number, "sha256": numbered.paper}
    audit.record(by=numbered.signed_by, action="document.signed", object=numbered.case.code, detail=told, at=at)
    return True


def withdraw_document(document: Document, *, user: Any, at: datetime, why: str) -> None:  # noqa: ANN401 - as above
    """Withdraw a paper and say why; a signed one keeps its number and its bytes.

    Raises:
        DocumentRefused: it is not the user's to withdraw, or nobody says why.
        DocumentMoved: it is withdrawn already.
    """
    title, why = say(*KINDS[document.kind].words), why.strip()[:WHY]
    if not queries.may_sign(user, document.case):
        raise DocumentRefused(Fault("documents.forbidden", title, user.username, document.case.code))
    if not why:
        raise DocumentRefused(Fault("documents.why", title))
    values = {"state": WITHDRAWN, "withdrawn_by": user.username, "withdrawn_at": at, "withdrawn_why": why}
    with transaction.atomic():
        if not Document.objects.filter(pk=document.pk, state=document.state).exclude(state=WITHDRAWN).update(**values):
            raise DocumentMoved(_moved(Document.objects.get(pk=document.pk)))
        detail = {"kind": document.kind, "version": document.version, "number": document.number, "why": why}
        audit.record(by=user.username, action="document.withdrawn", object=document.case.code, detail=detail, at=at)


def set_prefix(department: str, letters: str, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Set what the numbers of a department's papers begin with; numbers already given stay.

    Raises:
        DocumentRefused: it is not the user's to set, the letters are missing or too long, or another's.
    """
    letters = letters.strip()
    if not queries.may_set_prefix(user, department):
        raise DocumentRefused(Fault("documents.forbidden", say("发文代字", "letters"), user.username, department))
    if not 0 < len(letters) <= LETTERS:
        raise DocumentRefused(Fault("documents.letters", department, letters[: LETTERS * 2], f"1 … {LETTERS}"))
    try:
        with transaction.atomic():
            Prefix.objects.update_or_create(department_id=department, defaults={"letters": letters})
            detail = {"letters": letters}
            audit.record(by=user.username, action="document.lettered", object=department, detail=detail, at=at)
    except IntegrityError:
        raise DocumentRefused(Fault("documents.letters_taken", department, letters)) from None


def file_of(home: Path, document: Document) -> bytes:
    """Return a paper as it was kept when it was signed; one that never was is made of the template in force.

    Raises:
        TemplateRefused: the template of the home cannot be used.
        DocumentRefused: what was kept is gone, or is not what it was.
    """
    if not document.paper:
        return _made(home, document, KINDS[document.kind].template.content(home))
    if not rendering.is_kept(home, FOLDER, document.paper):
        raise DocumentRefused(Fault("documents.not_whole", document.number, document.paper))
    return rendering.path_of(home, FOLDER, document.paper).read_bytes()


def _made(home: Path, document: Document, template: bytes) -> bytes:
    above = MADE_UP[0] if synthetic(home) else ""
    return KINDS[document.kind].template.rendered(context_of(document), template, above=above)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise DocumentRefused(Fault("documents.unknown_kind", "kind", name, ", ".join(KINDS)))
    return KINDS[name]


def _moved(document: Document) -> Fault:
    who = document.withdrawn_by or document.signed_by
    return Fault("documents.moved", str(document), who, document.get_state_display())
