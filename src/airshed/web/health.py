"""`/health` for monitors: whether the database answers and the lake can be read. No sign-in, no secrets."""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from airshed import __version__
from airshed.errors import AirshedError


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view
    """Return 200 when all is well, else 503."""
    parts = {"database": _database(), "lake": _lake(settings.HOME)}
    ok = all(parts.values())
    said = {name: "ok" if fine else "failed" for name, fine in parts.items()}
    return JsonResponse({"ok": ok, "version": __version__, **said}, status=200 if ok else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except DatabaseError:
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
