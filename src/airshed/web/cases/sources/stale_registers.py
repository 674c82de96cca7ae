"""Registers that a department has not confirmed for longer than a plan allows."""

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from airshed.plan.evidence import Tables
from airshed.web.cases.found import Found
from airshed.web.cases.source import OWNERS, Source


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each register and department that did not confirm it in time, or ever."""
    owners = tables(OWNERS, as_of=on)
    if owners is None:
        return
    for row in owners.filter(pl.col("rows") > 0).sort("table", "department").collect().iter_rows(named=True):
        said, days = row["confirmed_date"], row["fresh_days"]
        if said is not None and said >= on - timedelta(days=days):
            continue
        since = (f"自 {said} 起", f"since {said}") if said else ("从", "yet")
        yield Found(
            cause=f"stale_registers:{row['table']}/{row['department']}",
            source=SOURCE.name,
            zh=f"台账“{row['zh']}”{since[0]}未确认，应每 {days} 天确认一次",
            en=f"The register “{row['en']}” was not confirmed {since[1]}; it is due every {days} days",
            object=f"{row['table']}/",
            department=row["department"],
            evidence={"confirmed": str(said or "")},
        )


SHOWS = {"confirmed": ("上次确认", "confirmed last")}
SOURCE = Source("stale_registers", ("台账未按期确认", "registers not confirmed in time"), find, shows=SHOWS)
