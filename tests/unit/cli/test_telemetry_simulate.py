"""Devices of a home played against the gateway: what it keeps is what the truth file says, whatever goes wrong."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.serving import served
from tests.unit.telemetry.receiving import folded

from airshed.city.history import history
from airshed.cli.demo import FROM_DATE, SEED
from airshed.cli.telemetry import received as past
from airshed.cli.telemetry.played import City
from airshed.cli.telemetry.received import receive_past
from airshed.ingest.devices import Device, publish
from airshed.telemetry.discover import protocol_of
from airshed.telemetry.journal.reading import frames, verify
from airshed.telemetry.journal.records import Head
from airshed.telemetry.journal.writing import Journal
from airshed.telemetry.keys import read_keys
from airshed.telemetry.protocol import Piece
from airshed.telemetry.protocols.hj212.message import Hj212Message
from airshed.telemetry.server.gateway import Gateway, listening
from airshed.telemetry.simulating.telling import Line
from airshed.web import env

NOW = datetime(2019, 11, 20, 8)
OUTLETS = [f"{number:024X}" for number in range(1, 5)]
STATION = "0000000000000000000009901"[-24:]
FACTORS = "a00000=m3/h,a01012,a01013,a01014,a19001,a21002,a21026,a34013"
AIR = "a05024,a21004=µg/m3,a21005,a21026=µg/m3,a34002,a34004"
KEYS = [
    *("home", "address", "devices", "frames", "answered", "unanswered", "resent", "broken", "requests", "connections"),
    "until",
]


@pytest.fixture
def place(home: Path) -> Path:
    """Return a home whose clock shows the demo's day, with devices."""
    offset = (NOW - env.now(home)) // timedelta(seconds=1)
    (home / env.SETTINGS_FILE).write_text(env.settings_text({"clock_offset_s": offset}), encoding="utf-8")
    since = date(2019, 10, 1)
    rows = [
        Device(mn, since, None, "outlet", f"PK-{n:03d}", ("flue_gas",), FACTORS, 300, 10)
        for n, mn in enumerate(OUTLETS)
    ]
    station = Device(STATION, since, None, "station", "9901A", (), AIR, 60, None)
    publish(home, [*rows, station], now=NOW)
    return home


@pytest.fixture
def port(place: Path) -> Iterator[int]:
    """Return the port of a gateway of the home that works beside the test."""
    ready, found, loop = threading.Event(), list[int](), asyncio.new_event_loop()
    ending = asyncio.Event()

    async def serve() -> None:
        gateway = Gateway(place / "journal", protocol=protocol_of("hj212"), clock=lambda: env.now(place))
        async with listening(gateway, host="127.0.0.1", port=0) as at:
            found.append(at)
            ready.set()
            await ending.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(30)
    yield found[0]
    loop.call_soon_threadsafe(ending.set)
    thread.join(30)
    loop.close()


def _received(home: Path) -> list[Hj212Message]:
    """Return what the journal has, of which every frame that is one can be read."""
    found = []
    for record in frames(home / "journal"):
        for piece in protocol_of("hj212").split(record.frame.raw, ended=True).pieces:
            read = protocol_of("hj212").decode(piece)
            if isinstance(read, Hj212Message):
                found.append(read)
    return found


