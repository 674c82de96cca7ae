"""How long the state of a plan takes on the demo city: a whole process, again in the same process, a year's curve."""

import shutil
import sys
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

import measure
from airshed.air.ruleset import Rulebook
from airshed.plan.load import load_plan
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.web.bridge import asking_of

TIMES = 5
HOME = measure.DATA / "plan-home"
PLAN, GOAL, ROWS = "erenhot/2019", "G2-01", 152


def warm() -> Mapping[str, Any]:
    """Ask for the state twice in one process; return the seconds of the second time, from file to status."""
    seconds = 0.0
    for day in (date(2019, 11, 18), date(2019, 11, 19)):
        start = time.perf_counter()
        plan = load_plan(HOME, PLAN)
        plan_state(plan, asking_of(HOME, Rulebook(load_editions(HOME))), as_of=day)
        seconds = time.perf_counter() - start
    return {"seconds": seconds}


def main() -> int:
    """Measure and report."""
    shutil.rmtree(HOME, ignore_errors=True)
    built = measure.airshed("demo", "--home", str(HOME), "--json")
    curve = ("plan", "history", PLAN, GOAL, "--from", "2018-12-31", "--to", "2019-11-20", "--home", str(HOME), "--json")
    cold, again, curves = [], [], []
    for _ in range(TIMES):
        cold.append(measure.airshed("plan", "status", PLAN, "--home", str(HOME), "--json"))
        again.append(measure.job(__file__, "warm"))
        curves.append(measure.airshed(*curve))
    wrong = sum(sum(run.result["counts"].values()) != ROWS for run in cold)
    points = min(len(run.result["points"]) for run in curves)
    return measure.report(
        "The state of a plan",
        [
            measure.Figure("demo city built", built.seconds, "s", most=120),
            measure.Figure("status of 152 rows, whole process", measure.middle(cold), "s", most=3),
            measure.Figure(
                "again in one process", sorted(r.result["seconds"] for r in again)[TIMES // 2], "s", most=0.5
            ),
            measure.Figure("a year's curve of good days, whole process", measure.middle(curves), "s", most=2),
            measure.Figure("points of the curve", points, "", least=40),
            measure.Figure("answers without all rows", wrong, "", most=0),
        ],
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["job"] and not HOME.exists():
        sys.exit(f"{HOME} is missing")
    measure.run({"warm": warm}, main)
