"""`airshed telemetry`: frames of instruments."""

import typer

from airshed.cli.telemetry import decode, journal, simulate

app = typer.Typer(no_args_is_help=True, help="Frames of instruments: decode, frames, verify, pack, simulate.")
app.command("decode")(decode.decode)
app.command("frames")(journal.frames)
app.command("verify")(journal.verify)
app.command("pack")(journal.pack)
app.command("simulate")(simulate.simulate)


@app.callback()
def telemetry() -> None:
    """Frames of instruments: decode, frames, verify, pack, simulate."""
