"""`/health` for monitors: can everything be read and stored. No sign-in, no secrets.

Data that stop coming and jobs that stand still are told too, but do not make the answer 503: who watches the service
would restart it, and that brings no data.
"""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from airshed import __version__
from airshed.errors import AirshedError
from airshed.web import env, heartbeat

PROBE = b"\0" * 4096
PATIENCE_MS = 1000
"""How long another program may hold the database before that is told. [ms]"""


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view
    """Return 200 when all is well, else 503."""
    home = settings.HOME
    parts = {"settings": _settings(home), "database": _database(), "lake": _lake(home), "disk": _disk(home)}
    ok = all(parts.values())
    said = {name: "ok" if fine else "failed" for name, fine in parts.items()}
    latest = _latest(settings.HOME)
    told = {
        "notices": _notices(home),
        "jobs": "ok" if heartbeat.alive(settings.HOME) else "stopped",
        "last_data": _data(settings.HOME, latest),
        "last_hour": latest.isoformat(timespec="minutes") if latest else None,
    }
    return JsonResponse({"ok": ok, "version": __version__, **said, **told}, status=200 if ok else 503)


def _notices(home: Path) -> str:
    """Return `failing` where messages go out too late or not at all."""
    from airshed.web.notices.queries import list_troubles  # noqa: PLC0415 - models load when needed

    try:
        return "failing" if list_troubles(now=env.now(home)) else "ok"
    except (AirshedError, DatabaseError, OSError):
        return "ok"  # database or settings say so themselves


def _latest(home: Path) -> datetime | None:
    """Return the latest hour of ambient air, told from statistics of files."""
    from airshed.lake.contents import contents  # noqa: PLC0415 - dataframes load when needed

    try:
        return contents(home)["ambient_hours"].last_hour
    except (AirshedError, OSError):
        return None


def _data(home: Path, latest: datetime | None) -> str:
    """Return `ok`, `silent` where nothing new has come for too long, or `none` where there is nothing."""
    if latest is None:
        return "none"
    try:
        late = env.now(home) - timedelta(hours=env.settings(home)["silence_hours"])
    except AirshedError:
        return "ok"
    return "silent" if latest < late else "ok"


def _settings(home: Path) -> bool:
    try:
        env.settings(home)
    except (AirshedError, OSError):
        return False
    return True


def _database() -> bool:
    """Whether the database can be read, and written to before patience ends."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")  # the connection ends with the request
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("ROLLBACK")
    except DatabaseError:
        return False
    return True


def _disk(home: Path) -> bool:
    """Whether a little can be stored."""
    try:
        with TemporaryFile(dir=home) as file:
            file.write(PROBE)
            file.flush()
    except OSError:
        return False
    return True


def _lake(home: Path) -> bool:
    """Whether every table that is there can be read; an empty lake can."""
    from airshed.lake.listing import files  # noqa: PLC0415 - dataframes load when needed
    from airshed.lake.tables import TABLES  # noqa: PLC0415 - as above

    try:
        for table in TABLES.values():
            files(home, table)
    except (AirshedError, OSError):
        return False
    return (home / "lake").is_dir()
