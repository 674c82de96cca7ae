"""The offline bundle: made, and installed into an empty environment that reaches no network."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh bundle, made with the environment that runs the tests as it is."""
    folder, prefix = tmp_path_factory.mktemp("bundle") / "bundle", Path(sys.prefix)
    words = ["make", "-s", "bundle", f"VENV={prefix}", "-o", f"{prefix}/.default", f"BUNDLE={folder}"]
    subprocess.run(words, check=True, cwd=ROOT, capture_output=True, text=True)
    return folder


def _without_network() -> list[str]:
    """Return the command that cuts a process off from every network, where the system lets it."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0
        ):
            return words
    return []


def test_what_is_cut_off_reaches_nothing() -> None:
    words = _without_network()
    if not words:
        pytest.skip("this system cuts no process off")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asked = f"import socket; socket.create_connection(('127.0.0.1', {port}), 5)"
        for before, code in (([], 0), (words, 1)):
            done = subprocess.run([*before, sys.executable, "-c", asked], check=False, capture_output=True)
            assert done.returncode == code


def _install(bundle: Path, place: Path) -> "subprocess.CompletedProcess[str]":
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.parent),
        "PYTHON": sys._base_executable,  # type: ignore[attr-defined]  # noqa: SLF001 - the Python below the venv
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE),
    }
    words = [*_without_network(), "sh", str(bundle / "install.sh"), str(place)]
    return subprocess.run(words, check=False, capture_output=True, text=True, env=environment)


@pytest.mark.full
def test_it_installs_without_a_network_and_works(bundle: Path, tmp_path: Path) -> None:
    place = tmp_path / "opt"
    done = _install(bundle, place)
    assert done.returncode == 0, done.stderr
    airshed, home = str(place / "bin" / "airshed"), str(tmp_path / "home")
    environment = {"PATH": "/usr/bin:/bin", "AIRSHED_LANG": "en"}
    for words in (["init", home], ["plan", "list", "--home", home], ["backup", "--home", home]):
        subprocess.run([airshed, *words], check=True, capture_output=True, env=environment)
    made = "from pathlib import Path; from airshed.web.django import migrate; print(len(migrate(Path({!r}))))"
    code = made.format(home)
    told = subprocess.run(
        [str(place / "bin" / "python"), "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    assert int(told.stdout) > 0
    again = _install(bundle, place)
    assert (again.returncode, (place / "bin" / "airshed").exists()) == (2, True)


@pytest.mark.full
def test_a_damaged_bundle_installs_nothing(bundle: Path, tmp_path: Path) -> None:
    wheel = next((bundle / "wheels").iterdir())
    text = wheel.read_bytes()
    wheel.write_bytes(text[:-1] + bytes([text[-1] ^ 1]))
    done = _install(bundle, tmp_path / "opt")
    wheel.write_bytes(text)
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert not (tmp_path / "opt").exists()
