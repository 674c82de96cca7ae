"""Checks that failed: of construction sites, measure by measure, and of vehicles by remote sensing twice running.

Checks with a day for repair of their own, of vehicles at the roadside and at stations, are rows past their term once
that day is over: see `overdue_rows`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import polars as pl

from airshed.plan.evidence import KEY, Tables
from airshed.web.cases.found import Found, called, whereabouts
from airshed.web.cases.source import Source

MEASURES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "wall": ("周边围挡", "walls"),
        "covering": ("物料覆盖", "heaps covered"),
        "wetting": ("湿法作业", "wet earthworks"),
        "paving": ("路面硬化", "paved ways"),
        "washing": ("车辆清洗", "vehicles washed"),
        "closed_transport": ("密闭运输", "muck in closed trucks"),
    }
)
SERIOUS = 3
"""So many of the six measures failed, and it is serious."""
RECENT = 60
"""A check of more days ago says nothing of a site, or of a vehicle, any more."""


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each site whose last check failed, and each vehicle twice above the limit, not tested since."""
    yield from _sites(tables, on)
    yield from _vehicles(tables, on)


def _sites(tables: Tables, on: date) -> Iterator[Found]:
    checks, sites = tables("site_checks", as_of=on), tables("construction_sites", as_of=on)
    if checks is None or sites is None:
        return
    seen = checks.filter(pl.col("checked_date").is_between(on - timedelta(days=RECENT), on))
    last = seen.sort("checked_date", KEY).group_by("site").last()
    place = sites.select(pl.col(KEY).alias("site"), *_there(sites, ("department", "area", "grid", "lon", "lat")))
    own = last.select("site", "checked_date", pl.col(KEY), *MEASURES)
    for row in own.join(place, on="site").sort("site").collect().iter_rows(named=True):
        failed = [name for name in MEASURES if row[name] is False]
        if failed:
            yield _site(row, failed)


def _site(row: Mapping[str, Any], failed: list[str]) -> Found:
    zh, en = "、".join(MEASURES[name][0] for name in failed), ", ".join(MEASURES[name][1] for name in failed)
    return Found(
        cause=f"failed_checks:construction_sites/{row['site']}",
        source=SOURCE.name,
        zh=f"工地 {row['site']}：{row['checked_date']} 检查不达标：{zh}",
        en=f"Site {row['site']}: the check of {row['checked_date']} failed: {en}",
        object=f"construction_sites/{row['site']}",
        grade="serious" if len(failed) >= SERIOUS else "general",
        evidence={"check": row[KEY], "failed": " ".join(failed)},
        **whereabouts(row),
    )


def _vehicles(tables: Tables, on: date) -> Iterator[Found]:
    found = tables("remote_sensing_exceedances", as_of=on)
    if found is None:
        return
    recent = found.filter(pl.col("hit_date").is_between(on - timedelta(days=RECENT), on))
    last = recent.sort("hit_date", KEY).group_by("vehicle").last()
    tests = tables("emission_tests", as_of=on)
    if tests is not None:
        passed = tests.filter(pl.col("passed"), pl.col("test_date") <= on)
        since = passed.group_by("vehicle").agg(tested=pl.col("test_date").max())
        last = last.join(since, on="vehicle", how="left")
        last = last.filter(pl.col("tested").is_null() | (pl.col("tested") < pl.col("hit_date")))
    for row in last.sort("vehicle").collect().iter_rows(named=True):
        name = called(row["vehicle"], personal=True)
        yield Found(
            cause=f"failed_checks:vehicles/{name}",
            source=SOURCE.name,
            zh=f"车辆 {name}：遥感连续两次超限，最近 {row['hit_date']}（记录 {row[KEY]}）",
            en=f"Vehicle {name}: twice running above the limit, last on {row['hit_date']} (record {row[KEY]})",
            object=f"remote_sensing_hits/{row[KEY]}",
            department=row["department"],
            evidence={"hit": row[KEY]},
        )


def _there(frame: pl.LazyFrame, names: tuple[str, ...]) -> list[pl.Expr]:
    known = frame.collect_schema().names()
    return [pl.col(name) for name in names if name in known]


SHOWS = {
    **MEASURES,
    "check": ("检查编号", "check"),
    "failed": ("不合格项", "failed"),
    "hit": ("遥感记录", "hit of remote sensing"),
}
SOURCE = Source("failed_checks", ("检查不合格", "failed checks"), find, lasting=False, shows=SHOWS)
