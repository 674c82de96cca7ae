"""`airshed serve`: a real process on a free port, asked over HTTP, and stopped."""

import json
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serving import PATIENCE_S, Served, free_port, jobs_of, serving

from airshed.web.env import make_home

Airshed = Callable[..., Any]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a home that says its data are synthetic."""
    home = make_home(tmp_path_factory.mktemp("serve") / "demo")
    (home / "files" / "synthetic").mkdir()
    with serving(home, "--json") as served:
        yield served


def test_it_answers_monitors_and_shows_the_sign_in_page(demo: Served) -> None:
    code, text = demo.get("/health")
    assert (code, json.loads(text)["ok"]) == (200, True)
    code, text = demo.get("/login/")
    assert code == 200
    assert 'name="password"' in text


def test_a_demo_shows_one_login_for_each_role_but_the_public(demo: Served) -> None:
    shape = json.loads(demo.told())
    roles = ["administrator", "auditor", "leader", "officer", "inspector", "grid_lead", "plant"]
    assert [login["role"] for login in shape["logins"]] == roles
    assert len({login["password"] for login in shape["logins"]}) == len(roles)
    assert shape["address"] == demo.address + "/"


def test_the_logins_are_made_once_and_stay(demo: Served) -> None:
    from airshed.web.demo import LOGINS_FILE  # noqa: PLC0415 - beside its use

    kept = json.loads((demo.home / LOGINS_FILE).read_text(encoding="utf-8"))
    assert kept == json.loads(demo.told())["logins"]
    assert (demo.home / LOGINS_FILE).stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_said_before_anything_is_done(demo: Served, airshed: Airshed, home: Path) -> None:
    port = int(demo.address.rpartition(":")[2])
    answer = airshed("serve", "--home", home, "--port", port, "--json")
    (error,) = answer.json["errors"]
    assert (answer.code, error["code"], error["where"]) == (2, "web.port_taken", f"127.0.0.1:{port}")
    assert not (home / "db.sqlite3").exists()
    assert "--port" in airshed("serve", "--home", home, "--port", port).err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_and_so_do_its_jobs(tmp_path: Path, number: int) -> None:
    home = make_home(tmp_path / "home")
    with serving(home) as served:
        assert jobs_of(home)
        assert served.stop(number) == 0
    assert jobs_of(home) == []
    said = served.said()
    assert said.splitlines()[-1] == "stopped"
    assert "WARNING" not in said
    assert "Traceback" not in said
    assert "airshed account add" in said  # nobody could sign in
    assert "demo-" not in said  # no logins are made for real data
    assert not (home / "demo-logins.json").exists()


def test_jobs_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with serving(home) as served:
        os.killpg(served.process.pid, signal.SIGKILL)
        served.process.wait(PATIENCE_S)
        end = time.monotonic() + PATIENCE_S
        while jobs_of(home) and time.monotonic() < end:
            time.sleep(0.1)
        assert jobs_of(home) == []


def test_jobs_that_die_are_begun_again_and_that_is_said(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with serving(home) as served:
        (first,) = jobs_of(home)
        os.kill(int(first), signal.SIGKILL)
        end = time.monotonic() + PATIENCE_S
        while jobs_of(home) in ([], [first]) and time.monotonic() < end:
            time.sleep(0.1)
        assert len(jobs_of(home)) == 1
        assert f"jobs.ended code=-9 pid={first}: " in served.said()
        assert served.stop() == 0
    assert jobs_of(home) == []


def test_the_service_of_systemd_names_home_and_address(airshed: Airshed, home: Path) -> None:
    said = airshed("serve", "--unit", "--home", home, "--port", 8080, "--host", "0.0.0.0").out  # noqa: S104 - printed only
    (command,) = re.findall(r"^ExecStart=(.*)$", said, re.MULTILINE)
    assert f"serve --home {home} --host 0.0.0.0 --port 8080" in command
    assert f"ReadWritePaths={home}" in said
    assert airshed("serve", "--unit", "--home", home, "--json").json["unit"].startswith("# Airshed")


def test_a_damaged_database_is_a_fault_with_the_way_out(airshed: Airshed, home: Path) -> None:
    (home / "db.sqlite3").write_bytes(b"not a database" * 1000)
    answer = airshed("serve", "--home", home, "--port", free_port(), "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "web.database")
