"""Proposals for the list of key units, each with its reason, what was entered, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from airshed.plan.evidence import Tables
from airshed.web.accounts.access import reach
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.bridge import tables_of_home
from airshed.web.keyunits.rules import RULES, Rule
from airshed.web.kit.reaching import editable
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.words import CHINESE, say

DECIDED = "designations"
HIDDEN = ("依据的行不在您的范围内", "the row that is the reason is not among those you may see")
LOOKING = frozenset({Scope.area, Scope.department, Scope.all})


@dataclass(frozen=True, slots=True)
class Seen:
    """A row that is the reason.

    Attributes:
        key: its key.
        facts: its values in words of the reader's language.
        kept: the same in Chinese, as it is kept with a decision.
        link: its page where the reader may open it.
    """

    key: str
    facts: str
    kept: str
    link: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that by a rule belongs in a list.

    Attributes:
        rule: which.
        row: the row.
        reason: the rows that are the reason.
        entered: whether the list has it, as entered: true, false or None.
        decision: what was decided on it; None = nothing yet.
        may_decide: whether the reader may.
    """

    rule: Rule
    row: Any
    reason: tuple[Seen, ...]
    entered: bool | None
    decision: Any
    may_decide: bool

    @property
    def code(self) -> str:
        """What names the decision."""
        return f"{self.rule.name}/{self.row.code}"

    @property
    def facts(self) -> str:
        """The reason in a line, as it is kept with a decision."""
        return "; ".join(f"{seen.key} {seen.kept}" for seen in self.reason)[:500]

    @property
    def is_rejected(self) -> bool:
        """Whether somebody rejected it on these very data."""
        return bool(self.decision and self.decision.decision == "rejected" and self.decision.facts == self.facts)

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self.entered is not True and not self.is_rejected


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether somebody looks after rows of more than one plant or grid."""
    return reach(user, Record.register_row, Action.view, CONFIRMED) in LOOKING


def list_proposals(home: Path, *, on: date, user: Any, only: str = "") -> list[Proposal]:  # noqa: ANN401 - as above
    """Return what the rules propose of the rows somebody sees, by rule and key, settled ones too.

    Args:
        home: the home.
        on: the day on which rows must hold.
        user: who asks.
        only: name of the one rule that is asked; empty = all.
    """
    tables = tables_of_home(home)
    decided = {row.code: row for row in _held(registers()[DECIDED], on).order_by("pk")}
    listed, named = ({getattr(rule, part) for rule in RULES.values()} for part in ("register", "of"))
    rows = {name: _rows(registers()[name], on, user) for name in listed | named}
    writable = {name: {*editable(registers()[name], user).values_list("pk", flat=True)} for name in listed}
    found = []
    for rule in (rule for rule in RULES.values() if only in {"", rule.name}):
        for code, reason in _reasons(rule, tables, on).items():
            row = rows[rule.register].get(code)
            if row is not None:
                seen = tuple(_seen(rule, values, rows) for values in reason)
                decision = decided.get(f"{rule.name}/{code}")
                may_decide = row.pk in writable[rule.register]
                found.append(Proposal(rule, row, seen, getattr(row, rule.flag), decision, may_decide))
    return found


def list_unexplained(home: Path, *, on: date, user: Any) -> list[tuple[Rule, Any]]:  # noqa: ANN401 - as above
    """Return rows that are in a list though no rule says so, each with a rule of that list."""
    tables, found = tables_of_home(home), []
    by_flag = {(rule.register, rule.flag): rule for rule in RULES.values()}
    for (name, flag), rule in by_flag.items():
        explained = {
            code
            for other in RULES.values()
            if (other.register, other.flag) == (name, flag)
            for code in _reasons(other, tables, on)
        }
        rows = _rows(registers()[name], on, user).values()
        found += [(rule, row) for row in rows if getattr(row, flag) is True and row.code not in explained]
    return found


def _held(register: Register, on: date) -> Any:  # noqa: ANN401 - a queryset
    holds = (Q(from_date=None) | Q(from_date__lte=on)) & (Q(to_date=None) | Q(to_date__gt=on))
    return register.model.objects.filter(holds, merged_into=None, state=CONFIRMED)


def _rows(register: Register, on: date, user: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as above
    return {row.code: row for row in visible(_held(register, on), user=user).order_by("code")}


def _reasons(rule: Rule, tables: Tables, on: date) -> dict[str, list[Mapping[str, Any]]]:
    """Return the key of each row a rule names to the rows that are the reason, in order of keys."""
    asked_for = {*rule.reads, rule.of}
    parts = {name: part for name in asked_for if (part := tables(name, as_of=on)) is not None}
    if parts.keys() != asked_for:
        return {}
    asked = pl.SQLContext(parts).execute(rule.sql)
    shown = parts[rule.of].select(pl.col("code").alias("seen"), *rule.columns)
    frame = asked.filter(pl.col("code").is_not_null()).join(shown, on="seen", how="inner").collect()
    found: dict[str, list[Mapping[str, Any]]] = {}
    for values in frame.sort("code", "seen").iter_rows(named=True):
        found.setdefault(values["code"], []).append(values)
    return found


def _seen(rule: Rule, values: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> Seen:
    row = rows.get(rule.of, {}).get(values["seen"])
    if row is None:
        return Seen("", say(*HIDDEN), HIDDEN[0], "")
    link = reverse("registers:row", args=(rule.of, row.pk))
    return Seen(values["seen"], _facts(rule, values, get_language() or CHINESE), _facts(rule, values, CHINESE), link)


def _facts(rule: Rule, values: Mapping[str, Any], language: str) -> str:
    """Return the values of the reason's columns in words of a language, with units."""
    found = []
    for name in rule.columns:
        column = registers()[rule.of].column[name]
        value = Decimal(repr(values[name])) if isinstance(values[name], float) else values[name]
        found.append(f"{column.label(language)} {column.text(value, language)} {column.unit}".strip())
    return ", ".join(found)


def sections(proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Return the proposals by rule, as a page shows them."""
    found = []
    for rule in RULES.values():
        own = [proposal for proposal in proposals if proposal.rule is rule]
        register = registers()[rule.register]
        found.append(
            {
                "name": rule.name,
                "title": say(*rule.words),
                "register": register,
                "flag": register.column[rule.flag].label(get_language() or CHINESE),
                "source": say(*rule.source),
                "doubt": say(*rule.doubt),
                "open": [proposal for proposal in own if proposal.is_open],
                "rejected": [proposal for proposal in own if proposal.entered is not True and proposal.is_rejected],
                "agreed": sum(proposal.entered is True for proposal in own),
            }
        )
    return found
