"""Work days of a home: those of the packaged calendar, and of `holidays.yaml` in the home for further years."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from airshed.calendar import Holidays, WorkDays, work_days
from airshed.errors import AirshedError, Fault
from airshed.rules.document import read_document

FILE = "holidays.yaml"
EXAMPLE = "years: [{year: 2027, off: [2027-01-01], worked: [2027-01-03]}]"
KEYS = frozenset({"year", "off", "worked"})


class HolidaysBroken(AirshedError):
    """The file of holidays cannot be used; all its faults are told."""


def work_days_of(home: Path) -> WorkDays:
    """Return the work days of a home.

    Raises:
        HolidaysBroken: with all faults of its file.
    """
    path = home / FILE
    return work_days(_read(path, path.stat().st_mtime_ns)) if path.exists() else work_days()


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[int, Holidays]:
    values, faults = read_document(path.read_text(encoding="utf-8"))
    years = values.get("years") if isinstance(values, dict) and {*values} == {"years"} else None
    if not faults and not isinstance(years, list):
        faults = [Fault("cases.holidays", "", str(values)[:80], EXAMPLE)]
    if not faults:
        faults = [fault for number, told in enumerate(years or ()) for fault in _check(f"years[{number}]", told)]
    if faults:
        raise HolidaysBroken(*(Fault(f.code, f"{path.name}: {f.where}", f.value, f.expected) for f in faults))
    return {told["year"]: Holidays(_days(told, "off"), _days(told, "worked")) for told in years or ()}


def _days(told: dict[str, Any], key: str) -> tuple[date, ...]:
    return tuple(sorted(told.get(key, ())))


def _check(where: str, told: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever stands there
    if not isinstance(told, dict) or not {"year", "off"} <= told.keys() <= KEYS or not isinstance(told["year"], int):
        yield Fault("cases.holidays", where, str(told)[:80], EXAMPLE)
        return
    for key in ("off", "worked"):
        days = told.get(key, [])
        for day in days if isinstance(days, list) else [days]:
            if not isinstance(day, date) or day.year != told["year"]:
                yield Fault("cases.holidays", f"{where}.{key}", str(day)[:80], f"{told['year']}-01-01 …")
