"""What a case says of itself in its papers: fields and rows in Chinese, as of the moment they are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import translation

from airshed.enforcement import clocks
from airshed.web.accounts.models import Department, User
from airshed.web.cases.casework import casework_of
from airshed.web.cases.models import GRADES, Case, CaseEntry
from airshed.web.cases.operations import OPENED, PROOFS, flow_of
from airshed.web.cases.values import LABELS, why_words
from airshed.web.documents.models import DRAFT, STATE_WORDS, Document
from airshed.web.kit.register import registers
from airshed.web.proofs.models import Proof
from airshed.web.words import CHINESE

NOBODY = "系统自动"
RECTIFYING = "rectifying"
UNTOLD = frozenset({"proofs", "evidence"})
"""Values of a log that are no words."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A case with its log, and the names of everybody in it."""

    case: Case
    log: Sequence[CaseEntry]
    people: Mapping[str, str]
    departments: Mapping[str, str]

    def last(self, *moves: str, since: str = "") -> CaseEntry | None:
        """Return the last row of some moves, where no row of another came after it."""
        for row in reversed(self.log):
            if row.move in moves:
                return row
            if since and row.move == since:
                return None
        return None

    def said(self, row: CaseEntry | None, name: str) -> str:
        """Return what came with a row under a name; empty where nothing did."""
        if row is None:
            return ""
        return why_words(row.why)[0] if name == "why" else str(row.values.get(name, ""))

    def by(self, row: CaseEntry | None) -> str:
        """Return who made a row."""
        return "" if row is None else self.people.get(row.by, row.by)


def chain_of(case: Case) -> Chain:
    """Return a case with its log."""
    log = [*case.log.order_by("number")]
    names = {row.by for row in log} | {str(row.values.get("person", "")) for row in log} | {case.person}
    users = User.objects.filter(username__in=names).select_related("person")
    people = {"jobs": NOBODY, **{user.username: user.get_full_name() for user in users}}
    return Chain(case, log, people, dict(Department.objects.values_list("code", "zh")))


