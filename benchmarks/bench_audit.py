"""Verifying an audit chain of a million entries, and appending to it: a SQLite home, processes of their own."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import measure
from airshed.web import env
from airshed.web.audit.chain import GENESIS, canonical, digest_of, entry_hash, moment

ENTRIES = 1_000_000
APPENDED = 500
TIMES = 3
HOME = measure.DATA / "audit-home"
FIRST = datetime(2019, 1, 1, 8)


def _rows() -> Iterator[tuple[Any, ...]]:
    """Yield a chain as `record` would write it."""
    previous = GENESIS
    for number in range(1, ENTRIES + 1):
        at = FIRST + timedelta(seconds=20 * number)
        detail = canonical({"rows": number % 500, "columns": ["code", "name", "district"], "address": "10.1.2.3"})
        digest, by, object_ = digest_of(detail), f"用户{number % 40}", f"boilers/B{number % 3000:05}"
        made = entry_hash(
            number=number,
            at=moment(at),
            by=by,
            action="register.changed",
            object=object_,
            digest=digest,
            previous=previous,
        )
        yield number, str(at), by, "register.changed", object_, detail.decode(), digest, previous, made
        previous = made


def build() -> Mapping[str, Any]:
    """Make the home with its log, the triggers in place."""
    from airshed.web.django import migrate  # noqa: PLC0415 - Django only in the processes that need it

    shutil.rmtree(HOME, ignore_errors=True)
    migrate(env.make_home(HOME))
    with sqlite3.connect(HOME / env.DATABASE_FILE) as base:
        columns = 'number, at, "by", action, object, detail, digest, previous, hash'
        base.executemany(f"INSERT INTO audit_entry ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows())  # noqa: S608
    base.close()
    return {}


def verify() -> Mapping[str, Any]:
    """Verify the whole chain."""
    from airshed.web.django import setup  # noqa: PLC0415 - as above

    setup(HOME)
    from airshed.web import audit  # noqa: PLC0415 - as above

    start = time.perf_counter()
    verdict = audit.verify()
    return {"seconds": time.perf_counter() - start, "entries": verdict.entries, "ok": verdict.ok}


def append() -> Mapping[str, Any]:
    """Append entries one by one, each in a transaction of its own."""
    from airshed.web.django import setup  # noqa: PLC0415 - as above

    setup(HOME)
    from airshed.web import audit  # noqa: PLC0415 - as above

    last = audit.head()
    start = time.perf_counter()
    for n in range(APPENDED):
        audit.record(by="a", action="register.changed", object=f"B{n}", detail={"n": n}, at=last.at or FIRST)
    return {"seconds": (time.perf_counter() - start) / APPENDED * 1000}


def main() -> int:
    """Measure and report."""
    measure.DATA.mkdir(exist_ok=True)
    measure.job(__file__, "build")
    runs = measure.in_turn(__file__, ("verify",), times=TIMES)["verify"]
    wrong = sum(not run.result["ok"] or run.result["entries"] != ENTRIES for run in runs)
    one = measure.job(__file__, "append")
    size = (HOME / env.DATABASE_FILE).stat().st_size / 1e6
    shutil.rmtree(HOME)
    return measure.report(
        f"An audit chain of {ENTRIES:,} entries, {size:.0f} MB of SQLite",
        [
            measure.Figure("verified", measure.middle(runs, "seconds"), "s", most=30),
            measure.Figure("chains that were not whole", wrong, "", most=0),
            measure.Figure("peak memory", measure.peak(runs), "GB"),
            measure.Figure("one entry appended", one.result["seconds"], "ms"),
        ],
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["job"]:
        os.environ.setdefault("AIRSHED_HOME", str(HOME))
    measure.run({"build": build, "verify": verify, "append": append}, main)