def _lines(path: Path) -> set[Line]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {Line(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("faults", ["none", "usual", "all"])
def test_the_journal_ends_with_the_truth(
    place: Path, port: int, tmp_path: Path, airshed: Callable[..., Any], faults: str
) -> None:
    truth = tmp_path / "truth.jsonl"
    answer = airshed(
        *("telemetry", "simulate", "--home", place, "--port", port, "--from", "2019-11-20T02:00", "--for", 2),
        *(
            "--speed",
            20_000,
            "--faults",
            faults,
            "--timeout",
            10 if faults == "none" else 0.5,
            "--truth",
            truth,
            "--json",
        ),
    )
    assert answer.code == 0, answer.out
    shape = answer.json
    assert list(shape) == KEYS
    assert (shape["devices"], shape["unanswered"], shape["frames"]) == (5, 0, shape["answered"])
    assert datetime.fromisoformat(shape["until"]) >= NOW
    lines = _lines(truth)
    received = _received(place)
    assert folded(received) == lines
    assert {line.period for line in lines} == {"real", "minute", "hour"}
    assert {line.mn for line in lines} == {*OUTLETS, STATION}
    assert verify(place / "journal").first_fault is None
    if faults == "none":
        assert (shape["resent"], shape["broken"]) == (0, 0)
        assert {one.code for message_ in received for one in message_.deviations} == set()
    else:
        assert shape["broken"] > 0
        assert shape["resent"] > 0


def test_devices_with_a_key_encrypt_and_a_gateway_that_has_it_answers(
    place: Path, tmp_path: Path, airshed: Callable[..., Any]
) -> None:
    pytest.importorskip("cryptography", reason="the extra sm4 is not installed")
    shut, plain = OUTLETS[0], OUTLETS[1]
    (place / "sm4.keys").write_text(f"{shut} {bytes(range(16)).hex()}", encoding="ascii")
    with (place / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write('\nsm4_key_file = "sm4.keys"\n')
    truth = tmp_path / "truth.jsonl"
    with served(place, "--no-ingest") as gateway:
        answer = airshed(
            *("telemetry", "simulate", "--home", place, "--port", gateway.port, "--from", "2019-11-20T06:00"),
            *("--for", 1, "--speed", 20_000, "--faults", "none", "--encrypted", "--only", f"{shut},{plain}"),
            *("--truth", truth, "--json"),
        )
    assert answer.code == 0, answer.out
    assert answer.json["unanswered"] == 0
    sealed = [one for one in _received(place) if one.sealed]
    assert {one.device for one in sealed} == {shut}
    keys = read_keys(place / "sm4.keys")
    opened = [protocol_of("hj212").decode(Piece(record.frame.raw), keys=keys) for record in frames(place / "journal")]
    assert folded(one for one in opened if isinstance(one, Hj212Message)) == _lines(truth)


def test_stations_send_the_air_that_the_city_published(place: Path, port: int, airshed: Callable[..., Any]) -> None:
    options = ("--home", place, "--port", port, "--from", "2019-11-20T00:00", "--for", 1, "--speed", 50_000)
    answer = airshed("telemetry", "simulate", *options, "--only", STATION, "--faults", "none")
    assert answer.code == 0
    assert "1 devices:" in answer.out
    past = history(seed=SEED, from_date=FROM_DATE, until=NOW).air
    air = {row["hour_end"]: row for row in past.iter_rows(named=True) if row["station"] == "9901A"}
    hours = [one for one in folded(_received(place)) if one.period == "hour"]
    assert len({one.at for one in hours}) == 8
    names = {"a34004": "pm25", "a34002": "pm10", "a21026": "so2", "a21004": "no2", "a21005": "co", "a05024": "o3"}
    for line in hours:
        published = air[line.at + timedelta(hours=1)][names[line.factor]]
        assert (line.value, line.mark) == ((0.0, "D") if published is None else (published, "N"))
    assert {one.header.st for one in _received(place)} == {"22"}


def test_what_is_unknown_is_told(place: Path, home: Path, airshed: Callable[..., Any]) -> None:
    answer = airshed("telemetry", "simulate", "--home", place, "--only", "ABC", "--json")
    (fault,) = answer.json["errors"]
    assert (answer.code, fault["code"], fault["value"]) == (2, "telemetry.no_devices", "ABC")
    assert OUTLETS[0] in fault["expected"]
    publish(home, [], now=NOW + timedelta(minutes=1))
    assert airshed("telemetry", "simulate", "--home", home, "--for", 1).code == 2


def test_nobody_there_ends_with_frames_that_are_not_answered(
    place: Path, airshed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airshed.cli.telemetry.simulate.PATIENCE_S", 0.2)
    options = ("--only", OUTLETS[0], "--port", 1, "--for", 0.5, "--json")
    shape = airshed("telemetry", "simulate", "--home", place, *options).json
    assert shape["unanswered"] == shape["frames"] > 0
    assert shape["connections"] == 0


def test_the_city_plays_its_devices_as_the_table_says(place: Path) -> None:
    city = City(place, seed=SEED, now=NOW, from_date=FROM_DATE)
    since: Any = {"real": NOW, "minute": NOW, "hour": NOW}
    players = {row["mn"]: city.player(row, since) for row in city.rows}
    station, outlet = players[STATION], players[OUTLETS[0]]
    assert (station.speech.st, outlet.speech.st) == ("22", "31")
    assert set(station.since) == {"real", "hour"}
    assert (outlet.state.minute_min, outlet.state.real_time_s) == (10, 300)
    (hour,) = city.truth.measured(
        OUTLETS[0], "hour", from_at=NOW, to_at=NOW + timedelta(hours=1), step=timedelta(hours=1)
    )
    assert {code for code, _, _ in hour.numbers} == {one.partition("=")[0] for one in FACTORS.split(",")}


def test_an_interrupt_ends_it_with_everything_answered(place: Path, port: int) -> None:
    options = ["--home", str(place), "--port", str(port), "--faults", "none", "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "airshed", "telemetry", "simulate", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as playing:
        while not _received(place):
            assert playing.poll() is None
            time.sleep(0.05)
        playing.send_signal(signal.SIGINT)
        out, _ = playing.communicate(timeout=60)
    shape = json.loads(out)
    assert (playing.returncode, shape["unanswered"]) == (0, 0)
    assert shape["answered"] == len(_received(place)) > 0


def test_the_past_is_in_the_journal_as_if_it_had_come_then(place: Path) -> None:
    city = City(place, seed=SEED, now=NOW, from_date=FROM_DATE)
    count = receive_past(place, city, until=NOW, seed=SEED)
    assert verify(place / "journal").frames == count
    assert verify(place / "journal").first_fault is None
    received = folded(_received(place))
    hours = {(line.mn, line.at) for line in received if line.period == "hour"}
    assert 0.9 < len(hours) / (5 * (50 * 24 + 8)) < 1
    assert min(at for _, at in hours) == datetime(2019, 10, 1)
    assert min(line.at for line in received if line.period == "real") >= NOW - timedelta(hours=2, minutes=15)
    assert receive_past(place, city, until=NOW, seed=SEED) == 0
    assert verify(place / "journal").frames == count


def test_a_past_that_was_interrupted_is_made_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PowerCut(BaseException):
        pass

    def cut(self: Journal) -> Head:
        if self.head.number >= 3 * past.GROUP:
            raise PowerCut
        return commit(self)

    commit = Journal.commit
    city = City(place, seed=SEED, now=NOW, from_date=FROM_DATE)
    monkeypatch.setattr(past, "GROUP", 200)
    monkeypatch.setattr(Journal, "commit", cut)
    with pytest.raises(PowerCut):
        receive_past(place, city, until=NOW, seed=SEED)
    monkeypatch.setattr(Journal, "commit", commit)
    assert not (place / "journal").exists()
    count = receive_past(place, city, until=NOW, seed=SEED)
    assert count > 3 * past.GROUP
    assert verify(place / "journal").frames == count
    assert sorted(path.name for path in place.iterdir() if path.name.startswith("journal")) == ["journal"]
