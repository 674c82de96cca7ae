"""A frozen figure computed again: from what was known when it was frozen, and from what is known now.

Both must give its digest. Where they do not, every difference says why: evidence was corrected or added since, what is
stored was altered, the clause reads differently, other rules hold, or plan or table are gone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import polars as pl

from airshed.calendar import Period
from airshed.plan.figures import Figure, Frozen
from airshed.plan.kinds.air import HOURS, hours_used
from airshed.plan.load import Plan, UnknownPlan
from airshed.plan.question import Question, Sources
from airshed.plan.rulings.ruling import in_force
from airshed.plan.state import Asking, IndicatorState, plan_state
from airshed.vocab import POLLUTANTS

Reason = Literal["corrected", "altered", "reading", "edition", "gone"]
SHOWN_ROWS = 20
SAID = ("value", "unit", "status", "target", "coverage", "evidence", "kind")
"""What a figure says; it follows from the rest of its content."""
POINTS = "points"
KEY = ("station", "hour_end")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which a figure computed again is another.

    Attributes:
        what: part of the content; `figure` where what is stored is no longer what its digest says.
        was: that part as frozen, or as known then.
        now: that part as computed again.
        reason: why.
        rows: of hours, the first of the values that changed, each with station, hour, column, values and when it came.
        count: how many values changed, None where rows are not compared.
        rulings: of a reading, the rulings entered since.
    """

    what: str
    was: Any
    now: Any
    reason: Reason
    rows: tuple[Mapping[str, Any], ...] = ()
    count: int | None = None
    rulings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A frozen figure with what computing it again gave.

    Attributes:
        frozen: as stored.
        then: from what was known when it was frozen; None where it cannot be computed.
        now: from what is known now.
        differences: all there are.
    """

    frozen: Frozen
    then: Figure | None
    now: Figure | None
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @property
    def then_equal(self) -> bool:
        """Whether what was known then still gives the figure, and it is stored as it was."""
        return self.frozen.intact and self.then is not None and self.then.digest == self.frozen.digest


def rebuild(frozen: Frozen, plan: Plan | None, asking: Asking) -> Rebuilt:
    """Return a frozen figure computed again.

    Args:
        frozen: as stored.
        plan: its plan as it is now, None where there is none.
        asking: evidence, rules with the figure's options, places and rulings.
    """
    then = _state(frozen, plan, asking, frozen.counted_at)
    now = _state(frozen, plan, asking, None)
    differences: list[Difference] = []
    if not frozen.intact:
        differences.append(Difference("figure", frozen.digest, frozen.found_digest, "altered"))
    if then is None or now is None:
        known = frozen.plan if plan is None else frozen.indicator
        differences.append(Difference("reading", known, None, "gone"))
        return Rebuilt(frozen, then.figure if then else None, now.figure if now else None, tuple(differences))
    if frozen.content is not None:
        differences += differences_of(frozen.content, then.figure.content(), asking, later=False)
    later = differences_of(then.figure.content(), now.figure.content(), asking, later=True)
    later = [_with_rulings(d, frozen, asking) if d.what == "reading" else d for d in later]
    sources = Sources(plan.file, asking.tables, asking.rules, asking.places) if plan else None
    differences += [_with_rows(d, now.question, sources, frozen.counted_at) for d in later]
    return Rebuilt(frozen, then.figure, now.figure, tuple(differences))


def _state(frozen: Frozen, plan: Plan | None, asking: Asking, known_at: datetime | None) -> IndicatorState | None:
    """Return the indicator with what was known at a moment, None where plan or indicator are gone."""
    if plan is None:
        return None
    try:
        clause = plan.clause(frozen.indicator)
    except UnknownPlan:
        return None
    state = plan_state(plan, asking, as_of=frozen.as_of, known_at=known_at, only=[clause.id])
    return next((i for i in state.clauses[0].indicators if i.id == frozen.indicator), None)


def differences_of(was: Mapping[str, Any], now: Mapping[str, Any], asking: Asking, *, later: bool) -> list[Difference]:
    """Return in what the contents of two figures of one indicator and day differ.

    Args:
        was: the one.
        now: the other.
        asking: to see which tables are still there.
        later: whether the other knows what came since; else both know the same, and what differs was changed.
    """
    causes: list[Difference] = []
    if was["reading"] != now["reading"]:
        causes.append(Difference("reading", was["reading"], now["reading"], "reading"))
    causes += _editions(was, now)
    if was["options"] != now["options"]:
        causes.append(Difference("options", was["options"], now["options"], "edition"))
    causes += _inputs(was["inputs"], now["inputs"], asking, later=later)
    said = [what for what in SAID if was[what] != now[what]]
    if set(was["editions"]) != set(now["editions"]):  # with evidence or without: no rule is another
        said.append("editions")
    return [*(Difference(what, was[what], now[what], _reason(what, causes, later=later)) for what in said), *causes]


def _editions(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """Return the families whose editions are others, and the editions of one name that are others."""
    found = []
    for what in ("editions", "rules"):
        changed = sorted(k for k in {*was[what]} & {*now[what]} if was[what][k] != now[what][k])
        if changed:
            one, other = ({k: side[what][k] for k in changed} for side in (was, now))
            found.append(Difference("editions", one, other, "edition"))
    return found


def _reason(what: str, causes: Iterable[Difference], *, later: bool) -> Reason:
    """Return why something a figure says differs: the cause that weighs most."""
    found = {cause.reason for cause in causes}
    order: tuple[Reason, ...] = ("gone", "altered", "corrected", "edition", "reading")
    if what == "target" and "reading" in found:
        return "reading"
    return next((reason for reason in order if reason in found), "corrected" if later else "edition")


def _inputs(was: list[Any], now: list[Any], asking: Asking, *, later: bool) -> list[Difference]:
    """Return the tables that differ; which points stand for a place is how the plan reads, not what was stored."""
    before, after = _by_table(was), _by_table(now)
    changed: Reason = "corrected" if later else "altered"
    found: list[Difference] = []
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one == other:
            continue
        reason = changed
        if one and other and one["scope"] != other["scope"]:
            reason = "reading"
        elif other is None:
            reason = "gone" if asking.tables(key[0]) is None else "reading"
        elif one is None and any(table == key[0] for table, _ in before):
            reason = "reading"
        found.append(Difference("inputs", one, other, reason))
    return found


def _by_table(inputs: Iterable[Any]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return inputs by table and scope, the points of a place aside."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for table, rows, digest, scope in inputs:
        key = json.dumps({k: v for k, v in scope.items() if k != POINTS}, sort_keys=True)
        found[table, key] = {"table": table, "rows": rows, "digest": digest, "scope": dict(scope)}
    return found


def _with_rulings(difference: Difference, frozen: Frozen, asking: Asking) -> Difference:
    """Return a reading's difference with the rulings over the indicator that were entered since it was frozen."""
    late = [r for r in asking.rulings if r.known_at is not None and r.known_at > frozen.counted_at]
    held = in_force(late, plan=frozen.plan, on=frozen.as_of)
    ids = (r.id for id, own in held.items() if frozen.indicator.startswith(id) for r in own.values())  # noqa: A001
    return replace(difference, rulings=tuple(ids))


