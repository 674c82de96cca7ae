"""`airshed telemetry`: frames of instruments."""

import typer

from airshed.cli.telemetry import decode, journal

app = typer.Typer(no_args_is_help=True, help="Frames of instruments: decode, frames, verify, pack.")
app.command("decode")(decode.decode)
app.command("frames")(journal.frames)
app.command("verify")(journal.verify)
app.command("pack")(journal.pack)


@app.callback()
def telemetry() -> None:
    """Frames of instruments: decode, frames, verify, pack."""
