"""`airshed telemetry`: frames of instruments."""

import typer

from airshed.cli.telemetry import decode

app = typer.Typer(no_args_is_help=True, help="Frames of instruments: decode.")
app.command("decode")(decode.decode)


@app.callback()
def telemetry() -> None:
    """Frames of instruments: decode."""
