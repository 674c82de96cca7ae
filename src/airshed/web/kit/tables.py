"""Many tables made in one step of a migration, so that their models are worked out once, not once for each."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class MadeTogether(Operation):  # type: ignore[misc]  # it comes without types
    """Makes the tables of models.

    Between two operations Django works out all models that are related to what changed. All registers are, by their
    department: making a hundred tables one by one takes twenty seconds, most of it for that.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ("operations",)

    def __init__(self, operations: Sequence[CreateModel]) -> None:
        """Keep what makes each of them."""
        self.operations = list(operations)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how it is written."""
        return type(self).__qualname__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: Any) -> None:  # noqa: ANN401 - Django's own
        """Add the models; they are worked out when they are asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ANN401
        """Make the tables."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ANN401
        """Take the tables away."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return what it does."""
        return f"Create models {', '.join(operation.name for operation in self.operations)}"