def _with_rows(difference: Difference, question: Question, sources: Sources | None, counted_at: datetime) -> Difference:
    """Return a difference of hours with the values that were corrected or added since."""
    same = difference.what == "inputs" and difference.reason == "corrected" and difference.now is not None
    if not same or difference.now["table"] != HOURS or sources is None:
        return difference
    scope = difference.now["scope"]
    period = Period(date.fromisoformat(scope["from"]), date.fromisoformat(scope["to"]))
    then, now = (
        hours_used(replace(question, known_at=moment), sources, period).collect() for moment in (counted_at, None)
    )
    changed = _changed(then, now)
    rows = tuple(_row(row) for row in changed.head(SHOWN_ROWS).to_dicts())
    return replace(difference, rows=rows, count=changed.height)


def _changed(then: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Return one row for every value that is another: key, `column`, `was`, `now`, and when and with what it came."""
    told = [c for c in ("known_at", "batch") if c in now.columns]
    sides = [
        frame.unpivot(list(POLLUTANTS), index=[*KEY, *kept], variable_name="column", value_name=name)
        for frame, kept, name in ((then, [], "was"), (now, told, "now"))
    ]
    both = sides[1].join(sides[0], on=[*KEY, "column"], how="full", coalesce=True)
    return both.filter(pl.col("was").ne_missing(pl.col("now"))).sort(*KEY, "column")


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a changed value as plain values, concentrations in their unit."""
    pollutant = POLLUTANTS[row["column"]]
    values = {name: None if row[name] is None else str(Decimal(row[name]) / pollutant.scale) for name in ("was", "now")}
    known_at = row.get("known_at")
    return {
        "station": row["station"],
        "hour_end": row["hour_end"].isoformat(timespec="minutes"),
        "column": row["column"],
        **values,
        "unit": pollutant.unit,
        "known_at": known_at.isoformat() if known_at else None,
        "batch": row.get("batch"),
    }


def rebuilt_shape(found: Rebuilt) -> dict[str, Any]:
    """Return what computing a figure again gave, as plain values."""
    frozen, now = found.frozen, found.now
    return {
        "id": frozen.id,
        "equal": found.equal,
        "then_equal": found.then_equal,
        "figure": {
            "plan": frozen.plan,
            "indicator": frozen.indicator,
            "as_of": frozen.as_of.isoformat(),
            "counted_at": frozen.counted_at.isoformat(),
            "value": frozen.value,
            "unit": frozen.unit,
            "status": frozen.status,
            "digest": frozen.digest,
        },
        "now": None if now is None else {"id": now.id, "value": now.value, "unit": now.unit, "status": now.status},
        "differences": [
            {
                "what": d.what,
                "was": d.was,
                "now": d.now,
                "reason": d.reason,
                **({"rows": list(d.rows), "count": d.count} if d.count is not None else {}),
                **({"rulings": list(d.rulings)} if d.rulings else {}),
            }
            for d in found.differences
        ],
    }
