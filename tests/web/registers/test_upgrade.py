"""What enterprises said of their audits is not lost when audits get rows of their own."""

from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.web.conftest import Site

BEFORE, AFTER = [("registers", "0002_whole_city")], [("registers", "0003_audits_of_enterprises")]
MOMENTS = (datetime(2019, 2, 1, 9), datetime(2019, 3, 1, 9), datetime(2019, 7, 1, 9))
DUE, DONE = date(2019, 6, 30), date(2019, 6, 20)


def _told(apps: Any) -> None:
    """Enter an enterprise of which somebody notes first the due day, then a name, then that the audit passed."""
    row = {"code": "QY-1", "name": "one", "department_id": "ecology", "changed_by": "officer", "area": "A1"}
    stored = apps.get_model("registers", "Enterprise").objects.create(
        **row, changed_at=MOMENTS[-1], audit_due=DUE, audit_done_date=DONE
    )
    past = apps.get_model("registers", "HistoricalEnterprise")
    for moment, kind, done, name in zip(MOMENTS, "+~~", (None, None, DONE), ("one", "two", "two"), strict=True):
        version = {**row, "name": name, "changed_at": moment, "audit_due": DUE, "audit_done_date": done}
        marks = {"history_date": moment, "history_type": kind, "history_relation_id": stored.pk}
        past.objects.create(id=stored.pk, **version, **marks)


def test_audits_move_with_their_days_and_versions(site: Site) -> None:
    assert site.users
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    _told(executor.loader.project_state(BEFORE).apps)
    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    apps = executor.loader.project_state(AFTER).apps
    (audit,) = apps.get_model("registers", "Audit").objects.all()
    assert (audit.enterprise, audit.kind, audit.due_date, audit.done_date) == ("QY-1", "cleaner_production", DUE, DONE)
    assert (audit.department_id, audit.area, audit.changed_by) == ("ecology", "A1", "officer")
    versions = apps.get_model("registers", "HistoricalAudit").objects.order_by("history_date")
    told = [(v.history_date, v.history_type, v.done_date, v.id) for v in versions]
    assert told == [(MOMENTS[0], "+", None, audit.pk), (MOMENTS[2], "~", DONE, audit.pk)]  # a name is no news of it
    assert apps.get_model("kit", "Stamp").objects.filter(register="audits").exists()
