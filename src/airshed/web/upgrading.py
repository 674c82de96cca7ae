"""Is the database of a home of the version of this software? Told from names alone, in milliseconds.

Django's own plan of what is to be done loads every step first; that is for who takes the steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from airshed.errors import AirshedError, Fault


class OtherVersion(AirshedError):
    """The database of the home was left by another version of the software, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How a database and this version differ, in migrations as `app.name`.

    Attributes:
        missing: what this version has and the database has not taken.
        strange: what the database has taken and this version does not have.
    """

    missing: tuple[str, ...]
    strange: tuple[str, ...]


def check_version(home: Path) -> None:
    """Refuse a home whose database is of another version, once Django is set up for it.

    Raises:
        OtherVersion: it is, or it cannot be read.
    """
    if steps := steps_to_take(home):
        upgrade = f"airshed serve --home {quote(str(home))}"
        raise OtherVersion(Fault("web.earlier_version", str(home), str(len(steps)), upgrade))


def steps_to_take(home: Path) -> tuple[str, ...]:
    """Return the migrations that the database of a home lacks, once Django is set up for it.

    Raises:
        OtherVersion: a later version has brought it up to date, or it cannot be read.
    """
    found = gap()
    if found.strange:
        from airshed import __version__  # noqa: PLC0415 - reads the package's metadata

        raise OtherVersion(Fault("web.later_version", str(home), ", ".join(found.strange), __version__))
    return found.missing


def gap() -> Gap:
    """Return how the database that Django is set up for differs from what this version needs.

    Raises:
        OtherVersion: it cannot be read.
    """
    from django.apps import apps  # noqa: PLC0415 - needs settings
    from django.db import DatabaseError, connection  # noqa: PLC0415 - as above
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415 - as above

    try:
        taken = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError as error:
        raise OtherVersion(Fault("web.database", str(connection.settings_dict["NAME"]), str(error))) from error
    labels = {config.label: config.path for config in apps.get_app_configs()}
    known = {(label, name) for label, app in labels.items() for name in _steps(app)}
    ours = {(label, name) for label, name in taken if label in labels}  # no other app's tables are ever read
    return Gap(_named(known - ours), _named(ours - known))


def _named(steps: set[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{label}.{name}" for label, name in sorted(steps))


def _steps(app: str) -> Iterator[str]:
    """Yield the migrations in the folder of an app; an app without tables has none."""
    yield from (file.stem for file in Path(app, "migrations").glob("[!_~]*.py"))
