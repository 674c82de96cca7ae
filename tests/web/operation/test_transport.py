"""HTTPS with a certificate of its own, behind a proxy, and who a request comes from."""

import json
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
import trustme
from tests.serving import Served, free_port, serving

from airshed.web.checks import examine
from airshed.web.env import make_home, settings_text
from airshed.web.transport import TransportBroken, end_of_certificate, transport

CA = trustme.CA()
NOW = datetime.now(tz=UTC).replace(tzinfo=None)


def _files(folder: Path, *, days: float = 365) -> tuple[Path, Path]:
    """Write a certificate of the authority that ends after so many days, and its key."""
    issued = CA.issue_cert("localhost", "127.0.0.1", not_after=NOW + timedelta(days=days))
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    for n, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(str(certificate), append=n > 0)
    issued.private_key_pem.write_to_path(str(key))
    return certificate, key


def _choose(home: Path, **values: str) -> None:
    (home / "settings.toml").write_text(settings_text(values), encoding="utf-8")


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = _files(folder)
    tls = ssl.create_default_context()
    CA.configure_trust(tls)
    home = make_home(folder / "home")
    with serving(home, "--certificate", str(certificate), "--key", str(key), "--json", tls=tls) as served:
        yield served


def test_pages_come_encrypted_and_cookies_stay_so(encrypted: Served) -> None:
    status, headers, text = encrypted.ask("/login/")
    assert status == 200
    assert 'name="password"' in text
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert "Secure" in headers["Set-Cookie"]
    assert json.loads(encrypted.told())["address"] == encrypted.address + "/"


def test_what_is_not_encrypted_is_not_answered(encrypted: Served) -> None:
    plain = Served(encrypted.process, encrypted.home, encrypted.address.replace("https", "http"), encrypted.out)
    with pytest.raises((OSError, HTTPException)):
        plain.get("/login/")


def _tried(home: Path) -> set[str]:
    """Return the addresses that the audit log and the lock of sign-ins name."""
    with closing(sqlite3.connect(home / "db.sqlite3")) as base:
        logged = {json.loads(row)["address"] for (row,) in base.execute("SELECT detail FROM audit_entry")}
        locked = {row for (row,) in base.execute("SELECT ip_address FROM axes_accessattempt")}
    assert logged == locked
    return logged


def _wrong_password(served: Served, **headers: str) -> int:
    _, given, text = served.ask("/login/", headers=headers)
    token = text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    cookie = given["Set-Cookie"].partition(";")[0]
    origin = f"{headers.get('X-Forwarded-Proto', 'http')}://{served.address.partition('//')[2]}"
    body = f"csrfmiddlewaretoken={token}&username=nobody&password=wrong".encode()
    return served.ask("/login/", headers={**headers, "Cookie": cookie, "Origin": origin}, data=body)[0]


def test_a_trusted_proxy_says_who_asks_and_how(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    _choose(home, https="proxy", trusted_proxy="127.0.0.1, 10.0.0.0/8")
    with serving(home) as served:
        told = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7, 10.1.2.3", "X-Forwarded-Proto": "https"}
        status, headers, _ = served.ask("/login/", headers=told)
        assert (status, "Secure" in headers["Set-Cookie"]) == (200, True)
        assert "Strict-Transport-Security" in headers
        status, headers, _ = served.ask("/login/")
        assert (status, headers["Location"].partition(":")[0]) == (301, "https")
        assert served.get("/health")[0] == 200
        assert _wrong_password(served, **told) == 200
    assert _tried(home) == {"198.51.100.7"}


def test_nobody_else_says_who_asks(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    _choose(home, trusted_proxy="192.0.2.1")
    with serving(home) as served:
        assert _wrong_password(served, **{"X-Forwarded-For": "198.51.100.7", "X-Real-IP": "198.51.100.7"}) == 200
        assert "Strict-Transport-Security" not in served.ask("/login/", headers={"X-Forwarded-Proto": "https"})[1]
    assert _tried(home) == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"https": "on"}, {"web.certificate_missing"}),
        ({"https": "proxy"}, {"web.proxy_missing"}),
        ({"https": "proxy", "trusted_proxy": "10.0.0.1, x"}, {"web.proxy_address"}),
        ({"https": "on", "certificate": "no.pem", "certificate_key": "no.pem"}, {"web.certificate_unreadable"}),
    ],
)
def test_what_is_missing_is_said_before_anything_is_served(
    home: Path, airshed: Callable[..., Any], values: dict[str, str], codes: set[str]
) -> None:
    _choose(home, **values)
    answer = airshed("serve", "--home", home, "--port", free_port(), "--json")
    assert (answer.code, {error["code"] for error in answer.json["errors"]}) == (2, codes)
    assert not (home / "db.sqlite3").exists()
    assert examine(home, "certificates", now=NOW).ok is False


def test_a_word_that_is_no_choice_is_refused(home: Path, airshed: Callable[..., Any]) -> None:
    (home / "settings.toml").write_text('https = "yes"\n', encoding="utf-8")
    (error,) = airshed("doctor", "--home", home, "--json").json["errors"]
    assert (error["code"], error["expected"]) == ("env.setting_choice", "off | on | proxy")


def test_a_certificate_is_told_its_end(home: Path) -> None:
    certificate, key = _files(home, days=100)
    _choose(home, https="on", certificate="certificate.pem", certificate_key="key.pem")
    assert transport(home).certificate == certificate
    assert abs(end_of_certificate(certificate, key) - NOW - timedelta(days=100)) < timedelta(days=1)
    here = datetime.now()
    assert examine(home, "certificates", now=here).ok
    soon = examine(home, "certificates", now=here + timedelta(days=71))
    assert not soon.ok
    assert "certificate" in soon.remedy.en


def test_without_encryption_there_is_nothing_to_look_at(home: Path) -> None:
    assert examine(home, "certificates", now=NOW).ok


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda folder: _files(folder, days=-1), "web.certificate_expired"),
        (lambda folder: (folder / "key.pem").write_bytes(_other_key()), "web.certificate_unusable"),
        (lambda folder: (folder / "certificate.pem").write_text("no certificate"), "web.certificate_unusable"),
        (lambda folder: (folder / "key.pem").write_text(_locked()), "web.certificate_unusable"),
        (lambda folder: (folder / "key.pem").unlink(), "web.certificate_unreadable"),
    ],
)
def test_what_cannot_be_used_is_told(home: Path, spoil: Callable[[Path], object], code: str) -> None:
    certificate, key = _files(home)
    spoil(home)
    with pytest.raises(TransportBroken) as broken:
        end_of_certificate(certificate, key)
    assert broken.value.faults[0].code == code
    _choose(home, https="on", certificate="certificate.pem", certificate_key="key.pem")
    found = examine(home, "certificates", now=NOW)
    assert not found.ok
    assert str(home) in found.detail.zh


def _other_key() -> bytes:
    return bytes(CA.issue_cert("other").private_key_pem.bytes())


def _locked() -> str:
    """Return a private key under a passphrase."""
    from cryptography.hazmat.primitives import serialization as s  # noqa: PLC0415 - beside its use
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.BestAvailableEncryption(b"word")).decode()
