"""Does every place of a plan have stations?"""

from datetime import datetime
from pathlib import Path

from airshed.plan.places import PlacesBroken, load_places
from airshed.web.checks import Check, Words


def check(home: Path, *, now: datetime) -> Check:  # noqa: ARG001 - the shape of a check
    """Read `places.yaml`."""
    try:
        found = load_places(home)
    except PlacesBroken as error:
        told = str(error).splitlines()[0]
        return Check("places", ok=False, detail=Words(f"不能用：{told}", f"cannot be used: {told}"), remedy=MEND)
    if not found:
        return Check("places", ok=False, detail=Words("还没有写", "nothing is written yet"), remedy=WRITE)
    named = ", ".join(sorted(found))
    return Check("places", ok=True, detail=Words(f"地点：{named}", f"places: {named}"))


MEND = Words("按提示改 places.yaml", "mend places.yaml as it says")
WRITE = Words(
    "在 places.yaml 里写明方案的地点由哪些点位代表，文件里有样例",
    "say in places.yaml which stations stand for the places of the plan; the file has a sample",
)
