"""What somebody did on a day: moves of cases, checks entered in registers, and proofs sealed."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from airshed.flows import flows
from airshed.web.cases.models import CaseEntry
from airshed.web.kit.register import registers
from airshed.web.proofs.models import Proof
from airshed.web.words import say

CHECKS = ("site_checks", "campaign_visits", "roadside_checks")
"""Registers whose rows are checks that somebody made."""
OPENED = ("立案", "opened")


def actions_of(username: str, day: date) -> list[dict[str, str]]:
    """Return what somebody did on a day in order, as plain values.

    Each is `{"at", "kind", "object", "zh", "en"}`: `kind` is `case`, `check` or `proof`, `object` names what it was
    done to.
    """
    found = [*_moves(username, day), *_checks(username, day), *_proofs(username, day)]
    return sorted(found, key=lambda row: (row["at"], row["kind"], row["object"]))


def _within(day: date) -> tuple[datetime, datetime]:
    return datetime.combine(day, time.min), datetime.combine(day, time.max)


def _moves(username: str, day: date) -> Iterator[dict[str, str]]:
    for row in CaseEntry.objects.filter(by=username, at__range=_within(day)).select_related("case"):
        move = flows()[row.case.flow].move.get(row.move)
        zh, en = move.words if move else OPENED
        yield _row(row.at, "case", row.case.code, f"{zh}：{row.case.zh}", f"{en}: {row.case.en}")


def _checks(username: str, day: date) -> Iterator[dict[str, str]]:
    for name in CHECKS:
        register = registers().get(name)
        if register is None:
            continue
        versions = register.model.history.filter(changed_by=username, changed_at__range=_within(day), history_type="+")
        for row in versions:
            key = "|".join(str(getattr(row, column)) for column in register.key)
            zh, en = register.words
            yield _row(row.changed_at, "check", f"{name}/{key}", f"登记{zh}：{key}", f"entered in {en}: {key}")


def _proofs(username: str, day: date) -> Iterator[dict[str, str]]:
    for row in Proof.objects.filter(by=username, at__range=_within(day), withdrawn_at=None):
        yield _row(row.at, "proof", f"{row.register}/{row.key}", f"封存佐证：{row.name}", f"proof sealed: {row.name}")


def _row(at: datetime, kind: str, object: str, zh: str, en: str) -> dict[str, str]:  # noqa: A002 - what it is about
    return {"at": f"{at:%H:%M}", "kind": kind, "object": object, "zh": zh, "en": en}


def shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return actions in the language of the reader."""
    return [{"at": row["at"], "object": row["object"], "text": say(row["zh"], row["en"])} for row in rows]
