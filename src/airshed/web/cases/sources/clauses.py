"""Clauses of plans that are overdue or behind."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from airshed.plan.evidence import Tables
from airshed.vocab import STATUS_WORDS
from airshed.web.cases.found import Found
from airshed.web.cases.source import STANDINGS, Source

GRADES = {"overdue": "serious", "behind": "general"}
_WORDS = {"overdue": ("未完成", "is overdue"), "behind": ("进度滞后", "is behind")}


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each clause that is overdue or behind."""
    standings = tables(STANDINGS, as_of=on)
    if standings is None:
        return
    late = standings.filter(pl.col("status").is_in(list(GRADES))).sort("plan", "clause").collect()
    for row in late.iter_rows(named=True):
        zh, en = _WORDS[row["status"]]
        yield Found(
            cause=f"clauses:{row['plan']}/{row['clause']}",
            source=SOURCE.name,
            zh=f"条款 {row['clause']} {zh}：{row['zh']}",
            en=f"Clause {row['clause']} {en}: {row['en']}",
            plan=row["plan"],
            clause=row["clause"],
            department=row["department"],
            grade=GRADES[row["status"]],
            evidence={"status": row["status"], "indicators": row["indicators"]},
        )


SHOWS = {**STATUS_WORDS, "status": ("状态", "status"), "indicators": ("指标", "indicators")}
SOURCE = Source("clauses", ("方案条款", "clauses of plans"), find, shows=SHOWS)
