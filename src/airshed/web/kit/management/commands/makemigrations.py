"""Migrations as Django writes them, but for this: new tables are made together, each with its constraints.

Django adds each constraint to a table that is there already: SQLite then makes the table anew, and Django works out all
models that are related to it once more. With fifty registers of five constraints that takes a minute instead of some
seconds wherever a home is made.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from django.core.management.commands import makemigrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel

from airshed.web.kit.tables import MadeTogether


def with_constraints(operations: Iterable[Any]) -> list[Any]:
    """Return the operations of a migration, constraints and indexes of a new model moved to where it is made."""
    found: list[Any] = []
    made: dict[str, CreateModel] = {}
    for operation in operations:
        table = made.get(getattr(operation, "model_name_lower", ""))
        if table is not None and isinstance(operation, AddConstraint):
            own = [*table.options.get("constraints", ()), operation.constraint]
            table.options = {**table.options, "constraints": own}
            continue
        if table is not None and isinstance(operation, AddIndex):
            table.options = {**table.options, "indexes": [*table.options.get("indexes", ()), operation.index]}
            continue
        if isinstance(operation, CreateModel):
            made[operation.name_lower] = operation
        elif table is not None:
            del made[operation.model_name_lower]  # it may add what a later constraint is about
        found.append(operation)
    return found


def together(operations: Iterable[Any]) -> list[Any]:
    """Return the operations of a migration, tables that are made one after the other as one operation."""
    found: list[Any] = []
    for makes, several in groupby(operations, key=lambda operation: isinstance(operation, CreateModel)):
        own = list(several)
        found += [MadeTogether(own)] if makes and len(own) > 1 else own
    return found


class Autodetector(MigrationAutodetector):  # type: ignore[misc]  # it comes without types
    """Finds what changed, and makes tables with their constraints."""

    def _optimize_migrations(self) -> None:
        super()._optimize_migrations()
        for migrations in self.migrations.values():
            for migration in migrations:
                migration.operations = together(with_constraints(migration.operations))


class Command(makemigrations.Command):  # type: ignore[misc]  # as above
    """Writes migrations."""

    autodetector: ClassVar = Autodetector
