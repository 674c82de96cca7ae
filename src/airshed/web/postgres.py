"""A PostgreSQL database saved and restored by the tools of PostgreSQL: of one moment, with the rows of every table."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web import env
from airshed.web.installation import database

DUMP_FILE = "postgres.dump"
"""Its name in a backup."""
TABLES = """
    SELECT schemaname, tablename FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2
"""
DEFAULT_SCHEMA = "public"
LONGEST_TOLD = 500

Save = Callable[[Path], dict[str, int]]
"""Writes the database to a new file, and returns the rows of every table in it."""


class PostgresUnready(AirshedError):
    """The tools of PostgreSQL are missing or too old, or they refuse, or the database is not what it should be."""


@contextlib.contextmanager
def snapshot(home: Path) -> Iterator[Save]:
    """Hold the moment of a home's database for as long as the block lasts; what is given back writes it to a file.

    Raises:
        PostgresUnready: `pg_dump` is missing or older than the server, or the database does not answer.
    """
    values = _described(home)
    with _connected(values, home) as connection:
        pg_dump = _tool("pg_dump", connection)
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        (moment,) = connection.execute("SELECT pg_export_snapshot()").fetchone()

        def save(target: Path) -> dict[str, int]:
            _run(pg_dump, "--format=custom", f"--snapshot={moment}", f"--file={target}", values=values)
            return _rows(connection)

        yield save


def load(home: Path, dump: Path) -> dict[str, int]:
    """Fill the empty database that the settings of a home name, all or nothing; return the rows of every table.

    Raises:
        PostgresUnready: none is named, it is not empty, `pg_restore` is missing or too old, or it refuses.
    """
    if not env.settings(home)["database_url"]:
        raise PostgresUnready(Fault("web.postgres_unnamed", "database_url", "", "AIRSHED_DATABASE_URL"))
    values = _described(home)
    with _connected(values, home) as connection:
        pg_restore = _tool("pg_restore", connection)
        if there := _rows(connection):
            raise PostgresUnready(Fault("web.postgres_in_use", _named(values), ", ".join([*there][:3])))
    _run(pg_restore, "--single-transaction", "--exit-on-error", str(dump), values=values)
    with _connected(values, home) as connection:
        return _rows(connection)


def _described(home: Path) -> dict[str, Any]:
    return database(home, env.settings(home)["database_url"])


def _named(values: Mapping[str, Any]) -> str:
    """Return host and name of a database; nothing of it is a secret."""
    return f"{values['HOST'] or 'localhost'}/{values['NAME']}"


@contextlib.contextmanager
def _connected(values: Mapping[str, Any], home: Path) -> Iterator[Any]:
    try:
        import psycopg  # noqa: PLC0415 - the extra [postgres]
    except ImportError:
        raise PostgresUnready(Fault("web.postgres_tools", "psycopg", "", "airshed[postgres]")) from None
    try:
        with psycopg.connect(_address(values), password=values["PASSWORD"] or None) as connection:
            yield connection
    except psycopg.Error as error:
        told = str(error).strip().replace("\n", " ")[:LONGEST_TOLD]
        raise PostgresUnready(Fault("web.postgres_refused", _named(values), told, str(home))) from None


def _address(values: Mapping[str, Any]) -> str:
    """Return the address without the password, as libpq and its tools read it."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - as above

    parts = {"dbname": values["NAME"], "user": values["USER"], "host": values["HOST"], "port": values["PORT"]}
    return str(make_conninfo("", **{name: part for name, part in parts.items() if part}, **values["OPTIONS"]))


def _tool(name: str, connection: Any) -> str:  # noqa: ANN401 - of a library that need not be there
    """Return a tool that is as new as the server."""
    wanted = connection.info.server_version // 10000
    path = shutil.which(name)
    if path is None:
        raise PostgresUnready(Fault("web.postgres_tools", name, "", str(wanted)))
    said = subprocess.run([path, "--version"], check=False, capture_output=True, text=True).stdout  # noqa: S603 - of PostgreSQL
    number = re.search(r"(\d+)[.\d]*", said)
    if number is None or int(number[1]) < wanted:
        raise PostgresUnready(Fault("web.postgres_tools", name, said.strip(), str(wanted)))
    return path


def _run(tool: str, *words: str, values: Mapping[str, Any]) -> None:
    command = [tool, "--no-owner", "--no-privileges", f"--dbname={_address(values)}", *words]
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": values["PASSWORD"]} if values["PASSWORD"] else {})}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, errors="replace")  # noqa: S603 - as above
    if done.returncode:
        told = done.stderr.strip().replace("\n", " ")[:LONGEST_TOLD]
        raise PostgresUnready(Fault("web.postgres_refused", _named(values), told, Path(tool).name))


def _rows(connection: Any) -> dict[str, int]:  # noqa: ANN401 - as above
    from psycopg import sql  # noqa: PLC0415 - as above

    counted = {}
    for schema, table in connection.execute(TABLES).fetchall():
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
        name = table if schema == DEFAULT_SCHEMA else f"{schema}.{table}"
        (counted[name],) = connection.execute(query).fetchone()
    return counted
