"""Are the holidays known of the year in which the clocks of cases end?"""

from datetime import datetime, timedelta
from pathlib import Path

from airshed.web.checks import Check, Words
from airshed.web.holidays import EXAMPLE, FILE, HolidaysBroken, work_days_of

AHEAD = timedelta(days=45)
"""As far ahead as clocks of cases reach."""


def check(home: Path, *, now: datetime) -> Check:
    """See whether the work days of the coming weeks are known."""
    try:
        years = work_days_of(home).years
    except HolidaysBroken as broken:
        detail = Words(f"{FILE} 不可用：{broken}", f"{FILE} cannot be used: {broken}")
        return Check("holidays", ok=False, detail=detail, remedy=REMEDY)
    missing = sorted({now.year, (now + AHEAD).year} - years)
    if missing:
        detail = Words(f"不知道 {missing[0]} 年的放假安排", f"the holidays of {missing[0]} are not known")
        return Check("holidays", ok=False, detail=detail, remedy=REMEDY)
    detail = Words(f"放假安排已知到 {max(years)} 年", f"holidays are known until {max(years)}")
    return Check("holidays", ok=True, detail=detail)


REMEDY = Words(
    f"按国务院办公厅通知把放假和调休日写进 {FILE}，例如 {EXAMPLE}",
    f"write the days off and the days worked of the State Council's notice into {FILE}, as {EXAMPLE}",
)
