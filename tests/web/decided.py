"""Who leads the duties of the plan in the demo city: as the paper says, else as its government decided."""

from airshed.city.decisions import decisions
from airshed.plan.load import load_plan

PLAN = load_plan(None, "erenhot/2019")
_PAPER = {clause.id: clause.lead for clause in PLAN.file.clauses if clause.lead}
_DECIDED = {
    one.of: one.value
    for one in decisions([clause.id for clause in PLAN.file.clauses if clause.id not in _PAPER])
    if one.aspect == "lead"
}
LEADS = {**_PAPER, **_DECIDED}
"""Department by clause; those that nobody leads are not there."""
OPEN = [clause.id for clause in PLAN.file.clauses if clause.id not in LEADS]


def led_by(department: str) -> list[str]:
    """Return the clauses a department leads, in the order of the plan."""
    return [clause.id for clause in PLAN.file.clauses if LEADS.get(clause.id) == department]
