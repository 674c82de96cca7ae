"""`airshed telemetry`: devices and their frames."""

import typer

from airshed.cli.telemetry import decode, journal, request, serve, simulate

app = typer.Typer(
    no_args_is_help=True,
    help="Devices and their frames: serve, ingest, request, simulate, decode, frames, verify, pack.",
)
app.command("serve")(serve.serve)
app.command("ingest")(serve.ingest)
app.command("request")(request.request)
app.command("simulate")(simulate.simulate)
app.command("decode")(decode.decode)
app.command("frames")(journal.frames)
app.command("verify")(journal.verify)
app.command("pack")(journal.pack)


@app.callback()
def telemetry() -> None:
    """Devices and their frames: serve, ingest, request, simulate, decode, frames, verify, pack."""
