"""Devices that encrypt, as a city runs it: a gateway with its worker, keys in a file, and no key anywhere else."""

import json
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.unit.cli.serving import served
from tests.unit.telemetry.gateways import answer, hour
from tests.unit.telemetry.making import MN

from airshed.lake.engines import count, scan
from airshed.lake.tables import TABLES
from airshed.telemetry.keys import Key
from airshed.telemetry.protocols.hj212.building import sealed

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")

KEY, OTHER = Key(bytes(range(160, 176))), Key(bytes(range(176, 192)))
SECOND = "010000A8900016F000169DC1"
SECRETS = [form for key in (KEY, OTHER) for form in (key.hex(), key.hex().upper(), repr(bytes(key))[2:-1])]


def shut(number: int, *, key: Key = KEY, mn: str = MN) -> bytes:
    return sealed(hour(number, flag=9, mn=mn), key=key)


def named(home: Path, text: str) -> Path:
    """Put keys into a file of a home, and name it in the settings."""
    path = home / "sm4.keys"
    path.write_text(text, encoding="ascii")
    path.chmod(0o600)
    (home / "settings.toml").write_text('sm4_key_file = "sm4.keys"\n', encoding="utf-8")
    return path


def everything_but(home: Path, keys: Path) -> str:
    """Return all that a home holds beside its keys, tables as text."""
    files = [path for path in home.rglob("*") if path.is_file() and path != keys]
    tables = [str(scan(home, name).collect().to_dicts()) for name in TABLES]
    return "".join([*tables, *(path.read_bytes().decode("latin-1") for path in files)])


def test_from_the_socket_to_the_lake_and_the_key_is_nowhere(home: Path, airshed: Callable[..., Any]) -> None:
    keys = named(home, f"{MN} {KEY.hex()}\n")
    with served(home) as gateway, socket.create_connection(("127.0.0.1", gateway.port), 60) as line:
        line.sendall(shut(1) + shut(2, mn=SECOND, key=OTHER) + shut(3))
        read = b""
        while read.count(b"\r\n") < 2:
            read += line.recv(1000)
        assert read == answer(1, flag=8) + answer(3, flag=8)
        while not (home / "lake" / "outlet_readings").exists() or not count(home, "outlet_readings"):
            pass
    rows = airshed("lake", "count", "outlet_readings", "--home", home, "--json")
    assert rows.code == 0
    assert count(home, "outlet_readings") == 1  # of one moment
    odd = scan(home, "device_frames").sort("frame").select("mn", "readings", "deviations").collect().rows()
    assert odd == [(MN, 1, None), (SECOND, 0, "encrypted"), (MN, 1, None)]
    told = airshed("telemetry", "ingest", "--once", "--home", home, "--json")
    assert told.json == {"frames": 0, "readings": 0, "rejected": 0, "opened": 0}
    keys.write_text(f"{MN} {KEY.hex()}\n{OTHER.hex()}\n", encoding="ascii")
    told = airshed("telemetry", "ingest", "--once", "--home", home, "--json")
    assert told.json == {"frames": 0, "readings": 1, "rejected": 0, "opened": 1}
    assert airshed("telemetry", "ingest", "--once", "--home", home, "--json").json["opened"] == 0
    assert scan(home, "outlet_readings").filter(pl.col("mn") == SECOND).collect()["value"].to_list() == [2.5]
    pack = home.parent / "pack.zip"
    made = airshed("telemetry", "pack", pack, "--mn", MN, "--from", "2000-01-01", "--to", "2100-01-01", "--home", home)
    assert made.code == 0, made.out
    assert airshed("telemetry", "verify", pack, "--json").json["ok"]
    shown = [airshed("telemetry", "frames", "--home", home, *words) for words in ((), ("--json",))]
    shown += [made, airshed("doctor", "--home", home), airshed("doctor", "--home", home, "--json")]
    backup = home.parent / "home.zip"
    assert airshed("backup", backup, "--home", home).code == 0
    everything = gateway.error.decode("latin-1") + everything_but(home, keys)
    everything += "".join(one.out + one.err for one in shown)
    for archive in (pack, backup):
        everything += "".join(_members(archive))
    assert "sm4.keys" not in str(_names(backup))
    for secret in SECRETS:
        assert secret not in everything
    readings = [json.loads(row) for row in _member(pack, "readings.jsonl").splitlines()]
    assert [row["readings"][0]["value"] for row in readings] == ["1.5", "3.5"]


def test_a_file_that_is_none_is_refused_at_the_start(home: Path, airshed: Callable[..., Any]) -> None:
    named(home, f"{KEY.hex()}{KEY.hex()}")
    for command in ("serve", "ingest"):
        words = ("--no-ingest", "--hj212-port", "0") if command == "serve" else ("--once",)
        refused = airshed("telemetry", command, *words, "--home", home, "--json")
        assert (refused.code, refused.json["errors"][0]["code"]) == (2, "telemetry.bad_key_file")
        assert KEY.hex() not in refused.out + refused.err


def _names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as found:
        return found.namelist()


def _member(archive: Path, name: str) -> str:
    with zipfile.ZipFile(archive) as found:
        return found.read(name).decode("latin-1")


def _members(archive: Path) -> list[str]:
    return [_member(archive, name) for name in _names(archive)]
