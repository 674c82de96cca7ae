"""What every command shares: its common options, its one way of printing and its error boundary.

Results go to standard output, faults and progress to standard error; with `--json` both results and faults are JSON on
standard output. Exit codes: 0 done, 1 the check says no, 2 bad input or usage, 70 our own mistake, 130 interrupted,
141 the reader of the output went away.
"""

import contextlib
import errno
import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from airshed.cli.words import say, worded
from airshed.errors import AirshedError, Fault

if TYPE_CHECKING:
    from rich.console import Console

BAD_INPUT = 2
OUR_MISTAKE = 70
READER_GONE = 141
WIDE = 200  # columns where nobody's terminal sets them, so that a file or another program gets whole tables

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", metavar="FOLDER", help="Home of the installation; default: AIRSHED_HOME, else ./airshed-home."
    ),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="USER", help="Who acts; default: the operating-system user.")
]
TiedOption = Annotated[bool, typer.Option("--tied", hidden=True, help="End when standard input ends.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON of a stable shape.")]

Result = Mapping[str, Any] | Sequence[Any]
Progress = Callable[[int, int, str], None]


def emit(result: Result, *, as_json: bool, text: Callable[["Console"], None]) -> None:
    """Print a result: as JSON, or as the text that `text` prints on the console it is given."""
    if as_json:
        escaped = not sys.stdout.encoding.lower().startswith("utf")
        written = json.dumps(result, ensure_ascii=escaped, indent=2, allow_nan=False, default=_plain)
        sys.stdout.write(written + "\n")
    else:
        text(console())
    sys.stdout.flush()


def console(*, stderr: bool = False) -> "Console":
    """Return a console without markup in values and without guesses at highlighting.

    Off a terminal it is wide, unless COLUMNS says how wide.
    """
    from rich.console import Console  # noqa: PLC0415 - help must not wait for it

    class Frank(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    made = Frank(stderr=stderr, highlight=False, markup=False, soft_wrap=False)
    if not made.is_terminal and not os.environ.get("COLUMNS"):
        made.width = WIDE
    return made


def at_home(home: Path | None) -> str:
    """Return what a command that is suggested needs so that it speaks of the same home as this one."""
    return "" if home is None else f" --home {shlex.quote(str(home))}"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


@contextlib.contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Show a progress bar on standard error if that is a terminal.

    The function given back is called with what is done, what there is in all, and what is at hand.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = console(stderr=True)
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int, at_hand: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title} {at_hand}")

        yield advance


@contextlib.contextmanager
def reported(as_json: bool) -> Iterator[None]:  # noqa: FBT001 - reads as a sentence
    """Turn what goes wrong inside into worded faults and the exit code."""
    try:
        yield
    except AirshedError as error:
        report(error.faults, as_json=as_json)
        raise typer.Exit(BAD_INPUT) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None
    except OSError as error:
        report((_system_fault(error),), as_json=as_json)
        raise typer.Exit(BAD_INPUT) from None
    except TyperException as error:
        if not error.format_message():  # called without arguments: the help has been shown
            raise typer.Exit(BAD_INPUT) from None
        report((_usage_fault(error),), as_json=as_json)
        raise typer.Exit(BAD_INPUT) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if os.environ.get("AIRSHED_DEBUG"):
            raise
        report((Fault("cli.bug", type(error).__module__, f"{type(error).__name__}: {error}"),), as_json=as_json)
        raise typer.Exit(OUR_MISTAKE) from None


def report(faults: Sequence[Fault], *, as_json: bool) -> None:
    """Print faults: worded on standard error, or as `{"errors": [...]}` on standard output."""
    if as_json:
        emit({"errors": [fault.as_dict() for fault in faults]}, as_json=True, text=lambda _: None)
        return
    for fault in faults:
        print(say("错误：", "error: ") + worded(fault), file=sys.stderr)  # noqa: T201 - the one place that prints faults


SYSTEM_FAULTS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: ("cli.no_space", "free space on the disk"),
        errno.EDQUOT: ("cli.no_space", "free space within the quota"),
        errno.EFBIG: ("cli.too_large", "a higher limit of file size"),
        errno.EACCES: ("cli.not_permitted", "permission to read or write there"),
        errno.EPERM: ("cli.not_permitted", "permission to read or write there"),
        errno.EROFS: ("cli.not_permitted", "a place that can be written"),
        errno.ENOENT: ("cli.no_file", "an existing file"),
    }
)


def _system_fault(error: OSError) -> Fault:
    code, expected = SYSTEM_FAULTS.get(error.errno or 0, ("cli.system", ""))
    return Fault(code, str(error.filename or ""), error.strerror or str(error), expected)


def _usage_fault(error: TyperException) -> Fault:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "airshed"
    return Fault("cli.usage", command, error.format_message(), f"{command} --help")
