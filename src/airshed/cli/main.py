"""The command line `airshed`: the list of its commands, each loaded only when it is called."""

import gc
import io
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from airshed.cli.output import reported

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Make an empty home.",
        "demo": "Make a home with two synthetic years of an invented city.",
        "serve": "Serve the pages of a home and run its jobs.",
        "account": "Accounts: add the first one, hand out one-time passwords, list.",
        "doctor": "Look whether an installation is well, and what to do where it is not.",
        "backup": "Save a home in one file.",
        "restore": "Make a home of a backup.",
        "air": "Ambient air: import, AQI, evaluation, dust events.",
        "telemetry": "Frames of instruments: decode; the journal: frames, verify, pack; simulate plays devices.",
        "register": "Registers: list, template, export, import, undo.",
        "case": "Cases and tasks: list, show, move.",
        "plan": "Plans: list, check, status, history, explanation, rulings, figures.",
        "report": "Daily reports and monthly bulletins: list, make, show, verify, templates.",
        "lake": "Stored observations: info, count, compact.",
        "rules": "Dated editions of the standards: list, show, check.",
    }
)


NEW_OBJECTS = 300_000
"""So many are made before garbage is looked for, more than the state of a plan makes: the usual 700 take a tenth of a
command's time."""
COMPLETION = ("install_completion", "show_completion")  # Typer adds these to every app


class House(TyperGroup):
    """The root group: `COMMANDS` names module `airshed.cli.<name>` with an `app`; listing them imports none."""

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401 - signature of Typer
        """Fill the group with stand-ins of name and help line."""
        super().__init__(**attrs)
        self.commands.update({name: TyperCommand(name, help=line) for name, line in COMMANDS.items()})

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401
        """Return the command itself for the name in `args`, loaded."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and command else None, rest

    def main(self, args: Sequence[str] | None = None, *_: object, **extra: Any) -> Any:  # noqa: ANN401 - as Typer
        """Run, and leave with the exit code; whatever goes wrong is reported here at the latest."""
        words = list(sys.argv[1:] if args is None else args)
        try:
            with reported("--json" in words):
                code = super().main(words, **{**extra, "prog_name": "airshed", "standalone_mode": False})
        except typer.Exit as leaving:
            code = leaving.exit_code
        sys.exit(code if isinstance(code, int) else 0)


def load(name: str) -> Any:  # noqa: ANN401 - Typer's own command type is private
    """Return the command of a name in `COMMANDS` as Typer builds it."""
    command = typer.main.get_command(import_module(f"airshed.cli.{name}").app)
    command.name = name
    command.params = [param for param in command.params if param.name not in COMPLETION]
    return command


app = typer.Typer(cls=House, no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


def _version(value: bool) -> None:  # noqa: FBT001 - signature of a Typer callback
    if value:
        from airshed import __version__  # noqa: PLC0415 - reads the package's metadata

        typer.echo(f"airshed {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Airshed runs a city's clean-air plan.

    让城市空气清洁方案运行起来：证据进，算出来的状态出。

    Example: airshed air aqi pm25_24h=75 o3_8h=160
    """


def run() -> None:
    """Run the command line; what a terminal cannot show is replaced, not refused."""
    gc.set_threshold(NEW_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
