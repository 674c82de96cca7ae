"""How long 100,000 open cases take: the clock over all of them, their table of evidence, lists, and what is to do."""

import http.client
import math
import shutil
import sqlite3
import sys
import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import measure
from airshed.web import env
from airshed.web.django import migrate, setup

CASES = 100_000
HOME, FRESH = measure.DATA / "cases-home", measure.DATA / "cases-swept"
OPENED, TODAY = datetime(2019, 9, 2, 9), datetime(2019, 11, 20, 1)
DEPARTMENTS, AREAS = 20, 40
WAY = (
    ("open", "", "lead"),
    ("confirm", "lead", "confirmed"),
    ("assign", "confirmed", "issued"),
    ("receive", "issued", "rectifying"),
)
"""What happened to each: it is being put right, and its time is over."""
READERS: Mapping[str, Mapping[str, str]] = {
    "officer_coordinating": {"department_id": "d00"},
    "officer": {"department_id": "d01"},
    "inspector": {"area": "A1"},
}
PAGES = {"list": ("/cases/", "/cases/?late=yes", "/cases/?grade=general&order=due"), "to do": ("/todo/",)}
WARM, TIMES = 2, 20


def made() -> Mapping[str, Any]:
    """Make a home with many open cases, all past their term."""
    setup(HOME)
    from django.db import transaction  # noqa: PLC0415 - needs settings

    from airshed.web.accounts.models import Department, User  # noqa: PLC0415 - needs settings
    from airshed.web.cases.models import TABLE, Case, CaseEntry  # noqa: PLC0415 - needs settings
    from airshed.web.kit.operations import stamp  # noqa: PLC0415 - needs settings

    with transaction.atomic():
        codes = [f"d{n:02d}" for n in range(DEPARTMENTS)]
        Department.objects.bulk_create(Department(code=c, zh=c, en=c, coordinates=c == codes[0]) for c in codes)
        for name, scope in READERS.items():
            User.objects.create(username=name, role=name.partition("_")[0], must_change_password=False, **scope)
        cases = Case.objects.bulk_create((_case(n, codes[n % DEPARTMENTS]) for n in range(CASES)), batch_size=1_000)
        for first in range(0, CASES, 5_000):
            entries = [_entry(case, n) for case in cases[first : first + 5_000] for n in range(len(WAY))]
            CaseEntry.objects.bulk_create(entries, batch_size=1_000)
        stamp(TABLE, at=TODAY)
    return {"cases": Case.objects.count(), "rows": CaseEntry.objects.count()}


def _case(number: int, department: str) -> Any:  # noqa: ANN401 - a case
    from airshed.web.cases.models import Case  # noqa: PLC0415 - needs settings

    due = date(2019, 10, 8) + timedelta(days=number % 30)
    return Case(
        code=f"AJ-2019-{number:06d}", flow="five_step", version=1, state="rectifying", step="assigned",
        number=len(WAY), cause=f"cause {number}", source="overdue_rows", zh=f"事项 {number}", en=f"matter {number}",
        object=f"boilers/{number}", department_id=department, unit_id=department, area=f"A{number % AREAS}",
        grid=f"G{number % 400}", due=due, warn=due, next_step=due + timedelta(days=1), trigger=date(2020, 1, 6),
        trigger_move="summon", opened_at=OPENED, entered_at=OPENED + timedelta(days=3), changed_at=OPENED,
    )  # fmt: skip


def _entry(case: Any, number: int) -> Any:  # noqa: ANN401 - as above
    from airshed.web.cases.models import CaseEntry  # noqa: PLC0415 - needs settings

    move, before, after = WAY[number]
    return CaseEntry(
        case=case, number=number + 1, at=OPENED + timedelta(days=number), by="inspector", role="inspector", move=move,
        source=before, target=after, due=case.due, values={},
    )  # fmt: skip


def swept() -> Mapping[str, Any]:
    """Let the clock step all cases up, and again when it has."""
    setup(FRESH)
    from airshed.web.cases.operations import the_clock  # noqa: PLC0415 - needs settings
    from airshed.web.cases.sweep import sweep_clocks  # noqa: PLC0415 - needs settings

    start = time.perf_counter()
    done = sweep_clocks(FRESH, mover=the_clock(TODAY))
    middle = time.perf_counter()
    again = sweep_clocks(FRESH, mover=the_clock(TODAY + timedelta(minutes=10)))
    end = time.perf_counter()
    if (done.stepped, again.stepped) != (CASES, 0):
        sys.exit(f"{done.stepped} cases were stepped up, then {again.stepped}")
    return {"first": middle - start, "again": end - middle}


