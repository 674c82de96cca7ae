"""Five-step cases as a table of evidence: what each log says by a moment, a row a case.

Rules where a log goes through a step more than once:

- survey, assignment, interview and special inspection are told as of the last time the case came to them, so that
  what was refused, or has to be surveyed again, is open again;
- a report of what was put right counts while nobody sends it back; what was promised and failed is not put right;
- its last day is that of the first clock since the case was assigned or reopened, with its extensions: a failed
  verification gives no new time here; where nobody received the case it is what was promised after the interview.

A clock that stands still has no last day. Penalties, joint discipline and recomputed evidence are not kept yet.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from airshed.flows import five_step
from airshed.web.accounts.queries import visible
from airshed.web.cases.models import TABLE, Case, CaseEntry
from airshed.web.kit.given import Given

KEPT = 32
"""Moments kept."""
_LOG: Mapping[str, Any] = MappingProxyType(
    {
        "code": pl.String(),
        "source": pl.String(),
        "number": pl.Int64(),
        "at": pl.Datetime("us"),
        "by": pl.String(),
        "move": pl.String(),
        "before": pl.String(),
        "after": pl.String(),
        "due": pl.Date(),
    }
)
_SILENT = ("step_up", "urge", "join", "recheck")
"""Moves that change neither the state nor its clock."""
_STEPS = {state.name: state.step for state in five_step.STATES}
_CODE = "code"


def rows(home: Path, *, as_of: date | None, known_at: datetime | None, version: object) -> pl.DataFrame:
    """Return the cases that were there; see `kit.given`."""
    moments = ([datetime.combine(as_of, time.max)] if as_of else []) + ([known_at] if known_at else [])
    return _cases(home, min(moments, default=None), version)


@lru_cache(maxsize=KEPT)
def _cases(home: Path, moment: datetime | None, version: object) -> pl.DataFrame:
    log = _log(home, version)
    return cases_of(log if moment is None else log.filter(pl.col("at") <= moment))


@lru_cache(maxsize=4)
def _log(home: Path, version: object) -> pl.DataFrame:  # noqa: ARG001 - name the answer
    entries = CaseEntry.objects.filter(case__flow=five_step.FLOW.name).exclude(move__in=_SILENT).order_by()
    told = entries.values_list("case__code", "case__source", "number", "at", "by", "move", "source", "target", "due")
    return log_of(told.iterator(chunk_size=10_000))


def log_of(told: Iterable[tuple[Any, ...]]) -> pl.DataFrame:
    """Return logs as a table: code and source of the case, then its row, by code and number."""
    return pl.DataFrame(list(told), schema=_LOG, orient="row").sort(_CODE, "number")


def cases_of(log: pl.DataFrame) -> pl.DataFrame:
    """Return what logs say, a row a case, in order of their codes."""
    log = log.with_columns(entered=pl.col("before") != pl.col("after"))
    survey, assign = _Stay("lead", "confirm", "dismiss"), _Stay("confirmed", "assign")
    interview, inspection = _Stay("summoned", "interview"), _Stay("inspection", "inspect")
    found = log.group_by(_CODE, maintain_order=True).agg(
        pl.col("source").first(),
        pl.col("after").last().replace_strict(_STEPS, return_dtype=pl.String()).alias("step"),
        survey.due.alias("survey_due"),
        survey.left.alias("surveyed_date"),
        _day(_after(_moves("confirm"), survey.entry)).alias("found_date"),
        assign.due.alias("assigned_due"),
        assign.left.alias("assigned_date"),
        interview.due.alias("interview_due"),
        interview.left.alias("interview_date"),
        inspection.due.alias("inspection_due"),
        inspection.left.alias("inspection_date"),
        *_putting_right(),
    )
    found = found.join(_terms(log), on=_CODE, how="left", maintain_order="left")
    unkept = {
        "penalty_due": pl.Date(), "penalty_decided_date": pl.Date(), "joint_notice_due": pl.Date(),
        "joint_notice_date": pl.Date(), "evidence_verified": pl.Boolean(),
    }  # fmt: skip
    return found.with_columns(pl.lit(None, dtype).alias(name) for name, dtype in unkept.items())


def _moves(*names: str) -> pl.Expr:
    return pl.col("move").is_in(names)


def _last(which: pl.Expr) -> pl.Expr:
    """Return the number of the last row of a log that is so; 0 where none is."""
    return pl.col("number").filter(which).max().fill_null(0)


def _after(which: pl.Expr, number: pl.Expr) -> pl.Expr:
    """Whether a row is so and comes after another."""
    return which & (pl.col("number") > number)


def _day(which: pl.Expr) -> pl.Expr:
    """Return the day of the last row of a log that is so."""
    return pl.col("at").filter(which).last().dt.date()


class _Stay:
    """The last time a case was in a state: the last day it had there, and the day it was left by some moves."""

    def __init__(self, state: str, *moves: str) -> None:
        """Name the state and the moves."""
        there = pl.col("after") == state
        self.entry = _last(there & pl.col("entered"))
        self.due = pl.col("due").filter(there).last()
        self.left = _day(_after(_moves(*moves), self.entry))


def _putting_right() -> tuple[pl.Expr, ...]:
    """Return when it was reported as put right and verified, as far as nobody sent it back, and by whom."""
    back = (pl.col("before") == "rectified") & ~pl.col("after").is_in(["rectified", "verified"])
    undone = _last(back | _moves("reopen"))
    report, passed = _after(_moves("report"), undone), _after(_moves("pass"), undone)
    due = pl.col("due").filter(_after(pl.col("after") == "rectified", undone)).last()
    verifier = pl.col("by").filter(passed).last()
    return (
        _day(report).alias("rectified_date"),
        due.alias("verified_due"),
        _day(passed).alias("verified_date"),
        (verifier != pl.col("by").filter(report).last()).alias("independent_verifier"),
    )


def _terms(log: pl.DataFrame) -> pl.DataFrame:
    """Return the last day of the first clock for putting right, since the case was assigned or reopened."""
    began = _last(_moves("reopen") | (_moves("assign"))).over(_CODE)
    there = log.filter(pl.col("number") >= began)
    first, promised = (_first_due(there, *states) for states in (("rectifying",), ("interviewed", "inspected")))
    both = first.join(promised, on=_CODE, how="full", coalesce=True, suffix="_promised")
    known = pl.col("received").fill_null(value=False)  # a clock that stands still has no day, and takes no other's
    due = pl.when(known).then(pl.col("due")).otherwise(pl.col("due_promised"))
    return both.select(_CODE, due.alias("rectified_due"))


def _first_due(log: pl.DataFrame, *states: str) -> pl.DataFrame:
    """Return the last day that each case had when it first was in one of some states."""
    there = log.filter(pl.col("after").is_in(states))
    there = there.with_columns(stay=pl.col("entered").cast(pl.Int64()).cum_sum().over(_CODE))
    there = there.filter(pl.col("stay") == 1)
    return there.group_by(_CODE, maintain_order=True).agg(pl.col("due").last(), received=pl.lit(value=True).first())


def _keys(user: Any) -> frozenset[str]:  # noqa: ANN401 - a user
    ours = Case.objects.filter(flow=five_step.FLOW.name).order_by()
    return frozenset(visible(ours, user=user).values_list("code", flat=True))


TABLES = (
    Given(
        TABLE,
        ("五步法案件", "five-step cases"),
        MappingProxyType(
            {
                "code": ("编号", "number"),
                "source": ("来源", "source"),
                "step": ("环节", "step"),
                "survey_due": ("应排查日", "to be surveyed by"),
                "surveyed_date": ("排查日", "surveyed on"),
                "found_date": ("查实日", "found on"),
                "assigned_due": ("应交办日", "to be assigned by"),
                "assigned_date": ("交办日", "assigned on"),
                "rectified_due": ("应整改日", "to be put right by"),
                "rectified_date": ("整改日", "put right on"),
                "verified_due": ("应核查日", "to be verified by"),
                "verified_date": ("核查日", "verified on"),
                "independent_verifier": ("由他人核查", "verified by others"),
                "interview_due": ("应约谈日", "to be interviewed by"),
                "interview_date": ("约谈日", "interviewed on"),
                "inspection_due": ("应督察日", "to be inspected by"),
                "inspection_date": ("督察日", "inspected on"),
                "penalty_due": ("应决定处罚日", "penalty to be decided by"),
                "penalty_decided_date": ("处罚决定日", "penalty decided on"),
                "joint_notice_due": ("应通报日", "to be notified by"),
                "joint_notice_date": ("通报日", "notified on"),
                "evidence_verified": ("证据复算一致", "evidence computed again"),
            }
        ),
        rows,
        _keys,
        address=lambda code: f"/cases/{code}/",
    ),
)
