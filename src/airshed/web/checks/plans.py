"""Can every plan be read?"""

from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError
from airshed.plan.load import load_plans
from airshed.web.checks import Check, Words


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Read all plans, packaged ones and those of the home."""
    try:
        found = load_plans(home)
    except AirshedError as error:
        count, first = len(error.faults), str(error).splitlines()[0]
        detail = Words(f"{count} 处错误，例如 {first}", f"{count} faults, such as {first}")
        return Check("plans", ok=False, detail=detail, remedy=LINT)
    named = ", ".join(plan.id for plan in found)
    return Check("plans", ok=True, detail=Words(f"方案：{named}", f"plans: {named}"))


LINT = Words("逐条查看并改正：airshed plan lint", "see and mend every fault: airshed plan lint")
