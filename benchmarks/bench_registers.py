"""How long the plan takes over registers: after one changed row of the demo city, and over ten cities' rows at once."""

import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import measure
from airshed.web import env
from airshed.web.django import setup

TIMES = 3
CITIES = 10
ONE, TEN = measure.DATA / "registers-home", measure.DATA / "registers-tenfold"
PLAN, ROWS = "erenhot/2019", 152
CHANGED = ("boilers", "construction_sites", "documents", "enterprises", "returns", "scattered_polluters", "vehicles")


def changed() -> Mapping[str, Any]:
    """Change one row of each register; return the seconds until the state of the plan has it, of each and cold."""
    setup(ONE)
    from airshed.web import plans  # noqa: PLC0415 - needs settings
    from airshed.web.accounts.models import User  # noqa: PLC0415 - needs settings
    from airshed.web.kit.operations import Act, change_row  # noqa: PLC0415 - needs settings
    from airshed.web.kit.register import registers  # noqa: PLC0415 - needs settings

    leader, now = User(username="leader", role="leader"), env.now(ONE)

    def seconds() -> float:
        start = time.perf_counter()
        state = plans.get_state(ONE, PLAN, on=now.date(), user=leader)
        if sum(state["counts"].values()) != ROWS:
            sys.exit("clauses are missing")
        return time.perf_counter() - start

    found = {"cold": seconds(), "kept": seconds()}
    for name in CHANGED:
        register = registers()[name]
        row = register.model.objects.filter(merged_into=None, state="confirmed").order_by("pk").last()
        change_row(register, row, {"note": f"looked at {now} {row.note}"[:80]}, act=Act("leader", now, "benchmark"))
        found[name] = seconds()
    return found


def tenfold() -> Mapping[str, Any]:
    """Copy the rows of the demo city nine times under other keys; return how many there are of each register."""
    setup(TEN)
    from django.db import connection, transaction  # noqa: PLC0415 - needs settings

    from airshed.web.kit.register import registers  # noqa: PLC0415 - needs settings
    from airshed.web.proofs.models import Proof  # noqa: PLC0415 - needs settings

    with transaction.atomic():
        for register in registers().values():
            rows = list(register.model.objects.filter(merged_into=None))
            named = sorted({*register.key, *register.references} - {"plate_colour"})
            register.model.objects.bulk_create(_copies(rows, named), batch_size=500)
        proofs = list(Proof.objects.all())
        Proof.objects.bulk_create(_copies(proofs, ["key"]), batch_size=500)
    counts = {name: register.model.objects.count() for name, register in registers().items()}
    connection.close()
    return {**counts, "proofs": CITIES * len(proofs)}


def _copies(rows: list[Any], named: list[str]) -> Iterator[Any]:
    for number in range(1, CITIES):
        for row in rows:
            copy = type(row)(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})  # noqa: SLF001
            copy.pk = None
            for name in named:
                first, sign, rest = getattr(row, name).partition("|")
                setattr(copy, name, f"{first}x{number}{sign}{rest}" if first else "")
            yield copy


def whole() -> Mapping[str, Any]:
    """Compute all indicators of the plan over ten cities' registers; return the seconds, and those of a next day."""
    setup(TEN)
    from airshed.web import plans  # noqa: PLC0415 - needs settings
    from airshed.web.accounts.models import User  # noqa: PLC0415 - needs settings

    leader, day, taken = User(username="leader", role="leader"), env.now(TEN).date(), []
    for on in (day, day - timedelta(days=1)):
        start = time.perf_counter()
        state = plans.get_state(TEN, PLAN, on=on, user=leader)
        taken.append(time.perf_counter() - start)
    rows = {i["table"]: i["evidence"]["rows"] for c in state["clauses"] for i in c["indicators"]}
    return {"first": taken[0], "next": taken[1], "tables": sum(count > 0 for count in rows.values())}


def _built(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    measure.airshed("demo", "--home", str(home), "--json")


def main() -> int:
    """Measure and report."""
    if not ONE.exists() or "--keep" not in sys.argv:
        _built(ONE)
        shutil.rmtree(TEN, ignore_errors=True)
    if not TEN.exists():
        shutil.copytree(ONE, TEN)
        measure.job(__file__, "tenfold")
    ones = [measure.job(__file__, "changed") for _ in range(TIMES)]
    tens = [measure.job(__file__, "whole") for _ in range(TIMES)]
    slowest = max(CHANGED, key=lambda name: measure.middle(ones, name))
    counts = measure.job(__file__, "count").result
    return measure.report(
        "The plan over registers",
        [
            measure.Figure("demo city, nothing kept yet", measure.middle(ones, "cold"), "s"),
            measure.Figure("again, all kept", measure.middle(ones, "kept"), "s", most=0.2),
            *(measure.Figure(f"after one row of {name}", measure.middle(ones, name), "s", most=1) for name in CHANGED),
            measure.Figure("ten cities, all indicators", measure.middle(tens, "first"), "s", most=10),
            measure.Figure("ten cities, another day", measure.middle(tens, "next"), "s", most=10),
            measure.Figure("ten cities, memory", measure.peak(tens), "GB"),
        ],
        [f"slowest after one row: {slowest}", "ten cities: " + ", ".join(f"{k} {v}" for k, v in counts.items())],
    )


def count() -> Mapping[str, Any]:
    """Return how many rows ten cities' registers have."""
    setup(TEN)
    from airshed.web.kit.register import registers  # noqa: PLC0415 - needs settings

    return {name: register.model.objects.count() for name, register in registers().items()}


if __name__ == "__main__":
    measure.run({"changed": changed, "tenfold": tenfold, "whole": whole, "count": count}, main)