def floor() -> Mapping[str, Any]:
    """Write as many rows of the log, and the same columns of cases, by hand in one transaction."""
    with sqlite3.connect(FRESH / "db.sqlite3") as connection:
        start = time.perf_counter()
        found = connection.execute("SELECT id, number FROM cases_case").fetchall()
        rows = [(pk, number + 1) for pk, number in found]
        connection.executemany(
            'INSERT INTO cases_caseentry (case_id, number, at, by, role, move, source, target, why, due, "values") '
            "VALUES (?, ?, '2019-11-20 01:00:00', 'jobs', 'jobs', 'step_up', 'rectifying', 'rectifying', '', "
            "'2019-10-08', '{}')",
            rows,
        )
        connection.executemany(
            "UPDATE cases_case SET level = 1, number = ?, next_step = '2019-12-01' WHERE id = ?",
            [(number, pk) for pk, number in rows],
        )
        connection.commit()
        return {"floor": time.perf_counter() - start}


def told() -> Mapping[str, Any]:
    """Make the table of evidence, for another day, and after a move."""
    setup(HOME)
    from airshed.web.bridge import tables_of_home  # noqa: PLC0415 - needs settings
    from airshed.web.cases.models import TABLE  # noqa: PLC0415 - needs settings
    from airshed.web.kit.operations import stamp  # noqa: PLC0415 - needs settings

    def seconds(on: date) -> float:
        start = time.perf_counter()
        table = tables_of_home(HOME)("cases", as_of=on)
        if table is None or table.collect().height != CASES:
            sys.exit("cases are missing")
        return time.perf_counter() - start

    found = {"cold": seconds(date(2019, 11, 20)), "day": seconds(date(2019, 11, 19))}
    stamp(TABLE, at=TODAY)
    return {**found, "moved": seconds(date(2019, 11, 20))}


def read() -> Mapping[str, Any]:
    """Ask for the pages of cases as each reader, without a network; return seconds by kind of page and reader."""
    setup(HOME)
    from django.conf import settings  # noqa: PLC0415 - needs settings
    from django.test import Client  # noqa: PLC0415 - needs settings

    from airshed.web.accounts.models import User  # noqa: PLC0415 - needs settings

    settings.ALLOWED_HOSTS = ["*"]
    found: dict[str, float] = {}
    for name in READERS:
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(User.objects.get(username=name))
        for kind, addresses in PAGES.items():
            for address in addresses:
                taken = sorted([_seconds(client, address) for _ in range(WARM + TIMES)][WARM:])
                found[kind] = max(found.get(kind, 0), taken[math.ceil(0.95 * TIMES) - 1])
                found[f"{kind} {name} {address}"] = taken[math.ceil(0.95 * TIMES) - 1]
    return found


def _seconds(client: Any, address: str) -> float:  # noqa: ANN401 - a client
    start = time.perf_counter()
    answer = client.get(address)
    if answer.status_code != http.client.OK:
        sys.exit(f"{address} is answered with {answer.status_code}")
    return time.perf_counter() - start


def _built() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    migrate(env.make_home(HOME))
    measure.job(__file__, "made")


def _copied() -> None:
    shutil.rmtree(FRESH, ignore_errors=True)
    shutil.copytree(HOME, FRESH)


def main() -> int:
    """Measure and report."""
    if not HOME.exists() or "--keep" not in sys.argv:
        _built()
    runs = {}
    for name in ("swept", "floor"):
        _copied()
        runs[name] = measure.job(__file__, name)
    table, pages = measure.job(__file__, "told"), measure.job(__file__, "read").result
    first, least = runs["swept"].result["first"], runs["floor"].result["floor"]
    return measure.report(
        f"{CASES:,} cases",
        [
            measure.Figure("all stepped up by the clock", first, "s", most=10),
            measure.Figure("the same rows by hand", least, "s"),
            measure.Figure("times that", first / least, "x"),
            measure.Figure("the clock again, nothing to do", runs["swept"].result["again"], "s", most=1),
            measure.Figure("table of evidence, nothing kept yet", table.result["cold"], "s"),
            measure.Figure("of another day", table.result["day"], "s"),
            measure.Figure("after a move", table.result["moved"], "s"),
            measure.Figure("lists, p95 of the slowest reader", pages["list"], "s", most=0.5),
            measure.Figure("to do, p95 of the slowest reader", pages["to do"], "s", most=0.3),
        ],
    )


if __name__ == "__main__":
    measure.run({"made": made, "swept": swept, "floor": floor, "told": told, "read": read}, main)
