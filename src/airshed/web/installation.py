"""What one home says to Django: its database, its key, the names it answers to, and how long one stays signed in."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from airshed.errors import AirshedError, Fault
from airshed.web import env

SECRET_VARIABLE = "AIRSHED_SECRET_KEY"  # noqa: S105 - its name, not the secret
SHORTEST_SECRET = 50
POSTGRES = frozenset({"postgres", "postgresql"})
URL_SHAPE = "postgresql://user@host:port/name"
HOUR_S = 3600
WAIT_S = 5
"""How long a write waits for another program that holds the database; a request that waits keeps a thread. [s]"""
HSTS_S = 30 * 86400
"""How long browsers ask for nothing but HTTPS after a visit. [s]"""
WAL = "PRAGMA journal_mode = WAL"


class InstallationBroken(AirshedError):
    """Database or key of the home cannot be used as they are named."""


def installation(home: Path) -> Mapping[str, Any]:
    """Return the Django settings that differ from home to home.

    Raises:
        InstallationBroken: the database's address or the key is wrong.
        SettingsBroken: the home's settings are.
    """
    values = env.settings(home)
    secure = values["https"] != "off"
    return {
        "HOME": home,
        "DATABASES": {"default": database(home, values["database_url"])},
        "SECRET_KEY": secret_key(home),
        "ALLOWED_HOSTS": [name.strip() for name in values["allowed_hosts"].split(",") if name.strip()],
        "SESSION_COOKIE_AGE": values["session_hours"] * HOUR_S,
        **dict.fromkeys(("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE"), secure),
        "SECURE_HSTS_SECONDS": HSTS_S if secure else 0,
        "SECURE_SSL_REDIRECT": values["https"] == "proxy",  # what came past the proxy; `airshed serve` answers TLS only
    }


def database(home: Path, url: str) -> dict[str, Any]:
    """Return Django's description of the database of a URL; without one it is SQLite in the home.

    Raises:
        InstallationBroken: it is no address of PostgreSQL, or a password stands in `settings.toml`.
    """
    if not url.strip():
        path = home / env.DATABASE_FILE
        options = {
            "database": f"{path.as_uri()}?mode=rw",  # one that is gone is told, not replaced by an empty one
            "timeout": WAIT_S,
            "transaction_mode": "IMMEDIATE",
            "init_command": WAL,
        }
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
    try:
        parts = urlsplit(url.strip())
        name, port = unquote(parts.path.removeprefix("/")), parts.port
    except ValueError:  # the address is not repeated: it may hold a password
        raise InstallationBroken(Fault("web.database_url", "database_url", "", URL_SHAPE)) from None
    if parts.scheme not in POSTGRES or not name:
        raise InstallationBroken(Fault("web.database_url", "database_url", "", URL_SHAPE))
    if parts.password and not os.environ.get("AIRSHED_DATABASE_URL"):
        raise InstallationBroken(Fault("web.secret_in_file", env.SETTINGS_FILE, "", "AIRSHED_DATABASE_URL"))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def secret_key(home: Path) -> str:
    """Return the key that signs sessions: of the environment, else of the home, where it is made once.

    Raises:
        InstallationBroken: it is too short.
    """
    named = os.environ.get(SECRET_VARIABLE)
    path = home / env.SECRET_FILE
    if named is None and not path.exists():
        _make_secret(path)
    key = path.read_text(encoding="utf-8").strip() if named is None else named.strip()
    if len(key) < SHORTEST_SECRET:
        where = str(path) if named is None else SECRET_VARIABLE
        raise InstallationBroken(Fault("web.short_secret", where, str(len(key)), str(SHORTEST_SECRET)))
    return key


def _make_secret(path: Path) -> None:
    """Write a new key that only its owner reads; where another program was faster, its key stays."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret", encoding="utf-8") as file:  # made with mode 0600
        file.write(secrets.token_urlsafe(SHORTEST_SECRET) + "\n")
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
