"""Decisions on proposals: the flag set with its reason, or the reason kept why it is not."""

from pathlib import Path
from typing import Any

from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.web.keyunits.queries import DECIDED, Proposal, list_proposals
from airshed.web.keyunits.rules import RULES
from airshed.web.kit.operations import Act, change_row, enter_row
from airshed.web.kit.register import registers
from airshed.web.words import say

REASON_LONGEST = 200


class ProposalGone(AirshedError):
    """There is no such proposal for this user any more: it was decided, or the data changed. Nothing was stored."""


class ReasonMissing(AirshedError):
    """A decision needs a reason of some words. Nothing was stored."""


def decide(  # noqa: PLR0913 - on what, how, why, by whom
    home: Path,
    *,
    rule: str,
    code: str,
    confirmed: bool,
    reason: str,
    user: Any,  # noqa: ANN401 - a user
    act: Act,
) -> Proposal:
    """Take a proposal, which sets the flag of its row, or reject it; both are kept with the reason.

    Args:
        home: the home.
        rule: name of the rule.
        code: key of the row.
        confirmed: whether the row belongs in the list.
        reason: why.
        user: who decides; must be allowed to edit the row.
        act: who, and when.

    Raises:
        ProposalGone: it does not wait for this user.
        ReasonMissing: there is no reason, or one that is too long.
        RowFaulty: the row cannot be kept as it would be.
        AuditBusy: the chain is held by somebody else.
    """
    reason = reason.strip()
    if not 0 < len(reason) <= REASON_LONGEST:
        raise ReasonMissing(Fault("rows.proposal_reason", "reason", reason[:20], str(REASON_LONGEST)))
    found = list_proposals(home, on=act.at.date(), user=user, only=rule) if rule in RULES else []
    proposal = next((p for p in found if p.row.code == code and p.is_open and p.may_decide), None)
    if proposal is None:
        raise ProposalGone(Fault("rows.proposal_gone", rule, code))
    with transaction.atomic():
        if confirmed:
            why = Act(act.by, act.at, f"{say(*proposal.rule.words)}: {reason}"[:200])
            change_row(registers()[proposal.rule.register], proposal.row, {proposal.rule.flag: True}, act=why)
        _keep(proposal, confirmed=confirmed, reason=reason, act=act)
    return proposal


def _keep(proposal: Proposal, *, confirmed: bool, reason: str, act: Act) -> None:
    register, row = registers()[DECIDED], proposal.row
    values = {
        "decision": "confirmed" if confirmed else "rejected",
        "facts": proposal.facts,
        "reason": reason,
        "decided_date": act.at.date(),
    }
    why = Act(act.by, act.at, reason)
    if proposal.decision is not None:
        change_row(register, proposal.decision, values, act=why)
        return
    of_outlet = proposal.rule.register == "outlets"
    whole = {
        **dict.fromkeys(column.name for column in register.columns),
        "code": proposal.code,
        "rule": proposal.rule.name,
        "enterprise": row.enterprise if of_outlet else row.code,
        "outlet": row.code if of_outlet else "",
        "department": row.department_id,
        "area": row.area,
        "grid": row.grid,
        "source": "",
        **values,
    }
    enter_row(register, whole, act=why)
