"""Papers of cases as a user may see them: through the rights over the case; drafts are for those who make them."""

from typing import Any

from django.http import Http404

from airshed.flows.five_step import FLOW
from airshed.web.accounts.access import role_of
from airshed.web.accounts.queries import get_visible, record_foreign, visible
from airshed.web.accounts.rights import Action, Record, Scope, Scoped
from airshed.web.accounts.roles import Role
from airshed.web.cases.models import Case
from airshed.web.documents.kinds import KINDS, Kind
from airshed.web.documents.models import DRAFT, SIGNED, WITHDRAWN, Document, Prefix
from airshed.web.documents.vocabulary import FIELDS
from airshed.web.papers.office import converter
from airshed.web.words import say

OFFICE = Scoped(Record.case, state_field="step", fields={Scope.department: "department_id", Scope.area: "area"})
"""A case as one of its office's: what the unit that must act sees is not its own paper."""
SIGNERS = frozenset({Role.leader, Role.officer})


def drafted_by(user: Any, case: Case) -> tuple[Kind, ...]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the kinds of papers of a case a user drafts: of its office, a leader, or for some the area's inspector."""
    role = role_of(user)
    kinds = tuple(kind for kind in KINDS.values() if role in kind.makers)
    return kinds if kinds and case.flow == FLOW.name and case.department_id and _of_office(user, case) else ()


def may_draft(user: Any, case: Case, kind: Kind) -> bool:  # noqa: ANN401 - as above
    """Whether a user may draft a paper of a case."""
    return kind in drafted_by(user, case)


def may_sign(user: Any, case: Case) -> bool:  # noqa: ANN401 - as above
    """Whether a user may sign papers of a case, and withdraw them: a leader, or an officer of its office."""
    return role_of(user) in SIGNERS and _of_office(user, case)


def _of_office(user: Any, case: Case) -> bool:  # noqa: ANN401 - as above
    return bool(visible(Case.objects.filter(pk=case.pk), user=user, rights=OFFICE).exists())


def may_set_prefix(user: Any, department: str) -> bool:  # noqa: ANN401 - as above
    """Whether a user may set what the numbers of a department begin with: an officer of it."""
    return role_of(user) is Role.officer and user.department_id == department


def get_case(code: str, *, user: Any) -> Case:  # noqa: ANN401 - as above
    """Return a case a user may see.

    Raises:
        Http404: there is none for this user.
    """
    found: Case = get_visible(Case.objects.select_related("department", "unit"), user=user, code=code)
    return found


def get_document(code: str, number: int, *, user: Any) -> Document:  # noqa: ANN401 - as above
    """Return a paper of a case a user may see.

    Raises:
        Http404: there is none for this user; a draft is there for those who draft or sign it only.
    """
    papers = Document.objects.select_related("case", "department")
    found: Document = get_visible(papers, user=user, case__code=code, pk=number)
    if not _may_see(user, found.case, found):
        record_foreign("documents.Document", user=user, action=Action.view, pk=number)
        raise Http404
    return found


def _may_see(user: Any, case: Case, document: Document) -> bool:  # noqa: ANN401 - as above
    kind = KINDS[document.kind]
    return bool(document.paper) or may_sign(user, case) or may_draft(user, case, kind)


def papers_of(case: Case, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return the papers of a case a user may see as plain values, the latest first.

    Each is `{"number", "pk", "kind", "title", "state", "state_text", "version", "signer", "signed_at", "sha256"}` with
    who drafted it when, and why it was withdrawn.
    """
    return _papers(case, user, drafted_by(user, case))


def _papers(case: Case, user: Any, kinds: tuple[Kind, ...]) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    drafts = {kind.name for kind in kinds}
    seen = visible(Document.objects.filter(case=case), user=user).order_by("-pk")
    return [paper_shape(paper) for paper in seen if paper.paper or paper.kind in drafts]


def paper_shape(paper: Document) -> dict[str, Any]:
    """Return a paper as plain values."""
    return {
        "pk": paper.pk,
        "number": paper.number,
        "kind": say(*KINDS[paper.kind].words),
        "title": paper.content["fields"]["title"],
        "state": paper.state,
        "state_text": paper.get_state_display(),
        "version": paper.version,
        "signer": paper.signer,
        "signed_at": paper.signed_at,
        "made_by": paper.made_by,
        "made_at": paper.made_at,
        "withdrawn_why": paper.withdrawn_why,
        "sha256": paper.paper,
    }


def get_list(case: Case, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the page of a case's papers shows."""
    kinds = drafted_by(user, case)
    prefix = Prefix.objects.filter(department_id=case.department_id).first()
    return {
        "code": case.code,
        "matter": say(case.zh, case.en),
        "papers": _papers(case, user, kinds),
        "kinds": [{"name": kind.name, "title": say(*kind.words)} for kind in kinds],
        "letters": prefix.letters if prefix else "",
        "office": str(case.department) if case.department else "",
        "may_letter": bool(case.department_id) and may_set_prefix(user, case.department_id),
    }


def get_page(document: Document, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the page of a paper shows."""
    fields = document.content["fields"]
    signs = may_sign(user, document.case)
    return {
        **paper_shape(document),
        "code": document.case.code,
        "fields": [(say(*FIELDS[name]), text) for name, text in fields.items() if text],
        "figures": document.content["lists"]["figures"],
        "digest": document.digest,
        "may_sign": signs and document.state == DRAFT,
        "may_withdraw": signs and document.state in {DRAFT, SIGNED},
        "withdrawn": document.state == WITHDRAWN,
        "pdf": converter() is not None,
    }
