"""The gateway as people run it: killed at any moment, it has lost nothing that it answered, and doubled nothing."""

import json
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.serving import Sender, Served, numbers, served
from tests.unit.telemetry.gateways import answer, hour
from tests.unit.telemetry.journals import raws
from tests.unit.telemetry.making import MN, message

from airshed.telemetry.journal.reading import verify
from airshed.telemetry.protocols.hj212.building import executed, ready

KILLS = 20


def killed(home: Path, kills: int, *, seed: int) -> None:
    """Kill a gateway so often while devices send, and look at what is left."""
    chance, sender = random.Random(seed), Sender(4)
    for _ in range(kills):
        gateway = Served(home, "--no-ingest")
        sender.play(gateway.port, most=1_000_000, kill=gateway.kill, kill_at=chance.choice((0, 1, 30, 200, 400)))
    with served(home, "--no-ingest") as gateway:
        sender.play(gateway.port, most=sender.next)
    kept = Counter(numbers(raws(home / "journal")))
    assert verify(home / "journal").first_fault is None
    assert sender.answered == set(range(1, sender.next))
    assert sender.answered <= kept.keys()
    assert all(1 <= kept[number] <= times for number, times in sender.sent.items())
    assert sum(times == 1 for times in sender.sent.values()) > kills  # these were answered once, and are there once


def test_killed_at_any_moment_it_loses_and_doubles_nothing(home: Path) -> None:
    killed(home, KILLS, seed=9)


@pytest.mark.soak
def test_killed_a_thousand_times_it_loses_and_doubles_nothing(home: Path) -> None:
    killed(home, 1000, seed=1000)


def test_it_tells_where_it_listens_and_ends_when_told(home: Path) -> None:
    with served(home, "--no-ingest") as gateway:
        assert {**gateway.told, "hj212_port": 0} == {
            "home": str(home),
            "host": "127.0.0.1",
            "hj212_port": 0,
            "frames": 0,
        }
        with socket.create_connection(("127.0.0.1", gateway.port), 60) as line:
            line.sendall(hour(1))
            assert line.recv(1000) == answer(1)
            assert gateway.stop() == 0
            assert line.recv(1000) == b""
    assert not (home / "journal" / "state.json").exists()


def test_a_second_gateway_and_a_port_in_use_are_refused(
    home: Path, airshed: Callable[..., Any], tmp_path: Path
) -> None:
    with served(home, "--no-ingest") as gateway:
        refused = airshed("telemetry", "serve", "--no-ingest", "--hj212-port", "0", "--home", home, "--json")
        assert (refused.code, refused.json["errors"][0]["code"]) == (2, "telemetry.journal_busy")
        assert f"pid {gateway.process.pid}" in refused.json["errors"][0]["value"]
        other = tmp_path / "other"
        assert airshed("init", other).code == 0
        port = str(gateway.port)
        refused = airshed(
            "telemetry", "serve", "--no-ingest", "--host", "127.0.0.1", "--hj212-port", port, "--home", other, "--json"
        )
        assert (refused.code, refused.json["errors"][0]["code"]) == (2, "telemetry.port_taken")
    assert verify(home / "journal").first_fault is None


def test_a_request_needs_a_gateway_and_what_is_wanted(home: Path, airshed: Callable[..., Any]) -> None:
    refused = airshed("telemetry", "request", "MN", "read", "--home", home, "--json")
    assert (refused.code, refused.json["errors"][0]["code"]) == (2, "telemetry.period_needed")
    refused = airshed("telemetry", "request", "MN", "time", "--home", home, "--json")
    assert (refused.code, refused.json["errors"][0]["code"]) == (2, "telemetry.no_gateway")


def test_a_device_is_asked_and_the_audit_log_knows_who_asked(home: Path, airshed: Callable[..., Any]) -> None:
    assert airshed("account", "add", "wang", "--role", "administrator", "--by", "root", "--home", home).code == 0
    with served(home, "--no-ingest") as gateway, socket.create_connection(("127.0.0.1", gateway.port), 60) as line:
        line.sendall(hour(1))
        assert line.recv(1000) == answer(1)
        device = threading.Thread(target=_obey, args=(line,))
        device.start()
        told = airshed("telemetry", "request", MN, "time", "--set", "--home", home, "--by", "wang", "--json")
        device.join()
        nobody = airshed("telemetry", "request", "NOBODY", "interval", "--home", home, "--by", "wang")
        short = ("telemetry", "request", MN, "interval", "--seconds", "5", "--home", home, "--by", "wang")
        refused, worded = airshed(*short, "--json"), airshed(*short)
    assert (told.code, told.json["ok"], told.json["request"]) == (0, True, "set_time")
    assert [step["state"] for step in told.json["steps"]] == ["sent", "ready", "done"]
    assert (nobody.code, "the device is not connected" in nobody.out) == (1, True)
    (step,) = refused.json["steps"]
    assert (refused.code, step["state"]) == (1, "impossible")
    assert (step["zh"], step["en"]) == (
        "RtdInterval=5 超出范围，应为 30…3600",
        "RtdInterval=5 is out of range, expected 30…3600",
    )
    assert step["en"] in worded.out
    from airshed.web.audit.models import Entry  # noqa: PLC0415 - the commands have set Django up

    entries = Entry.objects.filter(action="device.asked").order_by("number")
    assert [(entry.by, entry.object, json.loads(entry.detail)["request"]) for entry in entries] == [
        ("wang", MN, "set_time"),
        ("wang", "NOBODY", "read_interval"),
        *[("wang", MN, "set_interval")] * 2,
    ]


def _obey(line: socket.socket) -> None:
    """Be a device that does what it is asked, once."""
    asked = message(line.recv(1000))
    line.sendall((ready(asked) or b"") + (executed(asked) or b""))
