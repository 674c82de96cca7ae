"""The door to Django: set it up for a home, and bring the home's database up to date."""

import contextlib
import os
import threading
from pathlib import Path
from typing import Any

from airshed.web import env
from airshed.web.installation import installation
from airshed.web.upgrading import check_version

SETTINGS = "airshed.web.settings"
_TURNING = threading.Lock()
MOST_TABLES = "registers"
"""The application that is brought up to date last: each change of what its tables refer to works them all out anew."""


def setup(home: Path) -> None:
    """Set Django up for a home; called again with another one, it turns to that.

    Raises:
        HomeMissing: there is no home.
        InstallationBroken: its database or key cannot be used.
        SettingsBroken: its settings are wrong.
    """
    import django  # noqa: PLC0415 - only where SQL is needed
    from django.apps import apps  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    place = env.home(home)
    os.environ["AIRSHED_HOME"] = str(place)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if apps.ready:
        _turn(settings, place)
    else:
        django.setup()


def turned(home: Path) -> None:
    """Have Django ready for a home whose tables are to be read; where it is ready for it, nothing happens.

    Raises:
        OtherVersion: the database is of another version of the software, or it cannot be read.
    """
    from django.apps import apps  # noqa: PLC0415 - only where SQL is needed
    from django.conf import settings  # noqa: PLC0415

    with _TURNING:
        if not apps.ready or home != settings.HOME:
            setup(home)
            check_version(home)


def _turn(settings: Any, home: Path) -> None:  # noqa: ANN401 - Django's own lazy settings
    """Turn settings and connections to another home."""
    from django.db import connections  # noqa: PLC0415 - needs settings

    values = dict(installation(home))
    connections.close_all()
    connections.databases["default"].update(values.pop("DATABASES")["default"])
    with contextlib.suppress(AttributeError):  # of this thread, if it had one
        del connections["default"]
    for name, value in values.items():
        setattr(settings, name, value)


def migrate(home: Path) -> list[str]:
    """Bring the database of a home up to date; return the migrations that were applied, in order."""
    setup(home)
    from django.core.management import call_command  # noqa: PLC0415 - needs settings
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).touch(mode=0o640)  # here alone a database is made
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    if plan:
        executor.migrate([node for node in targets if node[0] != MOST_TABLES])
    call_command("migrate", interactive=False, verbosity=0)
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
