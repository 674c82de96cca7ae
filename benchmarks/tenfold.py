"""Make the demo city ten times over: stations, clauses, dust events, rejects, frozen figures and rulings.

The simulator draws the air of twenty stations as it does that of two. The plan's clauses and the dust events are copied
under other ids; rejects, rulings and frozen figures are made.
"""

import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from airshed.air.ruleset import Rulebook
from airshed.city import stations
from airshed.lake.engines import scan
from airshed.lake.records import append_records, record_rows
from airshed.lake.store import writing
from airshed.lake.tables import DUST_EVENTS, REJECTS
from airshed.plan.freezing import freeze_figures
from airshed.plan.load import PACKAGED, Plan, load_plan
from airshed.plan.rulings.entry import enter_rulings
from airshed.plan.rulings.ruling import Ruling
from airshed.rules.load import load_editions
from airshed.web import env
from airshed.web.bridge import asking_of

COPY = "Z"
"""What ids of copied clauses begin with."""
TIMES, PLAN, BY = 10, "erenhot/2019", "demo"
REJECTED, RULED = 300, 100
FROZEN_ON = tuple(date(2019, month, 28) for month in range(2, 12))[:TIMES]
APART = timedelta(days=17)
ISSUED = date(2019, 11, 6)


def build(home: Path) -> None:
    """Make the home; a plan of its own shadows the packaged one."""
    stations.STATIONS = tuple(
        replace(station, code=f"99{n * 2 + k + 1:02}A", name=f"{station.name}{n + 1}", lon=station.lon + n / 500)
        for n in range(TIMES)
        for k, station in enumerate(stations.STATIONS)
    )
    from airshed.cli.main import app  # noqa: PLC0415 - what it imports asks how many stations there are

    try:
        app(["demo", "--home", str(home), "--json"])
    except SystemExit as ended:  # a command always ends so
        if ended.code:
            raise
    _write_plan(home)
    now = env.now(home).replace(tzinfo=None)
    _add_dust(home, now)
    _add_rejects(home, now)
    plan = load_plan(home, PLAN)
    _add_rulings(home, plan, now)
    for day in FROZEN_ON:
        asking = asking_of(home, Rulebook(load_editions(home)))
        freeze_figures(home, plan, asking, as_of=min(day, now.date()), counted_at=now, by=BY, now=now)


def _write_plan(home: Path) -> None:
    folder, packaged = home / "plans" / PLAN, PACKAGED / PLAN
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "areas.geojson").write_bytes((packaged / "areas.geojson").read_bytes())
    head, mark, clauses = (packaged / "plan.yaml").read_text(encoding="utf-8").partition("\nclauses:\n")
    copies = (clauses.replace("  - id: ", f"  - id: {COPY}{n}.") if n else clauses for n in range(TIMES))
    text = head + mark + "".join(copies)
    known = [clause["id"] for clause in yaml.load(mark + clauses, Loader=yaml.CSafeLoader)["clauses"]]
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    found = [clause.id for clause in load_plan(home, PLAN).file.clauses]
    if len(found) != TIMES * len(known):
        sys.exit(f"{PLAN}: {len(found)} clauses, not {TIMES} times {len(known)}")


def _add_dust(home: Path, now: datetime) -> None:
    rows = scan(home, "dust_events").collect().to_dicts()
    copies = [_shifted(row, n) for row in rows for n in range(1, TIMES)]
    append_records(home, DUST_EVENTS, record_rows(DUST_EVENTS, copies), now=now)


def _shifted(row: dict[str, Any], n: int) -> dict[str, Any]:
    hours = {name: row[name] - n * APART for name in ("from_hour", "to_hour")}
    return {**row, **hours, "event": f"{row['event']}-{n}"}


def _add_rejects(home: Path, now: datetime) -> None:
    told = {"reason": "lake.not_number", "file": "air_201910.csv", "digest": "0" * 64, "column": "pm25", "value": "x"}
    rows = [{**told, "row": n, "expected": "0 … 9999", "batch": "tenfold", "by": BY} for n in range(1, REJECTED + 1)]
    frame = pl.DataFrame(rows).with_columns(known_at=pl.lit(now, pl.Datetime("us")))
    with writing(home, now=now) as writer:
        writer.append(REJECTS, frame.select(pl.col(c).cast(t) for c, t in REJECTS.schema.items()))


def _add_rulings(home: Path, plan: Plan, now: datetime) -> None:
    copies = (clause for clause in plan.file.clauses if clause.id.startswith(COPY))  # the demo rules the rest itself
    clauses = [clause.id for clause in copies if clause.lead is None][:RULED]
    said = ("ecology", "示例市发〔2019〕1号", "演示", "演示")
    rulings = [Ruling("", PLAN, clause, "lead", *said, from_date=ISSUED, by=BY) for clause in clauses]
    enter_rulings(home, plan, rulings, now=now)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
