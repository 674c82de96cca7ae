"""Audits get rows of their own: what enterprises say of them moves over, with every version of it."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

from airshed.web.kit.tables import TakenTogether

KINDS = {
    "cleaner_production": ("audit_due", "audit_done_date"),
    "energy": ("energy_audit_due", "energy_audit_done_date"),
}
"""By kind of audit the columns of an enterprise that told when it was due and when it passed."""
SAME = (
    *("department_id", "area", "grid", "from_date", "to_date", "source", "state"),
    *("changed_by", "changed_at", "why", "batch"),
)
"""Columns that a row of an audit takes from the enterprise."""
VERSION = ("history_date", "history_user_id", "history_change_reason")


def move(apps: Any, _: Any) -> None:  # noqa: ANN401 - Django's
    """Give each enterprise that was due for an audit a row of it, now and as it was known at each moment."""
    model = {name: apps.get_model("registers", name) for name in ("Enterprise", "HistoricalEnterprise", "Audit")}
    past, moved = apps.get_model("registers", "HistoricalAudit"), []
    for number, row in enumerate(model["Enterprise"].objects.order_by("pk"), start=1):
        for kind, (due, _done) in KINDS.items():
            if getattr(row, due) is None:
                continue
            code = f"{row.code[:16]}/{kind}/{number}"
            audit = model["Audit"].objects.create(**_told(row, code, kind))
            own = model["HistoricalEnterprise"].objects.filter(id=row.pk).order_by("history_date", "history_id")
            past.objects.bulk_create(
                past(id=audit.pk, history_relation_id=audit.pk, **v) for v in _versions(own, audit)
            )
            moved.append(row.changed_at)
    if moved:
        given = {"number": 1, "changed_at": max(moved)}
        apps.get_model("kit", "Stamp").objects.get_or_create(register="audits", defaults=given)


def _told(row: Any, code: str, kind: str) -> dict[str, Any]:  # noqa: ANN401 - a row, or a version of it
    due, done = KINDS[kind]
    days = {"due_date": getattr(row, due), "done_date": getattr(row, done)}
    return {**{name: getattr(row, name) for name in SAME}, **days, "code": code, "enterprise": row.code, "kind": kind}


def _versions(own: Any, audit: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - versions of an enterprise, a row
    """Yield the versions of an audit: those of its enterprise that say something else of it than the one before."""
    before: dict[str, Any] = {}
    for version in own:
        told = _told(version, audit.code, audit.kind)
        if told["due_date"] is not None and _said(told) != _said(before):
            marks = {name: getattr(version, name) for name in VERSION}
            yield {**told, **marks, "history_type": "~" if before else "+"}
            before = told


def _said(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in {"changed_by", "changed_at", "why", "batch"}}


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_initial"), ("registers", "0002_whole_city")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        TakenTogether(
            [
                migrations.RemoveField(model, name)
                for model in ("enterprise", "historicalenterprise")
                for days in KINDS.values()
                for name in days
            ]
        ),
    ]
