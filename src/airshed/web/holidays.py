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
EXAMPLE = "2027: {off: [2027-01-01], worked: [2027-01-03]}"
KEYS = frozenset({"off", "worked"})


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
    if not faults and not isinstance(values, dict):
        faults = [Fault("cases.holidays", "", str(values)[:80], EXAMPLE)]
    if not faults:
        faults = [fault for name, told in values.items() for fault in _check(name, told)]
    if faults:
        raise HolidaysBroken(*(Fault(f.code, f"{path.name}: {f.where}", f.value, f.expected) for f in faults))
    return {
        int(n): Holidays(*(tuple(sorted(told.get(key, ()))) for key in ("off", "worked"))) for n, told in values.items()
    }


def _check(name: Any, told: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever stands there
    if not str(name).isdecimal() or not isinstance(told, dict) or not told.keys() <= KEYS or "off" not in told:
        yield Fault("cases.holidays", str(name), str(told)[:80], EXAMPLE)
        return
    for key, days in told.items():
        for day in days if isinstance(days, list) else [days]:
            if not isinstance(day, date) or day.year != int(name):
                yield Fault("cases.holidays", f"{name}.{key}", str(day)[:80], f"{name}-01-01 … {name}-12-31")
