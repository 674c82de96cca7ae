"""What doctor says of the gateway: whether it runs where it should, its disk, and how far the lake is behind."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.telemetry.gateways import hour

from airshed.ingest.devices import Device, publish
from airshed.ingest.worker import Worker
from airshed.telemetry.journal.files import HEAD, listed
from airshed.telemetry.journal.records import Frame
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.server.state import STATE
from airshed.web import env
from airshed.web.checks import Check, gateway

NOW = datetime(2026, 11, 30, 12)


def told(home: Path, **changed: Any) -> None:
    """Leave what a running gateway tells."""
    shape = {"at": NOW.isoformat(), "head": 0, "trouble": "", "connections": 3, **changed}
    env.journal(home).mkdir(exist_ok=True)
    (env.journal(home) / STATE).write_text(json.dumps(shape), encoding="utf-8")


def look(home: Path, *, now: datetime = NOW) -> Check:
    return gateway.check(home, now=now)


def test_without_devices_nothing_need_run(home: Path) -> None:
    assert look(home).ok
    assert "0 devices" in look(home).detail.en


def test_where_devices_are_listed_a_gateway_is_missed(home: Path) -> None:
    publish(home, [Device("9" * 24, date(2026, 11, 1), date(2026, 12, 1), "outlet", "PK-001")], now=NOW)
    assert not look(home).ok
    assert "--hj212-port" in look(home).remedy.en
    assert look(home, now=datetime(2026, 12, 1)).ok  # the device is gone
    told(home)
    assert look(home).ok
    assert look(home, now=NOW + timedelta(seconds=15)).ok
    assert not look(home, now=NOW + timedelta(seconds=16)).ok


def test_a_journal_that_refuses_is_told(home: Path) -> None:
    told(home, trouble="telemetry.journal_full")
    assert not look(home).ok
    assert "disk" in look(home).remedy.en


def test_a_lake_that_does_not_keep_up_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(env.journal(home)) as journal:
        journal.append(Frame(hour(n).strip(), NOW, "192.0.2.7:4000") for n in range(3))
        journal.commit()
    monkeypatch.setattr(gateway, "BEHIND", 2)
    told(home, head=3)
    assert not look(home).ok
    assert "3 frames wait" in look(home).detail.en
    Worker(home, lambda: NOW).round()
    assert look(home).ok


def test_a_damaged_byte_of_the_newest_day_is_told_and_how_to_read_all(home: Path) -> None:
    for days in (0, 1):
        with Journal(env.journal(home)) as journal:
            journal.append(Frame(hour(n).strip(), NOW + timedelta(days=days), "192.0.2.7:4000") for n in range(5))
            journal.commit()
    told(home, head=10)
    assert look(home).ok
    newest = [file.path for file in listed(env.journal(home))][-1]
    for path in (newest, env.journal(home) / HEAD):
        content = path.read_bytes()
        for place in range(0, len(content), 7):
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            assert "damaged" in look(home).detail.en, (path, place)
        assert "telemetry verify" in look(home).remedy.en
        path.write_bytes(content)
    newest.write_bytes(b"".join(newest.read_bytes().splitlines(keepends=True)[:-1]))
    assert "damaged" in look(home).detail.en
    newest.unlink()
    assert "damaged" in look(home).detail.en


def test_what_is_looked_at_of_a_journal_is_bounded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(env.journal(home)) as journal:
        journal.append(Frame(hour(n).strip(), NOW, "192.0.2.7:4000") for n in range(5))
        journal.commit()
    (file,) = listed(env.journal(home))
    lines = file.path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"192.0.2.7", b"192.0.2.8")
    file.path.write_bytes(b"".join(lines))
    assert not look(home).ok
    monkeypatch.setattr(gateway, "NEWEST", 3)
    assert look(home).ok
