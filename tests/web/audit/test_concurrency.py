import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections
from tests.web.audit.helpers import AT, Log

from airshed.web import audit
from airshed.web.audit.models import Entry

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys, django
django.setup()
from datetime import datetime
from django.db import connection, transaction
from airshed.web import audit
if sys.argv[1] == "deferred":
    connection.settings_dict["OPTIONS"].pop("transaction_mode")
for n in range(int(sys.argv[2])):
    with transaction.atomic():
        audit.record(by=sys.argv[3], action="x.y", object=str(n), detail={}, at=datetime(2019, 11, 20))
"""
EACH = 150


def _writer(log: Log, mode: str, name: str) -> "subprocess.Popen[str]":
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    settings = os.environ["DJANGO_SETTINGS_MODULE"]
    env = {**os.environ, "AIRSHED_HOME": str(log.home), "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": path}
    words = [sys.executable, "-c", WRITER, mode, str(EACH), name]
    return subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("mode", ["immediate", "deferred"])
def test_two_processes_leave_no_gap_and_no_fork(log: Log, mode: str) -> None:
    connections.close_all()
    writers = [_writer(log, mode, name) for name in ("one", "two")]
    told = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    assert audit.verify() == audit.Verdict(5 + 2 * EACH, ok=True)
    for name in ("one", "two"):
        own = Entry.objects.filter(by=name).order_by("number").values_list("object", flat=True)
        assert list(own) == [str(n) for n in range(EACH)]


def test_a_locked_database_is_told(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    holder = sqlite3.connect(log.home / "db.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(audit.AuditBusy) as busy:
            audit.record(by="a", action="x.y", object="o", detail={}, at=AT)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    (fault,) = busy.value.faults
    assert fault.code == "audit.busy"
    assert fault.where == str(log.home / "db.sqlite3")
    log.add(5)
    assert audit.verify() == audit.Verdict(6, ok=True)
