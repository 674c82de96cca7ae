"""What is looked after by the clock: the report of yesterday and the bulletin of last month, late rather than never."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from airshed.errors import AirshedError
from airshed.lake.listing import files
from airshed.lake.tables import TABLES
from airshed.plan.places import load_places
from airshed.web import env
from airshed.web.plans import plan_of
from airshed.web.reports import operations
from airshed.web.reports.asking import period_of
from airshed.web.reports.models import DAILY, MONTHLY, Report
from airshed.web.troubles import trouble_of

LOG = logging.getLogger(__name__)
JOBS = "jobs"
NEVER = 24
LATE_DAYS = 7
"""So many days back a report that was missed is made."""


def go_round(home: Path, *, now: datetime) -> list[Report]:
    """Make the reports that are due and not there; what keeps one from being made is logged and kept for the page."""
    made = []
    for kind, day in _due(home, now):
        try:
            found = operations.make(home, kind=kind, day=day, by=JOBS, now=now)
        except (AirshedError, OSError) as error:
            operations.note_failure(kind=kind, day=day, at=now, faults=getattr(error, "faults", ()))
            told = {"kind": kind, "day": f"{day}", "trouble": trouble_of(error) or str(error)}
            LOG.error("report.trouble", extra=told)  # noqa: TRY400 - a line, not a traceback
        except Exception:
            operations.note_failure(kind=kind, day=day, at=now, faults=())
            LOG.exception("report.defect", extra={"kind": kind, "day": f"{day}"})  # it holds up no other report
        else:
            made += [found.report] if found.fresh else []
    return made


def _due(home: Path, now: datetime) -> Iterator[tuple[str, date]]:
    """Yield what should be there by now and is not: kind and day, or first day of the month."""
    hour = env.settings(home)["report_hour"]
    if hour >= NEVER or not _has_data(home):
        return
    last = now.date() - timedelta(days=1 if now.hour >= hour else 2)
    for day in _missing_days(last, now.date()):
        if _is_mapped(home, day):
            yield DAILY, day
    month = period_of(MONTHLY, last + timedelta(days=1)).from_date  # begins once its first report hour has come
    before = period_of(MONTHLY, month - timedelta(days=1)).from_date
    if not Report.objects.filter(kind=MONTHLY, day=before).exists() and _is_mapped(home, before):
        yield MONTHLY, before


def _missing_days(last: date, today: date) -> list[date]:
    """Return the days without a report since the newest one, not further back than a week; before any, the last."""
    newest = Report.objects.filter(kind=DAILY, day__lte=last).order_by("-day").values_list("day", flat=True).first()
    first = last if newest is None else max(newest + timedelta(days=1), today - timedelta(days=LATE_DAYS))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _has_data(home: Path) -> bool:
    return bool(files(home, TABLES["ambient_hours"]))


def _is_mapped(home: Path, day: date) -> bool:
    """Whether the plan of the day has stations; an installation that is not set up yet is no failure."""
    plan = plan_of(home, on=day)
    return plan is not None and plan.file.place in load_places(home)
