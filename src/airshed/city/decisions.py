"""What the government of the invented city decided on the plan after it was issued: who leads, targets, counts.

A few duties are left open, as in life.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

FROM = date(2019, 11, 6)
"""First day in force: that of the plan."""
LEADS_AT = datetime.combine(date(2019, 11, 8), time(10))
NUMBERS_AT = datetime.combine(date(2019, 11, 12), time(15, 30))
"""When they were entered. [city wall time]"""
DIVISION = ("示政办发〔2019〕88号（虚构）", "示例市市长", "任务分工")
COUNTED = ("示大气办〔2019〕12号（虚构）", "示例市大气办主任", "排查底数和本地目标")
"""Document, approver and reason."""

LEADS: Mapping[str, str] = {
    "G": "ecology",
    "C1.1": "ecology", "C1.1-04": "development", "C1.1-06": "natural_resources",
    "C1.2": "industry", "C1.3": "industry", "C1.4": "ecology", "C1.4-02": "industry", "C1.4-08": "industry",
    "C1.4-09": "industry",
    "C2.1": "development", "C2.2": "housing", "C2.2-01": "energy", "C2.2-03": "energy", "C2.3": "market",
    "C2.3-01": "ecology", "C2.3-03": "ecology", "C2.3-04": "energy", "C2.4": "housing", "C2.5": "energy",
    "C3.1": "transport", "C3.2-01": "police", "C3.2-02": "commerce", "C3.3": "ecology", "C3.3-04": "transport",
    "C3.3-06": "ecology", "C3.3-08": "market", "C3.3-09": "commerce", "C3.3-10": "market", "C3.3-11": "market",
    "C3.4": "ecology", "C3.4-06": "police", "C3.4-08": "commerce", "C3.4-10": "transport", "C3.4-11": "commerce",
    "C3.4-12": "police",
    "C4.1": "natural_resources", "C4.2": "housing", "C4.2-04": "city_management", "C4.2-05": "city_management",
    "C4.3": "agriculture",
    "C5.1": "ecology", "C5.2": "ecology", "C5.2-03": "government", "C5.2-04": "market", "C5.2-05": "",
    "C6.1": "meteorology", "C6.1-01": "", "C6.2": "ecology", "C6.3": "meteorology", "C6.4": "ecology",
    "C6.4-01": "emergency", "C6.4-02": "emergency", "C6.4-06": "transport",
    "C7.1": "ecology", "C7.2": "ecology", "C7.2-04": "", "C7.3": "finance", "C7.3-05": "finance_office",
    "C7.3-06": "tax",
    "C8.1": "government", "C8.1-01": "statistics", "C8.2": "organisation", "C8.2-02": "government", "C8.2-06": "",
    "C8.3": "ecology", "C8.3-01": "emergency", "C8.3-02": "emergency", "C8.4": "publicity", "C8.4-02": "ecology",
    "C8.4-03": "",
    "A-01": "government",
}  # fmt: skip
"""Department by beginning of the clause's id, the longest beginning counts; an empty one is left open."""
TARGETS: Mapping[str, str] = {
    "C2.1-01a": "<= 170000",
    "C2.3-04b": ">= 1",
    "C2.5-02a": "<= 0.08",
    "C2.5-02b": "<= 0.05",
    "C2.5-03b": ">= 6",
    "C3.3-03a": ">= 0.95",
    "C3.3-11": ">= 0.98",
}
"""Local targets by indicator."""
EXPECTED: Mapping[str, int] = {
    "C1.2-02": 9, "C1.3-01a": 60, "C1.3-02": 45, "C1.4-01": 76, "C1.4-03a": 52, "C1.4-07": 27, "C2.2-03a": 581,
    "C2.2-04a": 219, "C2.3-01": 134, "C2.3-06a": 60, "C3.4-03a": 300, "C3.4-03b": 300, "C4.1-06": 36, "C4.2-01": 35,
    "C5.1-02": 44, "C6.4-03b": 26, "A-01b": 12,
}  # fmt: skip
"""How many there are of what an indicator counts, by indicator: as many as there really are."""


Aspect = Literal["lead", "target", "expected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision over a clause or indicator of the plan.

    Attributes:
        of: id of the clause or indicator.
        aspect: `lead`, `target` or `expected`.
        value: what was decided.
        at: when it was entered. [city wall time]
        document: number of the paper that says so.
        approver: who approved it.
        reason: why.
    """

    of: str
    aspect: Aspect
    value: str
    at: datetime
    document: str
    approver: str
    reason: str


def decisions(clauses: Sequence[str]) -> tuple[Decision, ...]:
    """Return the decisions over a plan, in order of time.

    Args:
        clauses: ids of the clauses that have no leading department.
    """
    leads = ((of, _lead(of)) for of in clauses)
    return (
        *(Decision(of, "lead", lead, LEADS_AT, *DIVISION) for of, lead in leads if lead),
        *(Decision(of, "target", value, NUMBERS_AT, *COUNTED) for of, value in TARGETS.items()),
        *(Decision(of, "expected", str(count), NUMBERS_AT, *COUNTED) for of, count in EXPECTED.items()),
    )


def _lead(clause: str) -> str:
    found = [beginning for beginning in LEADS if clause.startswith(beginning)]
    return LEADS[max(found, key=len)] if found else ""
