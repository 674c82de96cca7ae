"""Rows that are said to be settled, without the photos or documents that must prove it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from airshed.plan.evidence import KEY, Tables
from airshed.web.cases.found import Found, called
from airshed.web.cases.source import CLOSINGS, Source

NAMED = 10
"""So many rows are named."""


def find(tables: Tables, on: date) -> Iterator[Found]:
    """Yield a lead for each register and department with rows that were settled by the day and lack a proof."""
    closings = tables(CLOSINGS, as_of=on)
    if closings is None:
        return
    for (table,), asked in closings.collect().group_by("table", maintain_order=True):
        frame = tables(str(table), as_of=on)
        if frame is None:
            continue
        first = asked.row(0, named=True)
        lacking = pl.any_horizontal(pl.col(f"files_{name}") == 0 for name in asked.get_column("proof"))
        rows = frame.filter((pl.col(first["closed"]) <= on) & lacking).sort("department", KEY, nulls_last=True)
        for (department,), own in rows.collect().group_by("department", maintain_order=True):
            keys = [called(key, personal=first["personal"]) for key in own.get_column(KEY)]
            yield _found(first, asked.select("proof_zh", "proof_en").rows(), department, keys)


def _found(
    closing: Mapping[str, Any], proofs: Sequence[tuple[str, str]], department: str | None, keys: Sequence[str]
) -> Found:
    zh, en = "、".join(words[0] for words in proofs), ", ".join(words[1] for words in proofs)
    some, more = ", ".join(keys[:NAMED]), " …" if len(keys) > NAMED else ""
    return Found(
        cause=f"missing_proofs:{closing['table']}/{department or ''}",
        source=SOURCE.name,
        zh=f"{closing['zh']}：{len(keys)} 行已登记{closing['done_zh']}，凭据不全（{zh}）：{some}{more}",
        en=f"{closing['en']}: {len(keys)} said to be {closing['done_en']}, not all proofs there ({en}): {some}{more}",
        object=f"{closing['table']}/",
        department=department,
        evidence={"rows": str(len(keys)), "some": some},
    )


SHOWS = {"rows": ("行数", "rows"), "some": ("其中", "some of them")}
SOURCE = Source("missing_proofs", ("缺少凭据", "proof is missing"), find, shows=SHOWS)
