"""Many changes in one step of a migration, so that the models they touch are worked out once, not once for each.

Between two operations Django works out all models that are related to what changed. All registers are, by their
department: making a hundred tables one by one takes twenty seconds, most of it for that.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel, RemoveField
from django.db.migrations.operations.base import Operation, OperationCategory


class _Together(Operation):  # type: ignore[misc]  # it comes without types
    """Operations that are done as one: between them nobody needs to know what the models are."""

    serialization_expand_args = ("operations",)
    said = ""

    def __init__(self, operations: Sequence[Any]) -> None:
        """Keep the operations."""
        self.operations = list(operations)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how it is written."""
        return type(self).__qualname__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: Any) -> None:  # noqa: ANN401 - Django's own
        """Change the models; they are worked out when they are asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ANN401
        """Change the tables."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ANN401
        """Change them back."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return what it does."""
        return f"{self.said} {', '.join(operation.name for operation in self.operations)}"


class MadeTogether(_Together):
    """Makes the tables of models."""

    category = OperationCategory.ADDITION
    said = "Create models"
    operations: list[CreateModel]


class TakenTogether(_Together):
    """Takes columns away that are neither keys nor references, nor part of any."""

    category = OperationCategory.REMOVAL
    said = "Remove columns"
    operations: list[RemoveField]
