"""What the database itself refuses: changing or deleting an entry, and adding one that does not continue the chain.

A migration that alters the table on SQLite copies it, and the copy has no triggers: such a migration installs them
again. `queries.missing_triggers` finds out.
"""

from typing import Any

NAMES = ("audit_entry_no_update", "audit_entry_no_delete", "audit_entry_in_line")

_REFUSED = "the audit log is append-only"
_IN_LINE = "an audit entry must continue the chain"
_LAST = "(SELECT number FROM audit_entry ORDER BY number DESC LIMIT 1)"
_LAST_HASH = "(SELECT hash FROM audit_entry ORDER BY number DESC LIMIT 1)"
_OUT_OF_LINE = f"NEW.number <> coalesce({_LAST}, 0) + 1 OR NEW.previous <> coalesce({_LAST_HASH}, '{'0' * 64}')"

_ADDED = "CREATE TRIGGER audit_entry_in_line BEFORE INSERT ON audit_entry"
_UPDATED = "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry"
_DELETED = "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE"

SQLITE = (
    f"{_UPDATED} BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
    f"{_DELETED} ON audit_entry BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
    f"{_ADDED} WHEN {_OUT_OF_LINE} BEGIN SELECT RAISE(ABORT, '{_IN_LINE}'); END",
)

_FUNCTION = "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
_RAISE = "RAISE EXCEPTION '{text}' USING ERRCODE = 'integrity_constraint_violation';"
_CHECK = f"IF {_OUT_OF_LINE} THEN {_RAISE.format(text=_IN_LINE)} END IF; RETURN NEW;"

POSTGRESQL = (
    _FUNCTION.format(name="audit_entry_refuse", body=_RAISE.format(text=_REFUSED)),
    _FUNCTION.format(name="audit_entry_in_line", body=_CHECK),
    f"{_UPDATED} FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
    f"{_DELETED} OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
    f"{_ADDED} FOR EACH ROW EXECUTE FUNCTION audit_entry_in_line()",
)

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def install(_: Any, schema_editor: Any) -> None:  # noqa: ANN401 - signature of a migration step
    """Install the triggers where they are not there; on a database other than these two, refuse."""
    for name in NAMES:
        on = " ON audit_entry" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