def day_words(day: date | datetime | None) -> str:
    """Return a day as official papers write it; empty without one."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def fields_of(home: Path, chain: Chain, *, at: datetime) -> dict[str, str]:
    """Return the fields that a case knows by itself; what it does not know is empty.

    Raises:
        NoHolidays: the holidays of a year on the way are not known.
    """
    return {
        **_of_case(chain),
        **_of_survey(chain),
        **_of_assignment(home, chain, at=at),
        **_of_verification(chain),
        **_of_interview(chain),
    }


def _of_case(chain: Chain) -> dict[str, str]:
    case = chain.case
    place = [f"片区 {case.area}" if case.area else "", f"网格 {case.grid}" if case.grid else ""]
    return {
        "office": chain.departments.get(case.department_id or "", ""),
        "code": case.code,
        "matter": case.zh.rstrip("。；;. "),
        "object": _object(case.object),
        "place": "，".join(filter(None, place)),
        "clause": f"{case.plan} {case.clause}".strip() if case.clause else "",
        "grade": _zh(GRADES[case.grade]),
        "state": flow_of(case).state[case.state].words[0],
        "opened_date": day_words(case.opened_at),
        "closed_date": day_words(case.closed_at),
        "unit": chain.departments.get(case.unit_id or "", ""),
        "enterprise": case.enterprise,
        "person": chain.people.get(case.person, case.person),
        "duty": case.duty,
    }


def _object(text: str) -> str:
    register, _, key = text.partition("/")
    known = registers().get(register)
    return f"{known.words[0]} {key}" if known else text


def _zh(words: Any) -> str:  # noqa: ANN401 - words that wait for a reader
    with translation.override(CHINESE):
        return str(words)


def _of_survey(chain: Chain) -> dict[str, str]:
    row = chain.last("confirm")
    return {
        "finding": chain.said(row, "finding"),
        "found_by": chain.by(row),
        "found_date": day_words(row.at if row else chain.case.opened_at),
    }


def _of_assignment(home: Path, chain: Chain, *, at: datetime) -> dict[str, str]:
    row = chain.last("assign", "transfer", since="refuse")
    work = casework_of(home, on=at.date())
    term = work.terms["rectify", chain.case.grade][0]
    running = [entry.due for entry in chain.log if entry.target == RECTIFYING and entry.due]
    due = running[-1] if running else clocks.started(row.due, term, days=work.days).due if row and row.due else None
    return {
        "demand": chain.said(chain.last("assign", since="refuse"), "demand"),
        "receive_due": day_words(row.due if row else None),
        "rectify_days": str(term),
        "deadline": day_words(due),
        "interview_after": str(work.interview_after),
    }


def _of_verification(chain: Chain) -> dict[str, str]:
    report = chain.last("report")
    check = chain.last("pass", "fail", since="report")
    verdict = {"pass": "核查通过", "fail": "核查不通过"}.get(check.move, "") if check else ""
    return {
        "measure": chain.said(report, "measure"),
        "fixed_by": chain.by(report),
        "fixed_date": day_words(report.at if report else None),
        "verdict": verdict,
        "verified": chain.said(check, "finding") or chain.said(check, "why"),
        "verified_by": chain.by(check),
        "verified_date": day_words(check.at if check else None),
    }


def _of_interview(chain: Chain) -> dict[str, str]:
    summon, told = chain.last("summon"), chain.last("interview", since="summon")
    escalate, report = chain.last("escalate"), chain.last("inspect", since="escalate")
    return {
        "summoned_why": chain.said(summon, "why"),
        "summoned_date": day_words(summon.at if summon else None),
        "meet_at": day_words(told.at if told else None),
        "minutes": chain.said(told, "minutes"),
        "commitment": chain.said(told, "commitment"),
        "promise_due": day_words(told.due if told else None),
        "inspection_why": chain.said(escalate, "why"),
        "inspection_report": chain.said(report, "report"),
    }


# --- rows ---


def lists_of(chain: Chain) -> dict[str, list[dict[str, str]]]:
    """Return the rows that a case knows by itself: its log, proofs, clocks, papers that were issued, and promises."""
    return {
        "log": [_logged(chain, row) for row in chain.log],
        "proofs": [*_proofs(chain)],
        "clocks": [*_clocks(chain)],
        "papers": [*_papers(chain.case)],
        "promises": [*_promises(chain.case)],
    }


def _logged(chain: Chain, row: CaseEntry) -> dict[str, str]:
    flow = flow_of(chain.case)
    move = flow.move.get(row.move)
    state = flow.state.get(row.target)
    return {
        "number": str(row.number),
        "at": f"{row.at:%Y-%m-%d %H:%M}",
        "by": chain.by(row),
        "move": "立案" if row.move == OPENED else move.words[0] if move else row.move,
        "target": state.words[0] if state else row.target,
        "due": row.due.isoformat() if row.due else "",
        "told": "；".join(_told(chain, row)),
    }


def _told(chain: Chain, row: CaseEntry) -> Iterable[str]:
    if row.why:
        yield f"{LABELS['why'][0]}：{why_words(row.why)[0]}"
    for name, value in row.values.items():
        if name not in UNTOLD and value not in {None, ""}:
            words = LABELS[name][0] if name in LABELS else name
            text = chain.departments.get(str(value)) if name == "unit" else chain.people.get(str(value))
            yield f"{words}：{text or value}"


def _proofs(chain: Chain) -> Iterable[dict[str, str]]:
    flow = flow_of(chain.case)
    for proof in Proof.objects.filter(register=PROOFS, key=chain.case.code, withdrawn_at=None).order_by("pk"):
        move = flow.move.get(proof.purpose)
        yield {
            "number": str(proof.pk),
            "name": proof.name,
            "purpose": move.words[0] if move else proof.purpose,
            "at": f"{proof.at:%Y-%m-%d %H:%M}",
            "by": chain.people.get(proof.by, proof.by),
            "sha256": proof.sha256,
        }


def _clocks(chain: Chain) -> Iterable[dict[str, str]]:
    """Yield each state the case was in, from when until when, and whether its last day was kept."""
    flow, stays = flow_of(chain.case), list[list[CaseEntry]]()
    for row in chain.log:
        if not stays or row.source != row.target:
            stays.append([])
        stays[-1].append(row)
    for stay, after in zip(stays, [*stays[1:], None], strict=True):
        state, due, until = flow.state.get(stay[0].target), stay[-1].due, after[0].at if after else None
        if due is None:
            continue
        yield {
            "state": state.words[0] if state else stay[0].target,
            "from": f"{stay[0].at:%Y-%m-%d}",
            "due": due.isoformat(),
            "until": f"{until:%Y-%m-%d}" if until else "",
            "kept": "在办" if until is None else "按期" if until.date() <= due else "超期",
        }


def _papers(case: Case) -> Iterable[dict[str, str]]:
    for paper in Document.objects.filter(case=case).exclude(state=DRAFT).exclude(number="").order_by("pk"):
        yield {
            "number": paper.number,
            "title": paper.content["fields"]["title"],
            "signed": f"{paper.signer} {paper.signed_at:%Y-%m-%d}",
            "state": STATE_WORDS[paper.state][0],
            "sha256": paper.paper,
        }


def _promises(case: Case) -> Iterable[dict[str, str]]:
    for part in case.parts.order_by("pk"):
        state = flow_of(part).state[part.state].words[0]
        yield {"text": part.zh, "deadline": day_words(part.due), "state": state}
